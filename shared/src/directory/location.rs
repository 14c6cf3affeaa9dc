//! Where services happen.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AccessFeature, Origin};
use crate::fact::Fact;
use crate::id::LocationId;

/// A place. A masked one (a refuge, somebody's home) keeps its address and point out of everything public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
    /// Its postal address.
    #[serde(default)]
    pub address: Address,
    /// Where it is on the map, when known.
    #[serde(default)]
    pub point: Option<Point>,
    /// Whether families may see where it is.
    #[serde(default)]
    pub privacy: Privacy,
    /// A part of town that may be named even for a masked place; may be empty.
    #[serde(default)]
    pub area: String,
    /// How to find the door and how to get there, in a sentence or two.
    #[serde(default)]
    pub directions: String,
    /// What is known about access; a feature that is missing here is not known.
    #[serde(default)]
    pub access: BTreeMap<AccessFeature, Fact>,
    /// Where the record came from, when it was imported.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// Counts the changes; 1 is the first.
    #[serde(default)]
    pub version: u64,
}

impl Location {
    /// What is known about one access feature.
    pub fn access(&self, feature: AccessFeature) -> Fact {
        self.access.get(&feature).copied().unwrap_or(Fact::Unknown)
    }
    /// Notes what is known about one access feature.
    pub fn set_access(&mut self, feature: AccessFeature, fact: Fact) {
        if fact == Fact::Unknown {
            self.access.remove(&feature);
        } else {
            self.access.insert(feature, fact);
        }
    }
}

/// Whether families may see where a place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Privacy {
    /// Anybody may know.
    #[default]
    Public,
    /// A refuge or a home: only its `area` may be shown.
    Masked,
}

/// A postal address in England.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// House and street.
    pub street: String,
    /// Town or city.
    pub town: String,
    /// County or unitary authority; Open Referral UK 3.0 cannot do without it.
    pub county: String,
    /// Postcode, written with one space.
    pub postcode: String,
}

/// A point in millionths of a degree (WGS 84); whole numbers keep float code off the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Micro", into = "Micro")]
pub struct Point {
    lat: i32,
    lon: i32,
}

#[derive(Serialize, Deserialize)]
struct Micro {
    lat_e6: i32,
    lon_e6: i32,
}

/// Coordinates that cannot be in or near the British Isles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInBritain {
    /// Latitude in millionths of a degree.
    pub lat_e6: i32,
    /// Longitude in millionths of a degree.
    pub lon_e6: i32,
}

impl core::error::Error for NotInBritain {}

impl fmt::Display for NotInBritain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "latitude {} and longitude {} (millionths of a degree) are not in Britain", self.lat_e6, self.lon_e6)
    }
}

impl Point {
    /// A point from millionths of a degree.
    ///
    /// # Errors
    /// When it lies outside 49 to 61 degrees north and 9 degrees west to 3 degrees east.
    pub fn new(lat_e6: i32, lon_e6: i32) -> Result<Self, NotInBritain> {
        let ok = (49_000_000..=61_000_000).contains(&lat_e6) && (-9_000_000..=3_000_000).contains(&lon_e6);
        if ok { Ok(Self { lat: lat_e6, lon: lon_e6 }) } else { Err(NotInBritain { lat_e6, lon_e6 }) }
    }
    /// Latitude in millionths of a degree.
    pub fn lat_e6(self) -> i32 {
        self.lat
    }
    /// Longitude in millionths of a degree.
    pub fn lon_e6(self) -> i32 {
        self.lon
    }
}

impl TryFrom<Micro> for Point {
    type Error = NotInBritain;
    fn try_from(m: Micro) -> Result<Self, NotInBritain> {
        Self::new(m.lat_e6, m.lon_e6)
    }
}

impl From<Point> for Micro {
    fn from(p: Point) -> Self {
        Self { lat_e6: p.lat, lon_e6: p.lon }
    }
}
