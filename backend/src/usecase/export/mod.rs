//! Exports of a zone's directory. The Open Referral, CSV and XLSX forms hold what the public may see and nothing else; the archive
//! (see `archive`) holds everything.

pub mod csv;
pub mod oruk1;
pub mod oruk3;
mod table;
pub mod template;
pub mod xlsx;

use doorstep_shared::api::oruk::Page;
use doorstep_shared::directory::{Location, Privacy, Service, Visibility};

use super::working::WorkingDirectory;

/// A service that may leave the zone, with its public places.
pub struct Exported<'a> {
    /// The service.
    pub service: &'a Service,
    /// Its places, masked ones left out.
    pub places: Vec<&'a Location>,
}

/// What may leave the zone: public entries that run or rest, by name.
pub fn exported(working: &WorkingDirectory) -> Vec<Exported<'_>> {
    let mut services: Vec<&Service> =
        working.services.iter().filter(|s| s.visibility == Visibility::Public).filter(|s| s.state.goes_on()).collect();
    services.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    services
        .into_iter()
        .map(|service| Exported {
            service,
            places: service
                .places()
                .iter()
                .filter_map(|id| working.locations.get(id))
                .filter(|l| l.privacy == Privacy::Public)
                .collect(),
        })
        .collect()
}

/// A page that holds all there is.
fn whole<T>(contents: Vec<T>) -> Page<T> {
    let count = u32::try_from(contents.len()).unwrap_or(u32::MAX);
    Page {
        total_items: count,
        total_pages: u32::from(count > 0),
        page_number: 1,
        size: count,
        first_page: true,
        last_page: true,
        empty: contents.is_empty(),
        contents,
    }
}
