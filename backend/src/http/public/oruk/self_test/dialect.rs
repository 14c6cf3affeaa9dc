//! What the two versions call the same things.

use serde_json::Value;

/// The words of one version. What begins with `/` points into a whole record of a service.
pub struct Dialect {
    /// Its version.
    pub version: &'static str,
    /// Its folder.
    pub folder: &'static str,
    /// Its lists; services first.
    pub lists: &'static [&'static str],
    /// Names of a page's parts: total, pages, number, first, last, records.
    pub page: [&'static str; 6],
    /// Asks a list for whole records.
    pub whole: &'static str,
    /// The parameter for words.
    pub words: &'static str,
    /// The parameters for day, start and end.
    pub hours: [&'static str; 3],
    /// The parameter for a term, where its id stands, and where the id of the one above it does.
    pub term: [&'static str; 3],
    /// The parameter for a vocabulary, and where a term names its own.
    pub vocabulary: [&'static str; 2],
    /// The list of a record's terms.
    pub terms: &'static str,
    /// First and last age in years, and both in months.
    pub ages: [&'static str; 3],
    /// The list of hours.
    pub schedules: &'static str,
    /// Where a service at a place has its postcode.
    pub postcode: &'static str,
}

/// Version 3.0.
pub const THREE: Dialect = Dialect {
    version: "3.0",
    folder: "v3",
    lists: &["services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"],
    page: ["total_items", "total_pages", "page_number", "first_page", "last_page", "contents"],
    whole: "full=true",
    words: "search",
    hours: ["day", "start_time", "end_time"],
    term: ["taxonomy_term_id", "/taxonomy_term_id", "/taxonomy_term/parent_id"],
    vocabulary: ["taxonomy_id", "/taxonomy_term/taxonomy_id"],
    terms: "attributes",
    ages: ["/minimum_age", "/maximum_age", "/doorstep_age_months"],
    schedules: "schedules",
    postcode: "/location/addresses/0/postal_code",
};

/// Version 1.0.
pub const ONE: Dialect = Dialect {
    version: "1.0",
    folder: "v1",
    lists: &["services", "organizations", "taxonomies", "locations"],
    page: ["totalElements", "totalPages", "number", "first", "last", "content"],
    whole: "include[]=all",
    words: "text",
    hours: ["day[]", "start_time[]", "end_time[]"],
    term: ["taxonomy_id[]", "/taxonomy/id", "/taxonomy/parent/id"],
    vocabulary: ["vocabulary[]", "/taxonomy/vocabulary"],
    terms: "service_taxonomys",
    ages: ["/eligibilitys/0/minimum_age", "/eligibilitys/0/maximum_age", "/eligibilitys/0/doorstep_age_months"],
    schedules: "regular_schedules",
    postcode: "/location/physical_addresses/0/postal_code",
};

/// The items of a list in a record.
pub fn items<'a>(record: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    record.get(list).and_then(Value::as_array).into_iter().flatten()
}

/// A text that a pointer leads to.
pub fn text<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer)?.as_str()
}

/// A record's id.
pub fn id(record: &Value) -> &str {
    text(record, "/id").unwrap_or_default()
}

/// A record's name, for people.
pub fn name(record: &Value) -> &str {
    text(record, "/name").unwrap_or("a record without a name")
}
