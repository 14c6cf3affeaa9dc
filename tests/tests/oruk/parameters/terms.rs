//! Taxonomies and their terms.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Town, agrees};

#[test]
fn terms_are_those_that_were_asked_for() {
    let town = Town::new(60, 31);
    let terms = town.run.block_on(town.feeds.walk("v3/town/taxonomy_terms", 200));
    let of = |name: &str| -> Vec<String> {
        let all: BTreeSet<String> = terms.iter().filter_map(|t| t[name].as_str().map(str::to_owned)).collect();
        all.into_iter().collect()
    };
    let choices = vec![
        ("taxonomy_id", of("taxonomy_id")),
        ("parent_id", of("parent_id")),
        ("top_only", vec!["true".into(), "false".into()]),
        ("search", vec!["food".into(), "support".into(), "zzqqxx".into()]),
    ];
    assert!(choices.iter().all(|(_, values)| values.len() > 1));
    agrees(&town, "v3/town/taxonomy_terms", choices, |asked| {
        let fits = |term: &Value| {
            asked.iter().all(|(name, value)| match *name {
                "top_only" => value == "false" || term["parent_id"].is_null(),
                "search" => {
                    let text = format!("{} {}", term["name"], term["description"]).to_lowercase();
                    text.contains(value.as_str())
                }
                name => term[name] == value.as_str(),
            })
        };
        Some(terms.iter().filter(|t| fits(t)).map(|t| t["id"].as_str().unwrap().to_owned()).collect())
    });
    let taxonomies = town.run.block_on(town.feeds.walk("v3/town/taxonomies", 2));
    let mut together = 0;
    for taxonomy in &taxonomies {
        let one = format!("v3/town/taxonomies/{}", taxonomy["id"].as_str().unwrap());
        let held = town.run.block_on(town.feeds.json(&one))["taxonomy_terms"].as_array().unwrap().clone();
        together += held.len();
        assert!(held.iter().all(|t| t["taxonomy_id"] == taxonomy["id"]));
    }
    assert_eq!(together, terms.len(), "every term is of one taxonomy");
    let found = town.run.block_on(town.feeds.walk("v3/town/taxonomies?search=eligibility", 50));
    assert_eq!(found.len(), 1);
}
