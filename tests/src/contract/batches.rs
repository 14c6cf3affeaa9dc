//! Many items at a time, and whole tables.

use doorstep_backend::port::{Item, Key, Query, StoreError, Table};
use serde_json::json;

use super::{Case, Subject, get, item, large, put, with};
use crate::cases;

pub(super) fn cases() -> Vec<Case> {
    cases![
        many_are_found_whatever_their_number,
        many_large_ones_are_found,
        many_are_put_whole,
        many_with_one_key_twice_are_rejected,
        one_bad_item_is_rejected,
        many_are_removed,
        none_is_nothing_to_do,
        a_scan_meets_every_item_once,
    ]
}

fn numbered(pk: &str, count: u32) -> Vec<Item> {
    (0..count).map(|n| item(pk, &format!("{n:03}"))).collect()
}

fn keys(items: &[Item]) -> Vec<Key> {
    items.iter().map(|item| item.key.clone()).collect()
}

async fn many_are_found_whatever_their_number(tables: Subject) {
    let items = numbered("many-found", 230);
    tables.put_many(Table::Directory, &items).await.unwrap();
    let mut asked = keys(&items);
    asked.extend((0..30).map(|n| Key::new("many-missing", n.to_string())));
    asked.extend(keys(&items[..5]));
    let mut found = tables.get_many(Table::Directory, &asked).await.unwrap();
    found.sort_by(|a, b| a.key.cmp(&b.key));
    assert_eq!(found, items);
}

async fn many_large_ones_are_found(tables: Subject) {
    // More than one answer may hold, so the engine leaves some out.
    let mut items = numbered("many-large", 45);
    items.iter_mut().for_each(|item| item.body = large(380 * 1024));
    tables.put_many(Table::Directory, &items).await.unwrap();
    let mut found = tables.get_many(Table::Directory, &keys(&items)).await.unwrap();
    found.sort_by(|a, b| a.key.cmp(&b.key));
    assert!(found == items, "{} of {} found", found.len(), items.len());
    tables.delete_many(Table::Directory, &keys(&items)).await.unwrap();
}

async fn many_are_put_whole(tables: Subject) {
    put(&tables, &[with("many-put", "000", 7, json!({ "old": true }))]).await;
    let items = numbered("many-put", 60);
    tables.put_many(Table::Directory, &items).await.unwrap();
    let found = tables.query_all(&Query::prefix(Table::Directory, "many-put", "")).await.unwrap();
    assert_eq!(found, items);
}

async fn many_with_one_key_twice_are_rejected(tables: Subject) {
    let mut items = numbered("many-twice", 30);
    items.push(item("many-twice", "000"));
    let answer = tables.put_many(Table::Directory, &items).await;
    assert!(matches!(answer, Err(StoreError::Rejected(_))), "{answer:?}");
    assert_eq!(get(&tables, "many-twice", "000").await, None);
}

async fn one_bad_item_is_rejected(tables: Subject) {
    let mut bad = item("many-bad", "b");
    bad.body = large(401 * 1024);
    let answer = tables.put_many(Table::Directory, &[item("many-bad", "a"), bad]).await;
    assert!(matches!(answer, Err(StoreError::Rejected(_))), "{answer:?}");
}

async fn many_are_removed(tables: Subject) {
    let items = numbered("many-removed", 60);
    tables.put_many(Table::Directory, &items).await.unwrap();
    let mut gone = keys(&items[..55]);
    gone.push(Key::new("many-removed", "not-there"));
    gone.push(gone[0].clone());
    tables.delete_many(Table::Directory, &gone).await.unwrap();
    let left = tables.query_all(&Query::prefix(Table::Directory, "many-removed", "")).await.unwrap();
    assert_eq!(left, items[55..]);
}

async fn none_is_nothing_to_do(tables: Subject) {
    assert_eq!(tables.get_many(Table::Directory, &[]).await, Ok(Vec::new()));
    assert_eq!(tables.put_many(Table::Directory, &[]).await, Ok(()));
    assert_eq!(tables.delete_many(Table::Directory, &[]).await, Ok(()));
}

async fn a_scan_meets_every_item_once(tables: Subject) {
    let mut items = Vec::new();
    for n in 0..12 {
        let mut item = item(&format!("scan-{n}"), "a");
        item.body = large(150 * 1024);
        items.push(item);
    }
    tables.put_many(Table::People, &items).await.unwrap();
    let (mut found, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = tables.scan(Table::People, after.as_ref()).await.unwrap();
        found.extend(page.items.into_iter().filter(|item| item.key.pk.starts_with("scan-")));
        pages += 1;
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    found.sort_by(|a, b| a.key.cmp(&b.key));
    items.sort_by(|a, b| a.key.cmp(&b.key));
    assert!(found == items, "{} of {} found", found.len(), items.len());
    assert!(pages > 1, "1.8 MB do not fit one page");
}
