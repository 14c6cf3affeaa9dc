//! Schedules in one line of plain words, for tables: written by the export, read by the import.
//!
//! `weekly mo,we 10:00-11:30 term-time` · `every 2 weeks tu counted-from 2026-01-06` · `monthly first sa 10:00-12:00` ·
//! `dates 2026-12-19,2026-12-20 14:00-16:00`. Then, in any order: `term-time` or `holidays`, `from 2026-01-06`,
//! `until 2026-07-17`, `not-on-bank-holidays`, `except 2026-05-26 "hall closed"`, `also 2026-06-01 13:00-14:00`.
//! Several schedules are divided by `;`. The place is not part of it.

use core::fmt;
use core::fmt::Write as _;

use doorstep_shared::date::{Date, Time, Weekday};
use doorstep_shared::schedule::{Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span};
use doorstep_shared::set::{Member, Set};

/// A text that does not say when something is on; holds the part that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAWhen(pub String);

impl fmt::Display for NotAWhen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” does not say when it is on; write it like: weekly mo,we 10:00-11:30 term-time", self.0)
    }
}

/// The part of a text that ends before it begins.
pub(super) const BACKWARDS: &str = "from … until …";

/// Writes schedules in one line. Places are left out.
pub fn write<L>(schedules: &[Schedule<L>]) -> String {
    let mut out = String::new();
    for schedule in schedules {
        if !out.is_empty() {
            out.push_str("; ");
        }
        // Writing to a string cannot go wrong.
        let _ = write_one(&mut out, schedule);
    }
    out
}

fn write_one<L>(out: &mut String, schedule: &Schedule<L>) -> fmt::Result {
    match &schedule.repeat {
        Repeat::Weekly(days) => write!(out, "weekly {}", list(days.iter().map(Member::key)))?,
        Repeat::EveryWeeks { n, days, from } => {
            write!(out, "every {n} weeks {} counted-from {from}", list(days.iter().map(Member::key)))?;
        }
        Repeat::Monthly { nth, day } => write!(out, "monthly {} {}", nth.key(), day.key())?,
        Repeat::Dates(dates) => write!(out, "dates {}", list(dates))?,
    }
    write_times(out, &schedule.times)?;
    if schedule.season != Season::AllYear {
        write!(out, " {}", schedule.season.key())?;
    }
    if let Some(from) = schedule.valid_from {
        write!(out, " from {from}")?;
    }
    if let Some(until) = schedule.valid_to {
        write!(out, " until {until}")?;
    }
    if schedule.not_on_bank_holidays {
        out.push_str(" not-on-bank-holidays");
    }
    for exception in &schedule.except {
        write!(out, " except {}", exception.on)?;
        if !exception.reason.is_empty() {
            write!(out, " \"{}\"", exception.reason.replace('\\', "\\\\").replace('"', "\\\""))?;
        }
    }
    for extra in &schedule.extra {
        write!(out, " also {}", extra.on)?;
        write_times(out, &extra.times)?;
    }
    Ok(())
}

fn write_times(out: &mut String, times: &[Span]) -> fmt::Result {
    if times.is_empty() {
        return Ok(());
    }
    write!(out, " {}", list(times.iter().map(|t| format!("{}-{}", t.start(), t.end()))))
}

fn list<T: fmt::Display>(parts: impl IntoIterator<Item = T>) -> String {
    parts.into_iter().map(|p| p.to_string()).collect::<Vec<_>>().join(",")
}

/// Reads what [`write`] wrote, and what people write in that way. An empty text is no schedule.
///
/// # Errors
/// With the part that was not understood; nothing is guessed.
pub fn parse<L>(text: &str) -> Result<Vec<Schedule<L>>, NotAWhen> {
    let mut schedules = Vec::new();
    for words in split(text)? {
        if !words.is_empty() {
            schedules.push(parse_one(&words)?);
        }
    }
    Ok(schedules)
}

/// A day of the week by its name or its first letters: `mo`, `Mon`, `monday`.
pub(super) fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let text = text.to_ascii_lowercase();
    let text = text.strip_suffix('s').filter(|t| t.ends_with("day")).unwrap_or(&text);
    let index = NAMES.iter().position(|name| text.len() > 1 && name.starts_with(text))?;
    Weekday::ALL.get(index).copied()
}

enum Word {
    Plain(String),
    Quoted(String),
}

impl Word {
    fn plain(&self) -> Option<&str> {
        match self {
            Self::Plain(word) => Some(word),
            Self::Quoted(_) => None,
        }
    }
}

/// The words of each schedule.
fn split(text: &str) -> Result<Vec<Vec<Word>>, NotAWhen> {
    let mut parts = vec![Vec::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(words) = parts.last_mut() else { break };
        match c {
            ';' => parts.push(Vec::new()),
            '"' => {
                let mut quoted = String::new();
                loop {
                    match chars.next() {
                        Some('"') => break,
                        Some('\\') => quoted.extend(chars.next()),
                        Some(c) => quoted.push(c),
                        None => return Err(NotAWhen(quoted)),
                    }
                }
                words.push(Word::Quoted(quoted));
            }
            c if c.is_whitespace() => {}
            c => {
                let mut plain = String::from(c);
                while let Some(c) = chars.next_if(|c| !c.is_whitespace() && !matches!(c, ';' | '"')) {
                    plain.push(c);
                }
                words.push(Word::Plain(plain.to_lowercase().replace(['–', '—'], "-")));
            }
        }
    }
    Ok(parts)
}

fn parse_one<L>(words: &[Word]) -> Result<Schedule<L>, NotAWhen> {
    let mut words = Words(words.iter().peekable());
    let mut schedule = Schedule {
        repeat: words.repeat()?,
        times: words.times()?,
        valid_from: None,
        valid_to: None,
        season: Season::AllYear,
        not_on_bank_holidays: false,
        except: Vec::new(),
        extra: Vec::new(),
        location: None,
    };
    while words.0.peek().is_some() {
        match words.next()? {
            "from" => schedule.valid_from = Some(words.date()?),
            "until" | "to" => schedule.valid_to = Some(words.date()?),
            "not-on-bank-holidays" => schedule.not_on_bank_holidays = true,
            "except" => {
                let on = words.date()?;
                let reason = match words.0.next_if(|w| w.plain().is_none()) {
                    Some(Word::Quoted(reason)) => reason.clone(),
                    _ => String::new(),
                };
                schedule.except.push(Exception { on, reason });
            }
            "also" => {
                let on = words.date()?;
                schedule.extra.push(ExtraDate { on, times: words.times()? });
            }
            "counted-from" => {
                let day = words.date()?;
                match &mut schedule.repeat {
                    Repeat::EveryWeeks { from, .. } => *from = day,
                    _ => return Err(NotAWhen("counted-from".into())),
                }
            }
            word => schedule.season = Season::parse(word).ok_or_else(|| NotAWhen(word.into()))?,
        }
    }
    if schedule.valid_from.zip(schedule.valid_to).is_some_and(|(from, to)| from > to) {
        return Err(NotAWhen(BACKWARDS.into()));
    }
    Ok(schedule)
}

struct Words<'a>(core::iter::Peekable<core::slice::Iter<'a, Word>>);

impl<'a> Words<'a> {
    fn next(&mut self) -> Result<&'a str, NotAWhen> {
        match self.0.next() {
            Some(Word::Plain(word)) => Ok(word),
            Some(Word::Quoted(word)) => Err(NotAWhen(word.clone())),
            None => Err(NotAWhen("…".into())),
        }
    }

    fn read<T>(&mut self, read: impl Fn(&str) -> Option<T>) -> Result<T, NotAWhen> {
        let word = self.next()?;
        read(word).ok_or_else(|| NotAWhen(word.into()))
    }

    fn date(&mut self) -> Result<Date, NotAWhen> {
        self.read(|w| w.parse().ok())
    }

    fn days(&mut self) -> Result<Set<Weekday>, NotAWhen> {
        self.read(|w| w.split(',').map(weekday).collect())
    }

    fn repeat(&mut self) -> Result<Repeat, NotAWhen> {
        match self.next()? {
            "weekly" => Ok(Repeat::Weekly(self.days()?)),
            "every" => {
                let n = self.read(|w| w.parse().ok().filter(|n| (2..=8).contains(n)))?;
                self.read(|w| (w == "weeks").then_some(()))?;
                let days = self.days()?;
                self.read(|w| (w == "counted-from").then_some(()))?;
                Ok(Repeat::EveryWeeks { n, days, from: self.date()? })
            }
            "monthly" => {
                let nth = self.read(Nth::parse)?;
                Ok(Repeat::Monthly { nth, day: self.read(weekday)? })
            }
            "dates" => Ok(Repeat::Dates(self.read(|w| w.split(',').map(|d| d.parse().ok()).collect())?)),
            other => Err(NotAWhen(other.into())),
        }
    }

    /// Times, if they come next.
    fn times(&mut self) -> Result<Vec<Span>, NotAWhen> {
        let first =
            |w: &&Word| w.plain().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()) && w.contains(':'));
        match self.0.next_if(first) {
            Some(Word::Plain(word)) => {
                word.split(',').map(span).collect::<Option<_>>().ok_or_else(|| NotAWhen(word.clone()))
            }
            _ => Ok(Vec::new()),
        }
    }
}

fn span(text: &str) -> Option<Span> {
    let (start, end) = text.split_once('-')?;
    let (start, end): (Time, Time) = (start.parse().ok()?, end.parse().ok()?);
    Span::new(start, end).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_write_it_in_several_ways() {
        let cases = [
            ("Weekly Mon,Wednesdays 9:30–11:00 Term-time", "weekly mo,we 09:30-11:00 term-time"),
            ("weekly tu", "weekly tu"),
            (" weekly sa 10:00-11:00 ; ; monthly last su ", "weekly sa 10:00-11:00; monthly last su"),
            ("weekly fr until 2026-07-17 from 2026-01-09", "weekly fr from 2026-01-09 until 2026-07-17"),
            ("weekly mo except 2026-05-25 \"hall; closed\"", "weekly mo except 2026-05-25 \"hall; closed\""),
            ("", ""),
        ];
        for (text, written) in cases {
            assert_eq!(parse::<()>(text).map(|s| write(&s)), Ok(written.into()), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let cases = [
            ("Tuesdays 10am", "tuesdays"),
            ("weekly 10:00-11:00", "10:00-11:00"),
            ("weekly t", "t"),
            ("weekly mo 11:00-10:00", "11:00-10:00"),
            ("weekly mo sometimes", "sometimes"),
            ("every 9 weeks mo counted-from 2026-01-05", "9"),
            ("weekly mo from", "…"),
            ("weekly mo except 2026-01-01 \"open", "open"),
        ];
        for (text, part) in cases {
            assert_eq!(parse::<()>(text), Err(NotAWhen(part.into())), "{text}");
        }
    }

    fn dates() -> impl Strategy<Value = Date> {
        (Date::MIN.days()..=Date::MAX.days()).prop_filter_map("in range", Date::from_days)
    }
    fn weekdays() -> impl Strategy<Value = Weekday> {
        proptest::sample::select(Weekday::ALL)
    }
    fn sets() -> impl Strategy<Value = Set<Weekday>> {
        proptest::collection::vec(weekdays(), 1..7).prop_map(|days| days.into_iter().collect())
    }
    fn times() -> impl Strategy<Value = Vec<Span>> {
        let span = (0_u16..1439)
            .prop_flat_map(|start| (Just(start), start + 1..=1440))
            .prop_filter_map("a span", |(a, b)| Span::new(Time::new(a / 60, a % 60)?, Time::new(b / 60, b % 60)?).ok());
        proptest::collection::vec(span, 0..3)
    }
    fn repeats() -> impl Strategy<Value = Repeat> {
        prop_oneof![
            sets().prop_map(Repeat::Weekly),
            (2_u8..=8, sets(), dates()).prop_map(|(n, days, from)| Repeat::EveryWeeks { n, days, from }),
            (proptest::sample::select(Nth::ALL), weekdays()).prop_map(|(nth, day)| Repeat::Monthly { nth, day }),
            proptest::collection::vec(dates(), 1..4).prop_map(Repeat::Dates),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            repeat in repeats(),
            times in times(),
            season in proptest::sample::select(Season::ALL),
            ends in (proptest::option::of(dates()), proptest::option::of(dates())),
            not_on_bank_holidays in any::<bool>(),
            except in proptest::collection::vec((dates(), ".*"), 0..3),
            extra in proptest::collection::vec((dates(), super::tests::times()), 0..3),
        ) {
            let (valid_from, valid_to) = match ends { (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))), ends => ends };
            let except = except.into_iter().map(|(on, reason)| Exception { on, reason }).collect();
            let extra = extra.into_iter().map(|(on, times)| ExtraDate { on, times }).collect();
            let schedule: Schedule<()> =
                Schedule { repeat, times, valid_from, valid_to, season, not_on_bank_holidays, except, extra, location: None };
            let both = vec![schedule.clone(), schedule];
            prop_assert_eq!(parse(&write(&both)), Ok(both));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = parse::<()>(&text);
        }
    }
}
