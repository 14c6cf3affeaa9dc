//! `GET /api/v1/desk/{zone}/entries/{entry}/letters`: what waits in the inbox about one entry.

use super::list_inbox::Letters;
use super::{OfEntry, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListLetters;

impl Endpoint for ListLetters {
    const NAME: &'static str = "listLetters";
    const ABOUT: &'static str = "What waits in the inbox about one entry, oldest first.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/letters";
    const CALLER: Caller = Caller::Staff(Action::AnswerInbox);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = Letters;
}
