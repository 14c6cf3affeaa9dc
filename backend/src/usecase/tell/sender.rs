//! The sender. Of each message it first says that it hands it over, for two minutes; then it asks the rules; then it hands it over;
//! then it writes down what came of it. Whoever comes after a sender that was stopped in between finds the message again when its two
//! minutes are over, and looks it up with whoever carries it before it is sent once more.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::list_messages::NotDelivered;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::UserId;
use doorstep_shared::plans::contact::{To as Way, Why};

use super::ask::{Answer, ask, plan};
use super::record::{Queued, RingRow, Stand, Telling, To};
use crate::clock::instant;
use crate::port::{
    Carried, Clock, Condition, Deliver, Ids, Item, NotCarried, Outgoing, Query, StoreError, Table, Tables,
};
use crate::store::{By, Change, ChangeError, Record, plan_keys, read_item};

/// For how long a message is handed over by one sender, in seconds.
pub const LEASE: i64 = 120;
/// How often a message is tried before it is given up.
pub const MOST_TRIES: u32 = 8;
/// How often it is tried at all, whatever is known of it: over more than a day.
const ENDLESS: u32 = 20;
/// How many are read at a time.
const AT_A_TIME: u32 = 100;
/// The wait after the first try, in seconds; it doubles with each.
const FIRST_WAIT: i64 = 60;
/// When it is asked whether a message has arrived: so many seconds after it left, doubling each time.
const FIRST_LOOK: i64 = 10 * 60;
/// How often that is asked: over about seven days.
const MOST_LOOKS: u32 = 10;

/// What a sender works with.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// Who carries.
    pub deliver: &'a dyn Deliver,
    /// The zone.
    pub zone: &'a Zone,
    /// Where the workspace is: scheme and host, no path.
    pub address: &'a str,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Handed over.
    pub sent: usize,
    /// Not before a later moment.
    pub held: usize,
    /// Not sent, by the rules.
    pub not_sent: usize,
    /// Given to a person.
    pub person: usize,
    /// Not delivered.
    pub failed: usize,
    /// Tried, and to be tried again.
    pub again: usize,
    /// Set aside because they cannot be read.
    pub aside: usize,
    /// Left for the next time because something did not answer.
    pub left: usize,
}

impl Sender<'_> {
    /// Sends what is due, each by itself: one that cannot be done keeps no other from leaving.
    ///
    /// # Errors
    /// When what waits cannot be read.
    pub async fn run(&self) -> Result<Report, StoreError> {
        let (mut report, mut seen) = (Report::default(), BTreeSet::new());
        let now = plan_keys::queue_place(self.clock.now().as_second() + 1);
        loop {
            let queue = Query {
                limit: Some(AT_A_TIME + u32::try_from(seen.len()).unwrap_or(AT_A_TIME)),
                ..Query::prefix(Table::Plans, plan_keys::telling_queue(&self.zone.id), "")
            };
            let page = self.tables.query(&queue).await?;
            let due: Vec<Item> =
                page.items.into_iter().filter(|item| item.key.sk < now && seen.insert(item.key.sk.clone())).collect();
            if due.is_empty() {
                return Ok(report);
            }
            for item in due {
                let place = item.key.sk.clone();
                if let Err(error) = Box::pin(self.one(item, &mut report)).await {
                    report.left += 1;
                    tracing::error!(zone = %self.zone.id, place, %error, "a message is left for the next time");
                }
            }
        }
    }

    fn change(&self) -> Change<'_> {
        Change::new(By::new("sender", "scheduled"), &self.zone.id, self.clock.now(), self.ids)
    }

    async fn one(&self, item: Item, report: &mut Report) -> Result<(), ChangeError> {
        let place = item.key.clone();
        let Ok(queued) = read_item::<Queued>(item.clone()) else { return self.aside(item, None, report).await };
        let key = plan_keys::telling(&self.zone.id, queued.on, &queued.id);
        let Some(held) = self.tables.get(Table::Plans, &key).await? else {
            return self.aside(item, None, report).await;
        };
        let Ok(telling) = read_item::<Telling>(held.clone()) else {
            return self.aside(item, Some(held), report).await;
        };
        let now = self.clock.now().as_second();
        match &telling.stand {
            // Somebody else is at it, or it has moved to another place.
            Stand::Handing { until } if *until > now => Ok(()),
            _ if plan_keys::queued(&self.zone.id, telling.next_at, telling.on, &telling.id) != place => {
                self.drop_place(place).await
            }
            Stand::Waiting | Stand::Handing { .. } => self.hand_over(telling, report).await,
            Stand::Sent { arrived: false, .. } => self.look_after(telling, report).await,
            _ => self.drop_place(place).await,
        }
    }

    /// A place in the queue that leads nowhere any more.
    async fn drop_place(&self, place: crate::port::Key) -> Result<(), ChangeError> {
        self.change().delete(Table::Plans, place, Condition::None).commit(self.tables).await.map(drop)
    }

    /// Keeps what cannot be read where it holds nothing up and somebody can look at it.
    async fn aside(&self, item: Item, held: Option<Item>, report: &mut Report) -> Result<(), ChangeError> {
        let kept =
            Aside { place: item.key.sk.clone(), body: held.as_ref().map_or(item.body, |held| held.body.clone()) };
        self.change()
            .put(plan_keys::set_aside(&self.zone.id, &item.key.sk), &kept, Condition::None)
            .delete(Table::Plans, item.key, Condition::None)
            .commit(self.tables)
            .await?;
        report.aside += 1;
        tracing::error!(zone = %self.zone.id, place = kept.place, "a message cannot be read, and is set aside");
        Ok(())
    }

    /// Writes down how a message stands, and moves or takes away its place in the queue.
    async fn keep(
        &self,
        before: &Telling,
        mut after: Telling,
        next_at: Option<i64>,
        ring: Option<(UserId, RingRow)>,
    ) -> Result<Telling, ChangeError> {
        let (zone, base) = (&self.zone.id, before.version);
        let queued = Queued { on: after.on, id: after.id.clone() };
        let place = |at| plan_keys::queued(zone, at, after.on, &after.id);
        let mut change = self.change();
        match next_at {
            // Where it stays in its place, nothing of it changes.
            Some(at) if at == before.next_at => {}
            Some(at) => {
                change = change.delete(Table::Plans, place(before.next_at), Condition::None);
                change = change.put(place(at), &queued, Condition::None);
            }
            None => change = change.delete(Table::Plans, place(before.next_at), Condition::None),
        }
        after.next_at = next_at.unwrap_or(before.next_at);
        after.version = base + 1;
        change = change.replace(plan_keys::telling(zone, after.on, &after.id), &after, base);
        if let Some((user, row)) = ring {
            change = change.put(plan_keys::ring_row(zone, user, row.plan), &row, Condition::None);
        }
        change.commit(self.tables).await?;
        Ok(after)
    }

    async fn hand_over(&self, held: Telling, report: &mut Report) -> Result<(), ChangeError> {
        let now = self.clock.now().as_second();
        let until = now + LEASE;
        let was_handed = matches!(held.stand, Stand::Handing { .. });
        let tries = held.tries + u32::from(was_handed);
        if tries >= ENDLESS {
            // Whoever hands it over is stopped each time, or nobody ever says whether it was taken.
            return self.failed(&held, NotDelivered::GivenUp, report).await;
        }
        let unsure = held.unsure || was_handed;
        let mine = Telling { stand: Stand::Handing { until }, tries, unsure, ..held.clone() };
        let mine = match self.keep(&held, mine, Some(until), None).await {
            Ok(mine) => mine,
            // Another sender was faster.
            Err(ChangeError::Stale { .. }) => return Ok(()),
            Err(error) => return Err(error),
        };
        if mine.unsure {
            // It may be under way: then it is neither asked about again nor sent again.
            match self.deliver.look_up(&mine.id).await {
                Ok(Some(carried)) => return self.carried(&mine, carried, None, report).await,
                Ok(None) => {}
                Err(error) => return self.again(&mine, &error, report).await,
            }
        }
        match ask(self, &mine).await? {
            Answer::Hold(until) => {
                report.held += 1;
                let waits = Telling { stand: Stand::Waiting, unsure: false, ..mine.clone() };
                self.keep(&mine, waits, Some(instant(until).as_second().max(now + 1)), None).await.map(drop)
            }
            Answer::Never(why) => {
                report.not_sent += 1;
                self.keep(&mine, Telling { stand: Stand::NotSent { why }, ..mine.clone() }, None, None).await.map(drop)
            }
            Answer::Person(why, lead) => {
                report.person += 1;
                let ring = lead.and_then(|lead| self.ring(&mine, lead, why));
                self.keep(&mine, Telling { stand: Stand::Person { why }, ..mine.clone() }, None, ring).await.map(drop)
            }
            Answer::Failed(why) => self.failed(&mine, why, report).await,
            Answer::Send { to, subject, text } => {
                let message = Outgoing { reference: &mine.id, to: &to, subject: &subject, text: &text };
                match self.deliver.hand_over(&message).await {
                    Ok(carried) => self.carried(&mine, carried, Some((&to, subject, text)), report).await,
                    Err(NotCarried::Refused(why)) => {
                        tracing::warn!(zone = %self.zone.id, why, "a message is refused");
                        self.failed(&mine, NotDelivered::Refused, report).await
                    }
                    Err(error) => self.again(&mine, &error, report).await,
                }
            }
        }
    }

    /// It was taken: now, or before we knew.
    async fn carried(
        &self,
        mine: &Telling,
        carried: Carried,
        said: Option<(&Way, String, String)>,
        report: &mut Report,
    ) -> Result<(), ChangeError> {
        if carried == Carried::NotArrived {
            return self.failed(mine, NotDelivered::NotArrived, report).await;
        }
        let (channel, subject, text) = match said {
            Some((to, subject, text)) => (to.channel(), subject, text),
            // What it said exactly is known to whoever carried it.
            None => match &mine.to {
                To::Adult { .. } => (doorstep_shared::plans::people::Channel::Text, String::new(), String::new()),
                To::Member { .. } => (doorstep_shared::plans::people::Channel::Email, String::new(), String::new()),
            },
        };
        let now = self.clock.now();
        let arrived = carried == Carried::Arrived;
        let stand = Stand::Sent { at: now.to_string(), channel, subject, text, arrived, asked: 0 };
        let next = (!arrived).then(|| now.as_second() + FIRST_LOOK);
        self.keep(mine, Telling { stand, unsure: false, ..mine.clone() }, next, None).await?;
        report.sent += 1;
        Ok(())
    }

    /// It was not taken, or nobody knows: later, each time after twice as long.
    async fn again(&self, mine: &Telling, error: &NotCarried, report: &mut Report) -> Result<(), ChangeError> {
        let tries = mine.tries + 1;
        tracing::warn!(zone = %self.zone.id, tries, %error, "a message is tried again");
        // What may be under way is looked up until that is known; only what certainly is not is given up.
        if tries >= MOST_TRIES && !matches!(error, NotCarried::Unsure(_)) && !mine.unsure {
            return self.failed(mine, NotDelivered::GivenUp, report).await;
        }
        let unsure = mine.unsure || matches!(error, NotCarried::Unsure(_));
        let wait = FIRST_WAIT << tries.min(MOST_TRIES).saturating_sub(1);
        let next = self.clock.now().as_second() + wait;
        self.keep(mine, Telling { stand: Stand::Waiting, tries, unsure, ..mine.clone() }, Some(next), None).await?;
        report.again += 1;
        Ok(())
    }

    /// It cannot be delivered: whoever leads finds that on their desk.
    async fn failed(&self, mine: &Telling, why: NotDelivered, report: &mut Report) -> Result<(), ChangeError> {
        let ring = match &mine.to {
            To::Adult { plan: id, .. } => plan(self, *id).await?.and_then(|whole| {
                let lead = whole.lead(self.clock.today())?.user;
                self.ring(mine, lead, Why::NotDelivered)
            }),
            To::Member { .. } => None,
        };
        self.keep(mine, Telling { stand: Stand::Failed { why }, ..mine.clone() }, None, ring).await?;
        report.failed += 1;
        Ok(())
    }

    fn ring(&self, mine: &Telling, lead: UserId, why: Why) -> Option<(UserId, RingRow)> {
        let To::Adult { plan, adult } = mine.to else { return None };
        Some((lead, RingRow { plan, adult, why, trigger: mine.trigger, on: self.clock.today() }))
    }

    /// Whether a message that left has arrived.
    async fn look_after(&self, held: Telling, report: &mut Report) -> Result<(), ChangeError> {
        let carried = self.deliver.look_up(&held.id).await;
        if carried == Ok(Some(Carried::NotArrived)) {
            return self.failed(&held, NotDelivered::NotArrived, report).await;
        }
        let mut after = held.clone();
        let Stand::Sent { arrived, asked, .. } = &mut after.stand else { return Ok(()) };
        *arrived = carried == Ok(Some(Carried::Arrived));
        *asked += 1;
        let next = (!*arrived && *asked < MOST_LOOKS).then(|| self.clock.now().as_second() + (FIRST_LOOK << *asked));
        self.keep(&held, after, next, None).await.map(drop)
    }
}

/// A message that cannot be read, as it was found.
#[derive(serde::Serialize, serde::Deserialize)]
struct Aside {
    place: String,
    body: serde_json::Map<String, serde_json::Value>,
}

impl Record for Aside {
    const TABLE: Table = Table::Plans;
}
