//! The day's work on plans: what is due for families, and one digest for each of those who help them. Doing it twice on one day does no
//! harm, since what is there is not written down again; a plan that cannot be read keeps no other from its reminders.

use std::collections::BTreeMap;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Zone};
use doorstep_shared::id::UserId;
use doorstep_shared::people::{Capability, Membership, Role};
use doorstep_shared::plans::agreement::{SharingAgreement, Stage};
use doorstep_shared::plans::contact::Moment;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::message::{
    FamilyFacts, Trigger, agreement_mornings, few, for_family, is_staff_day, late_actions, rule,
};
use doorstep_shared::plans::school::SchoolYear;
use doorstep_shared::policy::Actor;

use super::ask::lines_of;
use super::record::{DigestLine, Notice, Telling, To, What};
use super::write::{of_due, queue, waiting};
use crate::port::{Clock, Ids, StoreError, Tables};
use crate::store::{By, Change, ChangeError, keys, plan_keys, query, records};
use crate::usecase::entry::Desk;
use crate::usecase::plans::records::ReferenceRow;
use crate::usecase::plans::{PlanError, Whole};

/// What was written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// Plans that were looked through.
    pub plans: usize,
    /// Messages that are new.
    pub written: usize,
    /// Messages that were there already.
    pub known: usize,
    /// Plans that could not be looked through.
    pub failed: usize,
}

/// Writes down what is due in a zone today.
///
/// # Errors
/// When the zone's plans or people cannot be read; what is missing is done the next time.
pub async fn prepare(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    zone: &Zone,
) -> Result<Prepared, StoreError> {
    let calendar = records::calendar(tables, &zone.id).await?;
    let members: Vec<Membership> = query(tables, &keys::zone(&zone.id), keys::MEMBER).await?;
    let work = Work { tables, clock, ids, zone, calendar, today: clock.today() };
    let people: Vec<Actor> = members.into_iter().filter(|member| member.in_force(work.today)).map(actor).collect();
    let (mut done, mut digests, mut late) = (Prepared::default(), BTreeMap::new(), 0);
    for row in work.plans().await? {
        match work.plan(&row, &people, &mut digests, &mut late, &mut done).await {
            Ok(()) => done.plans += 1,
            Err(error) => {
                done.failed += 1;
                tracing::error!(zone = %zone.id, plan = %row.plan, %error, "a plan's reminders are not written down");
            }
        }
    }
    work.digests(&people, digests, late, &mut done).await?;
    Ok(done)
}

fn actor(member: Membership) -> Actor {
    let Membership { user, role, organisation, capabilities, .. } = member;
    Actor { user, role, organisation, capabilities }
}

struct Work<'a> {
    tables: &'a dyn Tables,
    clock: &'a dyn Clock,
    ids: &'a dyn Ids,
    zone: &'a Zone,
    calendar: Calendar,
    today: Date,
}

impl Work<'_> {
    /// The plans in which something may be due: of children who are in reception, or will be.
    async fn plans(&self) -> Result<Vec<ReferenceRow>, StoreError> {
        let this = SchoolYear::containing(self.today);
        let mut all = Vec::new();
        for year in [this.previous(), this, this.next(), this.next().next()] {
            let rows: Vec<ReferenceRow> = query(self.tables, &plan_keys::references(&self.zone.id, year), "").await?;
            all.extend(rows.into_iter().filter(|row| row.state.is_open() && row.state != State::Paused));
        }
        Ok(all)
    }

    async fn plan(
        &self,
        row: &ReferenceRow,
        people: &[Actor],
        digests: &mut BTreeMap<UserId, Vec<DigestLine>>,
        late: &mut usize,
        done: &mut Prepared,
    ) -> Result<(), PlanError> {
        let whole = Whole::of(self.tables, &self.zone.id, row.plan).await?;
        let (plan, entries) = (&whole.plan, &whole.entries);
        let facts = FamilyFacts { plan, entries, calendar: &self.calendar, reply_by: None, sessions: &[] };
        for due in for_family(&facts, self.today) {
            self.write(&of_due(&whole, due), done).await?;
        }
        *late += late_actions(entries, self.today);
        for actor in people.iter().filter(|actor| whole.team.iter().any(|member| member.user == actor.user)) {
            let (tables, clock, ids, zone, today) = (self.tables, self.clock, self.ids, self.zone, self.today);
            let lines = lines_of(&Desk { tables, clock, ids, zone, actor, today }, &whole, &self.calendar);
            let lines = lines.into_iter().map(|line| DigestLine { plan: plan.id, label: plan.label.clone(), line });
            digests.entry(actor.user).or_default().extend(lines);
        }
        Ok(())
    }

    /// One digest for each person, on days of work; nothing when there is nothing.
    async fn digests(
        &self,
        people: &[Actor],
        mut digests: BTreeMap<UserId, Vec<DigestLine>>,
        late: usize,
        done: &mut Prepared,
    ) -> Result<(), StoreError> {
        let works = is_staff_day(&self.calendar, self.today);
        let agreements = self.agreements().await?;
        for actor in people {
            let mut notices = Vec::new();
            if actor.role == Role::Coordinator {
                notices.extend(few(late).filter(|_| works).map(|count| Notice::LateActions { count }));
            }
            if actor.role == Role::Coordinator || actor.capabilities.has(Capability::DataProtection) {
                notices.extend(agreements.iter().cloned());
            }
            let lines = digests.remove(&actor.user).filter(|_| works).unwrap_or_default();
            if lines.is_empty() && notices.is_empty() {
                continue;
            }
            let trigger = if lines.is_empty() { Trigger::AgreementEnds } else { Trigger::ActionDue };
            let (to, at) = (To::Member { user: actor.user }, Moment::at_hour(self.today, rule(trigger).hour));
            let event = format!("digest/{}/{}", self.zone.id, self.today);
            let what = What::Digest { lines, notices };
            let telling = waiting((trigger, &event), to, String::new(), what, (at, self.today));
            self.write(&telling, done).await.map_err(|error| match error {
                ChangeError::Store(error) => error,
                other => StoreError::Damaged(other.to_string()),
            })?;
        }
        Ok(())
    }

    /// Agreements on sharing that end or are to be looked at again, on the days on which that is told.
    async fn agreements(&self) -> Result<Vec<Notice>, StoreError> {
        let all: Vec<SharingAgreement> = query(self.tables, &keys::zone(&self.zone.id), keys::SHARING).await?;
        let signed = all.iter().filter(|agreement| agreement.stage == Stage::Signed);
        let told = signed.flat_map(|agreement| [(true, agreement.end), (false, agreement.review_by)]);
        let told = told.filter_map(|(ends, day)| agreement_mornings(day, self.today).map(|days| (ends, days)));
        Ok(told.map(|(ends, days)| Notice::Agreement { ends, days }).collect())
    }

    async fn write(&self, telling: &Telling, done: &mut Prepared) -> Result<(), ChangeError> {
        let change = Change::new(By::new("daily", "scheduled"), &self.zone.id, self.clock.now(), self.ids);
        match queue(telling, change).commit(self.tables).await {
            Ok(_) => done.written += 1,
            // It is there: told before, or on its way.
            Err(ChangeError::Stale { .. }) => done.known += 1,
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
