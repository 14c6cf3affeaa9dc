//! `POST /api/v1/desk/{zone}/entries/{entry}/restore`: what it said before.

use serde::{Deserialize, Serialize};

use super::{CHANGED, OfEntry, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::editing::Field;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct RestoreEntry;

/// What to bring back. `If-Match` names the version that the person read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Restore {
    /// The version to take it from.
    pub version: u64,
    /// The fields; all words and facts when empty. Whether it runs and who may see it come back only when they are named.
    #[serde(default)]
    pub fields: Vec<Field>,
}

impl Endpoint for RestoreEntry {
    const NAME: &'static str = "restoreEntry";
    const ABOUT: &'static str = "Lets an entry, or some of its fields, say again what an earlier version said. It is a new version, and nothing is lost.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/restore";
    const CALLER: Caller = Caller::Staff(Action::Restore);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = Restore;
    type Response = Saved;
}
