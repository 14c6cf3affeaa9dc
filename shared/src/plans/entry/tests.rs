//! What the tests of entries share: one believable example of each kind.

mod changes;
mod checks;
mod fields;
mod names;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::*;
use crate::date::Date;
use crate::directory::{Calendar, Term};
use crate::fact::Fact;
use crate::id::{ActionId, GoalId, NeedId, PersonId, SeriesId, ServiceId};
use crate::plans::content::{
    CatalogueVersion, Concern, Confidence, Element, ElementText, Rater, Rating, RouteUsed, View,
};
use crate::plans::intervention::{Attended, Mark, Who};
use crate::plans::meeting::{Decision, MeetingKind, MeetingState};
use crate::plans::note::{Visible, Voice, Withheld};
use crate::plans::people::{Channel, Reading, Responsibility};
use crate::plans::plan::AgreedHow;
use crate::plans::referral::{AgreedToTell, By, Reason, Referral, Signpost, Stage, Step, Theme, Used};
use crate::plans::school::{PlaceSource, SchoolPlace, SchoolYear, StartPattern};
use crate::plans::work::{ActionStatus, GoalStatus, NeedKind, NeedStatus, Owner, Priority};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + number)
}

fn words(text: &str) -> ElementText {
    text.to_owned().try_into().expect("a short text")
}

fn today() -> Date {
    day("2027-06-08")
}

fn calendar() -> Calendar {
    let term = |from, to| Term { from: day(from), to: day(to) };
    Calendar {
        terms: vec![
            term("2027-09-02", "2027-12-17"),
            term("2028-01-04", "2028-04-07"),
            term("2028-04-24", "2028-07-20"),
        ],
        closed: Vec::new(),
    }
}

fn attendance() -> Attendance {
    let mark = |status| Mark { status, note: String::new() };
    Attendance {
        series: SeriesId::new(uuid(8)),
        series_title: "Talking group".into(),
        who: Who::Child,
        since: day("2027-05-03"),
        until: None,
        adaptations: words("Pictures beside the words."),
        marks: BTreeMap::from([
            (day("2027-06-03"), mark(Attended::Present)),
            (day("2027-06-07"), mark(Attended::ToldUs)),
        ]),
    }
}

fn home() -> Home {
    Home {
        languages: ["so", "en"].map(|code| code.parse().expect("a language")).into(),
        interpreter: Fact::Yes,
        reading: Some(Reading::Audio),
        meeting: "Mornings, at the centre.".into(),
    }
}

fn child() -> Child {
    Child { legal_name: "Aster Example".into(), known_as: "Aster".into(), born: day("2023-02-11") }
}

fn adult() -> Adult {
    Adult {
        legal_name: "Hodan Example".into(),
        known_as: String::new(),
        relationship: "Mum".into(),
        responsibility: Responsibility::Parental,
        lives_with_child: Fact::Yes,
        may_see_plan: true,
    }
}

fn contact() -> Contact {
    Contact {
        adult: PersonId::new(uuid(1)),
        channel: Channel::Text,
        value: "07700 900123".into(),
        ok_to_text: true,
        ok_to_leave_message: false,
        when: "After 9.30.".into(),
        address: String::new(),
        address_confidential: true,
        safe_from: None,
        safe_until: None,
        address_before: String::new(),
        moved_on: None,
    }
}

fn place() -> StartPlace {
    StartPlace {
        school: School::Partner { organisation: OrganisationId::new(uuid(2)) },
        place: SchoolPlace {
            entry_year: SchoolYear::try_from(2027).expect("a school year"),
            offered_on: Some(day("2027-04-16")),
            accepted_on: Some(day("2027-04-20")),
            starts_on: Some(day("2027-09-02")),
            pattern: StartPattern::PartTimeUntil { until: day("2027-09-17") },
            source: PlaceSource::SeenLetter,
        },
    }
}

fn about_me() -> AboutMe {
    AboutMe {
        likes: words("Water, songs and her red boots."),
        what_people_like: words("Her laugh."),
        what_matters: words("That somebody says good morning."),
        how_to_comfort: words("Sit beside her and hum."),
        how_to_help: words("Show her, then let her try."),
        words_i_use: words("biyo – water"),
        important_people: words("Mum and Grandma."),
        routines: words("Breakfast, then a walk."),
        worries: words("Loud hand dryers."),
        hopes: words("A friend to play with."),
        voice: Voice::Family,
    }
}

fn snapshot() -> Snapshot {
    let rated = |rating, example: &str| Rated { rating, example: example.into() };
    Snapshot {
        moment: Moment::Baseline,
        by: Rater::Parent,
        part: Part::Child,
        catalogue: CatalogueVersion::V1,
        taken_on: day("2027-06-01"),
        items: BTreeMap::from([
            ("A1".parse().expect("an item"), rated(Rating::WithHelp, "She tells me when she needs to go.")),
            ("E1".parse().expect("an item"), rated(Rating::Easily, "")),
        ]),
        said: BTreeMap::from([("like-to-play".into(), "Splashing!".into())]),
    }
}

fn need() -> Need {
    Need {
        id: NeedId::new(uuid(3)),
        section: Section::Learning,
        about: "E6".into(),
        text: "A few words for school.".into(),
        kind: NeedKind::Need,
        priority: Priority::Now,
        status: NeedStatus::Open,
        not_now_on: None,
    }
}

fn goal() -> Goal {
    Goal {
        id: GoalId::new(uuid(4)),
        section: Section::Learning,
        needs: vec![NeedId::new(uuid(3))],
        text: "She asks for water at school.".into(),
        measure: "Her teacher hears her ask.".into(),
        target_on: Some(day("2027-09-30")),
        status: GoalStatus::Agreed,
        reached: None,
        outcome: String::new(),
    }
}

fn action() -> Action {
    Action {
        id: ActionId::new(uuid(5)),
        goal: GoalId::new(uuid(4)),
        text: "Learn her words for water and toilet.".into(),
        owner: Some(Owner::Team { user: UserId::new(uuid(6)) }),
        due: Some(day("2027-07-01")),
        status: ActionStatus::Agreed,
        said: String::new(),
        no_reminders: false,
    }
}

fn meeting() -> Meeting {
    Meeting {
        place: "At the centre.".into(),
        going_well: words("She sings on the way."),
        decisions: BTreeMap::from([(uuid(8), Decision { text: "Ask for a Somali book.".into(), action: None })]),
        ..Meeting::planned(MeetingKind::PreStart, day("2027-06-10"))
    }
}

fn handover() -> Handover {
    use crate::plans::handover::{Approval, Stage, Way};
    let approval = Approval { adult: PersonId::new(uuid(1)), how: AgreedHow::Said, on: day("2027-06-07") };
    Handover {
        calms: "Holding her rabbit.".into(),
        contacts: "Ruth Bell, link teacher".into(),
        stage: Stage::Sent { approval, way: Way::Here, on: day("2027-06-07") },
        ..Handover::blank()
    }
}

fn note() -> Note {
    Note {
        section: Section::AboutMe,
        of: ContactKind::HomeVisit,
        voice: Voice::Observation,
        text: "She showed us her boots.".to_owned().try_into().expect("a short text"),
        occurred_on: day("2027-06-07"),
        visible: Visible::Not { reason: Withheld::ThirdParty, review_by: day("2027-07-07") },
        next: Some(Next { on: day("2027-06-14"), what: ContactKind::Call }),
        adds_to: None,
    }
}

fn distance() -> Distance {
    Distance {
        on: day("2027-06-07"),
        concerns: BTreeMap::from([(Element::Language, Concern::try_from(2).expect("a step"))]),
        confidence: Confidence::try_from(4).ok(),
        words: words("It feels lighter."),
    }
}

fn telling() -> Telling {
    Telling {
        element: Element::Language,
        going_well: words("She sings all day."),
        hard: words("New people."),
        would_like: words("One friend who speaks Somali."),
        whose: View::Parent,
        concern: Concern::try_from(1).ok(),
    }
}

fn referral() -> Referral {
    Referral {
        theme: Theme::Learning,
        service: ServiceId::new(uuid(7)),
        service_name: "Chatterbox group".into(),
        worker: UserId::new(uuid(6)),
        worker_phone: "01632 960111".into(),
        hope: "That she finds a friend.".into(),
        stage: Stage::Waitlisted,
        steps: vec![Step { to: Stage::Waitlisted, on: day("2027-06-04"), by: By::Service }],
        agreed: Some(AgreedToTell {
            adult: PersonId::new(uuid(1)),
            how: AgreedHow::Said,
            on: day("2027-06-01"),
            name: true,
            language: true,
            contact: false,
            words: "We come on Tuesdays.".into(),
        }),
        reason: None,
        expected_on: Some(day("2027-07-01")),
        asked_again_on: None,
        started_service: None,
        started_worker: None,
        started_family: None,
        outcome_service: None,
        outcome_worker: None,
        outcome_family: None,
        outcome: String::new(),
        link_until: Some(day("2027-06-18")),
        due_by: Some(day("2027-07-02")),
        taken_up_on: None,
    }
}

fn signpost() -> Signpost {
    Signpost {
        theme: Theme::Money,
        service: ServiceId::new(uuid(8)),
        service_name: "Money advice".into(),
        shown_on: day("2027-06-01"),
        used: Used::No,
        reason: Some(Reason::Time),
    }
}

/// One of each kind.
fn examples() -> Vec<Body> {
    let health = Health {
        allergies: words("Kiwi: wash her hands and tell Mum."),
        medicine: ElementText::default(),
        what_helps: words("She sits where she can see your face."),
        checks: ElementText::default(),
    };
    let assessment = Assessment {
        reason: words("We want the start to go well."),
        present: ElementText::default(),
        earlier: ElementText::default(),
        analysis: ElementText::default(),
        family_view: words("That is how it is."),
        state: AssessmentState::Agreed,
        agreed_on: Some(day("2027-06-02")),
    };
    let pointer = RestrictedPointer {
        raised_on: day("2027-06-01"),
        raised_by: UserId::new(uuid(6)),
        route: RouteUsed::SafeguardingLead,
        reference: "CS-20417".parse().ok(),
    };
    vec![
        Body::Home(home()),
        Body::Child(child()),
        Body::Adult(adult()),
        Body::Contact(contact()),
        Body::Place(place()),
        Body::AboutMe(Box::new(about_me())),
        Body::Health(health),
        Body::Snapshot(snapshot()),
        Body::Assessment(Box::new(assessment)),
        Body::Element(telling()),
        Body::Distance(distance()),
        Body::Need(need()),
        Body::Goal(goal()),
        Body::Action(action()),
        Body::Meeting(Box::new(meeting())),
        Body::Handover(Box::new(handover())),
        Body::Note(Box::new(note())),
        Body::Referral(Box::new(referral())),
        Body::Signpost(signpost()),
        Body::Attendance(Box::new(attendance())),
        Body::Pointer(pointer),
    ]
}
