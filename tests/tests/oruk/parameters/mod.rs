//! Every parameter changes the result as it says, or keeps it and says why: against a slow filter of another make that looks at
//! nothing but the feed's own whole records.

mod reference;
mod terms;
mod version1;
mod version3;

use std::collections::BTreeSet;

use doorstep_shared::search::percent_encode;
use doorstep_tests::oruk::Feeds;
use doorstep_tests::town::{today, town};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Runtime;

/// Parameters as name and value.
pub type Asked = Vec<(&'static str, String)>;

/// A town, its feeds, and what runs them.
pub struct Town {
    pub run: Runtime,
    pub feeds: Feeds,
}

impl Town {
    pub fn new(count: usize, seed: u64) -> Self {
        let run = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut feeds = run.block_on(Feeds::of(&town(count, seed), today().plus_days(-1)));
        // A day later another publication: changes lie on two moments.
        run.block_on(async {
            let mut held = feeds.held().await;
            let services = &mut held.services;
            for service in services.iter_mut().step_by(7) {
                service.bring = "Something new.".into();
            }
            feeds.put(services.iter().step_by(7)).await;
            feeds.publish(today()).await;
            feeds.on(today());
        });
        Self { run, feeds }
    }
}

/// The part of an address behind `?`.
pub fn query(asked: &Asked) -> String {
    let mut out = String::new();
    for (name, value) in asked {
        if !out.is_empty() {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        percent_encode(value, &mut out);
    }
    out
}

/// Some of the choices, each name once.
pub fn some_of(choices: Vec<(&'static str, Vec<String>)>) -> impl Strategy<Value = Asked> {
    let one = select(choices).prop_flat_map(|(name, values)| (Just(name), select(values)));
    proptest::collection::vec(one, 1..4).prop_map(|mut asked| {
        asked.sort_by_key(|(name, _)| *name);
        asked.dedup_by_key(|(name, _)| *name);
        asked
    })
}

/// Asks many combinations and compares each answer with what the reference says.
pub fn agrees(
    town: &Town,
    list: &str,
    choices: Vec<(&'static str, Vec<String>)>,
    expected: impl Fn(&Asked) -> Option<Vec<String>>,
) {
    let all = town.run.block_on(town.feeds.ids(list));
    // Each value alone, so that each is seen to do something; then some together.
    let mut idle: BTreeSet<&str> = choices.iter().map(|(name, _)| *name).collect();
    for (name, values) in &choices {
        for value in values {
            let asked = vec![(*name, value.clone())];
            // What the reference cannot foretell is compared by whoever called, and seen to do something there.
            if expected(&asked).is_none() {
                idle.remove(name);
            }
            if let Some(expected) = expected(&asked) {
                let found = town.run.block_on(town.feeds.ids(&format!("{list}?{}", query(&asked))));
                assert_eq!(found, expected, "{list}?{}", query(&asked));
                if found != all {
                    idle.remove(name);
                }
            }
        }
    }
    assert!(idle.is_empty(), "{list}: these never changed anything: {idle:?}");
    let mut runner = TestRunner::new(Config { cases: 96, failure_persistence: None, ..Config::default() });
    let together = (some_of(choices), 1..=200_u32);
    runner
        .run(&together, |(asked, per_page)| {
            let Some(expected) = expected(&asked) else { return Ok(()) };
            let walked = town.run.block_on(town.feeds.walk(&format!("{list}?{}", query(&asked)), per_page));
            let ids: Vec<String> = walked.iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect();
            prop_assert_eq!(&ids, &expected, "{}?{}", list, query(&asked));
            prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "each once");
            Ok(())
        })
        .unwrap_or_else(|why| panic!("{why}"));
}
