//! Links as staff see them: making one, those that were given out for an entry, and taking one back.

use std::sync::Arc;

use async_trait::async_trait;
use doorstep_shared::api::desk::ask_provider::ProviderLink;
use doorstep_shared::api::desk::list_links::{GivenLink, GivenLinks, LinkState};
use doorstep_shared::date::Date;
use doorstep_shared::id::{LinkId, ServiceId, ZoneId};
use doorstep_shared::lang::Lang;
use doorstep_shared::policy::Action;
use serde::{Deserialize, Serialize};

use super::{Link, Said};
use crate::port::{Clock, Ids, Random, StoreError, Table, Tables};
use crate::store::{By, Change, ChangeError, Committed, Record, Repeat, get, keys, query};
use crate::token::{Token, TokenHash};
use crate::usecase::daily::CheckLinks;
use crate::usecase::entry::who::Names;
use crate::usecase::entry::{Desk, EntryError};

/// How long a link works, in days.
pub const DAYS: i32 = 14;
/// How long it is remembered afterwards, in seconds, so that it can say what it was: 90 days.
const REMEMBERED: i64 = 90 * 24 * 60 * 60;

/// How often one request for a link may come again.
const MOST_REPEATS: usize = 16;

/// That a link was given out: kept with its entry, and without its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// What staff know it by.
    pub id: LinkId,
    /// The hash of its code.
    pub hash: TokenHash,
    /// The day.
    pub on: Date,
    /// Who gave it out.
    pub by: By,
    /// When it is forgotten, in seconds since 1970.
    pub forgotten_at: i64,
}

impl Record for Given {
    const TABLE: Table = Table::People;
    fn expires_at(&self) -> Option<i64> {
        Some(self.forgotten_at)
    }
}

/// What making a link needs.
pub struct Issue<'a> {
    /// The zone.
    pub zone: &'a ZoneId,
    /// The entry.
    pub service: ServiceId,
    /// The language to ask in.
    pub lang: Lang,
    /// Who asks for it.
    pub by: By,
}

/// A link with its code, which nobody sees again.
struct Made {
    token: Token,
    link: Link,
    given: Given,
}

impl Made {
    fn new(clock: &dyn Clock, ids: &dyn Ids, random: &dyn Random, wanted: &Issue<'_>) -> Result<Self, ChangeError> {
        let token = Token::new(random).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let on = clock.today();
        let forgotten_at = clock.now().as_second() + i64::from(DAYS) * 86_400 + REMEMBERED;
        let link = Link {
            zone: wanted.zone.clone(),
            service: wanted.service,
            until: on.plus_days(DAYS),
            forgotten_at,
            lang: wanted.lang,
            answer: None,
            revoked: false,
            version: 1,
        };
        let id = LinkId::new(ids.next());
        let given = Given { id, hash: token.hash(), on, by: wanted.by.clone(), forgotten_at };
        Ok(Self { token, link, given })
    }

    fn change<'c>(&self, clock: &dyn Clock, ids: &'c dyn Ids) -> Change<'c> {
        let (zone, service) = (&self.link.zone, self.link.service);
        Change::new(self.given.by.clone(), zone, clock.now(), ids)
            .create(keys::link(&self.given.hash), &self.link)
            .create(keys::given_link(zone, service, self.given.id), &self.given)
            .audit(&format!("service/{service}"), "ask-provider", serde_json::Map::new())
    }
}

/// Makes a link and gives its code, which nobody sees again.
///
/// # Errors
/// When the tables do not answer.
pub async fn issue(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    random: &dyn Random,
    wanted: Issue<'_>,
) -> Result<(Token, Date), ChangeError> {
    let made = Made::new(clock, ids, random, &wanted)?;
    made.change(clock, ids).commit(tables).await?;
    Ok((made.token, made.link.until))
}

/// Makes a link for an entry that somebody at the workspace may check. When the same request comes again, its answer was
/// lost and the code with it, as nobody keeps codes: that link is taken back and another one made, so that one works.
///
/// # Errors
/// When the entry is not there, it may not be done, or the tables do not answer.
pub async fn ask(
    desk: &Desk<'_>,
    random: &dyn Random,
    entry: ServiceId,
    lang: Lang,
    repeat: &Repeat,
) -> Result<ProviderLink, EntryError> {
    let (service, _) = desk.entry(entry, Action::Check).await?;
    let wanted = Issue { zone: &desk.zone.id, service: service.id, lang, by: desk.by() };
    // Each link that is made for this request is remembered under a part of its key: the last one alone works.
    for n in 0..MOST_REPEATS {
        let part = if n == 0 { repeat.clone() } else { repeat.part(&n.to_string()) };
        let made = Made::new(desk.clock, desk.ids, random, &wanted)?;
        let answer = serde_json::to_value(made.given.id).map_err(|error| StoreError::Rejected(error.to_string()))?;
        let change = made.change(desk.clock, desk.ids).idempotent(part.answered(answer));
        match change.commit(desk.tables).await? {
            Committed::Made => {
                return Ok(ProviderLink { path: format!("/c/{}", made.token.as_str()), until: made.link.until });
            }
            Committed::Replayed(before) => {
                let lost: LinkId =
                    serde_json::from_value(before).map_err(|error| StoreError::Damaged(error.to_string()))?;
                revoke(desk, entry, lost).await?;
            }
        }
    }
    Err(StoreError::Contended.into())
}

/// The links that were given out for an entry and are still remembered, the latest first.
///
/// # Errors
/// When the entry is not there, it may not be done, or the tables cannot be read.
pub async fn given(desk: &Desk<'_>, entry: ServiceId) -> Result<GivenLinks, EntryError> {
    desk.entry(entry, Action::Check).await?;
    let mut given: Vec<Given> = query(desk.tables, &keys::given_links(&desk.zone.id, entry), "").await?;
    given.sort_by_key(|given| core::cmp::Reverse(given.id));
    let wanted: Vec<_> = given.iter().map(|g| keys::link(&g.hash)).collect();
    let mut items = Vec::new();
    if !wanted.is_empty() {
        let names = Names::of(desk.tables, desk.actor.user, given.iter().map(|g| &g.by).collect()).await?;
        for given in given {
            let Some(link) = get::<Link>(desk.tables, &keys::link(&given.hash)).await? else { continue };
            items.push(GivenLink {
                id: given.id,
                on: given.on,
                until: link.until,
                lang: link.lang,
                by: given.by.actor.parse::<doorstep_shared::id::UserId>().ok().map(|_| names.author(&given.by)),
                state: state(&link, desk.today),
            });
        }
    }
    Ok(GivenLinks { items })
}

fn state(link: &Link, today: Date) -> LinkState {
    match (link.revoked, link.answer) {
        (true, _) => LinkState::Revoked,
        (_, Some(Said::Right)) => LinkState::Right,
        (_, Some(Said::Changed)) => LinkState::Changed,
        (_, Some(Said::Finished)) => LinkState::Finished,
        _ if today > link.until => LinkState::Stale,
        _ => LinkState::Open,
    }
}

/// Takes a link back. One that is used or taken back already stays as it is.
///
/// # Errors
/// When it is not there, it may not be done, or somebody answers it at this moment.
pub async fn revoke(desk: &Desk<'_>, entry: ServiceId, id: LinkId) -> Result<LinkState, EntryError> {
    desk.entry(entry, Action::Check).await?;
    let zone = &desk.zone.id;
    let given: Given = get(desk.tables, &keys::given_link(zone, entry, id)).await?.ok_or(EntryError::NotFound)?;
    let key = keys::link(&given.hash);
    let mut link: Link = get(desk.tables, &key).await?.ok_or(EntryError::NotFound)?;
    if link.revoked || link.answer.is_some() {
        return Ok(state(&link, desk.today));
    }
    let base = link.version;
    link.revoked = true;
    link.version += 1;
    Change::new(desk.by(), zone, desk.clock.now(), desk.ids)
        .replace(key, &link, base)
        .audit(&format!("service/{entry}"), "revoke-link", serde_json::Map::new())
        .commit(desk.tables)
        .await?;
    Ok(LinkState::Revoked)
}

/// Links for the day's reminders.
pub struct Links {
    /// The tables.
    pub tables: Arc<dyn Tables>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// Where codes come from.
    pub random: Arc<dyn Random>,
    /// Where people find the server: scheme and host, no path.
    pub address: String,
}

#[async_trait]
impl CheckLinks for Links {
    async fn link(&self, zone: &ZoneId, entry: ServiceId) -> Result<String, StoreError> {
        let wanted = Issue { zone, service: entry, lang: Lang::En, by: By::new("daily", "scheduled") };
        match issue(&*self.tables, &*self.clock, &*self.ids, &*self.random, wanted).await {
            Ok((token, _)) => Ok(format!("{}/c/{}", self.address, token.as_str())),
            Err(ChangeError::Store(error)) => Err(error),
            Err(other) => Err(StoreError::Rejected(other.to_string())),
        }
    }
    fn address(&self) -> &str {
        &self.address
    }
}
