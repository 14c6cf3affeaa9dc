//! The outbox on one machine: what the stream's consumer does in the cloud, done after each command. Messages stay until what
//! they ask for is done, so a crash in between loses nothing.

use std::collections::BTreeSet;

use doorstep_shared::id::ZoneId;

use super::publish::{PublishError, publish};
use crate::port::{Clock, Key, PublishedFiles, Query, StoreError, Table, Tables};
use crate::store::keys;

/// How many messages wait.
///
/// # Errors
/// When the tables cannot be read.
pub async fn waiting(tables: &dyn Tables) -> Result<usize, StoreError> {
    Ok(messages(tables).await?.0.len())
}

/// Publishes every zone that a message names, then removes the messages. Gives the number of zones.
///
/// # Errors
/// When tables or files cannot be reached; the messages stay then.
pub async fn drain(
    tables: &dyn Tables,
    files: &dyn PublishedFiles,
    clock: &dyn Clock,
) -> Result<usize, PublishError> {
    let (keys, zones) = messages(tables).await?;
    for zone in &zones {
        publish(tables, files, clock, zone).await?;
    }
    if !keys.is_empty() {
        tables.delete_many(Table::Directory, &keys).await?;
    }
    Ok(zones.len())
}

async fn messages(tables: &dyn Tables) -> Result<(Vec<Key>, BTreeSet<ZoneId>), StoreError> {
    let mut all = Vec::new();
    let mut zones = BTreeSet::new();
    for shard in 0..keys::OUTBOX_SHARDS {
        for item in tables.query_all(&Query::prefix(Table::Directory, keys::outbox_pk(shard), "")).await? {
            zones.insert(item.zone.parse().map_err(|_| StoreError::Damaged(item.zone.clone()))?);
            all.push(item.key);
        }
    }
    Ok((all, zones))
}
