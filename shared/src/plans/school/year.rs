//! School years, and the one in which a child starts reception.

use core::fmt;
use serde::{Deserialize, Serialize};

use crate::date::Date;

/// A school year, 1 September to 31 August, named by the year in which it begins: 2027 for September 2027 to August 2028.
/// Of a child, the year they start reception is their entry year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(with = "i16"))]
pub struct SchoolYear(i16);

impl SchoolYear {
    /// The school year that the first day handled lies in.
    pub const MIN: i16 = 1899;
    /// The entry year of a child born on the last day handled.
    pub const MAX: i16 = 2204;

    /// The school year in which a day lies.
    pub fn containing(date: Date) -> Self {
        Self(if date.month() >= 9 { date.year() } else { date.year() - 1 })
    }
    /// The calendar year in which it begins.
    pub fn begins_in(self) -> i16 {
        self.0
    }
    /// 1 September; kept between [`Date::MIN`] and [`Date::MAX`], as every day here.
    pub fn first_day(self) -> Date {
        day(self.0, 9, 1)
    }
    /// 31 August of the next calendar year.
    pub fn last_day(self) -> Date {
        day(self.0 + 1, 8, 31)
    }
    /// Whether a day lies in it.
    pub fn has(self, date: Date) -> bool {
        Self::containing(date) == self
    }
    /// The one after it; the last stays the last.
    #[must_use]
    pub fn next(self) -> Self {
        Self((self.0 + 1).min(Self::MAX))
    }
    /// The one before it; the first stays the first.
    #[must_use]
    pub fn previous(self) -> Self {
        Self((self.0 - 1).max(Self::MIN))
    }
}

/// A day of a year that may lie outside those handled: then the nearest end of them.
pub(super) fn day(year: i16, month: i8, day: i8) -> Date {
    let nearest = if year < 1900 { Date::MIN } else { Date::MAX };
    Date::new(year, month, day).unwrap_or(nearest)
}

/// A number that names no school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASchoolYear {
    /// The number.
    pub year: i16,
}

impl core::error::Error for NotASchoolYear {}

impl fmt::Display for NotASchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a school year; write the year it begins in, such as 2027", self.year)
    }
}

impl TryFrom<i16> for SchoolYear {
    type Error = NotASchoolYear;
    fn try_from(year: i16) -> Result<Self, NotASchoolYear> {
        if (Self::MIN..=Self::MAX).contains(&year) { Ok(Self(year)) } else { Err(NotASchoolYear { year }) }
    }
}

impl From<SchoolYear> for i16 {
    fn from(year: SchoolYear) -> Self {
        year.0
    }
}

/// As people say it: "2027 to 2028".
impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.0, self.0 + 1)
    }
}

/// V1: in which September a child is due in reception. Born from 1 September to 31 August of one school year, a child starts
/// five Septembers after that year began: the one that follows the fourth birthday.
pub fn entry_year(born: Date) -> SchoolYear {
    SchoolYear(SchoolYear::containing(born).0 + 5)
}

/// V1: whether a child may start a whole year later than others of that age: only those born from 1 April to 31 August,
/// who need not be in school before that.
pub fn may_start_a_year_later(born: Date) -> bool {
    (4..=8).contains(&born.month())
}

/// V1: the September in which such a child would start, out of the usual year; none for those who may not.
pub fn year_later(born: Date) -> Option<SchoolYear> {
    may_start_a_year_later(born).then(|| entry_year(born).next())
}

#[cfg(test)]
mod tests {
    use super::super::support::day;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn v1_entry_year_follows_from_the_date_of_birth() {
        for (born, starts) in [
            ("2021-08-31", 2025),
            ("2021-09-01", 2026),
            ("2022-08-31", 2026),
            ("2022-09-01", 2027),
            ("2022-12-31", 2027),
            ("2023-01-01", 2027),
            ("2023-08-31", 2027),
            ("2023-09-01", 2028),
            ("2024-02-29", 2028),
            ("2028-02-29", 2032),
        ] {
            assert_eq!(entry_year(day(born)).begins_in(), starts, "{born}");
        }
    }

    #[test]
    fn v1_a_year_later_only_for_those_born_from_april_to_august() {
        for (born, later) in [
            ("2023-03-31", None),
            ("2023-04-01", Some(2028)),
            ("2023-06-15", Some(2028)),
            ("2023-08-31", Some(2028)),
            ("2023-09-01", None),
            ("2024-02-29", None),
        ] {
            assert_eq!(year_later(day(born)).map(SchoolYear::begins_in), later, "{born}");
        }
    }

    #[test]
    fn a_school_year_is_written_as_a_number_and_said_in_words() {
        let year = entry_year(day("2023-02-01"));
        assert_eq!(serde_json::to_string(&year).expect("write"), "2027");
        assert_eq!(serde_json::from_str::<SchoolYear>("2027").expect("read"), year);
        assert!(serde_json::from_str::<SchoolYear>("27").is_err());
        assert_eq!(year.to_string(), "2027 to 2028");
        assert_eq!((year.first_day(), year.last_day()), (day("2027-09-01"), day("2028-08-31")));
    }

    proptest! {
        #[test]
        fn v1_nobody_younger_starts_earlier(a in Date::MIN.days()..=Date::MAX.days(), later in 0..4_000) {
            let (older, younger) = (Date::from_days(a).expect("a day"), Date::from_days(a).expect("a day").plus_days(later));
            prop_assert!(entry_year(older) <= entry_year(younger));
        }

        /// Exactly one school year has the child in its cohort, and it is a year that can be written down.
        #[test]
        fn v1_every_date_of_birth_has_one_entry_year(days in Date::MIN.days()..=Date::MAX.days()) {
            let born = Date::from_days(days).expect("a day");
            let years: Vec<i16> = (SchoolYear::MIN..=SchoolYear::MAX)
                .filter(|y| super::day(y - 5, 9, 1) <= born && born <= super::day(y - 4, 8, 31))
                .filter(|y| SchoolYear(y - 5).has(born))
                .collect();
            prop_assert_eq!(&years, &vec![entry_year(born).begins_in()]);
            prop_assert!(SchoolYear::try_from(years[0]).is_ok());
        }
    }
}
