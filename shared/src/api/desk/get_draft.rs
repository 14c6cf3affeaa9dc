//! `GET /api/v1/desk/{zone}/entries/{entry}/draft`: what somebody has typed so far.

use super::{Draft, OfEntry, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct GetDraft;

impl Endpoint for GetDraft {
    const NAME: &'static str = "getDraft";
    const ABOUT: &'static str = "The caller's own draft of an entry.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/draft";
    const CALLER: Caller = Caller::Staff(Action::Edit);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = Draft;
}
