//! An entry crosses amber, sinks and leaves on the exact days: in the search, on its page, in the API, in the feed and on the
//! keepers' list alike, without anything being published anew.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use doorstep_backend::port::Clock as _;
use doorstep_backend::usecase::entry::list;
use doorstep_backend::usecase::seed::NewZone;
use doorstep_shared::directory::{Calendar, Check, CheckerRole, Freshness, Kind, Origin, Service, Zone};
use doorstep_shared::id::{BatchId, ServiceId};
use doorstep_shared::people::Role;
use doorstep_shared::policy::Actor;
use doorstep_shared::set::{Member as _, Set};
use doorstep_tests::house::House;
use uuid::Uuid;

const CHECKED: u128 = 1;
const NEVER: u128 = 2;
const LASTING: u128 = 3;

/// Days after the first one on which something changes, and the days before them, with the states of the one that was checked
/// and of the one that never was: eight weeks are 56 days.
const DAYS: [(i64, Freshness, Freshness); 7] = [
    (0, Freshness::Checked, Freshness::Due),
    (56, Freshness::Checked, Freshness::Due),
    (57, Freshness::Due, Freshness::Due),
    (112, Freshness::Due, Freshness::Due),
    (113, Freshness::Sinking, Freshness::Sinking),
    (168, Freshness::Sinking, Freshness::Sinking),
    (169, Freshness::Left, Freshness::Left),
];

#[tokio::test]
async fn what_families_see_changes_on_the_exact_days_everywhere_at_once() {
    let house = House::with(&zone(), "2026-01-01T10:00:00Z").await;
    let mut gone = 0;
    for (days, checked, never) in DAYS {
        house.clock.pass((days - gone) * 86_400);
        gone = days;
        let states = [(CHECKED, checked), (NEVER, never), (LASTING, Freshness::Checked)];

        // The API, and with it the rank: what sinks stands behind what does not, however well it fits.
        let found = house.get("/api/v1/zones/town/services?q=bramble").await.json();
        let items = found["items"].as_array().unwrap();
        let listed: Vec<(&str, &str)> =
            items.iter().map(|i| (i["name"].as_str().unwrap(), i["freshness"].as_str().unwrap())).collect();
        let shown: Vec<(&str, &str)> = match checked {
            Freshness::Left => vec![(name(LASTING), "checked")],
            Freshness::Sinking => {
                vec![(name(LASTING), "checked"), (name(NEVER), never.key()), (name(CHECKED), checked.key())]
            }
            _ => vec![(name(NEVER), never.key()), (name(CHECKED), checked.key()), (name(LASTING), "checked")],
        };
        assert_eq!(listed, shown, "day {days}");

        // The list as a page without a program.
        let page = house.get("/en/z/town/find?q=bramble").await.text;
        let places: Vec<usize> = shown.iter().map(|(name, _)| page.find(name).unwrap()).collect();
        assert!(places.is_sorted(), "day {days}: {places:?}");
        assert_eq!(page.contains(name(CHECKED)), checked != Freshness::Left, "day {days}");

        // Each entry's page says how far it may be trusted; a bookmark of one that has left still tells what is known.
        for (n, state) in states {
            let page = house.get(&format!("/en/z/town/s/{}", id(n))).await;
            assert_eq!(page.status, 200, "day {days}: {n}");
            let warns = page.text.contains("Call to make sure");
            assert_eq!(warns, state != Freshness::Checked, "day {days}: {n} is {state:?}: {}", page.text);
        }

        // The keepers' list has all of them.
        let lines = list::entries(&*house.tables, &zone().zone, &keeper(), house.clock.today()).await.unwrap();
        let held: Vec<Freshness> = [CHECKED, NEVER, LASTING]
            .iter()
            .map(|n| lines.items.iter().find(|line| line.id == id(*n)).unwrap().freshness)
            .collect();
        assert_eq!(held, [checked, never, Freshness::Checked], "day {days}");

        // The feed for others leaves out what we do not show ourselves.
        let feed = house.get("/oruk/v3/town/services").await.json();
        let total = if checked == Freshness::Left { 1 } else { 3 };
        assert_eq!(feed["total_items"], total, "day {days}: {feed}");
    }
}

fn name(n: u128) -> &'static str {
    ["Bramble club", "Bramble band", "Bramble orchard"][usize::try_from(n).unwrap() - 1]
}

fn keeper() -> Actor {
    let user = "01920000-0000-7000-8000-000000000001".parse().unwrap();
    Actor { user, role: Role::Coordinator, organisation: None, capabilities: Set::EMPTY }
}

fn id(n: u128) -> ServiceId {
    ServiceId::new(Uuid::from_u128(n))
}

/// One that was checked on the first day, one that came in then and was never checked, one that stays good for years.
fn zone() -> NewZone {
    let day = "2026-01-01".parse().unwrap();
    let check = Some(Check { on: day, by: CheckerRole::Provider, parts: Set::EMPTY });
    let group =
        |n, name: &str| Service { summary: "Bramble, bramble.".into(), ..Service::named(id(n), name, Kind::Group) };
    let origin = Origin {
        source: "feed".into(),
        source_id: "2".into(),
        batch: BatchId::new(Uuid::from_u128(9)),
        imported_on: day,
        claimed_assured_on: None,
        source_hash: String::new(),
        missing_since: None,
        kept: Default::default(),
    };
    let lasting =
        Service { kind: Kind::Health, summary: String::new(), checked: check, ..group(LASTING, name(LASTING)) };
    let mut zone = Zone::named("town".parse().unwrap(), "Town");
    zone.half_lives = [(Kind::Group, 8), (Kind::Health, 100)].into();
    NewZone {
        zone,
        calendar: Calendar::default(),
        organisations: Vec::new(),
        locations: Vec::new(),
        services: vec![
            Service { checked: check, ..group(CHECKED, name(CHECKED)) },
            Service { origin: Some(origin), ..group(NEVER, name(NEVER)) },
            lasting,
        ],
    }
}
