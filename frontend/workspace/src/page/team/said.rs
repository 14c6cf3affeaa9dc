//! What a family says of sharing, cell by cell, before it is sent: only what is new or different goes out.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::plans::{PartnerView, PlanView, SharingChoice, SharingView};
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::{Choice, Sharing};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

/// A cell: a partner and a section.
pub type Cell = (OrganisationId, Section);

/// What can stand in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They may see it.
    Yes,
    /// They may not.
    No,
}

/// What is there, and what was changed on screen.
#[derive(Clone, Copy)]
pub struct SaidSoFar {
    kept: Memo<Vec<SharingView>>,
    changed: RwSignal<BTreeMap<Cell, Answer>>,
}

impl SaidSoFar {
    /// Nothing is changed.
    pub fn new(kept: Memo<Vec<SharingView>>) -> Self {
        Self { kept, changed: RwSignal::new(BTreeMap::new()) }
    }

    fn cell(self, (to, section): Cell) -> Option<SharingView> {
        self.kept.with(|kept| kept.iter().find(|cell| cell.to == to && cell.section == section).cloned())
    }

    /// What was kept of a cell; none where nobody was asked, or two adults say different things.
    fn before(self, cell: Cell) -> Option<Answer> {
        let kept = self.cell(cell).filter(|kept| kept.asked)?;
        match kept.sharing {
            Sharing::Allowed => Some(Answer::Yes),
            Sharing::Refused => Some(Answer::No),
            Sharing::Contested => None,
        }
    }

    /// What stands in a cell on screen. Reactive.
    pub fn now(self, cell: Cell) -> Option<Answer> {
        self.changed.with(|changed| changed.get(&cell).copied()).or_else(|| self.before(cell))
    }

    /// Whether two adults say different things of it. Reactive.
    pub fn contested(self, cell: Cell) -> bool {
        self.cell(cell).is_some_and(|kept| kept.sharing == Sharing::Contested)
    }

    /// Whether a cell was changed on screen. Reactive.
    pub fn is_changed(self, cell: Cell) -> bool {
        self.changed.with(|changed| changed.contains_key(&cell))
    }

    /// How many cells were changed. Reactive.
    pub fn count(self) -> usize {
        self.changed.with(BTreeMap::len)
    }

    /// Somebody chooses.
    pub fn choose(self, cell: Cell, answer: Answer) {
        let same = untrack(|| self.before(cell)) == Some(answer);
        self.changed.update(|changed| {
            if same {
                changed.remove(&cell);
            } else {
                changed.insert(cell, answer);
            }
        });
    }

    /// It is kept, or given up.
    pub fn clear(self) {
        self.changed.update(BTreeMap::clear);
    }

    /// What is sent.
    pub fn choices(self) -> Vec<SharingChoice> {
        let one = |((to, section), answer): (Cell, Answer)| {
            let allowed = untrack(|| self.before((to, section))) == Some(Answer::Yes);
            let choice = match answer {
                Answer::Yes => Choice::Allow,
                Answer::No if allowed => Choice::Withdrawn,
                Answer::No => Choice::Refuse,
            };
            SharingChoice { to, section, choice }
        };
        self.changed.get_untracked().into_iter().map(one).collect()
    }
}

/// The sections that a family is asked about.
pub fn sections() -> impl Iterator<Item = Section> {
    Section::ALL.iter().copied().filter(|section| section.is_shared_by_choice())
}

/// The partners it is asked about, each with its name.
pub fn partners(view: &PlanView) -> Vec<PartnerView> {
    view.partners.clone()
}
