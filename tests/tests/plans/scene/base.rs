//! The town with the plan, and the tables of any scene.

use std::collections::BTreeMap;
use std::sync::Arc;

use doorstep_backend::port::Table;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{keys, plan_keys, read_item};
use doorstep_backend::token::TokenHash;
use doorstep_backend::usecase::plans::family::{AskRecord, Door};
use doorstep_backend::usecase::plans::records::{
    ClashRecord, HappeningRecord, Interest, PlanRow, RegisterMember, RegisterRow, RegisterSeat, SeriesRow,
};
use doorstep_backend::usecase::sign_in::UserRecord;
use doorstep_shared::api::desk::plans::AskKind;
use doorstep_shared::id::{ClashId, LinkId, PersonId, PlanId, SeriesId, ZoneId};
use doorstep_shared::people::Membership;
use doorstep_shared::plans::entry::{Body, Clash, value_at};
use doorstep_shared::plans::intervention::Series;
use doorstep_shared::plans::plan::Plan;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::team::TeamMember;
use doorstep_shared::set::Member as _;
use doorstep_tests::cohort::{Cohort, day};
use doorstep_tests::house::HandClock;
use doorstep_tests::office::{MORNING, organisation, user};
use doorstep_tests::plan_house::{Items, PlanHouse, Session, items, put, sign_in};
use serde_json::{Value, json};
use uuid::Uuid;

use super::entries::{Planted, id, planted};
use super::people::{Person, people};
use super::said::{agreement, choices};
use super::sides::{Leads, Said, Scene};

/// The entries of which two texts wait for a decision: what, and by whom.
pub const CLASHES: [(&str, u128); 3] = [("need of wellbeing", 1), ("all about me", 2), ("need of learning", 3)];

/// The id of the family's door.
pub const DOOR: Uuid = Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0901);
/// The id of what the family asks.
pub const ASK: Uuid = Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0902);

/// What every scene begins from.
pub struct Base {
    items: Items,
    /// The plan.
    pub plan: PlanId,
    /// The mother, whose word counts.
    pub mother: PersonId,
    /// An adult who has no contact yet.
    pub father: PersonId,
    /// What stands in the plan.
    pub planted: Vec<Planted>,
    /// The plan’s version.
    pub version: u64,
    /// The family’s label.
    pub label: String,
    sessions: BTreeMap<u128, Session>,
}

impl Base {
    /// The town with its people, and the plan as it was named, with all that is planted in it.
    pub async fn new() -> Arc<Self> {
        let memory = MemoryTables::with_clock(Arc::new(HandClock::at(MORNING)));
        let cohort = Cohort::new(Arc::new(memory.clone())).await;
        cohort.nominate().await;
        let mut sessions = BTreeMap::new();
        for person in people() {
            sessions.insert(person.n, sign_in(&memory, &cohort.office.clock, user(person.n)).await);
        }
        let father = PersonId::new(id(77));
        let mut base = Self {
            items: items(&memory).await,
            plan: cohort.plan,
            mother: cohort.mother,
            father,
            planted: planted(),
            version: cohort.version().await,
            label: doorstep_shared::plans::people::label_of(cohort.family),
            sessions,
        };
        base.take_out_named();
        base.members();
        base.stand_in_plan();
        base.hold_sessions();
        Arc::new(base)
    }

    /// The session of somebody; none for nobody.
    pub fn session(&self, person: &Person) -> Option<&Session> {
        self.sessions.get(&person.n)
    }

    /// An entry by what it is and whose.
    pub fn of(&self, label: &str, of: u128) -> &Planted {
        self.planted.iter().find(|p| p.label == label && p.of == of).expect("an entry")
    }

    /// The id of a clash by its place in [`CLASHES`].
    pub fn clash(at: usize) -> ClashId {
        ClashId::new(id(500 + at as u128))
    }

    /// What two people wrote, and what stands there.
    pub fn clashing(&self, at: usize) -> (&Planted, &'static str, Value) {
        let (label, of) = CLASHES[at];
        let planted = self.of(label, of);
        let body = serde_json::to_value(&planted.entry.body).expect("a body");
        (planted, planted.change.0, value_at(body.as_object().expect("fields"), planted.change.0))
    }

    /// A workspace in a scene.
    pub async fn house(&self, scene: &Scene) -> PlanHouse {
        PlanHouse::with(&self.scene(scene), MORNING).await
    }

    /// The tables in a scene.
    pub fn scene(&self, scene: &Scene) -> Items {
        let mut all = self.items.clone();
        let (state, before) = (json!(scene.stands.state), json!(scene.stands.before));
        let said = choices(scene.said, self.mother, self.father);
        for ((table, key), item) in &mut all {
            let of_desk = *table == Table::Plans && key.sk.starts_with(plan_keys::PLAN_ROW) && key.pk.starts_with("U#");
            let meta = *key == plan_keys::plan_meta(self.plan);
            if of_desk || meta {
                item.body.insert("state".into(), state.clone());
                item.body.insert("before".into(), before.clone());
            }
            if of_desk {
                let mut row: PlanRow = read_item(item.clone()).expect("a row");
                let open = |section: &&Section| scene.said == Said::Allowed && section.is_shared_by_choice();
                row.shared = Section::ALL.iter().filter(open).copied().collect();
                row.member.lead = leads(scene.leads, row.member.user.uuid());
                item.body = json!(row).as_object().cloned().expect("fields");
            }
            if key.pk == plan_keys::plan(self.plan) && key.sk.starts_with(plan_keys::TEAM) {
                let member: TeamMember = read_item(item.clone()).expect("a member");
                item.body.insert("lead".into(), json!(leads(scene.leads, member.user.uuid())));
            }
            if meta {
                item.body.insert("choices".into(), json!(said.len()));
            }
        }
        self.registers(scene, &mut all);
        for choice in said {
            let key = plan_keys::choice(self.plan, choice.permission.number);
            put(&mut all, "town", key, &choice);
        }
        if let Some(agreement) = agreement(scene.agreed) {
            let zone = "town".parse().expect("a zone");
            put(&mut all, "town", keys::sharing_agreement(&zone, agreement.id), &agreement);
        }
        all
    }

    /// A series by its number.
    pub fn series(n: u128) -> SeriesId {
        SeriesId::new(id(n))
    }

    /// The line of the plan in the register of each partner’s series, as the scene has it.
    fn registers(&self, scene: &Scene, all: &mut Items) {
        let row = |item: &doorstep_backend::port::Item| -> PlanRow { read_item(item.clone()).expect("a row") };
        let desks = all.iter().filter(|((table, key), _)| {
            *table == Table::Plans && key.sk.starts_with(plan_keys::PLAN_ROW) && key.pk.starts_with("U#")
        });
        let desks: Vec<PlanRow> = desks.map(|(_, item)| row(item)).collect();
        let members = desks.iter().map(|row| RegisterMember {
            member: row.member.clone(),
            shared: row.shared,
            interest: row.interest,
        });
        let row = RegisterRow {
            plan: self.plan,
            label: self.label.clone(),
            state: scene.stands.state,
            before: scene.stands.before,
            child: desks.first().and_then(|row| row.child.clone()),
            adult: None,
            members: members.collect(),
        };
        for planted in self.planted.iter().filter(|planted| planted.label == "sessions") {
            put(all, "town", plan_keys::register_row(SeriesId::new(planted.name.id), self.plan), &row);
        }
    }

    /// The series that the partners hold, and what the plan takes part in.
    fn hold_sessions(&mut self) {
        let zone: ZoneId = "town".parse().expect("a zone");
        for (n, of) in [107, 207, 307, 951, 952, 953].into_iter().zip([1, 2, 3, 1, 2, 3]) {
            let series: Series = serde_json::from_value(json!({
                "id": Self::series(n), "organisation": organisation(of),
                "text": { "title": "Talking group", "minutes": 20, "trained": "yes", "places": 8 },
                "rule": { "from": "2026-11-02", "days": ["tu"], "sessions": 2, "weeks": "school" },
                "sessions": { "2026-11-24": { "state": "planned" }, "2026-12-01": { "state": "planned" } }, "version": 1
            }))
            .expect("a series");
            put(&mut self.items, "town", plan_keys::series(series.id), &series);
            put(&mut self.items, "town", plan_keys::series_row(&zone, series.id), &SeriesRow::of(&series));
        }
        for planted in self.planted.clone() {
            let Body::Attendance(attendance) = &planted.entry.body else { continue };
            let seat = RegisterSeat {
                entry: planted.name,
                organisation: planted.entry.organisation,
                entry_version: 1,
                attendance: (**attendance).clone(),
            };
            put(&mut self.items, "town", plan_keys::register_seat(attendance.series, self.plan), &seat);
        }
    }

    /// Of what was named, the child, the adult and so on, this list has its own.
    fn take_out_named(&mut self) {
        let family = plan_keys::family(self.read_plan().family);
        let place = format!("PLACE#{}", self.plan);
        self.items.retain(|(_, key), _| key.pk != family && key.sk != place);
    }

    fn read_plan(&self) -> Plan {
        let meta = (Table::Plans, plan_keys::plan_meta(self.plan));
        read_item(self.items[&meta].clone()).expect("a plan")
    }

    fn members(&mut self) {
        for person in people() {
            let zone: ZoneId = if person.n == 11 { "city" } else { "town" }.parse().expect("a zone");
            let membership = Membership {
                zone: zone.clone(),
                user: user(person.n),
                role: person.role,
                organisation: (person.of > 0).then(|| organisation(person.of)),
                capabilities: person.capabilities.iter().copied().collect(),
                from: day("2026-09-01"),
                to: None,
                version: 1,
            };
            let name = format!("Worker {}", person.n);
            let known = UserRecord { id: user(person.n), name, email: None, created: 0, version: 1 };
            put(&mut self.items, "town", keys::membership(user(person.n), &zone), &membership);
            put(&mut self.items, "town", keys::zone_member(&zone, user(person.n)), &membership);
            put(&mut self.items, "town", keys::user_meta(user(person.n)), &known);
            self.member(&person);
        }
    }

    /// Puts somebody into the team, with the row on their desk.
    fn member(&mut self, person: &Person) {
        let zone = "town".parse().expect("a zone");
        let Some(function) = person.function else { return };
        let (told, to) = match person.n {
            15 => (None, None),
            13 => (Some(day("2026-11-01")), Some(day("2026-11-23"))),
            _ => (Some(day("2026-11-01")), None),
        };
        let member = TeamMember {
            user: user(person.n),
            organisation: organisation(person.of),
            function,
            lead: false,
            from: day("2026-11-01"),
            to,
            family_told_on: told,
            version: 1,
        };
        let teacher = (Table::Plans, plan_keys::plan_row(&zone, user(2), self.plan));
        let row: PlanRow = read_item(self.items[&teacher].clone()).expect("a row");
        let child = self.of("child", 2);
        let named = doorstep_backend::usecase::plans::records::Named {
            name: super::mark("child", 2),
            organisation: child.entry.organisation,
            starts_on: None,
        };
        let row = PlanRow { member: member.clone(), child: Some(named), interest: person.declared, ..row };
        put(&mut self.items, "town", plan_keys::team_member(self.plan, user(person.n)), &member);
        put(&mut self.items, "town", plan_keys::plan_row(&zone, user(person.n), self.plan), &row);
        if person.declared {
            let interest = Interest { user: user(person.n), on: day("2026-11-20") };
            put(&mut self.items, "town", plan_keys::interest(self.plan, user(person.n)), &interest);
        }
    }

    /// Every entry, what was done to it, and the clashes that wait.
    fn stand_in_plan(&mut self) {
        let plan = self.read_plan();
        let father = json!({
            "is": "adult", "legal_name": super::mark("father", 2), "relationship": "dad", "responsibility": "parental",
            "lives_with_child": "no"
        });
        let mother = json!({
            "is": "adult", "legal_name": super::mark("mother", 2), "relationship": "mum", "responsibility": "parental",
            "lives_with_child": "yes", "may_see_plan": true
        });
        let adult = self.of("adult", 2).clone();
        for (person, body, label) in [(self.mother, mother, "mother"), (self.father, father, "father")] {
            let mut of = adult.clone();
            of.label = label;
            of.name.id = person.uuid();
            of.entry.name = of.name;
            of.entry.body = serde_json::from_value(body).expect("an adult");
            self.planted.push(of);
        }
        for (at, planted) in self.planted.clone().iter().enumerate() {
            let key = plan_keys::plan_entry(self.plan, plan.family, planted.name);
            put(&mut self.items, "town", key, &planted.entry);
            let happening = HappeningRecord {
                at: planted.entry.made_at.clone(),
                by: user(planted.writer),
                role: people()[usize::try_from(planted.writer - 1).expect("a number")].role,
                what: "add".into(),
                entry: Some(planted.name),
                area: planted.area,
                organisation: Some(planted.entry.organisation),
                learning: planted.learning,
                fields: Vec::new(),
            };
            let key = plan_keys::happening(self.plan, id(700 + at as u128));
            put(&mut self.items, "town", key, &happening);
        }
        // The plan is of the child that the school's list names.
        let child = self.of("child", 2).name.id;
        let meta = (Table::Plans, plan_keys::plan_meta(self.plan));
        self.items.get_mut(&meta).expect("a plan").body.insert("child".into(), json!(child));
        for at in 0..CLASHES.len() {
            let (planted, field, theirs) = self.clashing(at);
            let mine = super::mark(&format!("second text of {}", planted.label), planted.of);
            let clash = Clash { field: field.into(), base: json!(""), theirs, mine: json!(mine) };
            let record = ClashRecord {
                id: Self::clash(at),
                entry: planted.name,
                clash,
                mine_by: user(1),
                theirs_by: user(planted.writer),
                raised_at: "2026-11-24T08:40:00Z".into(),
                version: 1,
            };
            put(&mut self.items, "town", plan_keys::clash(self.plan, record.id), &record);
        }
        self.family_comes_in();
    }

    /// A link that was handed over to the mother, and something that she asks.
    fn family_comes_in(&mut self) {
        let door = Door {
            id: LinkId::new(DOOR),
            adult: self.mother,
            made_by: user(2),
            made_on: day("2026-11-23"),
            until: day("2026-12-07"),
            link: TokenHash::of(&["a link"]),
            device: None,
            claimed_on: None,
            shared: false,
            closed_on: None,
            version: 1,
        };
        put(&mut self.items, "town", plan_keys::door(self.plan, door.id), &door);
        let ask = AskRecord {
            id: ASK,
            adult: self.mother,
            about: AskKind::Correct,
            words: "Her name has two d.".into(),
            at: "2026-11-24T08:00:00Z".into(),
            due: day("2026-12-01"),
            with: user(2),
            answer: String::new(),
            answered_by: None,
            answered_on: None,
            version: 1,
        };
        put(&mut self.items, "town", plan_keys::ask(self.plan, ASK), &ask);
    }
}

fn leads(leads: Leads, who: Uuid) -> bool {
    let n = match leads {
        Leads::Teacher => 2,
        Leads::Centre => 3,
    };
    user(n).uuid() == who
}
