//! The outbox on one machine: what the stream's consumer does in the cloud, done after each command. Messages stay until what
//! they ask for is done, so a crash in between loses nothing.

use std::collections::BTreeSet;

use doorstep_shared::id::ZoneId;

use super::publish::{PublishError, publish};
use crate::port::{Clock, Key, PublishedFiles, StoreError, Tables};
use crate::store::{keys, outbox};

/// The message that asks for a zone to be published.
pub const DIRECTORY_CHANGED: &str = "directory-changed";

/// How many messages of one part of the outbox are taken at a time.
const AT_A_TIME: u32 = 5_000;

/// How many messages wait; counting stops at 5,000 in each part of the outbox.
///
/// # Errors
/// When the tables cannot be read.
pub async fn waiting(tables: &dyn Tables) -> Result<usize, StoreError> {
    Ok(take(tables).await?.0.len())
}

/// Publishes every zone that a message names, then removes the messages, until none is left. Gives the zones.
///
/// # Errors
/// When tables or files cannot be reached; the messages stay then.
pub async fn drain(
    tables: &dyn Tables,
    files: &dyn PublishedFiles,
    clock: &dyn Clock,
) -> Result<BTreeSet<ZoneId>, PublishError> {
    let mut published = BTreeSet::new();
    loop {
        // A zone is read after the messages that name it, so what is published holds what they tell of.
        let (keys, zones) = take(tables).await?;
        if keys.is_empty() {
            return Ok(published);
        }
        for zone in &zones {
            publish(tables, files, clock, zone).await?;
        }
        outbox::done(tables, &keys).await?;
        published.extend(zones);
    }
}

async fn take(tables: &dyn Tables) -> Result<(Vec<Key>, BTreeSet<ZoneId>), StoreError> {
    let mut all = Vec::new();
    let mut zones = BTreeSet::new();
    for shard in 0..keys::OUTBOX_SHARDS {
        for (key, message) in outbox::pending(tables, shard, AT_A_TIME).await? {
            zones.insert(message.zone);
            all.push(key);
        }
    }
    Ok((all, zones))
}
