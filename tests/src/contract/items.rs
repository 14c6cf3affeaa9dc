//! Items come back as they were put, within the limits.

use doorstep_backend::port::{Condition, Key, StoreError, Table, Write};
use serde_json::{Value, json};

use super::{Case, Subject, get, item, large, put, transaction, with};
use crate::cases;

pub(super) fn cases() -> Vec<Case> {
    cases![
        an_item_comes_back_as_it_was_put,
        an_item_without_fields_comes_back,
        fields_named_like_ours_come_back,
        versions_and_times_survive,
        an_item_that_is_not_there_is_none,
        a_put_replaces_the_whole_item,
        an_expired_item_is_readable_until_swept,
        each_table_has_its_own_items,
        an_empty_key_part_is_rejected,
        a_key_may_be_long_but_not_longer,
        an_item_over_400_kb_is_rejected,
        a_number_that_is_no_integer_is_rejected,
        an_empty_field_name_is_rejected,
        deep_nesting_is_rejected,
    ]
}

async fn rejects(tables: &Subject, bad: doorstep_backend::port::Item) {
    let key = bad.key.clone();
    let answer = tables.transact(&transaction(vec![Write::Put(Table::Directory, bad, Condition::None)])).await;
    assert!(matches!(answer, Err(StoreError::Rejected(_))), "{answer:?}");
    if !key.pk.is_empty() && !key.sk.is_empty() && key.pk.len() <= 2048 && key.sk.len() <= 1024 {
        assert_eq!(tables.get(Table::Directory, &key).await, Ok(None));
    }
}

async fn an_item_comes_back_as_it_was_put(tables: Subject) {
    let body = json!({
        "null": null, "yes": true, "no": false,
        "zero": 0, "one": 1, "minus": -1, "most": i64::MAX, "least": i64::MIN, "hundred": 100,
        "empty": "", "text": "Ärzte, 图书馆, مكتبة, 🏠", "digits": "0012",
        "list": [], "map": {},
        "nested": { "list": [1, "two", null, [], {}, [[""]]], "map": { "deep": { "er": [false] } } },
    });
    let item = with("comes-back", "a", 7, body);
    put(&tables, std::slice::from_ref(&item)).await;
    assert_eq!(get(&tables, "comes-back", "a").await, Some(item));
}

async fn an_item_without_fields_comes_back(tables: Subject) {
    let mut item = with("no-fields", "a", 0, json!({}));
    item.zone = String::new();
    put(&tables, std::slice::from_ref(&item)).await;
    assert_eq!(get(&tables, "no-fields", "a").await, Some(item));
}

async fn fields_named_like_ours_come_back(tables: Subject) {
    let body = json!({
        "pk": "p", "sk": 1, "zone": "other", "v": [2], "expires_at": null, "_zone": "under", "_": "", "__v": 3,
        "name": "reserved", "status": "words", "a.b#c:d": "odd", "with space": true,
    });
    let item = with("named-like-ours", "a", 2, body);
    put(&tables, std::slice::from_ref(&item)).await;
    assert_eq!(get(&tables, "named-like-ours", "a").await, Some(item));
}

async fn versions_and_times_survive(tables: Subject) {
    for (n, version) in [0, 1, u64::from(u32::MAX), 1 << 53, u64::MAX].into_iter().enumerate() {
        let mut item = with("versions", &n.to_string(), version, json!({}));
        item.expires_at = Some(4_102_444_800 + i64::try_from(n).unwrap());
        put(&tables, std::slice::from_ref(&item)).await;
        assert_eq!(get(&tables, "versions", &n.to_string()).await, Some(item));
    }
}

async fn an_item_that_is_not_there_is_none(tables: Subject) {
    put(&tables, &[item("not-there", "a")]).await;
    assert_eq!(get(&tables, "not-there", "b").await, None);
    assert_eq!(get(&tables, "not-there-either", "a").await, None);
}

async fn a_put_replaces_the_whole_item(tables: Subject) {
    let mut first = with("replaces", "a", 1, json!({ "old": 1, "both": 1 }));
    first.expires_at = Some(4_102_444_800);
    let second = with("replaces", "a", 2, json!({ "both": 2, "new": 2 }));
    put(&tables, &[first, second.clone()]).await;
    assert_eq!(get(&tables, "replaces", "a").await, Some(second));
}

async fn an_expired_item_is_readable_until_swept(tables: Subject) {
    let mut old = item("expired", "a");
    old.expires_at = Some(1);
    put(&tables, std::slice::from_ref(&old)).await;
    assert_eq!(get(&tables, "expired", "a").await, Some(old));
}

async fn each_table_has_its_own_items(tables: Subject) {
    for table in Table::ALL {
        let item = with("own-items", "a", 1, json!({ "table": table.name() }));
        tables.transact(&transaction(vec![Write::Put(table, item, Condition::Absent)])).await.unwrap();
    }
    for table in Table::ALL {
        let found = tables.get(table, &Key::new("own-items", "a")).await.unwrap().unwrap();
        assert_eq!(found.body["table"], Value::from(table.name()));
    }
}

async fn an_empty_key_part_is_rejected(tables: Subject) {
    for (pk, sk) in [("", "a"), ("empty-part", ""), ("", "")] {
        rejects(&tables, item(pk, sk)).await;
        let answer = tables.get(Table::Directory, &Key::new(pk, sk)).await;
        assert!(matches!(answer, Err(StoreError::Rejected(_))), "get {pk:?} {sk:?}: {answer:?}");
    }
}

async fn a_key_may_be_long_but_not_longer(tables: Subject) {
    let (pk, sk) = ("p".repeat(2048), "s".repeat(1024));
    let longest = item(&pk, &sk);
    put(&tables, std::slice::from_ref(&longest)).await;
    assert_eq!(get(&tables, &pk, &sk).await, Some(longest));
    rejects(&tables, item(&"p".repeat(2049), "s")).await;
    rejects(&tables, item("p", &"s".repeat(1025))).await;
}

async fn an_item_over_400_kb_is_rejected(tables: Subject) {
    let mut item = item("400-kb", "a");
    item.body = large(390 * 1024);
    put(&tables, std::slice::from_ref(&item)).await;
    assert_eq!(get(&tables, "400-kb", "a").await, Some(item.clone()));
    item.key.sk = "b".into();
    item.body = large(400 * 1024);
    rejects(&tables, item).await;
}

async fn a_number_that_is_no_integer_is_rejected(tables: Subject) {
    for number in [json!(0.5), json!(1e300), json!(u64::MAX)] {
        rejects(&tables, with("no-integer", "a", 1, json!({ "deep": [number] }))).await;
    }
}

async fn an_empty_field_name_is_rejected(tables: Subject) {
    rejects(&tables, with("empty-name", "a", 1, json!({ "": 1 }))).await;
    rejects(&tables, with("empty-name", "a", 1, json!({ "map": { "": 1 } }))).await;
}

async fn deep_nesting_is_rejected(tables: Subject) {
    let nested = |depth| (0..depth).fold(json!("core"), |inner, _| json!([inner]));
    let item = with("nesting", "a", 1, json!({ "nested": nested(25) }));
    put(&tables, std::slice::from_ref(&item)).await;
    assert_eq!(get(&tables, "nesting", "a").await, Some(item));
    rejects(&tables, with("nesting", "b", 1, json!({ "nested": nested(40) }))).await;
}
