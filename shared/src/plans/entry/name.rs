//! How an entry is named inside its plan.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Body, Kind};
use crate::plans::content::Element;
use crate::set::Member as _;

/// The name of an entry inside its plan: its kind and its id, written `need.0198…`. What each partner keeps one of, such as "all
/// about me", has the partner's id; parts of the assessment have the part's letters before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct EntryName {
    /// What it is.
    pub kind: Kind,
    /// The part of the assessment, for [`Kind::Element`] alone.
    pub element: Option<Element>,
    /// The id.
    pub id: Uuid,
}

/// A text that names no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAName;

impl core::error::Error for NotAName {}

impl fmt::Display for NotAName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry is named by its kind and its id, such as need.01980000-0000-7000-8000-000000000001")
    }
}

impl EntryName {
    /// A name.
    pub fn new(kind: Kind, id: Uuid) -> Self {
        Self { kind, element: None, id }
    }

    /// The name of a part of the assessment.
    pub fn of_element(element: Element, id: Uuid) -> Self {
        Self { kind: Kind::Element, element: Some(element), id }
    }

    /// The name that this body goes by under an id. Needs, goals and actions carry their id themselves; a part in a series goes by the
    /// series, so that a plan has one for each.
    pub fn of(body: &Body, id: Uuid) -> Self {
        match body {
            Body::Element(telling) => Self::of_element(telling.element, id),
            Body::Need(need) => Self::new(Kind::Need, need.id.uuid()),
            Body::Goal(goal) => Self::new(Kind::Goal, goal.id.uuid()),
            Body::Action(action) => Self::new(Kind::Action, action.id.uuid()),
            Body::Attendance(attendance) => Self::new(Kind::Attendance, attendance.series.uuid()),
            Body::Contact(contact) => Self::new(Kind::Contact, contact.adult.uuid()),
            _ => Self::new(body.kind(), id),
        }
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.key())?;
        f.write_str(".")?;
        if let Some(element) = self.element {
            f.write_str(element.key())?;
            f.write_str(".")?;
        }
        self.id.hyphenated().fmt(f)
    }
}

impl FromStr for EntryName {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        let (kind, rest) = text.split_once('.').ok_or(NotAName)?;
        let kind = Kind::parse(kind).ok_or(NotAName)?;
        let (element, id) = match kind {
            Kind::Element => {
                let (element, id) = rest.split_once('.').ok_or(NotAName)?;
                (Some(Element::parse(element).ok_or(NotAName)?), id)
            }
            _ => (None, rest),
        };
        // One spelling alone, or one entry could be stored twice.
        let id = Uuid::try_parse(id).ok().filter(|parsed| parsed.hyphenated().to_string() == id).ok_or(NotAName)?;
        Ok(Self { kind, element, id })
    }
}

impl TryFrom<String> for EntryName {
    type Error = NotAName;
    fn try_from(text: String) -> Result<Self, NotAName> {
        text.parse()
    }
}

impl From<EntryName> for String {
    fn from(name: EntryName) -> Self {
        name.to_string()
    }
}
