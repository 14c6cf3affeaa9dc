//! Pulling: fetch, work out, and either leave it for a decision or take it in. How it ended stands on the source.

use std::time::Duration;

use doorstep_shared::api::desk::imports::{BatchState, ItemKind, Outcome};
use doorstep_shared::id::ZoneId;

use super::address::FeedRules;
use super::collect::{PullError, collect};
use super::hosts;
use crate::port::{Clock, Fetch, FetchError, Ids, StoreError, Tables};
use crate::store::{By, Change, records};
use crate::usecase::import::sources::{self, SourceRecord};
use crate::usecase::import::stage::{self, Desk, StageError};

/// How long a whole feed may take by night.
const BY_NIGHT: Duration = Duration::from_secs(8 * 60);
/// How many entries are written at a time.
const AT_A_TIME: usize = 500;

/// What a pull came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulled {
    /// The zone.
    pub zone: ZoneId,
    /// The source.
    pub source: String,
    /// How it ended.
    pub outcome: Outcome,
}

/// Pulls every source that is fetched daily and was not yet today. One that fails is told of and does not stop the others.
///
/// # Errors
/// When the tables do not answer.
pub async fn pull_due(
    tables: &dyn Tables,
    fetch: &dyn Fetch,
    clock: &dyn Clock,
    ids: &dyn Ids,
    rules: &FeedRules,
) -> Result<Vec<Pulled>, StoreError> {
    let mut done = Vec::new();
    for id in records::zones(tables).await? {
        let Some(zone) = records::zone(tables, &id).await? else { continue };
        for source in sources::all(tables, &id).await?.into_iter().filter(|s| is_due(s, clock)) {
            let desk = Desk { tables, clock, ids, zone: &zone, by: By::new("pull", "import") };
            let outcome = pull(&desk, fetch, rules, &source.name, BY_NIGHT).await.map_err(|error| match error {
                StageError::Store(error) => error,
                other => StoreError::Unavailable(other.to_string()),
            })?;
            done.push(Pulled { zone: id.clone(), source: source.name, outcome });
        }
    }
    Ok(done)
}

fn is_due(source: &SourceRecord, clock: &dyn Clock) -> bool {
    // UTC and London name the same day when the daily job runs.
    let today = clock.now().to_string();
    let last = source.last.as_ref().map(|last| last.at.as_str()).unwrap_or_default();
    source.daily && !source.url.is_empty() && last.get(..10) != today.get(..10)
}

/// Pulls one source now, and notes how it ended. In all of `time`, or not at all.
///
/// # Errors
/// When there is no such source, or the tables do not answer.
pub async fn pull(
    desk: &Desk<'_>,
    fetch: &dyn Fetch,
    rules: &FeedRules,
    name: &str,
    time: Duration,
) -> Result<Outcome, StageError> {
    let source = sources::one(desk.tables, &desk.zone.id, name).await?;
    if source.version == 0 || source.url.is_empty() {
        return Err(StageError::Bad("This source has no address to fetch from.".into()));
    }
    let listed = hosts(desk.tables, &desk.zone.id).await?;
    let host = || url::Url::parse(&source.url).ok().and_then(|u| u.host_str().map(Into::into)).unwrap_or_default();
    let fetched = tokio::time::timeout(time, collect(fetch, &source.url, &listed.hosts, rules)).await;
    let fetched = fetched.unwrap_or_else(|_| Err(PullError::Fetch(FetchError::TooSlow(host()))));
    let outcome = match fetched {
        Ok(bytes) => match take_in(desk, &source, &bytes).await {
            Ok(outcome) => outcome,
            Err(StageError::Store(error)) => return Err(error.into()),
            Err(StageError::Change(error)) => return Err(StageError::Change(error)),
            Err(error) => failed(desk, &error.to_string()),
        },
        Err(error) => failed(desk, &error.to_string()),
    };
    let change = || Change::new(desk.by.clone(), &desk.zone.id, desk.clock.now(), desk.ids);
    sources::ended(desk.tables, change, &desk.zone.id, name, outcome.clone()).await?;
    Ok(outcome)
}

fn failed(desk: &Desk<'_>, why: &str) -> Outcome {
    let said = format!("Nothing was changed: {}.", why.trim_end_matches('.'));
    Outcome { at: desk.clock.now().to_string(), good: false, said, batch: None }
}

async fn take_in(desk: &Desk<'_>, source: &SourceRecord, bytes: &[u8]) -> Result<Outcome, StageError> {
    let at = desk.clock.now().to_string();
    let id = stage::keep_whole(desk, &source.name, &source.url, bytes).await?;
    let planned = match stage::prepare(desk, id, None, &[]).await {
        Ok(prepared) => prepared.batch(),
        Err(error) => {
            let begun = stage::batch(desk, id).await?;
            stage::discard(desk, id, begun.version).await?;
            return Err(error);
        }
    };
    // What an earlier pull found and nobody looked at is in this one too.
    for old in stage::batches(desk.tables, &desk.zone.id, desk.clock.now().as_second()).await? {
        let waits = matches!(old.state, BatchState::Planned | BatchState::Columns);
        if waits && old.source == source.name && old.id != id && old.file == source.url {
            stage::discard(desk, old.id, old.version).await?;
        }
    }
    let counts = planned.counts;
    let found = counts.new + counts.changed + counts.vanished;
    if planned.state == BatchState::Columns {
        let said = "The table has no column that we know as the name. Say which column is which.".into();
        return Ok(Outcome { at, good: false, said, batch: Some(id) });
    }
    if found == 0 {
        stage::discard(desk, id, planned.version).await?;
        let said = format!("Nothing has changed in {} records; {} were left out.", counts.read, counts.quarantined);
        return Ok(Outcome { at, good: true, said, batch: None });
    }
    if planned.most_vanished {
        let said = format!(
            "{} entries are missing from the feed, which may be cut short. It waits for a decision.",
            counts.vanished
        );
        return Ok(Outcome { at, good: false, said, batch: Some(id) });
    }
    if !source.by_itself {
        let said = format!(
            "{} new, {} changed and {} missing records wait for a decision.",
            counts.new, counts.changed, counts.vanished
        );
        return Ok(Outcome { at, good: true, said, batch: Some(id) });
    }
    let all = [(ItemKind::New, true), (ItemKind::Changed, true), (ItemKind::Vanished, true)];
    stage::decide_all(desk, id, planned.version, &all).await?;
    while stage::take(desk, id, AT_A_TIME).await?.left > 0 {}
    let said = format!("{} new and {} changed were taken in, {} paused.", counts.new, counts.changed, counts.vanished);
    Ok(Outcome { at, good: true, said, batch: Some(id) })
}
