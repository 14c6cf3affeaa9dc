//! Dates, times passed and numbers in plain English. The workspace is English alone, so no catalogue is asked.

use doorstep_shared::date::{Date, Time, Weekday};
use doorstep_shared::directory::{CheckedPart, CheckerRole, Kind};
use doorstep_shared::editing::Act;
use doorstep_shared::people::Role;
use doorstep_shared::set::{Member as _, Set};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "8 June", with its year where that is not this year.
pub fn day(date: Date, today: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default();
    let year = if date.year() == today.year() { String::new() } else { format!(" {}", date.year()) };
    format!("{} {month}{year}", date.day())
}

/// "Tuesday 8 June", with its year where that is not this year.
pub fn weekday_and_day(date: Date, today: Date) -> String {
    format!("{} {}", weekday(date.weekday()), day(date, today))
}

/// "10am", "9:30am", "2:45pm".
pub fn time(at: Time) -> String {
    let half = if at.hour() < 12 || at.hour() == 24 { "am" } else { "pm" };
    let hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    if at.minute() == 0 { format!("{hour}{half}") } else { format!("{hour}:{:02}{half}", at.minute()) }
}

/// A day of the week.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// How long ago a day was: "today", "3 days ago", "9 weeks ago", "2 years ago".
pub fn ago(date: Date, today: Date) -> String {
    match today.days_since(date) {
        i32::MIN..=0 => "today".into(),
        1 => "yesterday".into(),
        days @ 2..=13 => format!("{days} days ago"),
        days @ 14..=729 => format!("{} weeks ago", days / 7),
        days => format!("{} years ago", days / 365),
    }
}

/// "1 entry", "12 entries".
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// Small numbers as words, as people write them in a sentence.
pub fn number(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).into())
}

/// "times, place and cost".
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().into(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", before.join(", "), last.as_ref())
        }
    }
}

/// What somebody is in a zone.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Coordinator => "Zone coordinator",
        Role::ChildrensCentre => "Children’s Centre worker",
        Role::Advisor => "Parent advisor",
        Role::LinkTeacher => "Link teacher",
        Role::ReceptionTeacher => "Reception teacher",
        Role::SchoolLead => "School lead",
        Role::Analyst => "Analyst",
        Role::Provider => "Provider",
        Role::Family => "The family",
    }
}

/// Who edited or checked an entry, in a sentence.
pub fn checker(role: CheckerRole) -> &'static str {
    match role {
        CheckerRole::ChildrensCentre => "the Children’s Centre",
        CheckerRole::Provider => "the people who run it",
        CheckerRole::Coordinator => "the zone coordinator",
        CheckerRole::Advisor => "a parent advisor",
        CheckerRole::Import => "an import",
    }
}

/// A part of an entry that somebody confirms.
pub fn part(part: CheckedPart) -> &'static str {
    match part {
        CheckedPart::Times => "times",
        CheckedPart::Place => "place",
        CheckedPart::Cost => "cost",
        CheckedPart::WhoFor => "who may come",
        CheckedPart::Contact => "contact",
        CheckedPart::Access => "access",
    }
}

/// The parts that somebody confirmed: "all of it", or which.
pub fn parts(parts: Set<CheckedPart>) -> String {
    let names: Vec<&str> = parts.iter().map(part).collect();
    match names.len() {
        0 => "it is not said which parts".into(),
        n if n == CheckedPart::ALL.len() => "all of it".into(),
        _ => list(&names),
    }
}

/// What was done to an entry.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Add => "Written",
        Act::Edit => "Changed",
        Act::Check => "Checked",
        Act::Uncheck => "A check taken back",
        Act::Pause => "Paused",
        Act::Resume => "On again",
        Act::Finish => "Finished",
        Act::Hide => "Hidden",
        Act::Unhide => "Shown again",
        Act::Approve => "Approved",
        Act::Restore => "An earlier version brought back",
        Act::Bulk => "Changed with others",
        Act::UndoBulk => "A change of many taken back",
        Act::ImportNew => "Came in with an import",
        Act::ImportChanged => "Changed by an import",
        Act::ImportVanished => "No longer in the imported list",
        Act::UndoImport => "An import taken back",
        Act::Seed => "There from the beginning",
        Act::Merge => "Put together with another entry",
        Act::Suggested => "A suggestion accepted",
    }
}

/// What kind of thing a service is.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "Groups",
        Kind::DropIn => "Drop-ins",
        Kind::Course => "Courses",
        Kind::Advice => "Advice",
        Kind::Support => "Help for one family at a time",
        Kind::Childcare => "Childcare",
        Kind::School => "Schools",
        Kind::Health => "Health services",
        Kind::Statutory => "Other council services",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_day_is_said_with_its_year_where_that_is_another() {
        let today = date("2027-06-08");
        assert_eq!(weekday_and_day(date("2027-06-08"), today), "Tuesday 8 June");
        assert_eq!(day(date("2026-11-03"), today), "3 November 2026");
    }

    #[test]
    fn how_long_ago_is_said_in_the_unit_people_think_in() {
        let today = date("2027-06-08");
        for (then, said) in [
            ("2027-06-09", "today"),
            ("2027-06-08", "today"),
            ("2027-06-07", "yesterday"),
            ("2027-05-26", "13 days ago"),
            ("2027-05-25", "2 weeks ago"),
            ("2027-04-06", "9 weeks ago"),
            ("2025-06-09", "104 weeks ago"),
            ("2025-06-08", "2 years ago"),
        ] {
            assert_eq!(ago(date(then), today), said, "{then}");
        }
    }

    #[test]
    fn lists_and_numbers_read_as_a_sentence() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["times"]), "times");
        assert_eq!(list(&["times", "place", "cost"]), "times, place and cost");
        assert_eq!((number(12), number(13)), ("twelve".into(), "13".into()));
        assert_eq!(
            (count(1, "entry", "entries"), count(0, "entry", "entries")),
            ("1 entry".into(), "0 entries".into())
        );
        let all: Set<CheckedPart> = CheckedPart::ALL.iter().copied().collect();
        assert_eq!(parts(all), "all of it");
        assert_eq!(parts([CheckedPart::Times, CheckedPart::Cost].into_iter().collect()), "times and cost");
    }
}
