//! A zone's menu: the catalogue with what the zone switched off, what it added, and who leads on language in each school.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::offer::{Intervention, catalogue};
use crate::date::Date;
use crate::id::{OrganisationId, UserId};
use crate::problem::FieldError;

/// Most interventions that a zone adds.
const MOST_OWN: usize = 60;
/// Most characters of a name.
const LINE: usize = 200;
/// Most characters of a note.
const WORDS: usize = 1_000;

/// What a zone changed about the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Menu {
    /// The interventions that are not offered here, by id.
    #[serde(default)]
    pub off: BTreeSet<String>,
    /// Those that the zone added.
    #[serde(default)]
    pub own: Vec<Intervention>,
    /// Who leads on speech, language and communication, by school.
    #[serde(default)]
    pub leads: BTreeMap<OrganisationId, UserId>,
    /// Counts the changes; 1 while nothing was changed.
    pub version: u64,
}

impl Menu {
    /// The catalogue as it is.
    pub fn unchanged() -> Self {
        Self { off: BTreeSet::new(), own: Vec::new(), leads: BTreeMap::new(), version: 1 }
    }
}

/// One line of a zone's menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MenuLine {
    /// The intervention.
    pub of: Intervention,
    /// Whether it is offered here.
    pub active: bool,
    /// Whether the zone added it.
    pub own: bool,
}

/// The menu, the catalogue first, each in its own order.
pub fn lines(menu: &Menu) -> Vec<MenuLine> {
    let line = |of: Intervention, own| MenuLine { active: !menu.off.contains(&of.id), of, own };
    let all = catalogue().into_iter().map(|of| line(of, false));
    all.chain(menu.own.iter().cloned().map(|of| line(of, true))).collect()
}

/// Looks through what a zone changed.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_own(menu: &Menu, today: Date) -> Result<(), Vec<FieldError>> {
    let mut bad = Vec::new();
    let mut say = |pointer: String, detail: &str| bad.push(FieldError { pointer, detail: detail.into() });
    if menu.own.len() > MOST_OWN {
        say("/own".into(), "There is room for sixty of your own.");
    }
    let mut known: BTreeSet<String> = catalogue().into_iter().map(|of| of.id).collect();
    for (at, of) in menu.own.iter().enumerate() {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if of.id.is_empty() || of.id.len() > 60 || !of.id.bytes().all(plain) {
            say(format!("/own/{at}/id"), "An id is made of small letters, digits and hyphens.");
        } else if !known.insert(of.id.clone()) {
            say(format!("/own/{at}/id"), "There is one with this id already.");
        }
        if of.name.trim().is_empty() || of.name.chars().count() > LINE {
            say(format!("/own/{at}/name"), "Write its name, in at most 200 characters.");
        }
        let texts = [&of.ages, &of.dose.words, &of.evidence, &of.source, &of.licence];
        if texts.iter().any(|text| text.chars().count() > WORDS) {
            say(format!("/own/{at}"), "A note has room for 1000 characters.");
        }
        match of.checked_on {
            Some(on) if on > today => say(format!("/own/{at}/checked_on"), "This day is still to come."),
            Some(_) if of.source.trim().is_empty() => {
                say(format!("/own/{at}/source"), "Say where it was checked, or leave the day out.");
            }
            _ => {}
        }
    }
    if let Some(strange) = menu.off.iter().find(|id| !known.contains(*id)) {
        say("/off".into(), &format!("There is no intervention “{strange}”."));
    }
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}
