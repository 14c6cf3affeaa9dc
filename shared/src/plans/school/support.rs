//! What the tests of this module share.

use super::SchoolYear;
use crate::date::Date;
use crate::directory::{Calendar, Term};

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
}

pub(super) fn year(begins_in: i16) -> SchoolYear {
    SchoolYear::try_from(begins_in).expect("a school year")
}

pub(super) fn calendar_of(stretches: &[(&str, &str)]) -> Calendar {
    let terms = stretches.iter().map(|(from, to)| Term { from: day(from), to: day(to) }).collect();
    Calendar { terms, closed: Vec::new() }
}

/// Two school years and the first weeks of a third, half terms and two training days included.
pub(super) fn calendar() -> Calendar {
    let mut calendar = calendar_of(&[
        ("2026-09-03", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-01-04", "2027-02-12"),
        ("2027-02-22", "2027-03-25"),
        ("2027-04-12", "2027-05-28"),
        ("2027-06-07", "2027-07-21"),
        ("2027-09-02", "2027-10-22"),
        ("2027-11-01", "2027-12-17"),
        ("2028-01-04", "2028-02-11"),
        ("2028-02-21", "2028-04-07"),
        ("2028-04-24", "2028-05-26"),
        ("2028-06-05", "2028-07-20"),
        ("2028-09-04", "2028-10-20"),
    ]);
    calendar.closed = vec![day("2027-09-02"), day("2027-11-01")];
    calendar
}
