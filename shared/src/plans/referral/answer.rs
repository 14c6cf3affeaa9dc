//! What a service can say by its link, and what a referral is afterwards: steps of the machine, and nothing else.

use super::check::check_change;
use super::confirm::Says;
use super::machine::By;
use super::reason::Reason;
use super::record::Referral;
use super::stage::Stage;
use crate::date::Date;
use crate::directory::Calendar;
use crate::problem::FieldError;

crate::closed_list! {
    /// What a service says.
    Answer {
        /// There is a place.
        Place = "place",
        /// There is a waiting list.
        Wait = "wait",
        /// It has to know more.
        More = "more",
        /// It cannot take the family.
        Cannot = "cannot",
        /// It has been in touch with the family.
        Contact = "contact",
        /// The family came.
        Came = "came",
        /// The family did not come, and nobody expects it to.
        NeverCame = "never-came",
        /// The family keeps coming.
        Keeps = "keeps",
        /// It has come to its end.
        Finished = "finished",
        /// The family stopped coming.
        Stopped = "stopped",
        /// It helped.
        Helped = "helped",
        /// It has not helped yet.
        NotYet = "not-yet",
        /// It did not help.
        NotHelped = "not-helped",
    }
}

impl Answer {
    /// How it is said.
    pub fn words(self) -> &'static str {
        match self {
            Self::Place => "Yes, we have a place",
            Self::Wait => "They are on our waiting list",
            Self::More => "We need to know more: please ring us",
            Self::Cannot => "Sorry, we cannot take them",
            Self::Contact => "We have been in touch with them",
            Self::Came => "They came",
            Self::NeverCame => "They did not come",
            Self::Keeps => "They keep coming",
            Self::Finished => "They have finished with us",
            Self::Stopped => "They stopped coming",
            Self::Helped => "It helped them",
            Self::NotYet => "It has not helped yet",
            Self::NotHelped => "It did not help",
        }
    }

    /// Whether it takes a day: when there may be a place.
    pub fn takes_day(self) -> bool {
        self == Self::Wait
    }

    /// Whether it takes a reason: V18.
    pub fn takes_reason(self) -> bool {
        matches!(self, Self::Cannot | Self::NeverCame | Self::Stopped)
    }

    /// What can be said of a referral that stands so.
    pub fn at(stage: Stage) -> &'static [Self] {
        use Answer as A;
        match stage {
            Stage::Sent | Stage::Opened => &[A::Place, A::Wait, A::More, A::Cannot],
            Stage::MoreInfo => &[A::Place, A::Wait, A::Cannot],
            Stage::Waitlisted => &[A::Place, A::Wait, A::Cannot],
            Stage::Accepted => &[A::Contact, A::Came, A::NeverCame, A::Wait],
            Stage::FirstContact => &[A::Came, A::NeverCame],
            Stage::Started => &[A::Keeps, A::Finished, A::Stopped],
            Stage::Sustained => &[A::Helped, A::NotYet, A::NotHelped, A::Finished, A::Stopped],
            Stage::Completed => &[A::Helped, A::NotYet, A::NotHelped],
            _ => &[],
        }
    }

    /// The stages it leads to, one after the other. What is said before the page was seen as opened opens it.
    fn way(self, from: Stage) -> Vec<Stage> {
        let mut way = Vec::new();
        if from == Stage::Sent {
            way.push(Stage::Opened);
        }
        way.extend(match self {
            Self::Place => vec![Stage::Accepted],
            Self::Wait if from == Stage::Waitlisted => Vec::new(),
            Self::Wait => vec![Stage::Waitlisted],
            Self::More => vec![Stage::MoreInfo],
            Self::Cannot => vec![Stage::DeclinedByService],
            Self::Contact => vec![Stage::FirstContact],
            // Whoever came was in touch.
            Self::Came if from == Stage::Accepted => vec![Stage::FirstContact, Stage::Started],
            Self::Came => vec![Stage::Started],
            Self::NeverCame => vec![Stage::NotStarted],
            Self::Keeps => vec![Stage::Sustained],
            Self::Finished => vec![Stage::Completed],
            Self::Stopped => vec![Stage::DroppedOut],
            Self::Helped | Self::NotYet | Self::NotHelped => Vec::new(),
        });
        way
    }
}

/// What comes with an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// When there may be a place.
    pub day: Option<Date>,
    /// Why not.
    pub reason: Option<Reason>,
}

/// The referral after an answer of its service.
///
/// # Errors
/// What is missing, or that this cannot be said now.
pub fn answered(
    before: &Referral,
    answer: Answer,
    beside: Beside,
    (today, calendar): (Date, &Calendar),
) -> Result<Referral, Vec<FieldError>> {
    if !Answer::at(before.stage).contains(&answer) {
        let detail = "Something has changed meanwhile. Choose again.";
        return Err(vec![FieldError { pointer: "/said".into(), detail: detail.into() }]);
    }
    if answer.takes_day() && beside.day.is_none() {
        let detail = "Say when there may be a place. A guess is enough.";
        return Err(vec![FieldError { pointer: "/expected_on".into(), detail: detail.into() }]);
    }
    let mut now = before.clone();
    match answer {
        Answer::Wait => (now.expected_on, now.asked_again_on) = (beside.day, Some(today)),
        Answer::Came => now.started_service = Some(Says::Yes),
        Answer::NeverCame => now.started_service = Some(Says::No),
        Answer::Helped => now.outcome_service = Some(Says::Yes),
        Answer::NotYet => now.outcome_service = Some(Says::NotYet),
        Answer::NotHelped => now.outcome_service = Some(Says::No),
        _ => {}
    }
    if answer.takes_reason() {
        now.reason = beside.reason;
    }
    let way = answer.way(before.stage);
    if way.is_empty() {
        check_change(before, &now, (By::Service, today), calendar)?;
        now.settle(today, By::Service, calendar);
        return Ok(now);
    }
    let mut last = before.clone();
    for stage in way {
        let next = Referral { stage, ..now.clone() };
        // A reason belongs to the last stage of the way alone.
        let next = Referral { reason: next.reason.filter(|_| stage.needs_reason()), ..next };
        check_change(&last, &next, (By::Service, today), calendar)?;
        last = next;
        last.settle(today, By::Service, calendar);
        now.steps.clone_from(&last.steps);
        now.taken_up_on = last.taken_up_on;
    }
    Ok(last)
}

/// The referral once its service has opened it; none when that was written down before.
pub fn opened(before: &Referral, today: Date, calendar: &Calendar) -> Option<Referral> {
    let mut now = Referral { stage: Stage::Opened, ..before.clone() };
    check_change(before, &now, (By::Service, today), calendar).ok().filter(|()| before.stage == Stage::Sent)?;
    now.settle(today, By::Service, calendar);
    Some(now)
}
