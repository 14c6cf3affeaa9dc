//! The inbox as staff see it: each message beside what the entry says now, and what is done with it.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::answer_message::{Answer, Answered};
use doorstep_shared::api::desk::inbox::{EntryNow, Letter, Says};
use doorstep_shared::api::desk::list_inbox::Letters;
use doorstep_shared::directory::{Cost, Location, Service, State};
use doorstep_shared::editing::Act;
use doorstep_shared::id::{LocationId, MessageId, ServiceId};
use doorstep_shared::inbox::{Matter, Message, MessageKind, MessageState, Outcome};
use doorstep_shared::lang::Lang;
use doorstep_shared::policy::Action;
use doorstep_shared::schedule::sentence;
use doorstep_shared::set::{Member as _, Set};
use doorstep_shared::words::{ServerWords, Words};

use super::records::ContactDetail;
use crate::port::{Query, StoreError, Table};
use crate::speech;
use crate::store::{Change, ChangeError, Committed, Repeat, get, get_many, keys, query_page, records, replayed};
use crate::usecase::entry::write::EntryChange;
use crate::usecase::entry::{Desk, EntryError};

/// Most letters that are shown.
const SHOWN: u32 = 300;
/// Longest reason, in characters.
const REASON_MOST: usize = 300;

/// The latest letters.
///
/// # Errors
/// When the tables cannot be read.
pub async fn letters(desk: &Desk<'_>) -> Result<Letters, StoreError> {
    let zone = &desk.zone.id;
    let query = Query { backwards: true, limit: Some(SHOWN), ..Query::prefix(Table::Directory, keys::inbox(zone), "") };
    let (messages, next) = query_page::<Message>(desk.tables, &query).await?;
    let entries = entries(desk, &messages).await?;
    let places = places(desk, entries.values()).await?;
    let mut reach = BTreeMap::new();
    for message in messages.iter().filter(|m| m.contact) {
        if let Some(detail) = get::<ContactDetail>(desk.tables, &keys::inbox_contact(zone, message.id)).await? {
            reach.insert(message.id, detail.contact);
        }
    }
    let waiting = u32::try_from(messages.iter().filter(|m| m.waits()).count()).unwrap_or(u32::MAX);
    let items = messages.into_iter().map(|message| {
        let entry = message.service.and_then(|id| entries.get(&id));
        let thanks = thanks(&message, entry);
        let now = entry.map(|service| now(service, &places, message.matters));
        Letter { reach: reach.remove(&message.id), entry: now, thanks, message }
    });
    Ok(Letters { items: items.collect(), waiting, more: next.is_some() })
}

async fn entries(desk: &Desk<'_>, messages: &[Message]) -> Result<BTreeMap<ServiceId, Service>, StoreError> {
    let ids: std::collections::BTreeSet<ServiceId> = messages.iter().filter_map(|m| m.service).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let wanted: Vec<_> = ids.into_iter().map(|id| keys::entry(&desk.zone.id, desk.zone.shards, id)).collect();
    let found: Vec<Service> = get_many(desk.tables, &wanted).await?;
    Ok(found.into_iter().map(|s| (s.id, s)).collect())
}

async fn places(
    desk: &Desk<'_>,
    services: impl Iterator<Item = &Service>,
) -> Result<BTreeMap<LocationId, Location>, StoreError> {
    let ids: std::collections::BTreeSet<LocationId> = services.flat_map(Service::places).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let wanted: Vec<_> = ids.into_iter().map(|id| keys::location(&desk.zone.id, id)).collect();
    let found: Vec<Location> = get_many(desk.tables, &wanted).await?;
    Ok(found.into_iter().map(|l| (l.id, l)).collect())
}

fn now(service: &Service, places: &BTreeMap<LocationId, Location>, matters: Set<Matter>) -> EntryNow {
    let words = speech::words(Lang::En);
    let says = matters
        .iter()
        .filter(|matter| !matches!(matter, Matter::Closed | Matter::Other))
        .map(|matter| Says { matter, text: says(service, places, matter, &words) })
        .collect();
    EntryNow {
        id: service.id,
        name: service.name.clone(),
        version: service.version,
        state: service.state.clone(),
        says,
    }
}

fn says(service: &Service, places: &BTreeMap<LocationId, Location>, matter: Matter, words: &Words) -> String {
    match matter {
        Matter::Times => service.schedules.iter().map(|s| sentence(s, words)).collect::<Vec<_>>().join("; "),
        Matter::Place => {
            let at = service.places();
            at.iter().filter_map(|id| places.get(id)).map(|l| l.name.clone()).collect::<Vec<_>>().join("; ")
        }
        Matter::Cost => match &service.cost {
            Cost::Unknown => String::new(),
            Cost::Free => "Free".into(),
            Cost::Paid { text } => text.clone(),
        },
        Matter::WhoFor => match (service.ages, service.who_for.as_str()) {
            (None, text) => text.to_owned(),
            (ages, "") => words.age_range(ages),
            (ages, text) => format!("{}. {text}", words.age_range(ages)),
        },
        Matter::Contact => {
            let ways = service.contacts.iter().flat_map(|c| [&c.phone, &c.email]).filter(|text| !text.is_empty());
            ways.cloned().collect::<Vec<_>>().join(", ")
        }
        Matter::Closed | Matter::Other => String::new(),
    }
}

fn thanks(message: &Message, entry: Option<&Service>) -> String {
    let words = ServerWords::beside(&speech::words(message.lang));
    let name = entry.map_or(message.name.as_str(), |s| s.name.as_str());
    match (message.kind, &message.outcome) {
        (MessageKind::Tell, _) => words.letter_thanks_tell().into(),
        (MessageKind::NewService, _) => words.letter_thanks_new(name),
        (_, Some(Outcome::Rejected { .. })) => words.letter_thanks_rejected(name),
        _ => words.letter_thanks(name),
    }
}

/// Does something with a message; "it is over" ends the entry in the same change.
///
/// # Errors
/// When the message or the entry was changed by somebody else, or it may not be done.
pub async fn answer(
    desk: &Desk<'_>,
    id: MessageId,
    base: u64,
    answer: Answer,
    repeat: &Repeat,
) -> Result<Answered, EntryError> {
    desk.permit(Action::AnswerInbox, None)?;
    let key = keys::inbox_message(&desk.zone.id, id);
    let mut message: Message = get(desk.tables, &key).await?.ok_or(EntryError::NotFound)?;
    if message.version != base
        && let Some(said) = replayed(desk.tables, &desk.by(), repeat).await?
    {
        return serde_json::from_value(said).map_err(|e| StoreError::Damaged(e.to_string()).into());
    }
    let mut begun = None;
    match answer {
        Answer::Accept => (message.state, message.outcome) = (MessageState::Done, Some(Outcome::Accepted)),
        Answer::Finish { entry_version } => {
            begun = Some(finished(desk, message.service, entry_version).await?);
            (message.state, message.outcome) = (MessageState::Done, Some(Outcome::Accepted));
        }
        Answer::Reject { reason } => {
            let reason = reason.trim().to_owned();
            if reason.is_empty() || reason.chars().count() > REASON_MOST {
                return Err(EntryError::invalid("/reason", "Say why, in a few words."));
            }
            (message.state, message.outcome) = (MessageState::Done, Some(Outcome::Rejected { reason }));
        }
        Answer::Reopen => {
            (message.state, message.outcome) = (MessageState::New, None);
            message.spam = Set::EMPTY;
        }
    }
    message.version = base + 1;
    let answered = Answered { version: message.version, state: message.state };
    let response = serde_json::to_value(&answered).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let mut diff = serde_json::Map::new();
    diff.insert("/state".into(), serde_json::json!({ "new": message.state.key() }));
    let change = begun.unwrap_or_else(|| Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids));
    let change = change.replace(key, &message, base).audit(&format!("message/{id}"), "answer", diff);
    match change.idempotent(repeat.answered(response)).commit(desk.tables).await? {
        Committed::Made => Ok(answered),
        Committed::Replayed(said) => {
            serde_json::from_value(said).map_err(|e| StoreError::Damaged(e.to_string()).into())
        }
    }
}

async fn finished<'c>(desk: &Desk<'c>, service: Option<ServiceId>, version: u64) -> Result<Change<'c>, EntryError> {
    let id = service.ok_or_else(|| EntryError::invalid("/do", "This message is about no entry."))?;
    let found = records::service(desk.tables, &desk.zone.id, desk.zone.shards, id).await?;
    let now = found.ok_or(EntryError::NotFound)?;
    desk.permit(Action::Pause, now.organisation)?;
    if now.version != version {
        return Err(EntryError::Change(ChangeError::Stale {
            key: keys::entry(&desk.zone.id, desk.zone.shards, id),
            found: None,
        }));
    }
    let after = Service { state: State::Finished { on: desk.today }, ..now.clone() };
    let change = EntryChange::new(desk.zone, Some(&now), after, Act::Suggested, desk.by()).noted(desk.tables).await?;
    Ok(change.begin(desk.clock.now(), desk.today, desk.ids)?)
}
