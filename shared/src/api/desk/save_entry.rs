//! `PATCH /api/v1/desk/{zone}/entries/{entry}`: changes of its fields.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{CHANGED, OfEntry, Saved, Touch};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::editing::{Field, FieldChange};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct SaveEntry;

/// Changes of an entry's fields. Different fields that others changed meanwhile are kept; the same field is answered with
/// 409, whose body is a problem with the members of [`Clashing`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Save {
    /// Each field with the value the person began from and the value it should have. What is wrong is answered with pointers
    /// into the form of the entry, such as `/schedules/0/times/0/end`. Whether it runs is not changed here.
    pub changes: Vec<FieldChange>,
}

/// What a problem with the code `stale` also says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Clashing {
    /// The version that is there now. Sending the changes again, made from it, puts them in place of what is there.
    pub version: u64,
    /// Each field that two people changed.
    #[serde(default)]
    pub clashes: Vec<TwoSides>,
}

/// A field that two people changed to different values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TwoSides {
    /// The field.
    pub field: Field,
    /// What it said before either changed it.
    pub base: Value,
    /// What the caller wants.
    pub mine: Value,
    /// What is there now.
    pub theirs: Value,
    /// By whom, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Touch>,
}

impl Endpoint for SaveEntry {
    const NAME: &'static str = "saveEntry";
    const ABOUT: &'static str =
        "Changes fields of an entry, or sends the changes for approval where the caller's wait for it.";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}";
    const CALLER: Caller = Caller::Staff(Action::Edit);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = Save;
    type Response = Saved;
}
