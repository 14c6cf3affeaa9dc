//! The messages about plans as whoever looks after the zone sees them: what is sent says nothing of a family, and neither does this.

use doorstep_shared::api::desk::list_messages::{
    Delivery, DeliveryState, Message, MessageKind, NotDelivered, To as Shown,
};
use doorstep_shared::id::{UserId, ZoneId};
use uuid::Uuid;

use super::record::{Stand, Telling, To};
use crate::port::{Query, StoreError, Table, Tables};
use crate::store::{get_many, keys, plan_keys, read_item};
use crate::usecase::sign_in::UserRecord;

/// Most messages that are shown.
const SHOWN: u32 = 200;

/// The latest first. One that cannot be read is left out.
///
/// # Errors
/// When the tables cannot be read.
pub async fn shown(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<Message>, StoreError> {
    let query =
        Query { backwards: true, limit: Some(SHOWN), ..Query::prefix(Table::Plans, plan_keys::tellings(zone), "") };
    let items = tables.query(&query).await?.items;
    let all: Vec<Telling> = items.into_iter().filter_map(|item| read_item(item).ok()).collect();
    let mut users: Vec<UserId> = all.iter().filter_map(|telling| member(&telling.to)).collect();
    users.sort_unstable();
    users.dedup();
    let wanted: Vec<_> = users.into_iter().map(keys::user_meta).collect();
    let known: Vec<UserRecord> = if wanted.is_empty() { Vec::new() } else { get_many(tables, &wanted).await? };
    let mut lines: Vec<Message> = all.into_iter().map(|telling| line(telling, &known)).collect();
    let aside = Query {
        backwards: true,
        limit: Some(SHOWN),
        ..Query::prefix(Table::Plans, plan_keys::all_set_aside(zone), "")
    };
    lines.extend(tables.query(&aside).await?.items.iter().filter_map(|item| unreadable(&item.key.sk)));
    Ok(lines)
}

/// A message that was set aside: its place tells of which day it is, and nothing else of it can be read.
fn unreadable(place: &str) -> Option<Message> {
    let on = place.split('#').nth(1)?.parse().ok()?;
    let why = NotDelivered::words(NotDelivered::Unreadable).to_owned();
    Some(Message {
        id: Uuid::new_v5(&Uuid::NAMESPACE_OID, place.as_bytes()),
        on,
        kind: MessageKind::Family,
        to: Shown { user: None, name: String::new(), email: None },
        subject: String::new(),
        text: String::new(),
        entries: Vec::new(),
        delivery: Some(Delivery { state: DeliveryState::NotDelivered, why, channel: None, about: None }),
    })
}

fn member(to: &To) -> Option<UserId> {
    if let To::Member { user } = to { Some(*user) } else { None }
}

fn line(telling: Telling, known: &[UserRecord]) -> Message {
    let user = member(&telling.to);
    let record = user.and_then(|user| known.iter().find(|record| record.id == user));
    let to = match (user, record) {
        (Some(user), record) => Shown {
            user: Some(user),
            name: record.map(|record| record.name.clone()).unwrap_or_default(),
            email: record.and_then(|record| record.email.clone()),
        },
        (None, _) => Shown { user: None, name: telling.label.clone(), email: None },
    };
    let kind = if user.is_some() { MessageKind::PlanDigest } else { MessageKind::Family };
    let (state, why, text) = match telling.stand {
        Stand::Waiting | Stand::Handing { .. } => (DeliveryState::Waiting, String::new(), None),
        Stand::Sent { channel, subject, text, .. } => {
            (DeliveryState::Sent, String::new(), Some((channel, subject, text)))
        }
        Stand::NotSent { why } => (DeliveryState::NotSent, why.words().to_owned(), None),
        Stand::Person { why } => (DeliveryState::Person, why.words().to_owned(), None),
        Stand::Failed { why } => (DeliveryState::NotDelivered, NotDelivered::words(why).to_owned(), None),
    };
    let (channel, subject, text) = match text {
        Some((channel, subject, text)) => (Some(channel), subject, text),
        None => (None, String::new(), String::new()),
    };
    Message {
        id: Uuid::parse_str(&telling.id).unwrap_or_else(|_| Uuid::new_v5(&Uuid::NAMESPACE_OID, telling.id.as_bytes())),
        on: telling.on,
        kind,
        to,
        subject,
        text,
        entries: Vec::new(),
        delivery: Some(Delivery { state, why, channel, about: Some(telling.trigger) }),
    }
}
