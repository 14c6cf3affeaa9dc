//! Fetching feeds of other directories: only from hosts that the zone names and the deployment allows, bounded in size, pages and
//! time. What cannot be had whole changes nothing, and no entry is ever paused because a feed did not answer.

mod address;
mod collect;
mod due;

pub use address::{FeedRules, NotFetched, allowed, good_host, may_reach};
pub use collect::{PullError, collect};
pub use due::{Pulled, pull, pull_due};

use serde::{Deserialize, Serialize};

use crate::port::{StoreError, Table, Tables};
use crate::store::{Record, get, keys};
use doorstep_shared::id::ZoneId;

/// The hosts that a zone's feeds may be fetched from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedHosts {
    /// The hosts, by name.
    pub hosts: Vec<String>,
    /// Counts the changes.
    #[serde(default)]
    pub version: u64,
}

impl Record for FeedHosts {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
}

/// A zone's list of hosts; empty where nobody named any.
///
/// # Errors
/// When the tables cannot be read.
pub async fn hosts(tables: &dyn Tables, zone: &ZoneId) -> Result<FeedHosts, StoreError> {
    Ok(get(tables, &keys::feed_hosts(zone)).await?.unwrap_or_default())
}
