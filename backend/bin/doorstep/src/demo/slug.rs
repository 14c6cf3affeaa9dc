//! Short words for records, and the ids they stand for.

use serde_json::Value;
use uuid::Uuid;

use super::record::{DemoError, Record};

/// What a short word names. The same word may name an organisation and a place.
#[derive(Clone, Copy)]
pub enum Naming {
    /// A service.
    Service,
    /// An organisation.
    Organisation,
    /// A location.
    Location,
    /// A run of an import.
    Batch,
    /// Somebody who works in the zone.
    Person,
    /// What partners have agreed with each other.
    Agreement,
    /// A family that makes a plan.
    Family,
    /// A child or an adult of such a family.
    Relative,
    /// The plan of a child.
    Plan,
    /// A need or a strength in a plan.
    Need,
    /// A goal of a plan.
    Goal,
    /// An action of a plan.
    Action,
    /// Another entry of a plan, such as a note.
    Entry,
    /// A series of sessions.
    Series,
}

/// The id a short word stands for: always the same one.
pub fn id(naming: Naming, slug: &str) -> Uuid {
    let kind = match naming {
        Naming::Service => "service",
        Naming::Organisation => "organisation",
        Naming::Location => "location",
        Naming::Batch => "batch",
        Naming::Person => "person",
        Naming::Agreement => "agreement",
        Naming::Family => "family",
        Naming::Relative => "relative",
        Naming::Plan => "plan",
        Naming::Need => "need",
        Naming::Goal => "goal",
        Naming::Action => "action",
        Naming::Entry => "entry",
        Naming::Series => "series",
    };
    let demo = Uuid::new_v5(&Uuid::NAMESPACE_DNS, b"demo.doorstep.example");
    Uuid::new_v5(&demo, format!("{kind}/{slug}").as_bytes())
}

/// Puts the id in the place of the short word under a key, where there is one.
pub fn replace(record: &mut Record, key: &'static str, naming: Naming) -> Result<(), DemoError> {
    let at = record.name.clone();
    if let Some(value) = record.map.get_mut(key) {
        swap(value, naming).ok_or(DemoError::Shape { at, key })?;
    }
    Ok(())
}

/// The same for every word of a list.
pub fn replace_each(record: &mut Record, key: &'static str, naming: Naming) -> Result<(), DemoError> {
    let at = record.name.clone();
    if let Some(value) = record.map.get_mut(key) {
        let all = value.as_array_mut().and_then(|list| list.iter_mut().try_for_each(|word| swap(word, naming)));
        all.ok_or(DemoError::Shape { at, key })?;
    }
    Ok(())
}

fn swap(word: &mut Value, naming: Naming) -> Option<()> {
    let uuid = id(naming, word.as_str()?);
    *word = Value::String(uuid.hyphenated().to_string());
    Some(())
}
