//! `GET /api/v1/desk/{zone}/entries/{entry}/versions`: everything that was done to it.

use serde::{Deserialize, Serialize};

use super::{ASKED, Touch};
use crate::api::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::editing::Field;
use crate::id::{ServiceId, ZoneId};
use crate::policy::Action;
use crate::problem::{Code, FieldError};

/// The endpoint.
pub struct ListVersions;

/// How many versions a page holds.
pub const PAGE: u32 = 30;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The zone.
    pub zone: ZoneId,
    /// The entry.
    pub entry: ServiceId,
    /// Only versions before this one.
    pub before: Option<u64>,
}

impl FromAddress for Request {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let bad = || Misread::Bad(vec![FieldError::parameter("before", "This is not the number of a version.")]);
        Ok(Self {
            zone: address.part("zone")?,
            entry: address.part("entry")?,
            before: address.parameter("before").map(|text| text.parse().map_err(|_| bad())).transpose()?,
        })
    }
}

/// Versions, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Versions {
    /// The versions.
    pub items: Vec<VersionLine>,
    /// There are more before this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u64>,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct VersionLine {
    /// What was done, by whom and when.
    #[serde(flatten)]
    pub touch: Touch,
    /// The fields it changed.
    pub fields: Vec<Field>,
}

impl Endpoint for ListVersions {
    const NAME: &'static str = "listVersions";
    const ABOUT: &'static str = "Every version of an entry, the latest first.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/versions";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("entry", "The entry's id."),
        Parameter::query("before", "Only versions before this one."),
    ];
    const FAILURES: &'static [Code] = ASKED;
    type Request = Request;
    type Body = ();
    type Response = Versions;
}
