//! The outbox on one machine: what the stream's consumer does in the cloud, done after each command. Messages stay until what
//! they ask for is done, so a crash in between loses nothing.

use std::collections::BTreeSet;

use doorstep_shared::id::ZoneId;

use super::plans::{EMERGENCY, PLAN_CHANGED, emergency};
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
    Ok(take(tables).await?.keys.len())
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
        let Waiting { keys, zones, alerts } = take(tables).await?;
        if keys.is_empty() {
            return Ok(published);
        }
        for zone in &zones {
            publish(tables, files, clock, zone).await?;
        }
        for (key, message) in &alerts {
            emergency::tell(tables, clock, key, message).await?;
        }
        outbox::done(tables, &keys).await?;
        published.extend(zones);
    }
}

/// What waits: the messages' keys, the zones to publish, and whom to tell of what.
#[derive(Default)]
struct Waiting {
    keys: Vec<Key>,
    zones: BTreeSet<ZoneId>,
    alerts: Vec<(Key, outbox::Message)>,
}

async fn take(tables: &dyn Tables) -> Result<Waiting, StoreError> {
    let mut waiting = Waiting::default();
    for shard in 0..keys::OUTBOX_SHARDS {
        for (key, message) in outbox::pending(tables, shard, AT_A_TIME).await? {
            waiting.keys.push(key.clone());
            match message.kind.as_str() {
                // Nothing of a plan is published.
                PLAN_CHANGED => {}
                EMERGENCY => waiting.alerts.push((key, message)),
                _ => {
                    waiting.zones.insert(message.zone);
                }
            }
        }
    }
    Ok(waiting)
}
