//! A link that asks whoever runs a service, without an account, whether its entry is still right. It works once, for at most
//! two weeks, and can be taken back. Reading its page uses nothing up: programs that look through mail open every link.

mod given;

pub use given::{DAYS, Given, Issue, Links, ask, given, issue, revoke};

use doorstep_shared::date::Date;
use doorstep_shared::directory::question::{Ask, confirmed, question};
use doorstep_shared::directory::{Check, CheckerRole, Location, Service, State, Visibility, Zone};
use doorstep_shared::editing::Act;
use doorstep_shared::id::{MessageId, ServiceId, ZoneId};
use doorstep_shared::inbox::{Matter, Message, MessageKind, MessageState, Suggestion, Written};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::{Member as _, Set};
use doorstep_shared::words::ServerWords;
use serde::{Deserialize, Serialize};

use crate::port::{Clock, Condition, Ids, StoreError, Table, Tables};
use crate::speech;
use crate::store::{By, Change, ChangeError, Record, get, get_many, keys, records};
use crate::token::Token;
use crate::usecase::entry::write::EntryChange;
use crate::usecase::inbox::Waiting;

/// A link, as the tables keep it: not its code, which only its hash finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The zone.
    pub zone: ZoneId,
    /// The entry it asks about.
    pub service: ServiceId,
    /// The last day it works.
    pub until: Date,
    /// When it is forgotten, in seconds since 1970.
    pub forgotten_at: i64,
    /// The language it was sent in.
    pub lang: Lang,
    /// The answer, once it was given.
    #[serde(default)]
    pub answer: Option<Said>,
    /// Whether it was taken back.
    #[serde(default)]
    pub revoked: bool,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for Link {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
    fn expires_at(&self) -> Option<i64> {
        Some(self.forgotten_at)
    }
}

/// What they answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// It is all right.
    Right,
    /// Something has changed.
    Changed,
    /// It is over.
    Finished,
}

impl Said {
    /// The answer with this key.
    pub fn parse(key: &str) -> Option<Self> {
        match key {
            "right" => Some(Self::Right),
            "changed" => Some(Self::Changed),
            "finished" => Some(Self::Finished),
            _ => None,
        }
    }
}

/// A link that can be answered, with what it asks about.
#[derive(Debug)]
pub struct Open {
    /// The link.
    pub link: Link,
    /// The zone.
    pub zone: Zone,
    /// The entry as it is now.
    pub service: Service,
    places: Vec<Location>,
}

impl Open {
    /// What is asked, in a language.
    pub fn asks(&self, words: &ServerWords) -> Vec<Ask> {
        question(&self.service, &self.places, words)
    }
}

/// What a code leads to.
#[derive(Debug)]
pub enum Looked {
    /// A link that waits for its answer.
    Open(Box<Open>),
    /// It was answered so.
    Used(Link),
    /// Its days are over.
    Stale(Link),
    /// It was taken back.
    Revoked(Link),
    /// The entry is not in the list any more.
    Gone(Link),
    /// Nothing that we know of.
    Unknown,
}

/// Why a link was not answered.
#[derive(Debug, thiserror::Error)]
pub enum NotAnswered {
    /// The entry was changed since the page was made.
    #[error("the entry was changed meanwhile")]
    Newer,
    /// Nothing was written about what has changed.
    #[error("there are no words")]
    NoWords,
    /// The change could not be made.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

impl From<StoreError> for NotAnswered {
    fn from(error: StoreError) -> Self {
        Self::Change(error.into())
    }
}

/// What a code leads to now. Changes nothing.
///
/// # Errors
/// When the tables cannot be read.
pub async fn look_up(tables: &dyn Tables, today: Date, token: &Token) -> Result<Looked, StoreError> {
    let Some(link) = get::<Link>(tables, &keys::link(&token.hash())).await? else { return Ok(Looked::Unknown) };
    if link.revoked {
        return Ok(Looked::Revoked(link));
    }
    if link.answer.is_some() {
        return Ok(Looked::Used(link));
    }
    if today > link.until {
        return Ok(Looked::Stale(link));
    }
    let Some(zone) = records::zone(tables, &link.zone).await? else { return Ok(Looked::Gone(link)) };
    let service = records::service(tables, &link.zone, zone.shards, link.service).await?;
    let there =
        |s: &Service| s.visibility == Visibility::Public && matches!(s.state, State::Active | State::Paused { .. });
    let Some(service) = service.filter(there) else { return Ok(Looked::Gone(link)) };
    let wanted: Vec<_> = service.places().into_iter().map(|id| keys::location(&link.zone, id)).collect();
    let places = if wanted.is_empty() { Vec::new() } else { get_many(tables, &wanted).await? };
    Ok(Looked::Open(Box::new(Open { link, zone, service, places })))
}

/// An answer.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// What they say.
    pub said: Said,
    /// What has changed, in their words.
    pub text: &'a str,
    /// The version of the entry that they read.
    pub read: u64,
    /// The language they read it in.
    pub lang: Lang,
}

/// Takes an answer in: the link is used, and what it says is done, both or neither.
///
/// # Errors
/// [`NotAnswered`]; the link is not used then.
pub async fn answer(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    token: &Token,
    open: Open,
    answer: Answer<'_>,
) -> Result<(), NotAnswered> {
    if open.service.version != answer.read {
        return Err(NotAnswered::Newer);
    }
    let by = By::new("link", CheckerRole::Provider.key());
    let today = clock.today();
    let asks = open.asks(&ServerWords::beside(&speech::words(answer.lang)));
    let Open { mut link, zone, service, .. } = open;
    let change = match answer.said {
        Said::Right => {
            let mut after = service.clone();
            after.checked = Some(Check { on: today, by: CheckerRole::Provider, parts: confirmed(&asks) });
            EntryChange::new(&zone, Some(&service), after, Act::Check, by).noted(tables).await?.begin(
                clock.now(),
                today,
                ids,
            )?
        }
        Said::Changed | Said::Finished => {
            let message = message(MessageId::new(ids.next()), &link, answer, today)?;
            let waiting = Waiting::of(&message);
            Change::new(by, &link.zone, clock.now(), ids)
                .create(keys::inbox_message(&link.zone, message.id), &message)
                .create(waiting.key(&link.zone), &waiting)
                .check(
                    Table::Directory,
                    keys::entry(&link.zone, zone.shards, service.id),
                    Condition::Version(service.version),
                )
                .audit(&format!("service/{}", service.id), "provider-answered", serde_json::Map::new())
        }
    };
    let base = link.version;
    link.answer = Some(answer.said);
    link.version += 1;
    change.replace(keys::link(&token.hash()), &link, base).commit(tables).await?;
    Ok(())
}

fn message(id: MessageId, link: &Link, answer: Answer<'_>, on: Date) -> Result<Message, NotAnswered> {
    let finished = answer.said == Said::Finished;
    let text = match (finished, answer.text.trim()) {
        (true, "") => "It is not on any more.",
        (_, text) => text,
    };
    let written = Written { text: text.into(), ..Written::default() };
    let said = Suggestion::read(MessageKind::ProviderChanged, Some(link.service), &written)
        .map_err(|_| NotAnswered::NoWords)?;
    Ok(Message {
        id,
        kind: said.kind,
        service: said.service,
        matters: if finished { Set::EMPTY.with(Matter::Closed) } else { Set::EMPTY },
        name: String::new(),
        text: said.text,
        lang: answer.lang,
        on,
        contact: false,
        spam: Set::EMPTY,
        state: MessageState::New,
        outcome: None,
        version: 1,
    })
}
