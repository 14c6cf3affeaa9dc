//! What is done once a day: people are reminded of entries that are due for a check, 0, 7 and 21 days after the day; each
//! person gets one digest, and after three weeks the coordinator is told. Doing it twice on one day does no harm, and a day that
//! was missed is made up for.

mod digest;
mod due;
mod people;
mod reminder;

pub use due::{Named, STAGES, due};
pub use reminder::Reminder;

use std::collections::BTreeMap;

use async_trait::async_trait;
use doorstep_shared::api::desk::list_messages::{Message, MessageKind};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{ServiceId, ZoneId};

use crate::port::{Clock, Ids, Messages, StoreError, Tables};
use crate::store::{ChangeError, records};
use people::{People, Recipient};

/// Makes links by which somebody without an account can answer for one entry, once.
#[async_trait]
pub trait CheckLinks: Send + Sync {
    /// A link for an entry: its whole address.
    async fn link(&self, zone: &ZoneId, entry: ServiceId) -> Result<String, StoreError>;
    /// Where the workspace is: scheme and host, no path.
    fn address(&self) -> &str;
}

/// What the day's work works with.
#[derive(Clone, Copy)]
pub struct Day<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// Where messages go.
    pub messages: &'a dyn Messages,
    /// Addresses in messages.
    pub links: &'a dyn CheckLinks,
}

/// What was done for a zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Messages that were sent, or had been sent today.
    pub messages: usize,
    /// Entries that were named for the first time at their stage.
    pub named: usize,
}

/// Does the day's work for every zone, one after the other. A zone that cannot be done keeps no other from being done.
///
/// # Errors
/// When the list of zones cannot be read.
pub async fn run(day: &Day<'_>) -> Result<BTreeMap<ZoneId, Report>, StoreError> {
    let mut done = BTreeMap::new();
    for zone in records::zones(day.tables).await? {
        match of_zone(day, &zone).await {
            Ok(report) => {
                tracing::info!(%zone, messages = report.messages, named = report.named, "the day's reminders are out");
                done.insert(zone, report);
            }
            Err(error) => tracing::error!(%zone, %error, "the day's reminders are not out; they will be tried again"),
        }
    }
    Ok(done)
}

/// Does the day's work for one zone.
///
/// # Errors
/// When the tables do not answer; what is missing then is done the next time.
pub async fn of_zone(day: &Day<'_>, zone: &ZoneId) -> Result<Report, ChangeError> {
    let today = day.clock.today();
    let Some(zone) = records::zone(day.tables, zone).await? else { return Ok(Report::default()) };
    let services = records::services(day.tables, &zone.id, zone.shards).await?;
    let before = reminder::all(day.tables, &zone.id).await?;
    let named = due(&zone, &services, &before, today);
    if named.is_empty() {
        return Ok(Report::default());
    }
    let people = People::of(day.tables, &zone.id, today).await?;
    let mut report = Report::default();
    let (mut digests, mut escalations): (Grouped<'_>, Grouped<'_>) = (BTreeMap::new(), BTreeMap::new());
    for entry in &named {
        for recipient in people.responsible(entry.service) {
            digests.entry(recipient).or_default().push(entry);
        }
        if entry.stage == STAGES.len() - 1 {
            for coordinator in people.coordinators() {
                escalations.entry(coordinator).or_default().push(entry);
            }
        }
    }
    let mut told: BTreeMap<ServiceId, usize> = BTreeMap::new();
    for (kind, groups) in [(MessageKind::Escalation, escalations), (MessageKind::Digest, digests)] {
        for (recipient, entries) in groups {
            let sent = send(day, &zone, today, kind, &recipient, &entries).await?;
            report.messages += 1;
            if kind == MessageKind::Digest {
                told.extend(sent.entries.iter().map(|n| (n.entry, 0)));
            }
        }
    }
    let marked: Vec<&Named<'_>> = named.iter().filter(|n| told.contains_key(&n.service.id)).collect();
    reminder::mark(day, &zone, today, &marked).await?;
    report.named = marked.len();
    Ok(report)
}

type Grouped<'a> = BTreeMap<Recipient, Vec<&'a Named<'a>>>;

async fn send(
    day: &Day<'_>,
    zone: &Zone,
    today: Date,
    kind: MessageKind,
    recipient: &Recipient,
    entries: &[&Named<'_>],
) -> Result<Message, ChangeError> {
    let mut links = BTreeMap::new();
    if recipient.needs_links() {
        for entry in entries {
            links.insert(entry.service.id, day.links.link(&zone.id, entry.service.id).await?);
        }
    }
    let message =
        digest::write(zone, today, kind, recipient, entries, &digest::Ways { links, address: day.links.address() });
    Ok(day.messages.send(&zone.id, &message).await?)
}
