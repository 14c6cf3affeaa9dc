//! IG72: words of harm show the banner. They store nothing beside what was written, and notify nobody.

use std::collections::BTreeMap;
use std::sync::Arc;

use doorstep_backend::port::Table;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_shared::plans::content::shows_safe_routes;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::Body;
use doorstep_tests::cohort::{Cohort, advisor};
use doorstep_tests::plan_house::items;
use serde_json::json;

/// How many items of each kind were written with a note that says this.
async fn written(text: &str) -> BTreeMap<String, usize> {
    let tables = MemoryTables::new();
    let cohort = Cohort::new(Arc::new(tables.clone())).await;
    cohort.to(State::GettingToKnow).await;
    let before = items(&tables).await;
    let note = json!({
        "is": "note", "section": "wellbeing", "of": "remark", "voice": "fact", "text": text, "occurred_on": "2026-11-24",
        "visible": { "is": "to-family" }
    });
    let note: Body = serde_json::from_value(note).unwrap();
    cohort.add(&advisor(), note).await.unwrap();
    let mut all = BTreeMap::new();
    for ((table, key), item) in items(&tables).await {
        if before.get(&(table, key.clone())) == Some(&item) {
            continue;
        }
        // Ids differ from run to run; what kind of item it is does not.
        let kind = |text: &str| text.split('#').next().unwrap_or_default().to_owned();
        let fields: Vec<&String> = item.body.keys().collect();
        *all.entry(format!("{} {} {} {fields:?}", table.name(), kind(&key.pk), key.sk.len())).or_default() += 1;
    }
    assert!(Table::ALL.len() > 2 && !all.is_empty());
    all
}

#[tokio::test]
async fn ig72_words_of_harm_store_nothing_extra_and_notify_nobody() {
    let (plain, harm) = ("We met and sang a song together.", "She told me that he hits her.   ");
    assert!(!shows_safe_routes(plain) && shows_safe_routes(harm), "the banner is decided by the words alone");
    assert_eq!(written(plain).await, written(harm).await);
}
