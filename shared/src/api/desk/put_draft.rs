//! `PUT /api/v1/desk/{zone}/entries/{entry}/draft`: what somebody has typed so far.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{DRAFTED, OfEntry};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PutDraft;

/// Most bytes of a draft's form.
pub const MOST_BYTES: usize = 200 * 1024;

/// A draft, kept as it is: nothing in it is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewDraft {
    /// The form as typed ([`crate::editing::EntryForm`]), valid or not; at most [`MOST_BYTES`].
    pub form: Value,
    /// The version of the entry it was begun from; 0 for a new entry, whose id the caller chose (a UUID of version 7).
    pub base: u64,
    /// The revision of the draft that the caller saw last; 0 when there was none. Another one is answered with 409 and the
    /// draft that is there (`draft`), so that two devices of one person lose nothing.
    pub seen: u64,
}

/// A draft was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DraftKept {
    /// Its revision now.
    pub revision: u64,
    /// When, in RFC 3339.
    pub saved_at: String,
}

impl Endpoint for PutDraft {
    const NAME: &'static str = "putDraft";
    const ABOUT: &'static str = "Keeps the caller's draft of an entry, whatever is in it.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/draft";
    const CALLER: Caller = Caller::Staff(Action::Edit);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = DRAFTED;
    type Request = OfEntry;
    type Body = NewDraft;
    type Response = DraftKept;
}
