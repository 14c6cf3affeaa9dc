//! A date as people type it into three boxes.

use doorstep_shared::date::Date;

/// The three boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The day of the month.
    Day,
    /// The month, as a number or a name.
    Month,
    /// The year.
    Year,
}

/// Why three boxes are no date, and which box to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// A box is empty while another is not.
    Missing(Part),
    /// A box holds something that cannot be it.
    Strange(Part),
    /// Each box is in order, but there is no such day: 31 June.
    NoSuchDay,
}

impl NoDate {
    /// The box to look at.
    pub fn part(self) -> Part {
        match self {
            Self::Missing(part) | Self::Strange(part) => part,
            Self::NoSuchDay => Part::Day,
        }
    }

    /// What to do about it.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Missing(Part::Day) => "Write the day too",
            Self::Missing(Part::Month) => "Write the month too",
            Self::Missing(Part::Year) => "Write the year too",
            Self::Strange(Part::Day) => "Write the day as a number, 1 to 31",
            Self::Strange(Part::Month) => "Write the month as a number, 1 to 12",
            Self::Strange(Part::Year) => "Write the year with four numbers, such as 2027",
            Self::NoSuchDay => "There is no such day in that month",
        }
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads the boxes; none when all three are empty.
///
/// # Errors
/// What is wrong, and in which box.
pub fn read(day: &str, month: &str, year: &str) -> Result<Option<Date>, NoDate> {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    for (text, part) in [(day, Part::Day), (month, Part::Month), (year, Part::Year)] {
        if text.is_empty() {
            return Err(NoDate::Missing(part));
        }
    }
    let day = day.parse::<i8>().ok().filter(|d| (1..=31).contains(d)).ok_or(NoDate::Strange(Part::Day))?;
    let month = read_month(month).ok_or(NoDate::Strange(Part::Month))?;
    let year = read_year(year).ok_or(NoDate::Strange(Part::Year))?;
    Date::new(year, month, day).map(Some).ok_or(NoDate::NoSuchDay)
}

fn read_month(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse::<i8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let begins: String = text.chars().take(3).flat_map(char::to_lowercase).collect();
    let place = MONTHS.iter().position(|m| *m == begins)?;
    i8::try_from(place + 1).ok()
}

/// Two numbers mean this century.
fn read_year(text: &str) -> Option<i16> {
    let year = text.parse::<i16>().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_read_as_people_fill_them() {
        let date = |y, m, d| Ok(Date::new(y, m, d));
        for (day, month, year, read_as) in [
            ("", " ", "", Ok(None)),
            ("8", "6", "2027", date(2027, 6, 8)),
            ("08", "06", "27", date(2027, 6, 8)),
            (" 27", "Mar", "2023", date(2023, 3, 27)),
            ("1", "september", "2027", date(2027, 9, 1)),
            ("29", "2", "2028", date(2028, 2, 29)),
            ("29", "2", "2027", Err(NoDate::NoSuchDay)),
            ("31", "6", "2027", Err(NoDate::NoSuchDay)),
            ("", "6", "2027", Err(NoDate::Missing(Part::Day))),
            ("8", "", "2027", Err(NoDate::Missing(Part::Month))),
            ("8", "6", "", Err(NoDate::Missing(Part::Year))),
            ("0", "6", "2027", Err(NoDate::Strange(Part::Day))),
            ("32", "6", "2027", Err(NoDate::Strange(Part::Day))),
            ("8", "13", "2027", Err(NoDate::Strange(Part::Month))),
            ("8", "Zuni", "2027", Err(NoDate::Strange(Part::Month))),
            ("8", "6", "227", Err(NoDate::Strange(Part::Year))),
            ("8", "6", "20270", Err(NoDate::Strange(Part::Year))),
            ("8th", "6", "2027", Err(NoDate::Strange(Part::Day))),
        ] {
            assert_eq!(read(day, month, year), read_as, "{day}-{month}-{year}");
        }
    }
}
