//! England's bank holidays by rule, with the differences that were once proclaimed.

use crate::date::{Date, Weekday};

/// The years the rules are known to hold for: the May Day holiday came in 1978.
pub const FIRST_YEAR: i16 = 1978;
/// The last year with dates at all.
pub const LAST_YEAR: i16 = 2199;

/// A difference proclaimed for one year.
struct OneOff {
    year: i16,
    /// The rule's day that was an ordinary day that year, as month and day.
    instead_of: Option<(i8, i8)>,
    /// The day that was a holiday, as month and day.
    on: (i8, i8),
}

const fn added(year: i16, month: i8, day: i8) -> OneOff {
    OneOff { year, instead_of: None, on: (month, day) }
}
const fn moved(year: i16, from: (i8, i8), on: (i8, i8)) -> OneOff {
    OneOff { year, instead_of: Some(from), on }
}

const ONE_OFFS: [OneOff; 13] = [
    added(1981, 7, 29),           // a royal wedding
    moved(1995, (5, 1), (5, 8)),  // fifty years after VE day
    added(1999, 12, 31),          // the eve of 2000
    added(2002, 6, 3),            // the Golden Jubilee
    moved(2002, (5, 27), (6, 4)), // … and spring beside it
    added(2011, 4, 29),           // a royal wedding
    moved(2012, (5, 28), (6, 4)), // spring moved beside …
    added(2012, 6, 5),            // … the Diamond Jubilee
    moved(2020, (5, 4), (5, 8)),  // seventy-five years after VE day
    moved(2022, (5, 30), (6, 2)), // spring moved beside …
    added(2022, 6, 3),            // … the Platinum Jubilee
    added(2022, 9, 19),           // the Queen's funeral
    added(2023, 5, 8),            // the coronation
];

/// The bank holidays of a year in order, on the days they are taken: where Christmas Day, Boxing Day or New Year's Day
/// falls on a weekend, only its substitute day is among them, as in the published lists. None before 1978.
pub fn bank_holidays(year: i16) -> Vec<Date> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Vec::new();
    }
    let mut days = Vec::with_capacity(10);
    let mut put = |day: Option<Date>| days.extend(day);
    put(Date::new(year, 1, 1).map(|d| match d.weekday() {
        Weekday::Saturday => d.plus_days(2),
        Weekday::Sunday => d.plus_days(1),
        _ => d,
    }));
    let easter = easter_sunday(year);
    put(easter.map(|d| d.plus_days(-2)));
    put(easter.map(|d| d.plus_days(1)));
    // The Monday of the week that holds the 7th is the month's first, of the week that holds the 31st its last.
    put(Date::new(year, 5, 7).map(Date::monday));
    put(Date::new(year, 5, 31).map(Date::monday));
    put(Date::new(year, 8, 31).map(Date::monday));
    if let Some(christmas) = Date::new(year, 12, 25) {
        let (first, second) = match christmas.weekday() {
            Weekday::Friday => (0, 3),
            Weekday::Saturday => (2, 3),
            Weekday::Sunday => (1, 2),
            _ => (0, 1),
        };
        put(Some(christmas.plus_days(first)));
        put(Some(christmas.plus_days(second)));
    }
    for one in ONE_OFFS.iter().filter(|o| o.year == year) {
        if let Some((month, day)) = one.instead_of {
            days.retain(|d| (d.month(), d.day()) != (month, day));
        }
        days.extend(Date::new(year, one.on.0, one.on.1));
    }
    crate::sort::by_key(&mut days, |d| *d);
    days
}

/// Whether England takes a bank holiday on this day.
pub fn is_bank_holiday(date: Date) -> bool {
    // Substitute days exist so that no bank holiday is lost on a weekend.
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && bank_holidays(date.year()).contains(&date)
}

/// Easter Sunday in the Gregorian calendar: the Sunday after the full moon of the church's tables on or after 21 March.
pub fn easter_sunday(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let golden = y % 19;
    let century = y / 100;
    // The moon's drift against the calendar since the reform: leap days left out, and eight days in 2500 years.
    let drift = century - century / 4 - (8 * century + 13) / 25;
    let mut moon = (19 * golden + drift + 15).rem_euclid(30);
    // The tables keep the full moon within 29 days of 21 March, and apart within a 19-year round.
    if moon == 29 || (moon == 28 && golden > 10) {
        moon -= 1;
    }
    // The Sunday that ends the week in which the day after the full moon lies.
    Date::new(year, 3, 21).map(|d| d.plus_days(moon + 1).monday().plus_days(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
    }

    /// As published for England and Wales.
    const PUBLISHED: [(i16, &[&str]); 17] = [
        (1978, &["01-02", "03-24", "03-27", "05-01", "05-29", "08-28", "12-25", "12-26"]),
        (1981, &["01-01", "04-17", "04-20", "05-04", "05-25", "07-29", "08-31", "12-25", "12-28"]),
        (1995, &["01-02", "04-14", "04-17", "05-08", "05-29", "08-28", "12-25", "12-26"]),
        (1999, &["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28", "12-31"]),
        (2000, &["01-03", "04-21", "04-24", "05-01", "05-29", "08-28", "12-25", "12-26"]),
        (2002, &["01-01", "03-29", "04-01", "05-06", "06-03", "06-04", "08-26", "12-25", "12-26"]),
        (2011, &["01-03", "04-22", "04-25", "04-29", "05-02", "05-30", "08-29", "12-26", "12-27"]),
        (2012, &["01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26"]),
        (2019, &["01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"]),
        (2020, &["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"]),
        (2021, &["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        (2022, &["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]),
        (2023, &["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"]),
        (2024, &["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"]),
        (2025, &["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"]),
        (2026, &["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
        (2027, &["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]),
    ];

    #[test]
    fn the_rules_give_the_published_days() {
        for (year, days) in PUBLISHED {
            let expected: Vec<Date> = days.iter().map(|d| date(&format!("{year}-{d}"))).collect();
            assert_eq!(bank_holidays(year), expected, "{year}");
        }
    }

    #[test]
    fn easter_falls_where_the_tables_say() {
        // Among them both exceptions of the tables (1954, 1981, 2049, 2076), the earliest and the latest Easters.
        let known = [
            "1954-04-18",
            "1978-03-26",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
            "2160-03-23",
        ];
        for day in known.map(date) {
            assert_eq!(easter_sunday(day.year()), Some(day));
        }
    }

    #[test]
    fn a_year_has_eight_of_them_and_the_proclaimed_ones() {
        for year in FIRST_YEAR..=LAST_YEAR {
            let more = match year {
                1981 | 1999 | 2002 | 2011 | 2012 | 2023 => 1,
                2022 => 2,
                _ => 0,
            };
            let days = bank_holidays(year);
            assert_eq!(days.len(), 8 + more, "{year}");
            assert!(days.is_sorted_by(|a, b| a < b), "{year}");
            assert!(days.iter().all(|d| d.year() == year && is_bank_holiday(*d)), "{year}");
        }
        assert_eq!(bank_holidays(1977), []);
        assert_eq!(bank_holidays(2200), []);
    }
}
