//! Everything is there, once, and points to something.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::demo::files::SERVICES;
use crate::demo::load::prepare;
use crate::demo::record::Record;
use doorstep_shared::directory::Privacy;
use doorstep_shared::rich_text;

#[test]
fn every_record_has_its_own_id() {
    let zone = zone();
    let ids: Vec<_> = (zone.services.iter().map(|s| s.id.uuid()))
        .chain(zone.organisations.iter().map(|o| o.id.uuid()))
        .chain(zone.locations.iter().map(|l| l.id.uuid()))
        .collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn a_record_keeps_its_id_from_day_to_day() {
    let ids = |text| zone_on(text).services.iter().map(|s| s.id).collect::<Vec<_>>();
    assert_eq!(ids(DAYS[0]), ids(DAYS[2]));
    let stay_and_play = zone().services.iter().find(|s| s.name == "Stay and play").map(|s| s.id.to_string());
    assert_eq!(stay_and_play.as_deref(), Some("4492c63b-522f-5391-bdfc-55b29ba350da"));
}

#[test]
fn every_organisation_and_place_named_is_there() {
    let zone = zone();
    let organisations: BTreeSet<_> = zone.organisations.iter().map(|o| o.id).collect();
    let locations: BTreeSet<_> = zone.locations.iter().map(|l| l.id).collect();
    let mut used = (BTreeSet::new(), BTreeSet::new());
    for service in &zone.services {
        let organisation = service.organisation.expect("somebody runs it");
        assert!(organisations.contains(&organisation), "{}", service.name);
        assert!(service.places().is_subset(&locations), "{}", service.name);
        used.0.insert(organisation);
        used.1.extend(service.places());
    }
    assert_eq!(used.0, organisations, "an organisation runs nothing");
    assert_eq!(used.1, locations, "nothing happens at a place");
}

#[test]
fn no_key_is_misspelt() {
    for file in SERVICES {
        for mut record in Record::list(file).expect("a file") {
            prepare(&mut record, day(DAYS[0])).expect("a record");
            let wanted = Value::Object(record.map.clone());
            let kept = serde_json::to_value(record.read::<Service>().expect("a service")).expect("json");
            assert_kept(&wanted, &kept, file.name);
        }
    }
}

/// Every key of the file is a key the directory's types know.
fn assert_kept(wanted: &Value, kept: &Value, at: &str) {
    match (wanted, kept) {
        (Value::Object(wanted), Value::Object(kept)) => {
            for (key, value) in wanted {
                let found = kept.get(key).unwrap_or_else(|| panic!("{at}: nobody knows {key}"));
                assert_kept(value, found, &format!("{at} {key}"));
            }
        }
        (Value::Array(wanted), Value::Array(kept)) => {
            assert_eq!(wanted.len(), kept.len(), "{at}");
            wanted.iter().zip(kept).for_each(|(wanted, kept)| assert_kept(wanted, kept, at));
        }
        _ => {}
    }
}

#[test]
fn texts_have_a_length_people_read() {
    for service in zone().services {
        let name = &service.name;
        assert!((1..=60).contains(&name.chars().count()), "{name}");
        assert!((20..=Service::SUMMARY_MAX).contains(&service.summary.chars().count()), "{name}: its summary");
        let plain = rich_text::plain(&service.description);
        let words = plain.split_whitespace().count();
        assert!((40..=160).contains(&words), "{name}: {words} words");
        let sentences = plain.split(['.', '!', '?', '\n']).filter(|s| s.split_whitespace().next().is_some()).count();
        assert!(words <= sentences * 16, "{name}: {words} words in {sentences} sentences");
    }
}

#[test]
fn links_in_the_texts_are_links() {
    let linked = zone().services.iter().filter(|s| s.description.contains("](")).count();
    assert!(linked >= 5);
    for service in zone().services {
        assert!(!rich_text::plain(&service.description).contains(['[', ']']), "{}", service.name);
    }
}

#[test]
fn nobody_names_where_a_masked_place_is() {
    let zone = zone();
    let masked: Vec<_> = zone.locations.iter().filter(|l| l.privacy == Privacy::Masked).collect();
    assert_eq!(masked.len(), 2);
    let texts = serde_json::to_string(&(&zone.services, &zone.organisations)).expect("json");
    for place in masked {
        assert!(!place.area.is_empty() && !place.address.street.is_empty());
        assert!(!texts.contains(&place.address.street) && !texts.contains(&place.address.postcode));
    }
}
