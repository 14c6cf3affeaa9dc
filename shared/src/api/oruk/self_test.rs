//! `GET /oruk/{zone}/self-test`: does the feed do what it says? As JSON where that is asked for, otherwise a page to read.

use serde::{Deserialize, Serialize};

use super::{parameter as p, reads};
use crate::api::InZone;

/// What the tests of a zone's feeds found, there and then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SelfTest {
    /// The zone's name.
    pub zone: String,
    /// When what the feeds hold was last published, in RFC 3339.
    pub published_at: String,
    /// Whether every test passed.
    pub passed: bool,
    /// How many did not.
    pub failed: u32,
    /// How many requests were made for all of them.
    pub requests: u32,
    /// Each test.
    pub tests: Vec<Tested>,
}

/// One test of a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Tested {
    /// The version of the feed: `3.0` or `1.0`.
    pub version: String,
    /// What is tested.
    pub name: String,
    /// What is expected, in a sentence.
    pub expected: String,
    /// What was asked, as addresses on this server.
    pub asked: Vec<String>,
    /// Whether it is so.
    pub passed: bool,
    /// What could not be tried, because nothing that is published has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub untried: Option<String>,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

reads!(
    /// The endpoint.
    GetSelfTest = "orukSelfTest", "/oruk/{zone}/self-test",
    "Tests of both feeds, run there and then against what the zone has published.", &[p::ZONE], InZone => SelfTest
);
