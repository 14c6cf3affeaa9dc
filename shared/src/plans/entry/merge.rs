//! Changes field by field: different fields come together, the same field is asked about. A text is one field: two texts are never
//! mixed into one that nobody wrote.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Body;

/// One change of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldChange {
    /// The field, such as `text`; of a map one of its keys, such as `items/A1`.
    pub field: String,
    /// What it said when the change was begun; `null` for nothing.
    pub base: Value,
    /// What it is to say; `null` takes it away.
    pub new: Value,
}

/// Two people wrote different things into one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Clash {
    /// The field.
    pub field: String,
    /// What both began from.
    pub base: Value,
    /// What is kept now.
    pub theirs: Value,
    /// What was sent.
    pub mine: Value,
}

/// What changes come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The entry's body with every change that fits.
    pub body: Body,
    /// The fields that are different now, with what they said before and say now.
    pub changed: Vec<FieldChange>,
    /// The changes that do not fit.
    pub clashes: Vec<Clash>,
}

/// Why changes cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMerged {
    /// There is no such field, or it is not changed this way.
    NoSuchField(String),
    /// What it is to say makes no sense; in a sentence.
    Bad(String),
}

/// Fields that say what an entry is, which are chosen once, and those that the server alone writes.
const FIXED: [&str; 18] = [
    "is",
    "id",
    "element",
    "adult",
    "adds_to",
    "catalogue",
    "by",
    "part",
    "moves",
    "theme",
    "service",
    "service_name",
    "steps",
    "link_until",
    "due_by",
    "taken_up_on",
    "series",
    "series_title",
];

/// Fields that are maps, compared key by key: two people can fill in one sheet.
const MAPS: [&str; 5] = ["items", "said", "concerns", "decisions", "marks"];

/// The value of a field; `null` when it is not there.
pub fn value_at(fields: &Map<String, Value>, field: &str) -> Value {
    let found = match field.split_once('/') {
        Some((map, key)) => fields.get(map).and_then(Value::as_object).and_then(|map| map.get(key)),
        None => fields.get(field),
    };
    found.cloned().unwrap_or(Value::Null)
}

fn set_at(fields: &mut Map<String, Value>, field: &str, value: Value) -> bool {
    let (map, key) = match field.split_once('/') {
        Some((name, key)) => match fields.get_mut(name) {
            Some(Value::Object(map)) => (map, key),
            _ => return false,
        },
        None => (fields, field),
    };
    if value.is_null() && field.contains('/') {
        map.remove(key);
    } else {
        map.insert(key.to_owned(), value);
    }
    true
}

/// Which field is whose: what is sent whole and is a map is compared key by key, so that two people can fill in one sheet.
fn is_field(fields: &Map<String, Value>, field: &str) -> bool {
    let name = field.split_once('/').map_or(field, |(map, _)| map);
    let is_map = fields.get(name).is_some_and(Value::is_object) && MAPS.contains(&name);
    fields.contains_key(name) && !FIXED.contains(&name) && is_map == field.contains('/')
}

/// Puts changes onto what is kept now.
///
/// # Errors
/// When a field does not exist, or says what it cannot say. Clashes are no errors: the rest is taken, and they are listed.
pub fn merge(now: &Body, changes: &[FieldChange]) -> Result<Merged, NotMerged> {
    let Ok(Value::Object(before)) = serde_json::to_value(now) else {
        return Err(NotMerged::Bad("The entry cannot be read.".into()));
    };
    let mut after = before.clone();
    let (mut changed, mut clashes) = (Vec::new(), Vec::new());
    for FieldChange { field, base, new } in changes {
        if !is_field(&before, field) {
            return Err(NotMerged::NoSuchField(field.clone()));
        }
        let theirs = value_at(&after, field);
        if theirs == *new {
            continue;
        }
        if theirs != *base {
            clashes.push(Clash { field: field.clone(), base: base.clone(), theirs, mine: new.clone() });
            continue;
        }
        if !set_at(&mut after, field, new.clone()) {
            return Err(NotMerged::NoSuchField(field.clone()));
        }
        changed.push(FieldChange { field: field.clone(), base: theirs, new: new.clone() });
    }
    let body = serde_json::from_value(Value::Object(after)).map_err(|error| NotMerged::Bad(error.to_string()))?;
    Ok(Merged { body, changed, clashes })
}

/// What lies between two bodies of one kind, as changes from the first to the second.
pub fn changed_fields(before: &Body, after: &Body) -> Vec<FieldChange> {
    let fields = |body: &Body| match serde_json::to_value(body) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let (old, new) = (fields(before), fields(after));
    let mut names: Vec<String> = Vec::new();
    for (name, value) in old.iter().chain(&new) {
        match value.as_object().filter(|_| MAPS.contains(&name.as_str())) {
            Some(map) => names.extend(map.keys().map(|key| format!("{name}/{key}"))),
            None => names.push(name.clone()),
        }
    }
    names.sort();
    names.dedup();
    let change = |field: String| {
        let (base, new) = (value_at(&old, &field), value_at(&new, &field));
        (base != new).then_some(FieldChange { field, base, new })
    };
    names.into_iter().filter_map(change).collect()
}
