//! `POST /api/v1/desk/{zone}/plans/{plan}/steps`

use serde::{Deserialize, Serialize};

use super::{CHANGED, ONE, OfPlan};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::id::PersonId;
use crate::lang::LanguageCode;
use crate::plans::course::{Effect, State, Step};
use crate::plans::plan::{AgreedHow, HandoverDecision, ToldHow};
use crate::policy::Action;
use crate::problem::Code;

/// Takes a step of the plan's course.
pub struct TakeStep;

/// What is written down with a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Said {
    /// Nothing more.
    Nothing,
    /// How the family is asked.
    Asked {
        /// The language that is spoken.
        language: LanguageCode,
        /// Whether an interpreter is there.
        interpreter: bool,
        /// The day the family said that it may be asked, where that was not written down before.
        #[serde(default)]
        may_be_contacted_on: Option<Date>,
    },
    /// That the family takes part.
    Agreed {
        /// The adult.
        adult: PersonId,
        /// How they were told of the notice.
        told: ToldHow,
        /// The version they were told.
        notice: String,
        /// In which language.
        language: LanguageCode,
        /// How they agreed.
        how: AgreedHow,
        /// The day the place was accepted, where that was not written down before.
        #[serde(default)]
        place_accepted_on: Option<Date>,
    },
    /// What the family says to the plan.
    ToThePlan {
        /// The adult.
        adult: PersonId,
        /// What they do not agree with, in their words; empty for nothing.
        #[serde(default)]
        but: String,
    },
    /// That school has begun.
    Started {
        /// The day the child started.
        on: Date,
        /// What was decided about what the school is told.
        handover: HandoverDecision,
    },
    /// What was decided about what the new school is told.
    Moved {
        /// The decision.
        handover: HandoverDecision,
    },
}

/// A step, and what is written down with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Taking {
    /// The step.
    pub step: Step,
    /// What is written down with it.
    pub said: Said,
}

/// What a step came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StepTaken {
    /// Where the plan stands now.
    pub state: State,
    /// The plan's version now.
    pub version: u64,
    /// What follows.
    pub effects: Vec<Effect>,
}

impl Endpoint for TakeStep {
    const NAME: &'static str = "takeStep";
    const ABOUT: &'static str =
        "Takes a step of a plan's course. What it needs and does not have is named, one error each.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/steps";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfPlan;
    type Body = Taking;
    type Response = StepTaken;
}
