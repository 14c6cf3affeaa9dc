//! The handover to reception: from a draft to what the school has read, and that the school is told that and nothing else.

use doorstep_backend::usecase::plans::{PlanError, Whole, caseload, history, print};
use doorstep_shared::api::desk::plans::{OfPlanPage, PlanSaved, PlanView, PrintFor, PrintRequest, Said};
use doorstep_shared::lang::Lang;
use doorstep_shared::plans::course::{State, Step, Unmet};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::handover::{Approval, Handover, Stage, Way};
use doorstep_shared::plans::plan::{AgreedHow, HandoverDecision};
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::plans::team::Function;
use doorstep_shared::policy::Actor;
use doorstep_shared::set::Member as _;
use doorstep_tests::cohort::{Cohort, about_me, advisor, centre, day, lead, note, reception, teacher};
use serde_json::{Value, json};

use crate::meetings::{change, town};

const TODAY: &str = "2026-11-24";

fn written() -> Handover {
    Handover { calms: "Holding her rabbit".into(), helps: "Count to three with her".into(), ..Handover::blank() }
}

fn approval(cohort: &Cohort) -> Approval {
    Approval { adult: cohort.mother, how: AgreedHow::Said, on: day(TODAY) }
}

fn approved(cohort: &Cohort) -> Value {
    json!(Stage::Approved { approval: approval(cohort) })
}

fn sent(cohort: &Cohort, way: Way) -> Value {
    json!(Stage::Sent { approval: approval(cohort), way, on: day(TODAY) })
}

fn received(cohort: &Cohort, way: Way) -> Value {
    json!(Stage::Received { approval: approval(cohort), way, sent_on: day(TODAY), on: day(TODAY) })
}

async fn put(cohort: &Cohort, who: &Actor, stage: Value) -> Result<PlanSaved, PlanError> {
    let name = EntryName::new(Kind::Handover, cohort.plan.uuid());
    change(cohort, who, name, &[("stage", stage)]).await
}

/// A plan before the start of school, with the reception teacher in its team and a draft of the link teacher's.
async fn drafted() -> Cohort {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    cohort.member(&reception(), Function::ReceptionTeacher).await;
    cohort.add(&teacher(), Body::Handover(Box::new(written()))).await.unwrap();
    cohort
}

async fn sent_here() -> Cohort {
    let cohort = drafted().await;
    put(&cohort, &teacher(), approved(&cohort)).await.unwrap();
    put(&cohort, &teacher(), sent(&cohort, Way::Here)).await.unwrap();
    cohort
}

fn record(view: &PlanView) -> Option<&Handover> {
    view.entries
        .iter()
        .find_map(|line| if let Body::Handover(record) = &line.entry.body { Some(&**record) } else { None })
}

fn says(result: Result<PlanSaved, PlanError>, pointer: &str, words: &str) {
    match result {
        Err(PlanError::Invalid(wrong)) => {
            assert_eq!(wrong[0].pointer, pointer, "{wrong:?}");
            assert!(wrong[0].detail.contains(words), "{wrong:?}");
        }
        other => panic!("{other:?}"),
    }
}

async fn waits(cohort: &Cohort, who: &Actor) -> Vec<String> {
    let load = caseload::read(&cohort.desk(who), None).await.unwrap();
    load.due.into_iter().filter(|line| line.entry.kind == Kind::Handover).map(|line| line.due.to_string()).collect()
}

#[tokio::test]
async fn a_plan_has_one_record_and_it_begins_as_a_draft() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let early = Handover { stage: Stage::Approved { approval: approval(&cohort) }, ..written() };
    says(cohort.add(&teacher(), Body::Handover(Box::new(early))).await, "/stage", "does not follow");
    let saved = cohort.add(&teacher(), Body::Handover(Box::new(written()))).await.unwrap();
    assert_eq!(saved.entry, EntryName::new(Kind::Handover, cohort.plan.uuid()));
    let second = cohort.add(&centre(), Body::Handover(Box::new(written()))).await;
    assert!(matches!(second, Err(PlanError::Stale(_))), "another one is there: {second:?}");
    let nobody = cohort.add(&advisor(), Body::Handover(Box::new(written()))).await;
    assert!(matches!(nobody, Err(PlanError::Refused(_))), "the advisor writes none: {nobody:?}");
    let long = Handover { calms: "a".repeat(701), ..written() };
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    says(cohort.add(&teacher(), Body::Handover(Box::new(long))).await, "/calms", "700");
}

#[tokio::test]
async fn the_school_reads_it_once_the_parent_approved_it_and_it_was_sent_and_says_so() {
    let cohort = drafted().await;
    assert_eq!(record(&cohort.view(&reception()).await.unwrap()), None, "a draft is not the school's");
    says(put(&cohort, &teacher(), sent(&cohort, Way::Here)).await, "/stage", "does not follow");
    put(&cohort, &teacher(), approved(&cohort)).await.unwrap();
    assert_eq!(record(&cohort.view(&reception()).await.unwrap()), None, "nor is what only the parent has approved");
    put(&cohort, &teacher(), sent(&cohort, Way::Here)).await.unwrap();
    assert_eq!(waits(&cohort, &teacher()).await, ["2026-11-27"], "three school days later somebody asks");
    assert!(waits(&cohort, &reception()).await.is_empty());

    let view = cohort.view(&reception()).await.unwrap();
    assert_eq!(record(&view).unwrap().calms, "Holding her rabbit");
    let mine = caseload::read(&cohort.desk(&reception()), None).await.unwrap();
    assert!(mine.plans[0].new_since.is_none(), "they have just looked");
    let other = json!("Something else");
    let name = EntryName::new(Kind::Handover, cohort.plan.uuid());
    says(change(&cohort, &reception(), name, &[("calms", other.clone())]).await, "/stage", "does not change any more");
    says(put(&cohort, &teacher(), received(&cohort, Way::Here)).await, "/stage", "Somebody of the school");
    put(&cohort, &reception(), received(&cohort, Way::Here)).await.unwrap();
    assert!(waits(&cohort, &teacher()).await.is_empty(), "nobody asks any more");

    for who in [teacher(), reception()] {
        says(change(&cohort, &who, name, &[("calms", other.clone())]).await, "/stage", "does not change any more");
    }
    let whole = Whole::load(&cohort.desk(&teacher()), cohort.plan).await.unwrap();
    let Body::Handover(kept) = &whole.entry(name).unwrap().body else { panic!("a handover") };
    assert_eq!((kept.calms.as_str(), kept.due_by), ("Holding her rabbit", None), "it stays as it was approved");
}

#[tokio::test]
async fn what_is_new_is_told_to_the_school_when_it_is_sent_and_not_before() {
    let cohort = drafted().await;
    let new = async || caseload::read(&cohort.desk(&reception()), None).await.unwrap().plans[0].new_since.is_some();
    put(&cohort, &teacher(), approved(&cohort)).await.unwrap();
    assert!(!new().await);
    put(&cohort, &teacher(), sent(&cohort, Way::Here)).await.unwrap();
    assert!(new().await);
}

#[tokio::test]
async fn ig15_the_school_is_sent_the_record_and_no_byte_of_anything_else() {
    let cohort = drafted().await;
    let name = EntryName::new(Kind::Handover, cohort.plan.uuid());
    // What was in the draft and was taken out again is not the school's either.
    change(&cohort, &teacher(), name, &[("from_family", json!("A secret of the draft"))]).await.unwrap();
    change(&cohort, &teacher(), name, &[("from_family", json!(""))]).await.unwrap();
    cohort.add(&centre(), about_me("A secret of all about me")).await.unwrap();
    for section in doorstep_shared::plans::section::Section::ALL {
        if doorstep_shared::plans::note::takes_notes(*section) {
            cohort.add(&centre(), note(*section, "A secret of a note")).await.unwrap();
        }
    }
    put(&cohort, &teacher(), approved(&cohort)).await.unwrap();
    put(&cohort, &teacher(), sent(&cohort, Way::Here)).await.unwrap();
    let view = cohort.view(&reception()).await.unwrap();
    let page = OfPlanPage { zone: cohort.office.zone.id.clone(), plan: cohort.plan, before: None };
    let told = history::history(&cohort.desk(&reception()), &page).await.unwrap();
    let paper = print::print(&cohort.desk(&reception()), &request(&cohort, PrintFor::School)).await.unwrap();
    let school = reception().organisation;
    assert!(view.entries.iter().all(|line| Some(line.entry.organisation) == school), "nothing of another partner");
    assert!(record(&view).is_some());
    let own = Cohort::new(std::sync::Arc::new(doorstep_backend::store::memory::MemoryTables::new())).await.nomination();
    for text in [json!(view).to_string(), json!(told).to_string(), json!(paper).to_string()] {
        for secret in ["A secret", "7 Confidential Row", "07700 900123"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(!text.contains(&own.contact.as_ref().unwrap().when), "{text}");
    }
    assert!(json!(told).to_string().find("calms").is_none(), "nor how it came to be");
    assert!(json!(paper).to_string().contains("Holding her rabbit"));
}

#[tokio::test]
async fn another_partner_needs_an_agreement_to_send_it_here_and_the_paper_needs_none() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    cohort.add(&centre(), Body::Handover(Box::new(written()))).await.unwrap();
    put(&cohort, &centre(), approved(&cohort)).await.unwrap();
    says(put(&cohort, &centre(), sent(&cohort, Way::Here)).await, "/stage", "on paper");
    put(&cohort, &centre(), sent(&cohort, Way::Paper)).await.unwrap();
    cohort.member(&reception(), Function::ReceptionTeacher).await;
    assert_eq!(record(&cohort.view(&reception()).await.unwrap()), None, "the parent carries it there");
    put(&cohort, &centre(), received(&cohort, Way::Paper)).await.unwrap();
}

#[tokio::test]
async fn only_an_adult_who_may_decide_approves_it_or_says_no() {
    let cohort = drafted().await;
    let stranger = doorstep_shared::id::PersonId::new(doorstep_tests::cohort::nothing());
    let by = Approval { adult: stranger, ..approval(&cohort) };
    says(put(&cohort, &teacher(), json!(Stage::Approved { approval: by })).await, "/stage", "not in this plan");
    let no = json!(Stage::Refused { adult: stranger, on: day(TODAY) });
    says(put(&cohort, &teacher(), no).await, "/stage", "not in this plan");
    let ahead = Approval { on: day("2026-11-25"), ..approval(&cohort) };
    says(
        put(&cohort, &teacher(), json!(Stage::Approved { approval: ahead })).await,
        "/stage",
        "day on which it happens",
    );
    put(&cohort, &teacher(), json!(Stage::Refused { adult: cohort.mother, on: day(TODAY) })).await.unwrap();
}

#[tokio::test]
async fn ig27_no_record_tells_an_address_that_is_kept_from_others() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let tells = Handover { from_family: "Please write to 7 confidential row.".into(), ..written() };
    says(cohort.add(&teacher(), Body::Handover(Box::new(tells))).await, "/from_family", "kept from others");
    cohort.add(&teacher(), Body::Handover(Box::new(written()))).await.unwrap();
    let name = EntryName::new(Kind::Handover, cohort.plan.uuid());
    let changed = change(&cohort, &teacher(), name, &[("people", json!("Nan, 7 Confidential Row"))]).await;
    says(changed, "/people", "kept from others");
}

#[tokio::test]
async fn school_begins_once_the_record_was_sent_or_was_not_wanted() {
    let cohort = drafted().await;
    let start = async |handover| cohort.step(Step::StartReception, Said::Started { on: day(TODAY), handover }).await;
    for handover in [HandoverDecision::Sent, HandoverDecision::Refused] {
        match start(handover).await {
            Err(PlanError::Unmet(unmet)) => assert_eq!(unmet, [Unmet::HandoverUndecided]),
            other => panic!("a draft decides nothing: {other:?}"),
        }
    }
    put(&cohort, &teacher(), json!(Stage::Refused { adult: cohort.mother, on: day(TODAY) })).await.unwrap();
    assert_eq!(start(HandoverDecision::Sent).await.unwrap(), State::ActiveInReception);
    let whole = Whole::load(&cohort.desk(&teacher()), cohort.plan).await.unwrap();
    assert_eq!(whole.plan.handover, Some(HandoverDecision::Refused), "the record's word counts");
}

#[tokio::test]
async fn the_school_has_it_no_longer_than_the_family_takes_part() {
    let cohort = sent_here().await;
    cohort.member(&lead(), Function::Senco).await;
    for who in [reception(), lead()] {
        assert!(record(&cohort.view(&who).await.unwrap()).is_some());
    }
    cohort.share(&[2], Choice::Refuse).await;
    assert!(
        record(&cohort.view(&reception()).await.unwrap()).is_some(),
        "what was approved for the school was sent to it"
    );
    cohort.share(&[2], Choice::Withdrawn).await;
    assert_eq!(record(&cohort.view(&reception()).await.unwrap()), None, "what is taken back is gone at once");
    cohort.share(&[2], Choice::Allow).await;
    assert!(record(&cohort.view(&reception()).await.unwrap()).is_some());
    cohort.step(Step::Withdraw, Said::Nothing).await.unwrap();
    for who in [reception(), lead()] {
        assert_eq!(record(&cohort.view(&who).await.unwrap()), None, "the family has left");
    }
}

fn request(cohort: &Cohort, recipient: PrintFor) -> PrintRequest {
    let (zone, plan) = (cohort.office.zone.id.clone(), cohort.plan);
    PrintRequest { zone, plan, recipient, lang: Lang::En, without: Vec::new(), seen: None }
}

#[tokio::test]
async fn ig34_and_ig36_a_print_is_made_of_what_was_read_and_kept_with_its_hash() {
    let cohort = drafted().await;
    let me = teacher();
    let of = request(&cohort, PrintFor::School);
    let early = print::print(&cohort.desk(&me), &of).await;
    assert!(matches!(early, Err(PlanError::Invalid(_))), "no parent has approved it: {early:?}");
    put(&cohort, &me, approved(&cohort)).await.unwrap();
    let shown = print::print(&cohort.desk(&me), &of).await.unwrap();
    assert!(!shown.made && shown.hash.len() == 64);
    let wrong = PrintRequest { seen: Some("0".repeat(64)), ..of.clone() };
    let wrong = print::print(&cohort.desk(&me), &wrong).await;
    assert!(matches!(wrong, Err(PlanError::Invalid(_))), "nobody has read that: {wrong:?}");
    let seen = PrintRequest { seen: Some(shown.hash.clone()), ..of.clone() };
    let made = print::print(&cohort.desk(&me), &seen).await.unwrap();
    assert!(made.made && made.parts == shown.parts && made.hash == shown.hash);
    let kept = disclosures(&cohort).await;
    assert_eq!(kept.len(), 1, "a look at a print is none");
    assert_eq!((&kept[0]["hash"], &kept[0]["recipient"]), (&json!(made.hash), &json!("school")));
    assert_eq!(kept[0]["reference"], json!(made.reference));
    assert!(!json!(kept).to_string().contains("Amina"), "no name is kept of it");
    put(&cohort, &me, json!(Stage::Draft)).await.unwrap();
    let gone = print::print(&cohort.desk(&me), &seen).await;
    assert!(matches!(gone, Err(PlanError::Invalid(_))), "{gone:?}");
}

#[tokio::test]
async fn ig35_a_name_of_somebody_else_is_shown_and_left_out_on_the_server() {
    let cohort = town().await;
    cohort.to(State::ActiveBeforeStart).await;
    let likes = "She plays with Lola Novak and with Hodan. Then Lola Novak goes home.";
    let body = Handover { likes: likes.into(), ..written() };
    cohort.add(&teacher(), Body::Handover(Box::new(body))).await.unwrap();
    put(&cohort, &teacher(), approved(&cohort)).await.unwrap();
    let me = teacher();
    let of = request(&cohort, PrintFor::School);
    let shown = print::print(&cohort.desk(&me), &of).await.unwrap();
    let names: Vec<(&str, u32)> = shown.names.iter().map(|name| (name.name.as_str(), name.times)).collect();
    assert_eq!(names, [("Lola Novak", 2)], "the mother’s own name is no surprise");
    let without = PrintRequest { without: vec![0], ..of };
    let shown = print::print(&cohort.desk(&me), &without).await.unwrap();
    let text = json!(shown.parts).to_string();
    assert!(!text.contains("Lola") && text.matches("[name left out]").count() == 2, "{text}");
    let made = PrintRequest { seen: Some(shown.hash), ..without };
    assert!(print::print(&cohort.desk(&me), &made).await.unwrap().made);
    assert_eq!(disclosures(&cohort).await[0]["left_out"], json!(1));
}

async fn disclosures(cohort: &Cohort) -> Vec<Value> {
    let of =
        doorstep_backend::port::Query::prefix(doorstep_backend::port::Table::Plans, format!("P#{}#D", cohort.plan), "");
    let items = cohort.office.tables.query_all(&of).await.unwrap();
    items.into_iter().map(|item| Value::Object(item.body)).collect()
}
