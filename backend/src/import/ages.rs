//! Ages of a feed, in years or months, to a range in months.

use doorstep_shared::directory::AgeRange;

use super::Repair;
use super::feed::FeedAges;
use super::repair::quote;

/// The range that holds all of the feed's, if it says any.
pub(super) fn clean(raw: &[FeedAges], repairs: &mut Vec<Repair>) -> Option<AgeRange> {
    let ranges: Vec<_> = raw.iter().filter_map(|ages| one(ages, repairs)).collect();
    ranges.iter().copied().reduce(|a, b| {
        let from = a.from_months().zip(b.from_months()).map(|(a, b)| a.min(b));
        let to = a.to_months().zip(b.to_months()).map(|(a, b)| a.max(b));
        AgeRange::new(from, to).unwrap_or(a)
    })
}

fn one(ages: &FeedAges, repairs: &mut Vec<Repair>) -> Option<AgeRange> {
    let months = |text: &str, last: bool, repairs: &mut Vec<Repair>| {
        if text.trim().is_empty() {
            return None;
        }
        let found = to_months(text, ages.years, last);
        if found.is_none() {
            repairs.push(Repair::AgeUnknown { was: quote(text) });
        }
        found
    };
    let from = months(&ages.from, false, repairs);
    let to = months(&ages.to, true, repairs);
    if from.is_none() && to.is_none() {
        return None;
    }
    let range = AgeRange::new(from, to).ok();
    if range.is_none() {
        repairs.push(Repair::AgesReversed { was: quote(&format!("{} to {}", ages.from.trim(), ages.to.trim())) });
    }
    range
}

/// Months of an age. A last age in whole years lasts until the next birthday.
fn to_months(text: &str, years: bool, last: bool) -> Option<u16> {
    let number: f64 = text.trim().parse().ok()?;
    let oldest = if years { 120.0 } else { f64::from(AgeRange::MAX) };
    if !(0.0..=oldest).contains(&number) {
        return None;
    }
    let whole_year = years && last && number.fract() == 0.0;
    let months = if years { number * 12.0 } else { number }.round() + if whole_year { 11.0 } else { 0.0 };
    Some((months as u16).min(AgeRange::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Ends = (Option<u16>, Option<u16>);

    fn read(years: bool, ages: &[(&str, &str)]) -> (Option<Ends>, usize) {
        let raw: Vec<_> =
            ages.iter().map(|(from, to)| FeedAges { years, from: (*from).into(), to: (*to).into() }).collect();
        let mut repairs = Vec::new();
        let range = clean(&raw, &mut repairs).map(|r| (r.from_months(), r.to_months()));
        (range, repairs.len())
    }

    #[test]
    fn years_become_months() {
        assert_eq!(read(true, &[("2", "4")]), (Some((Some(24), Some(59))), 0));
        assert_eq!(read(true, &[("0.5", "1.5")]), (Some((Some(6), Some(18))), 0));
        assert_eq!(read(true, &[("5", "")]), (Some((Some(60), None)), 0));
        assert_eq!(read(true, &[("0", "120")]), (Some((Some(0), Some(1440))), 0));
        assert_eq!(read(false, &[("6", "17")]), (Some((Some(6), Some(17))), 0));
    }

    #[test]
    fn what_cannot_be_meant_is_not_known() {
        assert_eq!(read(true, &[("-1", "-1")]), (None, 2));
        assert_eq!(read(true, &[("-1", "4")]), (Some((None, Some(59))), 1));
        assert_eq!(read(true, &[("18", "999")]), (Some((Some(216), None)), 1));
        assert_eq!(read(true, &[("5", "3")]), (None, 1));
        assert_eq!(read(true, &[("any", "")]), (None, 1));
        assert_eq!(read(true, &[("", "")]), (None, 0));
        assert_eq!(read(true, &[("NaN", "inf")]), (None, 2));
    }

    #[test]
    fn several_ranges_become_the_one_that_holds_them() {
        assert_eq!(read(true, &[("0", "2"), ("4", "6")]), (Some((Some(0), Some(83))), 0));
        assert_eq!(read(true, &[("0", "2"), ("4", "")]), (Some((Some(0), None)), 0));
    }
}
