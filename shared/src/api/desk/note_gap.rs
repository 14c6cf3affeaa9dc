//! `POST /api/v1/desk/{zone}/gaps/known`: a gap that is known.

use serde::{Deserialize, Serialize};

use super::CHANGED;
use super::get_gaps::KnownGap;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct NoteGap;

/// What is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Noted {
    /// The words, as the gaps show them.
    pub words: String,
    /// What is known about it.
    pub gap: KnownGap,
}

impl Endpoint for NoteGap {
    const NAME: &'static str = "noteGap";
    const ABOUT: &'static str = "Says what is being done about a gap, and until when it need not be shown.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/gaps/known";
    const CALLER: Caller = Caller::Staff(Action::AnswerInbox);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = Noted;
    type Response = Noted;
}
