//! A partition reads in the order of its sort keys, a page at a time.

use doorstep_backend::port::{Item, Query, StoreError, Table};

use super::{Case, Subject, get, item, large, put};
use crate::cases;

pub(super) fn cases() -> Vec<Case> {
    cases![
        items_come_in_the_order_of_their_bytes,
        latest_first_when_asked,
        only_the_prefix_comes,
        partitions_do_not_mix,
        an_empty_partition_is_an_empty_page,
        pages_join_up_in_both_directions,
        pages_of_a_prefix_end_with_it,
        a_page_starts_behind_a_key_that_is_gone,
        a_start_outside_the_range_is_rejected,
        an_empty_start_is_rejected,
        a_page_of_nothing_is_rejected,
        an_empty_partition_key_is_rejected,
        a_page_holds_a_megabyte,
        a_write_is_in_the_next_read,
    ]
}

fn all(pk: &str) -> Query {
    Query::prefix(Table::Directory, pk, "")
}

fn sort_keys(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.key.sk.as_str()).collect()
}

async fn fill(tables: &Subject, pk: &str, sort_keys: &[&str]) {
    let items: Vec<_> = sort_keys.iter().map(|sk| item(pk, sk)).collect();
    tables.put_many(Table::Directory, &items).await.unwrap();
}

async fn rejected(tables: &Subject, query: &Query) {
    let answer = tables.query(query).await;
    assert!(matches!(answer, Err(StoreError::Rejected(_))), "{answer:?}");
}

/// Walks page by page and fails when a page repeats or skips.
async fn walk(tables: &Subject, mut query: Query, limit: u32) -> Vec<String> {
    query.limit = Some(limit);
    let mut seen = Vec::new();
    for _ in 0..100 {
        let page = tables.query(&query).await.unwrap();
        assert!(page.items.len() <= limit as usize);
        seen.extend(page.items.into_iter().map(|item| item.key.sk));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return seen,
        }
    }
    panic!("the pages do not end: {seen:?}");
}

async fn items_come_in_the_order_of_their_bytes(tables: Subject) {
    fill(&tables, "order", &["b", "a", "ä", "B", "a#", "aa", "10", "9", "🏠", "~", "中"]).await;
    let page = tables.query(&all("order")).await.unwrap();
    assert_eq!(sort_keys(&page.items), ["10", "9", "B", "a", "a#", "aa", "b", "~", "ä", "中", "🏠"]);
    assert_eq!(page.next, None);
    assert_eq!(page.items[0], item("order", "10"));
}

async fn latest_first_when_asked(tables: Subject) {
    fill(&tables, "backwards", &["V#001", "V#002", "V#010"]).await;
    let query = Query { backwards: true, limit: Some(1), ..Query::prefix(Table::Directory, "backwards", "V#") };
    assert_eq!(sort_keys(&tables.query(&query).await.unwrap().items), ["V#010"]);
}

async fn only_the_prefix_comes(tables: Subject) {
    fill(&tables, "prefix", &["A#1", "B", "B#1", "B#2", "B#ä", "B$", "C#1"]).await;
    for (prefix, expected) in
        [("B#", vec!["B#1", "B#2", "B#ä"]), ("B#ä", vec!["B#ä"]), ("D", vec![]), ("C#1", vec!["C#1"]), ("C#12", vec![])]
    {
        let page = tables.query(&Query::prefix(Table::Directory, "prefix", prefix)).await.unwrap();
        assert_eq!(sort_keys(&page.items), expected, "{prefix}");
    }
}

async fn partitions_do_not_mix(tables: Subject) {
    fill(&tables, "mix", &["a"]).await;
    fill(&tables, "mix#S", &["b"]).await;
    tables.put_many(Table::Plans, &[item("mix", "c")]).await.unwrap();
    assert_eq!(sort_keys(&tables.query(&all("mix")).await.unwrap().items), ["a"]);
}

async fn an_empty_partition_is_an_empty_page(tables: Subject) {
    let page = tables.query(&all("nothing-here")).await.unwrap();
    assert_eq!((page.items.len(), page.next), (0, None));
}

async fn pages_join_up_in_both_directions(tables: Subject) {
    let keys: Vec<String> = (0..23).map(|n| format!("{n:02}")).collect();
    fill(&tables, "pages", &keys.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let reversed: Vec<String> = keys.iter().rev().cloned().collect();
    for limit in [1, 5, 22, 23, 24] {
        assert_eq!(walk(&tables, all("pages"), limit).await, keys, "{limit}");
        assert_eq!(walk(&tables, Query { backwards: true, ..all("pages") }, limit).await, reversed, "{limit}");
        let query = Query { limit: Some(limit), ..all("pages") };
        assert_eq!(tables.query_all(&query).await.unwrap().len(), 23);
    }
}

async fn pages_of_a_prefix_end_with_it(tables: Subject) {
    fill(&tables, "prefix-pages", &["A#1", "B#1", "B#2", "B#3", "C#1"]).await;
    for backwards in [false, true] {
        let query = Query { backwards, ..Query::prefix(Table::Directory, "prefix-pages", "B#") };
        let mut keys = walk(&tables, query, 2).await;
        keys.sort();
        assert_eq!(keys, ["B#1", "B#2", "B#3"]);
    }
}

async fn a_page_starts_behind_a_key_that_is_gone(tables: Subject) {
    fill(&tables, "gone-start", &["a", "c", "e"]).await;
    let from = |after: &str, backwards| Query { after: Some(after.into()), backwards, ..all("gone-start") };
    for (after, backwards, expected) in
        [("b", false, vec!["c", "e"]), ("d", true, vec!["c", "a"]), ("e", false, vec![]), ("z", false, vec![])]
    {
        let page = tables.query(&from(after, backwards)).await.unwrap();
        assert_eq!(sort_keys(&page.items), expected, "{after}");
    }
}

async fn a_start_outside_the_range_is_rejected(tables: Subject) {
    fill(&tables, "outside", &["A#1", "B#1"]).await;
    let query = Query { after: Some("A#1".into()), ..Query::prefix(Table::Directory, "outside", "B#") };
    rejected(&tables, &query).await;
}

async fn an_empty_start_is_rejected(tables: Subject) {
    rejected(&tables, &Query { after: Some(String::new()), ..all("empty-start") }).await;
}

async fn a_page_of_nothing_is_rejected(tables: Subject) {
    rejected(&tables, &Query { limit: Some(0), ..all("page-of-nothing") }).await;
}

async fn an_empty_partition_key_is_rejected(tables: Subject) {
    rejected(&tables, &all("")).await;
}

async fn a_page_holds_a_megabyte(tables: Subject) {
    let items: Vec<_> = (0..9)
        .map(|n| {
            let mut item = item("megabyte", &n.to_string());
            item.body = large(300 * 1024);
            item
        })
        .collect();
    tables.put_many(Table::Directory, &items).await.unwrap();
    for backwards in [false, true] {
        let query = Query { backwards, ..all("megabyte") };
        let page = tables.query(&query).await.unwrap();
        assert_eq!(page.items.len(), 3, "a fourth would go over the megabyte");
        assert!(page.next.is_some());
        let whole = tables.query_all(&query).await.unwrap();
        assert_eq!(whole.len(), 9);
    }
}

async fn a_write_is_in_the_next_read(tables: Subject) {
    for n in 0..20 {
        let item = item("next-read", &format!("{n:02}"));
        put(&tables, std::slice::from_ref(&item)).await;
        assert_eq!(get(&tables, "next-read", &item.key.sk).await, Some(item));
        assert_eq!(tables.query(&all("next-read")).await.unwrap().items.len(), n + 1);
    }
}
