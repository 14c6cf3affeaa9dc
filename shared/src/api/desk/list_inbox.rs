//! `GET /api/v1/desk/{zone}/inbox`: what families and providers have told the centre.

use serde::{Deserialize, Serialize};

use super::inbox::Letter;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListInbox;

/// The latest letters, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Letters {
    /// The letters, at most 300.
    pub items: Vec<Letter>,
    /// How many of them wait for somebody.
    pub waiting: u32,
    /// Whether there are older ones.
    pub more: bool,
}

impl Endpoint for ListInbox {
    const NAME: &'static str = "listInbox";
    const ABOUT: &'static str = "What families and providers have told the centre, beside what the entries say now.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/inbox";
    const CALLER: Caller = Caller::Staff(Action::AnswerInbox);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];
    type Request = InZone;
    type Body = ();
    type Response = Letters;
}
