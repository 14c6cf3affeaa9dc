//! A series of sessions that a partner holds, for several families or for one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::{MOST_SESSIONS, Rule};
use crate::date::{Date, Time};
use crate::fact::Fact;
use crate::id::{OrganisationId, SeriesId};
use crate::plans::content::ElementText;
use crate::problem::FieldError;

/// Most families in one series.
pub const MOST_PLACES: u8 = 40;
/// Most characters of a short line.
const LINE: usize = 200;

crate::closed_list! {
    /// How a session stands.
    Held {
        /// It is to come, or nobody has said yet.
        Planned = "planned",
        /// It was held.
        Held = "held",
        /// We cancelled it.
        Cancelled = "cancelled",
    }
}

crate::closed_list! {
    /// Why we cancelled a session.
    CancelReason {
        /// Nobody could hold it.
        Staff = "staff-away",
        /// The room was not free, or the building closed.
        Room = "no-room",
        /// The children were elsewhere, such as on an outing.
        Elsewhere = "children-elsewhere",
        /// Another reason.
        Other = "other",
    }
}

impl CancelReason {
    /// In words for staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::Staff => "Nobody could hold it",
            Self::Room => "No room, or the building was closed",
            Self::Elsewhere => "The children were elsewhere",
            Self::Other => "Another reason",
        }
    }
}

crate::closed_list! {
    /// Why a series stopped before its end.
    StopReason {
        /// Whoever held it has left, or was needed elsewhere.
        Staff = "staff",
        /// There was no room for it any more.
        Room = "room",
        /// Too few could come.
        TooFew = "too-few",
        /// Those who took part do not need it any more.
        NotNeeded = "not-needed",
        /// Another reason.
        Other = "other",
    }
}

impl StopReason {
    /// In words for staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::Staff => "Whoever held it left, or was needed elsewhere",
            Self::Room => "No room any more",
            Self::TooFew => "Too few could come",
            Self::NotNeeded => "It is not needed any more",
            Self::Other => "Another reason",
        }
    }
}

/// One session. Its day names it: a series has one a day at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Session {
    /// How it stands.
    pub state: Held,
    /// Why we cancelled it, where we did.
    #[serde(default)]
    pub reason: Option<CancelReason>,
}

impl Session {
    /// One that is to come.
    pub const PLANNED: Self = Self { state: Held::Planned, reason: None };
}

/// That a series stopped before its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Stopped {
    /// Its last day.
    pub on: Date,
    /// Why.
    pub reason: StopReason,
}

/// What people write of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SeriesText {
    /// What it is called. It names no child.
    pub title: String,
    /// The intervention of the zone's menu; none for an activity of a centre.
    #[serde(default)]
    pub intervention: Option<String>,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// The time in London.
    #[serde(default)]
    pub at: Option<Time>,
    /// How long one session is meant to be, in minutes.
    pub minutes: u16,
    /// Who holds it, by name and what they do.
    #[serde(default)]
    pub deliverer: String,
    /// Whether they are trained for it.
    pub trained: Fact,
    /// The day of their training, where it is known.
    #[serde(default)]
    pub trained_on: Option<Date>,
    /// For how many families there is room, at most [`MOST_PLACES`]. One for one-to-one.
    pub places: u8,
    /// What is done differently from what the programme says.
    #[serde(default)]
    pub adaptations: ElementText,
    /// That it stopped before its end.
    #[serde(default)]
    pub stopped: Option<Stopped>,
}

/// A series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// The partner that holds it.
    pub organisation: OrganisationId,
    /// What people write of it.
    pub text: SeriesText,
    /// The rule that its days came from.
    pub rule: Rule,
    /// The sessions by their day.
    pub sessions: BTreeMap<Date, Session>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

/// What is said of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum SessionSaid {
    /// It was held.
    Held,
    /// We cancelled it.
    Cancelled {
        /// Why.
        reason: CancelReason,
    },
    /// Nothing yet: what was said is taken back.
    Planned,
    /// There is one more, on a day that had none.
    Added,
}

/// Says something of a session.
///
/// # Errors
/// When there is no such session, or it is still to come.
pub fn say(series: &mut Series, day: Date, said: SessionSaid, today: Date) -> Result<(), FieldError> {
    let bad = |detail: &str| Err(FieldError { pointer: "/day".into(), detail: detail.into() });
    let held = series.sessions.get(&day).copied();
    let after = match (held, said) {
        (Some(_), SessionSaid::Added) => return bad("There is a session on this day already."),
        (None, SessionSaid::Added) if series.sessions.len() >= usize::from(MOST_SESSIONS) => {
            return bad("There is no room for another session. Plan a new series.");
        }
        (None, SessionSaid::Added) => Session::PLANNED,
        (None, _) => return bad("This series has no session on this day."),
        (Some(_), SessionSaid::Held) if day > today => return bad("This session is still to come."),
        (Some(_), SessionSaid::Held) => Session { state: Held::Held, reason: None },
        (Some(_), SessionSaid::Cancelled { reason }) => Session { state: Held::Cancelled, reason: Some(reason) },
        (Some(_), SessionSaid::Planned) => Session::PLANNED,
    };
    series.sessions.insert(day, after);
    Ok(())
}

/// Looks through what people write of a series.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_text(text: &SeriesText, today: Date) -> Result<(), Vec<FieldError>> {
    let mut bad = Vec::new();
    let mut say = |pointer: &str, detail: String| bad.push(FieldError { pointer: pointer.into(), detail });
    if text.title.trim().is_empty() {
        say("/title", "Say what it is called.".into());
    }
    for (pointer, line) in [("/title", &text.title), ("/place", &text.place), ("/deliverer", &text.deliverer)] {
        let now = line.chars().count();
        if now > LINE {
            say(pointer, format!("There is room for {LINE} characters. There are {now} now."));
        }
    }
    if !(1..=480).contains(&text.minutes) {
        say("/minutes", "Say how many minutes a session is meant to be: 1 to 480.".into());
    }
    if !(1..=MOST_PLACES).contains(&text.places) {
        say("/places", format!("Say for how many families there is room: 1 to {MOST_PLACES}."));
    }
    if text.trained_on.is_some_and(|on| on > today) {
        say("/trained_on", "This day is still to come.".into());
    }
    if text.trained_on.is_some() && text.trained != Fact::Yes {
        say("/trained_on", "There is a day of training, but nobody is trained. Put one of the two right.".into());
    }
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}
