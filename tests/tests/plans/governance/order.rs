//! That no list ranks families.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::plans::Caseload;
use doorstep_tests::plan_house::Call;
use serde_json::json;

use super::{scene, who};
use crate::scene::{Agreed, Base, Said};

#[tokio::test]
async fn ig69_no_list_of_families_is_in_the_order_of_their_needs() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    // Three more families; in every turn another one has the most needs.
    let nomination = |n: u32, name: &str| {
        let id = |part: u32| format!("01980000-0000-7000-8000-0002000{n}000{part}");
        json!({
            "plan": id(1), "family": id(2), "child_id": id(3), "adult_id": id(4), "of_zone": true,
            "child": { "legal_name": format!("{name} Testcase"), "known_as": name, "born": "2022-10-10" },
            "adult": {
                "legal_name": "Ana Testcase", "relationship": "mum", "responsibility": "parental", "lives_with_child": "yes"
            },
            "home": { "interpreter": "no" },
            "place": {
                "school": { "is": "other", "name": "Elsewhere" }, "place": { "entry_year": 2027, "source": "parent-told" }
            }
        })
    };
    let mut orders = BTreeSet::new();
    for counts in [[0, 3, 1], [3, 1, 0], [1, 0, 3], [2, 2, 2], [0, 0, 0], [3, 0, 1]] {
        for (n, name) in ["Zoe", "Bo", "Mia"].into_iter().enumerate() {
            let n = u32::try_from(n).unwrap() + 1;
            let call = Call::change("POST", "/api/v1/desk/town/plans", None, nomination(n, name));
            let named = house.call(base.session(&who(2)), &call).await;
            assert_eq!(named.status, 200, "{}", named.text);
            let plan = named.json()["plan"].as_str().unwrap().to_owned();
            for m in 0..counts[n as usize - 1] {
                let id = format!("01980000-0000-7000-8000-0003000{n}000{m}");
                let need = json!({
                    "is": "need", "id": id, "section": "learning", "text": "Help", "kind": "need", "priority": "now",
                    "status": "open"
                });
                let path = format!("/api/v1/desk/town/plans/{plan}/entries");
                let call = Call::change("POST", path, None, json!({ "id": id, "body": need }));
                assert_eq!(house.call(base.session(&who(2)), &call).await.status, 200);
            }
        }
        let list = house.call(base.session(&who(2)), &Call::get("/api/v1/desk/town/plans")).await;
        let list: Caseload = serde_json::from_str(&list.text).unwrap();
        let names: Vec<String> = list.plans.iter().filter_map(|line| line.child.clone()).collect();
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| name.to_lowercase());
        assert_eq!((names.len(), &names), (4, &sorted), "by name, whatever is written of them");
        let labels = house.call(base.session(&who(4)), &Call::get("/api/v1/desk/town/plans")).await;
        let labels: Caseload = serde_json::from_str(&labels.text).unwrap();
        let order: Vec<String> = labels.references.iter().map(|reference| reference.label.clone()).collect();
        assert!(order.is_sorted(), "by label: {order:?}");
        orders.insert((names, order));
        house.tables.rewind().await;
    }
    assert_eq!(orders.len(), 1, "one order, whoever has more needs");
}
