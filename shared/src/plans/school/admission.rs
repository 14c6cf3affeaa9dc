//! When to apply for a place and when it is offered.

use super::year::{SchoolYear, day};
use crate::date::{Date, Weekday};
use crate::schedule::is_bank_holiday;

/// The last day to apply for a place in reception: 15 January of the year in which the child starts. It is not moved when
/// it is a weekend; at which hour a council closes is the council's to say. Who hopes to start a year later applies by this
/// day too, so that the place of the usual year is not lost.
pub fn apply_by(entry: SchoolYear) -> Date {
    day(entry.begins_in(), 1, 15)
}

/// The day on which places are offered: 16 April of that year, or the next working day.
pub fn offer_day(entry: SchoolYear) -> Date {
    let mut date = day(entry.begins_in(), 4, 16);
    while !is_working_day(date) && date < Date::MAX {
        date = date.plus_days(1);
    }
    date
}

/// Whether offices work: neither a weekend nor a bank holiday of England.
pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_bank_holiday(date)
}

#[cfg(test)]
mod tests {
    use super::super::support::{day, year};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_offered_on_16_april_or_the_next_working_day() {
        for (entry, offered) in [
            (2022, "2022-04-19"),
            (2023, "2023-04-17"),
            (2024, "2024-04-16"),
            (2025, "2025-04-16"),
            (2026, "2026-04-16"),
            (2027, "2027-04-16"),
            // Easter Sunday, and the Monday after it is a bank holiday.
            (2028, "2028-04-18"),
            (2029, "2029-04-16"),
            (2030, "2030-04-16"),
            (2031, "2031-04-16"),
            (2032, "2032-04-16"),
        ] {
            assert_eq!(offer_day(year(entry)), day(offered), "{entry}");
        }
        assert_eq!(offer_day(year(2026)).weekday(), Weekday::Thursday);
        assert_eq!(offer_day(year(2027)).weekday(), Weekday::Friday);
    }

    #[test]
    fn the_day_to_apply_by_stays_on_a_weekend() {
        for (entry, by) in [(2027, "2027-01-15"), (2028, "2028-01-15"), (2033, "2033-01-15")] {
            assert_eq!(apply_by(year(entry)), day(by));
        }
        assert_eq!(apply_by(year(2028)).weekday(), Weekday::Saturday);
    }

    proptest! {
        #[test]
        fn the_offer_day_is_a_working_day_soon_after(entry in 1900i16..=2199) {
            let offered = offer_day(year(entry));
            let usual = super::day(entry, 4, 16);
            prop_assert!(is_working_day(offered));
            prop_assert!((usual..=usual.plus_days(4)).contains(&offered));
            // No working day was passed over.
            prop_assert!((usual.days()..offered.days()).all(|d| !Date::from_days(d).is_some_and(is_working_day)));
        }
    }
}
