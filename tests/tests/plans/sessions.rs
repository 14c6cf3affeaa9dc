//! Series and registers: one read for a register, one write for a mark, and a family that is there only while it shares.

use std::collections::BTreeSet;

use doorstep_backend::port::{Clock as _, Ids as _};
use doorstep_backend::store::{By, Change, get, plan_keys};
use doorstep_backend::usecase::plans::records::{Named, RegisterRow, RegisterSeat};
use doorstep_backend::usecase::plans::{self, PlanError, entry, register};
use doorstep_shared::api::desk::plans::{NewMenu, NewPlanEntry, NewSeries, Register, SeriesKept};
use doorstep_shared::date::Weekday;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{PlanId, SeriesId};
use doorstep_shared::plans::course::{State, Step};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::intervention::{
    Attendance, CancelReason, Fidelity, Held, Rule, SeriesText, SessionSaid, Taken, Weeks, Who, fidelity, taken,
};
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::policy::Actor;
use doorstep_tests::cohort::{Cohort, MARK_KEY, advisor, centre, coordinator, day, lead, reception, teacher};
use doorstep_tests::office::organisation;
use serde_json::{Value, json};

use crate::meetings::{change, town};

fn text(title: &str, places: u8) -> SeriesText {
    SeriesText {
        title: title.into(),
        intervention: Some("early-talk-boost".into()),
        place: "The blue room".into(),
        at: None,
        minutes: 20,
        deliverer: "Ms Ash".into(),
        trained: Fact::Yes,
        trained_on: Some(day("2026-09-01")),
        places,
        adaptations: Default::default(),
        stopped: None,
    }
}

/// A series of ten Tuesdays and Thursdays in term, from 10 November.
pub async fn plan(cohort: &Cohort, who: &Actor, places: u8) -> Result<SeriesKept, PlanError> {
    let id = SeriesId::new(cohort.office.ids.next());
    let days = [Weekday::Tuesday, Weekday::Thursday].into_iter().collect();
    let rule = Rule { from: day("2026-11-10"), days, sessions: 10, weeks: Weeks::School };
    let new = NewSeries { id, text: text("Talking group", places), rule };
    register::plan(&cohort.desk(who), &new, &cohort.once()).await
}

fn joins(series: SeriesId, who: Who) -> Body {
    Body::Attendance(Box::new(Attendance {
        series,
        series_title: String::new(),
        who,
        since: day("2026-11-10"),
        until: None,
        adaptations: Default::default(),
        marks: Default::default(),
    }))
}

async fn register_of(cohort: &Cohort, who: &Actor, series: SeriesId) -> Result<Register, PlanError> {
    register::read(&cohort.desk(who), series).await
}

fn name(series: SeriesId) -> EntryName {
    EntryName::new(Kind::Attendance, series.uuid())
}

async fn mark(
    cohort: &Cohort,
    who: &Actor,
    series: SeriesId,
    on: &str,
    status: Value,
) -> Result<doorstep_shared::api::desk::plans::PlanSaved, PlanError> {
    let new = if status.is_null() { Value::Null } else { json!({ "status": status, "note": "" }) };
    change(cohort, who, name(series), &[(format!("marks/{on}").as_str(), new)]).await
}

fn sentences(error: PlanError) -> Vec<String> {
    match error {
        PlanError::Invalid(errors) => errors.into_iter().map(|wrong| wrong.detail).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_press_for_a_child_says_that_the_session_was_held_and_is_counted_beside_what_was_planned() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    let before = register_of(&cohort, &teacher(), series).await.unwrap();
    let days: Vec<String> = before.series.sessions.keys().map(ToString::to_string).collect();
    assert_eq!((days.len(), days[0].as_str(), days[9].as_str()), (10, "2026-11-10", "2026-12-10"));
    assert_eq!(before.families[0].name.as_deref(), Some("Amina"));
    assert_eq!(before.families[0].attendance.series_title, "Talking group");
    assert!(before.may_change && before.families[0].no_change.is_none());
    assert_eq!(before.intervention.map(|of| of.name), Some("Early Talk Boost".into()));

    for (on, status) in [("2026-11-10", "present"), ("2026-11-12", "part"), ("2026-11-17", "absent-told-us")] {
        mark(&cohort, &teacher(), series, on, json!(status)).await.unwrap();
    }
    let cancel = SessionSaid::Cancelled { reason: CancelReason::Staff };
    register::say(&cohort.desk(&teacher()), (series, day("2026-11-19")), cancel, &cohort.once()).await.unwrap();
    let after = register_of(&cohort, &teacher(), series).await.unwrap();
    // Nobody came on the 17th: whether there was a session, somebody has to say.
    let counted = fidelity(&after.series, day("2026-11-24"));
    assert_eq!(counted, Fidelity { planned: 10, held: 2, cancelled: 1, not_said: 1 });
    assert_eq!(taken(&after.series, &after.families[0].attendance), Taken { came: 2, of: 2 });
    // The plan itself tells the same, from the same records.
    let view = cohort.view(&teacher()).await.unwrap();
    assert_eq!(view.series, vec![after.series.clone()]);
    let list = register::list(&cohort.desk(&teacher())).await.unwrap();
    let line = &list.series[0];
    assert_eq!((line.planned, line.held, line.cancelled), (10, 2, 1));
    assert_eq!(line.next, Some(day("2026-11-17")));
}

#[tokio::test]
async fn v20_nobody_has_attended_what_is_still_to_come_and_a_cancelled_session_takes_nobody() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    let refused =
        async |on: &str| sentences(mark(&cohort, &teacher(), series, on, json!("present")).await.unwrap_err());
    assert_eq!(refused("2026-11-26").await, ["This session is still to come: 26 November 2026."]);
    assert_eq!(refused("2026-11-11").await, ["This series has no session on 11 November 2026."]);
    let cancel = SessionSaid::Cancelled { reason: CancelReason::Room };
    register::say(&cohort.desk(&teacher()), (series, day("2026-11-12")), cancel, &cohort.once()).await.unwrap();
    assert_eq!(refused("2026-11-12").await, ["We cancelled the session on 12 November 2026. Put that right first."]);
    mark(&cohort, &teacher(), series, "2026-11-12", json!("cancelled-by-us")).await.unwrap();
    let marks = register_of(&cohort, &teacher(), series).await.unwrap().families[0].attendance.marks.len();
    assert_eq!(marks, 1, "what was refused is not kept");
}

#[tokio::test]
async fn a_mark_that_is_set_right_takes_the_place_of_the_one_before_which_stays_in_the_history() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    mark(&cohort, &teacher(), series, "2026-11-10", json!("absent")).await.unwrap();
    mark(&cohort, &teacher(), series, "2026-11-10", json!("present")).await.unwrap();
    mark(&cohort, &teacher(), series, "2026-11-10", Value::Null).await.unwrap();
    let page = doorstep_shared::api::desk::plans::OfPlanPage {
        zone: cohort.office.zone.id.clone(),
        plan: cohort.plan,
        before: None,
    };
    let history = plans::history::history(&cohort.desk(&teacher()), &page).await.unwrap();
    let of = history.happenings.iter().filter(|h| h.entry == Some(name(series)) && h.what == "change");
    let told: Vec<(Value, Value)> =
        of.flat_map(|h| h.fields.iter().map(|f| (f.base["status"].clone(), f.new["status"].clone()))).collect();
    let word = |text: &str| json!(text);
    assert_eq!(
        told,
        [(word("present"), Value::Null), (word("absent"), word("present")), (Value::Null, word("absent")),],
        "the newest first"
    );
    let marks = &register_of(&cohort, &teacher(), series).await.unwrap().families[0].attendance.marks;
    assert!(marks.is_empty(), "a press that was taken back says nothing");
}

#[tokio::test]
async fn a_family_that_withdraws_is_in_no_register_at_the_very_next_request() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Both { adult: cohort.mother })).await.unwrap();
    mark(&cohort, &teacher(), series, "2026-11-10", json!("present")).await.unwrap();
    let there = register_of(&cohort, &teacher(), series).await.unwrap();
    assert_eq!(there.families[0].adult.as_deref(), Some("Hodan"));
    // What she is called follows her own entry.
    let mother = EntryName::new(Kind::Adult, cohort.mother.uuid());
    change(&cohort, &teacher(), mother, &[("known_as", json!("Hodan H."))]).await.unwrap();
    let renamed = register_of(&cohort, &teacher(), series).await.unwrap();
    assert_eq!(renamed.families[0].adult.as_deref(), Some("Hodan H."));
    change(&cohort, &teacher(), name(series), &[("who", json!({ "is": "child" }))]).await.unwrap();
    assert_eq!(register_of(&cohort, &teacher(), series).await.unwrap().families[0].adult, None);
    cohort.step(Step::Withdraw, doorstep_shared::api::desk::plans::Said::Nothing).await.unwrap();
    let gone = register_of(&cohort, &teacher(), series).await.unwrap();
    assert!(gone.families.is_empty());
    let text = serde_json::to_string(&gone).unwrap();
    assert!(!text.contains("Amina") && !text.contains("Hodan") && !text.contains(&cohort.plan.to_string()));
    assert_eq!(gone.series.sessions[&day("2026-11-10")].state, Held::Held, "the session itself was held");
    let again = mark(&cohort, &teacher(), series, "2026-11-12", json!("present")).await;
    assert!(matches!(again, Err(PlanError::Refused(_) | PlanError::NotFound)), "{again:?}");
}

#[tokio::test]
async fn who_reads_a_register_follows_each_plan_and_others_learn_nothing() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    // Somebody else of the school, who is in no team, sees the series and no family.
    for other in [reception(), lead()] {
        let register = register_of(&cohort, &other, series).await.unwrap();
        assert!(register.families.is_empty(), "{:?}", other.role);
    }
    // Other partners do not know that there is such a series.
    for other in [advisor(), centre()] {
        assert!(matches!(register_of(&cohort, &other, series).await, Err(PlanError::NotFound)), "{:?}", other.role);
        assert!(register::list(&cohort.desk(&other)).await.unwrap().series.is_empty());
    }
    // Whoever looks after the zone sees how many sessions there were.
    let zone = register_of(&cohort, &coordinator(), series).await.unwrap();
    assert!(zone.families.is_empty() && !zone.may_change && zone.series.sessions.len() == 10);
    // A look is written down for the family, once for each reading.
    let me = teacher();
    let page = doorstep_shared::api::desk::plans::OfPlanPage {
        zone: cohort.office.zone.id.clone(),
        plan: cohort.plan,
        before: None,
    };
    register_of(&cohort, &me, series).await.unwrap();
    let looks = plans::history::looks(&cohort.desk(&coordinator()), &page).await.unwrap();
    assert_eq!(looks.looks.iter().filter(|look| look.action == "register").count(), 1);
}

#[tokio::test]
async fn only_whoever_holds_sessions_plans_them_and_a_place_is_taken_once() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    for other in [advisor(), coordinator(), lead()] {
        let refused = plan(&cohort, &other, 1).await;
        assert!(matches!(refused, Err(PlanError::Refused(_))), "{:?}: {refused:?}", other.role);
    }
    let of_centre = plan(&cohort, &centre(), 1).await.unwrap().series;
    let refused = cohort.add(&teacher(), joins(of_centre, Who::Child)).await.unwrap_err();
    assert_eq!(sentences(refused), ["Your organisation has no such series. Choose another one."]);
    let series = plan(&cohort, &teacher(), 1).await.unwrap().series;
    let stranger = doorstep_shared::id::PersonId::new(doorstep_tests::cohort::nothing());
    let refused = cohort.add(&teacher(), joins(series, Who::Adult { adult: stranger })).await.unwrap_err();
    assert_eq!(sentences(refused), ["This adult is not in this plan. Choose again."]);
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    let twice = cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap_err();
    assert_eq!(sentences(twice), ["All places of this series are taken."]);
    let stopped = SeriesText {
        stopped: Some(serde_json::from_value(json!({ "on": "2026-11-24", "reason": "room" })).unwrap()),
        ..text("Talking group", 8)
    };
    let stale = register::change(&cohort.desk(&teacher()), (series, 9), &stopped, &cohort.once()).await;
    assert!(matches!(stale, Err(PlanError::Stale(1))), "{stale:?}");
    let once = cohort.once();
    let kept = register::change(&cohort.desk(&teacher()), (series, 1), &stopped, &once).await.unwrap();
    let repeat = register::change(&cohort.desk(&teacher()), (series, 1), &stopped, &once).await.unwrap();
    assert_eq!((kept.version, repeat), (2, kept.clone()), "the same request is the same change");
    let late = cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap_err();
    assert_eq!(sentences(late), ["This series has stopped. Choose another one."]);
}

#[tokio::test]
async fn a_zone_offers_what_it_chose_and_says_who_leads_on_language() {
    let cohort = town().await;
    let off: BTreeSet<String> = ["early-talk-boost".to_owned()].into();
    let leads = [(organisation(2), teacher().user)].into();
    let new = NewMenu { off, own: Vec::new(), leads };
    let me = coordinator();
    let kept = register::put_menu(&cohort.desk(&me), 1, &new, &cohort.once()).await.unwrap();
    assert_eq!(kept.version, 2);
    let list = register::list(&cohort.desk(&teacher())).await.unwrap();
    assert_eq!(list.leads.len(), 1);
    assert_eq!(list.leads[0].name, "Worker link-teacher");
    assert!(list.menu.iter().any(|line| !line.active && line.of.id == "early-talk-boost"));
    let refused = plan(&cohort, &teacher(), 8).await.unwrap_err();
    assert_eq!(sentences(refused), ["The zone does not offer this. Choose another one."]);
    let strange = NewMenu { leads: [(organisation(3), teacher().user)].into(), ..NewMenu::default() };
    let refused = register::put_menu(&cohort.desk(&me), 2, &strange, &cohort.once()).await.unwrap_err();
    assert_eq!(sentences(refused), ["They do not work there. Choose somebody else."]);
    let stale = register::put_menu(&cohort.desk(&me), 1, &NewMenu::default(), &cohort.once()).await;
    assert!(matches!(stale, Err(PlanError::Stale(2))), "{stale:?}");
}

#[tokio::test]
async fn two_presses_at_once_for_two_days_come_together_and_for_one_day_keep_both() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    let press = |on: &str, status: &str| {
        vec![doorstep_shared::plans::entry::FieldChange {
            field: format!("marks/{on}"),
            base: Value::Null,
            new: json!({ "status": status, "note": "" }),
        }]
    };
    let send = async |changes: Vec<_>| {
        let (me, once) = (teacher(), cohort.once());
        Box::pin(entry::change(&cohort.desk(&me), &MARK_KEY, cohort.plan, (name(series), 1), &changes, &once)).await
    };
    send(press("2026-11-10", "present")).await.unwrap();
    assert!(send(press("2026-11-12", "present")).await.unwrap().merged);
    let both = send(press("2026-11-10", "absent")).await;
    assert!(matches!(both, Err(PlanError::Clashed(_))), "{both:?}");
    // A place in a series is asked for once, whatever id is sent.
    let new = NewPlanEntry { id: doorstep_tests::cohort::nothing(), body: joins(series, Who::Child) };
    let again = Box::pin(entry::add(&cohort.desk(&teacher()), &MARK_KEY, cohort.plan, &new, &cohort.once())).await;
    assert!(matches!(again, Err(PlanError::Stale(0))), "{again:?}");
}

#[tokio::test]
async fn what_the_family_says_of_sharing_holds_in_the_register_of_a_colleague_too() {
    let cohort = town().await;
    cohort.to(State::ActiveInReception).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    cohort.member(&reception(), doorstep_shared::plans::team::Function::ReceptionTeacher).await;
    let seen = register_of(&cohort, &reception(), series).await.unwrap();
    assert_eq!(seen.families.len(), 1, "her school keeps this register");
    cohort.share(&[1, 2, 3], Choice::Withdrawn).await;
    let seen = register_of(&cohort, &teacher(), series).await.unwrap();
    assert_eq!(seen.families.len(), 1, "what the school wrote itself stays the school’s");
}

#[tokio::test]
async fn ig69_a_register_is_in_the_order_of_names_however_often_somebody_came() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let series = plan(&cohort, &teacher(), 8).await.unwrap().series;
    cohort.add(&teacher(), joins(series, Who::Child)).await.unwrap();
    mark(&cohort, &teacher(), series, "2026-11-10", json!("absent")).await.unwrap();
    let tables = &*cohort.office.tables;
    let row: RegisterRow = get(tables, &plan_keys::register_row(series, cohort.plan)).await.unwrap().unwrap();
    let seat: RegisterSeat = get(tables, &plan_keys::register_seat(series, cohort.plan)).await.unwrap().unwrap();
    let zone = &cohort.office.zone.id;
    let mut put = Change::new(By::new("test", "link-teacher"), zone, cohort.office.clock.now(), &*cohort.office.ids);
    // Zeb came to everything, Bo to nothing, and one has no name that may stand here.
    for (called, status) in [(Some("Zeb"), "present"), (Some("Bo"), "absent"), (None, "present")] {
        let plan = PlanId::new(cohort.office.ids.next());
        let mut other = RegisterRow { plan, ..row.clone() };
        other.child = called.and_then(|name| Some(Named { name: name.into(), ..row.child.clone()? }));
        let mut of = seat.clone();
        of.attendance.marks.clear();
        for on in ["2026-11-10", "2026-11-12"] {
            let mark = serde_json::from_value(json!({ "status": status })).unwrap();
            of.attendance.marks.insert(day(on), mark);
        }
        put = put
            .create(plan_keys::register_row(series, plan), &other)
            .create(plan_keys::register_seat(series, plan), &of);
    }
    put.commit(tables).await.unwrap();
    let seen = register_of(&cohort, &teacher(), series).await.unwrap();
    let order: Vec<Option<String>> = seen.families.into_iter().map(|line| line.name).collect();
    assert_eq!(order, [Some("Amina".to_owned()), Some("Bo".into()), Some("Zeb".into()), None]);
}
