//! `DELETE /api/v1/desk/{zone}/entries/{entry}/check`: somebody takes their check back.

use super::check_entry::Checked;
use super::{CHANGED, OfEntry};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct UncheckEntry;

impl Endpoint for UncheckEntry {
    const NAME: &'static str = "uncheckEntry";
    const ABOUT: &'static str = "Takes one's own check back, as if it had not been, unless somebody checked the entry since. If-Match names the version that the check made.";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/check";
    const CALLER: Caller = Caller::Staff(Action::Check);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = ();
    type Response = Checked;
}
