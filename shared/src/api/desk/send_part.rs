//! `PUT /api/v1/desk/{zone}/imports/{batch}/parts/{part}`: a part of a file.

use serde::{Deserialize, Serialize};

use super::imports::OfImport;
use crate::api::{Address, FromAddress, Misread};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct SendPart;

/// An address that names a part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfImport {
    /// The import.
    pub of: OfImport,
    /// Which part, counted from 0.
    pub part: u32,
}

impl FromAddress for PartOfImport {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { of: OfImport::from_address(address)?, part: address.part("part")? })
    }
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Part {
    /// Its bytes, in base64; all parts but the last hold as many as [`super::imports::PART_BYTES`] says.
    pub data: String,
}

impl Endpoint for SendPart {
    const NAME: &'static str = "sendPart";
    const ABOUT: &'static str = "Stores a part of a file; sending it again does no harm.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}/parts/{part}";
    const CALLER: Caller = Caller::Staff(Action::Import);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("batch", "The import's id."),
        Parameter::path("part", "Which part, counted from 0."),
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
    type Request = PartOfImport;
    type Body = Part;
    type Response = ();
}
