//! Messages from before the centre counted what waits: each gets the mark that it waits.

use std::collections::BTreeSet;

use doorstep_shared::id::{MessageId, ZoneId};
use doorstep_shared::inbox::Message;

use super::records::Waiting;
use crate::port::{Clock, Condition, Ids, Tables};
use crate::store::{By, Change, ChangeError, keys, query, records};

/// How many are marked at a time.
const AT_A_TIME: usize = 50;

/// Marks what waits without a mark, in every zone. Gives how many were.
///
/// # Errors
/// When the tables do not answer; asked again, it goes on.
pub async fn mark_waiting(tables: &dyn Tables, clock: &dyn Clock, ids: &dyn Ids) -> Result<usize, ChangeError> {
    let mut marked = 0;
    for zone in records::zones(tables).await? {
        let missing = missing(tables, &zone).await?;
        for some in missing.chunks(AT_A_TIME) {
            let mut change = Change::new(By::new("mend", "scheduled"), &zone, clock.now(), ids);
            for waiting in some {
                change = change.put(waiting.key(&zone), waiting, Condition::None);
            }
            change.commit(tables).await?;
            marked += some.len();
        }
    }
    Ok(marked)
}

async fn missing(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<Waiting>, ChangeError> {
    let known: Vec<Waiting> = query(tables, &keys::inbox_waiting(zone), "").await?;
    let known: BTreeSet<MessageId> = known.into_iter().map(|waiting| waiting.message).collect();
    let messages: Vec<Message> = query(tables, &keys::inbox(zone), "").await?;
    let waits = |message: &&Message| message.waits() && !known.contains(&message.id);
    Ok(messages.iter().filter(waits).map(Waiting::of).collect())
}
