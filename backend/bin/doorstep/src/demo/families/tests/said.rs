//! What the files say is read to the last word, and asks for nothing that is not asked.

use super::*;
use doorstep_shared::plans::content::{NOT_ASKED, asks_what_is_not_asked};
use serde_json::Value;

use crate::demo::files::FAMILIES;

/// Every text of a value.
fn texts<'a>(value: &'a Value, all: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => all.push(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, all)),
        Value::Object(values) => values.values().for_each(|value| texts(value, all)),
        _ => {}
    }
}

fn files() -> Vec<Value> {
    FAMILIES.iter().map(|file| serde_json::from_str(file.text).unwrap()).collect()
}

/// Whether everything that a file says of a thing is in what was read: a word that is written wrong would be passed over.
fn is_in(filed: &Value, read: &Value) -> bool {
    match (filed, read) {
        (Value::Object(filed), Value::Object(read)) => {
            filed.iter().all(|(key, filed)| read.get(key).is_some_and(|read| is_in(filed, read)))
        }
        (Value::Array(filed), Value::Array(read)) => {
            filed.len() == read.len() && filed.iter().zip(read).all(|(filed, read)| is_in(filed, read))
        }
        (Value::String(filed), read) if filed.starts_with(['~', '#']) => !read.is_null(),
        _ => filed == read,
    }
}

#[test]
fn nothing_that_a_file_says_is_passed_over() {
    // Late in the school year everything has happened.
    let families = on("2027-06-08");
    let filed = files();
    let records: Vec<&Value> = filed.iter().flat_map(|file| file.as_array().unwrap()).collect();
    assert_eq!(records.len(), families.len());
    for (record, family) in records.into_iter().zip(families) {
        let slug = &family.slug;
        let nomination = serde_json::to_value(&family.nomination).unwrap();
        assert!(is_in(&record["nomination"], &nomination), "{slug}: {nomination}");
        let none = Vec::new();
        let list = |key: &str| record[key].as_array().unwrap_or(&none).clone();
        let bodies: Vec<Value> = family.entries.iter().map(|e| serde_json::to_value(&e.body).unwrap()).collect();
        assert_eq!(list("entries").len(), bodies.len(), "{slug}");
        for entry in list("entries") {
            assert!(bodies.iter().any(|body| is_in(&entry["body"], body)), "{slug}: {}", entry["body"]);
        }
        assert_eq!(list("steps").len(), family.steps.len(), "{slug}");
        for (step, read) in list("steps").iter().zip(&family.steps) {
            let read = serde_json::to_value(&read.taking).unwrap();
            assert!(
                is_in(&step["step"], &read["step"]) && (step["said"].is_null() || is_in(&step["said"], &read["said"]))
            );
        }
        assert_eq!((list("team").len(), list("sharing").len()), (family.team.len(), family.sharing.len()), "{slug}");
    }
}

#[test]
fn nobodys_religion_status_or_crime_is_in_them_and_no_illness_has_a_name() {
    let diagnoses = ["autism", "autistic", "adhd", "asd", "asthma", "epilepsy", "dyslexia", "depression", "anxiety"];
    let origins = ["ethnicity", "ethnic", "race", "origin", "born in", "country"];
    let files = files();
    let mut all = Vec::new();
    files.iter().for_each(|file| texts(file, &mut all));
    assert!(all.len() > 1_500 && NOT_ASKED.len() > 10);
    for text in all {
        assert_eq!(asks_what_is_not_asked(text), None, "{text}");
        let lower = format!(" {} ", text.to_lowercase());
        let found = diagnoses.iter().chain(&origins).find(|word| lower.contains(&format!(" {word} ")));
        assert_eq!(found, None, "{text}");
    }
}

#[test]
fn a_word_that_stands_for_nothing_breaks_the_reading() {
    let (today, calendar) = (day(DAYS[0]), calendar());
    let first = || files()[0][0].as_object().unwrap().clone();
    let read = |map| {
        super::super::family::read(Record { name: "maj-antek".into(), map }, today, &calendar, &people().unwrap())
    };
    assert!(read(first()).is_ok());
    for (key, wrong) in [("on", "~soon"), ("by", "nobody"), ("enters", "never"), ("state", "happy"), ("mood", "good")] {
        let mut map = first();
        map.insert(key.into(), wrong.into());
        assert!(read(map).is_err(), "{key}");
    }
    for key in ["enters", "adult", "nomination", "shows"] {
        let mut map = first();
        map.remove(key);
        assert!(read(map).is_err(), "{key}");
    }
}
