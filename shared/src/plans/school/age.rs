//! Compulsory school age, and the term in which it bites.

use super::terms::{NoTermDates, SchoolTerm, term_start};
use super::year::{SchoolYear, day};
use crate::date::Date;
use crate::directory::Calendar;

/// The fifth birthday. Somebody born on 29 February has it on 1 March where there is no such day.
pub fn fifth_birthday(born: Date) -> Date {
    let year = born.year() + 5;
    Date::new(year, born.month(), born.day()).unwrap_or_else(|| day(year, 3, 1))
}

/// V5: the day from which a child is of compulsory school age: the first 31 August, 31 December or 31 March that is the
/// fifth birthday or comes after it.
pub fn compulsory_school_age(born: Date) -> Date {
    let year = born.year() + 5;
    match born.month() {
        1..=3 => day(year, 3, 31),
        4..=8 => day(year, 8, 31),
        _ => day(year, 12, 31),
    }
}

/// The term at whose start a child has to be in full-time education: the one that follows [`compulsory_school_age`].
pub fn must_start_term(born: Date) -> (SchoolYear, SchoolTerm) {
    let of_age = compulsory_school_age(born);
    let year = SchoolYear::containing(of_age);
    match born.month() {
        1..=3 => (year, SchoolTerm::Summer),
        4..=8 => (year.next(), SchoolTerm::Autumn),
        _ => (year, SchoolTerm::Spring),
    }
}

/// The first day of that term by the zone's calendar.
///
/// # Errors
/// When the calendar does not say when that term begins.
pub fn must_start_by(born: Date, calendar: &Calendar) -> Result<Date, NoTermDates> {
    let (year, term) = must_start_term(born);
    term_start(calendar, year, term)
}

#[cfg(test)]
mod tests {
    use super::super::support::{calendar, day};
    use super::super::year::entry_year;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn v5_compulsory_school_age() {
        for (born, of_age) in [
            ("2022-09-01", "2027-12-31"),
            ("2022-12-31", "2027-12-31"),
            ("2023-01-01", "2028-03-31"),
            ("2023-03-31", "2028-03-31"),
            ("2023-04-01", "2028-08-31"),
            ("2023-08-31", "2028-08-31"),
            // The fifth birthday may itself be the day, and 29 February is a day of spring either way.
            ("2021-08-31", "2026-08-31"),
            ("2021-12-31", "2026-12-31"),
            ("2024-02-29", "2029-03-31"),
        ] {
            assert_eq!(compulsory_school_age(day(born)), day(of_age), "{born}");
        }
    }

    #[test]
    fn v5_full_time_from_the_start_of_the_next_term() {
        let calendar = calendar();
        for (born, term, begins) in [
            ("2022-09-01", SchoolTerm::Spring, "2028-01-04"),
            ("2022-12-31", SchoolTerm::Spring, "2028-01-04"),
            ("2023-01-01", SchoolTerm::Summer, "2028-04-24"),
            ("2023-03-31", SchoolTerm::Summer, "2028-04-24"),
            ("2023-04-01", SchoolTerm::Autumn, "2028-09-04"),
            ("2023-08-31", SchoolTerm::Autumn, "2028-09-04"),
        ] {
            assert_eq!(must_start_term(day(born)).1, term, "{born}");
            assert_eq!(must_start_by(day(born), &calendar), Ok(day(begins)), "{born}");
        }
        let later = day("2024-01-15");
        let year = entry_year(later);
        assert_eq!(must_start_by(later, &calendar), Err(NoTermDates { year, term: SchoolTerm::Summer }));
    }

    #[test]
    fn a_birthday_on_29_february_is_kept_in_every_year() {
        assert_eq!(fifth_birthday(day("2024-02-29")), day("2029-03-01"));
        assert_eq!(fifth_birthday(day("2023-02-28")), day("2028-02-28"));
    }

    /// Late enough for anybody, and the dates five years on can still be written.
    const LAST: i32 = 84_005 - 6 * 366;

    proptest! {
        #[test]
        fn v5_never_before_the_fifth_birthday_nor_five_months_after(days in Date::MIN.days()..=LAST) {
            let born = Date::from_days(days).expect("a day");
            let (birthday, of_age) = (fifth_birthday(born), compulsory_school_age(born));
            prop_assert!(birthday <= of_age);
            let months = i32::from(of_age.year() - birthday.year()) * 12 + i32::from(of_age.month() - birthday.month());
            prop_assert!(months <= 4);
            // From 1 April to 31 August are 152 days; from 1 September to 31 December, 121.
            prop_assert!(of_age.days_since(birthday) <= 152);
        }

        /// Whoever is of age has had their September, and starts the last term that can be at the end of that school year.
        #[test]
        fn v5_the_term_comes_after_the_day_and_within_a_year_of_entry(days in Date::MIN.days()..=LAST) {
            let born = Date::from_days(days).expect("a day");
            let entry = entry_year(born);
            let (year, term) = must_start_term(born);
            prop_assert!(entry.first_day() < compulsory_school_age(born));
            prop_assert_eq!(year == entry.next(), term == SchoolTerm::Autumn);
            prop_assert!(year == entry || year == entry.next());
        }
    }
}
