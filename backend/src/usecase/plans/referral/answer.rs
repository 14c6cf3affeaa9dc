//! What a service sees and says by its link: this referral, as far as the family agreed to tell, and nothing else.

use std::collections::BTreeSet;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Zone};
use doorstep_shared::id::UserId;
use doorstep_shared::people::Role;
use doorstep_shared::plans::entry::{Body, Entry, EntryName, Kind};
use doorstep_shared::plans::people::Channel;
use doorstep_shared::plans::print::own_name;
use doorstep_shared::plans::referral::{Answer, Beside, Referral, answered, opened};
use doorstep_shared::policy::Actor;
use doorstep_shared::problem::FieldError;
use doorstep_shared::set::Set;

use super::super::entry::{TRIES, begun, plan_moves, written};
use super::super::error::PlanError;
use super::super::records::{ReferralLinkRecord, adult};
use super::super::view::Names;
use super::super::whole::{Whole, calendar_for};
use super::count::counted;
use super::link::changed;
use super::sense::told;
use crate::port::{Clock, Ids, StoreError, Tables};
use crate::store::{ChangeError, Committed, Repeat, get, plan_keys, records};
use crate::token::Token;
use crate::usecase::entry::Desk;
use crate::usecase::plans::MarkKey;

/// What a service reads. It is put together from what the family agreed to at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The service by its public name.
    pub service: String,
    /// The adult's first name; none where the family would rather be "a family".
    pub name: Option<String>,
    /// Their languages, by their own names; empty where not told.
    pub languages: Vec<String>,
    /// How to reach them, in a line; empty where not told.
    pub contact: String,
    /// What else they are to know, in the words that the family agreed to.
    pub words: String,
    /// Who refers.
    pub worker: String,
    /// For which organisation.
    pub organisation: String,
    /// Their number.
    pub phone: String,
    /// Where it stands, and all that follows from it.
    pub referral: Referral,
    /// The last day the link works.
    pub until: Date,
}

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum NotSaid {
    /// There never was such a link.
    #[error("there is no such link")]
    Unknown,
    /// It works no more: its days are over, it was taken back, or the referral is over.
    #[error("the link works no more")]
    Gone,
    /// Something is missing, or cannot be said now.
    #[error("{} fields make no sense", .0.len())]
    Invalid(Vec<FieldError>),
    /// The key was used for something else.
    #[error("the key was used for something else")]
    KeyReused,
    /// The tables did not do as asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<PlanError> for NotSaid {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::Change(ChangeError::Store(error)) => Self::Store(error),
            PlanError::Change(ChangeError::KeyReused) => Self::KeyReused,
            // Whatever else there is to know of a plan, nobody is told it here.
            _ => Self::Gone,
        }
    }
}

/// What a link works with.
#[derive(Clone, Copy)]
pub struct Saying<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// The keyed hash's key.
    pub marks: &'a MarkKey,
}

/// A link that works, with what it opens.
struct Open {
    link: ReferralLinkRecord,
    zone: Zone,
    actor: Actor,
}

impl Open {
    async fn of(with: Saying<'_>, token: &Token) -> Result<Self, NotSaid> {
        let key = plan_keys::referral_link(&token.hash());
        let link: ReferralLinkRecord = get(with.tables, &key).await?.ok_or(NotSaid::Unknown)?;
        if link.revoked || with.clock.today() > link.until {
            return Err(NotSaid::Gone);
        }
        let zone = records::zone(with.tables, &link.zone).await?.ok_or(NotSaid::Gone)?;
        // The service has no account: what it says is written down under the link's id.
        let user = UserId::new(link.id.uuid());
        let actor = Actor { user, role: Role::Provider, organisation: None, capabilities: Set::default() };
        Ok(Self { link, zone, actor })
    }

    fn desk<'a>(&'a self, with: Saying<'a>) -> Desk<'a> {
        let Saying { tables, clock, ids, .. } = with;
        Desk { tables, clock, ids, zone: &self.zone, actor: &self.actor, today: clock.today() }
    }

    /// The plan with the one entry that the link opens.
    async fn whole(&self, desk: &Desk<'_>) -> Result<(Whole, Entry, Referral), NotSaid> {
        let whole = Whole::load(desk, self.link.plan).await?;
        let found = whole.entry(self.link.entry).cloned();
        match found {
            Some(entry) if whole.plan.state.is_open() => match &entry.body {
                Body::Referral(referral) if referral.stage.is_with_service() && referral.link_until.is_some() => {
                    let referral = Referral::clone(referral);
                    Ok((whole, entry, referral))
                }
                _ => Err(NotSaid::Gone),
            },
            _ => Err(NotSaid::Gone),
        }
    }
}

/// What a link leads to. The first look is written down: the service has opened it.
///
/// # Errors
/// [`NotSaid::Unknown`] and [`NotSaid::Gone`]; when the tables do not answer.
pub async fn look_up(with: Saying<'_>, token: &Token) -> Result<Page, NotSaid> {
    let open = Open::of(with, token).await?;
    let desk = open.desk(with);
    for _ in 0..TRIES {
        let (whole, entry, referral) = open.whole(&desk).await?;
        let calendar = calendar_for(&desk, Kind::Referral).await?;
        let Some(seen) = opened(&referral, desk.today, &calendar) else {
            return page(&desk, &whole, &entry, referral, open.link.until).await;
        };
        let names = page(&desk, &whole, &entry, seen.clone(), open.link.until).await?;
        if write(&desk, with.marks, whole, &entry, (seen, "open"), None).await? {
            return Ok(names);
        }
    }
    Err(StoreError::Contended.into())
}

/// Writes down what a service says. The same again, with the same key, changes nothing.
///
/// # Errors
/// [`NotSaid`]; then nothing was written.
pub async fn say(
    with: Saying<'_>,
    token: &Token,
    (answer, beside): (Answer, Beside),
    repeat: &Repeat,
) -> Result<(), NotSaid> {
    let open = Open::of(with, token).await?;
    let desk = open.desk(with);
    // What was said before is thanked for again, wherever the referral stands by now.
    match crate::store::replayed(desk.tables, &desk.by(), repeat).await {
        Ok(Some(_)) => return Ok(()),
        Ok(None) => {}
        Err(error) => return Err(PlanError::from(error).into()),
    }
    for _ in 0..TRIES {
        let (whole, entry, referral) = open.whole(&desk).await?;
        let calendar: Calendar = calendar_for(&desk, Kind::Referral).await?;
        let after = answered(&referral, answer, beside, (desk.today, &calendar)).map_err(NotSaid::Invalid)?;
        if write(&desk, with.marks, whole, &entry, (after, "answer"), Some(repeat)).await? {
            return Ok(());
        }
    }
    Err(StoreError::Contended.into())
}

/// Keeps the referral as it is now. False when somebody else was first.
async fn write(
    desk: &Desk<'_>,
    marks: &MarkKey,
    whole: Whole,
    before: &Entry,
    (referral, what): (Referral, &str),
    repeat: Option<&Repeat>,
) -> Result<bool, NotSaid> {
    let after = changed(desk, before, referral);
    let key = plan_keys::plan_entry(whole.plan.id, whole.plan.family, after.name);
    let mut change = begun(desk).replace(key, &after, before.version);
    change = written(desk, &whole, Some(before), &after, what, change);
    change = counted(desk, &whole, Some(before), &after, change).await?;
    change = told(desk, &whole, before, &after, change).await?;
    change = plan_moves(desk, marks, whole, Some(before), &after, change)?;
    if let Some(repeat) = repeat {
        change = change.idempotent(repeat.answered(serde_json::Value::Null));
    }
    match change.commit(desk.tables).await {
        Ok(Committed::Made | Committed::Replayed(_)) => Ok(true),
        Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => Ok(false),
        Err(error) => Err(PlanError::from(error).into()),
    }
}

async fn page(desk: &Desk<'_>, whole: &Whole, entry: &Entry, referral: Referral, until: Date) -> Result<Page, NotSaid> {
    let users = BTreeSet::from([referral.worker]);
    let names = Names::read(desk, users, BTreeSet::from([entry.organisation])).await?;
    let mut page = Page {
        service: referral.service_name.clone(),
        name: None,
        languages: Vec::new(),
        contact: String::new(),
        words: String::new(),
        worker: names.person(referral.worker),
        organisation: names.organisation(entry.organisation),
        phone: referral.worker_phone.clone(),
        referral,
        until,
    };
    let Some(agreed) = page.referral.agreed.clone() else { return Ok(page) };
    page.words.clone_from(&agreed.words);
    if agreed.name {
        page.name = adult(&whole.entries, agreed.adult).map(|adult| first(adult.called()));
    }
    if agreed.language {
        let home = whole.entries.iter().find_map(|e| if let Body::Home(home) = &e.body { Some(home) } else { None });
        let code = |code: &doorstep_shared::lang::LanguageCode| {
            let code = code.to_string();
            own_name(&code).map_or(code, str::to_owned)
        };
        page.languages = home.map(|home| home.languages.iter().map(code).collect()).unwrap_or_default();
    }
    if agreed.contact
        && let Some(Body::Contact(contact)) =
            whole.entry(EntryName::new(Kind::Contact, agreed.adult.uuid())).map(|entry| &entry.body)
    {
        let how = match contact.channel {
            Channel::Phone => "Phone",
            Channel::Text => "Text message",
            Channel::Email => "E-mail",
            // An address is nobody's to hand on.
            Channel::Post | Channel::InPerson => "",
        };
        let said = [how, contact.value.as_str(), contact.when.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.trim().is_empty()).collect();
        page.contact = if how.is_empty() { String::new() } else { said.join(", ") };
    }
    Ok(page)
}

/// The first of several names.
fn first(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}
