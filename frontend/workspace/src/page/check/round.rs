//! A round of checks: the entries of a venue, how far each has come, which one is up.

use doorstep_shared::api::desk::Question;
use doorstep_shared::api::desk::check_sheet::{CheckSheet, ToCheck};
use doorstep_shared::date::Date;
use doorstep_shared::directory::CheckedPart;
use doorstep_shared::set;
use leptos::prelude::*;

use crate::lines::{Lines, lines};
use crate::platform;
use crate::rules::check::{self, Stage};
use crate::ui::{Toasts, toasts};

/// One entry in the round.
#[derive(Clone, Copy)]
pub(super) struct RowOf {
    /// Its place in the list.
    pub at: usize,
    /// What is asked of it.
    pub item: RwSignal<ToCheck>,
    /// How far it has come.
    pub stage: RwSignal<Stage>,
    /// The parts that its last yes confirmed.
    pub said: RwSignal<set::Set<CheckedPart>>,
    /// The key of an answer that was sent and may have arrived: the same answer again is not a second one.
    pub key: StoredValue<String>,
}

/// The round.
#[derive(Clone, Copy)]
pub(super) struct Round {
    /// The zone's short name.
    pub zone: StoredValue<String>,
    /// The round's own address, to come back to from a change.
    pub back: StoredValue<String>,
    /// The day.
    pub today: Date,
    /// The entries.
    pub rows: StoredValue<Vec<RowOf>>,
    /// What all of them have in common.
    pub shared: StoredValue<Vec<Question>>,
    /// Whether all of them have it in common, and not only most.
    pub all_share: bool,
    /// Whether somebody has said yes to that.
    pub shared_right: RwSignal<bool>,
    /// The entry that is up.
    pub current: RwSignal<Option<usize>>,
    /// The entries answered in this round, the latest last: what Undo takes back.
    pub answered: RwSignal<Vec<usize>>,
    /// The entry of which is asked whether it is over.
    pub over: RwSignal<Option<usize>>,
    /// The directory, whose counts follow.
    pub lines: Lines,
    /// Where passing messages go.
    pub toasts: Toasts,
}

impl Round {
    /// A round of these entries.
    pub fn new(zone: &str, sheet: CheckSheet, back: String) -> Self {
        let today = sheet.today;
        let shared = check::shared(&sheet.items);
        let all_share = check::all_share(&sheet.items, &shared);
        let rows: Vec<RowOf> = sheet
            .items
            .into_iter()
            .enumerate()
            .map(|(at, item)| RowOf {
                at,
                stage: RwSignal::new(Stage::first(&item, today)),
                said: RwSignal::new(item.checked.filter(|c| c.on == today).map_or(set::Set::EMPTY, |c| c.parts)),
                item: RwSignal::new(item),
                key: StoredValue::new(platform::random_id()),
            })
            .collect();
        let round = Self {
            zone: StoredValue::new(zone.to_owned()),
            back: StoredValue::new(back),
            today,
            rows: StoredValue::new(rows),
            shared: StoredValue::new(shared),
            all_share,
            shared_right: RwSignal::new(false),
            current: RwSignal::new(None),
            answered: RwSignal::new(Vec::new()),
            over: RwSignal::new(None),
            lines: lines(),
            toasts: toasts(),
        };
        round.current.set(check::next(&round.stages_untracked(), None));
        round
    }

    /// How many entries there are.
    pub fn count(self) -> usize {
        self.rows.with_value(Vec::len)
    }
    /// One of them.
    pub fn row(self, at: usize) -> Option<RowOf> {
        self.rows.with_value(|rows| rows.get(at).copied())
    }
    /// How many are answered. Reactive.
    pub fn done(self) -> usize {
        self.rows.with_value(|rows| rows.iter().filter(|row| row.stage.with(Stage::is_answered)).count())
    }
    /// How many could not be kept. Reactive.
    pub fn failed(self) -> usize {
        self.rows.with_value(|rows| {
            rows.iter().filter(|row| row.stage.with(|stage| matches!(stage, Stage::Failed(_)))).count()
        })
    }

    fn stages_untracked(self) -> Vec<Stage> {
        self.rows.with_value(|rows| rows.iter().map(|row| row.stage.get_untracked()).collect())
    }

    /// Goes on to the next entry that waits, with focus on its main button; to the end when none does.
    pub fn go_on(self, from: usize) {
        let next = check::next(&self.stages_untracked(), Some(from));
        self.current.set(next);
        platform::soon(move || match next {
            Some(at) => platform::focus(&format!("#right-{at}")),
            None => platform::focus("#round-end"),
        });
    }

    /// Notes that an entry is answered.
    pub fn note(self, at: usize) {
        self.answered.update(|list| {
            list.retain(|n| *n != at);
            list.push(at);
        });
    }

    /// What a yes to an entry confirms now.
    pub fn confirms(self, row: RowOf) -> set::Set<CheckedPart> {
        let right = self.shared_right.get_untracked();
        self.shared.with_value(|shared| row.item.with_untracked(|item| check::confirms(item, shared, right)))
    }

    /// Where an entry is changed, and how one comes back from there.
    pub fn edit(self, row: RowOf) -> String {
        let id = row.item.with_untracked(|item| item.id);
        let back = self.back.with_value(|back| platform::percent_encode(back));
        self.zone.with_value(|zone| format!("/desk/{zone}/entries/{id}/edit?back={back}"))
    }
}
