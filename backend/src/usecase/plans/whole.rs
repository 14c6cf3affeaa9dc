//! A plan with all that belongs to it, read in one query and its family in another, and what somebody may do with each part.

use doorstep_shared::date::Date;
use doorstep_shared::directory::Calendar;
use doorstep_shared::id::{OrganisationId, PersonId, PlanId, ZoneId};
use doorstep_shared::people::Capability;
use doorstep_shared::plans::access::{self, Area, Facts, Op, Permit, Refusal, Seat, View, Why, decide};
use doorstep_shared::plans::agreement::{LegalMode, SharingAgreement, mode};
use doorstep_shared::plans::course::{REOPENED_FOR, State, TEAM_AFTER};
use doorstep_shared::plans::entry::{Body, Entry, EntryName, Kind, School};
use doorstep_shared::plans::note::{Mending, mending};
use doorstep_shared::plans::plan::Plan;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::{Permission, resolve};
use doorstep_shared::plans::team::TeamMember;
use doorstep_shared::plans::work::Owner;

use super::error::PlanError;
use super::family::{AskRecord, Door, HiddenLook};
use super::handover;
use super::records::{ChoiceRecord, ClashRecord, Glass, Interest, Marks, SentLink, adult};
use crate::port::{Query, StoreError, Table, Tables};
use crate::store::{keys, plan_keys, query, read_item};
use crate::usecase::entry::Desk;

/// A plan with all that belongs to it.
pub struct Whole {
    /// The plan itself.
    pub plan: Plan,
    /// The team, also those who are no longer in it.
    pub team: Vec<TeamMember>,
    /// What the family said of sharing, in the order in which it was said.
    pub choices: Vec<ChoiceRecord>,
    /// The entries, of the plan and of its family.
    pub entries: Vec<Entry>,
    /// Clashes that wait.
    pub clashes: Vec<ClashRecord>,
    /// Looks in an emergency.
    pub glass: Vec<Glass>,
    /// Those who know the family privately.
    pub interests: Vec<Interest>,
    /// The links of referrals.
    pub links: Vec<SentLink>,
    /// The doors of the family: its links and devices.
    pub doors: Vec<Door>,
    /// What the family asks.
    pub asks: Vec<AskRecord>,
    /// Looks that an adult hides from the others.
    pub hidden: Vec<HiddenLook>,
    /// What finds the same child named twice.
    pub marks: Marks,
    /// The zone's agreements on sharing.
    pub agreements: Vec<SharingAgreement>,
    said: Vec<Permission>,
}

impl Whole {
    /// Reads a plan of the zone, whoever may see it.
    ///
    /// # Errors
    /// [`PlanError::NotFound`] when the zone has no such plan; when the tables cannot be read.
    pub async fn load(desk: &Desk<'_>, id: PlanId) -> Result<Self, PlanError> {
        Self::of(desk.tables, &desk.zone.id, id).await
    }

    /// The same for what is done without anybody at a desk.
    ///
    /// # Errors
    /// [`PlanError::NotFound`] when the zone has no such plan; when the tables cannot be read.
    pub async fn of(tables: &dyn Tables, zone: &ZoneId, id: PlanId) -> Result<Self, PlanError> {
        let in_plan = Query::prefix(Table::Plans, plan_keys::plan(id), "");
        let partition = keys::zone(zone);
        let (items, agreements) = futures::try_join!(
            tables.query_all(&in_plan),
            query::<SharingAgreement>(tables, &partition, keys::SHARING)
        )?;
        let mut plan: Option<Plan> = None;
        let mut whole = Parts::default();
        for item in items {
            // An address names a zone and a plan; the zone is the one that the caller is a member of.
            if item.zone != zone.as_str() {
                return Err(PlanError::NotFound);
            }
            if item.key.sk == plan_keys::PLAN_META {
                plan = Some(read_item(item)?);
            } else {
                whole.take(item)?;
            }
        }
        let plan = plan.ok_or(PlanError::NotFound)?;
        let family: Vec<Entry> = query(tables, &plan_keys::family(plan.family), "").await?;
        whole.entries.extend(family);
        whole.entries.sort_by_key(|entry| entry.name);
        let said = whole.choices.iter().map(|choice| choice.permission.clone()).collect();
        let Parts { team, choices, entries, clashes, glass, interests, links, doors, asks, hidden, marks } = whole;
        Ok(Self {
            plan,
            team,
            choices,
            entries,
            clashes,
            glass,
            interests,
            links,
            doors,
            asks,
            hidden,
            marks,
            agreements,
            said,
        })
    }

    /// A plan that is about to be.
    pub fn begun(plan: Plan, team: Vec<TeamMember>, entries: Vec<Entry>, marks: Marks) -> Self {
        Self {
            plan,
            team,
            choices: Vec::new(),
            entries,
            clashes: Vec::new(),
            glass: Vec::new(),
            interests: Vec::new(),
            links: Vec::new(),
            doors: Vec::new(),
            asks: Vec::new(),
            hidden: Vec::new(),
            marks,
            agreements: Vec::new(),
            said: Vec::new(),
        }
    }

    /// Adds a choice on sharing.
    pub fn choose(&mut self, choice: ChoiceRecord) {
        self.said.push(choice.permission.clone());
        self.choices.push(choice);
    }

    /// What the family said of sharing.
    pub fn said(&self) -> &[Permission] {
        &self.said
    }

    /// What stands where a partner stands in what the family has written itself.
    pub fn family_itself(&self) -> OrganisationId {
        OrganisationId::new(self.plan.family.uuid())
    }

    /// An entry by its name.
    pub fn entry(&self, name: EntryName) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// The child.
    pub fn child(&self) -> Option<(&Entry, &doorstep_shared::plans::people::Child)> {
        self.entries.iter().find_map(|entry| match &entry.body {
            Body::Child(child) if entry.name.id == self.plan.child.uuid() => Some((entry, child)),
            _ => None,
        })
    }

    /// Who leads on a day.
    pub fn lead(&self, today: doorstep_shared::date::Date) -> Option<&TeamMember> {
        self.team.iter().find(|member| member.lead && member.is_in(today))
    }

    /// The first day of school, where the plan says it.
    pub fn starts_on(&self) -> Option<doorstep_shared::date::Date> {
        self.entries
            .iter()
            .find_map(|entry| if let Body::Place(place) = &entry.body { place.place.first_day() } else { None })
    }

    /// Whether the school is a partner, and which.
    pub fn school(&self) -> Option<OrganisationId> {
        self.entries.iter().find_map(|entry| match &entry.body {
            Body::Place(place) => match place.school {
                School::Partner { organisation } => Some(organisation),
                School::Other { .. } => None,
            },
            _ => None,
        })
    }

    /// Whether an entry is about learning; actions follow their goal.
    pub fn is_of_learning(&self, body: &Body) -> bool {
        let of_goal = match body {
            Body::Action(action) => self.entries.iter().find_map(|entry| match &entry.body {
                Body::Goal(goal) if goal.id == action.goal => Some(goal.section),
                _ => None,
            }),
            _ => None,
        };
        body.is_of_learning(of_goal)
    }
}

/// What is read of a plan's partition.
#[derive(Default)]
struct Parts {
    team: Vec<TeamMember>,
    choices: Vec<ChoiceRecord>,
    entries: Vec<Entry>,
    clashes: Vec<ClashRecord>,
    glass: Vec<Glass>,
    interests: Vec<Interest>,
    links: Vec<SentLink>,
    doors: Vec<Door>,
    asks: Vec<AskRecord>,
    hidden: Vec<HiddenLook>,
    marks: Marks,
}

impl Parts {
    fn take(&mut self, item: crate::port::Item) -> Result<(), StoreError> {
        let begins = |prefix: &str| item.key.sk.starts_with(prefix);
        if begins(plan_keys::TEAM) {
            self.team.push(read_item(item)?);
        } else if begins(plan_keys::SHARE) {
            self.choices.push(read_item(item)?);
        } else if begins(plan_keys::CLASH) {
            self.clashes.push(read_item(item)?);
        } else if begins(plan_keys::GLASS) {
            self.glass.push(read_item(item)?);
        } else if begins(plan_keys::INTEREST) {
            self.interests.push(read_item(item)?);
        } else if begins(plan_keys::LINK) {
            self.links.push(read_item(item)?);
        } else if begins(plan_keys::DOOR) {
            self.doors.push(read_item(item)?);
        } else if begins(plan_keys::ASK) {
            self.asks.push(read_item(item)?);
        } else if begins(plan_keys::HIDDEN) {
            self.hidden.push(read_item(item)?);
        } else if item.key.sk == plan_keys::MARKS {
            self.marks = read_item(item)?;
        } else {
            self.entries.push(read_item(item)?);
        }
        Ok(())
    }
}

/// Somebody before a plan.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    desk: &'a Desk<'a>,
    whole: &'a Whole,
    seat: Seat,
}

impl<'a> Reader<'a> {
    /// Somebody before a plan that they may know of.
    ///
    /// # Errors
    /// [`PlanError::NotFound`] when they may not.
    pub fn new(desk: &'a Desk<'a>, whole: &'a Whole) -> Result<Self, PlanError> {
        let seat = Seat::of(desk.actor.role).ok_or(PlanError::NotFound)?;
        let reader = Self { desk, whole, seat };
        // Whoever knows the family privately does not meet it here.
        if whole.interests.iter().any(|interest| interest.user == desk.actor.user) {
            return Err(PlanError::NotFound);
        }
        match decide(seat, Area::Find, Op::Read, &reader.facts()) {
            Ok(_) => Ok(reader),
            Err(_) if reader.glass().is_some() || reader.led_to_its_end() => Ok(reader),
            Err(_) => Err(PlanError::NotFound),
        }
    }

    /// Whether they led a plan to its end, their access has ended with it, and it may still be opened again. They see label, state, reason
    /// and days as a coordinator does, and nothing of what is in it.
    pub fn led_to_its_end(&self) -> bool {
        let (plan, today) = (&self.whole.plan, self.desk.today);
        let Some(ended) = plan.ended_on.filter(|_| plan.state == State::Closed) else { return false };
        let led = |member: &&TeamMember| member.user == self.desk.actor.user && member.lead;
        let member = self.whole.team.iter().find(led);
        member.is_some_and(|member| led_until(member, today) == Some(ended))
    }

    /// Whether they lead the plan today, or led it to its end and may still open it again.
    pub fn leads(&self) -> bool {
        self.member().is_some_and(|member| member.lead) || self.led_to_its_end()
    }

    /// Somebody who may not know of the plan, for the one thing that is open to them all the same.
    pub fn stranger(desk: &'a Desk<'a>, whole: &'a Whole) -> Option<Self> {
        Some(Self { desk, whole, seat: Seat::of(desk.actor.role)? })
    }

    /// Where they sit.
    pub fn seat(&self) -> Seat {
        self.seat
    }

    /// What they are in the team today.
    pub fn member(&self) -> Option<&'a TeamMember> {
        let today = self.desk.today;
        self.whole.team.iter().find(|member| member.user == self.desk.actor.user && member.is_in(today))
    }

    /// The emergency under which they look just now.
    pub fn glass(&self) -> Option<&'a Glass> {
        let now = self.desk.clock.now().as_second();
        self.whole.glass.iter().find(|glass| glass.user == self.desk.actor.user && now < glass.until)
    }

    /// What is so between them and the plan as a whole.
    pub fn facts(&self) -> Facts {
        let actor = self.desk.actor;
        Facts {
            team: self.member().is_some(),
            lead: self.member().is_some_and(|member| member.lead),
            begun: self.whole.plan.begun(),
            dsl: actor.capabilities.has(Capability::Safeguarding) && self.school_of_dsl(),
            data_protection: actor.capabilities.has(Capability::DataProtection),
            own_family: self.is_of_family(),
            ..Facts::none(self.whole.plan.state)
        }
    }

    /// An adult of this family, by its own link, who may see the plan.
    fn is_of_family(&self) -> bool {
        let actor = self.desk.actor;
        let id = PersonId::new(actor.user.uuid());
        self.seat == Seat::Family
            && actor.organisation == Some(self.whole.family_itself())
            && adult(&self.whole.entries, id).is_some_and(|adult| adult.may_see_plan)
    }

    /// A safeguarding lead leads at their school, and at no other.
    fn school_of_dsl(&self) -> bool {
        self.whole.school().is_some() && self.whole.school() == self.desk.actor.organisation
    }

    /// What is so between them and an entry of a partner.
    pub fn facts_of(&self, organisation: OrganisationId, section: Section, learning: bool) -> Facts {
        let today = self.desk.today;
        let mine = self.desk.actor.organisation;
        // What the family has written itself it shares by its own word; between partners there has to be an agreement.
        let itself = organisation == self.whole.family_itself();
        let open =
            |mine| itself || mode(&self.whole.agreements, mine, organisation, section, today) == LegalMode::Agreement;
        let shared = |mine| resolve(&self.whole.said, mine, section, today).is_allowed();
        Facts {
            own: mine == Some(organisation),
            agreement: mine.is_some_and(open),
            shared: mine.is_some_and(shared),
            learning,
            ..self.facts()
        }
    }

    /// What is so between them and an entry.
    pub fn facts_of_entry(&self, entry: &Entry) -> Facts {
        let facts = self.facts_of(entry.organisation, entry.body.section(), self.whole.is_of_learning(&entry.body));
        Facts { oneself: self.is_given(&entry.body), extract: self.is_for_school(entry, &facts), ..facts }
    }

    /// Whether it is what the parent approved for their school, and they may have it: the plan goes on, and the school itself wrote it
    /// down or an agreement is in force.
    fn is_for_school(&self, entry: &Entry, facts: &Facts) -> bool {
        let theirs = handover::is_for(self.whole, &entry.body, self.desk.actor.organisation, self.desk.today);
        theirs && (facts.own || facts.agreement) && self.whole.plan.state.shares()
    }

    /// Whether they read an entry as the school that it was sent to: what it says now, and nothing of how it came to be.
    pub fn reads_extract(&self, entry: &Entry) -> bool {
        let permit = access::may_read(self.seat, entry.body.area(), &self.facts_of_entry(entry));
        permit.is_ok_and(|permit| permit.view() == View::Extract)
    }

    /// Whether it is an action of theirs, whoever has written it down; for an adult of the family also how they are reached.
    fn is_given(&self, body: &Body) -> bool {
        let user = self.desk.actor.user;
        match (body, self.seat) {
            (Body::Action(action), Seat::Family) => {
                matches!(action.owner, Some(Owner::Family { adult }) if adult.uuid() == user.uuid())
            }
            (Body::Contact(contact), Seat::Family) => contact.adult.uuid() == user.uuid(),
            (Body::Action(action), _) => action.owner == Some(Owner::Team { user }),
            _ => false,
        }
    }

    /// IG30: an adult of the family never reads how the other one is reached, nor a note that is kept from the family for now.
    fn kept_from_family(&self, body: &Body) -> bool {
        self.seat == Seat::Family
            && match body {
                Body::Contact(_) => !self.is_given(body),
                Body::Note(note) => !note.visible.is_to_family(),
                _ => false,
            }
    }

    /// Whether they read an entry.
    ///
    /// # Errors
    /// The refusal.
    pub fn may_read(&self, entry: &Entry) -> Result<(), Refusal> {
        if self.kept_from_family(&entry.body) {
            return Err(Refusal::Forbidden(Why::NotMet));
        }
        match access::may_read(self.seat, entry.body.area(), &self.facts_of_entry(entry)) {
            Ok(_) => Ok(()),
            Err(_) if self.opened_by_glass(entry) => Ok(()),
            Err(refusal) => Err(refusal),
        }
    }

    /// An emergency opens what was asked for, but neither that a safeguarding route was used nor an address that is kept.
    fn opened_by_glass(&self, entry: &Entry) -> bool {
        let kept = match &entry.body {
            // What the school is told is what the parent approves, in an emergency too.
            Body::Pointer(_) | Body::Handover(_) => true,
            Body::Contact(contact) => contact.address_confidential,
            _ => false,
        };
        !kept && self.glass().is_some_and(|glass| glass.sections.contains(&entry.body.section()))
    }

    /// Whether they know that there is an entry of this kind, and no more.
    pub fn knows_of(&self, entry: &Entry) -> bool {
        access::knows_of(self.seat, entry.body.area(), &self.facts_of_entry(entry))
    }

    /// Whether they change an entry.
    ///
    /// # Errors
    /// The refusal.
    pub fn may_change(&self, entry: &Entry) -> Result<Permit, Refusal> {
        if self.seat == Seat::Family && matches!(entry.body, Body::Referral(_) | Body::Signpost(_) | Body::Meeting(_)) {
            // The family speaks for itself in these, and changes nothing else of them: its use cases see to that.
            return decide(self.seat, entry.body.area(), Op::Agree, &self.facts_of_entry(entry));
        }
        let now = self.desk.clock.now();
        let mended = match (&entry.body, entry.made_at.parse()) {
            (Body::Note(_), Ok(at)) => mending(entry.made_by, at, self.desk.actor.user, now),
            _ => Mending::Addendum,
        };
        access::may_change(self.seat, entry.body.area(), entry.body.kind(), &self.facts_of_entry(entry), mended)
    }

    /// Whether they add an entry like this. It would be their organisation's.
    ///
    /// # Errors
    /// The refusal.
    pub fn may_add(&self, area: Area, section: Section, learning: bool) -> Result<Permit, Refusal> {
        let mine = self.desk.actor.organisation.ok_or(Refusal::Forbidden(Why::Never))?;
        access::may_add(self.seat, area, &self.facts_of(mine, section, learning))
    }

    /// Whether they do something that is of the plan as a whole, and see all of it.
    ///
    /// # Errors
    /// The refusal.
    pub fn may(&self, area: Area, op: Op) -> Result<Permit, Refusal> {
        decide(self.seat, area, op, &self.facts())
    }

    /// Whether they read what is of the plan as a whole, and not its dates alone.
    pub fn reads_all(&self, area: Area) -> bool {
        self.may(area, Op::Read).is_ok_and(|permit| permit.view() == View::All)
    }
}

/// The day on which a plan ended, for whoever led it then: their access is over, and the plan may still be opened again.
pub fn led_until(member: &TeamMember, today: Date) -> Option<Date> {
    let last = member.to.filter(|to| member.lead && *to < today)?;
    let ended = last.plus_days(-TEAM_AFTER);
    (today.days_since(ended) <= REOPENED_FOR).then_some(ended)
}

/// The zone's calendar, where an entry needs it.
///
/// # Errors
/// When the tables cannot be read.
pub async fn calendar_for(desk: &Desk<'_>, kind: Kind) -> Result<Calendar, StoreError> {
    match kind {
        Kind::Place | Kind::Referral | Kind::Handover => {
            crate::store::records::calendar(desk.tables, &desk.zone.id).await
        }
        _ => Ok(Calendar::default()),
    }
}

/// Everybody who is in the team today, or will be.
pub fn on_team(team: &[TeamMember], today: doorstep_shared::date::Date) -> impl Iterator<Item = &TeamMember> {
    team.iter().filter(move |member| member.to.is_none_or(|to| today <= to))
}
