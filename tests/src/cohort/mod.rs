//! A town with a plan in it, and everybody who may or may not have to do with it: a housing association (organisation 1), a school
//! (2) and a Children's Centre (3).

mod agreement;
mod written;

pub use agreement::terms;
pub use written::{about_me, action_of, bodies, goal_of, need_of, note, snapshot};

use std::sync::Arc;

use doorstep_backend::port::{Clock as _, Ids as _, Tables};
use doorstep_backend::store::{By, Change, Repeat, keys};
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::plans::{self, MarkKey, PlanError, entry};
use doorstep_backend::usecase::sign_in::UserRecord;
use doorstep_shared::api::desk::plans::{
    NewPlanEntry, Nomination, PlanSaved, PlanView, Said, SentMember, SharingChoice, SharingSaid, Taking,
};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Organisation;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{ActionId, FamilyId, GoalId, NeedId, PersonId, PlanId};
use doorstep_shared::people::{Capability, Membership, Role};
use doorstep_shared::plans::content::Rater;
use doorstep_shared::plans::course::{State, Step};
use doorstep_shared::plans::entry::{Body, EntryName, School, StartPlace};
use doorstep_shared::plans::people::{Adult, Channel, Child, Contact, Home, Reading, Responsibility};
use doorstep_shared::plans::plan::{AgreedHow, HandoverDecision, NOTICE, ToldHow};
use doorstep_shared::plans::school::{PlaceSource, SchoolPlace, StartPattern};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::plans::team::Function;
use doorstep_shared::plans::work::{NeedKind, Owner};
use doorstep_shared::policy::Actor;
use doorstep_shared::set::{Member as _, Set};
use uuid::Uuid;

use crate::office::{Office, organisation, service, user};

/// Keys the hashes of children.
pub const MARK_KEY: MarkKey = [3; 32];

/// Somebody of an organisation.
pub fn person(n: u128, role: Role, of: u128, capabilities: &[Capability]) -> Actor {
    let capabilities: Set<Capability> = capabilities.iter().copied().collect();
    Actor { user: user(n), role, organisation: Some(organisation(of)), capabilities }
}

/// The parent advisor of the housing association.
pub fn advisor() -> Actor {
    person(1, Role::Advisor, 1, &[])
}
/// The link teacher of the school, who leads.
pub fn teacher() -> Actor {
    person(2, Role::LinkTeacher, 2, &[])
}
/// The Children's Centre's worker.
pub fn centre() -> Actor {
    person(3, Role::ChildrensCentre, 3, &[])
}
/// The zone's coordinator.
pub fn coordinator() -> Actor {
    person(4, Role::Coordinator, 3, &[Capability::DataProtection])
}
/// The reception teacher of the school.
pub fn reception() -> Actor {
    person(5, Role::ReceptionTeacher, 2, &[])
}
/// The school's lead.
pub fn lead() -> Actor {
    person(6, Role::SchoolLead, 2, &[Capability::Safeguarding])
}
/// Another advisor of the housing association, in no team.
pub fn outsider() -> Actor {
    person(7, Role::Advisor, 1, &[])
}

/// Everybody.
pub fn everybody() -> Vec<Actor> {
    vec![advisor(), teacher(), centre(), coordinator(), reception(), lead(), outsider()]
}

/// A town with a plan.
pub struct Cohort {
    /// The town.
    pub office: Office,
    /// The plan.
    pub plan: PlanId,
    /// The family.
    pub family: FamilyId,
    /// The child.
    pub child: PersonId,
    /// The mother.
    pub mother: PersonId,
}

impl Cohort {
    /// A town with its people, and no plan yet.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn new(tables: Arc<dyn Tables>) -> Self {
        let office = Office::new(tables, vec![service(1, Some(1))]).await;
        let by = || By::new("test", "coordinator");
        let zone = &office.zone.id;
        let third = Organisation {
            id: organisation(3),
            name: "Organisation 3".into(),
            description: String::new(),
            url: String::new(),
            origin: None,
            version: 1,
        };
        let ids = &*office.ids;
        let mut change =
            Change::new(by(), zone, office.clock.now(), ids).create(keys::organisation(zone, third.id), &third);
        for actor in everybody() {
            change = known(change, zone, &actor);
        }
        change.commit(&*office.tables).await.expect("people");
        let id = || office.ids.next();
        let (plan, family, child, mother) =
            (PlanId::new(id()), FamilyId::new(id()), PersonId::new(id()), PersonId::new(id()));
        Self { office, plan, family, child, mother }
    }

    /// Somebody at the workspace.
    pub fn desk<'a>(&'a self, actor: &'a Actor) -> Desk<'a> {
        self.office.desk(actor)
    }

    /// A request that was never made before.
    pub fn once(&self) -> Repeat {
        self.office.once()
    }

    /// Makes somebody known in the town.
    ///
    /// # Panics
    /// When they cannot be.
    pub async fn known(&self, actor: &Actor) {
        let zone = &self.office.zone.id;
        let change = Change::new(By::new("test", "coordinator"), zone, self.office.clock.now(), &*self.office.ids);
        known(change, zone, actor).commit(&*self.office.tables).await.expect("a person");
    }

    /// What names the child.
    pub fn nomination(&self) -> Nomination {
        Nomination {
            plan: self.plan,
            family: self.family,
            child_id: self.child,
            adult_id: self.mother,
            child: Child {
                legal_name: "Amina Hassan Testcase".into(),
                known_as: "Amina".into(),
                born: day("2022-10-10"),
            },
            adult: Adult {
                legal_name: "Hodan Hassan Testcase".into(),
                known_as: "Hodan".into(),
                relationship: "mum".into(),
                responsibility: Responsibility::Parental,
                lives_with_child: Fact::Yes,
                may_see_plan: true,
            },
            contact: Some(Contact {
                adult: self.mother,
                channel: Channel::Text,
                value: "07700 900123".into(),
                ok_to_text: true,
                ok_to_leave_message: false,
                when: "after half past nine".into(),
                address: "7 Confidential Row".into(),
                address_confidential: true,
                safe_from: None,
                safe_until: None,
                address_before: String::new(),
                moved_on: None,
            }),
            home: Home {
                languages: vec!["so".parse().expect("a language"), "en".parse().expect("a language")],
                interpreter: Fact::Yes,
                reading: Some(Reading::InPerson),
                meeting: String::new(),
            },
            place: StartPlace {
                school: School::Partner { organisation: organisation(2) },
                place: SchoolPlace {
                    entry_year: 2027_i16.try_into().expect("a year"),
                    offered_on: None,
                    accepted_on: None,
                    starts_on: None,
                    pattern: StartPattern::FullTime,
                    source: PlaceSource::ParentTold,
                },
            },
            of_zone: true,
            may_be_contacted_on: Some(day("2026-11-20")),
            postcode: "ZZ1 1AA".into(),
            another_child: false,
        }
    }

    /// Names the child, as the link teacher, and puts the advisor and the centre's worker into the team.
    ///
    /// # Panics
    /// When it may not be done.
    pub async fn nominate(&self) {
        let teacher = teacher();
        plans::nominate(&self.desk(&teacher), &MARK_KEY, &self.nomination(), &self.once()).await.expect("a plan");
        self.member(&advisor(), Function::ParentAdvisor).await;
        self.member(&centre(), Function::CentreWorker).await;
    }

    /// Puts somebody into the team whom the family knows of.
    ///
    /// # Panics
    /// When it may not be done.
    pub async fn member(&self, who: &Actor, function: Function) {
        let today = self.office.clock.today();
        let sent = SentMember { function, lead: false, from: today, to: None, family_told_on: Some(today) };
        let version = self.version().await;
        let teacher = teacher();
        plans::put_member(&self.desk(&teacher), (self.plan, who.user), version, &sent, &self.once())
            .await
            .expect("a member");
    }

    /// The plan's version.
    ///
    /// # Panics
    /// When there is no plan.
    pub async fn version(&self) -> u64 {
        let teacher = teacher();
        plans::Whole::load(&self.desk(&teacher), self.plan).await.expect("a plan").plan.version
    }

    /// What the mother says of every section for these organisations.
    ///
    /// # Panics
    /// When it may not be done.
    pub async fn share(&self, with: &[u128], choice: Choice) {
        let sections = Section::ALL.iter().filter(|section| section.is_shared_by_choice());
        let each = |to: &u128| {
            let to = organisation(*to);
            sections.clone().map(move |section| SharingChoice { to, section: *section, choice })
        };
        let said =
            SharingSaid { adult: self.mother, how: AgreedHow::Said, choices: with.iter().flat_map(each).collect() };
        let (version, teacher) = (self.version().await, teacher());
        plans::put_sharing(&self.desk(&teacher), self.plan, version, &said, &self.once()).await.expect("choices");
    }

    /// Takes a step, as the link teacher.
    ///
    /// # Errors
    /// What is missing.
    pub async fn step(&self, step: Step, said: Said) -> Result<State, PlanError> {
        let (version, teacher) = (self.version().await, teacher());
        let taking = Taking { step, said };
        let taken = plans::take_step(&self.desk(&teacher), self.plan, version, &taking, &self.once()).await?;
        Ok(taken.state)
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// Why not.
    pub async fn add(&self, who: &Actor, body: Body) -> Result<PlanSaved, PlanError> {
        let new = NewPlanEntry { id: self.office.ids.next(), body };
        Box::pin(entry::add(&self.desk(who), &MARK_KEY, self.plan, &new, &self.once())).await
    }

    /// The plan as somebody sees it.
    ///
    /// # Errors
    /// Why not.
    pub async fn view(&self, who: &Actor) -> Result<PlanView, PlanError> {
        Box::pin(plans::read(&self.desk(who), self.plan)).await
    }

    /// What a plan needs to be agreed: a parent's view, a strength, a need with a goal, and actions on both sides.
    ///
    /// # Panics
    /// When it may not be written.
    pub async fn work(&self) {
        let teacher = teacher();
        let id = || self.office.ids.next();
        let (need, goal) = (NeedId::new(id()), GoalId::new(id()));
        self.add(&teacher, snapshot(Rater::Parent, "the parent’s view")).await.expect("a view");
        self.add(&teacher, need_of(NeedId::new(id()), NeedKind::Strength, "Sings all day")).await.expect("a strength");
        self.add(&teacher, need_of(need, NeedKind::Need, "Leaving Mum is hard")).await.expect("a need");
        self.add(&teacher, goal_of(goal, need, "Says goodbye and settles")).await.expect("a goal");
        for owner in [Owner::Family { adult: self.mother }, Owner::Team { user: teacher.user }] {
            self.add(&teacher, action_of(ActionId::new(id()), goal, owner, "Visit the school"))
                .await
                .expect("an action");
        }
    }

    /// Takes the plan to a state, with the steps and the work that lead there.
    ///
    /// # Panics
    /// When the course does not lead there.
    pub async fn to(&self, state: State) {
        let lang = || "so".parse().expect("a language");
        let taken = async |step, said| self.step(step, said).await.expect("a step");
        self.nominate().await;
        if state == State::Nominated {
            return;
        }
        taken(Step::Invite, Said::Asked { language: lang(), interpreter: true, may_be_contacted_on: None }).await;
        match state {
            State::Invited => return,
            State::Declined => {
                taken(Step::Decline, Said::Nothing).await;
                return;
            }
            _ => {}
        }
        let agreed = Said::Agreed {
            adult: self.mother,
            told: ToldHow::ReadAloud,
            notice: NOTICE.into(),
            language: lang(),
            how: AgreedHow::Said,
            place_accepted_on: Some(day("2026-11-22")),
        };
        taken(Step::Agree, agreed).await;
        if state == State::Agreed {
            return;
        }
        self.share(&[1, 2, 3], Choice::Refuse).await;
        taken(Step::GetToKnow, Said::Nothing).await;
        if state == State::GettingToKnow {
            return;
        }
        self.work().await;
        taken(Step::AgreePlan, Said::Nothing).await;
        if state == State::Planned {
            return;
        }
        taken(Step::Activate, Said::ToThePlan { adult: self.mother, but: String::new() }).await;
        match state {
            State::ActiveBeforeStart => return,
            State::Paused => {
                let until = self.office.clock.today().plus_days(14);
                taken(Step::Pause { reason: "A new baby".into(), until }, Said::Nothing).await;
                return;
            }
            State::Withdrawn => {
                taken(Step::Withdraw, Said::Nothing).await;
                return;
            }
            State::TransferredOut => {
                let moved = Said::Moved { handover: HandoverDecision::Refused };
                taken(Step::TransferOut { to: "Leeds".into() }, moved).await;
                return;
            }
            _ => {}
        }
        let on = self.office.clock.today();
        taken(Step::StartReception, Said::Started { on, handover: HandoverDecision::Refused }).await;
        assert_eq!(state, State::ActiveInReception, "the closing review belongs to those who hold it");
    }
}

fn known<'c>(change: Change<'c>, zone: &doorstep_shared::id::ZoneId, actor: &Actor) -> Change<'c> {
    let membership = Membership {
        zone: zone.clone(),
        user: actor.user,
        role: actor.role,
        organisation: actor.organisation,
        capabilities: actor.capabilities,
        from: day("2026-09-01"),
        to: None,
        version: 1,
    };
    let name = format!("Worker {}", actor.role.key());
    let record = UserRecord { id: actor.user, name, email: None, created: 0, version: 1 };
    change
        .create(keys::membership(actor.user, zone), &membership)
        .create(keys::zone_member(zone, actor.user), &membership)
        .create(keys::user_meta(actor.user), &record)
}

/// A day.
pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The name of an entry, from what was saved.
pub fn name(saved: &PlanSaved) -> EntryName {
    saved.entry
}

/// An id that nothing has.
pub fn nothing() -> Uuid {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_00aa)
}
