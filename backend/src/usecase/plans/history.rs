//! What was done in a plan, and who looked at it.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::plans::{Happening, HistoryPage, Look, Looks, OfPlanPage};
use doorstep_shared::people::Role;
use doorstep_shared::plans::access::{Area, Op, may_read};
use doorstep_shared::plans::section::Section;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::entry::opened;
use super::error::PlanError;
use super::look::{self, Looking};
use super::records::{HappeningRecord, LookRecord};
use super::view::{FAMILY, Names};
use super::whole::{Reader, Whole};
use crate::port::{Query, StoreError, Table};
use crate::store::{Record, plan_keys, read_item};
use crate::usecase::entry::Desk;

/// What a service is called that says something by its link.
const SERVICE: &str = "The service";
/// Lines on a page.
const PAGE: u32 = 50;

/// A page of history, as far as the reader may see it.
///
/// # Errors
/// [`PlanError::NotFound`] when they may not know of the plan; when the tables cannot be read.
pub async fn history(desk: &Desk<'_>, of: &OfPlanPage) -> Result<HistoryPage, PlanError> {
    let whole = opened(desk, of.plan).await?;
    let reader = Reader::new(desk, &whole)?;
    let (records, before) = page::<HappeningRecord>(desk, plan_keys::plan_history(of.plan), of.before).await?;
    let shown: Vec<HappeningRecord> = records.into_iter().filter(|record| sees(&reader, &whole, record)).collect();
    let names = Names::read(desk, shown.iter().map(|record| record.by).collect(), BTreeSet::new()).await?;
    let mut sections: Vec<Section> = shown.iter().filter_map(|record| record.area.section()).collect();
    sections.sort_unstable();
    sections.dedup();
    look::write(desk, &whole, Looking::at(&reader, sections, "history")).await?;
    let one = |record: HappeningRecord| Happening {
        at: record.at,
        by: match record.role {
            Role::Provider => SERVICE.into(),
            Role::Family => FAMILY.into(),
            _ => names.person(record.by),
        },
        role: Some(record.role),
        what: record.what,
        entry: record.entry,
        fields: record.fields,
    };
    Ok(HistoryPage { happenings: shown.into_iter().map(one).collect(), before })
}

/// Whether somebody may see what was done: as with the entry itself. An entry's whole history goes with what it says now.
fn sees(reader: &Reader<'_>, whole: &Whole, record: &HappeningRecord) -> bool {
    let now = record.entry.and_then(|name| whole.entry(name));
    match (now, record.organisation, record.area.section()) {
        // Of a handover the school has what the parent approved, and not what was taken out before.
        (Some(entry), Some(_), _) => reader.may_read(entry).is_ok() && !reader.reads_extract(entry),
        (_, Some(organisation), Some(section)) => {
            may_read(reader.seat(), record.area, &reader.facts_of(organisation, section, record.learning)).is_ok()
        }
        _ => reader.reads_all(record.area),
    }
}

/// A page of who looked. In the workspace it is for whoever looks after the zone.
///
/// # Errors
/// The refusal; when the tables cannot be read.
pub async fn looks(desk: &Desk<'_>, of: &OfPlanPage) -> Result<Looks, PlanError> {
    let whole = opened(desk, of.plan).await?;
    Reader::new(desk, &whole)?.may(Area::AccessLog, Op::Read)?;
    let (records, before) = page::<LookRecord>(desk, plan_keys::plan_looks(of.plan), of.before).await?;
    let users = records.iter().map(|record| record.0.by).collect();
    let organisations = records.iter().filter_map(|record| record.0.organisation).collect();
    let names = Names::read(desk, users, organisations).await?;
    let one = |LookRecord(event): LookRecord| Look {
        at: event.at,
        by: names.person(event.by),
        role: Some(event.role),
        organisation: event.organisation.map(|id| names.organisation(id)).unwrap_or_default(),
        sections: event.sections,
        action: event.action,
        reason: event.reason,
    };
    Ok(Looks { looks: records.into_iter().map(one).collect(), before })
}

async fn page<R: Record + Serialize + DeserializeOwned>(
    desk: &Desk<'_>,
    partition: String,
    before: Option<Uuid>,
) -> Result<(Vec<R>, Option<Uuid>), StoreError> {
    let query = Query {
        backwards: true,
        limit: Some(PAGE),
        after: before.map(|id| id.to_string()),
        ..Query::prefix(Table::Plans, partition, "")
    };
    let page = desk.tables.query(&query).await?;
    let next = page.next.as_deref().and_then(|sk| Uuid::try_parse(sk).ok());
    let mut records = Vec::with_capacity(page.items.len());
    for item in page.items {
        records.push(read_item(item)?);
    }
    Ok((records, next))
}
