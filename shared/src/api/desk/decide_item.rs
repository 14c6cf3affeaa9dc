//! `PUT /api/v1/desk/{zone}/imports/{batch}/items/{service}`: decides about one record.

use super::imports::{Decision, OfImport};
use crate::api::{Address, FromAddress, Misread};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct DecideItem;

/// An address that names a record of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemOf {
    /// The import.
    pub of: OfImport,
    /// The entry it is or will be.
    pub service: ServiceId,
}

impl FromAddress for ItemOf {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { of: OfImport::from_address(address)?, service: address.part("service")? })
    }
}

impl Endpoint for DecideItem {
    const NAME: &'static str = "decideItem";
    const ABOUT: &'static str = "Decides about one record of a plan, or about fields of it.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}/items/{service}";
    const CALLER: Caller = Caller::Staff(Action::Import);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("batch", "The import's id."),
        Parameter::path("service", "The entry's id."),
    ];
    const FAILURES: &'static [Code] = &[
        Code::SignedOut,
        Code::NotFound,
        Code::Forbidden,
        Code::Unavailable,
        Code::BadRequest,
        Code::IdempotencyKeyMissing,
        Code::IdempotencyKeyReused,
    ];
    const CHANGES: Changes = Changes::New;
    type Request = ItemOf;
    type Body = Decision;
    type Response = ();
}
