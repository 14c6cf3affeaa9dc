//! `POST /api/v1/desk/{zone}/bulk`: it is done.

use serde::{Deserialize, Serialize};

use super::MADE;
use super::plan_bulk::BulkChange;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::id::{BatchId, ServiceId};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ApplyBulk;

/// How many entries one request changes at most; the same request again goes on with the rest.
pub const AT_ONCE: usize = 50;
/// Most entries of one change.
pub const MOST: usize = 2_000;

/// A change of many entries, as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Bulk {
    /// Its id, chosen by the caller: a UUID of version 7. The same id again goes on where it stopped.
    pub batch: BatchId,
    /// The change.
    pub change: BulkChange,
    /// The entries to change, with the versions that were shown. Others are left alone.
    pub items: Vec<Chosen>,
}

/// An entry that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Chosen {
    /// The entry.
    pub entry: ServiceId,
    /// The version that was shown.
    pub version: u64,
}

/// How far it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BulkReport {
    /// Its id.
    pub batch: BatchId,
    /// How far it came.
    pub state: BulkState,
    /// How many entries it has changed.
    pub done: usize,
    /// How many are still to do: send the same request again.
    pub left: usize,
    /// Entries that were left as they are, and why.
    pub kept: Vec<Kept>,
}

/// An entry that was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Kept {
    /// The entry.
    pub entry: ServiceId,
    /// Its name.
    pub name: String,
    /// Why, in a sentence.
    pub why: String,
}

crate::closed_list! {
    /// How far a change of many entries came.
    BulkState {
        /// It is being made, or was cut off.
        Writing = "writing",
        /// All of it is made.
        Done = "done",
        /// It was taken back.
        Undone = "undone",
    }
}

impl Endpoint for ApplyBulk {
    const NAME: &'static str = "applyBulk";
    const ABOUT: &'static str =
        "Changes many entries as shown, each by itself. A request that was cut off goes on when it is sent again.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/bulk";
    const CALLER: Caller = Caller::Staff(Action::Bulk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = Bulk;
    type Response = BulkReport;
}
