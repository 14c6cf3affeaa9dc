//! `GET /api/v1/desk/{zone}/entries/{entry}/copy`: a form like it, for a new entry.

use serde::{Deserialize, Serialize};

use super::{OfEntry, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::editing::EntryForm;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct CopyEntry;

/// A form to begin a new entry with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Copied {
    /// The form of the entry, its name marked as a copy.
    pub form: EntryForm,
}

impl Endpoint for CopyEntry {
    const NAME: &'static str = "copyEntry";
    const ABOUT: &'static str = "The form of an entry, to begin another one with. Nothing is stored.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/copy";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = Copied;
}
