//! New days and times.

use super::text::Words;
use crate::date::Weekday;
use crate::editing::typed::{show_weekday, span};
use crate::schedule::{Repeat, Schedule, Season, Span, never_occurs};
use crate::set::{Member as _, Set};

/// Words that make a number something else than a time.
const UNITS: [&str; 10] = ["year", "years", "yr", "yrs", "month", "months", "week", "weeks", "pounds", "children"];
/// Words before a number that make it a start.
const STARTS: [&str; 6] = ["at", "from", "starts", "start", "starting", "now"];
/// Words between a start and an end.
const JOINS: [&str; 4] = ["-", "to", "till", "until"];

/// What the words say of the times, put into the one schedule that an entry has; none when they do not say it plainly.
pub(super) fn read(words: &Words, now: &[Schedule]) -> Option<Vec<Schedule>> {
    if words.doubtful() {
        return None;
    }
    let days = days(words);
    let (span, start) = (one(spans(words.all(), !days.is_empty()))?, one(starts(words.all()))?);
    let season = season(words);
    let schedule = match now {
        [] => {
            let repeat = Some(Repeat::Weekly(days)).filter(|_| !days.is_empty())?;
            let season = season.unwrap_or_default();
            Schedule { season, ..weekly(repeat, span?) }
        }
        [one] => {
            let mut new = one.clone();
            if !days.is_empty() {
                match &mut new.repeat {
                    Repeat::Weekly(held) | Repeat::EveryWeeks { days: held, .. } => *held = days,
                    Repeat::Monthly { .. } | Repeat::Dates(_) => return None,
                }
            }
            match (span, start, one.times.as_slice()) {
                (Some(span), _, [] | [_]) => new.times = vec![span],
                (None, Some(start), [held]) => new.times = vec![moved(*held, start)?],
                (None, None, _) => {}
                _ => return None,
            }
            new.season = season.unwrap_or(new.season);
            new
        }
        _ => return None,
    };
    (!never_occurs(&schedule)).then(|| vec![schedule])
}

fn weekly(repeat: Repeat, span: Span) -> Schedule {
    Schedule {
        repeat,
        times: vec![span],
        valid_from: None,
        valid_to: None,
        season: Season::AllYear,
        not_on_bank_holidays: false,
        except: Vec::new(),
        extra: Vec::new(),
        location: None,
    }
}

/// None when there are several: then nobody knows which is meant.
#[allow(clippy::option_option, reason = "none said, one said, or too many said")]
fn one<T: PartialEq + Copy>(found: Vec<T>) -> Option<Option<T>> {
    match found.as_slice() {
        [] => Some(None),
        [first, more @ ..] => more.iter().all(|other| other == first).then_some(Some(*first)),
    }
}

fn days(words: &Words) -> Set<Weekday> {
    let named = |word: &String| {
        Weekday::ALL.iter().copied().find(|day| {
            let name = show_weekday(*day).to_lowercase();
            let short = name.get(..3).unwrap_or_default();
            let word = word.strip_suffix('s').unwrap_or(word);
            word == name || word == short || (word.len() > 3 && word.len() < 6 && name.starts_with(word))
        })
    };
    words.all().iter().filter_map(named).collect()
}

fn season(words: &Words) -> Option<Season> {
    let term = ["term time", "term - time", "in term", "during term"];
    let holds = |text: &&str| words.hold(&text.split(' ').collect::<Vec<_>>());
    if term.iter().any(holds) {
        return Some(Season::TermTime);
    }
    words.hold(&["all", "year"]).then_some(Season::AllYear)
}

/// A time as people write it: one or two digits, perhaps minutes, perhaps the half of the day.
fn is_time(word: &str) -> bool {
    if matches!(word, "noon" | "midday") {
        return true;
    }
    let bare = word.trim_end_matches("am").trim_end_matches("pm");
    let (hour, minute) = bare.split_once([':', '.']).unwrap_or((bare, "00"));
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits(hour, 2) && digits(minute, 2) && minute.len() == 2
}

/// Whether it cannot be a mere number.
fn says_time(word: &str) -> bool {
    is_time(word) && !word.bytes().all(|b| b.is_ascii_digit())
}

/// Sessions: "10 to 11:30", "from 1 - 2.30pm". Two bare numbers are one only where a day is named or a word leads to them.
fn spans(words: &[String], day_named: bool) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, three) in words.windows(3).enumerate() {
        let [first, between, last] = three else { continue };
        let before = at.checked_sub(1).and_then(|i| words.get(i)).map(String::as_str).unwrap_or_default();
        let joined = JOINS.contains(&between.as_str()) || (between == "and" && before == "between");
        let placed = day_named || before == "between" || STARTS.contains(&before);
        if joined
            && is_time(first)
            && is_time(last)
            && !counts(words.get(at + 3))
            && (placed || says_time(first) || says_time(last))
        {
            found.extend(span(first, last).ok());
        }
    }
    found
}

/// Starts without an end: "now at 10:30".
fn starts(words: &[String]) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, two) in words.windows(2).enumerate() {
        let [before, time] = two else { continue };
        let next = words.get(at + 2);
        let goes_on = next.is_some_and(|word| JOINS.contains(&word.as_str()) || word == "and");
        if STARTS.contains(&before.as_str()) && is_time(time) && !goes_on && !counts(next) {
            found.extend(span(time, "midnight").ok());
        }
    }
    found
}

/// Whether the word makes the number before it something else than a time.
fn counts(next: Option<&String>) -> bool {
    next.is_some_and(|word| UNITS.contains(&word.as_str()))
}

/// The same length from another start.
fn moved(held: Span, start: Span) -> Option<Span> {
    let length = held.end().minutes() - held.start().minutes();
    let end = start.start().minutes() + length;
    Span::new(start.start(), crate::date::Time::new(end / 60, end % 60)?).ok()
}
