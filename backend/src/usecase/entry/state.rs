//! Whether an entry runs: rest, end, hiding, and back.

use doorstep_shared::api::desk::Saved;
use doorstep_shared::api::desk::pause_entry::{REASON_MOST, Rest};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Service, State};
use doorstep_shared::editing::{Act, Field, FieldChange};
use doorstep_shared::id::ServiceId;
use doorstep_shared::policy::Action;

use super::save::{Changes, save};
use super::{Desk, EntryError};
use crate::store::Repeat;

/// Longest rest that can be said beforehand, in days.
const LONGEST: i32 = 2 * 366;

/// An entry and the version that the person read.
#[derive(Clone, Copy, Debug)]
pub struct Read<'a> {
    /// The entry.
    pub entry: ServiceId,
    /// The version.
    pub base: u64,
    /// Tells a repeat.
    pub repeat: &'a Repeat,
}

/// It is not on for a while.
///
/// # Errors
/// As [`save`].
pub async fn pause(desk: &Desk<'_>, read: Read<'_>, rest: &Rest) -> Result<Saved, EntryError> {
    let since = rest.from.unwrap_or(desk.today);
    let reason = reason(&rest.reason)?;
    if since.days_since(desk.today).abs() > LONGEST {
        return Err(EntryError::invalid("/from", "This day is too far off. Write one within two years."));
    }
    if let Some(back) = rest.back_on {
        let detail = if back <= desk.today {
            "The day it is back lies in the past. If it is on again, there is no need to pause it."
        } else if back <= since {
            "The day it is back is not after the first day it rests."
        } else if back.days_since(desk.today) > LONGEST {
            "This day is too far off. Leave it out if nobody knows when it is back."
        } else {
            ""
        };
        if !detail.is_empty() {
            return Err(EntryError::invalid("/back_on", detail));
        }
    }
    let until = rest.back_on.map(|back| back.plus_days(-1));
    let state = |now: &Service| match &now.state {
        State::Active | State::Paused { .. } => Ok(State::Paused { reason: reason.clone(), since, until }),
        _ => Err(EntryError::invalid("", "This entry is over or hidden. Bring it back before you pause it.")),
    };
    turn(desk, read, Act::Pause, Action::Pause, state).await
}

/// It is on again, and due for a check.
///
/// # Errors
/// As [`save`].
pub async fn resume(desk: &Desk<'_>, read: Read<'_>) -> Result<Saved, EntryError> {
    // The rest ends yesterday instead of being forgotten: so the entry asks for a check, as one whose day has come.
    let yesterday = desk.today.plus_days(-1);
    let rested = |reason: &str, since: Date| {
        let reason = reason.to_owned();
        if since > yesterday { State::Active } else { State::Paused { reason, since, until: Some(yesterday) } }
    };
    let state = |now: &Service| match &now.state {
        State::Paused { reason, since, .. } => Ok(rested(reason, *since)),
        State::Finished { on } => Ok(rested("", on.plus_days(1))),
        State::Active => Ok(State::Active),
        _ => Err(EntryError::invalid("", "This entry is hidden. Bring it back to the list first.")),
    };
    turn(desk, read, Act::Resume, Action::Pause, state).await
}

/// It is over.
///
/// # Errors
/// As [`save`].
pub async fn finish(desk: &Desk<'_>, read: Read<'_>, on: Option<Date>) -> Result<Saved, EntryError> {
    let on = on.unwrap_or(desk.today);
    if on > desk.today {
        let detail = "The last day lies ahead. Give its times a last date instead, so that families can still come.";
        return Err(EntryError::invalid("/on", detail));
    }
    let state = |now: &Service| match &now.state {
        State::Hidden { .. } => Err(EntryError::invalid("", "This entry is hidden. Bring it back to the list first.")),
        _ => Ok(State::Finished { on }),
    };
    turn(desk, read, Act::Finish, Action::Pause, state).await
}

/// It leaves the public list at once.
///
/// # Errors
/// As [`save`].
pub async fn hide(desk: &Desk<'_>, read: Read<'_>, why: &str) -> Result<Saved, EntryError> {
    let reason = reason(why)?;
    let state = |_: &Service| Ok(State::Hidden { reason: reason.clone(), on: desk.today });
    turn(desk, read, Act::Hide, Action::Hide, state).await
}

/// It comes back, as it was before it was hidden.
///
/// # Errors
/// As [`save`].
pub async fn unhide(desk: &Desk<'_>, read: Read<'_>) -> Result<Saved, EntryError> {
    let (now, _) = desk.entry(read.entry, Action::Hide).await?;
    let note = desk.kept(now.id, now.version).await?.and_then(|k| k.note);
    let hidden_in = note.and_then(|n| n.lately.get(&Field::State).map(|m| m.number));
    let before = match hidden_in {
        Some(version) => desk.kept(now.id, version.saturating_sub(1)).await?.map(|k| k.service.state),
        None => None,
    };
    let before = before.filter(|s| !matches!(s, State::Hidden { .. } | State::Withdrawn { .. }));
    let state = |now: &Service| match &now.state {
        State::Hidden { .. } => Ok(before.clone().unwrap_or_default()),
        _ => Err(EntryError::invalid("", "This entry is not hidden.")),
    };
    turn(desk, read, Act::Unhide, Action::Hide, state).await
}

fn reason(text: &str) -> Result<String, EntryError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(EntryError::invalid("/reason", "Say why, in a few words."));
    }
    let letters = text.chars().count();
    if letters > REASON_MOST {
        let detail = format!("The reason has room for {REASON_MOST} characters. It has {letters} now.");
        return Err(EntryError::invalid("/reason", detail));
    }
    if text.contains(['<', '>']) {
        return Err(EntryError::invalid("/reason", "Write plain words; families see them as they stand."));
    }
    Ok(text)
}

/// Changes whether it runs, from the state that the person read.
async fn turn(
    desk: &Desk<'_>,
    read: Read<'_>,
    act: Act,
    action: Action,
    state: impl Fn(&Service) -> Result<State, EntryError>,
) -> Result<Saved, EntryError> {
    let (now, _) = desk.entry(read.entry, action).await?;
    let began = if now.version == read.base {
        now
    } else {
        let kept = desk.kept(read.entry, read.base).await?;
        kept.ok_or_else(|| EntryError::invalid("/if-match", "The entry never had this version."))?.service
    };
    let new = Service { state: state(&began)?, ..began.clone() };
    let field = Field::State;
    let changes = vec![FieldChange { field, base: field.value(&began), new: field.value(&new) }];
    let Read { entry, base, repeat } = read;
    save(desk, Changes { entry, base, changes, act, action, repeat }).await
}
