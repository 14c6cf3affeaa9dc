//! `GET /api/v1/session`: who is signed in. Nobody yet, everywhere: sign-in comes with the workspace.

use serde::{Deserialize, Serialize};

use super::{Caching, Caller, Endpoint, Method, Parameter};
use crate::problem::Code;

/// The endpoint.
pub struct GetSession;

/// What the caller's session is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Session {
    /// Whether somebody is signed in.
    pub signed_in: bool,
}

impl Endpoint for GetSession {
    const NAME: &'static str = "getSession";
    const ABOUT: &'static str = "Whether the caller is signed in.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/session";
    const CALLER: Caller = Caller::Session;
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[];
    const FAILURES: &'static [Code] = &[];
    type Request = ();
    type Body = ();
    type Response = Session;
}
