//! Who is bound to a plan, and who is not.

use doorstep_backend::store::keys;
use doorstep_shared::api::desk::plans::Caseload;
use doorstep_shared::directory::Zone;
use doorstep_shared::plans::entry::Body;
use doorstep_tests::office::{MORNING, organisation, user};
use doorstep_tests::plan_house::{Call, PlanHouse, put};
use serde_json::json;

use super::{get, scene, send, view, who};
use crate::scene::{Agreed, Base, Said, mark};

async fn caseload(base: &Base, house: &PlanHouse, n: u128) -> Caseload {
    let answer = house.call(base.session(&who(n)), &Call::get("/api/v1/desk/town/plans")).await;
    serde_json::from_str(&answer.text).unwrap()
}

#[tokio::test]
async fn ig14_an_id_in_an_address_or_in_a_body_never_opens_more() {
    let base = Base::new().await;
    let scene = scene(Agreed::All, Said::Allowed);
    // There is a city, and an advisor of it who knows the ids of the town's plan.
    let mut items = base.scene(&scene);
    let city = Zone::named("city".parse().unwrap(), "City");
    put(&mut items, "city", keys::zone_meta(&city.id), &city);
    let house = PlanHouse::with(&items, MORNING).await;
    let list = house.call(base.session(&who(11)), &Call::get("/api/v1/desk/city/plans")).await;
    assert_eq!(list.status, 200, "they are at home there: {}", list.text);
    for zone in ["city", "town"] {
        for rest in ["", "/history", "/looks", "/print"] {
            let call = Call::get(format!("/api/v1/desk/{zone}/plans/{}{rest}", base.plan));
            assert_eq!(house.call(base.session(&who(11)), &call).await.status, 404, "{zone}{rest}");
        }
    }
    // Who used a route is whoever says so; who wrote an entry is their organisation.
    let pointer = json!({ "is": "pointer", "raised_on": "2026-11-23", "raised_by": user(2), "route": "mash" });
    let new = json!({ "id": "01980000-0000-7000-8000-00010000ffff", "organisation": organisation(2), "body": pointer });
    assert_eq!(send(&base, &house, 1, ("POST", "/entries", None), new).await.status, 200);
    let seen = view(&base, &house, 1).await;
    let made = seen.entries.iter().find(|entry| entry.entry.name.id.as_u128() & 0xffff == 0xffff).unwrap();
    let Body::Pointer(kept) = &made.entry.body else { panic!("a pointer") };
    assert_eq!((kept.raised_by, made.entry.organisation, made.entry.made_by), (user(1), organisation(1), user(1)));
    // An entry of no plan of theirs is not there, whichever plan the address names.
    let elsewhere = "/entries/need.01980000-0000-7000-8000-0001000000ee";
    let changes = json!({ "changes": [{ "field": "text", "base": "", "new": "x" }] });
    assert_eq!(send(&base, &house, 2, ("PATCH", elsewhere, Some(1)), changes).await.status, 404);
}

#[tokio::test]
async fn ig16_lists_and_what_is_new_follow_the_same_rules_as_the_plan_itself() {
    let base = Base::new().await;
    for (agreed, said, there) in [
        (Agreed::All, Said::Allowed, true),
        (Agreed::Nothing, Said::Allowed, false),
        (Agreed::All, Said::Refused, false),
        (Agreed::All, Said::Contested, false),
    ] {
        let house = base.house(&scene(agreed, said)).await;
        // The advisor writes an action for a lead of the school.
        let action = json!({
            "is": "action", "id": "01980000-0000-7000-8000-00010000ffff", "goal": base.of("goal of learning", 1).name.id,
            "text": "Ring-the-library", "owner": { "is": "team", "user": user(16) }, "due": "2026-12-08", "status": "agreed"
        });
        let new = json!({ "id": "01980000-0000-7000-8000-00010000ffff", "body": action });
        let added = send(&base, &house, 1, ("POST", "/entries", None), new).await;
        assert_eq!(added.status, 200, "{}", added.text);
        let list = caseload(&base, &house, 16).await;
        assert_eq!(list.due.len(), usize::from(there), "{agreed:?} {said:?}: what is due");
        assert_eq!(list.plans[0].child.as_deref(), there.then(|| mark("child", 2)).as_deref(), "{agreed:?} {said:?}");
        assert_eq!(list.plans[0].new_since.is_some(), there, "{agreed:?} {said:?}: that there is something new");
        let plan = view(&base, &house, 16).await;
        let seen = plan.entries.iter().any(|entry| entry.entry.name.id.as_u128() & 0xffff == 0xffff);
        assert_eq!(seen, there, "{agreed:?} {said:?}: as in the plan");
        assert!(caseload(&base, &house, 7).await.plans.is_empty(), "somebody in no team has an empty list");
    }
}

#[tokio::test]
async fn an_action_that_another_partner_wrote_lies_on_the_desk_of_whoever_it_was_given_to_as_far_as_the_family_shares()
{
    let base = Base::new().await;
    for (agreed, said, there) in [
        (Agreed::All, Said::Allowed, true),
        (Agreed::Nothing, Said::Allowed, false),
        (Agreed::All, Said::Refused, false),
    ] {
        let house = base.house(&scene(agreed, said)).await;
        let id = "01980000-0000-7000-8000-00010000ffff";
        let action = json!({
            "is": "action", "id": id, "goal": base.of("goal of learning", 1).name.id, "text": "Ring-the-library",
            "owner": { "is": "team", "user": user(3) }, "due": "2026-12-08", "status": "agreed"
        });
        let new = json!({ "id": id, "body": action });
        assert_eq!(send(&base, &house, 1, ("POST", "/entries", None), new).await.status, 200);
        let due = caseload(&base, &house, 3).await.due;
        assert_eq!(
            due.iter().filter(|line| line.text == "Ring-the-library").count(),
            usize::from(there),
            "{agreed:?} {said:?}"
        );
        // Whoever it was given to says that it is done; a colleague of another partner cannot.
        let done = || json!({ "changes": [{ "field": "status", "base": "agreed", "new": "done" }] });
        let patch = |n| {
            let (base, house) = (&base, &house);
            async move { send(base, house, n, ("PATCH", &format!("/entries/action.{id}"), Some(1)), done()).await.status }
        };
        assert_eq!(patch(2).await, if there { 403 } else { 404 }, "{agreed:?} {said:?}");
        assert_eq!(patch(3).await, if there { 200 } else { 404 }, "{agreed:?} {said:?}");
        assert!(caseload(&base, &house, 3).await.due.iter().all(|line| line.text != "Ring-the-library"));
    }
}

#[tokio::test]
async fn ig17_a_member_who_is_removed_is_refused_on_the_next_call() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    assert_eq!(get(&base, &house, 3, "").await.status, 200);
    let gone = json!({
        "function": "centre-worker", "lead": false, "from": "2026-11-01", "to": "2026-11-23", "family_told_on": "2026-11-01"
    });
    let path = format!("/team/{}", user(3));
    assert_eq!(send(&base, &house, 2, ("PUT", &path, Some(base.version)), gone).await.status, 200);
    for rest in ["", "/history", "/print"] {
        assert_eq!(get(&base, &house, 3, rest).await.status, 404, "{rest}");
    }
    let name = base.of("note of wellbeing", 3).name;
    let changes = json!({ "changes": [{ "field": "text", "base": "", "new": "x" }] });
    let refused = send(&base, &house, 3, ("PATCH", &format!("/entries/{name}"), Some(1)), changes).await;
    assert_eq!(refused.status, 404, "not even what they wrote themselves");
    assert!(caseload(&base, &house, 3).await.plans.is_empty());
}

#[tokio::test]
async fn ig18_whoever_says_that_they_know_the_family_privately_does_not_meet_it_any_more() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    assert_eq!(get(&base, &house, 3, "").await.status, 200);
    let said = json!({ "declared": true });
    assert_eq!(send(&base, &house, 3, ("POST", "/interest", None), said.clone()).await.status, 200);
    for rest in ["", "/history", "/looks", "/print"] {
        assert_eq!(get(&base, &house, 3, rest).await.status, 404, "{rest}");
    }
    assert!(caseload(&base, &house, 3).await.plans.is_empty());
    let reason = json!({ "reason": "A hospital asks who may collect her.", "sections": ["basics"] });
    assert_eq!(send(&base, &house, 3, ("POST", "/emergency", None), reason.clone()).await.status, 404);
    // A safeguarding lead who says so has no emergency either.
    assert_eq!(send(&base, &house, 6, ("POST", "/interest", None), said.clone()).await.status, 200);
    assert_eq!(send(&base, &house, 6, ("POST", "/emergency", None), reason).await.status, 404);
    let leads = send(&base, &house, 2, ("POST", "/interest", None), said).await;
    assert_eq!(leads.status, 400, "whoever leads hands the plan over first: {}", leads.text);
}
