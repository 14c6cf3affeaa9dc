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

/// Why an entry is not on for a while, as far as its trust goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The first day it rests.
    pub since: Date,
    /// The last day it rests, if somebody knows; from the next day on it runs again by itself.
    pub until: Option<Date>,
}

impl Rest {
    /// Whether it lasts on a day.
    pub fn covers(self, today: Date) -> bool {
        self.since <= today && self.until.is_none_or(|last| today <= last)
    }
}

/// All that decides how far an entry may be trusted on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trust {
    /// The day a person here last confirmed it.
    pub checked: Option<Date>,
    /// The day it came in from another directory.
    pub arrived: Option<Date>,
    /// Weeks after which half of the trust in a check is gone.
    pub half_life_weeks: u8,
    /// Its last rest, over or not.
    pub rest: Option<Rest>,
}

impl Trust {
    /// Whether it rests on a day.
    pub fn rests(self, today: Date) -> bool {
        self.rest.is_some_and(|rest| rest.covers(today))
    }

    /// How far it may be trusted on a day. While it rests its clock stands still; when it is back it is due for a check,
    /// however short the rest was: times and rooms change in a break.
    pub fn freshness(self, today: Date) -> Freshness {
        let (start, confirmed) = self.start(today);
        Freshness::on(today, start.filter(|_| confirmed), start, self.half_life_weeks)
    }

    /// The first day on which it is due for a check, or was; none when nobody knows how old it is, or while it rests with no
    /// end in sight.
    pub fn due_from(self, today: Date) -> Option<Date> {
        let back =
            self.rest.filter(|rest| rest.since <= today).and_then(|rest| rest.until).map(|last| last.plus_days(1));
        if self.rests(today) {
            return back;
        }
        match self.start(today) {
            (Some(start), true) => Some(start.plus_days(i32::from(self.half_life_weeks) * 7 + 1)),
            (start, _) => back.or(start),
        }
    }

    /// The day from which its age counts, and whether a person's word stands at its beginning.
    fn start(self, today: Date) -> (Option<Date>, bool) {
        let (Some(last), Some(rest)) = (self.checked.or(self.arrived), self.rest) else {
            return (self.checked.or(self.arrived), self.checked.is_some());
        };
        let end = rest.until.map_or(today, |last| last.min(today));
        let rested = end.days_since(last.max(rest.since.plus_days(-1))).max(0);
        let not_asked_since = rest.until.is_some_and(|until| until < today && last <= until);
        (Some(last.plus_days(rested)), self.checked.is_some() && !not_asked_since)
    }
}

/// The day after which an entry is due for a check.
pub fn check_due_on(last: Date, half_life_weeks: u8) -> Date {
    last.plus_days(i32::from(half_life_weeks) * 7)
}

/// The first day on which an entry is off the public list unless somebody looks at it; none for one with neither date.
pub fn leaves_on(checked: Option<Date>, arrived: Option<Date>, half_life_weeks: u8) -> Option<Date> {
    Some(checked.or(arrived)?.plus_days(i32::from(half_life_weeks) * 7 * 3 + 1))
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
        assert_eq!(leaves_on(Some(checked), None, 8), Some(day("2026-06-19")));
        assert_eq!(leaves_on(None, None, 8), None);
    }

    #[test]
    fn an_import_is_never_shown_as_checked() {
        let arrived = day("2026-01-01");
        assert_eq!(Freshness::on(day("2026-01-01"), None, Some(arrived), 8), Freshness::Due);
        assert_eq!(Freshness::on(day("2026-06-19"), None, Some(arrived), 8), Freshness::Left);
        assert_eq!(Freshness::on(day("2026-01-01"), None, None, 8), Freshness::Due);
    }

    fn trust(checked: Option<&str>, arrived: Option<&str>, rest: Option<(&str, Option<&str>)>) -> Trust {
        Trust {
            checked: checked.map(day),
            arrived: arrived.map(day),
            half_life_weeks: 8,
            rest: rest.map(|(since, until)| Rest { since: day(since), until: until.map(day) }),
        }
    }

    #[test]
    fn a_rest_ends_by_itself_on_its_day_and_asks_for_a_check() {
        // Closed for half-term: the last day it rests is 30 October, it is back on the 31st.
        let rested = trust(Some("2026-10-20"), None, Some(("2026-10-26", Some("2026-10-30"))));
        let cases = [
            ("2026-10-25", false, Freshness::Checked),
            ("2026-10-26", true, Freshness::Checked),
            ("2026-10-30", true, Freshness::Checked),
            ("2026-10-31", false, Freshness::Due),
            // Five days of rest do not count: 112 and 168 days after 25 October.
            ("2027-02-14", false, Freshness::Due),
            ("2027-02-15", false, Freshness::Sinking),
            ("2027-04-11", false, Freshness::Sinking),
            ("2027-04-12", false, Freshness::Left),
        ];
        for (today, rests, state) in cases {
            assert_eq!((rested.rests(day(today)), rested.freshness(day(today))), (rests, state), "{today}");
            let due = if today == "2026-10-25" { "2026-12-16" } else { "2026-10-31" };
            assert_eq!(rested.due_from(day(today)), Some(day(due)), "{today}");
        }
        // Somebody looked when it was back: an ordinary check again.
        let again = Trust { checked: Some(day("2026-10-31")), ..rested };
        assert_eq!(again.freshness(day("2026-10-31")), Freshness::Checked);
        assert_eq!(again.freshness(day("2026-12-26")), Freshness::Checked);
        assert_eq!(again.freshness(day("2026-12-27")), Freshness::Due);
        assert_eq!(again.due_from(day("2026-11-01")), Some(day("2026-12-27")));
    }

    #[test]
    fn a_long_rest_does_not_make_an_entry_too_old_to_show() {
        let summer = trust(Some("2026-01-10"), None, Some(("2026-01-20", Some("2026-12-31"))));
        assert_eq!(summer.freshness(day("2027-01-01")), Freshness::Due);
        assert_eq!(summer.freshness(day("2027-04-13")), Freshness::Due); // 112 days awake: 9 before its rest, 103 after
        assert_eq!(summer.freshness(day("2027-04-14")), Freshness::Sinking);
        // Nor does a rest bring back what was too old before it.
        let old = trust(Some("2025-01-10"), None, Some(("2026-01-20", Some("2026-01-21"))));
        assert_eq!(old.freshness(day("2026-01-22")), Freshness::Left);
    }

    #[test]
    fn a_rest_without_an_end_goes_on() {
        let resting = trust(Some("2026-01-10"), None, Some(("2026-01-20", None)));
        for today in ["2026-01-20", "2030-01-20"] {
            assert!(resting.rests(day(today)));
            assert_eq!(resting.freshness(day(today)), Freshness::Checked, "its clock stands still");
            assert_eq!(resting.due_from(day(today)), None);
        }
    }

    #[test]
    fn an_import_and_an_entry_of_unknown_age_are_due_from_the_beginning() {
        let imported = trust(None, Some("2026-01-01"), None);
        assert_eq!(imported.due_from(day("2026-02-01")), Some(day("2026-01-01")));
        assert_eq!(imported.freshness(day("2026-02-01")), Freshness::Due);
        let back = trust(None, Some("2026-01-01"), Some(("2026-01-05", Some("2026-01-09"))));
        assert_eq!(back.due_from(day("2026-01-20")), Some(day("2026-01-10")));
        assert_eq!(back.freshness(day("2026-04-28")), Freshness::Due); // 112 days after 6 January
        assert_eq!(back.freshness(day("2026-04-29")), Freshness::Sinking);
        let unknown = trust(None, None, None);
        assert_eq!((unknown.due_from(day("2026-01-01")), unknown.freshness(day("2026-01-01"))), (None, Freshness::Due));
    }
}
