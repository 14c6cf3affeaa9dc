//! Putting something into the letter box, which has room for only so much an hour.
//!
//! The public function can put and do nothing else, so it cannot count what is there. Instead the hour has numbered places:
//! each message also takes one, picked by its id, and a place that is taken is seen by the put alone. A flood fills the
//! hour's places of one zone and stops there; no family is slowed down for the address their phone shares with others.

use doorstep_shared::id::ZoneId;
use jiff::Timestamp;
use uuid::Uuid;

use super::records::Place;
use crate::port::{Inbox, Item, Key, StoreError};
use crate::store::{item_of, keys};

/// How many places are tried before the letter box counts as full.
const TRIES: u16 = 8;
/// How long a taken place is remembered, in seconds: a day.
const PLACE_KEPT: i64 = 24 * 60 * 60;

/// A queue of the letter box, with its places an hour.
#[derive(Clone, Copy)]
pub(super) struct Queue {
    name: &'static str,
    places: u16,
}

/// What people say.
pub(super) const SAID: Queue = Queue { name: "said", places: 200 };
/// What looks like spam has places of its own, so that it cannot take those of families.
pub(super) const SPAM: Queue = Queue { name: "spam", places: 40 };
/// Searches that found little.
pub(super) const SEARCHED: Queue = Queue { name: "searched", places: 600 };

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// It is in.
    New,
    /// It was in already.
    Again,
    /// There is no room in this hour.
    Full,
}

/// Puts items into the letter box; the first tells whether it was there before.
pub(super) async fn put(
    inbox: &dyn Inbox,
    zone: &ZoneId,
    now: Timestamp,
    queue: Queue,
    id: Uuid,
    items: Vec<Item>,
) -> Result<Put, StoreError> {
    let hour = now.strftime("%Y-%m-%dT%H").to_string();
    for attempt in 0..TRIES {
        let key = keys::inbox_place(zone, queue.name, &hour, place(id, attempt, queue.places));
        let mut all = items.clone();
        all.push(item_of(key, zone.as_str(), &Place { until: now.as_second() + PLACE_KEPT })?);
        // The same message under another place is another transaction.
        let token = token(id, attempt);
        match inbox.put_new(all, token).await {
            Ok(()) => return Ok(Put::New),
            Err(StoreError::ConditionFailed { index: 0, .. }) => return Ok(Put::Again),
            Err(StoreError::ConditionFailed { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Put::Full)
}

/// The place that a message tries first, second …
fn place(id: Uuid, attempt: u16, places: u16) -> u16 {
    let bytes = id.as_bytes();
    let pair = |at: usize| u16::from_be_bytes([bytes[at], bytes[at + 1]]);
    // A step that shares no factor with 200, 40 or 600 never comes back to a place before it has tried the others.
    (pair(14) % places + attempt * (7 * (pair(12) % 3) + 7) % places) % places
}

fn token(id: Uuid, attempt: u16) -> String {
    let mut bytes = *id.as_bytes();
    bytes[0] ^= u8::try_from(attempt).unwrap_or_default();
    Uuid::from_bytes(bytes).to_string()
}

/// A UUID of version 7 from a time and other bytes: the same ones always give the same.
pub(super) fn id_from(second: i64, bytes: &[u8; 10]) -> Uuid {
    let millis = u64::try_from(second).unwrap_or_default().saturating_mul(1_000);
    uuid::Builder::from_unix_timestamp_millis(millis, bytes).into_uuid()
}

/// An item for the letter box.
pub(super) fn item<R: crate::store::Record>(key: Key, zone: &ZoneId, record: &R) -> Result<Item, StoreError> {
    item_of(key, zone.as_str(), record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_tries_other_places_each_time() {
        for n in 0..500_u128 {
            let id = Uuid::from_u128(n * 0x9e37_79b9_7f4a_7c15_f39c_0c61);
            for queue in [SAID, SPAM, SEARCHED] {
                let mut tried: Vec<u16> = (0..TRIES).map(|attempt| place(id, attempt, queue.places)).collect();
                assert!(tried.iter().all(|place| *place < queue.places));
                tried.sort_unstable();
                tried.dedup();
                assert_eq!(tried.len(), usize::from(TRIES), "{id} in {}", queue.name);
            }
        }
    }

    #[test]
    fn an_id_is_of_version_seven_and_its_time() {
        let id = id_from(1_800_000_000, &[0xff; 10]);
        assert_eq!(id.get_version_num(), 7);
        assert_eq!(id.get_timestamp().map(|t| t.to_unix().0), Some(1_800_000_000));
        assert_eq!(id, id_from(1_800_000_000, &[0xff; 10]));
    }
}
