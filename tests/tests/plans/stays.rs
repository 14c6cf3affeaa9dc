//! What is written stays where it was written: no change carries it into a part that others read, and none of its words lie outside the
//! plan.

use std::sync::Arc;

use doorstep_backend::port::{Ids as _, Table, Tables as _};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::usecase::plans::{PlanError, entry};
use doorstep_shared::id::NeedId;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, FieldChange};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::work::{Need, NeedKind};
use doorstep_tests::cohort::{Cohort, MARK_KEY, advisor, need_of, teacher};
use serde_json::json;

#[tokio::test]
async fn an_entry_does_not_move_into_a_part_that_others_may_read() {
    let cohort = Cohort::new(Arc::new(MemoryTables::new())).await;
    cohort.to(State::GettingToKnow).await;
    let Body::Need(need) = need_of(NeedId::new(cohort.office.ids.next()), NeedKind::Need, "Sleep") else {
        panic!("a need")
    };
    let saved = cohort.add(&advisor(), Body::Need(Need { section: Section::Wellbeing, ..need })).await.unwrap();
    let me = advisor();
    let moved = [FieldChange { field: "section".into(), base: json!("wellbeing"), new: json!("learning") }];
    let refused =
        entry::change(&cohort.desk(&me), &MARK_KEY, cohort.plan, (saved.entry, 1), &moved, &cohort.once()).await;
    let Err(PlanError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!(errors[0].pointer, "/section");
    let whole = doorstep_backend::usecase::plans::Whole::load(&cohort.desk(&me), cohort.plan).await.unwrap();
    assert_eq!(whole.entry(saved.entry).unwrap().version, 1, "nothing was changed");
}

#[tokio::test]
async fn a_repeat_of_a_clash_is_told_with_both_texts_and_neither_lies_outside_the_plan() {
    let tables = MemoryTables::new();
    let cohort = Cohort::new(Arc::new(tables.clone())).await;
    cohort.to(State::GettingToKnow).await;
    let me = teacher();
    let id = NeedId::new(cohort.office.ids.next());
    let saved = cohort.add(&me, need_of(id, NeedKind::Need, "FIRST-TEXT")).await.unwrap();
    let change = async |new: &str, repeat| {
        let changes = [FieldChange { field: "text".into(), base: json!("FIRST-TEXT"), new: json!(new) }];
        Box::pin(entry::change(&cohort.desk(&me), &MARK_KEY, cohort.plan, (saved.entry, 1), &changes, &repeat)).await
    };
    change("THEIR-TEXT", cohort.once()).await.unwrap();
    let repeat = cohort.once();
    for round in 0..2 {
        let Err(PlanError::Clashed(clashed)) = change("MY-TEXT", repeat.clone()).await else { panic!("round {round}") };
        let [clash] = &clashed.clashes[..] else { panic!("one clash in round {round}") };
        assert_eq!((&clash.theirs, &clash.mine), (&json!("THEIR-TEXT"), &json!("MY-TEXT")), "round {round}");
    }
    let whole = doorstep_backend::usecase::plans::Whole::load(&cohort.desk(&me), cohort.plan).await.unwrap();
    assert_eq!(whole.clashes.len(), 1, "a double press makes one");
    for table in [Table::Directory, Table::People] {
        let all = format!("{:?}", tables.scan(table, None).await.unwrap().items);
        for word in ["FIRST-TEXT", "THEIR-TEXT", "MY-TEXT", "Amina", "Hodan", "Confidential Row"] {
            assert!(!all.contains(word), "{word} in {}", table.name());
        }
    }
}
