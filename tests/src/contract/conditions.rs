//! A write happens only when its condition holds, and the answer tells what is there instead.

use doorstep_backend::port::{Condition, Item, Key, StoreError, Table, Write};
use serde_json::json;

use super::{Case, Subject, get, item, put, transaction, with};
use crate::cases;

pub(super) fn cases() -> Vec<Case> {
    cases![
        absent_holds_once,
        present_needs_an_item,
        a_version_needs_that_version,
        a_version_of_nothing_does_not_hold,
        a_delete_removes_and_may_find_nothing,
        a_delete_keeps_to_its_condition,
        a_check_changes_nothing_and_must_hold,
        a_check_without_a_condition_is_rejected,
        the_first_condition_that_fails_is_named,
        conditions_look_at_what_was_before_the_transaction,
    ]
}

async fn one(tables: &Subject, write: Write) -> Result<(), StoreError> {
    tables.transact(&transaction(vec![write])).await
}

fn failed(index: usize, found: Option<&Item>) -> Result<(), StoreError> {
    Err(StoreError::ConditionFailed { index, found: found.cloned().map(Box::new) })
}

async fn absent_holds_once(tables: Subject) {
    let first = with("absent", "a", 1, json!({ "who": "first", "list": [1, {}] }));
    let second = with("absent", "a", 1, json!({ "who": "second" }));
    let put = |item: &Item| Write::Put(Table::Directory, item.clone(), Condition::Absent);
    assert_eq!(one(&tables, put(&first)).await, Ok(()));
    assert_eq!(one(&tables, put(&second)).await, failed(0, Some(&first)));
    assert_eq!(get(&tables, "absent", "a").await, Some(first));
}

async fn present_needs_an_item(tables: Subject) {
    let item = item("present", "a");
    let write = Write::Put(Table::Directory, item.clone(), Condition::Present);
    assert_eq!(one(&tables, write.clone()).await, failed(0, None));
    put(&tables, &[item]).await;
    assert_eq!(one(&tables, write).await, Ok(()));
}

async fn a_version_needs_that_version(tables: Subject) {
    let at = |version| with("version", "a", version, json!({ "at": version }));
    put(&tables, &[at(1)]).await;
    let write = |from, to| Write::Put(Table::Directory, at(to), Condition::Version(from));
    assert_eq!(one(&tables, write(1, 2)).await, Ok(()));
    assert_eq!(one(&tables, write(1, 3)).await, failed(0, Some(&at(2))));
    assert_eq!(one(&tables, write(2, 3)).await, Ok(()));
    assert_eq!(get(&tables, "version", "a").await, Some(at(3)));
}

async fn a_version_of_nothing_does_not_hold(tables: Subject) {
    for version in [0, 1] {
        let write = Write::Put(Table::Directory, item("version-nothing", "a"), Condition::Version(version));
        assert_eq!(one(&tables, write).await, failed(0, None));
    }
}

async fn a_delete_removes_and_may_find_nothing(tables: Subject) {
    put(&tables, &[item("delete", "a"), item("delete", "b")]).await;
    let delete = Write::Delete(Table::Directory, Key::new("delete", "a"), Condition::None);
    assert_eq!(one(&tables, delete.clone()).await, Ok(()));
    assert_eq!(get(&tables, "delete", "a").await, None);
    assert_eq!(get(&tables, "delete", "b").await, Some(item("delete", "b")));
    assert_eq!(one(&tables, delete).await, Ok(()));
}

async fn a_delete_keeps_to_its_condition(tables: Subject) {
    let item = with("delete-if", "a", 4, json!({}));
    put(&tables, std::slice::from_ref(&item)).await;
    let delete = |condition| Write::Delete(Table::Directory, Key::new("delete-if", "a"), condition);
    assert_eq!(one(&tables, delete(Condition::Version(3))).await, failed(0, Some(&item)));
    assert_eq!(one(&tables, delete(Condition::Absent)).await, failed(0, Some(&item)));
    assert_eq!(one(&tables, delete(Condition::Version(4))).await, Ok(()));
    assert_eq!(one(&tables, delete(Condition::Present)).await, failed(0, None));
}

async fn a_check_changes_nothing_and_must_hold(tables: Subject) {
    let kept = with("check", "a", 2, json!({ "kept": true }));
    put(&tables, std::slice::from_ref(&kept)).await;
    let with_check = |sk: &str, condition| {
        let check = Write::Check(Table::Directory, Key::new("check", "a"), condition);
        transaction(vec![check, Write::Put(Table::Directory, item("check", sk), Condition::None)])
    };
    for (sk, condition) in [("b", Condition::Version(2)), ("c", Condition::Present)] {
        assert_eq!(tables.transact(&with_check(sk, condition)).await, Ok(()));
        assert!(get(&tables, "check", sk).await.is_some());
    }
    for condition in [Condition::Version(1), Condition::Absent] {
        assert_eq!(tables.transact(&with_check("d", condition)).await, failed(0, Some(&kept)));
    }
    assert_eq!(get(&tables, "check", "d").await, None);
    assert_eq!(get(&tables, "check", "a").await, Some(kept));
}

async fn a_check_without_a_condition_is_rejected(tables: Subject) {
    let check = Write::Check(Table::Directory, Key::new("check-nothing", "a"), Condition::None);
    let answer = one(&tables, check).await;
    assert!(matches!(answer, Err(StoreError::Rejected(_))), "{answer:?}");
}

async fn the_first_condition_that_fails_is_named(tables: Subject) {
    let there = item("first-fails", "b");
    put(&tables, std::slice::from_ref(&there)).await;
    let absent = |sk| Write::Put(Table::Directory, with("first-fails", sk, 9, json!({})), Condition::Absent);
    let present = Write::Put(Table::Directory, item("first-fails", "d"), Condition::Present);
    let several = transaction(vec![absent("a"), absent("b"), absent("c"), present]);
    assert_eq!(tables.transact(&several).await, failed(1, Some(&there)));
    for sk in ["a", "c", "d"] {
        assert_eq!(get(&tables, "first-fails", sk).await, None);
    }
}

async fn conditions_look_at_what_was_before_the_transaction(tables: Subject) {
    let put = Write::Put(Table::Directory, item("before", "a"), Condition::Absent);
    let check = Write::Check(Table::Plans, Key::new("before", "a"), Condition::Present);
    assert_eq!(tables.transact(&transaction(vec![put, check])).await, failed(1, None));
    assert_eq!(get(&tables, "before", "a").await, None);
}
