//! What lists of version 3.0 are asked.

use crate::api::oruk::asked::Reading;
use crate::api::oruk::{Filter, Form, Id, Paging};
use crate::api::{Address, FromAddress, Misread};
use crate::id::ZoneId;

/// How much of each record is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Id, name, status and the date of the last change.
    Minimal,
    /// What each has one of, and who runs it.
    #[default]
    Simple,
    /// All.
    Full,
}

/// A page of services, or of services at places.
#[derive(Clone, Debug, PartialEq)]
pub struct ServicesRequest {
    /// The zone.
    pub zone: ZoneId,
    /// Which services.
    pub filter: Filter,
    /// How much of each.
    pub view: View,
    /// Which page.
    pub paging: Paging,
    /// How it is written.
    pub form: Form,
}

impl ServicesRequest {
    /// Most records on a page.
    pub fn most(&self) -> u32 {
        if self.view == View::Minimal { Paging::LINES_MAX } else { Paging::PER_PAGE_MAX }
    }
}

impl FromAddress for ServicesRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let mut reading = Reading::of(address);
        let mut filter = Filter::default();
        filter.read_search(&mut reading, "search");
        filter.read_terms(&mut reading);
        filter.read_organisations(&mut reading);
        filter.read_ages(&mut reading);
        filter.read_slots(&mut reading);
        filter.read_near(&mut reading);
        filter.read_modified(&mut reading);
        let (minimal, full, full_service) =
            (reading.flag("minimal"), reading.flag("full"), reading.flag("full_service"));
        if minimal && (full || full_service) {
            reading.bad("minimal", "Not together with full or full_service.");
        }
        let view = match (minimal, full || full_service) {
            (true, _) => View::Minimal,
            (_, true) => View::Full,
            _ => View::Simple,
        };
        let paging = reading.paging(if minimal { Paging::LINES_MAX } else { Paging::PER_PAGE_MAX });
        let form = reading.form();
        let zone = address.part("zone")?;
        reading.done(Self { zone, filter, view, paging, form })
    }
}

/// A page of organizations.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganizationsRequest {
    /// The zone.
    pub zone: ZoneId,
    /// Organizations with a service of this kind; with none asked, those that run any.
    pub filter: Filter,
    /// Whether their services are told too, by id and name.
    pub full: bool,
    /// Whether their services are told whole.
    pub full_service: bool,
    /// Which page.
    pub paging: Paging,
    /// How it is written.
    pub form: Form,
}

impl FromAddress for OrganizationsRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let mut reading = Reading::of(address);
        let mut filter = Filter::default();
        filter.read_search(&mut reading, "search");
        filter.read_terms(&mut reading);
        let (full, full_service) = (reading.flag("full"), reading.flag("full_service"));
        let paging = reading.paging(Paging::PER_PAGE_MAX);
        let form = reading.form();
        let zone = address.part("zone")?;
        reading.done(Self { zone, filter, full, full_service, paging, form })
    }
}

/// A page of taxonomies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxonomiesRequest {
    /// The zone.
    pub zone: ZoneId,
    /// Words of the name.
    pub search: Option<String>,
    /// Which page.
    pub paging: Paging,
    /// How it is written.
    pub form: Form,
}

impl FromAddress for TaxonomiesRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let mut reading = Reading::of(address);
        let search = reading.text("search").map(Into::into);
        let paging = reading.paging(Paging::PER_PAGE_MAX);
        let form = reading.form();
        let zone = address.part("zone")?;
        reading.done(Self { zone, search, paging, form })
    }
}

/// A page of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsRequest {
    /// The zone.
    pub zone: ZoneId,
    /// Words of the name.
    pub search: Option<String>,
    /// Of this taxonomy.
    pub taxonomy: Option<Id>,
    /// Directly below this term.
    pub parent: Option<Id>,
    /// Below no other term.
    pub top_only: bool,
    /// Which page.
    pub paging: Paging,
    /// How it is written.
    pub form: Form,
}

impl FromAddress for TermsRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let mut reading = Reading::of(address);
        let search = reading.text("search").map(Into::into);
        let taxonomy = reading.read("taxonomy_id", "The id of a taxonomy.", |v| v.parse().ok());
        let parent = reading.read("parent_id", "The id of a taxonomy term.", |v| v.parse().ok());
        let top_only = reading.flag("top_only");
        let paging = reading.paging(Paging::PER_PAGE_MAX);
        let form = reading.form();
        let zone = address.part("zone")?;
        reading.done(Self { zone, search, taxonomy, parent, top_only, paging, form })
    }
}
