//! How the meetings went that steps put into the calendar of the demo's families: each on its day, written down by whoever leads.

use doorstep_backend::store::Repeat;
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::plans::{MarkKey, PlanError, Whole, entry};
use doorstep_shared::date::Date;
use doorstep_shared::id::PlanId;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, EntryName, FieldChange, changed_fields};
use doorstep_shared::plans::meeting::{Decision, Guest, Meeting, MeetingState, Minutes};
use doorstep_shared::set::Member as _;
use serde::Deserialize;
use uuid::Uuid;

use super::files::MEETINGS;
use super::record::{DemoError, Record};

/// What is said at a meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What it is for.
    id: String,
    family_view: String,
    what_changed: String,
    decision: String,
}

/// What is said at meetings.
///
/// # Errors
/// When the file does not hold what it should; a test keeps that from happening.
pub fn words() -> Result<Vec<Words>, DemoError> {
    Record::list(&MEETINGS)?.into_iter().map(Record::read).collect()
}

/// A meeting that is to be written up.
pub struct Waiting {
    /// Its name.
    pub name: EntryName,
    /// Its version.
    pub version: u64,
    /// The day on which it is written up: its own.
    pub on: Date,
    before: Meeting,
}

/// The meetings before a day that nobody has written up, the earliest first; none once the plan is over.
pub fn waiting(whole: &Whole, until: Date) -> Vec<Waiting> {
    if !whole.plan.state.is_open() {
        return Vec::new();
    }
    let of = whole.entries.iter().filter_map(|entry| match &entry.body {
        Body::Meeting(meeting) if meeting.state == MeetingState::Planned && meeting.on < until => {
            Some(Waiting { name: entry.name, version: entry.version, on: meeting.on, before: (**meeting).clone() })
        }
        _ => None,
    });
    let mut all: Vec<Waiting> = of.collect();
    all.sort_by_key(|waiting| waiting.on);
    all
}

/// Writes one up: held, its minutes agreed. What falls into a rest was called off.
///
/// # Errors
/// Why it may not be done.
pub async fn write_up(
    desk: &Desk<'_>,
    marks: &MarkKey,
    (plan, whole): (PlanId, &Whole),
    waiting: &Waiting,
    words: &[Words],
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let mut after = waiting.before.clone();
    if whole.plan.state == State::Paused {
        after.state = MeetingState::CalledOff;
    } else {
        held(&mut after, waiting, words);
    }
    let changes: Vec<FieldChange> =
        changed_fields(&Body::Meeting(Box::new(waiting.before.clone())), &Body::Meeting(Box::new(after)));
    Box::pin(entry::change(desk, marks, plan, (waiting.name, waiting.version), &changes, repeat)).await.map(drop)
}

fn held(after: &mut Meeting, waiting: &Waiting, words: &[Words]) {
    after.state = MeetingState::Held;
    after.attended = after.invited.clone();
    let adult = after.invited.iter().find_map(|guest| match guest {
        Guest::Family { adult } => Some(*adult),
        _ => None,
    });
    if let Some(adult) = adult {
        after.minutes = Minutes::Agreed;
        (after.said_by, after.said_on) = (Some(adult), Some(waiting.on));
    }
    let Some(said) = words.iter().find(|words| words.id == after.of.key()) else { return };
    after.family_view = said.family_view.clone().try_into().unwrap_or_default();
    after.what_changed = said.what_changed.clone().try_into().unwrap_or_default();
    let decision = Decision { text: said.decision.clone(), action: None };
    after.decisions.insert(Uuid::new_v5(&waiting.name.id, b"decision"), decision);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use doorstep_shared::plans::meeting::MeetingKind;

    #[test]
    fn there_are_words_for_every_kind_of_meeting() {
        let words = words().unwrap();
        for kind in MeetingKind::ALL {
            let said: Vec<&Words> = words.iter().filter(|words| words.id == kind.key()).collect();
            assert_eq!(said.len(), 1, "{kind:?}");
            assert!(
                !said[0].family_view.is_empty() && !said[0].what_changed.is_empty() && !said[0].decision.is_empty()
            );
        }
    }
}
