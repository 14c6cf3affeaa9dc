//! Schedules of Open Referral to ours. What a rule of theirs cannot say here is left out with a note; its words stay.

use doorstep_shared::date::{Date, Time, Weekday};
use doorstep_shared::id::LocationId;
use doorstep_shared::schedule::{Nth, Repeat, Schedule, Season, Span, never_occurs};
use doorstep_shared::set::Set;

use super::feed::{FeedRule, FeedTimes};
use super::repair::{date, no_such_day, quote, sentence};
use super::when::NotAWhen;
use super::{Repair, ids, when};

/// The schedules of a record, and words about times that found no place.
pub(super) fn clean(
    raw: &[FeedTimes],
    places: &[Option<LocationId>],
    repairs: &mut Vec<Repair>,
) -> (Vec<Schedule>, Vec<String>) {
    let mut schedules = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for times in raw {
        let (found, text, place) = match times {
            FeedTimes::Rule(rule) => {
                let note = sentence(&rule.description);
                if !note.is_empty() && !words.contains(&note) {
                    words.push(note);
                }
                for day in [&rule.dtstart, &rule.valid_from, &rule.valid_to].into_iter().filter(|day| no_such_day(day))
                {
                    repairs.push(Repair::DateNever { was: quote(day) });
                }
                let place = rule.place.and_then(|i| places.get(i).copied().flatten());
                (from_rule(rule), describe(rule), place)
            }
            FeedTimes::Own { text, place } => {
                let place = place.and_then(|i| places.get(i).copied().flatten());
                let found = when::parse(text).unwrap_or_default().into_iter();
                // They are what they were: two that could be one stay two.
                schedules.extend(found.map(|s| Schedule { location: place, ..s }));
                continue;
            }
            FeedTimes::Written(text) => {
                let only = (places.len() == 1).then(|| places[0]).flatten();
                (when::parse(text).map_err(|error| why(text, error)), text.clone(), only)
            }
        };
        let found = found.and_then(|found| {
            let never = found.iter().any(never_occurs);
            if never { Err(Repair::TimesNever { was: quote(&text) }) } else { Ok(found) }
        });
        match found {
            Ok(found) => {
                found.into_iter().for_each(|s| merge(&mut schedules, Schedule { location: place, ..s }));
            }
            Err(_) if text.trim().is_empty() => {}
            Err(repair) => {
                let said = sentence(&text);
                if (matches!(times, FeedTimes::Written(_)) || repair.key() == "times-never") && !words.contains(&said) {
                    words.push(said);
                }
                repairs.push(repair);
            }
        }
    }
    (schedules, words)
}

/// Why a text about times is no use: it names a day that no calendar has, ends before it begins, or cannot be read.
fn why(text: &str, error: NotAWhen) -> Repair {
    let was = quote(text);
    let days = text.split([' ', ',', ';']).map(|word| word.trim_matches('"'));
    match days.into_iter().find(|word| no_such_day(word)) {
        Some(day) => Repair::TimesWithNoSuchDay { was, day: day.into() },
        None if error.0 == when::BACKWARDS => Repair::TimesNever { was },
        None => Repair::TimesDropped { was },
    }
}

/// Rows that differ in their weekdays alone, or in their times alone, are one schedule.
fn merge(schedules: &mut Vec<Schedule>, new: Schedule) {
    for known in schedules.iter_mut() {
        if *known == new {
            return;
        }
        let same_but_times = Schedule { times: new.times.clone(), ..known.clone() } == new;
        if same_but_times && !known.times.is_empty() && !new.times.is_empty() {
            known.times.extend(new.times.iter().copied());
            known.times.sort();
            known.times.dedup();
            return;
        }
        if let (Repeat::Weekly(days), Repeat::Weekly(more)) = (&known.repeat, &new.repeat) {
            let all: Set<Weekday> = days.iter().chain(more.iter()).collect();
            let same_but_days = Schedule { repeat: new.repeat.clone(), ..known.clone() } == new;
            if same_but_days {
                known.repeat = Repeat::Weekly(all);
                return;
            }
        }
    }
    schedules.push(new);
}

fn from_rule(rule: &FeedRule) -> Result<Vec<Schedule>, Repair> {
    read_rule(rule).ok_or_else(|| Repair::TimesDropped { was: quote(&describe(rule)) })
}

fn read_rule(rule: &FeedRule) -> Option<Vec<Schedule>> {
    let start = date(&rule.dtstart);
    let valid_from = date(&rule.valid_from);
    let valid_to = date(&rule.valid_to);
    if valid_from.zip(valid_to).is_some_and(|(from, to)| from > to) {
        return None;
    }
    let days = days(&rule.byday)?;
    let interval: u8 = match rule.interval.trim() {
        "" => 1,
        n => n.parse().ok()?,
    };
    let repeats = match rule.freq.trim().to_ascii_uppercase().as_str() {
        "WEEKLY" | "" if !days.is_empty() || !rule.freq.trim().is_empty() => {
            let mut set: Set<Weekday> = days.iter().map(|(_, day)| *day).collect();
            if set.is_empty() {
                set.insert(start?.weekday());
            }
            vec![weekly(set, interval, start.or(valid_from))?]
        }
        "" => vec![Repeat::Dates(vec![start?])],
        "MONTHLY" if interval == 1 && rule.bymonthday.trim().is_empty() && !days.is_empty() => days
            .iter()
            .map(|(nth, day)| nth.map(|nth| Repeat::Monthly { nth, day: *day }))
            .collect::<Option<Vec<_>>>()?,
        _ => return None,
    };
    let term_time = format!(" {} ", ids::normal(&rule.description)).contains(" term time only ");
    let schedule = |repeat: Repeat| {
        let dates = matches!(repeat, Repeat::Dates(_));
        Schedule {
            repeat,
            times: span(&rule.opens_at, &rule.closes_at).into_iter().collect(),
            valid_from: valid_from.or(start).filter(|_| !dates),
            valid_to: valid_to.filter(|_| !dates),
            season: if term_time { Season::TermTime } else { Season::AllYear },
            not_on_bank_holidays: false,
            except: Vec::new(),
            extra: Vec::new(),
            location: None,
        }
    };
    Some(repeats.into_iter().map(schedule).collect())
}

fn weekly(days: Set<Weekday>, interval: u8, from: Option<Date>) -> Option<Repeat> {
    match interval {
        1 => Some(Repeat::Weekly(days)),
        2..=8 => Some(Repeat::EveryWeeks { n: interval, days, from: from? }),
        _ => None,
    }
}

/// Days such as `MO,WE`, `1TU`, `-1FR`, `Monday`; none when one of them is no day.
fn days(text: &str) -> Option<Vec<(Option<Nth>, Weekday)>> {
    text.split([',', ';', ' ']).filter(|part| !part.is_empty()).map(day).collect()
}

fn day(text: &str) -> Option<(Option<Nth>, Weekday)> {
    let split = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, name) = text.split_at(split);
    let nth = match number {
        "" => None,
        "1" | "+1" => Some(Nth::First),
        "2" | "+2" => Some(Nth::Second),
        "3" | "+3" => Some(Nth::Third),
        "4" | "+4" => Some(Nth::Fourth),
        "5" | "+5" | "-1" => Some(Nth::Last),
        _ => return None,
    };
    Some((nth, when::weekday(name)?))
}

fn span(opens: &str, closes: &str) -> Option<Span> {
    let (opens, closes) = (time(opens)?, time(closes)?);
    let closes = if closes == Time::MIN { Time::MAX } else { closes };
    Span::new(opens, closes).ok()
}

/// A time such as `10:00`, `10:00:00`, `10:00Z`, `10:00+01:00`.
fn time(text: &str) -> Option<Time> {
    let text = text.trim();
    let text = text.rsplit_once('T').map_or(text, |(_, time)| time);
    let end = text.char_indices().filter(|(_, c)| *c == ':').map(|(i, _)| i).next()? + 3;
    text.get(..end)?.parse().ok()
}

/// The rule in words, for a note.
fn describe(rule: &FeedRule) -> String {
    let parts =
        [&rule.freq, &rule.interval, &rule.byday, &rule.bymonthday, &rule.dtstart, &rule.opens_at, &rule.closes_at];
    parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(freq: &str, interval: &str, byday: &str, dtstart: &str, opens: &str, closes: &str) -> FeedTimes {
        FeedTimes::Rule(Box::new(FeedRule {
            freq: freq.into(),
            interval: interval.into(),
            byday: byday.into(),
            dtstart: dtstart.into(),
            opens_at: opens.into(),
            closes_at: closes.into(),
            ..FeedRule::default()
        }))
    }

    fn read(rules: &[FeedTimes]) -> (String, usize) {
        let mut repairs = Vec::new();
        let (schedules, _) = clean(rules, &[], &mut repairs);
        (when::write(&schedules), repairs.len())
    }

    #[test]
    fn rules_of_open_referral_become_ours() {
        let cases = [
            (vec![rule("WEEKLY", "", "MO,WE", "", "10:00", "11:30")], "weekly mo,we 10:00-11:30", 0),
            (
                vec![rule("WEEKLY", "1", "TU", "2026-01-06", "10:00+00:00", "11:30:00Z")],
                "weekly tu 10:00-11:30 from 2026-01-06",
                0,
            ),
            (
                vec![rule("WEEKLY", "2", "TU", "2026-01-06", "", "")],
                "every 2 weeks tu counted-from 2026-01-06 from 2026-01-06",
                0,
            ),
            (vec![rule("WEEKLY", "2", "TU", "", "", "")], "", 1),
            (vec![rule("MONTHLY", "", "1TU,-1FR", "", "", "")], "monthly first tu; monthly last fr", 0),
            (vec![rule("MONTHLY", "", "", "", "", "")], "", 1),
            (vec![rule("DAILY", "", "", "", "", "")], "", 1),
            (vec![rule("", "", "Monday", "", "09:00", "00:00")], "weekly mo 09:00-24:00", 0),
            (vec![rule("", "", "", "2026-02-03", "09:00", "10:00")], "dates 2026-02-03 09:00-10:00", 0),
            (vec![rule("", "", "", "", "", "")], "", 0),
            (vec![rule("WEEKLY", "", "MO", "", "11:00", "10:00")], "weekly mo", 0),
        ];
        for (i, (rules, written, notes)) in cases.into_iter().enumerate() {
            assert_eq!(read(&rules), (written.into(), notes), "case {i}");
        }
    }

    #[test]
    fn times_that_never_come_are_told_of_and_kept_as_words() {
        let cases = [
            ("weekly mo from 2026-07-18 until 2026-07-19", "times-never"),
            ("weekly mo from 2026-07-19 until 2026-07-18", "times-never"),
            ("dates 2026-07-18 except 2026-07-18", "times-never"),
            ("weekly mo from 2026-02-30", "times-no-such-day"),
            ("dates 2026-06-31 10:00-11:00", "times-no-such-day"),
            ("Mondays", "times-dropped"),
        ];
        for (text, key) in cases {
            let mut repairs = Vec::new();
            let (schedules, words) = clean(&[FeedTimes::Written(text.into())], &[], &mut repairs);
            assert_eq!((schedules.len(), words), (0, vec![String::from(text)]), "{text}");
            assert_eq!(repairs.iter().map(Repair::key).collect::<Vec<_>>(), [key], "{text}");
        }
    }

    #[test]
    fn rows_for_each_day_become_one() {
        let rows = [
            rule("WEEKLY", "", "MO", "", "10:00", "11:00"),
            rule("WEEKLY", "", "TU", "", "10:00", "11:00"),
            rule("WEEKLY", "", "TU", "", "10:00", "11:00"),
        ];
        assert_eq!(
            read(&rows),
            ("weekly mo,tu 10:00-11:00; weekly tu 10:00-11:00".replace("; weekly tu 10:00-11:00", ""), 0)
        );
        let twice = [rule("WEEKLY", "", "MO", "", "13:00", "14:00"), rule("WEEKLY", "", "MO", "", "10:00", "11:00")];
        assert_eq!(read(&twice), ("weekly mo 10:00-11:00,13:00-14:00".into(), 0));
    }
}
