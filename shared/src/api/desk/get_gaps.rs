//! `GET /api/v1/desk/{zone}/gaps`: what families look for in vain, and where the zone offers little.

use serde::{Deserialize, Serialize};

use super::inbox::NamedEntry;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::directory::{Aim, LifeStage, Synonym};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct GetGaps;

/// The gaps. Searches that were made less than five times in a week are not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Gaps {
    /// Searches that found little, the most frequent first.
    pub searches: Vec<GapSearch>,
    /// Words of families and what entries call them.
    pub synonyms: Vec<Synonym>,
    /// What the zone offers, by aim and life stage.
    pub cells: Vec<Cell>,
    /// How many entries say neither stage nor ages.
    pub without_stage: u32,
    /// The zone's version, for a change of its words.
    pub zone_version: u64,
}

/// Words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GapSearch {
    /// The words.
    pub words: String,
    /// How often, over the weeks in which it was five times or more.
    pub times: u32,
    /// How many of them told the centre; nought where that were fewer than five.
    pub told: u32,
    /// The Monday of the last such week.
    pub last_week: Date,
    /// What is known about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownGap>,
}

/// A gap that somebody knows of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KnownGap {
    /// What is being done about it.
    pub note: String,
    /// Until when it need not be shown.
    pub until: Date,
}

/// What the zone offers for one aim at one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Cell {
    /// The aim.
    pub aim: Aim,
    /// The stage.
    pub stage: LifeStage,
    /// The entries.
    pub entries: Vec<NamedEntry>,
}

impl Cell {
    /// Fewer than this is thin.
    pub const FEW: usize = 2;
    /// Whether there is little.
    pub fn thin(&self) -> bool {
        self.entries.len() < Self::FEW
    }
}

impl Endpoint for GetGaps {
    const NAME: &'static str = "getGaps";
    const ABOUT: &'static str =
        "What families look for in vain (five times a week or more), and where the zone offers little.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/gaps";
    const CALLER: Caller = Caller::Staff(Action::SeeGaps);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];
    type Request = InZone;
    type Body = ();
    type Response = Gaps;
}
