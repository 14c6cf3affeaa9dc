//! What is said about an entry in a line: when, where, cost, who for, languages, trust. Not known is never said as yes.

use doorstep_shared::directory::{Channel, Freshness};
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{Entry, Place, Price};
use doorstep_shared::search::{FilterName, Found, Hit, How, Widened};
use doorstep_shared::set::Set;
use doorstep_shared::words::{DateStyle, Words};

use crate::page::Page;
use crate::ui::{GAP, Said};

/// The `lang` and `dir` of words in another language than the page's; nothing for the page's own.
pub fn foreign(words: &Words, lang: Lang) -> (Option<&'static str>, Option<&'static str>) {
    use doorstep_shared::set::Member as _;
    if lang == words.lang() { (None, None) } else { (Some(lang.key()), Some(lang.dir())) }
}

/// What it costs.
pub fn cost(page: &Page, entry: &Entry) -> Said {
    match &entry.price {
        Price::Free => Said::known(page.words.free()),
        Price::Paid(how_much) => Said::quoted(how_much.as_str(), page.english()),
        Price::Unknown => Said::unknown(page.words.cost_ask()),
    }
}

/// Who it is for, by age or else by stage.
pub fn who(page: &Page, entry: &Entry) -> Said {
    let words = &page.words;
    match (entry.ages, entry.stages) {
        (Some(ages), _) => Said::known(words.age_range(Some(ages))),
        (None, Some(stages)) if !stages.is_empty() => {
            Said::known(words.list(&stages.iter().map(|s| words.stage(s)).collect::<Vec<_>>()))
        }
        _ => Said::unknown(words.who_ask()),
    }
}

/// Which languages are spoken.
pub fn languages(page: &Page, entry: &Entry) -> Said {
    let words = &page.words;
    match entry.languages.as_deref() {
        None | Some([]) => Said::unknown(words.languages_ask()),
        Some(codes) => {
            let names: Vec<_> = codes.iter().map(|code| words.language(*code)).collect();
            Said::known(words.list(&names.iter().map(AsRef::as_ref).collect::<Vec<_>>()))
        }
    }
}

/// Where it is: its places, and the ways help comes to the family.
pub fn place(page: &Page, entry: &Entry) -> Said {
    let words = &page.words;
    let places: Vec<&Place> = page.list().places(entry).collect();
    if places.iter().any(|p| p.masked) {
        return Said::known(words.address_private());
    }
    let names: Vec<String> = places.iter().map(|p| address(p)).filter(|a| !a.is_empty()).collect();
    if !names.is_empty() {
        return Said::quoted(names.join("; "), page.english());
    }
    let channels = entry.channels.unwrap_or(Set::EMPTY);
    let ways: Vec<&str> = channels.iter().filter(|c| *c != Channel::Place).map(|c| words.channel(c)).collect();
    let Some((first, rest)) = ways.split_first() else { return Said::unknown(words.where_ask()) };
    let rest: Vec<String> = rest.iter().map(|way| inside(way)).collect();
    let all: Vec<&str> = core::iter::once(*first).chain(rest.iter().map(String::as_str)).collect();
    Said::known(words.list(&all))
}

/// A label as it stands inside a sentence: its first letter small. Letters beyond ASCII stay; our labels that begin with one
/// stand alone.
pub fn inside(label: &str) -> String {
    let mut text = String::from(label);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// A place in a line: what people call it, street, postcode.
pub fn address(place: &Place) -> String {
    let mut line = String::new();
    for part in [&place.name, &place.address, &place.postcode] {
        if !part.is_empty() {
            if !line.is_empty() {
                line.push_str(", ");
            }
            line.push_str(part);
        }
    }
    line
}

/// Who checked it and when, and whether that is too long ago.
pub fn trust(page: &Page, entry: &Entry) -> (bool, String) {
    let words = &page.words;
    let today = page.now.date;
    match entry.checked {
        None => (true, words.checked_never().into()),
        Some(check) if entry.freshness(today) == Freshness::Checked => {
            (false, words.checked_on(&words.date(check.on, DateStyle::DayMonthYear), words.checker_role(check.by)))
        }
        Some(check) => {
            let weeks = u32::try_from(today.days_since(check.on) / 7).unwrap_or(0);
            (true, words.checked_long_ago(weeks))
        }
    }
}

/// A place, or that its address is kept private.
pub fn one_place(page: &Page, place: &Place) -> Said {
    if place.masked { Said::known(page.words.address_private()) } else { Said::quoted(address(place), page.english()) }
}

/// A sentence in three parts, the middle one strong.
type Stressed = (String, String, String);

/// Why an entry was found: the words it holds, and those that were read as others.
pub fn reasons(words: &Words, hit: &Hit) -> Vec<Stressed> {
    let stressed = |sentence: String, middle: String| {
        let (before, after) = sentence.split_once(GAP).unwrap_or((&sentence, ""));
        (before.into(), middle, after.into())
    };
    let plain = |how: How| matches!(how, How::Exact | How::Stem | How::Prefix);
    let mut said: Vec<&str> = hit.reasons.iter().filter(|r| plain(r.how)).map(|r| r.said.as_str()).collect();
    said.dedup();
    let mut sentences = Vec::new();
    if !said.is_empty() {
        sentences.push(stressed(words.reason_matches(GAP), words.list(&said)));
    }
    for reason in hit.reasons.iter().filter(|r| !plain(r.how)) {
        sentences.push(stressed(words.reason_similar(&reason.said, GAP), reason.found.clone()));
    }
    sentences
}

/// How a search helped itself when it found little, a sentence for each way.
pub fn widened(words: &Words, found: &Found) -> Vec<String> {
    found
        .widened
        .iter()
        .map(|way| match way {
            Widened::SomeWords { left_out } => {
                let left_out: Vec<&str> = left_out.iter().map(String::as_str).collect();
                words.widened_words(&words.list(&left_out))
            }
            Widened::WithoutFilter(filter) => words.widened_filter(filter_name(words, *filter)),
        })
        .collect()
}

fn filter_name(words: &Words, filter: FilterName) -> &str {
    match filter {
        FilterName::Stage => words.choose_stage(),
        FilterName::Age => words.choose_age(),
        FilterName::Day => words.choose_day(),
        FilterName::Free => words.choose_free(),
        FilterName::Attend => words.choose_attend(),
        FilterName::Channel => words.choose_channel(),
        FilterName::Spoken => words.choose_spoken(),
        FilterName::Access => words.choose_access(),
        FilterName::Category => words.choose_category(),
    }
}
