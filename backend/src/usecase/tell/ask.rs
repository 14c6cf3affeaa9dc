//! The rules, asked again right before a message leaves: as the plan, its people and what is shared are at this moment.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::list_messages::NotDelivered;
use doorstep_shared::id::{PersonId, PlanId, UserId};
use doorstep_shared::people::Membership;
use doorstep_shared::plans::contact::{About, Asked, Decision, Moment, Never, To as Way, Why, decide};
use doorstep_shared::plans::entry::{Body, EntryName};
use doorstep_shared::plans::message::{Line, LineKind, Say, Stop, TeamFacts, Waiting, for_team, stands};
use doorstep_shared::policy::Actor;

use super::record::{DigestLine, Notice, Telling, To, What};
use super::sender::Sender;
use crate::port::StoreError;
use crate::store::{ChangeError, get, keys, records};
use crate::usecase::entry::Desk;
use crate::usecase::plans::{PlanError, Reader, Whole};
use crate::usecase::sign_in::UserRecord;

/// What is done with a message.
pub(super) enum Answer {
    /// It leaves.
    Send {
        /// Where to.
        to: Way,
        /// What it is about.
        subject: String,
        /// Its text.
        text: String,
    },
    /// Not before this moment.
    Hold(Moment),
    /// It does not leave.
    Never(Never),
    /// A person tells it, and whose task that is.
    Person(Why, Option<UserId>),
    /// It cannot be delivered.
    Failed(NotDelivered),
}

/// A plan, or none when the zone has it no more.
pub(super) async fn plan(sender: &Sender<'_>, id: PlanId) -> Result<Option<Whole>, StoreError> {
    match Whole::of(sender.tables, &sender.zone.id, id).await {
        Ok(whole) => Ok(Some(whole)),
        Err(PlanError::NotFound) => Ok(None),
        Err(PlanError::Change(ChangeError::Store(error))) => Err(error),
        Err(error) => Err(StoreError::Damaged(error.to_string())),
    }
}

/// Asks.
///
/// # Errors
/// When the tables cannot be read: it is asked again later.
pub(super) async fn ask(sender: &Sender<'_>, telling: &Telling) -> Result<Answer, StoreError> {
    match (&telling.to, &telling.what) {
        (To::Adult { plan, adult }, What::Words { about, say, entry }) => {
            of_adult(sender, telling, (*plan, *adult), (*about, *say, *entry)).await
        }
        (To::Member { user }, What::Digest { lines, notices }) => {
            Box::pin(of_member(sender, telling, *user, (lines, notices))).await
        }
        _ => Ok(Answer::Failed(NotDelivered::Unreadable)),
    }
}

async fn of_adult(
    sender: &Sender<'_>,
    telling: &Telling,
    (id, adult): (PlanId, PersonId),
    (about, say, entry): (About, Say, Option<EntryName>),
) -> Result<Answer, StoreError> {
    let Some(whole) = plan(sender, id).await? else { return Ok(Answer::Never(Never::NotInPlan)) };
    let (on, at) = sender.clock.london();
    if let Err(why) = stands(&Stop { trigger: telling.trigger, say, adult, entry, entries: &whole.entries }) {
        return Ok(Answer::Never(why));
    }
    let asked = Asked {
        adult,
        about,
        now: Moment { on, at },
        not_before: telling.not_before,
        until: telling.until,
        state: whole.plan.state,
        entries: &whole.entries,
    };
    Ok(match decide(&asked) {
        Decision::Send { to, .. } => {
            let home = whole.entries.iter().find_map(|entry| match &entry.body {
                Body::Home(home) => Some(home.languages.as_slice()),
                _ => None,
            });
            let said = say.text(home.unwrap_or_default());
            Answer::Send { to, subject: said.subject, text: said.text }
        }
        Decision::Hold { until } => Answer::Hold(until),
        Decision::Never(why) => Answer::Never(why),
        Decision::Person(why) => Answer::Person(why, whole.lead(on).map(|lead| lead.user)),
    })
}

/// The lines of a plan that somebody may know of today, by the same decision as on their screen, entry by entry.
pub(super) fn lines_of(desk: &Desk<'_>, whole: &Whole, calendar: &doorstep_shared::directory::Calendar) -> Vec<Line> {
    let state = whole.plan.state;
    if !state.is_open() || state == doorstep_shared::plans::course::State::Paused {
        return Vec::new();
    }
    let Ok(reader) = Reader::new(desk, whole) else { return Vec::new() };
    let waiting = whole.clashes.iter().map(|clash| Waiting {
        entry: clash.entry,
        by: [clash.mine_by, clash.theirs_by],
        since: clash.raised_at.parse().map_or(desk.today, |at: jiff::Timestamp| {
            let on = at.to_zoned(jiff::tz::TimeZone::UTC).date();
            doorstep_shared::date::Date::from_civil(on).unwrap_or(desk.today)
        }),
    });
    let clashes: Vec<Waiting> = waiting.collect();
    let facts =
        TeamFacts { entries: &whole.entries, team: &whole.team, clashes: &clashes, handover_sent: None, calendar };
    let may_know = |line: &Line| match line.entry {
        Some(name) => whole.entry(name).is_some_and(|entry| reader.may_read(entry).is_ok()),
        None => line.kind == LineKind::Handover && reader.member().is_some_and(|member| member.lead),
    };
    for_team(&facts, desk.today).into_iter().filter(|line| line.user == desk.actor.user && may_know(line)).collect()
}

/// Somebody of the zone, if they still are.
pub(super) async fn actor(sender: &Sender<'_>, user: UserId) -> Result<Option<Actor>, StoreError> {
    let member: Option<Membership> = get(sender.tables, &keys::membership(user, &sender.zone.id)).await?;
    let here = member.filter(|member| member.in_force(sender.clock.today()));
    Ok(here.map(|member| Actor {
        user,
        role: member.role,
        organisation: member.organisation,
        capabilities: member.capabilities,
    }))
}

async fn of_member(
    sender: &Sender<'_>,
    telling: &Telling,
    user: UserId,
    (lines, notices): (&[DigestLine], &[Notice]),
) -> Result<Answer, StoreError> {
    let Some(actor) = actor(sender, user).await? else { return Ok(Answer::Never(Never::MayNotSee)) };
    let today = sender.clock.today();
    if today > telling.until {
        return Ok(Answer::Never(Never::TooLate));
    }
    let desk =
        Desk { tables: sender.tables, clock: sender.clock, ids: sender.ids, zone: sender.zone, actor: &actor, today };
    let calendar = records::calendar(sender.tables, &sender.zone.id).await?;
    let mut now: BTreeMap<PlanId, Vec<Line>> = BTreeMap::new();
    for id in lines.iter().map(|line| line.plan) {
        if let std::collections::btree_map::Entry::Vacant(place) = now.entry(id) {
            let whole = plan(sender, id).await?;
            place.insert(whole.map(|whole| lines_of(&desk, &whole, &calendar)).unwrap_or_default());
        }
    }
    let still: Vec<&DigestLine> =
        lines.iter().filter(|line| now.get(&line.plan).is_some_and(|now| now.contains(&line.line))).collect();
    let notices = if actor.role == doorstep_shared::people::Role::Coordinator { notices } else { &[] };
    if still.is_empty() && notices.is_empty() {
        return Ok(Answer::Never(Never::MayNotSee));
    }
    let record: Option<UserRecord> = get(sender.tables, &keys::user_meta(user)).await?;
    let Some(email) = record.and_then(|record| record.email) else {
        return Ok(Answer::Failed(NotDelivered::NoAddress));
    };
    let (subject, text) = digest(sender, &still, notices);
    Ok(Answer::Send { to: Way::Email(email), subject, text })
}

/// The words of a digest: what families are called where no name may stand, that there is something, and where to look.
fn digest(sender: &Sender<'_>, lines: &[&DigestLine], notices: &[Notice]) -> (String, String) {
    let count = lines.len() + notices.len();
    let things = if count == 1 { "1 thing".to_owned() } else { format!("{count} things") };
    let mut text = String::from("Good morning. This waits for you today:\n");
    let mut last = None;
    for DigestLine { plan, label, line } in lines {
        if last != Some(plan) {
            text.push_str(&format!("\n{label}: {}/desk/{}/plans/{plan}\n", sender.address, sender.zone.id));
            last = Some(plan);
        }
        text.push_str(&format!("- {} ({})\n", line.kind.words(), doorstep_shared::plans::school::long_date(line.on)));
    }
    for notice in notices {
        text.push_str(&match notice {
            Notice::LateActions { count } => {
                format!("\n- {count} actions of this zone’s teams are more than two weeks late.\n")
            }
            Notice::Agreement { ends: true, days: 0 } => "\n- An agreement on sharing ends today.\n".to_owned(),
            Notice::Agreement { ends: false, days: 0 } => {
                "\n- An agreement on sharing is to be looked at again today.\n".to_owned()
            }
            Notice::Agreement { ends: true, days } => format!("\n- An agreement on sharing ends in {days} days.\n"),
            Notice::Agreement { ends: false, days } => {
                format!("\n- An agreement on sharing is to be looked at again in {days} days.\n")
            }
        });
    }
    (format!("{things} for you today"), text)
}
