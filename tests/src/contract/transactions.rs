//! A transaction happens whole, once, or not at all.

use doorstep_backend::port::{Condition, Key, StoreError, Table, Write};
use serde_json::json;

use super::{Case, Subject, get, item, large, put, transaction, with};
use crate::cases;

pub(super) fn cases() -> Vec<Case> {
    cases![
        all_of_it_or_nothing,
        it_spans_the_tables,
        a_hundred_writes_and_not_one_more,
        a_transaction_of_nothing_is_rejected,
        two_writes_to_one_key_are_rejected,
        one_key_in_two_tables_is_two_keys,
        four_megabytes_and_not_more,
        the_same_again_is_harmless,
        a_token_is_for_one_transaction,
        a_token_of_something_that_failed_may_be_sent_again,
        a_token_has_1_to_36_characters,
        counting_together_loses_nothing,
        only_one_of_many_makes_an_item,
    ]
}

async fn rejected(tables: &Subject, writes: Vec<Write>) {
    let answer = tables.transact(&transaction(writes)).await;
    assert!(matches!(answer, Err(StoreError::Rejected(_))), "{answer:?}");
}

fn absent(pk: &str, sk: &str) -> Write {
    Write::Put(Table::Directory, item(pk, sk), Condition::Absent)
}

async fn all_of_it_or_nothing(tables: Subject) {
    put(&tables, &[item("all", "old"), item("all", "gone")]).await;
    let writes = |condition| {
        vec![
            absent("all", "new"),
            Write::Put(Table::Directory, with("all", "old", 2, json!({})), Condition::Version(1)),
            Write::Delete(Table::Directory, Key::new("all", "gone"), Condition::Present),
            Write::Check(Table::Directory, Key::new("all", "nothing"), condition),
        ]
    };
    let failed = Err(StoreError::ConditionFailed { index: 3, found: None });
    assert_eq!(tables.transact(&transaction(writes(Condition::Present))).await, failed);
    assert_eq!(get(&tables, "all", "new").await, None);
    assert_eq!(get(&tables, "all", "old").await, Some(item("all", "old")));
    assert_eq!(get(&tables, "all", "gone").await, Some(item("all", "gone")));

    assert_eq!(tables.transact(&transaction(writes(Condition::Absent))).await, Ok(()));
    assert_eq!(get(&tables, "all", "new").await, Some(item("all", "new")));
    assert_eq!(get(&tables, "all", "old").await.unwrap().version, 2);
    assert_eq!(get(&tables, "all", "gone").await, None);
}

async fn it_spans_the_tables(tables: Subject) {
    let everywhere =
        |sk: &str| Table::ALL.map(|table| Write::Put(table, item("spans", sk), Condition::Absent)).to_vec();
    assert_eq!(tables.transact(&transaction(everywhere("a"))).await, Ok(()));
    let mut with_one_bad = everywhere("b");
    with_one_bad.push(Write::Check(Table::Audit, Key::new("spans", "c"), Condition::Present));
    assert!(tables.transact(&transaction(with_one_bad)).await.is_err());
    for table in Table::ALL {
        assert!(tables.get(table, &Key::new("spans", "a")).await.unwrap().is_some());
        assert_eq!(tables.get(table, &Key::new("spans", "b")).await, Ok(None));
    }
}

async fn a_hundred_writes_and_not_one_more(tables: Subject) {
    let writes = |pk: &str, n: u32| (0..n).map(|n| absent(pk, &format!("{n:03}"))).collect::<Vec<_>>();
    assert_eq!(tables.transact(&transaction(writes("hundred", 100))).await, Ok(()));
    assert!(get(&tables, "hundred", "099").await.is_some());
    rejected(&tables, writes("hundred-and-one", 101)).await;
    assert_eq!(get(&tables, "hundred-and-one", "000").await, None);
}

async fn a_transaction_of_nothing_is_rejected(tables: Subject) {
    rejected(&tables, Vec::new()).await;
}

async fn two_writes_to_one_key_are_rejected(tables: Subject) {
    rejected(&tables, vec![absent("two-to-one", "a"), absent("two-to-one", "a")]).await;
    let check = Write::Check(Table::Directory, Key::new("two-to-one", "a"), Condition::Absent);
    rejected(&tables, vec![check, absent("two-to-one", "a")]).await;
    assert_eq!(get(&tables, "two-to-one", "a").await, None);
}

async fn one_key_in_two_tables_is_two_keys(tables: Subject) {
    let there = Write::Put(Table::Plans, item("two-tables", "a"), Condition::Absent);
    assert_eq!(tables.transact(&transaction(vec![absent("two-tables", "a"), there])).await, Ok(()));
}

async fn four_megabytes_and_not_more(tables: Subject) {
    let writes = |pk: &str, n: u32| -> Vec<Write> {
        let items = (0..n).map(|n| {
            let mut item = item(pk, &n.to_string());
            item.body = large(390 * 1024);
            item
        });
        items.map(|item| Write::Put(Table::Directory, item, Condition::None)).collect()
    };
    assert_eq!(tables.transact(&transaction(writes("four-megabytes", 10))).await, Ok(()));
    rejected(&tables, writes("five-megabytes", 11)).await;
    assert_eq!(get(&tables, "five-megabytes", "0").await, None);
}

async fn the_same_again_is_harmless(tables: Subject) {
    put(&tables, &[with("again", "a", 1, json!({}))]).await;
    let next = Write::Put(Table::Directory, with("again", "a", 2, json!({ "n": 2 })), Condition::Version(1));
    let change = transaction(vec![next, absent("again", "b")]);
    assert_eq!(tables.transact(&change).await, Ok(()));
    // Somebody else goes on; the repeat must not bring the old state back.
    let later = with("again", "a", 3, json!({ "n": 3 }));
    put(&tables, std::slice::from_ref(&later)).await;
    assert_eq!(tables.transact(&change).await, Ok(()));
    assert_eq!(get(&tables, "again", "a").await, Some(later));
}

async fn a_token_is_for_one_transaction(tables: Subject) {
    let first = transaction(vec![absent("token", "a")]);
    assert_eq!(tables.transact(&first).await, Ok(()));
    let mut other = transaction(vec![absent("token", "b")]);
    other.token.clone_from(&first.token);
    assert_eq!(tables.transact(&other).await, Err(StoreError::TokenReused));
    assert_eq!(get(&tables, "token", "b").await, None);
}

async fn a_token_of_something_that_failed_may_be_sent_again(tables: Subject) {
    put(&tables, &[item("token-failed", "a")]).await;
    let change = transaction(vec![absent("token-failed", "a"), absent("token-failed", "b")]);
    assert!(matches!(tables.transact(&change).await, Err(StoreError::ConditionFailed { index: 0, .. })));
    let delete = Write::Delete(Table::Directory, Key::new("token-failed", "a"), Condition::None);
    tables.transact(&transaction(vec![delete])).await.unwrap();
    assert_eq!(tables.transact(&change).await, Ok(()));
    assert!(get(&tables, "token-failed", "b").await.is_some());
}

async fn a_token_has_1_to_36_characters(tables: Subject) {
    for token in [String::new(), "t".repeat(37)] {
        let mut change = transaction(vec![absent("token-length", "a")]);
        change.token = token;
        let answer = tables.transact(&change).await;
        assert!(matches!(answer, Err(StoreError::Rejected(_))), "{answer:?}");
    }
    assert_eq!(get(&tables, "token-length", "a").await, None);
}

async fn counting_together_loses_nothing(tables: Subject) {
    put(&tables, &[with("counting", "a", 1, json!({ "n": 0 }))]).await;
    let each = (0..8).map(|_| {
        let tables = tables.clone();
        tokio::spawn(async move {
            loop {
                let now = get(&tables, "counting", "a").await.unwrap();
                let n = now.body["n"].as_i64().unwrap() + 1;
                let next = with("counting", "a", now.version + 1, json!({ "n": n }));
                let write = Write::Put(Table::Directory, next, Condition::Version(now.version));
                match tables.transact(&transaction(vec![write])).await {
                    Ok(()) => return,
                    Err(StoreError::ConditionFailed { found: Some(_), .. } | StoreError::Contended) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
        })
    });
    for done in futures::future::join_all(each).await {
        done.unwrap();
    }
    assert_eq!(get(&tables, "counting", "a").await, Some(with("counting", "a", 9, json!({ "n": 8 }))));
}

async fn only_one_of_many_makes_an_item(tables: Subject) {
    let each = (0..8).map(|_| {
        let tables = tables.clone();
        tokio::spawn(async move { tables.transact(&transaction(vec![absent("only-one", "a")])).await })
    });
    let answers: Vec<_> = futures::future::join_all(each).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let beaten = |answer: &&Result<(), StoreError>| matches!(answer, Err(StoreError::ConditionFailed { index: 0, .. }));
    assert_eq!(answers.iter().filter(beaten).count(), 7);
}
