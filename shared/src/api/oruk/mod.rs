//! The Open Referral UK feeds: the zone's published directory in the words of a national standard, for other directories.
//! Version 3.0 (HSDS-UK) under `/oruk/v3/{zone}`, version 1.0 under `/oruk/v1/{zone}`.
//!
//! Names are the standard's. A fact that is not known is left out, never written as empty. What the standard has no word for
//! stands in fields that begin with `doorstep_`.

mod asked;
mod filter;
pub mod parameter;
pub mod self_test;
pub mod v1;
pub mod v3;

pub use asked::{Form, Page, Paging};
pub use filter::{Filter, Near, Slot, TermAsked};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The id of a part of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub Uuid);

impl core::fmt::Display for Id {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl core::str::FromStr for Id {
    type Err = crate::id::NotAnId;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self).map_err(|_| crate::id::NotAnId)
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "uuid" })
    }
}

/// Whether a service runs, in the standard's four words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum Status {
    /// It runs.
    #[serde(rename = "active")]
    Active,
    /// It is not listed any more: nobody has confirmed it for too long.
    #[serde(rename = "inactive")]
    Inactive,
    /// It is over, or was taken out.
    #[serde(rename = "defunct")]
    Defunct,
    /// It rests.
    #[serde(rename = "temporarily closed")]
    TemporarilyClosed,
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Phone {
    /// Its id.
    pub id: Id,
    /// The number as people write it.
    pub number: String,
}

/// Writes an endpoint that reads a feed.
macro_rules! reads {
    ($(#[$doc:meta])* $endpoint:ident = $name:literal, $path:literal, $about:literal, $parameters:expr, $request:ty => $response:ty) => {
        $(#[$doc])*
        pub struct $endpoint;

        impl $crate::api::Endpoint for $endpoint {
            const NAME: &'static str = $name;
            const ABOUT: &'static str = $about;
            const METHOD: $crate::api::Method = $crate::api::Method::Get;
            const PATH: &'static str = $path;
            const CALLER: $crate::api::Caller = $crate::api::Caller::Anyone;
            const CACHING: $crate::api::Caching = $crate::api::Caching::Minute;
            const PARAMETERS: &'static [$crate::api::Parameter] = $parameters;
            const FAILURES: &'static [$crate::problem::Code] = &[
                $crate::problem::Code::NotFound,
                $crate::problem::Code::BadRequest,
                $crate::problem::Code::Unavailable,
            ];
            type Request = $request;
            type Body = ();
            type Response = $response;
        }
    };
}
use reads;

/// One part of a feed: the zone, and the id as it stands in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneRequest {
    /// The zone.
    pub zone: crate::id::ZoneId,
    /// The id.
    pub id: String,
    /// Whether what hangs on it is told whole (`full_service`).
    pub full_service: bool,
}

impl super::FromAddress for OneRequest {
    fn from_address(address: &super::Address) -> Result<Self, super::Misread> {
        let mut reading = asked::Reading::of(address);
        let full_service = reading.flag("full_service");
        let (zone, id) = (address.part("zone")?, address.part("id")?);
        reading.done(Self { zone, id, full_service })
    }
}
