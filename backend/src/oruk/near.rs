//! Where a postcode is, as far as the zone's own places tell. Nobody else is asked.

use doorstep_shared::published::{FeedFile, FeedPlace};

/// What the zone's places tell of a postcode.
#[derive(Clone, Debug, PartialEq)]
pub struct Centre {
    postcode: String,
    /// Latitude and longitude in degrees; none where places of that postcode have no point.
    middle: Option<(f64, f64)>,
}

/// The middle of a postcode: of the places that have it, or else of those of the same sector (`ZZ1 4`). None when the zone
/// has no place there.
pub fn centre(feed: &FeedFile, postcode: &str) -> Option<Centre> {
    let exact: Vec<&FeedPlace> = feed.places.iter().filter(|p| p.postcode == postcode).collect();
    let sector = postcode.get(..postcode.len().checked_sub(2)?)?;
    let near = || feed.places.iter().filter(|p| p.postcode.starts_with(sector));
    let middle = middle(exact.iter().copied()).or_else(|| middle(near()));
    (middle.is_some() || !exact.is_empty()).then(|| Centre { postcode: postcode.to_owned(), middle })
}

fn middle<'a>(places: impl Iterator<Item = &'a FeedPlace>) -> Option<(f64, f64)> {
    let points: Vec<(f64, f64)> = places.filter_map(|p| p.point).map(degrees).collect();
    #[allow(clippy::cast_precision_loss, reason = "a count of places is far below 2^52")]
    let count = points.len() as f64;
    let sum = points.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
    (!points.is_empty()).then(|| (sum.0 / count, sum.1 / count))
}

fn degrees((lat, lon): (i32, i32)) -> (f64, f64) {
    (f64::from(lat) / 1e6, f64::from(lon) / 1e6)
}

impl Centre {
    /// Whether a place lies within so many metres. One of the same postcode always does.
    pub fn within(&self, place: &FeedPlace, metres: u32) -> bool {
        let away = || Some(distance(self.middle?, degrees(place.point?)));
        place.postcode == self.postcode || away().is_some_and(|away| away <= f64::from(metres))
    }
}

/// Metres between two points on a globe.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    const RADIUS: f64 = 6_371_000.0;
    let (north, east) = ((b.0 - a.0).to_radians(), (b.1 - a.1).to_radians());
    let bow =
        (north / 2.0).sin().powi(2) + a.0.to_radians().cos() * b.0.to_radians().cos() * (east / 2.0).sin().powi(2);
    2.0 * RADIUS * bow.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorstep_shared::id::LocationId;
    use doorstep_shared::set::Set;
    use uuid::Uuid;

    fn place(postcode: &str, point: Option<(i32, i32)>) -> FeedPlace {
        FeedPlace {
            id: LocationId::new(Uuid::nil()),
            name: String::new(),
            street: String::new(),
            town: String::new(),
            county: String::new(),
            postcode: postcode.into(),
            area: String::new(),
            point,
            directions: String::new(),
            access_yes: Set::EMPTY,
            access_no: Set::EMPTY,
        }
    }

    #[test]
    fn a_postcode_is_where_the_zones_places_say() {
        let places = vec![
            place("ZZ1 4AB", Some((51_500_000, -2_600_000))),
            place("ZZ1 4AC", Some((51_502_000, -2_600_000))),
            place("ZZ2 1AA", None),
        ];
        let feed = FeedFile { council: String::new(), organisations: vec![], places, entries: vec![], gone: vec![] };
        let exact = centre(&feed, "ZZ1 4AB").expect("there");
        let within = |centre: &Centre, metres| feed.places.iter().filter(|p| centre.within(p, metres)).count();
        assert_eq!((within(&exact, 0), within(&exact, 200), within(&exact, 300)), (1, 1, 2), "222 metres apart");
        let sector = centre(&feed, "ZZ1 4ZZ").expect("the sector is known");
        assert_eq!((within(&sector, 100), within(&sector, 120)), (0, 2));
        let no_point = centre(&feed, "ZZ2 1AA").expect("there");
        assert_eq!(within(&no_point, 1_000_000), 1);
        assert_eq!(centre(&feed, "ZZ9 9ZZ"), None);
    }
}
