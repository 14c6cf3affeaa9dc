//! The decision.

use serde::{Deserialize, Serialize};

use super::area::{Area, Op, Seat};
use super::matrix::{Grant, Only, cell};
use crate::plans::course::State;
use crate::set::Set;

/// What is so between somebody and the one entry they ask for. Each entry is decided about by itself, so a list holds what was
/// allowed and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The plan is their own family's, and they may see it.
    pub own_family: bool,
    /// It is about themselves: their own snapshot, their own contact, an action of theirs.
    pub oneself: bool,
    /// They are in the plan's team today.
    pub team: bool,
    /// They lead it.
    pub lead: bool,
    /// Their organisation has entered it, or is about to.
    pub own: bool,
    /// An agreement on sharing that covers it is in force between their organisation and the one that has entered it.
    pub agreement: bool,
    /// The family shares its section with their organisation.
    pub shared: bool,
    /// School has begun.
    pub begun: bool,
    /// It is of learning.
    pub learning: bool,
    /// The parent has approved what the school is told.
    pub extract: bool,
    /// They are the school's designated safeguarding lead.
    pub dsl: bool,
    /// They answer for data protection in the zone.
    pub data_protection: bool,
    /// The plan's state.
    pub state: State,
}

impl Facts {
    /// Nothing binds them to a plan in this state.
    pub fn none(state: State) -> Self {
        Self {
            own_family: false,
            oneself: false,
            team: false,
            lead: false,
            own: false,
            agreement: false,
            shared: false,
            begun: false,
            learning: false,
            extract: false,
            dsl: false,
            data_protection: false,
            state,
        }
    }

    /// Whether what others have entered is open to them: the family says so, an agreement is in force, and the plan goes on.
    fn open_to_them(&self) -> bool {
        self.shared && self.agreement && self.state.shares()
    }

    fn holds(&self, only: Only) -> bool {
        match only {
            Only::OwnFamily => self.own_family,
            Only::Oneself => self.oneself,
            Only::Team => self.team,
            Only::Lead => self.team && self.lead,
            Only::Shared => self.open_to_them(),
            Only::Own => self.own,
            Only::Begun => self.begun,
            Only::Learning => self.learning,
            Only::Extract => self.extract,
            // They narrow what is seen; they ask for nothing.
            Only::Metadata | Only::Aggregate => true,
            Only::Dsl => self.dsl,
            Only::DataProtection => self.data_protection,
        }
    }
}

crate::closed_list! {
    /// How much of it one sees, from nothing but counts to all.
    View {
        /// Counts, with small ones left out.
        Counts = "counts",
        /// Reference, state and dates: no name.
        Metadata = "metadata",
        /// What the parent approved for the school.
        Extract = "extract",
        /// All of it.
        All = "all",
    }
}

crate::closed_list! {
    /// Why something is refused, for whoever may know that the plan is there.
    Why {
        /// Nobody in their place may.
        Never = "never",
        /// They are not in the team.
        NotInTeam = "not-in-team",
        /// The family does not share it, or no agreement is in force.
        NotShared = "not-shared",
        /// Something else that it takes does not hold.
        NotMet = "not-met",
        /// The plan is over: V23.
        ReadOnly = "read-only",
    }
}

/// Why something is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "why", rename_all = "kebab-case")]
pub enum Refusal {
    /// They may not know that there is such a plan.
    Hidden,
    /// They may know of it, but not do this.
    Forbidden(Why),
}

/// That somebody may do something. It is made here alone, and a use case takes it as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    area: Area,
    op: Op,
    view: View,
}

impl Permit {
    /// What it is for.
    pub fn area(self) -> Area {
        self.area
    }
    /// What it allows.
    pub fn op(self) -> Op {
        self.op
    }
    /// How much of it they see.
    pub fn view(self) -> View {
        self.view
    }
}

/// Decides. The widest view of all grants that hold counts.
///
/// # Errors
/// The refusal.
pub fn decide(seat: Seat, area: Area, op: Op, facts: &Facts) -> Result<Permit, Refusal> {
    let grants = cell(area, seat);
    let views = grants.iter().filter(|grant| allows(grant, op)).filter_map(|grant| view(grant, area, facts));
    // Whoever may add something may read what they have added.
    let added = (op == Op::Read && facts.own && grants.iter().any(|grant| adds(grant, facts))).then_some(View::All);
    match views.chain(added).max() {
        Some(_) if op != Op::Read && closed(area, op, facts.state) => Err(Refusal::Forbidden(Why::ReadOnly)),
        Some(view) => Ok(Permit { area, op, view }),
        None => Err(refusal(seat, area, grants, op, facts)),
    }
}

/// Changing something is reading it, too.
fn allows(grant: &Grant, op: Op) -> bool {
    grant.ops.has(op) || (op == Op::Read && grant.ops.has(Op::Update))
}

fn adds(grant: &Grant, facts: &Facts) -> bool {
    let met = |only: Only| matches!(only, Only::Learning | Only::Begun) || facts.holds(only);
    grant.ops.has(Op::Create) && grant.only.iter().all(met)
}

/// How much a grant shows; none when something that it takes does not hold.
fn view(grant: &Grant, area: Area, facts: &Facts) -> Option<View> {
    if !grant.only.iter().all(|only| facts.holds(only)) {
        return None;
    }
    match narrowing(grant.only) {
        Some(view) => Some(view),
        // V24, and the family's choice: of a section, what others have entered is open only where both say so.
        None if bound_otherwise(grant.only) || area.section().is_none() || facts.own || facts.open_to_them() => {
            Some(View::All)
        }
        None => None,
    }
}

/// Grants that follow neither agreements nor the family's choices: its own, and the safeguarding lead's.
fn bound_otherwise(only: Set<Only>) -> bool {
    only.has(Only::OwnFamily) || only.has(Only::Dsl)
}

fn narrowing(only: Set<Only>) -> Option<View> {
    let narrow = [(Only::Aggregate, View::Counts), (Only::Metadata, View::Metadata), (Only::Extract, View::Extract)];
    narrow.into_iter().find_map(|(condition, view)| only.has(condition).then_some(view))
}

/// V23: whether the plan is over for this. Rights can always be claimed, and a closed plan can be opened again.
fn closed(area: Area, op: Op, state: State) -> bool {
    let of_the_zone = matches!(area, Area::Nominate | Area::Rights | Area::Lists | Area::Admin | Area::BreakGlass);
    let opened_again = area == Area::Closing && op == Op::Agree && state == State::Closed;
    !state.is_open() && !of_the_zone && !opened_again
}

/// Whoever is not bound to the plan is not told that it is there.
fn refusal(seat: Seat, area: Area, grants: &[Grant], op: Op, facts: &Facts) -> Refusal {
    let knows = facts.own_family || facts.team || seat == Seat::Coordinator;
    if !knows {
        return Refusal::Hidden;
    }
    let of_op: Vec<&Grant> = grants.iter().filter(|grant| allows(grant, op)).collect();
    let missing = |only: Only| of_op.iter().any(|grant| grant.only.has(only)) && !facts.holds(only);
    let theirs = area.section().is_some() && !facts.own && !facts.open_to_them();
    Refusal::Forbidden(if of_op.is_empty() {
        Why::Never
    } else if missing(Only::Team) {
        Why::NotInTeam
    } else if missing(Only::Shared) || (theirs && of_op.iter().any(|grant| !bound_otherwise(grant.only))) {
        Why::NotShared
    } else {
        Why::NotMet
    })
}
