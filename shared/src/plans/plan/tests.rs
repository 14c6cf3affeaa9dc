use super::*;
use std::collections::BTreeMap;

use uuid::Uuid;

use crate::id::{ActionId, GoalId, NeedId};
use crate::plans::content::{CatalogueVersion, Rater};
use crate::plans::entry::{EntryName, Moment, Part, School, Snapshot, StartPlace};
use crate::plans::people::Responsibility;
use crate::plans::school::{PlaceSource, SchoolPlace, StartPattern};
use crate::plans::sharing::Choice;
use crate::plans::team::Function;
use crate::plans::work::{ActionStatus, GoalStatus, Owner, Priority, Reached};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn today() -> Date {
    day("2027-06-08")
}

fn organisation(n: u128) -> OrganisationId {
    OrganisationId::new(Uuid::from_u128(n))
}

fn member(user: u128, to: Option<&str>) -> TeamMember {
    TeamMember {
        user: UserId::new(Uuid::from_u128(user)),
        organisation: organisation(user),
        function: Function::Other,
        lead: user == 1,
        from: day("2027-01-01"),
        to: to.map(day),
        family_told_on: None,
        version: 1,
    }
}

fn entry(body: Body) -> Entry {
    let user = UserId::new(Uuid::from_u128(1));
    Entry {
        name: EntryName::of(&body, Uuid::from_u128(9)),
        organisation: organisation(1),
        made_by: user,
        made_at: "2027-06-01T09:00:00Z".into(),
        changed_by: user,
        changed_at: "2027-06-01T09:00:00Z".into(),
        version: 1,
        body,
    }
}

fn place(school: School, source: PlaceSource, accepted_on: Option<Date>) -> Entry {
    let place = SchoolPlace {
        entry_year: SchoolYear::try_from(2027).expect("a year"),
        offered_on: None,
        accepted_on,
        starts_on: None,
        pattern: StartPattern::FullTime,
        source,
    };
    entry(Body::Place(StartPlace { school, place }))
}

fn at_school(n: u128) -> Entry {
    place(School::Partner { organisation: organisation(n) }, PlaceSource::SeenLetter, Some(today()))
}

fn elsewhere(source: PlaceSource) -> Entry {
    place(School::Other { name: "Far End School".into() }, source, None)
}

fn said(to: u128, section: Section, choice: Choice) -> Permission {
    Permission {
        adult: PersonId::new(Uuid::from_u128(1)),
        responsibility: Responsibility::Parental,
        to: organisation(to),
        section,
        choice,
        from: today(),
        until: None,
        number: 1,
    }
}

fn asked(to: u128) -> impl Iterator<Item = Permission> {
    let sections = Section::ALL.iter().filter(|section| section.is_shared_by_choice());
    sections.map(move |section| said(to, *section, Choice::Refuse))
}

fn plan() -> Plan {
    Plan {
        id: PlanId::new(Uuid::from_u128(1)),
        family: FamilyId::new(Uuid::from_u128(1)),
        child: PersonId::new(Uuid::from_u128(2)),
        label: "Family 3467".into(),
        entry_year: SchoolYear::try_from(2027).expect("a year"),
        state: State::Nominated,
        before: None,
        nominated_by: UserId::new(Uuid::from_u128(1)),
        organisation: organisation(1),
        nominated_on: day("2027-05-01"),
        of_zone: false,
        may_be_contacted_on: None,
        invited: None,
        notice: None,
        engagement: None,
        first_contact_by: None,
        agreed: None,
        started_on: None,
        handover: None,
        rest: None,
        ended_on: None,
        closing: None,
        reopening: None,
        choices: 0,
        version: 1,
    }
}

fn need(n: u128, kind: NeedKind, status: NeedStatus) -> Entry {
    entry(Body::Need(Need {
        id: NeedId::new(Uuid::from_u128(n)),
        section: Section::Learning,
        about: "E6".into(),
        text: "A few words for school.".into(),
        kind,
        priority: Priority::Now,
        status,
        not_now_on: None,
    }))
}

fn goal(needs: &[u128], status: GoalStatus) -> Entry {
    entry(Body::Goal(Goal {
        id: GoalId::new(Uuid::from_u128(5)),
        section: Section::Learning,
        needs: needs.iter().map(|n| NeedId::new(Uuid::from_u128(*n))).collect(),
        text: "She asks for water.".into(),
        measure: "Her teacher hears her.".into(),
        target_on: None,
        status,
        reached: None,
        outcome: String::new(),
    }))
}

fn action(n: u128, owner: Owner) -> Entry {
    entry(Body::Action(Action {
        id: ActionId::new(Uuid::from_u128(n)),
        goal: GoalId::new(Uuid::from_u128(5)),
        text: "Sing together.".into(),
        owner: Some(owner),
        due: Some(today()),
        status: ActionStatus::Agreed,
        said: String::new(),
        no_reminders: false,
    }))
}

fn view(by: Rater, answer: &str) -> Entry {
    let said = (!answer.is_empty()).then(|| ("good-at".to_owned(), answer.to_owned()));
    entry(Body::Snapshot(Snapshot {
        moment: Moment::Baseline,
        by,
        part: Part::Child,
        catalogue: CatalogueVersion::V1,
        taken_on: today(),
        items: BTreeMap::new(),
        said: said.into_iter().collect(),
    }))
}

#[test]
fn the_partners_are_those_who_help_and_the_school_each_once() {
    let team = [member(3, None), member(1, None), member(2, Some("2027-06-08")), member(4, Some("2027-06-07"))];
    let ids = |numbers: &[u128]| numbers.iter().map(|n| organisation(*n)).collect::<Vec<_>>();
    assert_eq!(partners(&team, &[], today()), ids(&[1, 2, 3]), "the fourth has left");
    assert_eq!(partners(&team, &[at_school(7)], today()), ids(&[1, 2, 3, 7]));
    assert_eq!(partners(&team, &[at_school(3)], today()), ids(&[1, 2, 3]), "the school's own teacher is in the team");
    assert_eq!(partners(&team, &[elsewhere(PlaceSource::ParentTold)], today()), ids(&[1, 2, 3]));
    assert_eq!(partners(&[], &[], today()), []);
}

#[test]
fn sharing_is_asked_of_each_section_for_each_partner_and_no_is_an_answer() {
    let both = [organisation(1), organisation(2)];
    let all: Vec<Permission> = asked(1).chain(asked(2)).collect();
    assert!(sharing_asked(&all, &both) && sharing_asked(&all, &both[..1]));
    assert!(!sharing_asked(&all, &[]), "where nobody helps, nobody was asked");
    assert!(!sharing_asked(&[], &both));
    for missing in 0..all.len() {
        let mut some = all.clone();
        some.remove(missing);
        assert!(!sharing_asked(&some, &both), "{:?}", all[missing]);
    }
    let of_all = [said(1, Section::Agreement, Choice::Allow), said(1, Section::Pointer, Choice::Allow)];
    assert!(!sharing_asked(&of_all, &both[..1]), "these are nobody's to share");
}

#[test]
fn of_a_plan_that_was_just_named_nothing_is_so() {
    // There is neither a need nor a goal that waits for something.
    let empty = Facts { outcomes_told: true, ..Facts::none(today()) };
    assert_eq!(facts(&plan(), &[], &[], &[], today()), empty);
}

#[test]
fn what_the_plan_says_is_so() {
    let who = PersonId::new(Uuid::from_u128(3));
    let by = UserId::new(Uuid::from_u128(1));
    let on = today();
    let language = "so".parse().expect("a language");
    let told = Plan {
        of_zone: true,
        may_be_contacted_on: Some(on),
        notice: Some(Receipt { adult: who, notice: NOTICE.into(), how: ToldHow::ReadAloud, language, on, by }),
        engagement: Some(Engagement { adult: who, how: AgreedHow::Said, on, witness: by }),
        agreed: Some(PlanAgreed { adult: who, on, but: "Not the talk at home.".into() }),
        started_on: Some(on),
        handover: Some(HandoverDecision::Refused),
        ended_on: Some(on),
        ..plan()
    };
    let expected = Facts {
        in_zone_or_partner_school: true,
        may_be_contacted: true,
        notice_received: true,
        engagement_agreed: true,
        plan_agreed: true,
        started_on: Some(on),
        handover: Handover::Refused,
        closed_on: Some(on),
        outcomes_told: true,
        ..Facts::none(on)
    };
    assert_eq!(facts(&told, &[], &[], &[], on), expected);
    assert!(!facts(&told, &[], &[], &[], on.plus_days(-1)).may_be_contacted, "from that day on");
    let sent = Plan { handover: Some(HandoverDecision::Sent), ..told };
    assert_eq!(facts(&sent, &[], &[], &[], on).handover, Handover::Sent);
    assert!(!sent.begun() && Plan { state: State::ActiveInReception, ..sent.clone() }.begun());
    let rests = Plan { state: State::Paused, before: Some(State::ActiveInReception), ..sent };
    assert!(rests.begun(), "a plan that rests is where it was");
    assert_eq!(rests.standing(), Standing { state: State::Paused, before: Some(State::ActiveInReception) });
}

#[test]
fn what_its_entries_say_is_so() {
    let of = |entries: &[Entry]| facts(&plan(), &[], &[], entries, today());
    assert!(of(&[at_school(7)]).place_accepted);
    assert!(!of(&[elsewhere(PlaceSource::ParentTold)]).place_accepted);
    assert!(of(&[elsewhere(PlaceSource::LateAdmission)]).place_accepted);

    assert!(of(&[view(Rater::Parent, "Jumping")]).parent_snapshot);
    assert!(!of(&[view(Rater::Parent, "")]).parent_snapshot, "an empty sheet says nothing");
    assert!(!of(&[view(Rater::LinkTeacher, "Jumping")]).parent_snapshot);

    let open = need(1, NeedKind::Need, NeedStatus::Open);
    let strength = need(2, NeedKind::Strength, NeedStatus::Open);
    let found = of(std::slice::from_ref(&open));
    assert_eq!((found.has_strength, found.unanswered_needs, found.loose_ends), (false, 1, true));
    let found = of(&[open, strength.clone(), goal(&[1], GoalStatus::Agreed)]);
    assert_eq!((found.has_strength, found.unanswered_needs, found.outcomes_told), (true, 0, false));
    assert!(!of(&[strength]).loose_ends, "a strength is no loose end");
    assert!(!of(&[need(1, NeedKind::Barrier, NeedStatus::Addressed)]).loose_ends);
    for status in GoalStatus::ALL {
        // One that another took the place of has nothing to say; every other one says it in the family's words.
        assert_eq!(of(&[goal(&[1], *status)]).outcomes_told, *status == GoalStatus::Changed, "{status:?}");
        let said = |outcome: &str, reached| {
            let mut entry = goal(&[1], *status);
            if let Body::Goal(goal) = &mut entry.body {
                (goal.outcome, goal.reached) = (outcome.into(), reached);
            }
            of(&[entry]).outcomes_told
        };
        assert!(said("She asks, and she is heard.", Some(Reached::Partly)), "{status:?}");
        let half = [said("She asks.", None), said(" ", Some(Reached::Met))];
        assert_eq!(half, [*status == GoalStatus::Changed; 2], "{status:?}: one without the other");
    }

    let family = action(6, Owner::Family { adult: PersonId::new(Uuid::from_u128(3)) });
    let team = action(7, Owner::Team { user: UserId::new(Uuid::from_u128(1)) });
    assert!(!of(std::slice::from_ref(&family)).both_sides_act && !of(std::slice::from_ref(&team)).both_sides_act);
    assert!(of(&[family, team]).both_sides_act);
}

#[test]
fn the_end_of_a_plan_takes_the_closing_review_and_a_second_person() {
    use crate::plans::meeting::{Meeting, MeetingKind, MeetingState};
    let review = |kind, state| entry(Body::Meeting(Box::new(Meeting { state, ..Meeting::planned(kind, today()) })));
    let of = |entry| facts(&plan(), &[], &[], &[entry], today()).closing_review;
    assert!(of(review(MeetingKind::Closing, MeetingState::Held)));
    assert!(of(review(MeetingKind::Closing, MeetingState::NotWanted)));
    assert!(!of(review(MeetingKind::Closing, MeetingState::Planned)));
    assert!(!of(review(MeetingKind::EndSpring, MeetingState::Held)));

    let user = |n| UserId::new(Uuid::from_u128(n));
    let close = EndingAsk::Close { reason: ClosingReason::CarriedForward };
    let asked = |what| Ending { what, by: user(1), organisation: Some(organisation(1)), on: today(), second: None };
    let closing = asked(close);
    for (who, role, of, may) in [
        (1, Role::LinkTeacher, Some(2), false),
        (2, Role::LinkTeacher, Some(1), false),
        (2, Role::Advisor, Some(2), true),
        (2, Role::Advisor, None, false),
        (2, Role::Coordinator, Some(1), true),
        (1, Role::Coordinator, Some(1), false),
    ] {
        assert_eq!(closing.may_agree(user(who), role, of.map(organisation)), may, "{who} {role:?} {of:?}");
    }
    let reopening = asked(EndingAsk::Reopen { note: "There is a new need.".into() });
    assert!(!reopening.may_agree(user(2), Role::Advisor, Some(organisation(2))), "the coordinator alone");
    assert!(reopening.may_agree(user(2), Role::Coordinator, None));

    let second = |role| Some(Second { by: user(2), role, organisation: None, on: today() });
    let so = |plan: Plan| {
        let so = facts(&plan, &[], &[], &[], today());
        (so.second_agrees, so.coordinator_agrees)
    };
    assert_eq!(so(Plan { closing: Some(closing.clone()), ..plan() }), (false, false));
    let agreed = Ending { second: second(Role::Advisor), ..closing };
    assert_eq!(so(Plan { closing: Some(agreed), ..plan() }), (true, false));
    let agreed = Ending { second: second(Role::Coordinator), ..reopening };
    assert_eq!(so(Plan { reopening: Some(agreed), ..plan() }), (false, true));
}

#[test]
fn a_referral_is_open_until_it_is_over_and_one_that_came_to_nothing_is_a_loose_end() {
    use crate::plans::referral::{Referral, Stage};
    for stage in Stage::ALL {
        let body = serde_json::json!({
            "is": "referral", "theme": "learning", "service": Uuid::from_u128(8), "worker": Uuid::from_u128(1), "stage": stage.key()
        });
        let body: Body = serde_json::from_value(body).expect("a referral");
        assert!(matches!(&body, Body::Referral(referral) if Referral::since(referral).is_none()));
        let found = facts(&plan(), &[], &[], &[entry(body)], today());
        let refused = matches!(stage, Stage::DeclinedByService | Stage::NotStarted | Stage::Expired);
        assert_eq!((found.open_referrals, found.loose_ends), (usize::from(!stage.is_over()), refused), "{stage:?}");
    }
}

#[test]
fn the_school_is_asked_about_as_well() {
    let team = [member(1, None)];
    let said: Vec<Permission> = asked(1).collect();
    assert!(facts(&plan(), &team, &said, &[elsewhere(PlaceSource::ParentTold)], today()).sharing_asked);
    assert!(!facts(&plan(), &team, &said, &[at_school(7)], today()).sharing_asked);
    let both: Vec<Permission> = said.into_iter().chain(asked(7)).collect();
    assert!(facts(&plan(), &team, &both, &[at_school(7)], today()).sharing_asked);
}
