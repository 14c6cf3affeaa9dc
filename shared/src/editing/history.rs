//! What an entry said before: by field, and on a day.

use serde_json::Value;

use super::change::changes;
use super::field::Field;
use crate::date::Date;
use crate::directory::{CheckerRole, Service};

/// One kept version of an entry, with what can be told of how it came about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Version<'a> {
    /// Its number.
    pub number: u64,
    /// The day it was made; none when the record does not say.
    pub on: Option<Date>,
    /// The role that made it.
    pub by: Option<CheckerRole>,
    /// What was done.
    pub told: Told,
    /// The entry as it was.
    pub service: &'a Service,
}

/// What was done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was written here.
    Begun,
    /// It came in from another directory.
    Imported,
    /// Its words or facts were changed.
    Edited,
    /// Somebody confirmed it.
    Checked,
    /// Something that families do not see.
    Kept,
}

/// The versions of an entry in order, each with its day and its role. A version carries the day of the last edit and of
/// the last check, so the later of the two is its day.
pub fn versions(kept: &[Service]) -> Vec<Version<'_>> {
    let mut sorted: Vec<&Service> = kept.iter().collect();
    sorted.sort_by_key(|s| s.version);
    let mut out: Vec<Version<'_>> = Vec::new();
    for service in sorted {
        let before = out.last().map(|v| (v.service, v.on));
        let edited = service.edited.map(|e| e.on);
        let checked = service.checked.map(|c| c.on);
        let imported = service.origin.as_ref().map(|o| o.imported_on);
        let on = [edited, checked, imported, before.and_then(|(_, on)| on)].into_iter().flatten().max();
        let told = match before {
            None if service.origin.is_some() => Told::Imported,
            None => Told::Begun,
            Some((was, _)) if !changes(was, service).is_empty() => match service.edited.map(|e| e.by) {
                Some(CheckerRole::Import) => Told::Imported,
                _ => Told::Edited,
            },
            Some((was, _)) if was.checked != service.checked => Told::Checked,
            Some(_) => Told::Kept,
        };
        let by = match told {
            Told::Checked => service.checked.map(|c| c.by),
            Told::Imported => Some(CheckerRole::Import),
            Told::Begun | Told::Edited => service.edited.map(|e| e.by),
            Told::Kept => None,
        };
        out.push(Version { number: service.version, on, by, told, service });
    }
    out
}

/// What an entry said at the end of a day: the last version made by then. None before the first.
pub fn at<'v, 'a>(versions: &'v [Version<'a>], day: Date) -> Option<&'v Version<'a>> {
    versions.iter().rev().find(|v| v.on.is_none_or(|on| on <= day))
}

/// What one field said, from the first version on.
#[derive(Clone, Debug, PartialEq)]
pub struct Story<'v, 'a> {
    /// The field.
    pub field: Field,
    /// Each version that gave it a new value, and the value; oldest first.
    pub steps: Vec<(&'v Version<'a>, Value)>,
}

/// Field by field, who gave it which value when. Fields that never said anything are left out.
pub fn field_history<'v, 'a>(versions: &'v [Version<'a>]) -> Vec<Story<'v, 'a>> {
    let story = |field: Field| {
        let mut steps: Vec<(&Version<'_>, Value)> = Vec::new();
        for version in versions {
            let value = field.value(version.service);
            let before = steps.last().map(|(_, value)| value);
            if before != Some(&value) && !(before.is_none() && says_nothing(&value)) {
                steps.push((version, value));
            }
        }
        (!steps.is_empty()).then_some(Story { field, steps })
    };
    Field::all().into_iter().filter_map(story).collect()
}

/// Whether a value is that of a field nobody has filled in.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty() || text == "unknown",
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.get("is").is_some_and(|is| is == "unknown"),
        _ => false,
    }
}
