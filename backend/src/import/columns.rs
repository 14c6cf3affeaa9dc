//! The columns of our tables: what the export writes and what the import understands.

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// Other headings that mean the same, in small letters with `_` between words.
    pub also: &'static [&'static str],
    /// What is in it.
    pub holds: &'static str,
}

macro_rules! columns {
    ($($name:literal [$($also:literal),*] $holds:literal;)+) => {
        /// Every column, in the order of the export. Headings may differ in case, spaces and punctuation. Lists in a cell
        /// are divided by `;`.
        pub const COLUMNS: &[Column] = &[$(Column { name: $name, also: &[$($also),*], holds: $holds }),+];
    };
}

columns! {
    "id" ["service_id", "external_id", "reference"] "The id in the source; keep it the same from import to import.";
    "name" ["service_name", "title", "service"] "The name. A row without one is left out.";
    "organisation" ["organization", "organisation_name", "organization_name", "provider", "run_by"] "Who runs it.";
    "summary" ["short_description", "intro"] "One or two sentences for lists.";
    "description" ["about", "details", "long_description"] "The whole text.";
    "kind" ["type", "service_type"] "group, drop-in, course, advice, support, childcare, school, health or statutory.";
    "aims" [] "Keys of the zone's aims.";
    "programmes" [] "Keys of the zone's programmes.";
    "categories" ["category"] "Keys such as play-groups; food.";
    "tags" ["keywords", "tag"] "Other words it is found by.";
    "stages" ["life_stages", "life_stage", "stage"] "pregnancy; baby; toddler; starting-school; school-age; teens-and-work.";
    "needs" ["need"] "Keys such as speech; money.";
    "level" [] "universal, targeted or specialist.";
    "age_from_months" ["min_age_months", "minimum_age_months"] "First age in months.";
    "age_to_months" ["max_age_months", "maximum_age_months"] "Last age in months.";
    "age_from_years" ["min_age", "minimum_age", "age_from"] "First age in years, where there is none in months.";
    "age_to_years" ["max_age", "maximum_age", "age_to"] "Last age in years, where there is none in months.";
    "who_for" ["eligibility", "who_is_it_for"] "Who it is for, in a sentence.";
    "cost" ["fees", "price", "fee"] "free, unknown, or how much in words: £2 a family.";
    "attend" ["how_to_attend", "attending_access"] "drop-in; book; self-refer; referral; membership.";
    "attend_note" ["referral_details"] "More about how to attend.";
    "channels" ["channel", "attending_type", "delivery"] "place; home; online; phone.";
    "languages" ["language"] "Codes or English names: pl; Arabic.";
    "send_support" ["send"] "yes, no or unknown.";
    "send_note" [] "What that support is.";
    "bring" ["what_to_bring"] "What to bring.";
    "contact" ["contact_name"] "Whom to ask for.";
    "phone" ["telephone", "tel", "phone_number", "contact_phone"] "Phone number.";
    "email" ["e_mail", "email_address", "contact_email"] "E-mail address.";
    "url" ["website", "web", "link", "web_address"] "Web address.";
    "venue" ["location", "place", "venue_name", "location_name"] "What people call the place.";
    "street" ["address", "address_1", "address_line_1"] "House and street.";
    "town" ["city"] "Town or city.";
    "county" ["state_province", "council"] "County or unitary authority.";
    "postcode" ["postal_code", "post_code", "zip"] "Postcode.";
    "latitude" ["lat"] "Degrees north.";
    "longitude" ["lon", "lng", "long"] "Degrees east; negative is west.";
    "access" ["accessibility"] "step-free; hearing-loop=no.";
    "directions" ["getting_there", "transport"] "How to find the door.";
    "when" ["times", "schedule", "opening_times"] "weekly mo,we 10:00-11:30 term-time; more under `when`.";
    "state" ["status"] "active, paused or finished.";
    "checked_on" ["assured_date", "date_assured", "last_checked"] "The day the source says it was checked; kept as claimed.";
    "modified_on" ["last_modified", "modified_date", "date_modified", "updated"] "The day of the last change.";
}

/// The column a heading means: its own name first, then the other names.
pub fn column(heading: &str) -> Option<&'static Column> {
    let key = super::ids::normal(heading).replace(' ', "_");
    COLUMNS.iter().find(|c| c.name == key).or_else(|| COLUMNS.iter().find(|c| c.also.contains(&key.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_matched_leniently() {
        for (heading, name) in [
            ("Name", "name"),
            (" Service Name ", "name"),
            ("E-mail", "email"),
            ("POST CODE", "postcode"),
            ("Min age", "age_from_years"),
            ("Age from (months)", "age_from_months"),
            ("Colour", ""),
        ] {
            assert_eq!(column(heading).map_or("", |c| c.name), name, "{heading}");
        }
    }

    #[test]
    fn no_heading_means_two_columns() {
        let mut all: Vec<&str> = COLUMNS.iter().flat_map(|c| c.also.iter().copied().chain([c.name])).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
