//! That every look is written down, for ever.

use doorstep_backend::port::{Condition, Table, Write};
use doorstep_shared::api::desk::plans::Looks;
use doorstep_shared::plans::section::Section;
use doorstep_tests::plan_house::Call;
use serde_json::json;

use super::{get, path, scene, send, who};
use crate::scene::{Agreed, Base, Said};

fn of_audit(write: &Write) -> bool {
    matches!(write, Write::Put(Table::Audit, ..) | Write::Delete(Table::Audit, ..))
}

#[tokio::test]
async fn ig23_where_a_look_cannot_be_written_down_there_is_no_answer() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    house.tables.refuse(Some(of_audit));
    for rest in ["", "/history", "/print?for=worker", "/print?for=family"] {
        let answer = get(&base, &house, 2, rest).await;
        assert_eq!(answer.status, 503, "{rest}: {}", answer.text);
        assert!(!answer.text.contains("mark-of") && !answer.text.contains(&base.label), "{rest}: {}", answer.text);
        assert!(house.tables.writes().is_empty(), "{rest}");
    }
    let changes = json!({ "changes": [{ "field": "text", "base": "", "new": "x" }] });
    let name = base.of("need of learning", 2).name;
    let changed = send(&base, &house, 2, ("PATCH", &format!("/entries/{name}"), Some(1)), changes).await;
    assert!(!changed.text.contains("refused by the test") && house.tables.writes().is_empty(), "{}", changed.text);
    let reason = json!({ "reason": "A hospital asks who may collect her.", "sections": ["basics"] });
    let glass = send(&base, &house, 26, ("POST", "/emergency", None), reason).await;
    assert_eq!((glass.status, house.tables.writes()), (503, Vec::new()), "nobody looks in an emergency unseen");
    house.tables.refuse(None);
    assert_eq!(get(&base, &house, 26, "").await.status, 404, "and the emergency opened nothing");
    assert_eq!(get(&base, &house, 2, "").await.status, 200);
}

#[tokio::test]
async fn ig24_who_looked_stands_in_the_list_within_the_minute_with_role_organisation_and_sections() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    assert_eq!(get(&base, &house, 1, "").await.status, 200);
    house.clock.pass(10);
    let reason = "A hospital asks who may collect her.";
    let asked = json!({ "reason": reason, "sections": ["basics"], "withheld": null });
    assert_eq!(send(&base, &house, 26, ("POST", "/emergency", None), asked).await.status, 200);
    assert_eq!(get(&base, &house, 26, "").await.status, 200);
    house.clock.pass(10);
    let list: Looks = serde_json::from_str(&get(&base, &house, 4, "/looks").await.text).unwrap();
    let told: Vec<(&str, &str, &str)> =
        list.looks.iter().map(|look| (look.by.as_str(), look.organisation.as_str(), look.action.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Worker 26", "Organisation 2", "emergency"),
            ("Worker 26", "Organisation 2", "emergency"),
            ("Worker 1", "Organisation 1", "view"),
        ]
    );
    assert_eq!(list.looks[2].at, "2026-11-24T09:00:00Z");
    assert!(list.looks[2].sections.contains(&Section::Assessment) && list.looks[2].role.is_some());
    assert_eq!((list.looks[1].reason.as_str(), &list.looks[1].sections), (reason, &vec![Section::Basics]));
    for n in [1, 2, 3, 5, 6, 16] {
        assert_eq!(get(&base, &house, n, "/looks").await.status, 403, "in the workspace it is the coordinator's alone");
    }
}

#[tokio::test]
async fn ig25_what_is_written_down_of_changes_and_looks_is_never_changed_or_taken_away() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let need = base.of("need of learning", 2);
    let (text, entry) = (crate::scene::mark("need of learning", 2), format!("/entries/{}", need.name));
    let change = |new: &str, base: &str| json!({ "changes": [{ "field": "text", "base": base, "new": new }] });
    let mut seen = 0;
    for (n, what, body) in [
        (2, ("GET", "", None), json!(null)),
        (1, ("GET", "/history", None), json!(null)),
        (2, ("GET", "/print?for=family", None), json!(null)),
        (2, ("PATCH", entry.as_str(), Some(1)), change("Sings", &text)),
        (2, ("PATCH", entry.as_str(), Some(1)), change("Dances", &text)),
        (
            26,
            ("POST", "/emergency", None),
            json!({ "reason": "A hospital asks who may collect her.", "sections": ["basics"] }),
        ),
        (12, ("POST", "/interest", None), json!({ "declared": true })),
    ] {
        send(&base, &house, n, what, body).await;
        let audit: Vec<Write> = house.tables.writes().into_iter().filter(of_audit).collect();
        assert!(!audit.is_empty(), "{what:?} writes nothing down");
        for write in audit {
            assert!(matches!(write, Write::Put(Table::Audit, _, Condition::Absent)), "{what:?}: {write:?}");
            seen += 1;
        }
    }
    println!("audit: {seen} events, each new");
    // And in the cloud no function can do anything else.
    let template = include_str!("../../../../backend/infra/template.yaml");
    let lines: Vec<&str> = template.lines().map(str::trim).collect();
    let statements: Vec<usize> =
        (0..lines.len()).filter(|at| lines[*at] == "Resource: !GetAtt AuditTable.Arn").collect();
    assert!(!statements.is_empty());
    for at in statements {
        let action = lines[..at].iter().rev().find(|line| line.starts_with("Action:"));
        assert_eq!(action, Some(&"Action: dynamodb:PutItem"), "line {}", at + 1);
    }
}

#[tokio::test]
async fn a_look_that_is_refused_is_no_look() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let call = Call::get(path(&base, ""));
    for n in [7, 8, 9, 10, 11, 13, 15, 26, 36, 46] {
        assert_ne!(house.call(base.session(&who(n)), &call).await.status, 200, "{n}");
    }
    let list: Looks = serde_json::from_str(&get(&base, &house, 4, "/looks").await.text).unwrap();
    assert!(list.looks.is_empty());
}
