//! What people write into a plan, for tests.

use doorstep_backend::port::Ids as _;
use doorstep_shared::id::{ActionId, GoalId, NeedId};
use doorstep_shared::plans::content::{CatalogueVersion, Rater, Rating, View};
use doorstep_shared::plans::entry::{
    AboutMe, Assessment, AssessmentState, Body, ContactKind, Distance, Health, Moment, Note, Part, Rated, Snapshot,
    Telling,
};
use doorstep_shared::plans::meeting::{Meeting, MeetingKind};
use doorstep_shared::plans::note::{Visible, Voice};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::work::{
    Action, ActionStatus, Goal, GoalStatus, Need, NeedKind, NeedStatus, Owner, Priority,
};

use super::{Cohort, day};

/// Some words, as a text of any length.
fn words<T: TryFrom<String>>(text: &str) -> T
where
    T::Error: core::fmt::Debug,
{
    T::try_from(text.to_owned()).expect("short")
}

/// A picture of readiness.
pub fn snapshot(by: Rater, example: &str) -> Body {
    let rated = Rated { rating: Rating::MostDays, example: example.into() };
    Body::Snapshot(Snapshot {
        moment: Moment::Baseline,
        by,
        part: Part::Child,
        catalogue: CatalogueVersion::NEWEST,
        taken_on: day("2026-11-24"),
        items: [("A3".parse().expect("an item"), rated)].into(),
        said: Default::default(),
    })
}

/// A need of learning.
pub fn need_of(id: NeedId, kind: NeedKind, text: &str) -> Body {
    Body::Need(Need {
        id,
        section: Section::Learning,
        about: String::new(),
        text: text.into(),
        kind,
        priority: Priority::Now,
        status: NeedStatus::Open,
        not_now_on: None,
    })
}

/// A goal of learning.
pub fn goal_of(id: GoalId, need: NeedId, text: &str) -> Body {
    Body::Goal(Goal {
        id,
        section: Section::Learning,
        needs: vec![need],
        text: text.into(),
        measure: "She waves".into(),
        target_on: None,
        status: GoalStatus::Agreed,
        reached: None,
        outcome: String::new(),
    })
}

/// An action that is agreed, due in a fortnight.
pub fn action_of(id: ActionId, goal: GoalId, owner: Owner, text: &str) -> Body {
    Body::Action(Action {
        id,
        goal,
        text: text.into(),
        owner: Some(owner),
        due: Some(day("2026-12-08")),
        status: ActionStatus::Agreed,
        said: String::new(),
        no_reminders: false,
    })
}

/// "All about me".
pub fn about_me(text: &str) -> Body {
    let of = |t: &str| words(t);
    Body::AboutMe(Box::new(AboutMe {
        likes: of(text),
        what_people_like: of(""),
        what_matters: of(""),
        how_to_comfort: of(""),
        how_to_help: of(""),
        words_i_use: of(""),
        important_people: of(""),
        routines: of(""),
        worries: of(""),
        hopes: of(""),
        voice: Voice::Family,
    }))
}

/// A note of a call.
pub fn note(section: Section, text: &str) -> Body {
    Body::Note(Box::new(Note {
        section,
        of: ContactKind::Call,
        voice: Voice::Observation,
        text: words(text),
        occurred_on: day("2026-11-24"),
        visible: Visible::ToFamily,
        next: None,
        adds_to: None,
    }))
}

/// An entry of every kind that can be added, each with these words in it, for whoever may add it.
pub fn bodies(cohort: &Cohort, text: &str) -> Vec<Body> {
    let id = || cohort.office.ids.next();
    let empty = || words("");
    vec![
        about_me(text),
        Body::Health(Health { allergies: words(text), medicine: empty(), what_helps: empty(), checks: empty() }),
        snapshot(Rater::LinkTeacher, text),
        Body::Assessment(Box::new(Assessment {
            reason: words(text),
            present: empty(),
            earlier: empty(),
            analysis: empty(),
            family_view: empty(),
            state: AssessmentState::Draft,
            agreed_on: None,
        })),
        Body::Element(Telling {
            element: doorstep_shared::plans::content::Element::Housing,
            going_well: words(text),
            hard: empty(),
            would_like: empty(),
            whose: View::Parent,
            concern: None,
        }),
        Body::Distance(Distance {
            on: day("2026-11-24"),
            concerns: Default::default(),
            confidence: None,
            words: words(text),
        }),
        need_of(NeedId::new(id()), NeedKind::Strength, text),
        Body::Need(Need {
            id: NeedId::new(id()),
            section: Section::Wellbeing,
            about: String::new(),
            text: text.into(),
            kind: NeedKind::Strength,
            priority: Priority::Soon,
            status: NeedStatus::Open,
            not_now_on: None,
        }),
        Body::Meeting(Box::new(Meeting {
            agenda: words(text),
            ..Meeting::planned(MeetingKind::Review, day("2026-12-08"))
        })),
        note(Section::Readiness, text),
        note(Section::Wellbeing, text),
    ]
}
