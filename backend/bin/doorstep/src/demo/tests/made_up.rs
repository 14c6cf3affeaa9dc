//! Nothing in the demo zone can reach a real person.

use super::*;
use crate::demo::files::{FAMILIES, File, LOCATIONS, ORGANISATIONS, SERVICES, ZONE};

fn files() -> impl Iterator<Item = &'static File> {
    [&ZONE, &ORGANISATIONS, &LOCATIONS].into_iter().chain(SERVICES).chain(FAMILIES)
}

/// Stretches of digits and single spaces that look like a phone number.
fn numbers(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for c in text.chars() {
        match (c, found.last_mut()) {
            ('0'..='9' | '+', Some(number)) => number.push(c),
            (' ', Some(number)) if !number.is_empty() => {}
            _ => found.push(String::new()),
        }
    }
    found.retain(|n| n.starts_with('+') || (n.starts_with('0') && n.len() >= 9));
    found
}

/// Ofcom's numbers for drama.
fn is_for_drama(number: &str) -> bool {
    let tail = |prefix: &str, digits: usize| {
        number.strip_prefix(prefix).is_some_and(|rest| rest.len() == digits && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    tail("01632960", 3) || tail("0808157", 4) || tail("077009000", 2) || tail("07700900", 3)
}

#[test]
fn phone_numbers_are_for_drama_only() {
    assert!(is_for_drama("01632960110") && !is_for_drama("01632961110") && !is_for_drama("02079460000"));
    let mut seen = 0;
    for file in files() {
        for number in numbers(file.text) {
            assert!(is_for_drama(&number), "{}: {number}", file.name);
            seen += 1;
        }
    }
    assert!(seen >= 100, "only {seen} numbers looked at");
}

#[test]
fn mail_and_web_addresses_are_reserved_ones() {
    let reserved = |host: &str| host.ends_with(".example") || host == "example.org" || host == "example.com";
    let host =
        |rest: &str| rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-.".contains(c))).next().map(str::to_owned);
    let mut seen = 0;
    for file in files() {
        for mark in ["://", "www.", "@", "mailto:"] {
            for rest in file.text.split(mark).skip(1) {
                let host = host(rest).unwrap_or_default();
                assert!(reserved(host.trim_end_matches('.')), "{}: {mark}{host}", file.name);
                seen += 1;
            }
        }
    }
    assert!(seen >= 50, "only {seen} addresses looked at");
}

#[test]
fn places_are_in_a_postcode_area_nobody_uses() {
    let zone = zone();
    for place in &zone.locations {
        let code = place.address.postcode.as_bytes();
        let ok = matches!(code, [b'Z', b'Z', b'1'..=b'9', b' ', b'0'..=b'9', a, b]
            if a.is_ascii_uppercase() && b.is_ascii_uppercase());
        assert!(ok, "{}", place.name);
        let point = place.point.expect("a point");
        assert!((54_880_000..54_920_000).contains(&point.lat_e6()), "{}", place.name);
        assert!((-1_620_000..-1_580_000).contains(&point.lon_e6()), "{}", place.name);
    }
    assert!(zone.zone.demo, "families must be told");
}
