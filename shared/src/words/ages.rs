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
                (None, Some(last)) if to >= YEARS_FROM => self.ages_mixed(&self.ages_one_month(from.into()), last),
                _ if from == to => self.ages_one_month(from.into()),
                _ => self.ages_months(&number(from.into()), to.into()),
            },
        }
    }
}

/// The age in years whose first month this is.
fn first_year(months: u16) -> Option<u32> {
    (months % 12 == 0).then_some(u32::from(months) / 12)
}

/// The age in years whose last month this is.
fn last_year(months: u16) -> Option<u32> {
    (months % 12 == 11).then_some(u32::from(months) / 12)
}
