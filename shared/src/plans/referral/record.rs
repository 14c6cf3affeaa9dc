//! What is kept of a referral.

use serde::{Deserialize, Serialize};

use super::agreed::AgreedToTell;
use super::clock::running;
use super::confirm::{Confirmations, Says};
use super::machine::By;
use super::reason::Reason;
use super::stage::Stage;
use crate::date::Date;
use crate::directory::Calendar;
use crate::id::{ServiceId, UserId};
use crate::plans::section::Section;

crate::closed_list! {
    /// What a referral is about. It decides who may see it.
    Theme {
        /// Learning and language.
        Learning = "learning",
        /// Health.
        Health = "health",
        /// Money.
        Money = "money",
        /// The home.
        Housing = "housing",
        /// Work.
        Work = "work",
        /// Being a parent.
        Parenting = "parenting",
    }
}

impl Theme {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Learning => "Learning and language",
            Self::Health => "Health",
            Self::Money => "Money",
            Self::Housing => "Housing",
            Self::Work => "Work",
            Self::Parenting => "Parenting",
        }
    }

    /// The section that the family shares or does not: learning, or wellbeing.
    pub fn section(self) -> Section {
        match self {
            Self::Learning | Self::Health => Section::Learning,
            Self::Money | Self::Housing | Self::Work | Self::Parenting => Section::Wellbeing,
        }
    }
}

/// A step that was taken. Steps are added and never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Step {
    /// Where it led.
    pub to: Stage,
    /// The day it was written down.
    pub on: Date,
    /// Whose it was: the service's by its link, or written down by a worker.
    pub by: By,
}

/// A referral to one service of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Referral {
    /// What it is about. It is chosen once.
    pub theme: Theme,
    /// The service, in the zone's directory. It is chosen once.
    pub service: ServiceId,
    /// What the directory called it on that day; written by the server.
    #[serde(default)]
    pub service_name: String,
    /// Who refers, and on whose desk it lies.
    pub worker: UserId,
    /// How the service reaches them: a number of work.
    #[serde(default)]
    pub worker_phone: String,
    /// What it is to help with, in the family's words. No service sees this.
    #[serde(default)]
    pub hope: String,
    /// Where it stands.
    pub stage: Stage,
    /// How it came there; written by the server.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// What the family agrees that the service may be told.
    #[serde(default)]
    pub agreed: Option<AgreedToTell>,
    /// Why it was not taken up: V18.
    #[serde(default)]
    pub reason: Option<Reason>,
    /// When there may be a place, on the waiting list.
    #[serde(default)]
    pub expected_on: Option<Date>,
    /// When somebody last asked about the waiting list.
    #[serde(default)]
    pub asked_again_on: Option<Date>,
    /// Whether the family has started, as the service says; by its link alone.
    #[serde(default)]
    pub started_service: Option<Says>,
    /// The same, as the worker says.
    #[serde(default)]
    pub started_worker: Option<Says>,
    /// The same, as the family says.
    #[serde(default)]
    pub started_family: Option<Says>,
    /// Whether it helped, as the service says; by its link alone.
    #[serde(default)]
    pub outcome_service: Option<Says>,
    /// The same, as the worker says.
    #[serde(default)]
    pub outcome_worker: Option<Says>,
    /// The same, as the family says.
    #[serde(default)]
    pub outcome_family: Option<Says>,
    /// What came of it, in words.
    #[serde(default)]
    pub outcome: String,
    /// The last day of the link that the service has, while one works; written by the server.
    #[serde(default)]
    pub link_until: Option<Date>,
    /// By when the next thing should have happened, where a clock runs; written by the server.
    #[serde(default)]
    pub due_by: Option<Date>,
    /// The day since which it counts as taken up; written by the server.
    #[serde(default)]
    pub taken_up_on: Option<Date>,
}

impl Referral {
    /// What is said of the start.
    pub fn started(&self) -> Confirmations {
        Confirmations { service: self.started_service, worker: self.started_worker, family: self.started_family }
    }

    /// What is said of the outcome.
    pub fn outcomes(&self) -> Confirmations {
        Confirmations { service: self.outcome_service, worker: self.outcome_worker, family: self.outcome_family }
    }

    /// The day it came where it stands.
    pub fn since(&self) -> Option<Date> {
        self.steps.last().map(|step| step.on)
    }

    /// The last day on which it came to a stage.
    pub fn came_to(&self, stage: Stage) -> Option<Date> {
        self.steps.iter().rev().find(|step| step.to == stage).map(|step| step.on)
    }

    /// Writes down what follows by itself from what was changed: the step that was taken, the clock that runs, and since when it
    /// counts as taken up.
    pub fn settle(&mut self, today: Date, by: By, calendar: &Calendar) {
        if self.steps.last().is_none_or(|step| step.to != self.stage) {
            self.steps.push(Step { to: self.stage, on: today, by });
        }
        self.taken_up_on = if self.started().taken_up() { self.taken_up_on.or(Some(today)) } else { None };
        if !self.stage.is_with_service() {
            self.link_until = None;
        }
        self.due_by = running(self, calendar).map(|running| running.due);
    }
}
