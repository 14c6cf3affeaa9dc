//! `GET /oruk/v3/{zone}/`: what this feed is.

use serde::{Deserialize, Serialize};

use crate::api::InZone;
use crate::api::oruk::{parameter as p, reads};

/// What a feed is, and where it is described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct About {
    /// The version of the standard: `HSDS-UK-3.0` or `1.0`.
    pub version: String,
    /// Where the standard's profile is described.
    pub profile: String,
    /// Where this feed's OpenAPI document is.
    pub openapi_url: String,
    /// What the feed holds.
    pub description: String,
    /// Who publishes it.
    pub publisher: Publisher,
    /// When what it holds was last published, in RFC 3339.
    pub doorstep_published_at: String,
    /// Where it tests itself before your eyes.
    pub doorstep_self_test: String,
}

/// Who publishes a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Publisher {
    /// The zone's name.
    pub name: String,
    /// The zone's public pages.
    pub website: String,
}

reads!(
    /// The endpoint.
    GetRoot = "orukV3Root", "/oruk/v3/{zone}/", "What the feed is: version, profile, description.", &[p::ZONE],
    InZone => About
);
