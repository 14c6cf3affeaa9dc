//! Who may come, by age in months.

use core::fmt;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;

/// Ages a service is for, in months and inclusive; a missing end is open. A service whose ages are not known has none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(with = "Ends"))]
pub struct AgeRange {
    from: Option<u16>,
    to: Option<u16>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
struct Ends {
    from_months: Option<u16>,
    to_months: Option<u16>,
}

/// Why two ends are not an age range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAgeRange {
    /// The first age is later than the last.
    Reversed {
        /// First age in months.
        from: u16,
        /// Last age in months.
        to: u16,
    },
    /// An age beyond [`AgeRange::MAX`].
    TooOld {
        /// The age in months.
        months: u16,
    },
}

impl core::error::Error for NotAnAgeRange {}

impl fmt::Display for NotAnAgeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reversed { from, to } => write!(f, "the ages run backwards: {from} to {to} months"),
            Self::TooOld { months } => write!(f, "an age of {months} months is over 120 years"),
        }
    }
}

impl AgeRange {
    /// The oldest age in months: 120 years.
    pub const MAX: u16 = 1440;
    /// Every age.
    pub const ALL: Self = Self { from: None, to: None };

    /// A range from its ends in months.
    ///
    /// # Errors
    /// When it runs backwards or an age is over 120 years.
    pub fn new(from: Option<u16>, to: Option<u16>) -> Result<Self, NotAnAgeRange> {
        for months in [from, to].into_iter().flatten() {
            if months > Self::MAX {
                return Err(NotAnAgeRange::TooOld { months });
            }
        }
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err(NotAnAgeRange::Reversed { from, to });
        }
        Ok(Self { from, to })
    }

    /// First age in months, if there is one.
    pub fn from_months(self) -> Option<u16> {
        self.from
    }
    /// Last age in months, if there is one.
    pub fn to_months(self) -> Option<u16> {
        self.to
    }
    /// Whether some age between these two (inclusive) is welcome.
    pub fn overlaps(self, from: u16, to: u16) -> bool {
        self.from.is_none_or(|f| f <= to) && self.to.is_none_or(|t| t >= from)
    }
    /// Whether a child of this age is welcome at a service whose ages may not be known.
    pub fn welcomes(ages: Option<Self>, months: u16) -> Fact {
        Fact::maybe(ages.map(|a| a.overlaps(months, months)))
    }
}

impl TryFrom<Ends> for AgeRange {
    type Error = NotAnAgeRange;
    fn try_from(ends: Ends) -> Result<Self, NotAnAgeRange> {
        Self::new(ends.from_months, ends.to_months)
    }
}

impl From<AgeRange> for Ends {
    fn from(ages: AgeRange) -> Self {
        Self { from_months: ages.from, to_months: ages.to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_two_year_old_is_welcome_where_ages_overlap() {
        let one_to_three = AgeRange::new(Some(12), Some(47)).expect("a range");
        assert_eq!(AgeRange::welcomes(Some(one_to_three), 24), Fact::Yes);
        assert_eq!(AgeRange::welcomes(Some(one_to_three), 48), Fact::No);
        assert_eq!(AgeRange::welcomes(Some(AgeRange::ALL), 24), Fact::Yes);
        assert_eq!(AgeRange::welcomes(None, 24), Fact::Unknown);
    }

    #[test]
    fn a_range_cannot_run_backwards() {
        assert_eq!(AgeRange::new(Some(5), Some(4)), Err(NotAnAgeRange::Reversed { from: 5, to: 4 }));
        assert_eq!(AgeRange::new(None, Some(1441)), Err(NotAnAgeRange::TooOld { months: 1441 }));
    }
}
