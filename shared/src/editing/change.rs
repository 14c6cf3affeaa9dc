//! Which fields an edit changes, and how it comes together with what somebody else changed meanwhile.

use core::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::field::Field;
use super::translate::keep_marks;
use crate::directory::Service;

/// One changed field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// What the person saw when they began; null when it was not known.
    #[serde(default)]
    pub base: Value,
    /// What it should say; null for "not known".
    #[serde(default)]
    pub new: Value,
}

/// A field that two people changed to different values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Clash {
    /// The field.
    pub field: Field,
    /// What it said before either changed it.
    pub base: Value,
    /// What this change wants.
    pub mine: Value,
    /// What somebody else put there meanwhile.
    pub theirs: Value,
}

/// Changes that were put into an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The entry as it is then.
    pub service: Service,
    /// The fields that changed.
    pub changed: Vec<Field>,
    /// The fields that said so already.
    pub already: Vec<Field>,
}

/// Why changes were not put into an entry. None of them was.
#[derive(Clone, Debug, PartialEq)]
pub enum NotMerged {
    /// Somebody else changed the same fields.
    Clashes(Vec<Clash>),
    /// A change makes no sense.
    Bad(BadChange),
}

/// A change whose value its field cannot have, or a field that is changed twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadChange {
    /// The field.
    pub field: Field,
}

impl core::error::Error for BadChange {}

impl fmt::Display for BadChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot have this value, or is changed twice", self.field)
    }
}

/// The fields in which two states of an entry differ, in the form's order.
pub fn changes(base: &Service, new: &Service) -> Vec<FieldChange> {
    let change = |field: Field| {
        let (base, new) = (field.value(base), field.value(new));
        (base != new).then_some(FieldChange { field, base, new })
    };
    Field::all().into_iter().filter_map(change).collect()
}

/// Puts changes into an entry, whatever it says there now. Dates of checks and edits, and the version, stay.
///
/// # Errors
/// When a value cannot be one of its field's, or a field is named twice.
pub fn apply(current: &Service, changes: &[FieldChange]) -> Result<Service, BadChange> {
    let mut service = current.clone();
    for (i, change) in changes.iter().enumerate() {
        let bad = BadChange { field: change.field };
        if changes[..i].iter().any(|before| before.field == change.field) {
            return Err(bad);
        }
        change.field.put(&mut service, change.new.clone()).map_err(|_| bad)?;
    }
    keep_marks(current, &mut service);
    Ok(service)
}

/// Puts changes into an entry that may have changed since they were begun. A field that still says what the person saw
/// takes the new value, one that says the new value already is left; any other is a clash, and then nothing is changed.
///
/// # Errors
/// The clashes, or the change that makes no sense.
pub fn merge(current: &Service, changes: &[FieldChange]) -> Result<Merged, NotMerged> {
    let mut clashes = Vec::new();
    let (mut wanted, mut already) = (Vec::new(), Vec::new());
    for change in changes {
        let FieldChange { field, base, new } = change;
        let now = field.value(current);
        if now == *new {
            already.push(*field);
        } else if field.says_the_same(&now, base) {
            wanted.push(change.clone());
        } else {
            clashes.push(Clash { field: *field, base: base.clone(), mine: new.clone(), theirs: now });
        }
    }
    let service = apply(current, &wanted).map_err(NotMerged::Bad)?;
    if !clashes.is_empty() {
        return Err(NotMerged::Clashes(clashes));
    }
    Ok(Merged { service, changed: wanted.iter().map(|c| c.field).collect(), already })
}
