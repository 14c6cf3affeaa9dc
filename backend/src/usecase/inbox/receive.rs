//! Taking in what somebody says, through the letter box.

use doorstep_shared::id::{MessageId, ZoneId};
use doorstep_shared::inbox::{Message, MessageState, Suggestion, signs};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::letter_box::{self, Put, SAID, SPAM, id_from, item};
use super::records::{CONTACT_KEPT, ContactDetail, Waiting};
use super::stamp::{self, BadStamp, Stamp};
use crate::port::{Clock, Inbox, StoreError};
use crate::store::{CursorKey, keys};

/// A message on its way.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// The zone.
    pub zone: &'a ZoneId,
    /// The language of the page.
    pub lang: Lang,
    /// The stamp of the form.
    pub stamp: &'a str,
    /// Whether the field was filled in that people do not see.
    pub trap: bool,
    /// What they say.
    pub suggestion: &'a Suggestion,
}

/// Why a message was not taken in; nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum NotReceived {
    /// The form came back too soon.
    #[error("the form came back sooner than anybody reads")]
    TooSoon,
    /// The form is too old, or not one of ours.
    #[error("the form is worn out")]
    Worn,
    /// The zone has got as much as it takes in an hour.
    #[error("the letter box of this hour is full")]
    Full,
    /// The letter box cannot be reached.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts a message into the letter box. A second press of the same button puts nothing in and is no failure.
///
/// # Errors
/// [`NotReceived`]; the caller shows the form again with all that was typed.
pub async fn receive(
    inbox: &dyn Inbox,
    clock: &dyn Clock,
    key: &CursorKey,
    sent: Received<'_>,
) -> Result<MessageId, NotReceived> {
    let now = clock.now();
    let stamp = stamp::open(key, sent.zone, now, sent.stamp).map_err(|bad| match bad {
        BadStamp::TooSoon => NotReceived::TooSoon,
        BadStamp::Worn => NotReceived::Worn,
    })?;
    let said = sent.suggestion;
    let uuid = id_of(stamp, sent.zone, said);
    let id = MessageId::new(uuid);
    let spam = signs(&[&said.name, &said.text, &said.contact], sent.trap);
    let message = Message {
        id,
        kind: said.kind,
        service: said.service,
        matters: said.matters,
        name: said.name.clone(),
        text: said.text.clone(),
        lang: sent.lang,
        on: clock.today(),
        contact: !said.contact.is_empty(),
        spam,
        state: MessageState::New,
        outcome: None,
        version: 1,
    };
    let mut items = vec![item(keys::inbox_message(sent.zone, id), sent.zone, &message)?];
    if message.waits() {
        let waiting = Waiting::of(&message);
        items.push(item(waiting.key(sent.zone), sent.zone, &waiting)?);
    }
    if !said.contact.is_empty() {
        let detail = ContactDetail { contact: said.contact.clone(), until: now.as_second() + CONTACT_KEPT };
        items.push(item(keys::inbox_contact(sent.zone, id), sent.zone, &detail)?);
    }
    let queue = if spam.is_empty() { SAID } else { SPAM };
    match letter_box::put(inbox, sent.zone, now, queue, uuid, items).await? {
        Put::New | Put::Again => Ok(id),
        Put::Full => Err(NotReceived::Full),
    }
}

/// The message's id: the same words on the same stamp are the same message. Other words on it (somebody went back and wrote
/// more) are another one, or they would be lost.
fn id_of(stamp: Stamp, zone: &ZoneId, said: &Suggestion) -> Uuid {
    let mut hash = Sha256::new();
    let matters: Vec<&str> = said.matters.iter().map(|m| m.key()).collect();
    let service = said.service.map(|id| id.to_string()).unwrap_or_default();
    let parts = [zone.as_str(), said.kind.key(), &service, &matters.join(" "), &said.name, &said.text, &said.contact];
    for part in core::iter::once(stamp.id.as_bytes().as_slice()).chain(parts.iter().map(|part| part.as_bytes())) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let bytes = digest.first_chunk::<10>().copied().unwrap_or_default();
    id_from(stamp.at, &bytes)
}
