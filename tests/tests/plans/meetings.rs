//! Meetings and reviews: what steps put into the calendar, what lies on the desk of whoever leads, and that decisions become actions.

use std::sync::Arc;

use doorstep_backend::port::{Clock as _, Ids as _};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::records::SchoolYear;
use doorstep_backend::store::{By, Change, keys};
use doorstep_backend::usecase::plans::{self, PlanError, Whole, caseload, entry};
use doorstep_shared::api::desk::plans::{PlanSaved, PlanView, SentMember};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Term;
use doorstep_shared::id::ActionId;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, EntryName, FieldChange, Kind};
use doorstep_shared::plans::meeting::{Meeting, MeetingKind, MeetingState};
use doorstep_shared::plans::team::Function;
use doorstep_shared::plans::work::Owner;
use doorstep_shared::policy::Actor;
use doorstep_tests::cohort::{Cohort, MARK_KEY, action_of, advisor, centre, coordinator, day, reception, teacher};
use serde_json::{Value, json};

/// A town whose school calendar holds two years.
pub async fn town() -> Cohort {
    let cohort = Cohort::new(Arc::new(MemoryTables::new())).await;
    let term = |(from, to): &(&str, &str)| Term { from: day(from), to: day(to) };
    let terms = [
        ("2026-09-03", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-01-04", "2027-02-12"),
        ("2027-02-22", "2027-03-25"),
        ("2027-04-12", "2027-05-28"),
        ("2027-06-07", "2027-07-21"),
        ("2027-09-02", "2027-10-22"),
    ];
    let zone = &cohort.office.zone.id;
    let year = SchoolYear { year: 2026, terms: terms.iter().map(term).collect(), closed: Vec::new(), version: 2 };
    Change::new(By::new("test", "coordinator"), zone, cohort.office.clock.now(), &*cohort.office.ids)
        .replace(keys::calendar(zone, "2026"), &year, 1)
        .commit(&*cohort.office.tables)
        .await
        .unwrap();
    cohort
}

/// The meetings that somebody sees, in the order of their days.
pub fn meetings(view: &PlanView) -> Vec<(EntryName, Meeting)> {
    let of = view.entries.iter().filter_map(|line| match &line.entry.body {
        Body::Meeting(meeting) => Some((line.entry.name, (**meeting).clone())),
        _ => None,
    });
    let mut all: Vec<_> = of.collect();
    all.sort_by_key(|(_, meeting)| meeting.on);
    all
}

pub async fn change(
    cohort: &Cohort,
    who: &Actor,
    name: EntryName,
    fields: &[(&str, Value)],
) -> Result<PlanSaved, PlanError> {
    let whole = Whole::load(&cohort.desk(who), cohort.plan).await.unwrap();
    let entry = whole.entry(name).unwrap();
    let now = serde_json::to_value(&entry.body).unwrap();
    let one = |(field, new): &(&str, Value)| {
        let base = match field.split_once('/') {
            Some((map, key)) => now[map][key].clone(),
            None => now[*field].clone(),
        };
        FieldChange { field: (*field).into(), base, new: new.clone() }
    };
    let changes: Vec<FieldChange> = fields.iter().map(one).collect();
    let desk = cohort.desk(who);
    Box::pin(entry::change(&desk, &MARK_KEY, cohort.plan, (name, entry.version), &changes, &cohort.once())).await
}

async fn on_desk(cohort: &Cohort, who: &Actor) -> Vec<(String, Date)> {
    let load = caseload::read(&cohort.desk(who), None).await.unwrap();
    let of = load.due.into_iter().filter(|line| line.entry.kind == Kind::Meeting);
    of.map(|line| (line.text, line.due)).collect()
}

#[tokio::test]
async fn the_agreed_plan_has_its_reviews_in_the_calendar_and_on_the_desk_of_whoever_leads() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let view = cohort.view(&teacher()).await.unwrap();
    let all: Vec<_> = meetings(&view).iter().map(|(_, m)| (m.of, m.on.to_string())).collect();
    // Agreed on 24 November: four weeks later it is Christmas, and six weeks are over on 5 January.
    let expected = [
        (MeetingKind::FirstTaf, "2027-01-04"),
        (MeetingKind::Review, "2027-02-22"),
        (MeetingKind::Review, "2027-04-19"),
        (MeetingKind::PreStart, "2027-06-10"),
        (MeetingKind::Handover, "2027-07-12"),
    ];
    assert_eq!(all, expected.map(|(of, on)| (of, on.to_owned())));
    let (_, first) = &meetings(&view)[0];
    assert_eq!(first.invited.len(), 4, "the mother, the link teacher, the advisor and the centre's worker");
    let desk = on_desk(&cohort, &teacher()).await;
    assert_eq!(desk.len(), 5);
    assert_eq!(desk[0], ("First meeting around the family".into(), day("2027-01-04")));
    for other in [advisor(), centre()] {
        assert!(on_desk(&cohort, &other).await.is_empty(), "they do not lead");
        assert!(meetings(&cohort.view(&other).await.unwrap()).is_empty(), "and nothing is shared");
    }
    let page = doorstep_shared::api::desk::plans::OfPlanPage {
        zone: cohort.office.zone.id.clone(),
        plan: cohort.plan,
        before: None,
    };
    let me = teacher();
    let history = plans::history::history(&cohort.desk(&me), &page).await.unwrap();
    assert_eq!(history.happenings.iter().filter(|h| h.entry.is_some_and(|e| e.kind == Kind::Meeting)).count(), 5);
}

#[tokio::test]
async fn the_start_of_school_adds_the_moments_of_the_year_beside_those_that_are_there() {
    let cohort = town().await;
    cohort.to(State::ActiveInReception).await;
    let view = cohort.view(&teacher()).await.unwrap();
    let kinds: Vec<_> = meetings(&view).iter().map(|(_, m)| m.of).collect();
    for kind in [MeetingKind::DayThree, MeetingKind::WeekTwo, MeetingKind::WeekSix] {
        assert_eq!(kinds.iter().filter(|of| **of == kind).count(), 1, "{kind:?}: {kinds:?}");
    }
}

#[tokio::test]
async fn a_meeting_on_another_day_moves_on_the_desk_and_from_the_second_time_on_says_why() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let (name, _) = meetings(&cohort.view(&teacher()).await.unwrap())[0].clone();
    change(&cohort, &teacher(), name, &[("on", json!("2027-01-11"))]).await.unwrap();
    assert_eq!(on_desk(&cohort, &teacher()).await[0].1, day("2027-01-11"));
    assert_eq!(on_desk(&cohort, &teacher()).await.len(), 5, "moved, and not there twice");
    let Err(PlanError::Invalid(wrong)) = change(&cohort, &teacher(), name, &[("on", json!("2027-01-12"))]).await else {
        panic!("a reason is asked for")
    };
    assert_eq!(wrong[0].pointer, "/moved_because");
    let why = [("on", json!("2027-01-12")), ("moved_because", json!("The baby was ill"))];
    change(&cohort, &teacher(), name, &why).await.unwrap();
    let (_, now) = meetings(&cohort.view(&teacher()).await.unwrap())[0].clone();
    assert_eq!((now.moves, now.on), (2, day("2027-01-12")));
    // Nobody counts for themselves.
    let refused = change(&cohort, &teacher(), name, &[("moves", json!(0))]).await;
    assert!(matches!(refused, Err(PlanError::Invalid(_))), "{refused:?}");
    assert!(
        matches!(change(&cohort, &teacher(), name, &[("on", json!("2026-11-02"))]).await, Err(PlanError::Invalid(_))),
        "a day that is over"
    );
    change(&cohort, &teacher(), name, &[("state", json!("called-off"))]).await.unwrap();
    assert_eq!(on_desk(&cohort, &teacher()).await.len(), 4, "called off, it waits for nobody");
}

#[tokio::test]
async fn meetings_follow_whoever_leads() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let (version, me) = (cohort.version().await, teacher());
    let today = day("2026-11-24");
    let lead =
        SentMember { function: Function::CentreWorker, lead: true, from: today, to: None, family_told_on: Some(today) };
    plans::put_member(&cohort.desk(&me), (cohort.plan, centre().user), version, &lead, &cohort.once()).await.unwrap();
    assert!(on_desk(&cohort, &teacher()).await.is_empty());
    assert!(on_desk(&cohort, &centre()).await.is_empty(), "she leads, but the family does not share them with her");
    cohort.agreement(doorstep_shared::set::Member::ALL.iter().copied().collect(), "2026-11-01", "2027-11-01").await;
    cohort.share(&[3], doorstep_shared::plans::sharing::Choice::Allow).await;
    assert_eq!(on_desk(&cohort, &centre()).await.len(), 5, "on the very next request");
}

#[tokio::test]
async fn a_decision_becomes_an_action_and_points_at_nothing_that_is_not_there() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let me = teacher();
    let view = cohort.view(&me).await.unwrap();
    let (name, meeting) = meetings(&view)[0].clone();
    let goal = view.entries.iter().find_map(|line| match &line.entry.body {
        Body::Goal(goal) => Some(goal.id),
        _ => None,
    });
    let id = cohort.office.ids.next();
    let decision = json!({ "text": "A picture of the classroom", "action": null });
    let field = format!("decisions/{id}");
    change(&cohort, &me, name, &[(&field, decision)]).await.unwrap();
    let action = ActionId::new(id);
    let with = json!({ "text": "A picture of the classroom", "action": action });
    let early = change(&cohort, &me, name, &[(&field, with.clone())]).await;
    assert!(matches!(early, Err(PlanError::Invalid(_))), "there is no such action yet: {early:?}");
    cohort.add(&me, action_of(action, goal.unwrap(), Owner::Team { user: me.user }, "A picture")).await.unwrap();
    change(&cohort, &me, name, &[(&field, with)]).await.unwrap();
    let (_, now) = meetings(&cohort.view(&me).await.unwrap())[0].clone();
    assert_eq!(now.decisions[&id].action, Some(action));
    // Another one at the same time is kept beside it.
    let other = cohort.office.ids.next();
    let beside = json!({ "text": "A visit in June", "action": null });
    change(&cohort, &me, name, &[(&format!("decisions/{other}"), beside)]).await.unwrap();
    assert_eq!(meetings(&cohort.view(&me).await.unwrap())[0].1.decisions.len(), 2);
    let nobody = json!([{ "is": "team", "user": coordinator().user }]);
    assert!(matches!(change(&cohort, &me, name, &[("invited", nobody)]).await, Err(PlanError::Invalid(_))));
    assert_eq!(meeting.state, MeetingState::Planned);
}

#[tokio::test]
async fn minutes_are_held_shared_and_agreed_and_stay_as_the_family_agreed_to_them() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let me = teacher();
    let today = json!("2026-11-24");
    let held = Body::Meeting(Box::new(Meeting {
        state: MeetingState::Held,
        attended: vec![doorstep_shared::plans::meeting::Guest::Team { user: me.user }],
        ..Meeting::planned(MeetingKind::Review, day("2026-11-24"))
    }));
    let name = cohort.add(&me, held).await.unwrap().entry;
    change(&cohort, &me, name, &[("family_view", json!("It goes better"))]).await.unwrap();
    change(&cohort, &me, name, &[("minutes", json!("shared"))]).await.unwrap();
    let no = [("minutes", json!("disagreed")), ("said_by", json!(cohort.mother)), ("said_on", today.clone())];
    let Err(PlanError::Invalid(wrong)) = change(&cohort, &me, name, &no).await else { panic!("no word of why") };
    assert_eq!(wrong[0].pointer, "/comment");
    let yes = [("minutes", json!("agreed")), ("said_by", json!(cohort.mother)), ("said_on", today)];
    change(&cohort, &me, name, &yes).await.unwrap();
    let later = change(&cohort, &me, name, &[("what_changed", json!("Something else"))]).await;
    let Err(PlanError::Invalid(wrong)) = later else { panic!("they agreed to other words") };
    assert_eq!(wrong[0].pointer, "/minutes");
}

#[tokio::test]
async fn a_reception_teacher_reads_a_meeting_only_where_the_family_shares_it() {
    let cohort = town().await;
    cohort.to(State::ActiveInReception).await;
    cohort.member(&reception(), Function::ReceptionTeacher).await;
    let seen = |view: PlanView| meetings(&view).len();
    assert!(seen(cohort.view(&reception()).await.unwrap()) > 0, "her own school wrote them down");
    assert_eq!(seen(cohort.view(&advisor()).await.unwrap()), 0);
    cohort.agreement(doorstep_shared::set::Member::ALL.iter().copied().collect(), "2026-11-01", "2027-11-01").await;
    assert_eq!(seen(cohort.view(&advisor()).await.unwrap()), 0, "an agreement alone opens nothing");
    cohort.share(&[1], doorstep_shared::plans::sharing::Choice::Allow).await;
    assert!(seen(cohort.view(&advisor()).await.unwrap()) > 0);
}
