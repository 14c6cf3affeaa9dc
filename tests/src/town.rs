//! A zone of any size in which every public fact occurs, is missing and is said not to be so. Every word is invented. The same
//! count and seed give the same zone.

use doorstep_backend::usecase::seed::NewZone;
use doorstep_shared::date::{Date, Time, Weekday};
use doorstep_shared::directory::{
    AccessFeature, Address, AgeRange, Calendar, Check, CheckerRole, Contact, Cost, Kind, Link, Location, Organisation,
    Origin, Point, Privacy, Service, State, Term, Visibility, Zone,
};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{BatchId, LocationId, OrganisationId, ServiceId};
use doorstep_shared::schedule::{Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span};
use doorstep_shared::set::{Member, Set};
use uuid::Uuid;

use crate::feed::random::Random;

/// The day the town is written down: a Tuesday in term.
pub const TODAY: &str = "2026-11-24";

/// [`TODAY`], read.
///
/// # Panics
/// Never.
pub fn today() -> Date {
    day(TODAY)
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn id(kind: u128, number: usize) -> Uuid {
    Uuid::from_u128((kind << 96) | (7 << 76) | (2 << 62) | number as u128)
}

/// The zone `town` with so many services, some of them hidden, resting, over, or long unchecked.
pub fn town(count: usize, seed: u64) -> NewZone {
    let random = &mut Random::new(seed);
    let mut zone = Zone::named("town".parse().expect("a zone"), "Brandale");
    zone.council = "Brandale Council".into();
    zone.shards = if count > 2_000 { 8 } else { 1 };
    let organisations: Vec<Organisation> = (0..count / 4 + 1).map(|n| organisation(random, n)).collect();
    let locations: Vec<Location> = (0..count / 3 + 2).map(|n| location(random, n)).collect();
    let services = (0..count).map(|n| service(random, n, &organisations, &locations)).collect();
    NewZone { zone, calendar: calendar(), organisations, locations, services }
}

fn calendar() -> Calendar {
    let terms = [
        ("2026-09-02", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-01-04", "2027-02-12"),
        ("2027-02-22", "2027-03-25"),
        ("2027-04-12", "2027-05-28"),
        ("2027-06-07", "2027-07-21"),
    ];
    let terms = terms.into_iter().map(|(from, to)| Term { from: day(from), to: day(to) }).collect();
    Calendar { terms, closed: vec![day("2026-11-02"), day("2027-06-25")] }
}

fn organisation(random: &mut Random, n: usize) -> Organisation {
    let name =
        format!("{} {}", random.word(), random.pick(&["Trust", "Children's Centre", "Church", "Primary School"]));
    let description = if random.one_in(3) { String::new() } else { format!("We are {name}.\n\n- old\n- kind") };
    let url =
        if random.one_in(3) { String::new() } else { format!("https://{}.example/", random.word().to_lowercase()) };
    Organisation { id: OrganisationId::new(id(0xa, n)), name, description, url, origin: None, version: 1 }
}

fn location(random: &mut Random, n: usize) -> Location {
    let sector = 1 + random.below(4);
    let letters = ["AB", "AC", "BX", "ZZ"];
    let postcode = format!("ZZ{} {sector}{}", 1 + random.below(2), random.pick(&letters));
    let spread = |random: &mut Random| i32::try_from(random.below(30_000)).expect("small") - 15_000;
    let point = Point::new(51_450_000 + spread(random), -2_600_000 + spread(random)).ok();
    let mut place = Location {
        id: LocationId::new(id(0xb, n)),
        name: format!("{} hall", random.place()),
        address: Address {
            street: format!("{} {} Road", 1 + random.below(90), random.word()),
            town: if random.one_in(6) { String::new() } else { "Brandale".into() },
            county: if random.one_in(3) { "Brandshire".into() } else { String::new() },
            postcode: if random.one_in(9) { String::new() } else { postcode },
        },
        point: point.filter(|_| !random.one_in(5)),
        privacy: if random.one_in(11) { Privacy::Masked } else { Privacy::Public },
        area: String::new(),
        directions: if random.one_in(2) { String::new() } else { "Ring twice at the blue door.".into() },
        access: Default::default(),
        origin: None,
        version: 1,
    };
    for feature in AccessFeature::ALL {
        match random.below(4) {
            0 => place.set_access(*feature, Fact::Yes),
            1 => place.set_access(*feature, Fact::No),
            _ => {}
        }
    }
    place
}

fn some<M: Member>(random: &mut Random, most: u64) -> Set<M> {
    (0..random.below(most + 1)).map(|_| *random.pick(M::ALL)).collect()
}

fn maybe<M: Member>(random: &mut Random) -> Option<Set<M>> {
    Some(some(random, 3)).filter(|s: &Set<M>| !s.is_empty())
}

fn service(random: &mut Random, n: usize, organisations: &[Organisation], locations: &[Location]) -> Service {
    let what =
        random.pick(&["Stay and play", "Baby massage", "Food bank", "Dads group", "Speech help", "Homework club"]);
    let mut s =
        Service::named(ServiceId::new(id(0xc, n)), format!("{what} {}", random.place()), *random.pick(Kind::ALL));
    s.summary = format!("{what} for families near {}.", random.place());
    s.description = format!(
        "Come to {}.\n\n- bring [a friend](https://{}.example/x)\n- bring a smile\n\nSee you & yours!",
        random.place(),
        random.word().to_lowercase()
    );
    s.organisation = (!random.one_in(9)).then(|| random.pick(organisations).id);
    s.aims = some(random, 2);
    s.programmes = some(random, 1);
    s.stages = maybe(random);
    s.categories = some(random, 2);
    s.needs = some(random, 2);
    s.level = maybe(random).and_then(|l| l.iter().next());
    s.tags =
        (0..random.below(3)).map(|_| String::from(*random.pick(&["Carers", "Low income", "Under fives"]))).collect();
    s.ages = ages(random);
    s.who_for = if random.one_in(2) { String::new() } else { "For anybody with a small child.".into() };
    s.cost = match random.below(3) {
        0 => Cost::Unknown,
        1 => Cost::Free,
        _ => Cost::Paid { text: String::from(*random.pick(&["£2 a family", "A small charge for snacks", "Ask us"])) },
    };
    s.attend = maybe(random);
    s.attend_note = if random.one_in(2) { String::new() } else { "Ring the bell.".into() };
    s.channels = maybe(random);
    s.languages = (!random.one_in(3)).then(|| {
        (0..1 + random.below(3)).filter_map(|_| random.pick(&["en", "pl", "ar", "bfi"]).parse().ok()).collect()
    });
    s.send_support = *random.pick(Fact::ALL);
    s.send_note = if random.one_in(2) { String::new() } else { "There is a quiet room.".into() };
    s.bring = if random.one_in(2) { String::new() } else { "A towel.".into() };
    s.contacts = contacts(random);
    s.links = (0..random.below(3))
        .map(|n| Link {
            label: if n == 0 { String::new() } else { "Book here".into() },
            url: format!("https://{}.example/{n}", random.word().to_lowercase()),
        })
        .collect();
    s.schedules = (0..random.below(3)).map(|_| schedule(random, locations)).collect();
    s.locations = (0..random.below(2)).map(|_| random.pick(locations).id).collect();
    if random.one_in(12) {
        let until = random.one_in(2).then(|| day("2027-01-11"));
        s.state = State::Paused { reason: "The roof is being mended.".into(), since: day("2026-11-02"), until };
    } else if random.one_in(25) {
        s.state = State::Finished { on: day("2026-11-01") };
    }
    if random.one_in(20) {
        s.visibility = Visibility::Staff;
    }
    // Up to five half-lives of a group ago, so that some have left the public list.
    let ago = i32::try_from(random.below(280)).expect("small");
    if random.one_in(3) {
        s.origin = Some(Origin {
            source: "city".into(),
            source_id: n.to_string(),
            batch: BatchId::new(Uuid::nil()),
            imported_on: today().plus_days(-ago),
            claimed_assured_on: Some(day("2019-03-07")),
            source_hash: "0".into(),
            missing_since: None,
            kept: Default::default(),
        });
    } else {
        s.checked =
            Some(Check { on: today().plus_days(-ago), by: *random.pick(CheckerRole::ALL), parts: some(random, 3) });
    }
    s.version = 1;
    s
}

fn ages(random: &mut Random) -> Option<AgeRange> {
    let (a, b) = (u16::try_from(random.below(72)).ok(), u16::try_from(random.below(240)).ok());
    match random.below(6) {
        0 => None,
        1 => Some(AgeRange::ALL),
        2 => AgeRange::new(a, None).ok(),
        3 => AgeRange::new(None, b).ok(),
        _ => AgeRange::new(a.min(b), a.max(b)).ok(),
    }
}

fn contacts(random: &mut Random) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = (0..random.below(3))
        .map(|n| Contact {
            name: if random.one_in(2) { String::new() } else { "Ann at the desk".into() },
            title: if random.one_in(2) { String::new() } else { "Reception".into() },
            phone: if n > 0 && random.one_in(2) { String::new() } else { format!("01632 960{:03}", random.below(999)) },
            email: if random.one_in(2) {
                String::new()
            } else {
                format!("{}@town.example", random.word().to_lowercase())
            },
            public: true,
        })
        .collect();
    // Nobody can be saved whom one cannot reach.
    contacts.retain(|c| !c.phone.is_empty() || !c.email.is_empty());
    if random.one_in(5) {
        let email = "keeper@private.example".into();
        contacts.push(Contact { email, ..Contact::default() });
    }
    contacts
}

fn schedule(random: &mut Random, locations: &[Location]) -> Schedule {
    let near = |random: &mut Random| today().plus_days(i32::try_from(random.below(200)).expect("small") - 60);
    let days: Set<Weekday> = (0..1 + random.below(2)).map(|_| *random.pick(Weekday::ALL)).collect();
    let repeat = match random.below(7) {
        0..3 => Repeat::Weekly(days),
        3 => Repeat::EveryWeeks { n: 2, days, from: near(random) },
        4 | 5 => Repeat::Monthly { nth: *random.pick(Nth::ALL), day: *random.pick(Weekday::ALL) },
        _ => {
            let mut dates: Vec<Date> = (0..1 + random.below(4)).map(|_| near(random)).collect();
            dates.sort();
            dates.dedup();
            Repeat::Dates(dates)
        }
    };
    let mut times: Vec<Span> = (0..random.below(3))
        .filter_map(|_| {
            let start = u16::try_from(8 * 60 + 30 * random.below(20)).ok()?;
            let time = |m: u16| Time::new(m / 60, m % 60);
            Span::new(time(start)?, time(start + 90)?).ok()
        })
        .collect();
    times.sort();
    times.dedup();
    let except =
        if random.one_in(3) { vec![Exception { on: near(random), reason: "staff training".into() }] } else { vec![] };
    let extra = if random.one_in(4) { vec![ExtraDate { on: near(random), times: Vec::new() }] } else { vec![] };
    Schedule {
        repeat,
        times,
        valid_from: random.one_in(4).then(|| day("2026-09-01")),
        valid_to: random.one_in(5).then(|| day("2027-03-31")),
        season: *random.pick(Season::ALL),
        not_on_bank_holidays: random.one_in(3),
        except,
        extra,
        location: (!random.one_in(4)).then(|| random.pick(locations).id),
    }
}
