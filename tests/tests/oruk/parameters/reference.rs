//! The slow filter: what a parameter means, read off a whole record.

use doorstep_shared::date::{Date, Weekday};
use doorstep_shared::published::FeedFile;
use doorstep_shared::set::Member as _;
use serde_json::Value;

/// The texts at a member of each item of a list.
fn each<'a>(record: &'a Value, list: &str, member: &'a str) -> impl Iterator<Item = &'a str> {
    record[list].as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(move |item| item[member].as_str())
}

/// Whether a whole service record of version 3.0 is what one parameter asks for; none where only the search itself can tell.
pub fn fits(record: &Value, name: &str, value: &str) -> bool {
    match name {
        "minimum_age" => record["minimum_age"].as_f64().is_some_and(|age| age >= value.parse().unwrap()),
        "maximum_age" => record["maximum_age"].as_f64().is_some_and(|age| age <= value.parse().unwrap()),
        "age_months" => record["doorstep_age_months"].as_str().is_some_and(|ages| {
            let (from, to) = ages.split_once('-').unwrap();
            let months: u32 = value.parse().unwrap();
            from.parse().map_or(true, |from: u32| from <= months) && to.parse().map_or(true, |to: u32| months <= to)
        }),
        "organization_id" => value.split(',').any(|id| record["organization_id"] == id),
        "taxonomy_term_id" => value.split(',').any(|id| {
            each(record, "attributes", "taxonomy_term_id").any(|term| term == id)
                || record["attributes"].as_array().into_iter().flatten().any(|a| a["taxonomy_term"]["parent_id"] == id)
        }),
        "taxonomy_id" => {
            record["attributes"].as_array().into_iter().flatten().any(|a| a["taxonomy_term"]["taxonomy_id"] == value)
        }
        "modified_after" => {
            let moment = if value.len() == 10 { format!("{value}T00:00:00.000Z") } else { value.to_owned() };
            record["last_modified"].as_str().unwrap() >= moment.as_str()
        }
        // Without a distance a postcode asks who serves it, and every service serves all.
        "postcode" => true,
        _ => panic!("no reference for {name}"),
    }
}

/// Whether one row fits day, start and end together.
pub fn row_fits(row: &Value, day: Option<&str>, start: Option<&str>, end: Option<&str>) -> bool {
    let text = |name: &str| row[name].as_str().unwrap_or_default();
    let days: Vec<String> = match text("freq") {
        "" if text("dtstart").is_empty() => return false,
        "" => {
            let date: Date = text("dtstart").parse().unwrap();
            vec![date.weekday().key().to_uppercase()]
        }
        _ => text("byday")
            .split(',')
            .map(|d| d.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).to_owned())
            .collect(),
    };
    let closes = if text("closes_at") == "00:00" { "24:00" } else { text("closes_at") };
    day.is_none_or(|day| days.iter().any(|d| d == day))
        && start.is_none_or(|start| !text("opens_at").is_empty() && text("opens_at") >= start)
        && end.is_none_or(|end| !closes.is_empty() && closes <= end)
}

/// A point on a ball of the Earth's size.
fn on_ball(lat: f64, lon: f64) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()].map(|x| x * 6_371_000.0)
}

/// Metres along the ground, from the straight line through it.
fn apart(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (a, b) = (on_ball(a.0, a.1), on_ball(b.0, b.1));
    let line = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
    2.0 * 6_371_000.0 * (line / 2.0 / 6_371_000.0).asin()
}

/// Where a postcode is: the middle of the places that have it, or of its sector.
pub fn middle(feed: &FeedFile, postcode: &str) -> Option<(f64, f64)> {
    let of = |start: &str| {
        let points: Vec<(i32, i32)> =
            feed.places.iter().filter(|p| p.postcode.starts_with(start)).filter_map(|p| p.point).collect();
        let count = f64::from(u32::try_from(points.len()).unwrap());
        let sum = |of: fn(&(i32, i32)) -> i32| points.iter().map(|p| f64::from(of(p))).sum::<f64>();
        (!points.is_empty()).then(|| (sum(|p| p.0) / count / 1e6, sum(|p| p.1) / count / 1e6))
    };
    of(postcode).or_else(|| of(&postcode[..postcode.len() - 2]))
}

/// Whether a place's record lies within so many metres of a postcode.
pub fn near(location: &Value, feed: &FeedFile, postcode: &str, metres: f64) -> bool {
    let whole = ["addresses", "physical_addresses"].into_iter().flat_map(|list| each(location, list, "postal_code"));
    let mut same = whole.chain(location["doorstep_address"]["postal_code"].as_str());
    let point = location["latitude"].as_f64().zip(location["longitude"].as_f64());
    let away = point.zip(middle(feed, postcode)).map(|(point, middle)| apart(point, middle));
    same.any(|code| code == postcode) || away.is_some_and(|away| away <= metres)
}

/// The days of the week as the feed has them.
pub fn days() -> Vec<String> {
    Weekday::ALL.iter().map(|d| d.key().to_uppercase()).collect()
}
