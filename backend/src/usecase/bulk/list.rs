//! Changes of many entries so far.

use doorstep_shared::api::desk::list_bulk::{BulkLine, Bulks};
use doorstep_shared::policy::{Action, Relation, decide};

use super::records::BulkRecord;
use crate::store::{keys, query};
use crate::usecase::entry::who::Names;
use crate::usecase::entry::{Desk, EntryError};

/// The changes the caller may know of, the latest first: all for whoever keeps the directory, else their own.
///
/// # Errors
/// When the tables cannot be read.
pub async fn list(desk: &Desk<'_>) -> Result<Bulks, EntryError> {
    let me = desk.actor.user.to_string();
    let keeps = decide(Some(desk.actor), Action::Bulk, Relation::Zone, desk.zone.approval).is_ok();
    let mut all: Vec<BulkRecord> = query(desk.tables, &keys::zone(&desk.zone.id), keys::BULK).await?;
    all.retain(|b| keeps || b.by.actor == me);
    all.reverse();
    let names = Names::of(desk.tables, desk.actor.user, all.iter().map(|b| &b.by).collect()).await?;
    let line = |b: BulkRecord| BulkLine {
        batch: b.id,
        about: b.about,
        at: b.at,
        by: names.author(&b.by),
        state: b.state,
        done: b.done,
    };
    Ok(Bulks { items: all.into_iter().map(line).collect() })
}
