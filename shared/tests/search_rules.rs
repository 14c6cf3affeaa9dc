//! What must hold for every search, whatever is typed and whatever is asked.
#![allow(clippy::expect_used)]

mod directory_of_words;

use directory_of_words::{directory, docs, now};
use doorstep_shared::date::{Date, Weekday};
use doorstep_shared::directory::{
    AccessFeature, AgeRange, Attend, Category, Channel, Check, CheckerRole, Freshness, LifeStage,
};
use doorstep_shared::published::{Pause, Place, Price};
use doorstep_shared::schedule::{Repeat, Schedule, Season};
use doorstep_shared::search::{DayFilter, Directory, FilterName, Found, How, Index, Query, Widened, fold};
use doorstep_shared::set::{Member, Set};
use proptest::prelude::*;

/// The directory with facts about every entry, some known and some not, by the entry's number.
fn mixed() -> Directory {
    let mut list = directory().list().clone();
    let place = |yes: Set<AccessFeature>, no: Set<AccessFeature>| Place {
        name: "Hall".into(),
        address: String::new(),
        postcode: String::new(),
        area: String::new(),
        masked: false,
        point: None,
        access_yes: yes,
        access_no: no,
    };
    let step = Set::EMPTY.with(AccessFeature::StepFree);
    list.places = vec![place(step, Set::EMPTY), place(Set::EMPTY, step), place(step.with(AccessFeature::Pram), step)];
    for (n, entry) in list.entries.iter_mut().enumerate() {
        entry.price = [Price::Free, Price::Unknown, Price::Paid("£1".into())][n % 3].clone();
        entry.stages = [None, Some(Set::EMPTY.with(LifeStage::Baby)), Some(Set::EMPTY.with(LifeStage::Toddler))][n % 3];
        entry.ages = AgeRange::new(Some(0), Some(36)).ok().filter(|_| n % 4 == 0);
        entry.attend = [None, Some(Set::EMPTY.with(Attend::Book))][n % 2];
        entry.channels =
            [None, Some(Set::EMPTY.with(Channel::Place)), Some(Set::EMPTY.with(Channel::Phone))][(n / 2) % 3];
        entry.languages = [None, Some(vec!["pl".parse().expect("a language")])][(n / 3) % 2].clone();
        entry.places = [vec![], vec![0], vec![1], vec![2]][n % 4].clone();
        entry.schedules = if n % 2 == 0 { vec![weekly(Weekday::Tuesday)] } else { vec![] };
        let ago = [0, 100, 130, 400][n % 4];
        let check = Check { on: now().date.plus_days(-ago), by: CheckerRole::Provider, parts: Set::EMPTY };
        entry.checked = Some(check);
        entry.pause = (n % 11 == 10).then(|| Pause { reason: String::new(), since: now().date, until: None });
    }
    Directory::new(list)
}

fn weekly(day: Weekday) -> Schedule<u16> {
    Schedule {
        repeat: Repeat::Weekly(Set::EMPTY.with(day)),
        times: vec![],
        valid_from: None,
        valid_to: None,
        season: Season::AllYear,
        not_on_bank_holidays: false,
        except: vec![],
        extra: vec![],
        location: None,
    }
}

fn entries(found: &Found) -> Vec<usize> {
    found.hits.iter().map(|h| h.entry).collect()
}

fn without_filters(found: &Found) -> Vec<FilterName> {
    let names = found.widened.iter().filter_map(|w| match w {
        Widened::WithoutFilter(name) => Some(*name),
        Widened::SomeWords { .. } => None,
    });
    names.collect()
}

/// Sets one of the filters.
fn ask(query: &mut Query, filter: FilterName) {
    match filter {
        FilterName::Day => query.day = Some(DayFilter::Weekday(Weekday::Tuesday)),
        FilterName::Attend => query.attend.insert(Attend::Book),
        FilterName::Channel => query.channel.insert(Channel::Phone),
        FilterName::Category => query.category = Some(Category::Community),
        FilterName::Free => query.free = true,
        FilterName::Stage => query.stage = Some(LifeStage::Toddler),
        FilterName::Age => query.age_months = Some(24),
        FilterName::Spoken => query.spoken = "pl".parse().ok(),
        FilterName::Access => query.access.insert(AccessFeature::StepFree),
    }
}

fn queries() -> impl Strategy<Value = Query> {
    let words = prop::sample::select(
        "play group todler stay toys child famlies speech help free moring babys ba lib zabaw لعب asd foodbank the zzzz"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    let filters = prop::collection::vec(prop::sample::select(FilterName::ALL), 0..3);
    (prop::collection::vec(words, 0..4), filters, any::<bool>()).prop_map(|(words, filters, show_unknown)| {
        let mut query = Query { text: words.join(" "), show_unknown, ..Query::default() };
        filters.into_iter().for_each(|f| ask(&mut query, f));
        query
    })
}

#[test]
fn without_words_everything_listed_is_there_the_best_checked_first() {
    let directory = mixed();
    let found = directory.search(&Query::default(), now());
    assert_eq!((found.hits.len(), found.matching), (found.total_listed, found.total_listed));
    let today = now().date;
    let keys: Vec<(Freshness, String)> = found
        .hits
        .iter()
        .map(|h| &directory.list().entries[h.entry])
        .map(|e| (e.freshness(today), fold(&e.name)))
        .collect();
    assert!(keys.is_sorted());
    assert!(found.total_listed < directory.list().entries.len());
    assert!(keys.iter().any(|(f, _)| *f == Freshness::Sinking) && keys.iter().all(|(f, _)| *f != Freshness::Left));
}

#[test]
fn an_entry_long_unchecked_sinks_below_its_equals() {
    let mut list = directory().list().clone();
    let number = |list: &doorstep_shared::published::ListFile, name: &str| {
        list.entries.iter().position(|e| e.name == name).expect("an entry")
    };
    let rainbow = number(&list, "Rainbow Playgroup");
    let query = Query { text: "bridge hall".into(), ..Query::default() };
    let fresh = entries(&Directory::new(list.clone()).search(&query, now()));
    list.entries[rainbow].checked =
        Some(Check { on: now().date.plus_days(-120), by: CheckerRole::Provider, parts: Set::EMPTY });
    let sunk = entries(&Directory::new(list).search(&query, now()));
    assert_ne!(fresh.last(), Some(&rainbow));
    assert_eq!(sunk.last(), Some(&rainbow));
}

#[test]
fn the_day_is_the_first_filter_to_go() {
    let directory = mixed();
    let mut query = Query { text: "toys".into(), ..Query::default() };
    assert!(directory.search(&query, now()).matching > 0);
    query.day = Some(DayFilter::On(Date::new(2026, 10, 7).expect("a Wednesday")));
    let found = directory.search(&query, now());
    assert_eq!(found.matching, 0);
    assert_eq!(without_filters(&found), [FilterName::Day]);
    assert!(!found.hits.is_empty());
}

#[test]
fn as_few_filters_go_as_help() {
    let directory = mixed();
    // No entry is about digital things on a Wednesday, and the only one about them says nothing of Urdu.
    let query = Query {
        text: "tablet tuesday".into(),
        day: Some(DayFilter::Weekday(Weekday::Wednesday)),
        category: Some(Category::Digital),
        spoken: "ur".parse().ok(),
        ..Query::default()
    };
    let found = directory.search(&query, now());
    assert_eq!(without_filters(&found), [FilterName::Day, FilterName::Spoken]);
    assert_eq!(found.hits.len(), 1);
}

#[test]
fn a_search_for_nothing_known_finds_nothing_and_does_not_pretend() {
    let found = directory().search(&Query { text: "xylophonic quux".into(), ..Query::default() }, now());
    assert_eq!((found.hits.len(), found.matching, found.widened.len()), (0, 0, 0));
    assert!(found.total_listed > 0);
}

#[test]
fn a_first_letter_or_a_small_word_empties_no_page() {
    let directory = directory();
    for text in ["p", "a", "the", "of the", "ż", "  "] {
        assert!(!directory.search(&Query { text: text.into(), ..Query::default() }, now()).hits.is_empty(), "{text}");
    }
}

#[test]
fn an_index_of_another_list_breaks_nothing() {
    let mut list = directory().list().clone();
    list.entries.truncate(3);
    let found = Directory::new(list.clone()).search(&Query { text: "play".into(), ..Query::default() }, now());
    assert!(found.hits.iter().all(|h| h.entry < 3));
    list.index = Index::default();
    assert_eq!(Directory::new(list).search(&Query { text: "play".into(), ..Query::default() }, now()).hits, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,60}") {
        let found = directory().search(&Query { text, ..Query::default() }, now());
        prop_assert!(found.matching <= found.hits.len());
    }

    #[test]
    fn a_filter_takes_away_and_never_adds(query in queries(), filter in prop::sample::select(FilterName::ALL)) {
        let directory = mixed();
        let before = directory.search(&query, now());
        let mut narrower = query.clone();
        ask(&mut narrower, filter);
        let after = directory.search(&narrower, now());
        let all = entries(&before);
        prop_assert!(after.hits.iter().take(after.matching).all(|h| all.contains(&h.entry)));
        prop_assert!(after.hits.len() == after.matching || !after.widened.is_empty());
    }

    #[test]
    fn what_is_not_known_is_counted_not_shown(query in queries()) {
        let directory = mixed();
        let hidden = directory.search(&Query { show_unknown: false, ..query.clone() }, now());
        let shown = directory.search(&Query { show_unknown: true, ..query }, now());
        prop_assert_eq!(hidden.matching + hidden.unknown_hidden, shown.matching);
        prop_assert!(hidden.hits.iter().all(|h| h.unknown.is_empty()));
        let marked = shown.hits.iter().take(shown.matching).filter(|h| !h.unknown.is_empty()).count();
        prop_assert_eq!(marked, hidden.unknown_hidden);
    }

    #[test]
    fn reasons_stand_in_the_entry(query in queries()) {
        let docs = docs();
        for hit in mixed().search(&query, now()).hits {
            let words = query.text.split(' ').any(|w| !["", "the"].contains(&w));
            prop_assert!(!words || !hit.reasons.is_empty());
            for reason in hit.reasons {
                let texts = docs[hit.entry].fields.iter().filter(|(f, _)| *f == reason.field);
                let folded: Vec<String> = texts.map(|(_, text)| fold(text)).collect();
                for word in reason.found.split(' ') {
                    prop_assert!(folded.iter().any(|t| t.split(' ').any(|w| w == word)), "{:?} {}", folded, word);
                }
                prop_assert!(query.text.contains(&reason.said));
            }
        }
    }

    #[test]
    fn the_exact_word_comes_before_a_slip(query in queries()) {
        let found = mixed().search(&query, now());
        let slip = |hit: &doorstep_shared::search::Hit| hit.reasons.iter().any(|r| r.how == How::Typo);
        let order: Vec<bool> = found.hits.iter().take(found.matching).map(slip).collect();
        prop_assert!(order.is_sorted());
    }

    #[test]
    fn the_order_of_the_list_does_not_matter(query in queries(), seed in any::<u64>()) {
        let straight = mixed();
        let mut list = straight.list().clone();
        let mut order: Vec<usize> = (0..list.entries.len()).collect();
        order.sort_by_key(|n| (*n as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        list.entries = order.iter().map(|n| straight.list().entries[*n].clone()).collect();
        let docs = docs();
        list.index = Index::build(&order.iter().map(|n| docs[*n].clone()).collect::<Vec<_>>());
        let mut found = Directory::new(list).search(&query, now());
        for hit in &mut found.hits {
            hit.entry = order[hit.entry];
        }
        prop_assert_eq!(found, straight.search(&query, now()));
    }

    #[test]
    fn what_rests_is_never_found(query in queries()) {
        let directory = mixed();
        let list = directory.list();
        let found = directory.search(&query, now());
        prop_assert!(found.hits.iter().all(|h| list.entries[h.entry].listed(now().date)));
    }
}
