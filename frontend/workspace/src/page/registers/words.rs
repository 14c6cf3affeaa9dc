//! Words of series and registers.

use doorstep_shared::api::desk::plans::SeriesLine;
use doorstep_shared::date::{Date, Weekday};
use doorstep_shared::fact::Fact;
use doorstep_shared::plans::intervention::{Held, SeriesText, Weeks};
use doorstep_shared::plans::school::long_date;

use crate::rules::say;

/// "24 of 27 sessions held. We cancelled 2." How much there was, and never how good it was.
pub fn counted(held: usize, planned: usize, cancelled: usize) -> String {
    let gone = if cancelled > 0 { format!(" We cancelled {cancelled}.") } else { String::new() };
    format!("{held} of {} held.{gone}", say::count(planned, "session", "sessions"))
}

/// The same of a line in a list.
pub fn counted_line(line: &SeriesLine) -> String {
    counted(usize::from(line.held), usize::from(line.planned), usize::from(line.cancelled))
}

/// Whether whoever holds it is trained, and since when.
pub fn trained(text: &SeriesText) -> String {
    match (text.trained, text.trained_on) {
        (Fact::Yes, Some(on)) => format!("Trained on {}", long_date(on)),
        (Fact::Yes, None) => "Trained; the day is not known".into(),
        (Fact::No, _) => "Not trained yet".into(),
        (Fact::Unknown, _) => "Whether they are trained is not known".into(),
    }
}

/// How a session stands.
pub fn stands(held: Held, day: Date, today: Date) -> &'static str {
    match held {
        Held::Planned if day > today => "Still to come",
        Held::Planned if day < today => "Nobody has said whether it was held",
        Held::Planned => "Today",
        Held::Held => "Held",
        Held::Cancelled => "Cancelled by us",
    }
}

/// In which weeks there are sessions.
pub fn weeks(weeks: Weeks) -> &'static str {
    match weeks {
        Weeks::School => "On school days, not in the holidays",
        Weeks::Every => "In every week, except on bank holidays",
    }
}

/// A day of the week.
pub fn weekday(day: Weekday) -> String {
    say::weekday(day).to_owned()
}
