//! A zone in which every private field holds a word of its own, and every public one another.

use doorstep_backend::usecase::seed::NewZone;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{
    Address, Calendar, Check, CheckedPart, CheckerRole, Contact, Cost, Edit, Helper, Kind, Link, Location,
    Organisation, Origin, Point, Privacy, Service, State, Translation, TranslationSource, Visibility, Zone,
};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{BatchId, LocationId, OrganisationId, ServiceId};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::{Member as _, Set};
use uuid::Uuid;

/// Words that stand in private fields begin so. Nothing the public can reach may hold one, in any spelling.
pub const PRIVATE: &str = "xkprivate";
/// Days, codes and numbers that stand in private fields; they can hold no word.
pub const PRIVATE_FACTS: [&str; 8] =
    ["2019-03-07", "2018-04-09", "54123457", "54.123457", "-1765433", "-1.765433", "07700 900999", "QZ9 9QZ"];
/// Words that stand in public fields: each must be found, so that the test can fail.
pub const PUBLIC: [&str; 12] = [
    "pubname",
    "pubsummary",
    "pubdescription",
    "puborganisation",
    "pubplace",
    "pubstreet",
    "pubdirections",
    "pubcontact",
    "pubbring",
    "pubnote",
    "pubaudience",
    "01632 960555",
];

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn private(field: &str) -> String {
    format!("{PRIVATE}{field}")
}

fn origin(of: &str) -> Origin {
    Origin {
        source: private(&format!("source{of}")),
        source_id: private(&format!("sourceid{of}")),
        batch: BatchId::new(Uuid::from_u128(0xba7c)),
        imported_on: day("2026-11-01"),
        claimed_assured_on: Some(day("2019-03-07")),
        source_hash: private(&format!("hash{of}")),
        missing_since: Some(day("2018-04-09")),
        kept: std::collections::BTreeMap::new(),
    }
}

/// The id of the service that everybody may see.
pub fn seen() -> ServiceId {
    ServiceId::new(Uuid::from_u128(1))
}

/// Services nobody may see: for staff, over, taken back.
pub fn hidden() -> [ServiceId; 3] {
    [2, 3, 4].map(|n| ServiceId::new(Uuid::from_u128(n)))
}

/// The service with every public field filled in, and every private one.
pub fn open_service() -> Service {
    let mut s = Service::named(seen(), "Pubname group", Kind::ALL[0]);
    s.summary = "Pubsummary for families.".into();
    s.description = "Pubdescription: come and see.".into();
    s.organisation = Some(OrganisationId::new(Uuid::from_u128(10)));
    s.who_for = "Pubaudience of all kinds.".into();
    s.cost = Cost::Free;
    s.send_support = Fact::Yes;
    s.send_note = "Pubnote on quiet times.".into();
    s.bring = "Pubbring a towel.".into();
    s.locations = [20, 21].map(|n| LocationId::new(Uuid::from_u128(n))).into();
    s.contacts = vec![
        Contact {
            name: private("contactname"),
            title: private("contacttitle"),
            phone: "07700 900999".into(),
            email: format!("{}@example.org", private("email")),
            public: false,
        },
        Contact { name: "Pubcontact".into(), phone: "01632 960555".into(), public: true, ..Contact::default() },
    ];
    s.links = vec![Link { label: String::new(), url: "https://group.example/".into() }];
    s.origin = Some(origin("service"));
    s.edited = Some(Edit { on: day("2018-04-09"), by: CheckerRole::Import });
    s.checked = Some(Check {
        on: day("2026-11-20"),
        by: CheckerRole::Coordinator,
        parts: Set::EMPTY.with(CheckedPart::ALL[0]),
    });
    s.version = 2;
    s
}

fn hidden_service(id: ServiceId, what: &str) -> Service {
    let mut s = open_service();
    s.id = id;
    s.name = private(&format!("{what}name"));
    s.summary = private(&format!("{what}summary"));
    s.description = private(&format!("{what}description"));
    s.organisation = Some(OrganisationId::new(Uuid::from_u128(11)));
    s.locations = [LocationId::new(Uuid::from_u128(22))].into();
    s.tags = [private(&format!("{what}tag"))].into();
    s.contacts = vec![Contact { name: private(&format!("{what}contact")), public: true, ..Contact::default() }];
    let made = TranslationSource::Human;
    let words = private(&format!("{what}translated"));
    let translation =
        Translation { name: words.clone(), summary: words.clone(), description: words, ..Translation::by(made) };
    s.translations = [(Lang::Pl, translation)].into();
    s
}

fn location(number: u128, name: &str, street: &str, directions: &str) -> Location {
    Location {
        id: LocationId::new(Uuid::from_u128(number)),
        name: name.into(),
        address: Address {
            street: street.into(),
            town: "Fennerby".into(),
            county: String::new(),
            postcode: "ZZ1 4AB".into(),
        },
        point: None,
        privacy: Privacy::Public,
        area: "Northside".into(),
        directions: directions.into(),
        access: Default::default(),
        origin: Some(origin("location")),
        version: 1,
    }
}

fn organisation(number: u128, name: &str) -> Organisation {
    Organisation {
        id: OrganisationId::new(Uuid::from_u128(number)),
        name: name.into(),
        description: String::new(),
        url: String::new(),
        origin: Some(origin("organisation")),
        version: 1,
    }
}

/// The zone `canary`.
///
/// # Panics
/// Never.
pub fn zone() -> NewZone {
    let mut masked = location(21, &private("place"), &private("street"), &private("directions"));
    masked.privacy = Privacy::Masked;
    masked.address.town = private("town");
    masked.address.county = private("county");
    masked.address.postcode = "QZ9 9QZ".into();
    masked.point = Point::new(54_123_457, -1_765_433).ok();
    assert!(masked.point.is_some());
    // Nobody who may be seen is at this place or of this organisation.
    let unused = location(22, &private("staffplace"), &private("staffstreet"), &private("staffdirections"));

    let [staff, over, withdrawn] = hidden();
    let mut staff = hidden_service(staff, "staff");
    staff.visibility = Visibility::Staff;
    let mut over = hidden_service(over, "over");
    over.state = State::Finished { on: day("2018-04-09") };
    let mut withdrawn = hidden_service(withdrawn, "withdrawn");
    withdrawn.state = State::Withdrawn { batch: BatchId::new(Uuid::from_u128(0xba7c)), on: day("2018-04-09") };
    NewZone {
        zone: Zone {
            council: "Fennerby Council".into(),
            helper: Some(Helper { name: "Joanna".into(), place: "the desk".into(), phone: "01632 960110".into() }),
            ..Zone::named("canary".parse().expect("a zone"), "Canary Row")
        },
        calendar: Calendar::default(),
        organisations: vec![organisation(10, "Puborganisation"), organisation(11, &private("organisation"))],
        locations: vec![
            location(20, "Pubplace hall", "1 Pubstreet Road", "Pubdirections: ring twice."),
            masked,
            unused,
        ],
        services: vec![open_service(), staff, over, withdrawn],
    }
}
