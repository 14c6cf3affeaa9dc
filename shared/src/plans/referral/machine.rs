//! The machine: which step may follow which, and who may take it.

use super::stage::Stage;

crate::closed_list! {
    /// Whose step it is. A worker writes down what the family says, so a worker at the desk takes both.
    By {
        /// Somebody of the plan's team.
        Worker = "worker",
        /// The family, through a worker who writes it down.
        Family = "family",
        /// The service, by its link.
        Service = "service",
    }
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStep {
    /// It is over, and stays so.
    Over(Stage),
    /// This does not follow from that.
    Jump(Stage, Stage),
    /// It follows, but it is for somebody else to say.
    NotTheirs(Stage),
}

impl NoStep {
    /// What to do, in a sentence.
    pub fn sentence(self) -> String {
        match self {
            Self::Over(stage) => {
                format!(
                    "This referral is over (“{}”). Begin a new one if the family wants to try again.",
                    stage.words()
                )
            }
            Self::Jump(from, to) => {
                let follows: Vec<String> = next(from).map(|(to, _)| format!("“{}”", to.words())).collect();
                format!(
                    "“{}” does not follow “{}”. What can follow now: {}.",
                    to.words(),
                    from.words(),
                    follows.join(", ")
                )
            }
            Self::NotTheirs(to) => format!("“{}” is for somebody else to say.", to.words()),
        }
    }
}

const W: By = By::Worker;
const F: By = By::Family;
const S: By = By::Service;

/// The whole machine. What the service says by its link a worker may write down too, told on the phone; what is the family's to
/// say is never the service's.
fn lines(from: Stage) -> &'static [(Stage, &'static [By])] {
    use Stage as T;
    match from {
        T::Draft => &[(T::Offered, &[W]), (T::Cancelled, &[W])],
        T::Offered => &[(T::AgreedByFamily, &[F]), (T::DeclinedByFamily, &[F]), (T::Cancelled, &[W, F])],
        T::AgreedByFamily => &[(T::Sent, &[W]), (T::Cancelled, &[W, F])],
        T::Sent => &[
            (T::Opened, &[S, W]),
            (T::Accepted, &[W]),
            (T::Waitlisted, &[W]),
            (T::MoreInfo, &[W]),
            (T::DeclinedByService, &[W]),
            (T::NotStarted, &[W, F]),
            (T::Cancelled, &[W, F]),
            (T::Expired, &[W]),
        ],
        T::Opened => &[
            (T::Accepted, &[S, W]),
            (T::Waitlisted, &[S, W]),
            (T::MoreInfo, &[S, W]),
            (T::DeclinedByService, &[S, W]),
            (T::NotStarted, &[W, F]),
            (T::Cancelled, &[W, F]),
            (T::Expired, &[W]),
        ],
        T::MoreInfo => &[
            (T::Sent, &[W]),
            (T::Accepted, &[S, W]),
            (T::Waitlisted, &[S, W]),
            (T::DeclinedByService, &[S, W]),
            (T::NotStarted, &[W, F]),
            (T::Cancelled, &[W, F]),
            (T::Expired, &[W]),
        ],
        T::Waitlisted => &[
            (T::Accepted, &[S, W]),
            (T::DeclinedByService, &[S, W]),
            (T::NotStarted, &[W, F]),
            (T::Cancelled, &[W, F]),
            (T::Expired, &[W]),
        ],
        T::Accepted => &[
            (T::FirstContact, &[S, W, F]),
            (T::Waitlisted, &[S, W]),
            (T::DeclinedByService, &[S, W]),
            (T::NotStarted, &[S, W, F]),
            (T::Cancelled, &[W, F]),
        ],
        T::FirstContact => &[(T::Started, &[S, W, F]), (T::NotStarted, &[S, W, F]), (T::Cancelled, &[W, F])],
        T::Started => &[(T::Sustained, &[S, W, F]), (T::Completed, &[S, W, F]), (T::DroppedOut, &[S, W, F])],
        T::Sustained => &[(T::Completed, &[S, W, F]), (T::OutcomeRecorded, &[W]), (T::DroppedOut, &[S, W, F])],
        T::Completed => &[(T::OutcomeRecorded, &[W])],
        T::DeclinedByFamily
        | T::DeclinedByService
        | T::OutcomeRecorded
        | T::NotStarted
        | T::DroppedOut
        | T::Cancelled
        | T::Expired => &[],
    }
}

/// What can follow, and whose step each is.
pub fn next(from: Stage) -> impl Iterator<Item = (Stage, &'static [By])> {
    lines(from).iter().map(|(to, by)| (*to, *by))
}

/// Whether somebody may take this step.
///
/// # Errors
/// When the referral is over, the step does not follow, or it is somebody else's.
pub fn step(from: Stage, to: Stage, by: By) -> Result<(), NoStep> {
    if from.is_over() {
        return Err(NoStep::Over(from));
    }
    match next(from).find(|(stage, _)| *stage == to) {
        None => Err(NoStep::Jump(from, to)),
        // Whoever works with the family writes down what it says.
        Some((_, whose)) if whose.contains(&by) || (by == By::Worker && whose.contains(&By::Family)) => Ok(()),
        Some(_) => Err(NoStep::NotTheirs(to)),
    }
}
