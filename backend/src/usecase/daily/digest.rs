//! The words of a digest. Its id follows from day, kind and person, so that nobody gets two of a kind on one day.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::list_messages::{Message, MessageKind, Named as NamedEntry, To};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::ServiceId;
use doorstep_shared::set::Member as _;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::Named;
use super::people::Recipient;

/// Most entries whose names stand in the text.
const LISTED: usize = 40;

/// Where people go from it.
pub(super) struct Ways<'a> {
    /// Links for those without an account, one an entry.
    pub links: BTreeMap<ServiceId, String>,
    /// Where the workspace is.
    pub address: &'a str,
}

/// Writes it.
pub(super) fn write(
    zone: &Zone,
    today: Date,
    kind: MessageKind,
    recipient: &Recipient,
    entries: &[&Named<'_>],
    ways: &Ways<'_>,
) -> Message {
    let count = match entries.len() {
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    };
    let (subject, mut text) = if kind == MessageKind::Escalation {
        (
            format!("{count} unchecked for three weeks in {}", zone.name),
            "Nobody has checked these since they became due three weeks ago. Please see who can.\n".to_owned(),
        )
    } else {
        (format!("{count} to check in {}", zone.name), "Families rely on these. Are they still right?\n".to_owned())
    };
    for entry in entries.iter().take(LISTED) {
        text.push_str(&format!("\n{}: {}", entry.service.name, since(entry.overdue)));
        if let Some(link) = ways.links.get(&entry.service.id) {
            text.push_str(&format!("\nAnswer here, once: {link}"));
        }
    }
    if entries.len() > LISTED {
        text.push_str(&format!("\nand {} more", entries.len() - LISTED));
    }
    if !recipient.needs_links() {
        text.push_str(&format!("\n\nCheck them in the workspace: {}/desk/{}/", ways.address, zone.id));
    }
    text.push('\n');
    let to = match recipient.clone() {
        Recipient::Member { user, name, email } => To { user: Some(user), name, email },
        Recipient::Provider { email } => To { user: None, name: String::new(), email: Some(email) },
    };
    let named = |n: &&Named<'_>| NamedEntry {
        entry: n.service.id,
        name: n.service.name.clone(),
        days_overdue: u32::try_from(n.overdue).unwrap_or(0),
    };
    let id = id(zone, today, kind, recipient);
    Message { id, on: today, kind, to, subject, text, entries: entries.iter().map(named).collect(), delivery: None }
}

fn since(overdue: i32) -> String {
    match overdue {
        0 => "due today".into(),
        1 => "due since yesterday".into(),
        days => format!("due for {days} days"),
    }
}

/// A UUID of version 7 of the day's beginning, told apart by a hash of what the message is.
fn id(zone: &Zone, today: Date, kind: MessageKind, recipient: &Recipient) -> Uuid {
    let mut hash = Sha256::new();
    for part in [zone.id.as_str(), kind.key(), &recipient.key()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let hash = hash.finalize();
    let mut random = [0; 10];
    random.copy_from_slice(&hash[..10]);
    let milliseconds = u64::try_from(i64::from(today.days()) * 24 * 60 * 60 * 1000).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
}
