//! Writing what an import plans. Each entry is one transaction with its history, audit event and place in the batch, so that
//! a cut-off import leaves whole entries and importing again goes on where it stopped.

use std::sync::atomic::{AtomicUsize, Ordering};

use doorstep_shared::directory::{Calendar, Zone};
use doorstep_shared::id::BatchId;
use futures::TryStreamExt as _;
use serde_json::{Map, Value, json};

use super::batch::{BatchEntry, BatchRecord, BatchState, actor, item as batch_item};
use super::plan::{Action, Plan, PlannedWrite};
use super::report::Report;
use super::{ImportError, Progress};
use crate::port::{Clock, Condition, Ids, Item, Table, Tables};
use crate::store::change::{Actor, Change, ChangeError, field_diff};
use crate::store::{keys, records};

/// How many entries are written at a time.
const AT_A_TIME: usize = 8;
/// How many rows of the report go into one item, which must stay well below 400 KB.
const ROWS_A_PAGE: usize = 200;

/// One import at work.
pub(super) struct Job<'a> {
    pub tables: &'a dyn Tables,
    pub clock: &'a dyn Clock,
    pub ids: &'a dyn Ids,
    pub batch: BatchId,
    pub zone: &'a Zone,
    pub source: &'a str,
    pub report: &'a Report,
}

impl Job<'_> {
    fn change<'c>(&'c self, actor: &'c Actor) -> Change<'c> {
        Change::new(&self.zone.id, actor, self.clock.now(), self.ids)
    }
}

/// Writes the plan.
pub(super) async fn apply(
    job: &Job<'_>,
    new_zone: Option<&Calendar>,
    plan: Plan,
    progress: Progress<'_>,
) -> Result<(), ImportError> {
    let actor = actor();
    let mut batch = begin(job, &actor, new_zone).await?;
    let total = plan.writes.len();
    progress(0, total);

    // Organisations and places first: an entry never names one that is not there.
    for organisation in &plan.organisations {
        let key = keys::organisation(&job.zone.id, organisation.id);
        let item = records::item(key, &job.zone.id, organisation.version, organisation)?;
        put_versioned(job, &actor, item, &organisation.id.to_string()).await?;
    }
    for location in &plan.locations {
        let key = keys::location(&job.zone.id, location.id);
        let item = records::item(key, &job.zone.id, location.version, location)?;
        put_versioned(job, &actor, item, &location.id.to_string()).await?;
    }
    let done = AtomicUsize::new(0);
    futures::stream::iter(plan.writes.iter().map(Ok::<_, ImportError>))
        .try_for_each_concurrent(AT_A_TIME, async |write| {
            put_service(job, &actor, write).await?;
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok(())
        })
        .await?;
    keep_report(job, &actor).await?;
    batch.state = BatchState::Done;
    batch.version += 1;
    job.change(&actor)
        .put(Table::Directory, batch_item(&job.zone.id, &batch)?, Condition::Version(batch.version - 1))
        .publish()
        .commit(job.tables)
        .await?;
    Ok(())
}

/// Notes that the import has begun (and makes the zone where there is none) before it writes anything else.
async fn begin(job: &Job<'_>, actor: &Actor, new_zone: Option<&Calendar>) -> Result<BatchRecord, ImportError> {
    let batch = BatchRecord {
        id: job.batch,
        source: job.source.into(),
        started_at: job.clock.now().to_string(),
        state: BatchState::Writing,
        read: job.report.read,
        new: job.report.new,
        changed: job.report.changed,
        vanished: job.report.vanished,
        quarantined: job.report.quarantined,
        version: 1,
    };
    let mut home = Map::new();
    home.insert("zone_id".into(), job.zone.id.to_string().into());
    let home = Item {
        key: keys::batch_home(job.batch),
        zone: job.zone.id.to_string(),
        version: 0,
        expires_at: None,
        body: home,
    };
    let mut change = job
        .change(actor)
        .put(Table::Directory, batch_item(&job.zone.id, &batch)?, Condition::Absent)
        .put(Table::Directory, home, Condition::Absent)
        .audit(&job.batch.to_string(), "import-started", Map::new());
    if let Some(calendar) = new_zone {
        for item in records::zone_items(job.zone)? {
            change = change.put(Table::Directory, item, Condition::Absent);
        }
        for item in records::calendar_items(&job.zone.id, calendar)? {
            change = change.put(Table::Directory, item, Condition::Absent);
        }
    }
    change.commit(job.tables).await?;
    Ok(batch)
}

async fn put_versioned(job: &Job<'_>, actor: &Actor, item: Item, record: &str) -> Result<(), ImportError> {
    let condition = match item.version {
        1 => Condition::Absent,
        version => Condition::Version(version - 1),
    };
    let diff = field_diff(&Map::new(), &item.body);
    let change = job.change(actor).put(Table::Directory, item, condition).audit(record, "import", diff).publish();
    match change.commit(job.tables).await {
        // An import of the same feed that was cut off wrote it already, or another one was quicker: theirs stands.
        Ok(_) | Err(ChangeError::Stale { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn put_service(job: &Job<'_>, actor: &Actor, write: &PlannedWrite) -> Result<(), ImportError> {
    let service = &write.service;
    let before = write.before.as_ref().map_or(0, |b| b.version);
    let old = write.before.as_ref().map(records::body).transpose()?.unwrap_or_default();
    let mut diff = field_diff(&old, &records::body(service)?);
    diff.remove("version");
    let condition = if before == 0 { Condition::Absent } else { Condition::Version(before) };
    let entry = BatchEntry { action: write.action, before, after: service.version };
    let zone = &job.zone.id;
    let change = job
        .change(actor)
        .put(
            Table::Directory,
            records::item(keys::service(zone, job.zone.shards, service.id), zone, service.version, service)?,
            condition,
        )
        .put(
            Table::Directory,
            records::item(keys::history(service.id, service.version), zone, service.version, service)?,
            Condition::Absent,
        )
        .put(
            Table::Directory,
            records::item(keys::batch_service(job.batch, service.id), zone, 0, &entry)?,
            Condition::Absent,
        )
        .audit(&service.id.to_string(), action_name(write.action), diff)
        .publish()
        .once(&format!("{}:{}", job.batch, service.id), &hash_of(service.version, write.action), Value::Null);
    match change.commit(job.tables).await {
        Ok(_) => Ok(()),
        // Somebody changed the entry while the import was running: their word stands, the next import looks again.
        Err(ChangeError::Stale { .. }) => {
            tracing::warn!(service = %service.id, "changed by somebody else during the import; left as it is");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

fn action_name(action: Action) -> &'static str {
    match action {
        Action::New => "import-new",
        Action::Changed => "import-changed",
        Action::Vanished => "import-vanished",
    }
}

fn hash_of(version: u64, action: Action) -> String {
    format!("{}:{version}", action_name(action))
}

async fn keep_report(job: &Job<'_>, actor: &Actor) -> Result<(), ImportError> {
    for (page, rows) in job.report.rows.chunks(ROWS_A_PAGE).enumerate() {
        let mut body = Map::new();
        body.insert("rows".into(), json!(rows));
        let item = Item {
            key: keys::batch_rows(job.batch, page),
            zone: job.zone.id.to_string(),
            version: 0,
            expires_at: None,
            body,
        };
        job.change(actor).put(Table::Directory, item, Condition::None).commit(job.tables).await?;
    }
    Ok(())
}
