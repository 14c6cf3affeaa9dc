//! `GET /api/v1/desk/{zone}/duplicates`: entries that may be one.

use serde::{Deserialize, Serialize};

use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::directory::likeness::Shared;
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;
use crate::set::Set;

/// The endpoint.
pub struct ListDuplicates;

/// Pairs that may be one, the closest first, and those that were put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Duplicates {
    /// The pairs, at most 100.
    pub pairs: Vec<LikelyPair>,
    /// Entries that live on as another.
    pub merged: Vec<MergedEntry>,
}

/// Two entries that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LikelyPair {
    /// One of them.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// What they share.
    pub shares: Set<Shared>,
    /// Fields in which they differ: key, label, what each says.
    pub differ: Vec<Differ>,
}

/// One of two entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Side {
    /// Its id.
    pub id: ServiceId,
    /// Its version.
    pub version: u64,
    /// Its name.
    pub name: String,
}

/// A field in which two entries differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Differ {
    /// The field.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What the one says.
    pub one: String,
    /// What the other says.
    pub other: String,
}

/// An entry that lives on as another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MergedEntry {
    /// The entry.
    pub gone: Side,
    /// The one it lives on as.
    pub into: Side,
}

impl Endpoint for ListDuplicates {
    const NAME: &'static str = "listDuplicates";
    const ABOUT: &'static str = "Entries that may be one and the same, and those that were put together.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/duplicates";
    const CALLER: Caller = Caller::Staff(Action::Merge);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];
    type Request = InZone;
    type Body = ();
    type Response = Duplicates;
}
