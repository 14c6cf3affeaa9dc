//! What people are told of a plan, when, and in which words. The words are closed: a message can hold a day and a time, and nothing that
//! anybody has written. How a message reaches somebody is decided in [`super::contact`].

mod family;
mod lang;
mod say;
mod staff;
mod trigger;
mod words;

pub use family::{Due, FamilyFacts, SessionSoon, Stop, for_adults, for_family, stands};
pub use lang::TextLang;
pub use say::{Say, Text};
pub use staff::{
    COORDINATOR_AFTER, HANDOVER_WAITS, LEAD_AFTER, Line, LineKind, TeamFacts, Waiting, agreement_mornings, few,
    for_team, handover_mornings, is_staff_day, late_actions, missed_twice,
};
pub use trigger::{Rule, TABLE, Trigger, Whom, rule};
