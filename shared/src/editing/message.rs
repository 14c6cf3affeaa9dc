//! What is wrong, in one English sentence that says what to do. The workspace speaks English only.

use super::label::label;
use super::problem::{FieldProblem, Never, Warning, Wrong};
use super::typed::{show_date, show_time, show_weekday};

impl FieldProblem {
    /// One sentence, beginning with what the field is called.
    pub fn message(&self) -> String {
        let field = label(&self.path);
        let what = match &self.wrong {
            Wrong::Missing => "cannot be left out.".into(),
            Wrong::TooLong { most, now } => format!("has room for {most} characters. It has {now} now."),
            Wrong::TooMany { most } => format!("has room for {most}."),
            Wrong::Tag => {
                "holds code of a web page, such as <b>. Write plain words; families see them as they stand.".into()
            }
            Wrong::Script => {
                "holds a program. Take it out; only words and links that begin with https:// are kept.".into()
            }
            Wrong::NotAChoice => "holds something that is not in the list. Choose again.".into(),
            Wrong::NotADate => "is not a date. Write it like 24 November 2026.".into(),
            Wrong::NoSuchDay => "is a date that does not exist.".into(),
            Wrong::OtherWeekday { said, is } => {
                format!("says {}, but that date is a {}.", show_weekday(*said), show_weekday(*is))
            }
            Wrong::FarOff { year } => format!("lies in {year}. Is that right? Write a year nearer to now."),
            Wrong::NotATime => "is not a time. Write it like 10am or 10:30.".into(),
            Wrong::HalfASpan => "is missing. Give both the start and the end, or neither.".into(),
            Wrong::TimesBackwards { start, end } => {
                format!("is {}, which is not after the start, {}.", show_time(*end), show_time(*start))
            }
            Wrong::TimesOverlap => "begins before the session above it has ended.".into(),
            Wrong::DatesBackwards { from, until } => {
                format!("is {}, which is before the first day, {}.", show_date(*until), show_date(*from))
            }
            Wrong::NoDays => "needs at least one day.".into(),
            Wrong::WeeksBetween { least, most } => format!("is a number from {least} to {most}."),
            Wrong::NeverOccurs(why) => never(*why).into(),
            Wrong::NotAPhone => "cannot be a phone number. Write all of its digits, like 01632 960160.".into(),
            Wrong::NotAnEmail => "cannot be an e-mail address. Write it like name@place.org.uk.".into(),
            Wrong::NotAUrl => "cannot be a web address. Write it like www.place.org.uk.".into(),
            Wrong::NoWayToReach => "needs a phone number or an e-mail address.".into(),
            Wrong::NotAnAge => "is a whole number, such as 4, up to 120 years.".into(),
            Wrong::AgesBackwards => "is younger than the youngest age.".into(),
            Wrong::NoPrice => {
                "is missing. Say how much, in words, such as “£2 a family”; or choose “Not known”.".into()
            }
            Wrong::NoSource => "has no English words that it could say. Write the English first.".into(),
        };
        format!("{field} {what}")
    }
}

fn never(why: Never) -> &'static str {
    match why {
        Never::Over => "is over: its last date has passed. Give a later date, or take these times out.",
        Never::OutsideDates => "is never on: none of its days lies between its first and its last date.",
        Never::OutsideSeason => "is never on: the school calendar leaves none of its days.",
        Never::AllOff => "is never on: every one of its days is taken out.",
        Never::NotSoon => "is not on within the next 400 days.",
    }
}

impl Warning {
    /// One sentence.
    pub fn message(&self) -> String {
        match self {
            Self::CalendarEnds { row, on } => format!(
                "Times {}: the school calendar ends before {}. Later dates appear when its terms are known.",
                row + 1,
                show_date(*on)
            ),
            Self::NoSummary => "There is no summary. Lists show only the name.".into(),
            Self::NoContact => "Families have nobody to ask: no phone, e-mail or web address.".into(),
            Self::ScheduleOver { row } => format!("Times {} are over. Families do not see them.", row + 1),
            Self::TranslationsOld => "The English has changed. Texts in other languages may be out of date.".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Time;

    #[test]
    fn a_message_says_which_field_and_what_to_do() {
        let at = |h| Time::new(h, 0).expect("a time");
        for (path, wrong, said) in [
            ("/name", Wrong::Missing, "Name cannot be left out."),
            (
                "/summary",
                Wrong::TooLong { most: 200, now: 214 },
                "Summary has room for 200 characters. It has 214 now.",
            ),
            (
                "/schedules/1/times/0/end",
                Wrong::TimesBackwards { start: at(11), end: at(10) },
                "Times 2: end is 10am, which is not after the start, 11am.",
            ),
            (
                "/contacts/0/phone",
                Wrong::NotAPhone,
                "Contact 1: phone cannot be a phone number. Write all of its digits, like 01632 960160.",
            ),
            (
                "/translations/pl/name",
                Wrong::NoSource,
                "Polski: name has no English words that it could say. Write the English first.",
            ),
        ] {
            assert_eq!(FieldProblem { path: path.into(), wrong }.message(), said);
        }
    }
}
