//! Where moto is known to be laxer than DynamoDB, and how.
//!
//! A difference has the name of the case it stands for and says what moto really does, so it fails when moto learns
//! better; then it goes.

use doorstep_backend::port::{Condition, Query, StoreError, Table, Write};
use serde_json::json;

use super::{Case, Subject, get, item, large, put, transaction, with};
use crate::cases;

/// All of them.
pub fn differences() -> Vec<Case> {
    cases![
        an_empty_field_name_is_rejected,
        deep_nesting_is_rejected,
        a_transaction_of_nothing_is_rejected,
        four_megabytes_and_not_more,
        the_same_again_is_harmless,
        a_token_is_for_one_transaction,
        a_token_has_1_to_36_characters,
        a_start_outside_the_range_is_rejected,
        an_empty_start_is_rejected,
    ]
}

fn absent(pk: &str, sk: &str) -> Write {
    Write::Put(Table::Directory, item(pk, sk), Condition::Absent)
}

/// It takes them, and then cannot read the item back.
async fn an_empty_field_name_is_rejected(tables: Subject) {
    let bad = with("moto-empty-name", "a", 1, json!({ "": 1 }));
    let write = Write::Put(Table::Directory, bad, Condition::None);
    assert_eq!(tables.transact(&transaction(vec![write])).await, Ok(()));
}

/// It nests as deep as one likes.
async fn deep_nesting_is_rejected(tables: Subject) {
    let nested = (0..40).fold(json!("core"), |inner, _| json!([inner]));
    let bad = with("moto-nesting", "a", 1, json!({ "nested": nested }));
    put(&tables, std::slice::from_ref(&bad)).await;
    assert_eq!(get(&tables, "moto-nesting", "a").await, Some(bad));
}

/// It does nothing and calls it done.
async fn a_transaction_of_nothing_is_rejected(tables: Subject) {
    assert_eq!(tables.transact(&transaction(Vec::new())).await, Ok(()));
}

/// It takes a transaction of any size.
async fn four_megabytes_and_not_more(tables: Subject) {
    let write = |n: u32| {
        let mut item = item("moto-five-megabytes", &n.to_string());
        item.body = large(390 * 1024);
        Write::Put(Table::Directory, item, Condition::None)
    };
    assert_eq!(tables.transact(&transaction((0..12).map(write).collect())).await, Ok(()));
}

/// It does not look at tokens: the repeat meets its own condition.
async fn the_same_again_is_harmless(tables: Subject) {
    let change = transaction(vec![absent("moto-again", "a")]);
    assert_eq!(tables.transact(&change).await, Ok(()));
    let found = Some(Box::new(item("moto-again", "a")));
    assert_eq!(tables.transact(&change).await, Err(StoreError::ConditionFailed { index: 0, found }));
}

/// It does not look at tokens: another transaction under the same one is made.
async fn a_token_is_for_one_transaction(tables: Subject) {
    let first = transaction(vec![absent("moto-token", "a")]);
    let mut other = transaction(vec![absent("moto-token", "b")]);
    other.token.clone_from(&first.token);
    assert_eq!(tables.transact(&first).await, Ok(()));
    assert_eq!(tables.transact(&other).await, Ok(()));
}

/// It does not look at tokens: one of any length will do. An empty one we refuse ourselves.
async fn a_token_has_1_to_36_characters(tables: Subject) {
    let mut change = transaction(vec![absent("moto-token-length", "a")]);
    change.token = "t".repeat(37);
    assert_eq!(tables.transact(&change).await, Ok(()));
    change.token.clear();
    assert!(matches!(tables.transact(&change).await, Err(StoreError::Rejected(_))));
}

/// It starts behind any key.
async fn a_start_outside_the_range_is_rejected(tables: Subject) {
    put(&tables, &[item("moto-outside", "A#1"), item("moto-outside", "B#1")]).await;
    let query = Query { after: Some("A#1".into()), ..Query::prefix(Table::Directory, "moto-outside", "B#") };
    assert_eq!(tables.query(&query).await.unwrap().items, [item("moto-outside", "B#1")]);
}

/// It takes an empty start for one that nothing stands behind.
async fn an_empty_start_is_rejected(tables: Subject) {
    put(&tables, &[item("moto-empty-start", "a")]).await;
    let query = Query { after: Some(String::new()), ..Query::prefix(Table::Directory, "moto-empty-start", "") };
    assert!(tables.query(&query).await.is_ok());
}
