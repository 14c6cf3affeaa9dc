//! `GET /api/v1/desk/{zone}/entries/{entry}/links`: links that were given out to whoever runs it.

use serde::{Deserialize, Serialize};

use super::{Author, OfEntry, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::id::LinkId;
use crate::lang::Lang;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListLinks;

/// Links that are still remembered, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GivenLinks {
    /// The links.
    pub items: Vec<GivenLink>,
}

/// A link that was given out. Its code is nowhere: the tables keep its hash alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GivenLink {
    /// What staff know it by.
    pub id: LinkId,
    /// The day it was given out.
    pub on: Date,
    /// The last day it works.
    pub until: Date,
    /// The language it asks in.
    pub lang: Lang,
    /// Who gave it out; missing when it went out with the day's reminders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Author>,
    /// What has become of it.
    pub state: LinkState,
}

crate::closed_list! {
    /// What has become of a link.
    LinkState {
        /// It waits for an answer.
        Open = "open",
        /// "It is all right."
        Right = "right",
        /// "Something has changed."
        Changed = "changed",
        /// "It is over."
        Finished = "finished",
        /// Its days are over.
        Stale = "stale",
        /// It was taken back.
        Revoked = "revoked",
    }
}

impl Endpoint for ListLinks {
    const NAME: &'static str = "listLinks";
    const ABOUT: &'static str = "The links that were given out to whoever runs an entry, and what has become of them.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/links";
    const CALLER: Caller = Caller::Staff(Action::Check);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = GivenLinks;
}
