//! The parameters of the feeds, each described once.

use crate::api::Parameter;

macro_rules! parameters {
    ($($(#[$doc:meta])* $constant:ident = $kind:ident($name:literal, $about:literal);)+) => {
        $($(#[$doc])* pub const $constant: Parameter = Parameter::$kind($name, $about);)+
    };
}

parameters! {
    /// The zone.
    ZONE = path("zone", "Short name of the zone.");
    /// An id in the address.
    ID = path("id", "Its id.");
    /// Words.
    SEARCH = query("search", "Words; all of them must be found, in the service's words, its organization, places or terms, with the spelling forgiven as on the public pages.");
    /// Words, in version 1.0.
    TEXT = query("text", "Words; the same as `search` in version 3.0.");
    /// Which page.
    PAGE = query("page", "Page number, counted from 1; a page beyond the last is empty.");
    /// How many on a page.
    PER_PAGE = query("per_page", "Records on a page, 1 to 200; 50 when not given. With `minimal`, 1 to 10000, and all when not given.");
    /// A term.
    TAXONOMY_TERM_ID = query("taxonomy_term_id", "Id of a taxonomy term: services that have it or a term below it. Several, divided by commas: any one is enough.");
    /// A taxonomy.
    TAXONOMY_ID = query("taxonomy_id", "Id of a taxonomy: services that have any of its terms.");
    /// A taxonomy of terms.
    OF_TAXONOMY = query("taxonomy_id", "Id of a taxonomy: its terms alone.");
    /// First age.
    MINIMUM_AGE = query("minimum_age", "Years: services whose minimum_age is this or more. Services whose ages are not known are left out.");
    /// Last age.
    MAXIMUM_AGE = query("maximum_age", "Years: services whose maximum_age is this or less. Services whose ages are not known, or have no last one, are left out.");
    /// An age that is welcome.
    AGE_MONTHS = query("age_months", "Doorstep's own: a child's age in months; services that welcome that age. Services whose ages are not known are left out.");
    /// A day.
    DAY = query("day", "Day of the week in two letters (MO to SU): services with a session on that day, now or later.");
    /// From when on.
    START_TIME = query("start_time", "Time such as 09:30: services with a session (on the `day`, if given) that starts then or later.");
    /// Until when.
    END_TIME = query("end_time", "Time such as 12:00: services with a session that ends then or earlier. Day, start and end must fit one and the same session.");
    /// Days, in version 1.0.
    DAYS = query("day[]", "Days in two letters, as many as start_time[] and end_time[] where those are given; a session that fits one day with its times is enough. `day` is understood too.");
    /// From when on, in version 1.0.
    START_TIMES = query("start_time[]", "Times such as 09:30; see day[].");
    /// Until when, in version 1.0.
    END_TIMES = query("end_time[]", "Times such as 12:00; see day[].");
    /// Where.
    POSTCODE = query("postcode", "A whole postcode. With `proximity`: services at a place within that distance of its middle, as far as the zone's own places tell where that is; a postcode they do not tell of is answered with 400. Alone: services that serve it, which is all, since none is bound to an area.");
    /// How near.
    PROXIMITY = query("proximity", "Metres from the middle of the postcode.");
    /// Where, in version 1.0.
    COVERAGE = query("coverage", "A whole postcode: services that serve it, which is all, since none is bound to an area.");
    /// Since when.
    MODIFIED_AFTER = query("modified_after", "Date or date and time: services whose last_modified is then or later, and, as records with the status defunct or inactive, those that have gone since.");
    /// By whom.
    ORGANIZATION_ID = query("organization_id", "Id of an organization: its services. Several, divided by commas: any one is enough.");
    /// Ids and dates alone.
    MINIMAL = query("minimal", "true: id, name, status and the date of the last change alone, all services on one page unless per_page says otherwise.");
    /// All of each.
    FULL = query("full", "true: each record whole, as at its own address.");
    /// All of each service.
    FULL_SERVICE = query("full_service", "true: with each organization or place its services, whole.");
    /// Page or lines.
    FORMAT = query("format", "json (a page) or ndjson (one record a line, all of them unless page or per_page is given).");
    /// Terms that stand below no other.
    TOP_ONLY = query("top_only", "true: terms that are not below another.");
    /// Terms below one.
    PARENT_ID = query("parent_id", "Id of a term: the terms directly below it.");
    /// Kinds of terms, in version 1.0.
    TAXONOMY_TYPES = query("taxonomy_type[]", "What a term is said of: service (every term), eligibility (ages, needs, level), cost_option (cost); organization and area have none here. As many as taxonomy_id[] and vocabulary[] where those are given.");
    /// Terms, in version 1.0.
    TAXONOMY_IDS = query("taxonomy_id[]", "Ids of terms; each must be there.");
    /// Vocabularies, in version 1.0.
    VOCABULARIES = query("vocabulary[]", "Names of vocabularies: a term of each must be there.");
    /// Service types, in version 1.0.
    SERVICE_TYPES = query("service_type[]", "Ids of terms; one is enough.");
    /// Needs, in version 1.0.
    NEEDS = query("need[]", "Ids of terms; one is enough.");
    /// Circumstances, in version 1.0.
    CIRCUMSTANCES = query("circumstance[]", "Ids of terms; one is enough.");
    /// What hangs on each, in version 1.0.
    INCLUDE = query("include[]", "Parts to tell with each service: service_at_locations, regular_schedules, eligibilitys, cost_options, contacts, languages, service_taxonomys, or all.");
    /// One vocabulary, in version 1.0.
    VOCABULARY = query("vocabulary", "Name of a vocabulary: its terms alone.");
}
