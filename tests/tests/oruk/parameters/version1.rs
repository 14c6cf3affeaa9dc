//! Services and terms of version 1.0.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::published::FeedFile;
use doorstep_shared::set::Member as _;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use super::reference::{days, near, row_fits};
use super::{Asked, Town, agrees, query};

/// What is looked for by words.
const WORDS: [&str; 5] = ["massage", "stay play", "food bank", "zzqqxx", "towel"];

/// What the reference knows: whole records, and nothing of the filter.
struct Known {
    services: Vec<Value>,
    /// What each of [`WORDS`] finds in version 3.0, whose words have a reference of their own.
    found: BTreeMap<&'static str, BTreeSet<String>>,
    feed: FeedFile,
}

impl Known {
    fn of(town: &Town) -> Self {
        let services = town.run.block_on(town.feeds.walk("v1/town/services?include[]=all", 200));
        let find = |words: &'static str| {
            let asked = vec![("search", words.to_owned())];
            let ids = town.run.block_on(town.feeds.ids(&format!("v3/town/services?{}", query(&asked))));
            (words, ids.into_iter().collect())
        };
        let made = town.run.block_on(town.feeds.made());
        Self { services, found: WORDS.into_iter().map(find).collect(), feed: made.feed }
    }

    /// Ids of services that fit, in the order of the feed.
    fn ids(&self, fits: impl Fn(&Value) -> bool) -> Vec<String> {
        self.services.iter().filter(|r| fits(r)).map(|r| r["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Every id of a term that is said of a service, or that stands above one.
    fn terms(&self) -> Vec<String> {
        let each = self.services.iter().flat_map(terms);
        let with_above = each.flat_map(|t| [t["id"].as_str(), t["parent"]["id"].as_str()]);
        let all: BTreeSet<String> = with_above.flatten().map(str::to_owned).collect();
        all.into_iter().collect()
    }

    fn fits(&self, record: &Value, name: &str, value: &str) -> bool {
        let ages = &record["eligibilitys"][0];
        let years = |name: &str| ages[name].as_f64();
        match name {
            "minimum_age" => years(name).is_some_and(|age| age >= value.parse().unwrap()),
            "maximum_age" => years(name).is_some_and(|age| age <= value.parse().unwrap()),
            "age_months" => ages["doorstep_age_months"].as_str().is_some_and(|ages| {
                let (from, to) = ages.split_once('-').unwrap();
                let months: u32 = value.parse().unwrap();
                from.parse().map_or(true, |from: u32| from <= months) && to.parse().map_or(true, |to: u32| months <= to)
            }),
            "text" => self.found[value].contains(record["id"].as_str().unwrap()),
            "service_type[]" | "need[]" | "circumstance[]" | "taxonomy_id[]" => has_term(record, &[value, "", ""]),
            "vocabulary[]" => has_term(record, &["", value, ""]),
            "taxonomy_type[]" => has_term(record, &["", "", value]),
            "day[]" | "start_time[]" | "end_time[]" => true,
            _ => panic!("no reference for {name}"),
        }
    }
}

fn terms(record: &Value) -> impl Iterator<Item = &Value> {
    record["service_taxonomys"].as_array().into_iter().flatten().map(|t| &t["taxonomy"])
}

/// Whether one term of a service is what one place of the three lists asks for: id, vocabulary, type; each may be empty.
fn has_term(record: &Value, [id, vocabulary, kind]: &[&str; 3]) -> bool {
    terms(record).any(|term| {
        let own = term["id"].as_str().unwrap();
        let facet = own.strip_prefix("doorstep:").and_then(|code| code.split_once('.')).map_or("", |(facet, _)| facet);
        let of_kind = match *kind {
            "" | "service" => true,
            "eligibility" => ["stage", "need", "level"].contains(&facet),
            "cost_option" => facet == "cost",
            _ => false,
        };
        (id.is_empty() || own == *id || term["parent"]["id"] == *id)
            && (vocabulary.is_empty() || term["vocabulary"] == *vocabulary)
            && of_kind
    })
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|t| (*t).to_owned()).collect()
}

const KINDS: [&str; 5] = ["organization", "eligibility", "cost_option", "area", "service"];

fn on(record: &Value, (day, start, end): (Option<&str>, Option<&str>, Option<&str>)) -> bool {
    record["regular_schedules"].as_array().into_iter().flatten().any(|row| row_fits(row, day, start, end))
}

#[test]
fn services_are_those_that_were_asked_for() {
    let town = Town::new(150, 41);
    let known = Known::of(&town);
    let some_terms: Vec<String> = known.terms().into_iter().step_by(4).collect();
    let choices = vec![
        ("text", texts(&WORDS)),
        ("minimum_age", texts(&["0", "1", "2.5", "5", "119"])),
        ("maximum_age", texts(&["0", "3", "4.5", "18"])),
        ("age_months", texts(&["0", "18", "30", "300", "1440"])),
        ("day[]", days()),
        ("start_time[]", texts(&["08:00", "10:30", "17:00"])),
        ("end_time[]", texts(&["10:00", "12:30", "23:59"])),
        ("service_type[]", some_terms.clone()),
        ("need[]", some_terms.clone()),
        ("circumstance[]", some_terms),
        ("vocabulary[]", texts(&["doorstep", "openEligibility", "tag", "esdNeed"])),
        ("taxonomy_type[]", texts(&KINDS)),
    ];
    agrees(&town, "v1/town/services", choices, |asked| {
        let of = |name: &str| asked.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str());
        let slot = (of("day[]"), of("start_time[]"), of("end_time[]"));
        // One vocabulary and one type are asked of one and the same term.
        let (vocabulary, kind) = (of("vocabulary[]").unwrap_or_default(), of("taxonomy_type[]").unwrap_or_default());
        Some(known.ids(|r| {
            asked.iter().all(|(name, value)| known.fits(r, name, value))
                && (slot == (None, None, None) || on(r, slot))
                && has_term(r, &["", vocabulary, kind])
        }))
    });
}

/// The lists of a question in the order of their places: `name[]=a&name[]=b`.
fn lists(names: &[&'static str], places: &[Vec<String>]) -> Asked {
    let named = names.iter().enumerate();
    named.flat_map(|(i, name)| places.iter().map(move |place| (*name, place[i].clone()))).collect()
}

/// Asks many questions of lists and compares each answer with the reference.
fn lists_agree(
    town: &Town,
    known: &Known,
    names: [&'static str; 3],
    values: [Vec<String>; 3],
    fits: impl Fn(&Value, &[Vec<String>]) -> bool,
) {
    let [a, b, c] = values;
    let place = (select(a), select(b), select(c)).prop_map(|(a, b, c)| vec![a, b, c]);
    let places = proptest::collection::vec(place, 1..4);
    let mut runner = TestRunner::new(Config { cases: 96, failure_persistence: None, ..Config::default() });
    runner
        .run(&(places, 0..8_u8), |(places, given)| {
            // Any of the three lists may be missing, but not all.
            let there: Vec<usize> = (0..3).filter(|i| given == 0 || given & (1 << i) != 0).collect();
            let names: Vec<&'static str> = there.iter().map(|i| names[*i]).collect();
            let told: Vec<Vec<String>> = places.iter().map(|p| there.iter().map(|i| p[*i].clone()).collect()).collect();
            let kept: Vec<Vec<String>> = (places.iter())
                .map(|p| (0..3).map(|i| if there.contains(&i) { p[i].clone() } else { String::new() }).collect())
                .collect();
            let asked = query(&lists(&names, &told));
            let found = town.run.block_on(town.feeds.ids(&format!("v1/town/services?{asked}")));
            prop_assert_eq!(found, known.ids(|r| fits(r, &kept)), "{}", asked);
            Ok(())
        })
        .unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn sessions_may_fit_any_of_several_days_with_its_times() {
    let town = Town::new(150, 42);
    let known = Known::of(&town);
    let values = [days(), texts(&["08:00", "10:30", "13:00"]), texts(&["12:30", "16:00", "23:59"])];
    lists_agree(&town, &known, ["day[]", "start_time[]", "end_time[]"], values, |record, places| {
        let given = |text: &String| if text.is_empty() { None } else { Some(text.clone()) };
        places.iter().any(|p| {
            let (day, start, end) = (given(&p[0]), given(&p[1]), given(&p[2]));
            on(record, (day.as_deref(), start.as_deref(), end.as_deref()))
        })
    });
}

#[test]
fn every_place_of_the_lists_of_terms_must_be_met() {
    let town = Town::new(150, 43);
    let known = Known::of(&town);
    let values = [
        known.terms().into_iter().step_by(3).collect(),
        texts(&["doorstep", "openEligibility", "tag"]),
        texts(&["eligibility", "cost_option", "service", "area"]),
    ];
    lists_agree(&town, &known, ["taxonomy_id[]", "vocabulary[]", "taxonomy_type[]"], values, |record, places| {
        places.iter().all(|p| has_term(record, &[&p[0], &p[1], &p[2]]))
    });
    // Of the three lists that each mean "any of these", every one must be met.
    let terms: Vec<String> = known.terms();
    let mut both = 0;
    for (need, kind) in terms.iter().zip(terms.iter().skip(5)) {
        let asked = vec![
            ("need[]", need.clone()),
            ("need[]", terms[0].clone()),
            ("service_type[]", kind.clone()),
            ("circumstance[]", "doorstep:category".into()),
        ];
        let found = town.run.block_on(town.feeds.ids(&format!("v1/town/services?{}", query(&asked))));
        let expected = known.ids(|r| {
            (has_term(r, &[need, "", ""]) || has_term(r, &[&terms[0], "", ""]))
                && has_term(r, &[kind, "", ""])
                && has_term(r, &["doorstep:category", "", ""])
        });
        both += usize::from(!expected.is_empty());
        assert_eq!(found, expected, "{asked:?}");
    }
    assert!(both > 2, "some are found");
}

#[test]
fn a_distance_narrows_and_a_postcode_alone_provably_keeps_all() {
    let town = Town::new(150, 44);
    let known = Known::of(&town);
    let all = known.ids(|_| true);
    // Why it keeps: a postcode alone asks who serves it, and no record says that it serves some areas and not others.
    assert!(known.services.iter().all(|r| r.get("service_areas").is_none()));
    for name in ["postcode", "coverage"] {
        for code in ["ZZ1 1AB", "zz2 4zz", "SW1A1AA"] {
            let asked = vec![(name, code.to_owned())];
            assert_eq!(town.run.block_on(town.feeds.ids(&format!("v1/town/services?{}", query(&asked)))), all);
        }
    }
    let mut sizes = BTreeSet::new();
    for metres in ["0", "300", "800", "2500", "40000"] {
        for day in ["", "TU"] {
            let mut asked = vec![("postcode", "ZZ1 1AB".to_owned()), ("proximity", metres.to_owned())];
            asked.extend((!day.is_empty()).then(|| ("day[]", day.to_owned())));
            let found = town.run.block_on(town.feeds.ids(&format!("v1/town/services?{}", query(&asked))));
            let expected = known.ids(|r| {
                let places = r["service_at_locations"].as_array().into_iter().flatten();
                let mut places = places.map(|at| &at["location"]);
                places.any(|p| near(p, &known.feed, "ZZ1 1AB", metres.parse().unwrap()))
                    && (day.is_empty() || on(r, (Some(day), None, None)))
            });
            assert_eq!(found, expected, "{asked:?}");
            sizes.insert(found.len());
        }
    }
    assert!(sizes.len() > 3 && !sizes.contains(&all.len()), "{sizes:?}");
}

#[test]
fn each_part_is_told_where_it_is_asked_for_and_nowhere_else() {
    use doorstep_shared::api::oruk::v1::Include;
    let town = Town::new(80, 45);
    let whole = town.run.block_on(town.feeds.walk("v1/town/services?include[]=all", 200));
    let mut parts: Vec<Vec<&str>> = Include::ALL.iter().map(|part| vec![part.key()]).collect();
    parts.push(vec![]);
    parts.push(vec!["contacts", "languages", "cost_options"]);
    for asked in parts {
        let lists: Asked = asked.iter().map(|part| ("include[]", (*part).to_owned())).collect();
        let told = town.run.block_on(town.feeds.walk(&format!("v1/town/services?{}", query(&lists)), 200));
        let mut expected = whole.clone();
        for record in &mut expected {
            let fields = record.as_object_mut().unwrap();
            fields.retain(|name, _| Include::parse(name).is_none() || asked.contains(&name.as_str()));
        }
        let bare = asked.is_empty();
        for (told, expected) in told.iter().zip(&mut expected) {
            // Web addresses come with any part: they are no part of the standard, and a list without parts is short.
            if bare {
                expected.as_object_mut().unwrap().remove("urls");
            }
            assert_eq!(told, expected, "{asked:?}");
        }
        assert_eq!(told.len(), whole.len());
        for part in asked {
            assert!(told.iter().any(|r| r[part].is_array()) && told.iter().all(|r| r[part] != Value::Array(vec![])));
        }
    }
}

#[test]
fn terms_are_those_of_the_vocabulary_that_was_asked_for() {
    let town = Town::new(60, 46);
    let terms = town.run.block_on(town.feeds.walk("v1/town/taxonomies", 200));
    let choices = vec![("vocabulary", texts(&["doorstep", "openEligibility", "tag", "esdNeed"]))];
    agrees(&town, "v1/town/taxonomies", choices, |asked| {
        let of = terms.iter().filter(|t| t["vocabulary"] == asked[0].1.as_str());
        Some(of.map(|t| t["id"].as_str().unwrap().to_owned()).collect())
    });
    for (name, key) in [("Open Eligibility", "openEligibility"), ("DOORSTEP", "doorstep")] {
        let ids = |vocabulary: &str| {
            let asked = vec![("vocabulary", vocabulary.to_owned())];
            town.run.block_on(town.feeds.ids(&format!("v1/town/taxonomies?{}", query(&asked))))
        };
        assert_eq!(ids(name), ids(key), "its name is understood too");
    }
}
