//! The inbox as staff see it: each message beside what the entry says now, and what is done with it.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::answer_message::{Answer, Answered};
use doorstep_shared::api::desk::inbox::Letter;
use doorstep_shared::api::desk::list_inbox::Letters;
use doorstep_shared::directory::{Service, State};
use doorstep_shared::editing::Act;
use doorstep_shared::id::{MessageId, ServiceId};
use doorstep_shared::inbox::{Message, MessageKind, MessageState, Outcome};
use doorstep_shared::policy::Action;
use doorstep_shared::set::{Member as _, Set};
use doorstep_shared::words::ServerWords;

use super::beside::Beside;
use super::offered;
use super::records::{ContactDetail, Waiting};
use crate::port::{Condition, Query, StoreError, Table};
use crate::speech;
use crate::store::{Change, Committed, Record as _, Repeat, get, get_many, keys, query, query_page, replayed};
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
    laid_out(desk, messages, next.is_some()).await
}

/// The letters about one entry that wait for somebody, oldest first.
///
/// # Errors
/// When the entry is not there, it may not be done, or the tables cannot be read.
pub async fn letters_about(desk: &Desk<'_>, entry: ServiceId) -> Result<Letters, EntryError> {
    let zone = &desk.zone.id;
    desk.entry(entry, Action::AnswerInbox).await?;
    let waiting: Vec<Waiting> =
        query(desk.tables, &keys::inbox_waiting(zone), &keys::waiting_about(Some(entry))).await?;
    let wanted: Vec<_> = waiting.iter().map(|w| keys::inbox_message(zone, w.message)).collect();
    let mut messages: Vec<Message> =
        if wanted.is_empty() { Vec::new() } else { get_many(desk.tables, &wanted).await? };
    messages.retain(Message::waits);
    messages.sort_by_key(|message| message.id);
    Ok(laid_out(desk, messages, false).await?)
}

/// Messages with what stands beside them.
async fn laid_out(desk: &Desk<'_>, messages: Vec<Message>, more: bool) -> Result<Letters, StoreError> {
    let zone = &desk.zone.id;
    let beside = Beside::of(desk, &messages).await?;
    let mut reach = BTreeMap::new();
    for message in messages.iter().filter(|m| m.contact) {
        if let Some(detail) = get::<ContactDetail>(desk.tables, &keys::inbox_contact(zone, message.id)).await? {
            reach.insert(message.id, detail.contact);
        }
    }
    let waiting = u32::try_from(messages.iter().filter(|m| m.waits()).count()).unwrap_or(u32::MAX);
    let items = messages.into_iter().map(|message| {
        let entry = message.service.and_then(|id| beside.entry(id));
        Letter {
            reach: reach.remove(&message.id),
            entry: entry.map(|service| beside.now(service, message.matters)),
            offers: entry.map(|service| beside.offers(desk, &message, service)).unwrap_or_default(),
            thanks: thanks(&message, entry),
            message,
        }
    });
    Ok(Letters { items: items.collect(), waiting, more })
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
    if matches!(answer, Answer::Finish { .. } | Answer::Apply { .. }) && !message.waits() {
        return Err(EntryError::invalid("/do", "Somebody has dealt with this message. Open it again first."));
    }
    let mut begun = None;
    match answer {
        Answer::Accept => (message.state, message.outcome) = (MessageState::Done, Some(Outcome::Accepted)),
        Answer::Finish { entry_version } => {
            begun = Some(finished(desk, message.service, entry_version).await?);
            (message.state, message.outcome) = (MessageState::Done, Some(Outcome::Accepted));
        }
        Answer::Apply { entry_version } => {
            begun = Some(offered::put_in(desk, &message, entry_version).await?);
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
    let waiting = Waiting::of(&message);
    let place = waiting.key(&desk.zone.id);
    let change = if message.waits() {
        change.put(place, &waiting, Condition::None)
    } else {
        change.delete(Waiting::TABLE, place, Condition::None)
    };
    let change = change.replace(key, &message, base).audit(&format!("message/{id}"), "answer", diff);
    match change.idempotent(repeat.answered(response)).commit(desk.tables).await? {
        Committed::Made => Ok(answered),
        Committed::Replayed(said) => {
            serde_json::from_value(said).map_err(|e| StoreError::Damaged(e.to_string()).into())
        }
    }
}

async fn finished<'c>(desk: &Desk<'c>, service: Option<ServiceId>, version: u64) -> Result<Change<'c>, EntryError> {
    let now = offered::as_read(desk, service, version).await?;
    desk.permit(Action::Pause, now.organisation)?;
    let after = Service { state: State::Finished { on: desk.today }, ..now.clone() };
    let change = EntryChange::new(desk.zone, Some(&now), after, Act::Suggested, desk.by()).noted(desk.tables).await?;
    Ok(change.begin(desk.clock.now(), desk.today, desk.ids)?)
}
