//! A zone with its people and entries, for tests of what staff do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use doorstep_backend::clock::SystemIds;
use doorstep_backend::port::Tables;
use doorstep_backend::store::{Repeat, records};
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::seed::{NewZone, seed};
use doorstep_shared::date::{Time, Weekday};
use doorstep_shared::directory::{
    Address, Calendar, Contact, Cost, Kind, Location, Organisation, Privacy, Service, Term, Zone,
};
use doorstep_shared::id::{LocationId, OrganisationId, ServiceId, UserId};
use doorstep_shared::people::{Capability, Role};
use doorstep_shared::policy::{Actor, ZoneRules};
use doorstep_shared::schedule::{Repeat as Pattern, Schedule, Season, Span};
use doorstep_shared::set::Set;
use uuid::Uuid;

use crate::house::HandClock;

/// The moment at which offices open: a Tuesday in term.
pub const MORNING: &str = "2026-11-24T09:00:00Z";

/// A zone and the tables it lies in.
pub struct Office {
    /// The tables.
    pub tables: Arc<dyn Tables>,
    /// The clock.
    pub clock: Arc<HandClock>,
    /// New ids.
    pub ids: Arc<SystemIds>,
    /// The zone as it is.
    pub zone: Zone,
    keys: AtomicU64,
}

/// An organisation by its number.
pub fn organisation(n: u128) -> OrganisationId {
    OrganisationId::new(Uuid::from_u128(0x0a00 + n))
}

/// A place by its number.
pub fn place(n: u128) -> LocationId {
    LocationId::new(Uuid::from_u128(0x0b00 + n))
}

/// An entry by its number.
pub fn entry(n: u128) -> ServiceId {
    ServiceId::new(Uuid::from_u128(0x0c00 + n))
}

/// A person by their number.
pub fn user(n: u128) -> UserId {
    UserId::new(Uuid::from_u128(0x0d00 + n))
}

/// Somebody of the first organisation.
pub fn actor(n: u128, role: Role, capabilities: &[Capability]) -> Actor {
    let capabilities: Set<Capability> = capabilities.iter().copied().collect();
    Actor { user: user(n), role, organisation: Some(organisation(1)), capabilities }
}

/// An entry as they are: Tuesdays in term time at the first place, free, with a number.
pub fn service(n: u128, of: Option<u128>) -> Service {
    let mut service = Service::named(entry(n), format!("Stay and play {n}"), Kind::Group);
    service.summary = "Play for young children.".into();
    service.organisation = of.map(organisation);
    service.cost = Cost::Free;
    let time = |hour| Time::new(hour, 0).expect("a time");
    service.schedules = vec![Schedule {
        repeat: Pattern::Weekly(Set::EMPTY.with(Weekday::Tuesday)),
        times: vec![Span::new(time(10), time(11)).expect("a span")],
        valid_from: None,
        valid_to: None,
        season: Season::TermTime,
        not_on_bank_holidays: false,
        except: Vec::new(),
        extra: Vec::new(),
        location: Some(place(1)),
    }];
    service.contacts = vec![Contact { phone: "01632 960160".into(), public: true, ..Contact::default() }];
    service.version = 1;
    service
}

/// A zone called "town" with two organisations, two places, a calendar and these entries.
pub fn town(services: Vec<Service>) -> NewZone {
    let term = |from: &str, to: &str| Term { from: from.parse().expect("a day"), to: to.parse().expect("a day") };
    NewZone {
        zone: Zone::named("town".parse().expect("a zone"), "Town"),
        calendar: Calendar {
            terms: vec![
                term("2026-09-02", "2026-10-23"),
                term("2026-11-02", "2026-12-18"),
                term("2027-01-04", "2027-07-21"),
            ],
            closed: Vec::new(),
        },
        organisations: (1..=2)
            .map(|n| Organisation {
                id: organisation(n),
                name: format!("Organisation {n}"),
                description: String::new(),
                url: String::new(),
                origin: None,
                version: 1,
            })
            .collect(),
        locations: (1..=2)
            .map(|n| Location {
                id: place(n),
                name: format!("Hall {n}"),
                address: Address::default(),
                area: String::new(),
                point: None,
                privacy: Privacy::Public,
                directions: String::new(),
                access: Default::default(),
                origin: None,
                version: 1,
            })
            .collect(),
        services,
    }
}

impl Office {
    /// The town in these tables, at [`MORNING`].
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn new(tables: Arc<dyn Tables>, services: Vec<Service>) -> Self {
        let (clock, ids) = (Arc::new(HandClock::at(MORNING)), Arc::new(SystemIds::default()));
        let new = town(services);
        assert!(seed(&*tables, &*clock, &*ids, &new).await.expect("a seed"), "a new zone");
        Self { tables, clock, ids, zone: new.zone, keys: AtomicU64::new(0) }
    }

    /// The same with a rule of approval.
    #[must_use]
    pub fn with_approval(mut self, rules: ZoneRules) -> Self {
        self.zone.approval = rules;
        self
    }

    /// Somebody at its workspace.
    pub fn desk<'a>(&'a self, actor: &'a Actor) -> Desk<'a> {
        use doorstep_backend::port::Clock as _;
        let today = self.clock.today();
        let (tables, clock, ids) = (&*self.tables, &*self.clock, &*self.ids);
        Desk { tables, clock, ids, zone: &self.zone, actor, today }
    }

    /// A request that was never made before.
    pub fn once(&self) -> Repeat {
        let n = self.keys.fetch_add(1, Ordering::Relaxed);
        Repeat { key: format!("key-{n}"), body_hash: format!("hash-{n}") }
    }

    /// An entry as it is.
    ///
    /// # Panics
    /// When it is not there.
    pub async fn held(&self, id: ServiceId) -> Service {
        let found = records::service(&*self.tables, &self.zone.id, self.zone.shards, id).await;
        found.expect("tables").expect("an entry")
    }

    /// Lets days pass.
    pub fn days(&self, days: i64) {
        self.clock.pass(days * 24 * 60 * 60);
    }
}
