//! `POST /api/v1/desk/{zone}/duplicates`: two entries are two, or one, or two again.

use serde::{Deserialize, Serialize};

use super::CHANGED;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct DecideDuplicates;

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Decision {
    /// They are two; they are not suggested again.
    Two {
        /// One of them.
        one: ServiceId,
        /// The other.
        other: ServiceId,
    },
    /// They are one.
    Merge {
        /// The one that lives on.
        keep: ServiceId,
        /// The version of it that was read.
        keep_version: u64,
        /// The one that lives on as the other.
        gone: ServiceId,
        /// The version of it that was read.
        gone_version: u64,
        /// Fields that are taken from the one that goes.
        take: Vec<String>,
    },
    /// They are two again. What the one took from the other is given back, unless it was changed since.
    Undo {
        /// The one that went.
        gone: ServiceId,
        /// The version of it that was read.
        gone_version: u64,
    },
}

/// It is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Decided {
    /// What happened, in a sentence.
    pub says: String,
}

impl Endpoint for DecideDuplicates {
    const NAME: &'static str = "decideDuplicates";
    const ABOUT: &'static str = "Says that two entries are two, puts them together, or takes that back.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/duplicates";
    const CALLER: Caller = Caller::Staff(Action::Merge);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = Decision;
    type Response = Decided;
}
