//! Ages in words. They are kept in months; families count in years as soon as they can.

use super::{Words, number};
use crate::directory::AgeRange;

/// From this age on, in months, people count in years.
const YEARS_FROM: u16 = 24;

impl Words {
    /// The ages a service is for: "Under 5", "Ages 1 to 3", "6 to 18 months", "All ages".
    ///
    /// The last month counts: up to month 47 is up to and including age 3.
    pub fn age_range(&self, ages: Option<AgeRange>) -> String {
        let Some(ages) = ages else { return self.ages_unknown().into() };
        let from = ages.from_months();
        match (from.unwrap_or(0), ages.to_months()) {
            (0, None) if from.is_none() => self.ages_all().into(),
            (0, None) => self.ages_from_birth().into(),
            (from, None) => match first_year(from) {
                Some(years) => self.ages_over_years(years),
                None => self.ages_over_months(from.into()),
            },
            (0, Some(to)) => match last_year(to) {
                Some(years) => self.ages_under_years(years + 1),
                None => self.ages_under_months(to.into()),
            },
            (from, Some(to)) => match (first_year(from), last_year(to)) {
                (Some(first), Some(last)) if first == last => self.ages_one_year(first),
                (Some(first), Some(last)) => self.ages_years(&number(first), last),
                (None, Some(last)) if to >= YEARS_FROM => self.ages_mixed(&self.ages_mixed_start(from.into()), last),
                _ if from == to => self.ages_one_month(from.into()),
                _ => self.ages_months(&number(from.into()), to.into()),
            },
        }
    }
}

/// The age in years whose first month this is.
fn first_year(months: u16) -> Option<u32> {
    months.is_multiple_of(12).then_some(u32::from(months) / 12)
}

/// The age in years whose last month this is.
fn last_year(months: u16) -> Option<u32> {
    (months % 12 == 11).then_some(u32::from(months) / 12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::testing::english;

    #[test]
    fn ages_read_as_families_say_them() {
        for (from, to, text) in [
            (None, None, "All ages"),
            (Some(0), None, "From birth"),
            (None, Some(59), "Under 5"),
            (Some(0), Some(59), "Under 5"),
            (Some(0), Some(11), "Under 1"),
            (Some(0), Some(18), "Up to 18 months"),
            (None, Some(1), "Up to 1 month"),
            (Some(60), None, "Age 5 and over"),
            (Some(6), None, "From 6 months"),
            (Some(12), Some(47), "Ages 1 to 3"),
            (Some(36), Some(47), "Age 3"),
            (Some(6), Some(18), "6 to 18 months"),
            (Some(6), Some(11), "6 to 11 months"),
            (Some(12), Some(30), "12 to 30 months"),
            (Some(6), Some(23), "6 to 23 months"),
            (Some(6), Some(59), "6 months to 4 years"),
            (Some(7), Some(7), "7 months"),
        ] {
            let ages = AgeRange::new(from, to).expect("a range");
            assert_eq!(english().age_range(Some(ages)), text, "{from:?} to {to:?}");
        }
        assert_eq!(english().age_range(None), "Ages not known");
    }
}
