//! How a failure is told to a caller: `application/problem+json` (RFC 9457) with a closed set of codes.

use serde::{Deserialize, Serialize};

use crate::set::Member as _;

crate::closed_list! {
    /// What went wrong, for programs. The list is closed: a new code is a change of interface.
    Code {
        /// The address or the record does not exist, or the caller may not know that it does.
        NotFound = "not-found",
        /// A parameter cannot be read; `errors` names each.
        BadRequest = "bad-request",
        /// Nobody is signed in, or no longer.
        SignedOut = "signed-out",
        /// The caller may know of this, but not do it.
        Forbidden = "forbidden",
        /// A change that did not come from a page of this server, or from one that belongs to another session.
        CrossSite = "cross-site",
        /// A cursor was changed, cut short or belongs to another list.
        BadCursor = "bad-cursor",
        /// The address exists, but not for this method.
        MethodNotAllowed = "method-not-allowed",
        /// A change without an `Idempotency-Key`.
        IdempotencyKeyMissing = "idempotency-key-missing",
        /// The same `Idempotency-Key` with another body.
        IdempotencyKeyReused = "idempotency-key-reused",
        /// A change of an existing record without `If-Match`.
        IfMatchMissing = "if-match-missing",
        /// Somebody else changed the record first; both values are given.
        Stale = "stale",
        /// The change would leave the zone without a coordinator.
        LastCoordinator = "last-coordinator",
        /// The body is too large.
        TooLarge = "too-large",
        /// The answer took too long.
        Timeout = "timeout",
        /// What is needed to answer cannot be reached now; trying again later may help.
        Unavailable = "unavailable",
        /// A fault of ours.
        Internal = "internal",
    }
}

impl Code {
    /// The HTTP status that goes with the code.
    pub fn status(self) -> u16 {
        match self {
            Self::BadRequest | Self::BadCursor | Self::IdempotencyKeyMissing => 400,
            Self::SignedOut => 401,
            Self::Forbidden | Self::CrossSite => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Stale | Self::LastCoordinator => 409,
            Self::TooLarge => 413,
            Self::IdempotencyKeyReused => 422,
            Self::IfMatchMissing => 428,
            Self::Internal => 500,
            Self::Unavailable => 503,
            Self::Timeout => 504,
        }
    }

    /// One English sentence for people who read logs and write clients.
    pub fn title(self) -> &'static str {
        match self {
            Self::NotFound => "There is nothing here.",
            Self::BadRequest => "Some of the request cannot be understood.",
            Self::SignedOut => "Nobody is signed in. Sign in and try again.",
            Self::Forbidden => "You may not do this.",
            Self::CrossSite => "This change does not come from a page of yours. Load the page again and try once more.",
            Self::BadCursor => "The cursor does not belong to this list. Start again without it.",
            Self::MethodNotAllowed => "This address does not take that method.",
            Self::IdempotencyKeyMissing => "A change needs an Idempotency-Key.",
            Self::IdempotencyKeyReused => "This Idempotency-Key was used for another change.",
            Self::IfMatchMissing => "A change of an existing record needs If-Match.",
            Self::Stale => "Somebody else changed this first.",
            Self::LastCoordinator => "The zone needs a coordinator without a last day. Make somebody else one first.",
            Self::TooLarge => "The request is too large.",
            Self::Timeout => "The answer took too long. Try again.",
            Self::Unavailable => "This cannot be reached just now. Try again in a minute.",
            Self::Internal => "Something went wrong here. It has been noted.",
        }
    }
}

/// The body of a failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Names the kind of problem: `about:blank#` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// One sentence.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong, for programs.
    pub code: Code,
    /// Finds this request in the logs.
    pub request_id: String,
    /// Each part of the request that is wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

impl Problem {
    /// A problem of this kind.
    pub fn new(code: Code, request_id: impl Into<String>) -> Self {
        let mut kind = String::from("about:blank#");
        kind.push_str(code.key());
        Self {
            kind,
            title: code.title().into(),
            status: code.status(),
            code,
            request_id: request_id.into(),
            errors: Vec::new(),
        }
    }
}

/// One part of a request that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldError {
    /// JSON pointer into the body, or `/` and the name of a parameter of the address.
    pub pointer: String,
    /// What is wrong, in one English sentence.
    pub detail: String,
}

impl FieldError {
    /// A parameter of the address that cannot be read.
    pub fn parameter(name: &str, detail: impl Into<String>) -> Self {
        let mut pointer = String::from("/");
        pointer.push_str(name);
        Self { pointer, detail: detail.into() }
    }
}
