//! What stands in a field of a plan, in words: for two texts side by side and for what was changed.

use doorstep_shared::date::Date;
use serde_json::Value;

use super::plan_words::full_day;

/// A value as people read it; "Nothing" where there is none.
pub fn value(value: &Value) -> String {
    value_with(value, &|_| None)
}

/// The same where it is known whom or what some ids mean. Others are left out: nobody reads an id.
pub fn value_with(value: &Value, names: &dyn Fn(&str) -> Option<String>) -> String {
    let all = |values: &mut dyn Iterator<Item = &Value>| {
        let said: Vec<String> = values.map(|one| value_with(one, names)).filter(|said| said != "Nothing").collect();
        if said.is_empty() { "Nothing".into() } else { said.join(", ") }
    };
    match value {
        Value::Null => "Nothing".into(),
        Value::Bool(true) => "Yes".into(),
        Value::Bool(false) => "No".into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.trim().is_empty() => "Nothing".into(),
        Value::String(text) if is_id(text) => names(text).unwrap_or_else(|| "Nothing".into()),
        Value::String(text) if is_key(text) => text.replace('-', " "),
        Value::String(text) => text.parse::<Date>().map_or_else(|_| text.clone(), full_day),
        Value::Array(values) => all(&mut values.iter()),
        // What kind of thing it is, its name says already.
        Value::Object(map) => all(&mut map.iter().filter(|(name, _)| *name != "is").map(|(_, value)| value)),
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 36
        && text
            .bytes()
            .enumerate()
            .all(|(n, b)| if matches!(n, 8 | 13 | 18 | 23) { b == b'-' } else { b.is_ascii_hexdigit() })
}

/// A word of a list, such as `on-track`.
fn is_key(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

/// The name of a field as people read it: `how_to_comfort` is "how to comfort".
pub fn field(name: &str) -> String {
    match name {
        "text" => "words".into(),
        "due" | "target_on" => "day".into(),
        "known_as" => "what they are called".into(),
        "stage" => "where it stands".into(),
        "agreed" => "what the service may be told".into(),
        "hope" => "what it is to help with".into(),
        "calms" => "what calms the child".into(),
        "helps" => "how to help".into(),
        "matters" => "what matters to the child".into(),
        "words_i_use" => "words the child uses".into(),
        "done" => "groups and help so far".into(),
        "from_family" => "what the family says".into(),
        "contacts" => "whom to talk to".into(),
        "worker_phone" => "number of work".into(),
        "expected_on" => "when there may be a place".into(),
        "asked_again_on" => "when they were asked again".into(),
        "link_until" => "link works until".into(),
        "started_service" => "started, says the service".into(),
        "started_worker" => "started, says the worker".into(),
        "started_family" => "started, says the family".into(),
        "outcome_service" => "it helped, says the service".into(),
        "outcome_worker" => "it helped, says the worker".into(),
        "outcome_family" => "it helped, says the family".into(),
        "since" => "first day".into(),
        "until" => "last day".into(),
        "adaptations" => "what is done differently".into(),
        other if other.starts_with("marks/") => other[6..]
            .parse::<Date>()
            .map_or_else(|_| other.to_owned(), |day| format!("attendance on {}", full_day(day))),
        "outcome" => "what came of it".into(),
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
            (json!("on-track"), "on track"),
            (json!({ "rating": "most-days", "example": "" }), "most days"),
            (json!({ "is": "team", "user": "01980000-0000-7000-8000-000000000001" }), "Nothing"),
        ] {
            assert_eq!(value(&given), said);
        }
        let ruth = |id: &str| id.ends_with('1').then(|| "Ruth".to_owned());
        let owner = json!({ "is": "team", "user": "01980000-0000-7000-8000-000000000001" });
        assert_eq!(value_with(&owner, &ruth), "Ruth");
        assert_eq!(field("how_to_comfort"), "how to comfort");
    }
}
