//! `POST /api/v1/desk/{zone}/entries/{entry}/hide`: it leaves the public list.

use serde::{Deserialize, Serialize};

use super::{CHANGED, OfEntry, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct HideEntry;

/// Why it is hidden.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Hide {
    /// The reason, for those who keep the directory; at most 200 characters.
    pub reason: String,
}

impl Endpoint for HideEntry {
    const NAME: &'static str = "hideEntry";
    const ABOUT: &'static str = "Takes an entry off the public list at once, with a reason. Nothing is deleted.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/hide";
    const CALLER: Caller = Caller::Staff(Action::Hide);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = Hide;
    type Response = Saved;
}
