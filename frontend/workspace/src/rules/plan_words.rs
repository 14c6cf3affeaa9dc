//! Words for what stands in plans: functions, steps, how something was said, where a plan is.

use doorstep_shared::date::Date;
use doorstep_shared::plans::access::Why;
use doorstep_shared::plans::course::{ClosingReason, State, StepKind, Unmet};
use doorstep_shared::plans::note::Withheld;
use doorstep_shared::plans::people::{Channel, Responsibility};
use doorstep_shared::plans::plan::{AgreedHow, HandoverDecision, ToldHow};
use doorstep_shared::plans::school::{PlaceSource, long_date};
use doorstep_shared::plans::team::Function;

use super::say;

/// The languages that a form offers.
pub const LANGUAGES: &str =
    "en pl ro pa ur pt es ar bn so fa ku tr ti am uk ru zh yue vi hi gu ta fr it sq bg hu lt sk ps sw yo ne rom bfi";

/// The six stages of a plan as a family would say them.
pub const STAGES: [&str; 6] = ["Said yes", "Getting to know", "Plan made", "Before school", "In reception", "Closing"];

/// The stage at which a plan is; none while the family has not said yes, or where it left before.
pub fn stage(state: State, before: Option<State>) -> Option<usize> {
    match state {
        State::Agreed => Some(0),
        State::GettingToKnow => Some(1),
        State::Planned => Some(2),
        State::ActiveBeforeStart => Some(3),
        State::ActiveInReception => Some(4),
        State::Closing | State::Closed => Some(5),
        State::Paused => before.and_then(|before| stage(before, None)),
        _ => None,
    }
}

/// "Tuesday 7 September 2027".
pub fn full_day(date: Date) -> String {
    format!("{} {}", say::weekday(date.weekday()), long_date(date))
}

/// How far off a day is: "today", "in 3 days", "in 13 weeks"; how long ago when it is over.
pub fn off(date: Date, today: Date) -> String {
    match date.days_since(today) {
        i32::MIN..=-1 => say::ago(date, today),
        0 => "today".into(),
        1 => "tomorrow".into(),
        days @ 2..=13 => format!("in {days} days"),
        days => format!("in {} weeks", days / 7),
    }
}

/// What somebody does in a team.
pub fn function(function: Function) -> &'static str {
    match function {
        Function::LinkTeacher => "Link teacher",
        Function::ParentAdvisor => "Parent advisor",
        Function::CentreWorker => "Children’s Centre worker",
        Function::ReceptionTeacher => "Reception teacher",
        Function::Senco => "Special needs lead at school",
        Function::HealthVisitor => "Health visitor",
        Function::KeyPerson => "Key person at nursery",
        Function::Other => "Somebody else who helps",
    }
}

/// How somebody agreed.
pub fn agreed_how(how: AgreedHow) -> &'static str {
    match how {
        AgreedHow::Signed => "They signed",
        AgreedHow::Typed => "They typed their name",
        AgreedHow::Said => "They said so, and I was there",
    }
}

/// How a parent approved what the school is told.
pub fn approved_how(how: AgreedHow) -> &'static str {
    match how {
        AgreedHow::Signed => "they signed it",
        AgreedHow::Typed => "they typed their name",
        AgreedHow::Said => "they said so after it was read to them",
    }
}

/// How a family was told of the notice.
pub fn told_how(how: ToldHow) -> &'static str {
    match how {
        ToldHow::ReadAloud => "I read it aloud",
        ToldHow::Paper => "They have it on paper",
        ToldHow::Link => "They were sent a link",
    }
}

/// What was decided about what the school is told.
pub fn handover(decision: HandoverDecision) -> &'static str {
    match decision {
        HandoverDecision::Sent => "The school has what the parent agreed to",
        HandoverDecision::Refused => "The parent said no",
    }
}

/// Why a plan is over.
pub fn closing(reason: ClosingReason) -> &'static str {
    match reason {
        ClosingReason::GoalsMet => "The year is over and the goals are reached",
        ClosingReason::CarriedForward => "The year is over and some of it goes on elsewhere",
        ClosingReason::MovedToStatutory => "A statutory service has taken over",
        ClosingReason::NoLongerNeeded => "The family does not need it any more",
        ClosingReason::LostContact => "We could not reach the family",
    }
}

/// What an adult may decide for the child.
pub fn responsibility(what: Responsibility) -> &'static str {
    match what {
        Responsibility::Parental => "They have parental responsibility",
        Responsibility::MainCarer => "They care for the child day by day, without it",
        Responsibility::Neither => "Neither, or we do not know",
    }
}

/// A way to reach somebody.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "A call",
        Channel::Text => "A text message",
        Channel::Email => "An e-mail",
        Channel::Post => "A letter",
        Channel::InPerson => "Only when we meet",
    }
}

/// How we know of a school place.
pub fn place_source(source: PlaceSource) -> &'static str {
    match source {
        PlaceSource::SeenLetter => "We have seen the letter or message",
        PlaceSource::SchoolConfirmed => "The school told us",
        PlaceSource::ParentTold => "A parent told us",
        PlaceSource::LateAdmission => "The child joins late",
    }
}

/// Why something is kept from the family.
pub fn withheld(why: Withheld) -> &'static str {
    match why {
        Withheld::ThirdParty => "It tells of somebody else",
        Withheld::RiskOfHarm => "Somebody might come to harm",
        Withheld::Legal => "The law says so",
    }
}

/// Why something cannot be done, and what to do instead.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Never => "Your role does not include this. Somebody else in the team may be able to do it.",
        Why::NotInTeam => "You are not in this family’s team.",
        Why::NotShared => "The family does not share this with your organisation, or no agreement covers it.",
        Why::NotMet => "This is not open to you now. Ask whoever leads the plan.",
        Why::ReadOnly => "The plan is over. Nothing in it is changed any more.",
    }
}

/// A step: its heading, and the words on its button.
pub fn step(kind: StepKind) -> (&'static str, &'static str) {
    match kind {
        StepKind::Invite => ("Ask the family", "We asked the family"),
        StepKind::Agree => ("The family says yes", "Write down that they take part"),
        StepKind::Decline => ("The family says no", "Write down that they do not want a plan"),
        StepKind::GetToKnow => ("Begin to know each other", "Begin"),
        StepKind::AgreePlan => ("Make the plan", "The plan is made"),
        StepKind::Activate => ("Begin the work", "Write down what the family says to the plan"),
        StepKind::StartReception => ("School has begun", "Write down the start of school"),
        StepKind::Pause => ("Pause the plan", "Pause it"),
        StepKind::Resume => ("Go on after a pause", "Go on"),
        StepKind::Withdraw => ("The family leaves the plan", "Write down that they leave"),
        StepKind::TransferOut => ("The child moves away", "Write down the move"),
        StepKind::BeginClosing => ("Begin to close", "Begin to close"),
        StepKind::Close => ("Close the plan", "Close the plan"),
        StepKind::Reopen => ("Open it again", "Open it again"),
        StepKind::Dispose => ("Destroy the record", "Destroy the record"),
    }
}

/// Whether a step is one on the way from the first word to the last, and not a way off it.
pub fn on_the_way(kind: StepKind) -> bool {
    !matches!(
        kind,
        StepKind::Decline
            | StepKind::Pause
            | StepKind::Withdraw
            | StepKind::TransferOut
            | StepKind::Reopen
            | StepKind::Dispose
    )
}

/// The page of the plan on which something that a step needs is written; empty for none.
pub fn page_of(unmet: Unmet) -> &'static str {
    match unmet {
        Unmet::NoPlace => "about",
        Unmet::SharingNotAsked => "team",
        Unmet::NoParentView => "readiness",
        Unmet::NoClosingReview => "meetings",
        Unmet::HandoverUndecided => "handover",
        Unmet::ReferralOpen => "services",
        Unmet::NoStrength | Unmet::NeedUnanswered | Unmet::OneSided | Unmet::OutcomeMissing => "goals",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn how_far_off_a_day_is() {
        let today = day("2027-06-08");
        for (date, said) in [
            ("2027-06-08", "today"),
            ("2027-06-09", "tomorrow"),
            ("2027-06-21", "in 13 days"),
            ("2027-06-22", "in 2 weeks"),
            ("2027-06-07", "yesterday"),
        ] {
            assert_eq!(off(day(date), today), said, "{date}");
        }
        assert_eq!(full_day(day("2027-09-07")), "Tuesday 7 September 2027");
    }

    #[test]
    fn a_paused_plan_stands_where_it_was() {
        assert_eq!(stage(State::Paused, Some(State::Planned)), Some(2));
        assert_eq!(stage(State::Invited, None), None);
    }
}
