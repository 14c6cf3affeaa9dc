//! A school year as it is typed: rows of days, of which those left empty do not count.

use doorstep_shared::api::desk::plan_calendar::NewYear;
use doorstep_shared::date::Date;
use doorstep_shared::directory::Term;

use super::date_text::NoDate;

/// What three boxes hold.
pub type Typed = Result<Option<Date>, NoDate>;

/// Which box of which row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The first day of the n-th term that is shown.
    From(usize),
    /// Its last day.
    To(usize),
    /// The n-th closed day that is shown.
    Closed(usize),
}

/// A school year that can be sent, and where each of its parts stands on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sendable {
    /// The year.
    pub year: NewYear,
    /// The rows its terms were typed in.
    pub terms: Vec<usize>,
    /// The rows its closed days were typed in.
    pub closed: Vec<usize>,
}

/// Reads the rows.
///
/// # Errors
/// What is wrong with which box.
pub fn read(terms: &[(Typed, Typed)], closed: &[Typed]) -> Result<Sendable, Vec<(Spot, &'static str)>> {
    let mut wrong = Vec::new();
    let mut found =
        Sendable { year: NewYear { terms: Vec::new(), closed: Vec::new() }, terms: Vec::new(), closed: Vec::new() };
    for (n, (from, to)) in terms.iter().enumerate() {
        match (from, to) {
            (Ok(None), Ok(None)) => {}
            (Ok(Some(from)), Ok(Some(to))) => {
                found.year.terms.push(Term { from: *from, to: *to });
                found.terms.push(n);
            }
            _ => {
                for (spot, typed, missing) in
                    [(Spot::From(n), from, "Write the first day too"), (Spot::To(n), to, "Write the last day too")]
                {
                    match typed {
                        Err(no) => wrong.push((spot, no.sentence())),
                        Ok(None) => wrong.push((spot, missing)),
                        Ok(Some(_)) => {}
                    }
                }
            }
        }
    }
    for (n, day) in closed.iter().enumerate() {
        match day {
            Err(no) => wrong.push((Spot::Closed(n), no.sentence())),
            Ok(None) => {}
            Ok(Some(day)) => {
                found.year.closed.push(*day);
                found.closed.push(n);
            }
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

impl Sendable {
    /// Where a part stands on the screen, by the pointer that the server names it with: `/terms/1/from`.
    pub fn spot(&self, pointer: &str) -> Option<Spot> {
        let mut parts = pointer.trim_start_matches('/').split('/');
        let (list, n) = (parts.next()?, parts.next().and_then(|n| n.parse::<usize>().ok()));
        match (list, n, parts.next()) {
            ("terms", None, _) => Some(Spot::From(0)),
            ("closed", None, _) => Some(Spot::Closed(0)),
            ("terms", Some(n), Some("to")) => self.terms.get(n).map(|row| Spot::To(*row)),
            ("terms", Some(n), _) => self.terms.get(n).map(|row| Spot::From(*row)),
            ("closed", Some(n), _) => self.closed.get(n).map(|row| Spot::Closed(*row)),
            _ => None,
        }
    }
}

/// What people call the school year that begins in a calendar year: "2026 to 2027".
pub fn name(year: i16) -> String {
    format!("{year} to {}", year + 1)
}

/// The calendar year in which the school year of a day begins.
pub fn of(day: Date) -> i16 {
    if day.month() >= 9 { day.year() } else { day.year() - 1 }
}

#[cfg(test)]
mod tests {
    use super::super::date_text::Part;
    use super::*;

    fn day(text: &str) -> Typed {
        Ok(Some(text.parse().expect("a date")))
    }

    #[test]
    fn empty_rows_do_not_count_and_half_written_ones_are_asked_for() {
        let empty = || (Ok(None), Ok(None));
        let term = || (day("2026-09-02"), day("2026-10-23"));
        let year = read(&[empty(), term(), empty()], &[Ok(None), day("2026-10-02")]).expect("a year");
        assert_eq!((year.year.terms.len(), year.terms.clone(), year.closed.clone()), (1, vec![1], vec![1]));
        assert_eq!(year.spot("/terms/0/to"), Some(Spot::To(1)));
        assert_eq!(year.spot("/terms/0/from"), Some(Spot::From(1)));
        assert_eq!(year.spot("/closed/0"), Some(Spot::Closed(1)));
        assert_eq!(year.spot("/terms"), Some(Spot::From(0)));
        assert_eq!((year.spot("/terms/7/to"), year.spot("/version")), (None, None));

        let half = [(day("2026-09-02"), Ok(None)), (Err(NoDate::NoSuchDay), day("2026-12-18"))];
        let wrong = read(&half, &[Err(NoDate::Missing(Part::Year))]).expect_err("wrong");
        assert_eq!(
            wrong,
            [
                (Spot::To(0), "Write the last day too"),
                (Spot::From(1), NoDate::NoSuchDay.sentence()),
                (Spot::Closed(0), NoDate::Missing(Part::Year).sentence()),
            ]
        );
    }

    #[test]
    fn a_school_year_begins_in_september() {
        for (date, year) in [("2027-08-31", 2026), ("2027-09-01", 2027), ("2027-01-01", 2026)] {
            assert_eq!(of(date.parse().expect("a date")), year);
        }
        assert_eq!(name(2026), "2026 to 2027");
    }
}
