//! Entries that may be one and the same. Suggestions for a person to decide on; nothing is merged by itself.
//!
//! Two entries are suggested when their names are close and they share something that two services seldom share by
//! chance: a postcode, a web site, a phone number or an e-mail address. Two groups in one hall that meet on other days are two
//! groups, however alike their names are.

use std::collections::{BTreeMap, BTreeSet};

use super::{Location, Service};
use crate::date::Weekday;
use crate::id::{LocationId, ServiceId};
use crate::schedule::Repeat;
use crate::search::fold;
use crate::set::Set;

crate::closed_list! {
    /// What two entries share.
    Shared {
        /// The letters of their names.
        Name = "name",
        /// A phone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// A web site.
        Domain = "domain",
        /// A postcode.
        Postcode = "postcode",
    }
}

/// Two entries that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one with the smaller id.
    pub one: ServiceId,
    /// The other.
    pub other: ServiceId,
    /// What they share.
    pub shares: Set<Shared>,
    /// How close their names are, in percent.
    pub names: u8,
}

/// Names that are less close than this are two names, in percent.
const CLOSE: u8 = 70;
/// So many entries at one postcode or web site say nothing of each other.
const CROWD: usize = 60;
/// Sites of many: an address there says nothing of who runs a service.
const COMMON: &[&str] = &[
    "facebook.com",
    "instagram.com",
    "twitter.com",
    "x.com",
    "youtube.com",
    "google.com",
    "eventbrite.co.uk",
    "nhs.uk",
    "gov.uk",
    "wordpress.com",
    "linktr.ee",
];

/// The traits of an entry by which it is compared.
struct Traits {
    id: ServiceId,
    name: String,
    words: BTreeSet<String>,
    marks: BTreeSet<(u8, String)>,
    days: Option<Set<Weekday>>,
}

/// The pairs among these entries, the closest first.
pub fn pairs<'a>(
    services: impl IntoIterator<Item = &'a Service>,
    places: &BTreeMap<LocationId, Location>,
) -> Vec<Pair> {
    let all: Vec<Traits> = services.into_iter().map(|service| Traits::of(service, places)).collect();
    let mut blocks: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    for (at, traits) in all.iter().enumerate() {
        for mark in &traits.marks {
            blocks.entry(mark.clone()).or_default().push(at);
        }
    }
    let mut found: BTreeMap<(ServiceId, ServiceId), Pair> = BTreeMap::new();
    for block in blocks.values().filter(|block| (2..=CROWD).contains(&block.len())) {
        for (n, a) in block.iter().enumerate() {
            for b in &block[n + 1..] {
                let (Some(a), Some(b)) = (all.get(*a), all.get(*b)) else { continue };
                if let Some(pair) = a.like(b) {
                    found.insert((pair.one, pair.other), pair);
                }
            }
        }
    }
    let mut pairs: Vec<Pair> = found.into_values().collect();
    pairs.sort_by(|a, b| (b.shares.len(), b.names, a.one, a.other).cmp(&(a.shares.len(), a.names, b.one, b.other)));
    pairs
}

impl Traits {
    fn of(service: &Service, places: &BTreeMap<LocationId, Location>) -> Self {
        let words: BTreeSet<String> = fold(&service.name).split(' ').map(String::from).collect();
        let name: String = fold(&service.name).chars().filter(|c| *c != ' ').collect();
        let mut marks = BTreeSet::new();
        let mut mark = |kind: Shared, text: String| {
            if !text.is_empty() {
                marks.insert((crate::set::Member::index(kind), text));
            }
        };
        mark(Shared::Name, name.clone());
        for contact in &service.contacts {
            let digits: String = contact.phone.chars().filter(char::is_ascii_digit).collect();
            mark(Shared::Phone, if digits.len() >= 10 { digits } else { String::new() });
            mark(Shared::Email, contact.email.trim().to_lowercase());
        }
        for link in &service.links {
            mark(Shared::Domain, domain(&link.url));
        }
        for place in service.places().iter().filter_map(|id| places.get(id)) {
            mark(Shared::Postcode, fold(&place.address.postcode).replace(' ', ""));
        }
        Self { id: service.id, name, words, marks, days: days(service) }
    }

    fn like(&self, other: &Self) -> Option<Pair> {
        if self.days.zip(other.days).is_some_and(|(a, b)| !a.meets(b)) {
            return None;
        }
        let names = closeness(&self.name, &other.name).max(same_words(&self.words, &other.words));
        let shares: Set<Shared> = self
            .marks
            .intersection(&other.marks)
            .filter_map(|(kind, _)| <Shared as crate::set::Member>::ALL.get(usize::from(*kind)).copied())
            .collect();
        // The same name alone is not enough: every town has its stay and play.
        let enough = names >= CLOSE && shares.iter().any(|shared| shared != Shared::Name);
        let (one, other) = (self.id.min(other.id), self.id.max(other.id));
        (enough && one != other).then_some(Pair { one, other, shares, names })
    }
}

/// The days of the week it meets on, when it meets every week; none where that says nothing.
fn days(service: &Service) -> Option<Set<Weekday>> {
    let mut all = Set::EMPTY;
    for schedule in &service.schedules {
        match &schedule.repeat {
            Repeat::Weekly(days) | Repeat::EveryWeeks { days, .. } => days.iter().for_each(|day| all.insert(day)),
            Repeat::Monthly { .. } | Repeat::Dates(_) => return None,
        }
    }
    (!all.is_empty()).then_some(all)
}

/// The site of a web address; empty for one that many share.
fn domain(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("").to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let common = COMMON.iter().any(|site| host == *site || host.strip_suffix(site).is_some_and(|h| h.ends_with('.')));
    if common || !host.contains('.') { String::new() } else { host.into() }
}

/// How many of the words two names have in common, in percent of the longer one.
fn same_words(a: &BTreeSet<String>, b: &BTreeSet<String>) -> u8 {
    percent(a.intersection(b).count(), a.len().max(b.len()))
}

/// How close two texts are: 100 when they are the same, 0 when no letter stays where it was.
fn closeness(a: &str, b: &str) -> u8 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(80).collect(), b.chars().take(80).collect());
    let longer = a.len().max(b.len());
    percent(longer - distance(&a, &b), longer)
}

fn percent(part: usize, whole: usize) -> u8 {
    u8::try_from((part * 100).checked_div(whole).unwrap_or(0)).unwrap_or(100)
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut corner = core::mem::replace(&mut row[0], i + 1);
        for (j, to) in b.iter().enumerate() {
            let changed = corner + usize::from(from != to);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{Contact, Kind, Link};
    use crate::schedule::{Schedule, Season};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn service(n: u128, name: &str) -> Service {
        Service::named(ServiceId::new(Uuid::from_u128(n)), name, Kind::Group)
    }

    fn with_phone(n: u128, name: &str, phone: &str) -> Service {
        let mut s = service(n, name);
        s.contacts = vec![Contact { phone: phone.into(), public: true, ..Contact::default() }];
        s
    }

    fn on(mut s: Service, day: Weekday) -> Service {
        s.schedules = vec![Schedule {
            repeat: Repeat::Weekly(Set::EMPTY.with(day)),
            times: vec![],
            valid_from: None,
            valid_to: None,
            season: Season::AllYear,
            not_on_bank_holidays: false,
            except: vec![],
            extra: vec![],
            location: None,
        }];
        s
    }

    fn found(services: &[Service]) -> Vec<(u128, u128)> {
        let number = |id: ServiceId| id.uuid().as_u128();
        pairs(services, &BTreeMap::new()).iter().map(|p| (number(p.one), number(p.other))).collect()
    }

    #[test]
    fn close_names_that_share_a_number_or_a_site_may_be_one() {
        let phone = "01632 960110";
        for (a, b, like) in [
            (with_phone(1, "Stay & Play", phone), with_phone(2, "Stay and play", "(01632) 960-110"), true),
            (with_phone(1, "Stay and Play group", phone), with_phone(2, "Group: stay and play", phone), true),
            (with_phone(1, "Stay and play", phone), with_phone(2, "Stay and plya", phone), true),
            (with_phone(1, "Stay and play", phone), with_phone(2, "Baby massage", phone), false),
            (with_phone(1, "Stay and play", phone), with_phone(2, "Stay and play", "01632 960999"), false),
            (service(1, "Stay and play"), service(2, "Stay and play"), false),
            (
                on(with_phone(1, "Stay and play", phone), Weekday::Monday),
                on(with_phone(2, "Stay and play", phone), Weekday::Friday),
                false,
            ),
            (
                on(with_phone(1, "Stay and play", phone), Weekday::Monday),
                on(with_phone(2, "Stay and play", phone), Weekday::Monday),
                true,
            ),
        ] {
            let names = (a.name.clone(), b.name.clone());
            assert_eq!(found(&[a, b]), if like { vec![(1, 2)] } else { vec![] }, "{names:?}");
        }
        let site = |n: u128, url: &str| {
            let mut s = service(n, "Toy library");
            s.links = vec![Link { label: String::new(), url: url.into() }];
            s
        };
        assert_eq!(found(&[site(1, "https://www.toys.example/a"), site(2, "http://toys.example")]), [(1, 2)]);
        assert_eq!(found(&[site(1, "https://facebook.com/a"), site(2, "https://www.facebook.com/b")]), []);
        assert_eq!(found(&[site(1, "https://a.gov.uk"), site(2, "https://a.gov.uk")]), []);
    }

    proptest! {
        #[test]
        fn the_distance_is_one(a in "[a-z]{0,12}", b in "[a-z]{0,12}") {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let there = distance(&x, &y);
            prop_assert_eq!(there, distance(&y, &x));
            prop_assert_eq!(there == 0, a == b);
            prop_assert!(there <= x.len().max(y.len()) && there >= x.len().abs_diff(y.len()));
        }

        #[test]
        fn whoever_is_like_somebody_is_so_in_any_order(order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle()) {
            let phone = "01632 960110";
            let all = [
                with_phone(1, "Stay and play", phone),
                with_phone(2, "Stay & play", phone),
                with_phone(3, "Play and stay", phone),
                with_phone(4, "Debt advice", phone),
            ];
            let shuffled: Vec<Service> = order.iter().map(|n| all[*n].clone()).collect();
            prop_assert_eq!(found(&shuffled), found(&all));
        }
    }
}
