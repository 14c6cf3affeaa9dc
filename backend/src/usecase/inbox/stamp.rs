//! The stamp in a form: when it was given out, signed. It tells a person from a machine without asking them anything, and
//! makes a second press of the button the same message.

use doorstep_shared::id::ZoneId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::port::Ids;
use crate::store::CursorKey;

/// Nobody reads a form and answers it in less time, in seconds.
pub const SOONEST: i64 = 2;
/// A form that lay open for longer is asked again, in seconds: a day.
pub const LATEST: i64 = 24 * 60 * 60;

/// A stamp that is in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Given out once.
    pub id: Uuid,
    /// When, in seconds since 1970.
    pub at: i64,
}

/// A stamp that is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadStamp {
    /// The form came back faster than anybody reads; the same stamp is good in a moment.
    TooSoon,
    /// It is too old, of another zone, changed, or missing: a new one is needed.
    Worn,
}

/// A new stamp for forms of a zone.
pub fn issue(key: &CursorKey, zone: &ZoneId, now: Timestamp, ids: &dyn Ids) -> String {
    let mut payload = Vec::from(now.as_second().to_be_bytes());
    payload.extend(ids.next().as_bytes());
    key.seal(&payload, &purpose(zone))
}

/// Reads a stamp that came back with a form.
///
/// # Errors
/// [`BadStamp`] when it is not in order now.
pub fn open(key: &CursorKey, zone: &ZoneId, now: Timestamp, stamp: &str) -> Result<Stamp, BadStamp> {
    let payload = key.open(stamp, &purpose(zone)).map_err(|_| BadStamp::Worn)?;
    let (at, id) = payload.split_first_chunk::<8>().ok_or(BadStamp::Worn)?;
    let at = i64::from_be_bytes(*at);
    let id = Uuid::from_slice(id).map_err(|_| BadStamp::Worn)?;
    match now.as_second() - at {
        age if age > LATEST => Err(BadStamp::Worn),
        age if age < SOONEST => Err(BadStamp::TooSoon),
        _ => Ok(Stamp { id, at }),
    }
}

/// What a stamp is good for: no cursor passes for one.
fn purpose(zone: &ZoneId) -> Vec<u8> {
    format!("form\0{zone}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemIds;

    const KEY: CursorKey = CursorKey::new([7; 32]);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).expect("a time")
    }

    #[test]
    fn a_stamp_is_good_from_two_seconds_to_a_day() {
        let demo: ZoneId = "demo".parse().expect("a zone");
        let stamp = issue(&KEY, &demo, at(0), &SystemIds::default());
        for (second, good) in [
            (0, Err(BadStamp::TooSoon)),
            (1, Err(BadStamp::TooSoon)),
            (2, Ok(())),
            (86_400, Ok(())),
            (86_401, Err(BadStamp::Worn)),
            (-5, Err(BadStamp::TooSoon)),
        ] {
            assert_eq!(open(&KEY, &demo, at(second), &stamp).map(|_| ()), good, "after {second} seconds");
        }
    }

    #[test]
    fn a_stamp_is_good_for_its_own_zone_and_cannot_be_made_up() {
        let demo: ZoneId = "demo".parse().expect("a zone");
        let stamp = issue(&KEY, &demo, at(0), &SystemIds::default());
        let other: ZoneId = "other".parse().expect("a zone");
        assert_eq!(open(&KEY, &other, at(9), &stamp), Err(BadStamp::Worn));
        assert_eq!(open(&CursorKey::new([8; 32]), &demo, at(9), &stamp), Err(BadStamp::Worn));
        for made_up in ["", "AAAA", &stamp[..stamp.len() - 1], &KEY.seal(b"short", &purpose(&demo))] {
            assert_eq!(open(&KEY, &demo, at(9), made_up), Err(BadStamp::Worn), "{made_up}");
        }
        let again = issue(&KEY, &demo, at(0), &SystemIds::default());
        assert_ne!(open(&KEY, &demo, at(9), &stamp), open(&KEY, &demo, at(9), &again), "each is given out once");
    }
}
