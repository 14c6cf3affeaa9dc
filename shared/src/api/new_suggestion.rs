//! `GET /api/v1/zones/{zone}/suggestions/new`: a stamp for a message to the centre.

use serde::{Deserialize, Serialize};

use super::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::problem::Code;

/// The endpoint.
pub struct NewSuggestion;

/// A stamp, good once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FormStamp {
    /// To be sent with the message.
    pub stamp: String,
    /// A message that comes sooner is sent back: nobody writes so fast. In seconds.
    pub good_after_seconds: u32,
    /// A message that comes later is sent back. In seconds.
    pub good_for_seconds: u32,
}

impl Endpoint for NewSuggestion {
    const NAME: &'static str = "newSuggestion";
    const ABOUT: &'static str = "A stamp for a message to the centre: it makes a repeat of the same message harmless.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/zones/{zone}/suggestions/new";
    const CALLER: Caller = Caller::Anyone;
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::NotFound, Code::Unavailable];
    type Request = InZone;
    type Body = ();
    type Response = FormStamp;
}
