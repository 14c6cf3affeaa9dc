//! Days of a family that are right on any day.

use doorstep_shared::date::Date;
use doorstep_shared::directory::Calendar;
use doorstep_shared::plans::school::{SchoolTerm, SchoolYear, is_working_day, term_start};
use serde::Deserialize;

/// Which children begin: those whose first school day is the next one, or those for whom it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enters {
    /// It is still to come.
    Next,
    /// It is over, or today.
    This,
}

/// The days that a family's words are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Today.
    pub today: Date,
    /// The school year in which the child starts.
    pub year: SchoolYear,
    /// The first day of its autumn term.
    pub start: Date,
    /// The first day of its spring term.
    pub spring: Date,
}

impl Days {
    /// The days of a family on a day.
    pub fn of(enters: Enters, today: Date, calendar: &Calendar) -> Self {
        let this = SchoolYear::containing(today);
        // In the first days of September the year has begun, and its term has not.
        let coming = if begins(this, SchoolTerm::Autumn, calendar) > today { this } else { this.next() };
        let year = match enters {
            Enters::Next => coming,
            Enters::This => coming.previous(),
        };
        let of = |term| begins(year, term, calendar);
        Self { today, year, start: of(SchoolTerm::Autumn), spring: of(SchoolTerm::Spring) }
    }

    /// The day that a word behind the `~` stands for; none for a word that stands for no day.
    pub fn day(&self, word: &str) -> Option<Date> {
        let words: Vec<&str> = word.split(' ').collect();
        let count = |days: &str| days.parse::<u16>().ok().map(i32::from);
        match words[..] {
            ["today"] => Some(self.today),
            ["start"] => Some(self.start),
            ["spring"] => Some(self.spring),
            [days, "ago"] => Some(self.today.plus_days(-count(days)?)),
            [days, "ahead"] => Some(self.today.plus_days(count(days)?)),
            [days, "before", "start"] => Some(self.start.plus_days(-count(days)?)),
            [days, "after", "start"] => Some(self.start.plus_days(count(days)?)),
            [days, "ago", "not", "before", "start"] => Some(self.today.plus_days(-count(days)?).max(self.start)),
            ["born", birthday] => self.born(birthday),
            _ => None,
        }
    }

    /// The birthday of a child who starts in this year: five Septembers before it the year of such birthdays begins.
    fn born(&self, birthday: &str) -> Option<Date> {
        let (month, day) = birthday.split_once('-')?;
        let (month, day) = (month.parse::<i8>().ok()?, day.parse().ok()?);
        let years = if month >= 9 { 5 } else { 4 };
        Date::new(self.year.begins_in() - years, month, day)
    }
}

/// When a term begins, by the calendar or, past its end, by what is usual.
fn begins(year: SchoolYear, term: SchoolTerm, calendar: &Calendar) -> Date {
    term_start(calendar, year, term).unwrap_or_else(|_| {
        // 1 September is the year's first day; four months and two days on it is 3 January.
        let after = year.first_day().plus_days(if term == SchoolTerm::Autumn { 1 } else { 124 });
        let working = (1..14).map(|days| after.plus_days(days)).find(|day| is_working_day(*day));
        working.unwrap_or(after)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn calendar() -> Calendar {
        super::super::super::load::zone("2027-06-08".parse().unwrap()).unwrap().1
    }

    #[test]
    fn one_child_starts_next_and_the_other_has_started() {
        for (today, this, next) in [
            ("2026-11-25", "2026-09-02", "2027-09-02"),
            ("2027-08-31", "2026-09-02", "2027-09-02"),
            ("2027-09-01", "2026-09-02", "2027-09-02"),
            ("2027-09-02", "2027-09-02", "2028-09-04"),
            ("2028-02-29", "2027-09-02", "2028-09-04"),
            // The calendar ends in July 2029. 3 September 2033 is a Saturday.
            ("2033-03-01", "2032-09-03", "2033-09-05"),
        ] {
            let start = |enters| Days::of(enters, day(today), &calendar()).start;
            assert_eq!((start(Enters::This), start(Enters::Next)), (day(this), day(next)), "{today}");
        }
    }

    #[test]
    fn a_word_is_a_day_or_nothing() {
        let days = Days::of(Enters::Next, day("2026-11-25"), &calendar());
        for (word, expected) in [
            ("today", "2026-11-25"),
            ("12 ago", "2026-11-13"),
            ("7 ahead", "2026-12-02"),
            ("start", "2027-09-02"),
            ("30 before start", "2027-08-03"),
            ("9 after start", "2027-09-11"),
            ("9 ago not before start", "2027-09-02"),
            ("spring", "2028-01-04"),
            ("born 09-01", "2022-09-01"),
            ("born 12-31", "2022-12-31"),
            ("born 01-01", "2023-01-01"),
            ("born 08-31", "2023-08-31"),
        ] {
            assert_eq!(days.day(word), Some(day(expected)), "{word}");
        }
        for word in ["", "tomorrow", "-3 ago", "x ago", "3 days ago", "born", "born 13-01", "born 06-31", "after start"]
        {
            assert_eq!(days.day(word), None, "{word}");
        }
    }
}
