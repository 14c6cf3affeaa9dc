//! What the versions of Open Referral UK have in common. A field that is there is read, whatever version a feed calls
//! itself: real feeds mix them. Vendors' own fields are passed over but for the few named here.

use serde_json::{Map, Value};

use super::feed::{FeedContact, FeedCost, FeedOrganisation, FeedPlace, FeedRecord, FeedRule, FeedTimes};
use super::json::{first_text, objects, text, texts};
use super::repair::{quote, tidy};
use super::{Reason, Row, oruk1, oruk3, own};

/// The field by which a pull says that a record's details could not be had.
pub const NOT_FETCHED: &str = "doorstep:not-fetched";

/// A record from an item of a feed.
pub(super) fn record(row: usize, item: &Value) -> Result<FeedRecord, Box<Row>> {
    let Some(fields) = item.as_object().filter(|fields| !fields.is_empty()) else {
        return Err(Box::new(Row::left_out(row, "", "", Reason::NotARecord)));
    };
    let not_fetched = text(fields, NOT_FETCHED);
    if !not_fetched.is_empty() {
        let (name, id) = (tidy(&text(fields, "name")), tidy(&text(fields, "id")));
        return Err(Box::new(Row::left_out(row, &name, &id, Reason::NotFetched(quote(&not_fetched)))));
    }
    let mut record = FeedRecord {
        row,
        source_id: text(fields, "id"),
        name: text(fields, "name"),
        summary: text(fields, "summary"),
        description: text(fields, "description"),
        organisation: organisation(fields),
        urls: texts(fields, "url"),
        status: text(fields, "status"),
        assured: first_text(fields, &["assured_date", "date_assured"]),
        modified: first_text(fields, &["last_modified", "modified_date", "date_modified"]),
        ..FeedRecord::default()
    };
    let fees = first_text(fields, &["fees_description", "fees"]);
    if !fees.is_empty() {
        record.costs.push(FeedCost { text: fees, ..FeedCost::default() });
    }
    for cost in objects(fields, "cost_options") {
        record.costs.push(FeedCost {
            option: text(cost, "option"),
            amount: text(cost, "amount"),
            text: text(cost, "amount_description"),
            priced: false,
        });
    }
    for language in objects(fields, "languages") {
        record.languages.push(first_text(language, &["code", "language", "name"]));
    }
    for url in objects(fields, "urls") {
        let (address, label) = (text(url, "url"), text(url, "label"));
        record.urls.push(address.clone());
        record.labels.extend((!label.is_empty()).then_some((address, label)));
    }
    let mut named = Vec::new();
    for contact in objects(fields, "contacts") {
        contacts(contact, &mut named);
    }
    // What stands beside the contacts is often one of theirs again.
    let email = text(fields, "email");
    if !email.is_empty() && !named.iter().any(|c| c.email.trim() == email.trim()) {
        record.contacts.push(FeedContact { email, ..FeedContact::default() });
    }
    let mut loose = Vec::new();
    phones(fields, &FeedContact::default(), &mut loose);
    loose.retain(|one| !named.iter().any(|c| c.phone.trim() == one.phone.trim()));
    record.contacts.append(&mut named);
    record.contacts.append(&mut loose);
    for at in objects(fields, "service_at_locations").into_iter().chain(objects(fields, "service_at_location")) {
        let place = objects(at, "location").first().map(|location| {
            record.places.push(self::place(location));
            record.places.len() - 1
        });
        for name in ["schedules", "regular_schedule", "regular_schedules"] {
            record.times.extend(objects(at, name).into_iter().map(|s| rule(s, place)));
        }
    }
    oruk1::add(&mut record, fields);
    oruk3::add(&mut record, fields);
    own::add(&mut record, fields);
    Ok(record)
}

fn organisation(fields: &Map<String, Value>) -> Option<FeedOrganisation> {
    let organisation = *objects(fields, "organization").first().or(objects(fields, "organisation").first())?;
    Some(FeedOrganisation {
        id: text(organisation, "id"),
        name: text(organisation, "name"),
        description: text(organisation, "description"),
        url: first_text(organisation, &["url", "website"]),
    })
}

/// A contact, with one entry for each of its phones.
fn contacts(contact: &Map<String, Value>, out: &mut Vec<FeedContact>) {
    let who = FeedContact {
        name: text(contact, "name"),
        title: text(contact, "title"),
        phone: text(contact, "phone"),
        email: text(contact, "email"),
    };
    let before = out.len();
    phones(contact, &who, out);
    if out.len() == before {
        out.push(who);
    }
}

fn phones(fields: &Map<String, Value>, who: &FeedContact, out: &mut Vec<FeedContact>) {
    for (i, phone) in objects(fields, "phones").into_iter().enumerate() {
        let email = if i == 0 { who.email.clone() } else { String::new() };
        out.push(FeedContact { phone: first_text(phone, &["number", "phone"]), email, ..who.clone() });
    }
}

fn place(location: &Map<String, Value>) -> FeedPlace {
    let mut place = FeedPlace {
        id: text(location, "id"),
        is_virtual: text(location, "location_type").eq_ignore_ascii_case("virtual"),
        name: text(location, "name"),
        latitude: text(location, "latitude"),
        longitude: text(location, "longitude"),
        directions: text(location, "transportation"),
        area: text(location, "doorstep_area"),
        ..FeedPlace::default()
    };
    let addresses = ["addresses", "physical_addresses", "physical_address"];
    let addresses: Vec<_> = addresses.into_iter().flat_map(|name| objects(location, name)).collect();
    // A postal address is where letters go, not where families go.
    let physical = |a: &&Map<String, Value>| !text(a, "address_type").eq_ignore_ascii_case("postal");
    if let Some(address) = addresses.iter().copied().find(physical).or(addresses.first().copied()) {
        let lines = [text(address, "address_1"), text(address, "address_2")];
        place.street = lines.iter().map(|l| l.trim()).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(", ");
        place.town = text(address, "city");
        place.county = first_text(address, &["state_province", "region"]);
        place.postcode = text(address, "postal_code");
        place.filled = texts(address, "doorstep_filled");
    } else if let Some(address) = objects(location, "doorstep_address").first() {
        place.street = text(address, "address_1");
        place.town = text(address, "city");
        place.county = text(address, "state_province");
        place.postcode = text(address, "postal_code");
    }
    for name in ["accessibility", "accessibilities", "accessibility_for_disabilities"] {
        for access in objects(location, name) {
            place.access.push(first_text(access, &["doorstep_access", "accessibility", "description"]));
        }
    }
    place
}

/// A schedule, at one of the record's places or anywhere.
pub(super) fn rule(schedule: &Map<String, Value>, place: Option<usize>) -> FeedTimes {
    FeedTimes::Rule(Box::new(FeedRule {
        place,
        freq: text(schedule, "freq"),
        interval: text(schedule, "interval"),
        byday: first_text(schedule, &["byday", "weekday"]),
        bymonthday: text(schedule, "bymonthday"),
        dtstart: text(schedule, "dtstart"),
        valid_from: text(schedule, "valid_from"),
        valid_to: first_text(schedule, &["valid_to", "until"]),
        opens_at: text(schedule, "opens_at"),
        closes_at: text(schedule, "closes_at"),
        description: first_text(schedule, &["description", "notes"]),
    }))
}
