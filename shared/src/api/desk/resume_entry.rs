//! `POST /api/v1/desk/{zone}/entries/{entry}/resume`: it is on again.

use super::{CHANGED, OfEntry, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ResumeEntry;

impl Endpoint for ResumeEntry {
    const NAME: &'static str = "resumeEntry";
    const ABOUT: &'static str = "Ends a rest early, or says that what was over goes on. It is due for a check then.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/resume";
    const CALLER: Caller = Caller::Staff(Action::Pause);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = ();
    type Response = Saved;
}
