//! Days in a plain English sentence.

use crate::date::Date;

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

/// A day as families read it: "6 September 2027" (V29). The weekday is the page's to add, in the reader's language.
pub fn long_date(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()).wrapping_sub(1)).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::super::support::day;
    use super::*;

    #[test]
    fn v29_a_day_is_written_with_its_month_in_words() {
        assert_eq!(long_date(day("2027-09-06")), "6 September 2027");
        assert_eq!(long_date(day("2028-12-31")), "31 December 2028");
        assert_eq!(long_date(day("2028-01-01")), "1 January 2028");
    }
}
