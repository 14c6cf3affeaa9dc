//! Services, services at places and organizations of version 3.0.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::published::FeedFile;
use doorstep_shared::search::{Directory, Query};
use serde_json::Value;

use super::reference::{days, fits, near, row_fits};
use super::{Asked, Town, agrees, query};

/// What the reference knows.
struct Known {
    services: Vec<Value>,
    gone: BTreeMap<String, String>,
    directory: Directory,
    feed: FeedFile,
}

impl Known {
    fn of(town: &Town) -> Self {
        let services = town.run.block_on(town.feeds.walk("v3/town/services?full=true", 200));
        let here: BTreeSet<&str> = services.iter().map(|r| r["id"].as_str().unwrap()).collect();
        let told = town.run.block_on(town.feeds.walk("v3/town/services?minimal=true&modified_after=1971-01-01", 200));
        let text = |r: &Value, name: &str| r[name].as_str().unwrap().to_owned();
        let gone = told.iter().map(|r| (text(r, "id"), text(r, "last_modified")));
        let gone = gone.filter(|(id, _)| !here.contains(id.as_str())).collect();
        let made = town.run.block_on(town.feeds.made());
        Self { services, gone, directory: Directory::new(made.list), feed: made.feed }
    }

    /// The ids that words find among what runs; what rests is not asked of the public search.
    fn found(&self, words: &str) -> BTreeSet<String> {
        let now =
            doorstep_shared::date::Now { date: doorstep_tests::town::today(), time: doorstep_shared::date::Time::MIN };
        let found = self.directory.search(&Query { text: words.into(), ..Query::default() }, now);
        let hits = found.hits.iter().take(found.matching);
        hits.map(|h| self.directory.list().entries[h.entry].id.to_string()).collect()
    }

    fn choices(&self) -> Vec<(&'static str, Vec<String>)> {
        let texts = |list: &[&str]| -> Vec<String> { list.iter().map(|t| (*t).to_owned()).collect() };
        let terms = || self.services.iter().flat_map(|r| r["attributes"].as_array().unwrap());
        let of = |name: &str| -> Vec<String> {
            let all: BTreeSet<String> =
                terms().filter_map(|a| a["taxonomy_term"][name].as_str().map(str::to_owned)).collect();
            all.into_iter().collect()
        };
        let mut term_ids: Vec<String> = of("id").into_iter().step_by(5).collect();
        term_ids.extend(of("parent_id"));
        term_ids.push(format!("{},{}", term_ids[0], term_ids[1]));
        term_ids.push("018f0000-0000-7000-8000-000000000000".into());
        let organisations: BTreeSet<&str> =
            self.services.iter().filter_map(|r| r["organization_id"].as_str()).collect();
        let moments: BTreeSet<&str> = self.services.iter().map(|r| r["last_modified"].as_str().unwrap()).collect();
        assert_eq!(moments.len(), 2, "two publications");
        let mut since: Vec<String> = moments.into_iter().map(str::to_owned).collect();
        since.extend(texts(&["2020-01-01", "2026-11-24", "2026-11-25"]));
        vec![
            ("minimum_age", texts(&["0", "1", "2.5", "5", "119"])),
            ("maximum_age", texts(&["0", "3", "4.5", "18"])),
            ("age_months", texts(&["0", "18", "30", "300", "1440"])),
            ("day", days()),
            ("start_time", texts(&["08:00", "10:30", "17:00"])),
            ("end_time", texts(&["10:00", "12:30", "23:59"])),
            ("taxonomy_term_id", term_ids),
            ("taxonomy_id", of("taxonomy_id")),
            ("organization_id", organisations.into_iter().step_by(3).map(str::to_owned).collect()),
            ("modified_after", since),
            ("search", texts(&["massage", "stay play", "food bank", "zzqqxx", "towel"])),
            ("proximity", texts(&["0", "300", "800", "2500", "40000"])),
        ]
    }

    /// The value asked for under a name.
    fn value<'a>(asked: &'a Asked, name: &str) -> Option<&'a str> {
        asked.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    /// Whether all that can be read off a service's record fits.
    fn service_fits(&self, record: &Value, asked: &Asked) -> bool {
        asked.iter().all(|(name, value)| match *name {
            "day" | "start_time" | "end_time" | "proximity" => true,
            "search" => {
                record["status"] == "temporarily closed" || self.found(value).contains(record["id"].as_str().unwrap())
            }
            name => fits(record, name, value),
        })
    }

    fn hours_fit(rows: &Value, asked: &Asked) -> bool {
        let of = |name| Self::value(asked, name);
        let (day, start, end) = (of("day"), of("start_time"), of("end_time"));
        (day, start, end) == (None, None, None)
            || rows.as_array().into_iter().flatten().any(|row| row_fits(row, day, start, end))
    }

    fn place_fits(&self, location: &Value, asked: &Asked) -> bool {
        let metres = Self::value(asked, "proximity").map(|m| m.parse().unwrap());
        metres.is_none_or(|metres| near(location, &self.feed, POSTCODE, metres))
    }
}

/// A postcode that the town has places at.
const POSTCODE: &str = "ZZ1 1AB";

/// A distance needs its postcode.
fn whole(asked: &Asked) -> Asked {
    let mut asked = asked.clone();
    if asked.iter().any(|(name, _)| *name == "proximity") {
        asked.push(("postcode", POSTCODE.into()));
    }
    asked
}

/// Runs [`agrees`] with the postcode added where there is a distance, and resting services left out where there are words,
/// because only the search itself can say whether those match.
fn compare(town: &Town, list: &str, known: &Known, ids: impl Fn(&Asked) -> Vec<(String, bool)>) {
    let list_of = |asked: &Asked| format!("{list}?{}", query(asked));
    let choices = known.choices();
    let postcode = format!("{list}?postcode=ZZ1%201AB");
    let all = town.run.block_on(town.feeds.ids(list));
    assert_eq!(
        town.run.block_on(town.feeds.ids(&postcode)),
        all,
        "a postcode alone keeps all: none is bound to an area"
    );
    let moved = RefCell::new(BTreeSet::new());
    agrees(town, list, choices, |asked| {
        if *asked == whole(asked) && Known::value(asked, "search").is_none() {
            return Some(ids(asked).into_iter().map(|(id, _)| id).collect());
        }
        // Compared here, so that what rests may be there or not.
        let found = town.run.block_on(town.feeds.ids(&list_of(&whole(asked))));
        let expected = ids(&whole(asked));
        let sure: Vec<&String> = expected.iter().filter(|(_, rests)| !rests).map(|(id, _)| id).collect();
        let resting: BTreeSet<&String> = expected.iter().filter(|(_, rests)| *rests).map(|(id, _)| id).collect();
        let running: Vec<&String> = found.iter().filter(|id| !resting.contains(id)).collect();
        assert_eq!(running, sure, "{}", list_of(&whole(asked)));
        if let ([(name, _)], true) = (asked.as_slice(), found != all) {
            moved.borrow_mut().insert((*name).to_owned());
        }
        None
    });
    let moved: Vec<String> = moved.into_inner().into_iter().collect();
    assert_eq!(moved, ["proximity", "search"], "{list}: each of these changes what is told");
}

#[test]
fn services_are_those_that_were_asked_for() {
    let town = Town::new(150, 21);
    let known = Known::of(&town);
    compare(&town, "v3/town/services", &known, |asked| {
        let fit = known.services.iter().filter(|r| {
            let places = r["service_at_locations"].as_array();
            known.service_fits(r, asked)
                && Known::hours_fit(&r["schedules"], asked)
                && (Known::value(asked, "proximity").is_none()
                    || places.into_iter().flatten().any(|p| known.place_fits(&p["location"], asked)))
        });
        let searched = Known::value(asked, "search").is_some();
        let here = fit.map(|r| (r["id"].as_str().unwrap().to_owned(), searched && r["status"] == "temporarily closed"));
        let since = Known::value(asked, "modified_after");
        let gone = known.gone.iter().filter(|(_, at)| since.is_some_and(|since| at.as_str() >= since));
        here.chain(gone.map(|(id, _)| (id.clone(), false))).collect()
    });
}

#[test]
fn services_at_places_are_those_that_were_asked_for() {
    let town = Town::new(150, 22);
    let known = Known::of(&town);
    let places = town.run.block_on(town.feeds.walk("v3/town/service_at_locations?full=true", 200));
    compare(&town, "v3/town/service_at_locations", &known, |asked| {
        let fit = places.iter().filter(|p| {
            known.service_fits(&p["service"], asked)
                && Known::hours_fit(&p["schedules"], asked)
                && known.place_fits(&p["location"], asked)
        });
        let searched = Known::value(asked, "search").is_some();
        fit.map(|p| (p["id"].as_str().unwrap().to_owned(), searched && p["service"]["status"] == "temporarily closed"))
            .collect()
    });
}

#[test]
fn organizations_are_those_that_run_what_was_asked_for() {
    let town = Town::new(150, 23);
    let known = Known::of(&town);
    let choices =
        known.choices().into_iter().filter(|(name, _)| ["taxonomy_term_id", "taxonomy_id"].contains(name)).collect();
    agrees(&town, "v3/town/organizations", choices, |asked| {
        let run = known.services.iter().filter(|r| known.service_fits(r, asked));
        let ids: BTreeSet<String> = run.filter_map(|r| r["organization_id"].as_str().map(str::to_owned)).collect();
        Some(ids.into_iter().collect())
    });
    let all = town.run.block_on(town.feeds.ids("v3/town/organizations"));
    let some = town.run.block_on(town.feeds.ids("v3/town/organizations?search=massage"));
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(town.run.block_on(town.feeds.ids("v3/town/organizations?search=zzqqxx")).is_empty());
}

#[test]
fn words_find_what_holds_them_and_what_rests_too() {
    let town = Town::new(150, 24);
    let known = Known::of(&town);
    let resting: Vec<&Value> = known.services.iter().filter(|r| r["status"] == "temporarily closed").collect();
    assert!(!resting.is_empty());
    for record in known.services.iter().step_by(9).chain(resting) {
        let name = record["name"].as_str().unwrap();
        let asked = vec![("search", name.to_owned())];
        let found = town.run.block_on(town.feeds.ids(&format!("v3/town/services?{}", query(&asked))));
        assert!(found.contains(&record["id"].as_str().unwrap().to_owned()), "{name}");
        assert!(found.len() < known.services.len(), "{name} finds everything");
    }
}

#[test]
fn a_window_of_times_holds_for_one_and_the_same_session() {
    let town = Town::new(150, 25);
    let known = Known::of(&town);
    for record in known.services.iter().filter(|r| r["schedules"].is_array()) {
        for row in record["schedules"].as_array().unwrap().iter().take(2) {
            let (Some(day), Some(opens), Some(closes)) =
                (row["byday"].as_str(), row["opens_at"].as_str(), row["closes_at"].as_str())
            else {
                continue;
            };
            let day = &day[day.len() - 2..];
            let asked = vec![("day", day.into()), ("start_time", opens.into()), ("end_time", closes.into())];
            let found = town.run.block_on(town.feeds.ids(&format!("v3/town/services?{}", query(&asked))));
            assert!(found.contains(&record["id"].as_str().unwrap().to_owned()), "{asked:?}: {row}");
        }
    }
}
