//! Words of closed lists, and why something cannot be done, in plain sentences.

use doorstep_shared::fact::Fact;
use doorstep_shared::plans::access::Why;
use doorstep_shared::plans::content::{ChildAnswer, Concern, Confidence, Rater, View};
use doorstep_shared::plans::entry::AssessmentState;
use doorstep_shared::plans::meeting::{MeetingState, Minutes};
use doorstep_shared::plans::note::{Voice, Withheld};
use doorstep_shared::plans::people::{Channel, Reading, Responsibility};
use doorstep_shared::plans::school::PlaceSource;
use doorstep_shared::plans::work::{ActionStatus, GoalStatus, NeedKind, NeedStatus, Priority, Reached};
use doorstep_shared::set::Member;

use crate::ui::Choice;

/// All members of a list as choices.
pub fn choices<M: Member>(words: fn(M) -> &'static str) -> Vec<Choice> {
    M::ALL.iter().map(|m| Choice::new(m.key(), words(*m))).collect()
}

/// All members of a list for one that opens.
pub fn options<M: Member>(words: fn(M) -> &'static str) -> Vec<(String, String)> {
    M::ALL.iter().map(|m| (m.key().to_owned(), words(*m).to_owned())).collect()
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

/// Whose words something is.
pub fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Fact => "A fact",
        Voice::Family => "The family’s view",
        Voice::Child => "The child’s view",
        Voice::Observation => "Something somebody saw",
        Voice::Professional => "A worker’s view",
    }
}

/// Why a family does not see a note.
pub fn withheld(why: Withheld) -> &'static str {
    match why {
        Withheld::ThirdParty => "It tells of somebody else",
        Withheld::RiskOfHarm => "Somebody might come to harm",
        Withheld::Legal => "The law says so",
    }
}

/// Who says how ready they are.
pub fn rater(rater: Rater) -> &'static str {
    match rater {
        Rater::Parent => "A parent or carer",
        Rater::Child => "The child",
        Rater::LinkTeacher => "The link teacher",
        Rater::Setting => "The nursery or childminder",
        Rater::School => "The school",
    }
}

/// Whose view a part of the assessment is.
pub fn view(view: View) -> &'static str {
    view.plain()
}

/// A yes, a no, or not known.
pub fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Yes => "Yes",
        Fact::No => "No",
        Fact::Unknown => "Not known",
    }
}

/// What an adult may decide.
pub fn responsibility(what: Responsibility) -> &'static str {
    match what {
        Responsibility::Parental => "Has parental responsibility",
        Responsibility::MainCarer => "Cares for the child day by day",
        Responsibility::Neither => "Neither, or not known",
    }
}

/// How a family likes to read.
pub fn reading(how: Reading) -> &'static str {
    match how {
        Reading::Text => "Text",
        Reading::LargePrint => "Large print",
        Reading::Audio => "Read out or recorded",
        Reading::EasyRead => "Short sentences with pictures",
        Reading::InPerson => "Somebody tells them",
    }
}

/// A way to reach somebody.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "Call",
        Channel::Text => "Text message",
        Channel::Email => "E-mail",
        Channel::Post => "Letter",
        Channel::InPerson => "Only in person",
    }
}

/// How a place is known.
pub fn source(source: PlaceSource) -> &'static str {
    match source {
        PlaceSource::SeenLetter => "We have seen the letter or message",
        PlaceSource::SchoolConfirmed => "The school told us",
        PlaceSource::ParentTold => "A parent told us",
        PlaceSource::LateAdmission => "The child joins late",
    }
}

/// How far an assessment has come.
pub fn assessment(state: AssessmentState) -> &'static str {
    match state {
        AssessmentState::Draft => "We are talking it through",
        AssessmentState::SharedWithFamily => "The family has it to read",
        AssessmentState::Agreed => "The family agrees with it",
        AssessmentState::Declined => "The family does not want it",
        AssessmentState::Superseded => "A newer one took its place",
    }
}

/// A strength, a need or a barrier.
pub fn need(kind: NeedKind) -> &'static str {
    match kind {
        NeedKind::Strength => "Strength",
        NeedKind::Need => "Need",
        NeedKind::Barrier => "Something in the way",
    }
}

/// How soon it matters.
pub fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Now => "Now, before anything else",
        Priority::Soon => "Before school starts",
        Priority::Later => "When there is time",
    }
}

/// What has become of a need.
pub fn need_status(status: NeedStatus) -> &'static str {
    match status {
        NeedStatus::Open => "It is there",
        NeedStatus::Addressed => "It is answered",
        NeedStatus::NoLonger => "It is no longer there",
        NeedStatus::CarriedForward => "It goes on after the plan",
        NeedStatus::MovedToStatutory => "A statutory service has taken it over",
    }
}

/// How a goal stands.
pub fn goal(status: GoalStatus) -> &'static str {
    match status {
        GoalStatus::Proposed => "Suggested",
        GoalStatus::Agreed => "Agreed with the family",
        GoalStatus::OnTrack => "Going well",
        GoalStatus::Stuck => "Not moving",
        GoalStatus::Met => "Reached",
        GoalStatus::Changed => "Another took its place",
        GoalStatus::Stopped => "Stopped",
    }
}

/// How a meeting stands.
pub fn meeting_state(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Planned => "It is to come",
        MeetingState::Held => "It was held",
        MeetingState::CalledOff => "It does not take place",
        MeetingState::NotWanted => "The family did not want it",
    }
}

/// How minutes stand.
pub fn minutes(minutes: Minutes) -> &'static str {
    match minutes {
        Minutes::Draft => "The minutes are being written",
        Minutes::Shared => "The family has the minutes to read",
        Minutes::Agreed => "The family agrees with the minutes",
        Minutes::Disagreed => "The family disagrees with the minutes",
    }
}

/// What came of a goal.
pub fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Met => "Reached",
        Reached::Partly => "Some of it is reached",
        Reached::Not => "Not reached",
    }
}

/// How an action stands.
pub fn action(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Proposed => "Suggested",
        ActionStatus::Agreed => "Agreed",
        ActionStatus::Doing => "Under way",
        ActionStatus::Done => "Done",
        ActionStatus::NotDone => "Not done",
        ActionStatus::Cancelled => "Called off",
        ActionStatus::Superseded => "Another took its place",
    }
}

/// The steps of how big a worry is.
pub fn concerns() -> Vec<Choice> {
    Concern::all().map(|c| Choice::new(c.number().to_string(), c.words())).collect()
}

/// The steps of how sure a family feels.
pub fn confidences() -> Vec<Choice> {
    Confidence::all().map(|c| Choice::new(c.number().to_string(), c.words())).collect()
}

/// The faces a child can point to.
pub fn answers() -> Vec<Choice> {
    ChildAnswer::ALL.iter().map(|a| Choice::new(a.key(), a.plain())).collect()
}
