//! `POST /api/v1/desk/{zone}/entries/{entry}/ask`: a link for whoever runs it, who has no account.

use serde::{Deserialize, Serialize};

use super::{CHANGED, OfEntry};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::lang::Lang;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct AskProvider;

/// In which language to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AskIn {
    /// The language.
    pub lang: Lang,
}

/// The link. It is shown once: the tables keep only its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ProviderLink {
    /// The path of its page on this server.
    pub path: String,
    /// The last day it works.
    pub until: Date,
}

impl Endpoint for AskProvider {
    const NAME: &'static str = "askProvider";
    const ABOUT: &'static str =
        "Makes a link that asks whoever runs an entry whether it is still right; it works once.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/ask";
    const CALLER: Caller = Caller::Staff(Action::Check);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::New;
    type Request = OfEntry;
    type Body = AskIn;
    type Response = ProviderLink;
}
