//! Open Referral UK 3.0 (HSDS-UK-3.0): one page with every service, whole.
//!
//! The profile has nowhere to put a phone number or a language's code, so HSDS's own `phones` and `languages[].code` are written
//! too (extra properties are allowed). Facts that are not known are left out, never written as empty.

use doorstep_shared::directory::{AgeRange, Attend, Channel, Cost, Location, Organisation, Service, State};
use doorstep_shared::fact::Fact;
use doorstep_shared::rich_text;
use doorstep_shared::schedule::{Repeat, Schedule};
use doorstep_shared::set::Member;
use doorstep_shared::taxonomy::{OPEN_ELIGIBILITY, open_eligibility};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Exported, exported};
use crate::usecase::working::WorkingDirectory;

/// The page.
pub fn page(working: &WorkingDirectory) -> Value {
    let contents: Vec<Value> = exported(working).iter().map(|e| service(e, working)).collect();
    json!({
        "total_items": contents.len(), "total_pages": 1, "page_number": 1, "size": contents.len(),
        "first_page": true, "last_page": true, "empty": contents.is_empty(), "contents": contents
    })
}

fn service(exported: &Exported<'_>, working: &WorkingDirectory) -> Value {
    let s = exported.service;
    let mut out = Map::new();
    put(&mut out, "id", s.id.to_string());
    put(&mut out, "name", s.name.clone());
    put(&mut out, "description", rich_text::plain(&s.description));
    put(&mut out, "status", if matches!(s.state, State::Paused { .. }) { "temporarily closed" } else { "active" });
    put(&mut out, "url", s.links.first().map(|l| l.url.clone()).unwrap_or_default());
    let contacts: Vec<_> = s.contacts.iter().filter(|c| c.public).collect();
    put(&mut out, "email", contacts.iter().map(|c| c.email.clone()).find(|e| !e.is_empty()).unwrap_or_default());
    if let State::Paused { reason, .. } = &s.state {
        put(&mut out, "alert", reason.clone());
    }
    if let Some(check) = s.checked {
        put(&mut out, "assured_date", check.on.to_string());
    }
    if let Some(ages) = s.ages {
        ages_in_years(&mut out, ages);
    }
    if let Some(organisation) = s.organisation.and_then(|id| working.organisations.get(&id)) {
        put(&mut out, "organization_id", organisation.id.to_string());
        out.insert("organization".into(), self::organisation(organisation));
    }
    list(&mut out, "cost_options", cost(s));
    list(&mut out, "languages", languages(s));
    list(&mut out, "attributes", attributes(s));
    list(
        &mut out,
        "contacts",
        contacts.iter().enumerate().map(|(i, c)| contact(s, i, &c.name, &c.title, &c.phone)).collect(),
    );
    let phones = contacts.iter().filter(|c| !c.phone.is_empty()).enumerate();
    list(&mut out, "phones", phones.map(|(i, c)| json!({ "id": part(s, "phone", i), "number": c.phone })).collect());
    let public: Vec<_> = exported.places.iter().map(|place| place.id).collect();
    let elsewhere = s.schedules.iter().enumerate().filter(|(_, r)| r.location.is_none_or(|id| !public.contains(&id)));
    list(&mut out, "schedules", elsewhere.flat_map(|(i, r)| schedule(s, i, r)).collect());
    list(
        &mut out,
        "service_at_locations",
        exported.places.iter().enumerate().map(|(i, place)| at_location(s, i, place, working)).collect(),
    );
    Value::Object(out)
}

fn put(out: &mut Map<String, Value>, field: &str, value: impl Into<String>) {
    let value = value.into();
    if !value.is_empty() {
        out.insert(field.into(), value.into());
    }
}

fn list(out: &mut Map<String, Value>, field: &str, values: Vec<Value>) {
    if !values.is_empty() {
        out.insert(field.into(), values.into());
    }
}

/// The id of a part of a service, the same in every export.
fn part(service: &Service, kind: &str, index: usize) -> String {
    Uuid::new_v5(&service.id.uuid(), format!("{kind}{index}").as_bytes()).to_string()
}

/// Whole years that hold every month: from 18 months is from 1, up to 47 months is up to 3.
fn ages_in_years(out: &mut Map<String, Value>, ages: AgeRange) {
    if let Some(from) = ages.from_months() {
        out.insert("minimum_age".into(), (from / 12).into());
    }
    if let Some(to) = ages.to_months() {
        out.insert("maximum_age".into(), (to / 12).into());
    }
}

fn organisation(o: &Organisation) -> Value {
    let described = rich_text::plain(&o.description);
    let mut out = Map::new();
    put(&mut out, "id", o.id.to_string());
    put(&mut out, "name", o.name.clone());
    put(&mut out, "description", if described.is_empty() { o.name.clone() } else { described });
    put(&mut out, "website", o.url.clone());
    Value::Object(out)
}

fn cost(s: &Service) -> Vec<Value> {
    match &s.cost {
        Cost::Unknown => Vec::new(),
        Cost::Free => vec![json!({ "id": part(s, "cost", 0), "option": "Free", "amount": 0 })],
        Cost::Paid { text } => vec![json!({ "id": part(s, "cost", 0), "amount_description": text })],
    }
}

fn languages(s: &Service) -> Vec<Value> {
    let codes = s.languages.iter().flatten().enumerate();
    codes.map(|(i, code)| json!({ "id": part(s, "language", i), "code": code.as_str() })).collect()
}

fn contact(s: &Service, i: usize, name: &str, title: &str, phone: &str) -> Value {
    let mut out = Map::new();
    put(&mut out, "id", part(s, "contact", i));
    put(&mut out, "name", name);
    put(&mut out, "title", title);
    if !phone.is_empty() {
        list(&mut out, "phones", vec![json!({ "id": part(s, "contact-phone", i), "number": phone })]);
    }
    Value::Object(out)
}

/// Categories in both vocabularies, and how to attend, as attributes with their terms.
fn attributes(s: &Service) -> Vec<Value> {
    let mut terms: Vec<(&str, String)> = Vec::new();
    for category in s.categories.iter() {
        terms.push(("doorstep", category.key().into()));
        terms.extend(open_eligibility(category).iter().take(1).map(|t| (OPEN_ELIGIBILITY, (*t).to_owned())));
    }
    for attend in s.attend.unwrap_or_default().iter() {
        terms.push(("attendingAccess", words_of_attend(attend).into()));
    }
    for channel in s.channels.unwrap_or_default().iter() {
        terms.push(("attendingType", words_of_channel(channel).into()));
    }
    let attribute = |(i, (vocabulary, name)): (usize, (&str, String))| {
        let term = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{vocabulary}:{name}").as_bytes()).to_string();
        json!({
            "id": part(s, "attribute", i), "link_id": s.id.to_string(), "link_type": "service", "taxonomy_term_id": term,
            "taxonomy_term": { "id": term, "name": name, "description": name, "taxonomy": vocabulary }
        })
    };
    terms.into_iter().enumerate().map(attribute).collect()
}

fn words_of_attend(attend: Attend) -> &'static str {
    match attend {
        Attend::DropIn => "Drop-in",
        Attend::Book => "Appointment",
        Attend::SelfRefer => "Self referral",
        Attend::Referral => "Professional referral",
        Attend::Membership => "Membership",
    }
}

fn words_of_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Place => "Venue",
        Channel::Home => "Home visit",
        Channel::Online => "Online",
        Channel::Phone => "Phone",
    }
}

fn at_location(s: &Service, i: usize, place: &Location, working: &WorkingDirectory) -> Value {
    let mut location = Map::new();
    put(&mut location, "id", place.id.to_string());
    put(&mut location, "location_type", "physical");
    put(&mut location, "name", place.name.clone());
    put(&mut location, "description", place.directions.clone());
    if let Some(point) = place.point {
        let degrees = |e6: i32| f64::from(e6) / 1e6;
        location.insert("latitude".into(), degrees(point.lat_e6()).into());
        location.insert("longitude".into(), degrees(point.lon_e6()).into());
    }
    let a = &place.address;
    if !a.street.is_empty() {
        // The profile cannot do without a county, and English addresses often have none: the council's name stands in.
        let county = [&a.county, &working.zone.council, &a.town].into_iter().find(|c| !c.is_empty());
        let address = json!({
            "id": Uuid::new_v5(&place.id.uuid(), b"address").to_string(), "location_id": place.id.to_string(),
            "address_1": a.street, "city": a.town, "state_province": county, "postal_code": a.postcode, "country": "GB",
            "address_type": "physical"
        });
        list(&mut location, "addresses", vec![address]);
    }
    let access = place.access.iter().filter(|(_, fact)| **fact == Fact::Yes).map(|(feature, _)| {
        let id = Uuid::new_v5(&place.id.uuid(), feature.key().as_bytes()).to_string();
        json!({ "id": id, "accessibility": feature.key() })
    });
    list(&mut location, "accessibility", access.collect());
    let mut at = Map::new();
    put(&mut at, "id", part(s, "at-location", i));
    put(&mut at, "service_id", s.id.to_string());
    put(&mut at, "location_id", place.id.to_string());
    at.insert("location".into(), location.into());
    let here = s.schedules.iter().enumerate().filter(|(_, r)| r.location == Some(place.id));
    list(&mut at, "schedules", here.flat_map(|(n, r)| schedule(s, n, r)).collect());
    Value::Object(at)
}

/// A schedule as the profile can say it: one row for each session of the day. It has no word for term time, holidays or days
/// called off; the description says those.
fn schedule(s: &Service, i: usize, rule: &Schedule) -> Vec<Value> {
    let (freq, interval, byday) = match &rule.repeat {
        Repeat::Weekly(days) => ("WEEKLY", 1, days.iter().map(code).collect::<Vec<_>>().join(",")),
        Repeat::EveryWeeks { n, days, .. } => ("WEEKLY", *n, days.iter().map(code).collect::<Vec<_>>().join(",")),
        Repeat::Monthly { nth, day } => {
            let which = ["1", "2", "3", "4", "-1"].get(usize::from(nth.index())).copied().unwrap_or("1");
            ("MONTHLY", 1, format!("{which}{}", code(*day)))
        }
        Repeat::Dates(_) => ("", 0, String::new()),
    };
    let dates: Vec<Option<String>> = match &rule.repeat {
        Repeat::Dates(dates) => dates.iter().map(|d| Some(d.to_string())).collect(),
        _ => vec![None],
    };
    // "Every two weeks" says nothing without a week to count from.
    let counted_from = match &rule.repeat {
        Repeat::EveryWeeks { from, .. } => Some(from.to_string()),
        _ => None,
    };
    let spans: Vec<_> = if rule.times.is_empty() { vec![None] } else { rule.times.iter().copied().map(Some).collect() };
    let mut rows = Vec::new();
    for (d, date) in dates.iter().enumerate() {
        for (t, span) in spans.iter().enumerate() {
            let mut row = Map::new();
            put(&mut row, "id", part(s, "schedule", (i * 100 + d) * 10 + t));
            put(&mut row, "service_id", s.id.to_string());
            put(&mut row, "freq", freq);
            if interval > 1 {
                row.insert("interval".into(), interval.into());
            }
            put(&mut row, "byday", byday.clone());
            let start = date.clone().or(counted_from.clone()).or(rule.valid_from.map(|d| d.to_string()));
            put(&mut row, "dtstart", start.unwrap_or_default());
            put(&mut row, "valid_from", rule.valid_from.map(|d| d.to_string()).or(date.clone()).unwrap_or_default());
            put(&mut row, "valid_to", rule.valid_to.map(|d| d.to_string()).or(date.clone()).unwrap_or_default());
            if let Some(span) = span {
                put(&mut row, "opens_at", span.start().to_string());
                put(&mut row, "closes_at", span.end().to_string());
            }
            put(&mut row, "description", season(rule));
            rows.push(Value::Object(row));
        }
    }
    rows
}

fn code(day: doorstep_shared::date::Weekday) -> String {
    day.key().to_uppercase()
}

fn season(rule: &Schedule) -> &'static str {
    use doorstep_shared::schedule::Season;
    match rule.season {
        Season::AllYear => "",
        Season::TermTime => "Term time only",
        Season::Holidays => "School holidays only",
    }
}
