//! `POST /api/v1/desk/{zone}/entries`: a new entry.

use serde::{Deserialize, Serialize};

use super::{MADE, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::editing::EntryForm;
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct AddEntry;

/// A new entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewEntry {
    /// Its id, chosen by the caller: a UUID of version 7. The draft it was written in has the same.
    pub id: ServiceId,
    /// The form, as typed. What is wrong with it is answered with a pointer into the form, such as `/schedules/0/times/0/end`.
    pub form: EntryForm,
    /// Whether the person says, by the way, that all of it is so today: then it begins as checked. Writing alone never does.
    #[serde(default)]
    pub confirm: bool,
}

impl Endpoint for AddEntry {
    const NAME: &'static str = "addEntry";
    const ABOUT: &'static str = "Adds an entry, or sends it for approval where the caller's changes wait for it.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries";
    const CALLER: Caller = Caller::Staff(Action::Edit);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = NewEntry;
    type Response = Saved;
}
