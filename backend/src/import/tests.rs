//! Whole feeds, as a worker would bring them.

use doorstep_shared::date::Date;
use doorstep_shared::id::BatchId;
use uuid::Uuid;

use super::*;

fn options(source: &str) -> ReadOptions {
    let today = Date::new(2026, 11, 24).expect("a day");
    ReadOptions {
        zone: "city".parse().expect("a zone"),
        source: source.into(),
        format: None,
        batch: BatchId::new(Uuid::from_u128(1)),
        today,
    }
}

#[allow(dead_code)]
fn feed(text: &str) -> Feed {
    read(text.as_bytes(), &options("city")).expect("a feed")
}
