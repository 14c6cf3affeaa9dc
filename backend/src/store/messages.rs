//! Messages that would be sent, kept for 90 days and shown in the workspace.

use std::sync::Arc;

use async_trait::async_trait;
use doorstep_shared::api::desk::list_messages::{Message, Messages as Shown};
use doorstep_shared::id::ZoneId;
use doorstep_shared::plans::contact::To;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Record, get, keys, query_page, record};
use crate::port::{
    Carried, Clock, Condition, Deliver, Ids, Messages, NotCarried, Outgoing, Query, StoreError, Table, Tables,
    Transaction, Write,
};

/// How long a message is kept, in seconds: 90 days.
const KEPT: i64 = 90 * 24 * 60 * 60;
/// Most messages that are shown.
const SHOWN: u32 = 200;

/// A message as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Held {
    #[serde(flatten)]
    message: Message,
    until: i64,
}

impl Record for Held {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// Keeps messages instead of sending them.
pub struct OnScreen {
    /// The tables.
    pub tables: Arc<dyn Tables>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
}

#[async_trait]
impl Messages for OnScreen {
    async fn send(&self, zone: &ZoneId, message: &Message) -> Result<Message, StoreError> {
        keep(&*self.tables, self.clock.now(), self.ids.next(), zone, message).await
    }
}

/// Where GOV.UK Notify lets nothing arrive, for tests of what happens then.
const NEVER_ARRIVES: [&str; 4] =
    ["+447700900002", "+447700900003", "perm-fail@simulator.notify", "temp-fail@simulator.notify"];

/// A message about a plan is kept with what became of it; nothing leaves this machine, so it has arrived. To the numbers and addresses
/// at which GOV.UK Notify lets nothing arrive, nothing arrives here either.
#[async_trait]
impl Deliver for OnScreen {
    async fn hand_over(&self, message: &Outgoing<'_>) -> Result<Carried, NotCarried> {
        let to = match message.to {
            To::Text(phone) => phone.as_str(),
            To::Email(address) => address,
        };
        Ok(if NEVER_ARRIVES.contains(&to) { Carried::NotArrived } else { Carried::Arrived })
    }

    async fn look_up(&self, _: &str) -> Result<Option<Carried>, NotCarried> {
        Ok(None)
    }
}

/// Keeps a message, once: its id decides. Gives the one that is kept.
///
/// # Errors
/// When the tables do not answer.
pub async fn keep(
    tables: &dyn Tables,
    now: Timestamp,
    token: Uuid,
    zone: &ZoneId,
    message: &Message,
) -> Result<Message, StoreError> {
    let held = Held { message: message.clone(), until: now.as_second() + KEPT };
    let key = keys::message(zone, message.id);
    let item = record::to_item(key.clone(), zone.as_str(), &held)?;
    let writes = vec![Write::Put(Held::TABLE, item, Condition::Absent)];
    match tables.transact(&Transaction { writes, token: token.to_string() }).await {
        Ok(()) => Ok(held.message),
        Err(StoreError::ConditionFailed { .. }) => {
            Ok(get::<Held>(tables, &key).await?.map_or(held.message, |there| there.message))
        }
        Err(error) => Err(error),
    }
}

/// The messages of a zone, the latest first.
///
/// # Errors
/// When the tables cannot be read.
pub async fn shown(tables: &dyn Tables, zone: &ZoneId) -> Result<Shown, StoreError> {
    let query = Query { backwards: true, limit: Some(SHOWN), ..Query::prefix(Held::TABLE, keys::messages(zone), "") };
    let held: Vec<Held> = query_page(tables, &query).await?.0;
    Ok(Shown { items: held.into_iter().map(|h| h.message).collect() })
}
