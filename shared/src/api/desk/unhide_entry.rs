//! `POST /api/v1/desk/{zone}/entries/{entry}/unhide`: it comes back to the public list.

use super::{CHANGED, OfEntry, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct UnhideEntry;

impl Endpoint for UnhideEntry {
    const NAME: &'static str = "unhideEntry";
    const ABOUT: &'static str = "Brings a hidden entry back, as it was before.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/unhide";
    const CALLER: Caller = Caller::Staff(Action::Hide);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = ();
    type Response = Saved;
}
