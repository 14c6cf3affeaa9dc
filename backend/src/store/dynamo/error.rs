//! The SDK's errors, by what they mean to us.

use std::error::Error as StdError;
use std::io;

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::CancellationReason;

use super::item::to_item;
use crate::port::StoreError;

/// Why an attempt did not work.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Asked for more than the table or account may have now; nothing was written.
    Busy,
    /// Another transaction is changing the same items; nothing was written.
    Conflict,
    /// The request may have arrived, its answer did not.
    NoAnswer,
    /// The request cannot have arrived.
    Unreachable(String),
    /// Asking again would bring the same.
    Final(StoreError),
}

impl Trouble {
    pub(super) fn may_be_done(&self) -> bool {
        matches!(self, Self::NoAnswer)
    }
}

/// What an error of any operation means.
pub(super) fn trouble<E>(error: &SdkError<E, HttpResponse>) -> Trouble
where
    E: ProvideErrorMetadata + StdError + 'static,
{
    match error {
        SdkError::ServiceError(answer) => answered(answer.err(), answer.raw().status().is_server_error()),
        SdkError::TimeoutError(_) | SdkError::ResponseError(_) => Trouble::NoAnswer,
        SdkError::DispatchFailure(failure) => match failure.as_connector_error() {
            Some(source) if never_sent(source) => Trouble::Unreachable(root(source)),
            _ => Trouble::NoAnswer,
        },
        SdkError::ConstructionFailure(_) => Trouble::Final(StoreError::Rejected("the request cannot be made".into())),
        _ => Trouble::NoAnswer,
    }
}

fn answered<E: ProvideErrorMetadata>(error: &E, broke_down: bool) -> Trouble {
    let message = || error.message().unwrap_or("no reason given").to_owned();
    match error.code() {
        Some("ThrottlingException" | "ProvisionedThroughputExceededException" | "RequestLimitExceeded") => {
            Trouble::Busy
        }
        Some("TransactionConflictException" | "ReplicatedWriteConflictException") => Trouble::Conflict,
        // The same transaction is still under way: it may yet be made.
        Some("TransactionInProgressException") => Trouble::NoAnswer,
        // It broke down on the way, before or after it wrote.
        _ if broke_down => Trouble::NoAnswer,
        Some("IdempotentParameterMismatchException") => Trouble::Final(StoreError::TokenReused),
        Some("ValidationException" | "SerializationException" | "ItemCollectionSizeLimitExceededException") => {
            Trouble::Final(StoreError::Rejected(message()))
        }
        Some("ResourceNotFoundException") => Trouble::Final(StoreError::Unavailable("the table is not there".into())),
        Some(code) => Trouble::Final(StoreError::Unavailable(format!("{code}: {}", message()))),
        None => Trouble::Final(StoreError::Unavailable("what answers is no DynamoDB".into())),
    }
}

/// What an error of a transaction means; its reasons stand in the order of its writes.
pub(super) fn transaction_trouble(error: &SdkError<TransactWriteItemsError, HttpResponse>) -> Trouble {
    match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
            cancelled_because(cancelled.cancellation_reasons(), cancelled.message())
        }
        _ => trouble(error),
    }
}

fn cancelled_because(reasons: &[CancellationReason], message: Option<&str>) -> Trouble {
    let first = |codes: &[&str]| reasons.iter().position(|reason| reason.code().is_some_and(|c| codes.contains(&c)));
    if let Some(index) = first(&["ConditionalCheckFailed"]) {
        return Trouble::Final(match reasons[index].item().filter(|item| !item.is_empty()).map(to_item).transpose() {
            Ok(found) => StoreError::ConditionFailed { index, found: found.map(Box::new) },
            Err(damaged) => damaged,
        });
    }
    if let Some(index) = first(&["ValidationError", "ItemCollectionSizeLimitExceeded"]) {
        let why = reasons[index].message().unwrap_or("no reason given");
        return Trouble::Final(StoreError::Rejected(format!("write {index}: {why}")));
    }
    if first(&["ThrottlingError", "ProvisionedThroughputExceeded"]).is_some() {
        return Trouble::Busy;
    }
    if first(&["TransactionConflict"]).is_some() {
        return Trouble::Conflict;
    }
    let why = message.unwrap_or("no reason given");
    Trouble::Final(StoreError::Rejected(format!("the transaction was cancelled: {why}")))
}

/// A connection that was refused, or a name that has no address, never carried the request.
fn never_sent(error: &(dyn StdError + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref::<io::Error>()
            && matches!(io.kind(), io::ErrorKind::ConnectionRefused | io::ErrorKind::AddrNotAvailable)
        {
            return true;
        }
        next = error.source();
    }
    false
}

fn root(error: &(dyn StdError + 'static)) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}
