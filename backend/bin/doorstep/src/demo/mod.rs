//! The demo zone: Alder Bank, an estate that does not exist.
//!
//! Its people, phone numbers, addresses and streets are made up. Its files lie in `demo/` beside this crate's `src/`; they
//! name records by short words and dates by their distance from today, so that the zone looks alive on any day.

mod agreements;
mod dates;
mod doors;
mod families;
mod files;
mod letters;
mod load;
mod people;
mod plans;
mod record;
mod reviews;
mod seed;
mod sessions;
mod slug;
#[cfg(test)]
mod tests;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Location, Organisation, Service, Zone};

pub use people::{DemoPerson, settle};
pub use plans::settle as settle_plans;
pub use record::DemoError;
pub use seed::seed;

/// Everything the demo zone is made of, ready for the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoZone {
    /// The zone.
    pub zone: Zone,
    /// Its school terms, September 2025 to July 2029.
    pub calendar: Calendar,
    /// Who runs the services.
    pub organisations: Vec<Organisation>,
    /// Where they happen.
    pub locations: Vec<Location>,
    /// The services, in the order of the files.
    pub services: Vec<Service>,
}

/// The demo zone as it looks on a day. The same records have the same ids on every day.
///
/// # Errors
/// When a file does not hold what it should; the tests keep that from happening.
pub fn load(today: Date) -> Result<DemoZone, DemoError> {
    let (zone, calendar) = load::zone(today)?;
    let organisations = load::organisations()?;
    let locations = load::locations()?;
    let services = load::services(today, &calendar)?;
    Ok(DemoZone { zone, calendar, organisations, locations, services })
}
