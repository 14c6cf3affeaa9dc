//! Record by record against JSON Schemas that we wrote from the published field tables.

use std::path::Path;

use doorstep_shared::search::percent_encode;
use doorstep_tests::oruk::Feeds;
use doorstep_tests::town::{today, town};
use jsonschema::{Registry, Resource, Validator};
use serde_json::{Value, json};

/// The schemas of one version.
pub struct Schemas {
    version: &'static str,
    folder: Vec<(String, Value)>,
}

impl Schemas {
    pub fn of(version: &'static str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(version);
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let read = |path: std::path::PathBuf| {
            let schema: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            (schema["$id"].as_str().unwrap().to_owned(), schema)
        };
        Self { version, folder: files.map(read).collect() }
    }

    pub fn named(&self, name: &str) -> Validator {
        let mut registry = Registry::new();
        for (id, schema) in &self.folder {
            registry = registry.add(id, Resource::from_contents(schema.clone())).unwrap();
        }
        let registry = registry.prepare().unwrap();
        let whole = json!({ "$ref": format!("https://schemas.example/{}/{name}.json", self.version) });
        jsonschema::options().should_validate_formats(true).with_registry(&registry).build(&whole).unwrap()
    }
}

pub fn holds(validator: &Validator, record: &Value, at: &str) {
    let wrong: Vec<String> = validator.iter_errors(record).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{at}: {wrong:#?} in {record:#}");
    nothing_empty(record, at);
}

/// What is not known is left out: no null, no empty text, no empty list, anywhere in a record.
fn nothing_empty(value: &Value, at: &str) {
    match value {
        Value::Null => panic!("{at} holds null"),
        Value::String(text) => assert!(!text.is_empty(), "{at} holds an empty text"),
        Value::Array(items) => {
            assert!(!items.is_empty(), "{at} holds an empty list");
            items.iter().for_each(|item| nothing_empty(item, at));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, value)| nothing_empty(value, &format!("{at}/{name}"))),
        _ => {}
    }
}

#[tokio::test]
async fn version_3_holds_its_schemas_record_by_record() {
    let feeds = Feeds::of(&town(120, 3), today()).await;
    let schemas = Schemas::of("oruk3");
    holds(&schemas.named("root"), &feeds.json("v3/town/").await, "root");
    let page = schemas.named("page");
    for (list, schema) in [
        ("services", "service"),
        ("services?full=true", "service"),
        ("services?minimal=true&modified_after=2020-01-01", "service"),
        ("services?modified_after=2020-01-01&full=true", "service"),
        ("service_at_locations", "service_at_location"),
        ("service_at_locations?full=true", "service_at_location"),
        ("organizations", "organization"),
        ("organizations?full=true", "organization"),
        ("organizations?full_service=true", "organization"),
        ("taxonomies", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term"),
    ] {
        let validator = schemas.named(schema);
        let sign = if list.contains('?') { '&' } else { '?' };
        let first = feeds.json(&format!("v3/town/{list}{sign}per_page=7")).await;
        assert!(page.is_valid(&first), "{list}: {first}");
        let records = feeds.walk(&format!("v3/town/{list}"), 50).await;
        assert!(records.len() > 2, "{list} has {} records", records.len());
        records.iter().for_each(|r| holds(&validator, r, list));
        if list.contains('?') {
            continue;
        }
        for record in &records {
            let one = format!("v3/town/{list}/{}", record["id"].as_str().unwrap());
            holds(&validator, &feeds.json(&one).await, &one);
        }
    }
    // By a slip of its authors, the published document has a service's schema at this address.
    let at = feeds.json("v3/town/service_at_locations?per_page=1").await["contents"][0]["id"].clone();
    let one = feeds.json(&format!("v3/town/service_at_locations/{}", at.as_str().unwrap())).await;
    assert!(one["name"].is_string() && one["status"].is_string(), "{one}");
}

#[tokio::test]
async fn version_1_holds_its_schemas_record_by_record() {
    let feeds = Feeds::of(&town(120, 3), today()).await;
    let schemas = Schemas::of("oruk1");
    let root = feeds.json("v1/town/").await;
    assert_eq!(root["version"], "1.0");
    nothing_empty(&root, "root");
    let page = schemas.named("page");
    for (list, schema) in [
        ("services", "service"),
        ("services?include[]=all", "service"),
        ("services?include[]=service_at_locations&include[]=contacts", "service"),
        ("organizations", "organization"),
        ("taxonomies", "taxonomy"),
        ("locations", "location"),
    ] {
        let validator = schemas.named(schema);
        let sign = if list.contains('?') { '&' } else { '?' };
        let first = feeds.json(&format!("v1/town/{list}{sign}per_page=7")).await;
        assert!(page.is_valid(&first), "{list}: {first}");
        assert!(first.get("contents").is_none() && first.get("total_items").is_none(), "the names are those of 1.0");
        let records = feeds.walk(&format!("v1/town/{list}"), 50).await;
        assert!(records.len() > 20, "{list} has {} records", records.len());
        records.iter().for_each(|r| holds(&validator, r, list));
        if list.contains('?') {
            continue;
        }
        for record in &records {
            let mut one = format!("v1/town/{list}/");
            percent_encode(record["id"].as_str().unwrap(), &mut one);
            // In a path a plus is a plus.
            let one = one.replace('+', "%20");
            holds(&validator, &feeds.json(&one).await, &one);
        }
    }
}

#[test]
fn the_schemas_of_version_1_can_fail() {
    let schemas = Schemas::of("oruk1");
    let organization = json!({ "id": "018f0000-0000-7000-8000-000000000000", "name": "Trust", "description": "Kind." });
    let good = json!({ "id": "018f0000-0000-7000-8000-000000000000", "name": "Songs", "organization": organization });
    let service = schemas.named("service");
    assert!(service.is_valid(&good));
    for (field, value) in [
        ("name", json!("")),
        ("organization", json!({ "id": "7" })),
        ("status", json!("open")),
        ("url", Value::Null),
        ("deliverable_type", json!("Group")),
        ("attending_type", json!("venue;online")),
        ("attending_access", json!("self-referral")),
        ("assured_date", json!("24/11/2026")),
        ("regular_schedules", json!([{ "id": "1", "opens_at": "10am" }])),
        ("service_taxonomys", json!([{ "id": "1", "taxonomy": { "id": "no vocabulary", "name": "Food" } }])),
        ("eligibilitys", json!([])),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!service.is_valid(&bad), "{field}");
    }
    for missing in ["id", "name", "organization"] {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(missing);
        assert!(!service.is_valid(&bad), "{missing}");
    }
}

#[test]
fn the_schemas_can_fail() {
    let schemas = Schemas::of("oruk3");
    let good = json!({ "id": "018f0000-0000-7000-8000-000000000000", "name": "Songs", "status": "active" });
    let service = schemas.named("service");
    assert!(service.is_valid(&good));
    for (field, value) in [
        ("id", json!("7")),
        ("status", json!("open")),
        ("name", json!("")),
        ("url", Value::Null),
        ("assured_date", json!("24/11/2026")),
        ("email", json!("somebody")),
        ("schedules", json!([{ "id": "018f0000-0000-7000-8000-000000000000", "opens_at": "10am" }])),
        ("service_at_locations", json!([{ "id": "018f0000-0000-7000-8000-000000000000", "location": {} }])),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!service.is_valid(&bad), "{field}");
    }
}
