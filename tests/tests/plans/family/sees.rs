//! What an adult of the family sees, and what never: the other adult's contact, notes that are kept from it, looks that are hidden.

use doorstep_backend::usecase::plans::{PlanError, family};
use doorstep_shared::id::PersonId;
use doorstep_shared::plans::course::Step;
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::people::{Adult, Channel, Contact, Responsibility};
use doorstep_tests::cohort::{advisor, centre, teacher};
use serde_json::json;

use super::phone::Phone;
use crate::referrals::house::House;

/// The father, who lives elsewhere, with his own number and an address that is kept.
async fn father(house: &House) -> PersonId {
    let adult = Adult {
        legal_name: "Yusuf Testcase".into(),
        known_as: "Yusuf".into(),
        relationship: "dad".into(),
        responsibility: Responsibility::Parental,
        lives_with_child: doorstep_shared::fact::Fact::No,
        may_see_plan: true,
    };
    let saved = house.cohort.add(&teacher(), Body::Adult(adult)).await.unwrap();
    let id = PersonId::new(saved.entry.id);
    let contact = Contact {
        adult: id,
        channel: Channel::Phone,
        value: "07700 900987".into(),
        ok_to_text: false,
        ok_to_leave_message: false,
        when: String::new(),
        address: "9 Hidden Lane".into(),
        address_confidential: true,
        safe_from: None,
        safe_until: None,
        address_before: String::new(),
        moved_on: None,
    };
    house.cohort.add(&advisor(), Body::Contact(contact)).await.unwrap();
    id
}

const PAGES: [&str; 11] = [
    "/p",
    "/p/goals",
    "/p/child",
    "/p/services",
    "/p/meetings",
    "/p/team",
    "/p/sharing",
    "/p/looked",
    "/p/copy",
    "/p/ask",
    "/p/stop",
];

async fn everything(phone: &Phone<'_>) -> String {
    let mut all = String::new();
    for path in PAGES {
        let page = phone.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        all.push_str(&page.text);
    }
    all
}

#[tokio::test]
async fn ig30_each_adult_sees_their_own_contact_and_ig27_no_address_that_is_kept() {
    let house = House::new().await;
    house.cohort.work().await;
    let father = father(&house).await;
    let (hers, his) = (Phone::of_mother(&house).await, Phone::of(&house, father).await);
    let (she, he) = (everything(&hers).await, everything(&his).await);
    for never in ["07700 900987", "9 Hidden Lane"] {
        assert!(!she.contains(never), "{never}");
    }
    for never in ["07700 900123", "7 Confidential Row"] {
        assert!(!he.contains(never), "{never}");
    }
    assert!(!she.contains("7 Confidential Row") && !he.contains("9 Hidden Lane"), "on no page, not even their own");
    assert!(she.contains("Says goodbye and settles") && he.contains("Says goodbye and settles"), "the same plan");
    // Her step is hers to tick.
    assert!(hers.get("/p").await.text.contains("value=\"done\""));
    assert!(!his.get("/p").await.text.contains("value=\"done\""));
}

#[tokio::test]
async fn ig74_what_is_kept_from_the_family_and_that_a_safeguarding_route_was_used_is_on_no_page() {
    let house = House::new().await;
    let note = |text: &str, visible: serde_json::Value| {
        serde_json::from_value::<Body>(json!({
            "is": "note", "section": "wellbeing", "of": "remark", "voice": "fact", "text": text, "occurred_on": "2026-11-24",
            "visible": visible
        }))
        .unwrap()
    };
    let kept = json!({ "is": "not", "reason": "third-party", "review_by": "2026-12-20" });
    house.cohort.add(&advisor(), note("KEPT-NOTE", kept)).await.unwrap();
    let pointer = json!({ "is": "pointer", "raised_on": "2026-11-24", "raised_by": advisor().user, "route": "mash" });
    let pointer: Body = serde_json::from_value(pointer).unwrap();
    house.cohort.add(&advisor(), pointer).await.unwrap();
    let all = everything(&Phone::of_mother(&house).await).await;
    // IG74: neither of them, and no word of protection.
    for never in ["KEPT-NOTE", "safeguarding", "Safeguarding route", "child protection"] {
        assert!(!all.contains(never), "{never}");
    }
}

#[tokio::test]
async fn ig24_the_family_reads_who_looked_at_once_and_hides_a_look_from_the_other_adult() {
    let house = House::new().await;
    let father = father(&house).await;
    let (hers, his) = (Phone::of_mother(&house).await, Phone::of(&house, father).await);
    house.cohort.view(&advisor()).await.unwrap();
    let page = hers.get("/p/looked").await;
    assert!(page.text.contains("Worker advisor") && page.text.contains("Organisation 1"), "{}", page.text);
    assert!(page.text.contains("Yaa eegay"), "in words of the home: {}", page.text);
    assert!(his.get("/p/looked").await.text.contains("Worker advisor"));
    let (look, key) = (page.hidden("Worker advisor", "look"), page.hidden("Worker advisor", "key"));
    let hide = [("look", look.as_str()), ("key", &key), ("do", "hide")];
    assert_eq!(hers.post("/p/looked", &hide).await.status, 303);
    assert_eq!(hers.post("/p/looked", &hide).await.status, 303, "the same press again");
    let (hers_now, his_now) = (hers.get("/p/looked").await.text, his.get("/p/looked").await.text);
    assert!(hers_now.contains("Worker advisor") && hers_now.contains("value=\"show\""));
    assert!(!his_now.contains("Worker advisor"), "{his_now}");
    // He cannot undo what he cannot see.
    let undo = [("look", look.as_str()), ("key", "other"), ("do", "show")];
    assert_eq!(his.post("/p/looked", &undo).await.status, 403);
    let show = [("look", look.as_str()), ("key", "again"), ("do", "show")];
    assert_eq!(hers.post("/p/looked", &show).await.status, 303);
    assert!(his.get("/p/looked").await.text.contains("Worker advisor"));
    // That an adult opened their own plan stands for ever, and in nobody's list.
    assert!(!his.get("/p/looked").await.text.contains("<span dir=\"auto\">Hodan</span>, "));
}

#[tokio::test]
async fn what_one_adult_asks_the_other_does_not_read() {
    let house = House::new().await;
    let father = father(&house).await;
    let (hers, his) = (Phone::of_mother(&house).await, Phone::of(&house, father).await);
    let ask = [("about", "remove"), ("b.words", "ASKED-ALONE"), ("form", "ask"), ("key", "a")];
    assert_eq!(hers.post("/p/ask", &ask).await.location(), "/p/ask?done=sent");
    assert!(hers.get("/p/ask").await.text.contains("ASKED-ALONE"));
    assert!(!everything(&his).await.contains("ASKED-ALONE"));
    // The team reads it and answers; the desk of whoever leads has a line without its words.
    let me = teacher();
    let desk = house.cohort.desk(&me);
    let doors = Box::pin(family::list(&desk, house.cohort.plan)).await.unwrap();
    assert_eq!((doors.asks.len(), doors.asks[0].words.as_str()), (1, "ASKED-ALONE"));
    // It is about somebody of the team, so nobody else of the team reads it, or answers it by its id.
    for other in [advisor(), centre()] {
        let desk = house.cohort.desk(&other);
        assert!(Box::pin(family::list(&desk, house.cohort.plan)).await.unwrap().asks.is_empty(), "{:?}", other.role);
        let of = (house.cohort.plan, doors.asks[0].id, doors.asks[0].version);
        let refused = Box::pin(family::answer(&desk, of, "No.", &house.cohort.once())).await;
        assert!(matches!(refused, Err(PlanError::NotFound)), "{:?}", other.role);
    }
    let due = async || {
        let load = doorstep_backend::usecase::plans::caseload::read(&house.cohort.desk(&me), None).await.unwrap();
        serde_json::to_string(&load.due).unwrap()
    };
    assert!(due().await.contains("The family asks") && !due().await.contains("ASKED-ALONE"), "{}", due().await);
    let of = (house.cohort.plan, doors.asks[0].id, doors.asks[0].version);
    Box::pin(family::answer(&desk, of, "Of course. We have told them.", &house.cohort.once())).await.unwrap();
    assert!(!due().await.contains("The family asks"));
    assert!(hers.get("/p/ask").await.text.contains("Of course. We have told them."));
}

#[tokio::test]
async fn dates_are_written_out_v29_and_the_retention_day_is_told() {
    let house = House::new().await;
    let phone = Phone::of_mother(&house).await;
    house.cohort.work().await;
    assert_eq!(phone.post("/p/language", &[("tongue", "en")]).await.status, 303);
    assert!(phone.get("/p").await.text.contains("by 8 December 2026"), "V29");
    house.cohort.step(Step::Withdraw, doorstep_shared::api::desk::plans::Said::Nothing).await.unwrap();
    let copy = phone.get("/p/copy").await.text;
    assert!(copy.contains("24 November 2027") && copy.contains("24 November 2032"), "{copy}");
}
