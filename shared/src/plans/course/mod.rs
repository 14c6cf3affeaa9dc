//! The course of a plan, from the first mention of a child to the day its record is destroyed: one function says which steps
//! are open, to whom, under which conditions, and what follows from each.

mod conditions;
mod facts;
mod state;
mod step;
#[cfg(test)]
mod tests;

pub use conditions::{REOPENED_FOR, TEAM_AFTER};
pub use facts::{By, Facts, Handover};
pub use state::{Phase, State};
pub use step::{ClosingReason, Effect, Step, StepKind, Unmet};

/// What a step comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// The state afterwards.
    pub state: State,
    /// The state to come back to: while it rests, and after its end.
    pub before: Option<State>,
    /// What has to happen with it, in the same change or after it.
    pub effects: Vec<Effect>,
}

/// Where a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// The state to come back to: while it rests, and after its end.
    pub before: Option<State>,
}

/// Takes a step, if it is open. The conditions come in as facts: whoever stores the plan knows them.
///
/// # Errors
/// Everything that is not met, in the order in which a person would put it right.
pub fn turn(now: Standing, step: &Step, by: By, facts: &Facts) -> Result<Turned, Vec<Unmet>> {
    let Some(state) = target(now, step.kind()) else { return Err(vec![Unmet::NotFromHere]) };
    let mut unmet = Vec::new();
    if !step.kind().may(by) {
        unmet.push(Unmet::NotYours);
    }
    unmet.extend(step.unmet(now.state, facts));
    if !unmet.is_empty() {
        return Err(unmet);
    }
    let before = match step.kind() {
        StepKind::Pause => Some(now.state),
        // A closed plan remembers where it can be opened again.
        StepKind::Close => Some(State::ActiveInReception),
        _ => None,
    };
    Ok(Turned { state, before, effects: step.effects(facts) })
}

/// The steps that are open in a state, whatever their conditions.
pub fn open_steps(now: Standing) -> impl Iterator<Item = StepKind> {
    use crate::set::Member as _;
    StepKind::ALL.iter().copied().filter(move |kind| target(now, *kind).is_some())
}

/// Where a step leads from here; none when it is not open.
fn target(now: Standing, kind: StepKind) -> Option<State> {
    use State as S;
    match (now.state, kind) {
        (S::Nominated, StepKind::Invite) => Some(S::Invited),
        (S::Invited, StepKind::Agree) => Some(S::Agreed),
        (S::Invited, StepKind::Decline) => Some(S::Declined),
        (S::Agreed, StepKind::GetToKnow) => Some(S::GettingToKnow),
        (S::GettingToKnow, StepKind::AgreePlan) => Some(S::Planned),
        (S::Planned, StepKind::Activate) => Some(S::ActiveBeforeStart),
        (S::ActiveBeforeStart, StepKind::StartReception) => Some(S::ActiveInReception),
        (S::ActiveInReception, StepKind::BeginClosing) => Some(S::Closing),
        (S::Closing, StepKind::Close) => Some(S::Closed),
        (S::Closed, StepKind::Reopen) => now.before.or(Some(S::ActiveInReception)),
        (state, StepKind::Pause) if state.is_running() => Some(S::Paused),
        (S::Paused, StepKind::Resume) => now.before.filter(|before| before.is_running()),
        (state, StepKind::TransferOut) if state.is_active() || state == S::Paused => Some(S::TransferredOut),
        (state, StepKind::Withdraw) if state.is_open() => Some(S::Withdrawn),
        (state, StepKind::Dispose) if state.is_over() => Some(S::Disposed),
        _ => None,
    }
}
