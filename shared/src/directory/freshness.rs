//! How far a family may trust an entry today. Computed whenever it is shown, never stored.

use crate::date::Date;

crate::closed_list! {
    /// How far an entry may be trusted.
    Freshness {
        /// Confirmed within one half-life.
        Checked = "checked",
        /// Due for a check: shown in amber and said so.
        Due = "due",
        /// Long overdue: sinks in the rank.
        Sinking = "sinking",
        /// Too old to show: off the public list.
        Left = "left",
    }
}

impl Freshness {
    /// The state on a day, from the last check (or, for an entry nobody here has checked, the day it came in).
    ///
    /// Up to one half-life checked, up to two due, up to three sinking, beyond that left. An entry never checked here
    /// starts as due. An entry with neither date counts as due: nobody knows how old it is.
    pub fn on(today: Date, checked: Option<Date>, arrived: Option<Date>, half_life_weeks: u8) -> Self {
        let Some(start) = checked.or(arrived) else {
            return Self::Due;
        };
        let age = today.days_since(start).max(0);
        let half_life = i32::from(half_life_weeks) * 7;
        let state = if age <= half_life {
            Self::Checked
        } else if age <= 2 * half_life {
            Self::Due
        } else if age <= 3 * half_life {
            Self::Sinking
        } else {
            Self::Left
        };
        if checked.is_none() && state == Self::Checked { Self::Due } else { state }
    }
}

/// The day after which an entry is due for a check.
pub fn check_due_on(last: Date, half_life_weeks: u8) -> Date {
    last.plus_days(i32::from(half_life_weeks) * 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn trust_moves_on_the_exact_day() {
        let checked = day("2026-01-01");
        let cases = [
            ("2026-01-01", Freshness::Checked),
            ("2026-02-26", Freshness::Checked), // 56 days: 8 weeks
            ("2026-02-27", Freshness::Due),
            ("2026-04-23", Freshness::Due), // 112 days
            ("2026-04-24", Freshness::Sinking),
            ("2026-06-18", Freshness::Sinking), // 168 days
            ("2026-06-19", Freshness::Left),
        ];
        for (today, state) in cases {
            assert_eq!(Freshness::on(day(today), Some(checked), None, 8), state, "{today}");
        }
        assert_eq!(check_due_on(checked, 8), day("2026-02-26"));
    }

    #[test]
    fn an_import_is_never_shown_as_checked() {
        let arrived = day("2026-01-01");
        assert_eq!(Freshness::on(day("2026-01-01"), None, Some(arrived), 8), Freshness::Due);
        assert_eq!(Freshness::on(day("2026-06-19"), None, Some(arrived), 8), Freshness::Left);
        assert_eq!(Freshness::on(day("2026-01-01"), None, None, 8), Freshness::Due);
    }
}
