//! Audit events: who changed which record, in what role, and what changed in it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Record;
use crate::port::Table;

/// Who makes a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// Who: an account's id, or the name of a command.
    pub actor: String,
    /// The role it is done in.
    pub role: String,
}

impl By {
    /// Somebody in a role.
    pub fn new(actor: impl Into<String>, role: impl Into<String>) -> Self {
        Self { actor: actor.into(), role: role.into() }
    }
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// The record: its kind and id, such as `service/…`.
    pub record: String,
    /// Who did it.
    #[serde(flatten)]
    pub by: By,
    /// What was done, as a verb: `create`, `edit`, `import`.
    pub action: String,
    /// When, in RFC 3339.
    pub at: String,
    /// Per changed field, named by its JSON pointer, the `old` and the `new` value; one is missing where there was none.
    pub diff: Map<String, Value>,
}

impl Record for AuditEvent {
    const TABLE: Table = Table::Audit;
}

/// What differs between two records, field by field at their top. What is no object counts as one without fields.
pub fn field_diff(old: &Value, new: &Value) -> Map<String, Value> {
    let none = Map::new();
    let (old, new) = (old.as_object().unwrap_or(&none), new.as_object().unwrap_or(&none));
    let mut diff = Map::new();
    for field in old.keys().chain(new.keys().filter(|field| !old.contains_key(*field))) {
        let (before, after) = (old.get(field), new.get(field));
        if before != after {
            let sides = [("old", before), ("new", after)];
            let sides = sides.into_iter().filter_map(|(side, value)| Some((side.to_owned(), value?.clone())));
            diff.insert(pointer(field), Value::Object(sides.collect()));
        }
    }
    diff
}

/// A field's JSON pointer (RFC 6901).
fn pointer(field: &str) -> String {
    format!("/{}", field.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_diff_names_changed_fields_with_both_values() {
        let old = json!({ "name": "Stay and play", "ages": null, "tags": ["a"], "gone": 1, "same": { "x": 1 } });
        let new = json!({ "name": "Play", "ages": 3, "tags": ["a", "b"], "came": true, "same": { "x": 1 } });
        let expected = json!({
            "/name": { "old": "Stay and play", "new": "Play" },
            "/ages": { "old": null, "new": 3 },
            "/tags": { "old": ["a"], "new": ["a", "b"] },
            "/gone": { "old": 1 },
            "/came": { "new": true },
        });
        assert_eq!(Value::Object(field_diff(&old, &new)), expected);
        assert!(field_diff(&new, &new).is_empty());
    }

    #[test]
    fn a_new_record_differs_from_nothing_in_every_field() {
        let diff = field_diff(&Value::Null, &json!({ "a/b~c": 1 }));
        assert_eq!(Value::Object(diff), json!({ "/a~1b~0c": { "new": 1 } }));
    }
}
