//! What the presses do: yes, take back, over, yes to what all have in common. Each answer stands by itself; one that fails says
//! so at its entry and holds up no other.

use doorstep_shared::api::desk::check_entry::{CheckEntry, Checked, Confirm};
use doorstep_shared::api::desk::check_many::{CheckMany, Checks, Done, OneCheck};
use doorstep_shared::api::desk::check_sheet::GetCheckSheet;
use doorstep_shared::api::desk::finish_entry::{Finish, FinishEntry};
use doorstep_shared::api::desk::resume_entry::ResumeEntry;
use doorstep_shared::api::desk::uncheck_entry::UncheckEntry;
use doorstep_shared::date::Date;
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::round::{Round, RowOf};
use crate::api::{self, Change, Trouble};
use crate::lines::Lines;
use crate::platform;
use crate::rules::check::Stage;

/// Says that an entry is still right, and goes on to the next. Doing it twice is doing it once.
pub(super) fn still_right(round: Round, row: RowOf) {
    if !row.stage.with_untracked(Stage::waits) {
        return;
    }
    let parts = round.confirms(row);
    if parts.is_empty() {
        row.stage.set(Stage::Failed("There is nothing to confirm yet. Change it and write what you know.".into()));
        return;
    }
    row.stage.set(Stage::Sending);
    round.go_on(row.at);
    let (zone, lines) = (round.zone.get_value(), round.lines);
    let (id, version) = row.item.with_untracked(|item| (item.id, item.version));
    spawn_local(async move {
        let change = Change::Of(row.key.get_value(), version);
        let body = Confirm { parts: Some(parts) };
        match api::send::<CheckEntry>(&path(&zone, &id.to_string()), &[], &body, change).await {
            Ok(checked) => {
                row.said.set(parts);
                take(row, &checked, Vec::new());
                round.note(row.at);
                told(round, lines);
            }
            Err(trouble) => failed(&zone, row, trouble).await,
        }
        // The last answer of a round may come while focus waits at the end; an entry that failed is up again.
        if round.current.get_untracked().is_none() && row.stage.with_untracked(Stage::waits) {
            round.current.set(Some(row.at));
        }
    });
}

/// Takes the answer to an entry back.
pub(super) fn undo(round: Round, row: RowOf) {
    let stage = row.stage.get_untracked();
    if !stage.is_answered() {
        return;
    }
    row.stage.set(Stage::Sending);
    let (zone, lines) = (round.zone.get_value(), round.lines);
    let id = row.item.with_untracked(|item| item.id).to_string();
    spawn_local(async move {
        let answer = match &stage {
            Stage::Over(version) => {
                let sent = api::send::<ResumeEntry>(&path(&zone, &id), &[], &(), Change::of(*version)).await;
                sent.map(|saved| row.item.update(|item| item.version = saved.version))
            }
            Stage::Right(made) => take_back(&zone, &id, row, made).await,
            _ => Ok(()),
        };
        match answer {
            Ok(()) => {
                row.stage.set(Stage::Open);
                row.key.set_value(platform::random_id());
                round.answered.update(|list| list.retain(|n| *n != row.at));
                round.current.set(Some(row.at));
                platform::soon(move || platform::focus(&format!("#right-{}", row.at)));
                told(round, lines);
            }
            Err(trouble) => {
                round.toasts.trouble(trouble.sentence());
                row.stage.set(stage);
            }
        }
    });
}

/// Takes the checks of this round back, the latest first.
async fn take_back(zone: &str, id: &str, row: RowOf, made: &[u64]) -> Result<(), Trouble> {
    for version in made.iter().rev() {
        let sent = api::send::<UncheckEntry>(&path(zone, id), &[], &(), Change::of(*version)).await?;
        row.item.update(|item| {
            item.version = sent.version;
            item.checked = sent.checked;
            item.freshness = sent.freshness;
        });
    }
    Ok(())
}

/// Takes the last answer of the round back.
pub(super) fn undo_last(round: Round) -> bool {
    let Some(row) = round.answered.with_untracked(|list| list.last().copied()).and_then(|at| round.row(at)) else {
        return false;
    };
    undo(round, row);
    true
}

/// Says that an entry is over since a day.
pub(super) fn over(round: Round, row: RowOf, on: Date) {
    if !row.stage.with_untracked(Stage::waits) {
        return;
    }
    row.stage.set(Stage::Sending);
    round.go_on(row.at);
    let (zone, lines) = (round.zone.get_value(), round.lines);
    let (id, version) = row.item.with_untracked(|item| (item.id, item.version));
    spawn_local(async move {
        let change = Change::Of(row.key.get_value(), version);
        let body = Finish { on: Some(on) };
        match api::send::<FinishEntry>(&path(&zone, &id.to_string()), &[], &body, change).await {
            Ok(saved) => {
                row.stage.set(Stage::Over(saved.version));
                round.note(row.at);
                told(round, lines);
            }
            Err(trouble) => failed(&zone, row, trouble).await,
        }
    });
}

/// Says yes to what all have in common, or takes that back. It goes with each yes to an entry; those that were given before are
/// said again with it.
pub(super) fn share(round: Round, right: bool) {
    if round.shared_right.get_untracked() == right {
        return;
    }
    round.shared_right.set(right);
    let again: Vec<RowOf> = round.rows.with_value(|rows| {
        let of_this_round = |row: &&RowOf| {
            matches!(row.stage.get_untracked(), Stage::Right(_))
                && round.answered.with_untracked(|a| a.contains(&row.at))
        };
        rows.iter()
            .filter(of_this_round)
            .copied()
            .filter(|row| row.said.get_untracked() != round.confirms(*row))
            .collect()
    });
    if again.is_empty() {
        return;
    }
    let zone = round.zone.get_value();
    spawn_local(async move {
        let one = |row: &RowOf| {
            let (entry, version) = row.item.with_untracked(|item| (item.id, item.version));
            OneCheck { entry, version, parts: Some(round.confirms(*row)) }
        };
        let body = Checks { items: again.iter().map(one).collect() };
        match api::send::<CheckMany>(&[("zone", &zone)], &[], &body, Change::new()).await {
            Ok(answer) => {
                for (row, (result, sent)) in again.iter().zip(answer.items.into_iter().zip(body.items)) {
                    match result.result {
                        Done::Done(checked) => {
                            let before = match row.stage.get_untracked() {
                                Stage::Right(made) => made,
                                _ => Vec::new(),
                            };
                            row.said.set(sent.parts.unwrap_or_default());
                            take(*row, &checked, before);
                        }
                        Done::Not { detail, .. } => row.stage.set(Stage::Failed(detail)),
                    }
                }
            }
            Err(trouble) => {
                round.shared_right.set(!right);
                round.toasts.trouble(trouble.sentence());
            }
        }
    });
}

/// An entry is confirmed.
fn take(row: RowOf, checked: &Checked, mut made: Vec<u64>) {
    row.item.update(|item| {
        item.version = checked.version;
        item.checked = checked.checked;
        item.freshness = checked.freshness;
        item.due_from = checked.due_from;
    });
    made.push(checked.version);
    row.stage.set(Stage::Right(made));
}

/// An answer was not kept. Where somebody changed the entry meanwhile, what it says now is shown, and asked again.
async fn failed(zone: &str, row: RowOf, trouble: Trouble) {
    if trouble.code() != Some(Code::Stale) {
        // Another try is the same answer: the key stays.
        row.stage.set(Stage::Failed(trouble.sentence()));
        return;
    }
    row.key.set_value(platform::random_id());
    let id = row.item.with_untracked(|item| item.id);
    let sheet = api::send::<GetCheckSheet>(&[("zone", zone)], &[], &(), Change::None).await;
    match sheet.ok().and_then(|sheet| sheet.items.into_iter().find(|item| item.id == id)) {
        Some(now) => {
            row.item.set(now);
            row.stage.set(Stage::Failed(
                "Somebody changed this since you opened it. Read what it says now, then answer.".into(),
            ));
        }
        None => row
            .stage
            .set(Stage::Failed("Somebody changed this since you opened it. Open it to see what it says now.".into())),
    }
}

/// The counts in the rail follow when the round has come to an end; asking after each press would be wasted.
fn told(round: Round, lines: Lines) {
    if round.rows.with_value(|rows| rows.iter().all(|row| row.stage.with_untracked(Stage::is_answered))) {
        lines.ask_again();
    }
}

fn path<'a>(zone: &'a str, id: &'a str) -> [(&'static str, &'a str); 2] {
    [("zone", zone), ("entry", id)]
}
