//! What stands in a field of a plan, in words: for two texts side by side and for what was changed.

use doorstep_shared::date::Date;
use serde_json::Value;

use super::plan_words::full_day;

/// A value as people read it; "Nothing" where there is none.
pub fn value(value: &Value) -> String {
    match value {
        Value::Null => "Nothing".into(),
        Value::Bool(true) => "Yes".into(),
        Value::Bool(false) => "No".into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.trim().is_empty() => "Nothing".into(),
        Value::String(text) => text.parse::<Date>().map_or_else(|_| text.clone(), full_day),
        Value::Array(all) if all.is_empty() => "Nothing".into(),
        Value::Array(all) => all.iter().map(self::value).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map.values().map(self::value).collect::<Vec<_>>().join(", "),
    }
}

/// The name of a field as people read it: `how_to_comfort` is "how to comfort".
pub fn field(name: &str) -> String {
    match name {
        "text" => "words".into(),
        "due" | "target_on" => "day".into(),
        "known_as" => "what they are called".into(),
        other => other.replace('_', " ").replace('/', ", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_read_as_words() {
        for (given, said) in [
            (json!(null), "Nothing"),
            (json!("  "), "Nothing"),
            (json!(true), "Yes"),
            (json!("2027-09-07"), "Tuesday 7 September 2027"),
            (json!("A blue scarf"), "A blue scarf"),
            (json!(["pl", "en"]), "pl, en"),
        ] {
            assert_eq!(value(&given), said);
        }
        assert_eq!(field("how_to_comfort"), "how to comfort");
    }
}
