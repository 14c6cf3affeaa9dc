//! Places: postcodes, coordinates, access, and addresses that must stay private.

use std::collections::BTreeMap;

use doorstep_shared::directory::{AccessFeature, Address, Location, Point, Privacy};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::LocationId;
use uuid::Uuid;

use super::feed::FeedPlace;
use super::repair::{line, quote, sentence};
use super::{Repair, ids, words};

/// A cleaned place, without its id. None when the feed says nothing about where it is.
pub(super) fn clean(place: &FeedPlace, service_name: &str, repairs: &mut Vec<Repair>) -> Option<Location> {
    let address = Address {
        street: sentence(&place.street),
        town: line(&place.town),
        county: line(&place.county),
        postcode: postcode_or_note(&place.postcode, repairs),
    };
    let point = point(&place.latitude, &place.longitude, repairs);
    let named = [line(&place.name), address.street.clone(), address.town.clone(), address.postcode.clone()];
    let name = named.into_iter().find(|n| !n.is_empty());
    if name.is_none() && point.is_none() {
        return None;
    }
    let (access, more) = access(&place.access);
    let directions =
        [sentence(&place.directions), more].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    let name = name.unwrap_or_default();
    let masked = is_private(&name) || is_private(service_name);
    if masked {
        repairs.push(Repair::PlaceMasked);
    }
    Some(Location {
        id: LocationId::new(Uuid::nil()),
        area: if masked { address.town.clone() } else { line(&place.area) },
        name,
        address,
        point,
        privacy: if masked { Privacy::Masked } else { Privacy::Public },
        directions,
        access,
        origin: None,
        version: 0,
    })
}

/// Words that show that an address may be a secret or a home.
const PRIVATE: [&str; 6] = ["refuge", "refuges", "safe house", "childminder", "childminders", "childminding"];

fn is_private(name: &str) -> bool {
    let name = format!(" {} ", ids::normal(name));
    PRIVATE.iter().any(|word| name.contains(&format!(" {word} ")))
}

/// A postcode with one space, when it has the form of a whole one in the United Kingdom.
pub(super) fn postcode(raw: &str) -> Option<String> {
    let text: String = raw.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_uppercase();
    if raw.chars().any(|c| !c.is_ascii_alphanumeric() && !c.is_whitespace()) || !(5..=7).contains(&text.len()) {
        return None;
    }
    let (outward, inward) = text.split_at(text.len() - 3);
    let shape: String = outward.bytes().map(|b| if b.is_ascii_digit() { '9' } else { 'A' }).collect();
    let good_outward = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(&shape.as_str()) || outward == "GIR";
    let inward_bytes = inward.as_bytes();
    let good_inward = inward_bytes[0].is_ascii_digit() && inward_bytes[1..].iter().all(u8::is_ascii_alphabetic);
    (good_outward && good_inward).then(|| format!("{outward} {inward}"))
}

fn postcode_or_note(raw: &str, repairs: &mut Vec<Repair>) -> String {
    let found = postcode(raw);
    if found.is_none() && !raw.trim().is_empty() {
        repairs.push(Repair::PostcodeDropped { was: quote(raw) });
    }
    found.unwrap_or_default()
}

fn point(latitude: &str, longitude: &str, repairs: &mut Vec<Repair>) -> Option<Point> {
    if latitude.trim().is_empty() && longitude.trim().is_empty() {
        return None;
    }
    if let (Some(lat), Some(lon)) = (micro(latitude), micro(longitude)) {
        if let Ok(point) = Point::new(lat, lon) {
            return Some(point);
        }
        if let Ok(point) = Point::new(lon, lat) {
            repairs.push(Repair::CoordinatesSwapped);
            return Some(point);
        }
    }
    repairs.push(Repair::CoordinatesDropped { was: quote(&format!("{} / {}", latitude.trim(), longitude.trim())) });
    None
}

/// Degrees in millionths, for values that are degrees at all.
fn micro(degrees: &str) -> Option<i32> {
    let degrees: f64 = degrees.trim().parse().ok()?;
    // Within these bounds the product fits; the cast then only drops what rounding left.
    (degrees.is_finite() && degrees.abs() <= 360.0).then(|| (degrees * 1_000_000.0).round() as i32)
}

/// What is known about access, and the words that fit no feature.
fn access(raw: &[String]) -> (BTreeMap<AccessFeature, Fact>, String) {
    let mut known = BTreeMap::new();
    let mut more = Vec::new();
    for word in raw.iter().map(|w| line(w)).filter(|w| !w.is_empty()) {
        match words::access(&word) {
            Some((feature, fact)) => {
                known.insert(feature, fact);
            }
            None => more.push(word),
        }
    }
    let more =
        if more.is_empty() { String::new() } else { format!("Access: {}.", more.join("; ").trim_end_matches('.')) };
    (known, more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_written_with_one_space() {
        for (raw, good) in [
            ("bs11aa", Some("BS1 1AA")),
            (" BS16  9XY", Some("BS16 9XY")),
            ("w1a 1aa", Some("W1A 1AA")),
            ("EC1A1BB", Some("EC1A 1BB")),
            ("M1 1AE", Some("M1 1AE")),
            ("BS1", None),
            ("BS1 1A1", None),
            ("12345", None),
            ("BS1-1AA", None),
            ("", None),
        ] {
            assert_eq!(postcode(raw).as_deref(), good, "{raw}");
        }
    }

    #[test]
    fn points_are_in_britain_or_nowhere() {
        let read = |lat: &str, lon: &str| {
            let mut repairs = Vec::new();
            let point = point(lat, lon, &mut repairs).map(|p| (p.lat_e6(), p.lon_e6()));
            (point, repairs.first().map(Repair::key))
        };
        assert_eq!(read("51.4545", "-2.5879"), (Some((51_454_500, -2_587_900)), None));
        assert_eq!(read("-2.5879", "51.4545"), (Some((51_454_500, -2_587_900)), Some("coordinates-swapped")));
        for (lat, lon) in [("100", "101"), ("0", "0"), ("51.4", ""), ("north", "west"), ("NaN", "1e300")] {
            assert_eq!(read(lat, lon), (None, Some("coordinates-dropped")), "{lat} {lon}");
        }
        assert_eq!(read("", " "), (None, None));
    }

    #[test]
    fn a_refuge_is_masked_and_refugees_are_not_hidden() {
        assert!(is_private("Alder Women's Refuge"));
        assert!(is_private("Jo's childminding"));
        assert!(!is_private("Refugee welcome café"));
    }
}
