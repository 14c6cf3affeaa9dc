//! What leaves a zone by its feed and comes back: into the zone itself nothing changes, into another zone all comes that the
//! standard can carry.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::usecase::export::{oruk1, oruk3};
use doorstep_backend::usecase::import::{ImportRequest, Report, import};
use doorstep_backend::usecase::working::{self, WorkingDirectory};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{
    Contact, Freshness, Location, Organisation, Origin, Privacy, Service, State, Visibility,
};
use doorstep_shared::id::{LocationId, OrganisationId, ServiceId, ZoneId};
use doorstep_shared::schedule::Schedule;
use doorstep_tests::feed;
use doorstep_tests::oruk::Feeds;
use doorstep_tests::town::{today, town};
use serde_json::Value;

/// As many records as a city's feed has.
const CITY: usize = 819;

/// The whole list of services of each version, as another directory would ask for it.
const LISTS: [(&str, &str); 2] = [("v3", "services?full=true"), ("v1", "services?include[]=all")];

/// Takes a feed into a zone on the day the town is written down.
async fn take_in(tables: &MemoryTables, zone: &ZoneId, bytes: &[u8]) -> Report {
    let request = ImportRequest {
        zone: zone.clone(),
        bytes,
        file_name: "neighbours".into(),
        source: None,
        format: None,
        dry_run: false,
        allow_vanished: false,
    };
    let clock = SystemClock::starting_at(today(), "10:00".parse().unwrap());
    Box::pin(import(tables, &clock, &SystemIds::default(), request, &|_, _| {})).await.unwrap()
}

fn counts(report: &Report) -> [usize; 5] {
    [report.new, report.changed, report.unchanged, report.vanished, report.quarantined]
}

/// Every record of the feed as it is served, page by page, put together as a reader would.
async fn served(feeds: &Feeds, zone: &ZoneId, (version, list): (&str, &str)) -> Vec<Value> {
    feeds.walk(&format!("{version}/{zone}/{list}"), 200).await
}

/// Whether an entry is in the feed on a day.
fn is_told(service: &Service, half_life_weeks: u8, day: Date) -> bool {
    service.visibility == Visibility::Public
        && service.state.goes_on()
        && service.trust(half_life_weeks).freshness(day) != Freshness::Left
}

/// Goes the whole way, for each version: feed, back into the zone, into a new zone, and back into that.
async fn comes_back(tables: Arc<MemoryTables>, zone: &ZoneId) {
    let feeds = Feeds::over(tables.clone(), zone, today()).await;
    let before = feeds.held().await;
    for list in LISTS {
        let (version, _) = list;
        let records = served(&feeds, zone, list).await;
        let told: BTreeMap<ServiceId, &Service> = (before.services.iter())
            .filter(|s| is_told(s, before.zone.half_life_weeks(s.kind), today()))
            .map(|s| (s.id, s))
            .collect();
        assert_eq!(records.len(), told.len(), "{version}");
        let bytes = Value::from(records.clone()).to_string();

        let home = take_in(&tables, zone, bytes.as_bytes()).await;
        assert_eq!(counts(&home), [0, 0, told.len(), 0, 0], "{version}, home again");
        let after = feeds.held().await;
        assert_eq!(after.services, before.services, "{version}, home again");
        assert_eq!(after.organisations, before.organisations, "{version}, home again");
        assert_eq!(after.locations, before.locations, "{version}, home again");

        let elsewhere: ZoneId = format!("elsewhere-{version}").parse().unwrap();
        let first = take_in(&tables, &elsewhere, bytes.as_bytes()).await;
        assert_eq!(counts(&first), [told.len(), 0, 0, 0, 0], "{version}: {:?}", first.rows);
        let copy = working::load(&*tables, &elsewhere).await.unwrap().unwrap();
        Pair { version, here: &before, there: &copy }.is_the_same(&told);

        // What the copy tells comes back to the copy, and the first zone's feed is still what it was.
        let theirs = Feeds::over(tables.clone(), &elsewhere, today()).await;
        let again = Value::from(served(&theirs, &elsewhere, list).await).to_string();
        let home = take_in(&tables, &elsewhere, again.as_bytes()).await;
        assert_eq!(counts(&home), [0, 0, told.len(), 0, 0], "{version}, the copy home again");
        let repeated = take_in(&tables, &elsewhere, bytes.as_bytes()).await;
        assert_eq!(counts(&repeated), [0, 0, told.len(), 0, 0], "{version}, a second time");
        assert_eq!(served(&feeds, zone, list).await, records, "{version}");
    }
}

/// An export to a file, which also holds what has left the public list for want of a check.
async fn exports_come_back(tables: &MemoryTables, zone: &ZoneId) {
    let before = working::load(tables, zone).await.unwrap().unwrap();
    let exported = before.services.iter().filter(|s| s.visibility == Visibility::Public && s.state.goes_on()).count();
    let files = [
        serde_json::to_vec(&oruk3::page(&before, today())).unwrap(),
        serde_json::to_vec(&oruk1::page(&before, today())).unwrap(),
    ];
    for (number, file) in files.iter().enumerate() {
        let home = take_in(tables, zone, file).await;
        assert_eq!(counts(&home), [0, 0, exported, 0, 0], "home again");
        let elsewhere: ZoneId = format!("moved-{number}").parse().unwrap();
        assert_eq!(counts(&take_in(tables, &elsewhere, file).await), [exported, 0, 0, 0, 0]);
        let copy = working::load(tables, &elsewhere).await.unwrap().unwrap();
        let all = before.services.iter().map(|s| (s.id, s)).collect();
        let moved: BTreeMap<ServiceId, &Service> = (copy.services.iter())
            .map(|s| source_id(s.origin.as_ref()).parse().unwrap())
            .map(|id: ServiceId| (id, BTreeMap::<ServiceId, &Service>::get(&all, &id).copied().unwrap()))
            .collect();
        Pair { version: "a file", here: &before, there: &copy }.is_the_same(&moved);
        assert_eq!(moved.len(), exported);
    }
    let after = working::load(tables, zone).await.unwrap().unwrap();
    assert_eq!(after.services, before.services);
}

/// A zone and its copy in another one.
struct Pair<'a> {
    version: &'static str,
    here: &'a WorkingDirectory,
    there: &'a WorkingDirectory,
}

fn source_id(origin: Option<&Origin>) -> String {
    origin.expect("imported").source_id.clone()
}

impl Pair<'_> {
    fn is_the_same(&self, told: &BTreeMap<ServiceId, &Service>) {
        let mut found = BTreeSet::new();
        for copy in &self.there.services {
            let id = source_id(copy.origin.as_ref()).parse().unwrap();
            let Some(ours) = told.get(&id) else { panic!("{}: {id} was not told", self.version) };
            self.service(ours, copy);
            assert!(found.insert(id), "{}: {id} came twice", self.version);
        }
        assert_eq!(found.len(), told.len(), "{}", self.version);
    }

    /// Field by field. Every field stands in one of the three parts, so that a new one is decided about.
    fn service(&self, ours: &Service, copy: &Service) {
        let at = format!("{}: {}", self.version, ours.id);
        let Service {
            // Carried as it is.
            name,
            summary,
            description,
            kind,
            aims,
            programmes,
            stages,
            categories,
            tags,
            needs,
            level,
            ages,
            who_for,
            cost,
            attend,
            attend_note,
            channels,
            languages,
            send_support,
            send_note,
            bring,
            links,
            state,
            // Carried but for what is private, or under an id of the other zone.
            organisation,
            schedules,
            locations,
            contacts,
            // Not carried: the id stays as the source's id; who may see it, because what is told is public; where it came
            // from and who changed it, which are this zone's affairs; the check, which is a word given by a person here and
            // in another zone a claim; translations, for which the standard has no place; how often it was changed.
            id: _,
            visibility: _,
            origin: _,
            edited: _,
            checked,
            translations: _,
            version: _,
        } = ours;
        assert_eq!(&copy.name, name, "{at}");
        assert_eq!(&copy.summary, summary, "{at}");
        assert_eq!(&copy.description, description, "{at}");
        assert_eq!(&copy.kind, kind, "{at}");
        assert_eq!(&copy.aims, aims, "{at}");
        assert_eq!(&copy.programmes, programmes, "{at}");
        assert_eq!(&copy.stages, stages, "{at}");
        assert_eq!(&copy.categories, categories, "{at}");
        assert_eq!(&copy.tags, tags, "{at}");
        assert_eq!(&copy.needs, needs, "{at}");
        assert_eq!(&copy.level, level, "{at}");
        assert_eq!(&copy.ages, ages, "{at}");
        assert_eq!(&copy.who_for, who_for, "{at}");
        assert_eq!(&copy.cost, cost, "{at}");
        assert_eq!(&copy.attend, attend, "{at}");
        assert_eq!(&copy.attend_note, attend_note, "{at}");
        assert_eq!(&copy.channels, channels, "{at}");
        assert_eq!(&copy.languages, languages, "{at}");
        assert_eq!(&copy.send_support, send_support, "{at}");
        assert_eq!(&copy.send_note, send_note, "{at}");
        assert_eq!(&copy.bring, bring, "{at}");
        assert_eq!(&copy.links, links, "{at}");
        assert_eq!(&copy.state, state, "{at}");
        self.organisation(*organisation, copy.organisation, &at);
        let ours_public: Vec<&Contact> = contacts.iter().filter(|c| c.public).collect();
        assert_eq!(copy.contacts.iter().collect::<Vec<_>>(), ours_public, "{at}");
        let here: Vec<Schedule> = schedules.iter().map(|s| self.moved(s)).collect();
        assert_eq!(copy.schedules, here, "{at}");
        // A place of a schedule need not be named beside it too.
        let in_schedules = |id: &&LocationId| !schedules.iter().any(|s| s.location == Some(**id));
        let beside: BTreeSet<LocationId> =
            locations.iter().filter(in_schedules).filter_map(|id| self.place(*id)).collect();
        assert_eq!(copy.locations, beside, "{at}");
        let origin = copy.origin.as_ref().unwrap();
        assert_eq!(origin.claimed_assured_on, checked.map(|c| c.on), "{at}: a check is a claim elsewhere");
        assert_eq!((copy.checked, copy.visibility), (None, Visibility::Public), "{at}");
        assert!(matches!(copy.state, State::Active | State::Paused { .. }), "{at}");
    }

    fn organisation(&self, ours: Option<OrganisationId>, copy: Option<OrganisationId>, at: &str) {
        let (Some(ours), Some(copy)) = (ours, copy) else {
            assert_eq!((ours, copy), (None, None), "{at}");
            return;
        };
        let Organisation { id, name, description, url, origin: _, version: _ } = &self.here.organisations[&ours];
        let copy = &self.there.organisations[&copy];
        assert_eq!(source_id(copy.origin.as_ref()), id.to_string(), "{at}");
        assert_eq!((&copy.name, &copy.description, &copy.url), (name, description, url), "{at}");
    }

    /// The copy of a place that may be named, which is the same but for its id.
    fn place(&self, ours: LocationId) -> Option<LocationId> {
        let ours = self.here.locations.get(&ours).filter(|l| l.privacy == Privacy::Public)?;
        let Location { id, name, address, point, privacy, area, directions, access, origin: _, version: _ } = ours;
        let same = |l: &&Location| source_id(l.origin.as_ref()) == id.to_string();
        let copy = self.there.locations.values().find(same).unwrap_or_else(|| panic!("{}: no {id}", self.version));
        let at = format!("{}: {id}", self.version);
        assert_eq!((&copy.name, &copy.address, &copy.point), (name, address, point), "{at}");
        assert_eq!((&copy.privacy, &copy.area), (privacy, area), "{at}");
        assert_eq!((&copy.directions, &copy.access), (directions, access), "{at}");
        Some(copy.id)
    }

    fn moved(&self, ours: &Schedule) -> Schedule {
        Schedule { location: ours.location.and_then(|id| self.place(id)), ..ours.clone() }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citys_feed_comes_back_without_a_difference() {
    let (tables, zone) = (Arc::new(MemoryTables::new()), "city".parse().unwrap());
    let made = feed::with_flaws(CITY, 11);
    let taken = take_in(&tables, &zone, made.json.as_bytes()).await;
    assert_eq!(taken.read, CITY);
    let left_out = made.nameless + made.same_twice;
    assert_eq!(counts(&taken), [CITY - left_out, 0, 0, 0, left_out]);
    comes_back(tables.clone(), &zone).await;
    exports_come_back(&tables, &zone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_in_which_every_fact_occurs_comes_back_without_a_difference() {
    let feeds = Feeds::of(&town(CITY, 12), today()).await;
    let zone = "town".parse().unwrap();
    comes_back(feeds.tables.clone(), &zone).await;
    exports_come_back(&feeds.tables, &zone).await;
}
