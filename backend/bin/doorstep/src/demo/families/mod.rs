//! The families of the demo zone: fourteen that do not exist, in every state that a plan can be in.
//!
//! Their files lie in `demo/families/`. What they say are the types of [`doorstep_shared::plans`] as JSON, with two kinds of words
//! in them that are put right while they are read:
//!
//! - `~…` is a day. Everything that is done keeps its distance from today (`~12 ago`, `~7 ahead`); what belongs to school keeps
//!   its distance from the first day of the child's autumn term (`~start`, `~30 before start`, `~9 after start`, `~9 ago not before
//!   start`), or lies at the
//!   beginning of the spring term after it (`~spring`). A birthday is a month and a day (`~born 02-11`): its year follows from the
//!   September of entry, so that the child is always of the age that V1 asks for. `~year` is that September's year.
//! - `#…` is a record: `#adult:hodan`, `#need:words`, `#goal:words` and `#action:words` of this family, `#person:ruth-bell`,
//!   `#organisation:alder-homes` and `#service:toy-library` of the zone. The same word is the same record on every day.
//!
//! A family `"enters": "next"` has its first school day still to come, and it is the nearest one that is; of a family that
//! `"enters": "this"` it is the nearest one that is over, or today. So a plan before the start and a plan in reception look right
//! on any day. The zone's calendar says when terms begin; past its end, the first working day after 2 September and after
//! 3 January does.
//!
//! Places are offered all year round here, some weeks before the family agreed to take part, whatever the day is: in England it
//! would be in April, and a demo in winter would have no family with a plan.
//!
//! An entry, a member of the team or a step whose day is still to come is not there yet. Nobody looks at a child's sixth week in
//! its second.

mod days;
mod family;
mod records;
#[cfg(test)]
mod tests;

use doorstep_shared::api::desk::plans::{Nomination, SharingSaid, Taking};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Calendar;
use doorstep_shared::id::{OrganisationId, UserId};
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, EntryName};
use doorstep_shared::plans::referral::{Answer, Beside};
use doorstep_shared::plans::team::TeamMember;
use serde_json::{Map, Value};

use super::files::FAMILIES;
use super::people::people;
use super::record::{DemoError, Record};

/// Somebody who does something in a plan, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Who.
    pub by: UserId,
    /// For which partner.
    pub organisation: OrganisationId,
    /// The day.
    pub on: Date,
}

/// An entry of a plan, beside those that its nomination makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoEntry {
    /// Who wrote it down, and when.
    pub done: Done,
    /// Its name. What each partner keeps one of has the partner's id, an adult their own.
    pub name: EntryName,
    /// What it says.
    pub body: Body,
}

/// What an adult of the family said of sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSharing {
    /// Who wrote it down, and when.
    pub done: Done,
    /// What was said.
    pub said: SharingSaid,
}

/// A step of the plan's course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoStep {
    /// Who took it, and when.
    pub done: Done,
    /// The step, and what was written down with it.
    pub taking: Taking,
}

/// How a referral goes on.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// Somebody of the team writes something down, field by field.
    Set(Map<String, Value>),
    /// It is sent.
    Send,
    /// The service says something by its link.
    Says(Answer, Beside),
}

/// How a referral goes on, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoTurn {
    /// Who did it, and when. What a service says by its link it says itself.
    pub done: Done,
    /// The referral, or what else of the plan is changed.
    pub entry: EntryName,
    /// What happened.
    pub turn: Turn,
}

/// A family, and the plan of one child.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoFamily {
    /// The short word it goes by.
    pub slug: String,
    /// What it is there to show, for whoever reads the demo's files.
    pub shows: String,
    /// Where its plan stands after all steps.
    pub state: State,
    /// Who named the child, and when.
    pub nominated: Done,
    /// What they sent.
    pub nomination: Nomination,
    /// Those who help, in the order in which they came.
    pub team: Vec<TeamMember>,
    /// What was said of sharing, the first first.
    pub sharing: Vec<DemoSharing>,
    /// The entries, the oldest first.
    pub entries: Vec<DemoEntry>,
    /// How its referrals go on, the first first.
    pub turns: Vec<DemoTurn>,
    /// The steps, the first first.
    pub steps: Vec<DemoStep>,
}

/// The families as they look on a day. The same records have the same ids on every day.
///
/// # Errors
/// When a file does not hold what it should; the tests keep that from happening.
pub fn load(today: Date, calendar: &Calendar) -> Result<Vec<DemoFamily>, DemoError> {
    let people = people()?;
    let mut families = Vec::new();
    for file in FAMILIES {
        for record in Record::list(file)? {
            families.push(family::read(record, today, calendar, &people)?);
        }
    }
    Ok(families)
}
