//! The ways through a referral at the desk: the machine, the rules, the rows of a day, the counts.

use doorstep_backend::port::Clock as _;
use doorstep_backend::usecase::plans::{PlanError, caseload, referral};
use doorstep_shared::api::desk::plans::TakenUp;
use doorstep_shared::plans::access::Why;
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::referral::{By, Reason, Says, Stage};
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::set::Member as _;
use doorstep_tests::cohort::{advisor, coordinator, reception, teacher};
use doorstep_tests::office::entry;
use serde_json::json;

use super::house::{House, Today as _, idea, wrong};

#[tokio::test]
async fn a_referral_goes_its_way_step_by_step_and_each_step_is_written_down() {
    let house = House::new().await;
    let me = teacher();
    let name = house.wanted(&me, "learning").await;
    let (held, version) = house.held(name).await;
    assert_eq!((held.service_name.as_str(), version), ("Stay and play 1", 3), "the directory's name of that day");
    for (stage, beside) in [
        ("sent", None),
        ("accepted", None),
        ("first-contact", None),
        ("started", Some(("started_family", json!("yes")))),
        ("completed", None),
        ("outcome-recorded", Some(("outcome_worker", json!("yes")))),
    ] {
        let mut changes = vec![("stage", json!(stage))];
        changes.extend(beside);
        house.change(&me, name, &changes).await.unwrap_or_else(|why| panic!("{stage}: {why:?}"));
    }
    let (held, _) = house.held(name).await;
    let way: Vec<Stage> = held.steps.iter().map(|step| step.to).collect();
    use Stage as T;
    assert_eq!(
        way,
        [
            T::Draft,
            T::Offered,
            T::AgreedByFamily,
            T::Sent,
            T::Accepted,
            T::FirstContact,
            T::Started,
            T::Completed,
            T::OutcomeRecorded
        ]
    );
    assert!(held.steps.iter().all(|step| step.by == By::Worker && step.on == house.cohort.office.clock.today()));
    // Who told us what stands in the history, and what is over stays over.
    let refused = house.change(&me, name, &[("stage", json!("sent"))]).await;
    assert_eq!(wrong(refused), ["/stage"]);
}

#[tokio::test]
async fn v17_to_v19_hold_at_the_desk_and_a_refused_step_changes_nothing() {
    let house = House::new().await;
    let me = teacher();
    let name = house.idea(&me, "learning").await;
    assert_eq!(wrong(house.change(&me, name, &[("stage", json!("sent"))]).await), ["/stage", "/agreed"], "a jump");
    assert_eq!(wrong(house.send(&me, name).await), ["/agreed"], "V17: nobody has agreed");
    house.change(&me, name, &[("stage", json!("offered"))]).await.unwrap();
    let no = [("stage", json!("declined-by-family"))];
    assert_eq!(wrong(house.change(&me, name, &no).await), ["/reason"], "V18");
    let mut old = house.agreed();
    old["on"] = json!(house.cohort.office.clock_today().plus_days(-91));
    house.change(&me, name, &[("stage", json!("agreed-by-family")), ("agreed", old)]).await.unwrap();
    assert_eq!(wrong(house.change(&me, name, &[("stage", json!("sent"))]).await), ["/agreed"], "V17: 91 days");
    assert_eq!(wrong(house.send(&me, name).await), ["/agreed"]);
    let (held, version) = house.held(name).await;
    assert_eq!((held.stage, version, held.link_until), (Stage::AgreedByFamily, 3, None));
    house.change(&me, name, &[("agreed", house.agreed())]).await.unwrap();
    house.send(&me, name).await.unwrap();
    for stage in ["accepted", "first-contact"] {
        house.change(&me, name, &[("stage", json!(stage))]).await.unwrap();
    }
    let mine = house.change(&me, name, &[("started_service", json!("yes"))]).await;
    assert_eq!(wrong(mine), ["/started_service"], "a service speaks for itself");
    house.change(&me, name, &[("stage", json!("started")), ("started_worker", json!("yes"))]).await.unwrap();
    house.change(&me, name, &[("stage", json!("sustained"))]).await.unwrap();
    let bare = house.change(&me, name, &[("stage", json!("outcome-recorded"))]).await;
    assert_eq!(wrong(bare), ["/outcome_worker"], "V19");
}

#[tokio::test]
async fn what_a_service_may_be_told_names_neither_the_child_nor_somebody_else() {
    let house = House::new().await;
    let me = teacher();
    let name = house.idea(&me, "learning").await;
    house.change(&me, name, &[("stage", json!("offered"))]).await.unwrap();
    for (field, value) in [
        ("words", json!("Amina likes water")),
        ("words", json!("our AMINA, who is four")),
        ("adult", json!(doorstep_tests::cohort::nothing())),
    ] {
        let mut agreed = house.agreed();
        agreed[field] = value;
        let changes = [("stage", json!("agreed-by-family")), ("agreed", agreed)];
        assert_eq!(wrong(house.change(&me, name, &changes).await), ["/agreed"], "{field}");
    }
    let other = Body::Referral(Box::new(match idea(&me, "learning") {
        Body::Referral(mut body) => {
            body.service = entry(99);
            *body
        }
        _ => panic!("a referral"),
    }));
    assert_eq!(wrong(house.cohort.add(&me, other).await), ["/service"], "only what families find");
    let stranger = match idea(&coordinator(), "learning") {
        Body::Referral(body) => Body::Referral(body),
        _ => panic!("a referral"),
    };
    assert_eq!(wrong(house.cohort.add(&me, stranger).await), ["/worker"]);
}

#[tokio::test]
async fn learning_and_wellbeing_are_two_rows_of_the_matrix() {
    let house = House::new().await;
    let sections = doorstep_shared::plans::section::Section::ALL.iter().copied().collect();
    house.cohort.agreement(sections, "2026-11-01", "2027-10-01").await;
    house.cohort.share(&[1, 2, 3], Choice::Allow).await;
    let (teacher, advisor, reception) = (teacher(), advisor(), reception());
    house.cohort.member(&reception, doorstep_shared::plans::team::Function::ReceptionTeacher).await;
    let learning = house.idea(&teacher, "health").await;
    let money = house.idea(&advisor, "money").await;
    // The advisor reads of learning what is shared and changes none of it; the reception teacher has nothing of money.
    let refused = house.change(&advisor, learning, &[("hope", json!("mine"))]).await;
    assert!(matches!(refused, Err(PlanError::Refused(Why::Never))), "{refused:?}");
    let seen = |view: doorstep_shared::api::desk::plans::PlanView| -> Vec<_> {
        view.entries.iter().map(|line| line.entry.name).collect()
    };
    let (advisors, receptions) =
        (seen(house.cohort.view(&advisor).await.unwrap()), seen(house.cohort.view(&reception).await.unwrap()));
    assert!(advisors.contains(&learning) && advisors.contains(&money));
    assert!(receptions.contains(&learning) && !receptions.contains(&money));
    let not_theirs = house.change(&reception, money, &[("hope", json!("mine"))]).await;
    assert!(matches!(not_theirs, Err(PlanError::NotFound)), "{not_theirs:?}");
    // What it is about is chosen once: it does not move to where others read.
    let moved = house.change(&teacher, learning, &[("theme", json!("money"))]).await;
    assert_eq!(wrong(moved), ["/changes"]);
}

#[tokio::test]
async fn each_running_clock_lies_on_the_desk_of_whoever_refers_and_moves_with_the_steps() {
    let house = House::new().await;
    let me = teacher();
    let name = house.wanted(&me, "learning").await;
    let due = async || {
        let list = caseload::read(&house.cohort.desk(&me), None).await.unwrap();
        let of = list.due.into_iter().filter(|line| line.entry == name);
        of.map(|line| (line.text, line.due.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(due().await, [], "nothing waits before it is sent");
    house.send(&me, name).await.unwrap();
    // Sent on Tuesday 24 November 2026.
    assert_eq!(due().await, [("Stay and play 1: have they seen it?".to_owned(), "2026-11-27".to_owned())]);
    for (stage, text, day) in [
        ("opened", "have they decided?", "2026-12-03"),
        ("more-info", "they ask for more", "2026-11-27"),
        ("accepted", "have they been in touch with the family?", "2026-12-08"),
        ("first-contact", "has the family started?", "2026-12-22"),
    ] {
        house.change(&me, name, &[("stage", json!(stage))]).await.unwrap();
        assert_eq!(due().await, [(format!("Stay and play 1: {text}"), day.to_owned())], "{stage}");
    }
    house.change(&me, name, &[("stage", json!("started")), ("started_worker", json!("yes"))]).await.unwrap();
    assert_eq!(due().await, [], "nobody waits any more");
}

#[tokio::test]
async fn a_waiting_list_is_asked_about_again_after_28_days_and_the_row_moves() {
    let house = House::new().await;
    let me = teacher();
    let name = house.wanted(&me, "learning").await;
    house.send(&me, name).await.unwrap();
    let waits = [("stage", json!("waitlisted")), ("expected_on", json!("2027-01-18"))];
    house.change(&me, name, &waits).await.unwrap();
    let due = async || {
        let list = caseload::read(&house.cohort.desk(&me), None).await.unwrap();
        list.due.into_iter().filter(|line| line.entry == name).map(|line| line.due.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(due().await, ["2026-12-22"]);
    house.cohort.office.days(30);
    assert_eq!(due().await, ["2026-12-22"], "it is late, and stays");
    let asked = [("asked_again_on", json!(house.cohort.office.clock_today()))];
    house.change(&me, name, &asked).await.unwrap();
    assert_eq!(due().await, ["2027-01-21"], "28 days after it was asked about");
    // Somebody else of the team takes it over.
    house.change(&me, name, &[("worker", json!(advisor().user))]).await.unwrap();
    assert_eq!(due().await, Vec::<String>::new());
}

#[tokio::test]
async fn families_are_counted_in_the_change_that_makes_it_so_and_the_familys_no_takes_it_back() {
    let house = House::new().await;
    let me = teacher();
    let boss = coordinator();
    let count = async || referral::taken_up(&house.cohort.desk(&boss), entry(1)).await.unwrap();
    assert_eq!(count().await, TakenUp::Nothing);
    let mut names = Vec::new();
    for _ in 0..2 {
        let name = house.wanted(&me, "learning").await;
        house.send(&me, name).await.unwrap();
        for stage in ["accepted", "first-contact"] {
            house.change(&me, name, &[("stage", json!(stage))]).await.unwrap();
        }
        names.push(name);
    }
    house.change(&me, names[0], &[("stage", json!("started")), ("started_family", json!("yes"))]).await.unwrap();
    assert_eq!(count().await, TakenUp::Nothing, "the family alone is no headline");
    house.change(&me, names[0], &[("started_worker", json!("yes"))]).await.unwrap();
    assert_eq!(count().await, TakenUp::Few, "and how few is not said");
    house.change(&me, names[1], &[("stage", json!("started")), ("started_worker", json!("yes"))]).await.unwrap();
    house.change(&me, names[0], &[("started_family", json!("no"))]).await.unwrap();
    assert_eq!(count().await, TakenUp::Few, "the same family by its other referral");
    house.change(&me, names[1], &[("started_family", json!("no"))]).await.unwrap();
    assert_eq!(count().await, TakenUp::Nothing, "nobody contradicts the family");
    house.change(&me, names[1], &[("started_family", json!(Says::RatherNotSay))]).await.unwrap();
    assert_eq!(count().await, TakenUp::Few);
    house.cohort.office.days(366);
    assert_eq!(count().await, TakenUp::Nothing, "it is longer ago than twelve months");
}

#[tokio::test]
async fn a_signpost_is_no_referral_and_holds_no_plan_open() {
    let house = House::new().await;
    let me = teacher();
    let body = json!({
        "is": "signpost", "theme": "learning", "service": entry(1), "shown_on": "2026-11-24", "used": "not-asked"
    });
    let saved = house.cohort.add(&me, serde_json::from_value(body).unwrap()).await.unwrap();
    let view = house.cohort.view(&me).await.unwrap();
    let line = view.entries.iter().find(|line| line.entry.name == saved.entry).unwrap();
    let Body::Signpost(signpost) = &line.entry.body else { panic!("a signpost") };
    assert_eq!(signpost.service_name, "Stay and play 1");
    assert_eq!(
        wrong(house.send(&me, saved.entry).await.map_err(|why| match why {
            PlanError::NotFound => PlanError::invalid("/none", "no"),
            other => other,
        })),
        ["/none"],
        "there is nothing to send"
    );
    let whole =
        doorstep_backend::usecase::plans::Whole::load(&house.cohort.desk(&me), house.cohort.plan).await.unwrap();
    let facts = |whole: &doorstep_backend::usecase::plans::Whole| {
        doorstep_shared::plans::plan::facts(
            &whole.plan,
            &whole.team,
            whole.said(),
            &whole.entries,
            house.cohort.office.clock_today(),
        )
    };
    assert_eq!(facts(&whole).open_referrals, 0);
    let name = house.idea(&me, "learning").await;
    let whole =
        doorstep_backend::usecase::plans::Whole::load(&house.cohort.desk(&me), house.cohort.plan).await.unwrap();
    assert_eq!((facts(&whole).open_referrals, facts(&whole).loose_ends), (1, false));
    house.change(&me, name, &[("stage", json!("cancelled"))]).await.unwrap();
    let whole =
        doorstep_backend::usecase::plans::Whole::load(&house.cohort.desk(&me), house.cohort.plan).await.unwrap();
    assert_eq!(facts(&whole).open_referrals, 0);
}

#[tokio::test]
async fn two_people_who_take_a_step_at_once_do_not_both_take_it() {
    use doorstep_backend::usecase::plans::entry as change;
    use doorstep_shared::plans::entry::FieldChange;
    let house = House::new().await;
    let (me, other) = (teacher(), doorstep_tests::cohort::centre());
    let sections = doorstep_shared::plans::section::Section::ALL.iter().copied().collect();
    house.cohort.agreement(sections, "2026-11-01", "2027-10-01").await;
    house.cohort.share(&[1, 2, 3], Choice::Allow).await;
    let name = house.idea(&me, "learning").await;
    house.change(&me, name, &[("stage", json!("offered"))]).await.unwrap();
    house.change(&me, name, &[("stage", json!("cancelled"))]).await.unwrap();
    // She had the page open while it was still offered.
    let field = |field: &str, base, new| FieldChange { field: field.into(), base, new };
    let changes = [
        field("stage", json!("offered"), json!("declined-by-family")),
        field("reason", serde_json::Value::Null, json!(Reason::Time)),
    ];
    let (desk, plan) = (house.cohort.desk(&other), house.cohort.plan);
    let late = Box::pin(change::change(
        &desk,
        &doorstep_tests::cohort::MARK_KEY,
        plan,
        (name, 2),
        &changes,
        &house.cohort.once(),
    ))
    .await;
    assert!(matches!(late, Err(PlanError::Stale(3))), "{late:?}");
    assert_eq!(house.held(name).await.0.stage, Stage::Cancelled);
}
