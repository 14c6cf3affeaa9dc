//! `POST /api/v1/zones/{zone}/suggestions`: tells the centre that an entry is wrong, that one is missing, or what was looked
//! for in vain.

use serde::{Deserialize, Serialize};

use super::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::id::ServiceId;
use crate::inbox::{Matter, MessageKind};
use crate::lang::Lang;
use crate::problem::Code;
use crate::set::Set;

/// The endpoint.
pub struct SendSuggestion;

/// A message. No name and no account; a way to reach the writer only if they like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewMessage {
    /// The stamp from `suggestions/new`. The same words on the same stamp are one message, however often they come.
    pub stamp: String,
    /// `wrong`, `new-service` or `tell`.
    pub kind: MessageKind,
    /// The entry that is wrong.
    #[serde(default)]
    pub service: Option<ServiceId>,
    /// What of it is wrong; at least one.
    #[serde(default)]
    pub matters: Set<Matter>,
    /// The name of the missing service, at most 200 characters.
    #[serde(default)]
    pub name: String,
    /// In their words, at most 2,000 characters.
    #[serde(default)]
    pub text: String,
    /// How to reach them, at most 200 characters. Kept apart from the message, and for 90 days.
    #[serde(default)]
    pub contact: String,
    /// The language they read.
    #[serde(default = "english")]
    pub lang: Lang,
}

fn english() -> Lang {
    Lang::En
}

/// It is with the centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Taken {
    /// Always true.
    pub taken: bool,
}

impl Endpoint for SendSuggestion {
    const NAME: &'static str = "sendSuggestion";
    const ABOUT: &'static str =
        "Tells the centre that an entry is wrong, that one is missing, or what was looked for in vain.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/zones/{zone}/suggestions";
    const CALLER: Caller = Caller::Anyone;
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::NotFound, Code::BadRequest, Code::TooLarge, Code::Unavailable];
    type Request = InZone;
    type Body = NewMessage;
    type Response = Taken;
}
