//! `POST /api/v1/desk/{zone}/entries/{entry}/links/{link}/revoke`: a link that shall not work any more.

use serde::{Deserialize, Serialize};

use super::list_links::LinkState;
use super::{CHANGED, OfLink};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint. A second press finds it done, and is answered the same.
pub struct RevokeLink;

/// What has become of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Revoked {
    /// Taken back; or how it had been answered before.
    pub state: LinkState,
}

impl Endpoint for RevokeLink {
    const NAME: &'static str = "revokeLink";
    const ABOUT: &'static str = "Takes a link back that was given out to whoever runs an entry.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/links/{link}/revoke";
    const CALLER: Caller = Caller::Staff(Action::Check);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("entry", "The entry's id."),
        Parameter::path("link", "The link's id."),
    ];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::New;
    type Request = OfLink;
    type Body = ();
    type Response = Revoked;
}
