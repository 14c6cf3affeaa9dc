//! Services.

use doorstep_shared::api::oruk::v3::{Closed, Contact, CostOption, Language, Service, Url, View};
use doorstep_shared::api::oruk::{Phone, Status};
use doorstep_shared::directory::AgeRange;
use doorstep_shared::id::ServiceId;
use doorstep_shared::lang::Lang;
use doorstep_shared::published::Price;
use doorstep_shared::set::Member as _;

use super::{at_location, attribute, organization};
use crate::oruk::filter::in_years;
use crate::oruk::{Record, Source, ids, moment, said, terms, times};
use crate::speech;

/// A service with nothing but what the standard cannot do without.
fn bare(id: ServiceId, name: String, status: Status) -> Service {
    Service {
        id,
        name,
        status,
        doorstep_summary: None,
        description: None,
        organization_id: None,
        url: None,
        email: None,
        fees_description: None,
        eligibility_description: None,
        application_process: None,
        minimum_age: None,
        maximum_age: None,
        doorstep_age_months: None,
        assured_date: None,
        doorstep_assured_by: None,
        last_modified: None,
        modified_date: None,
        alert: None,
        doorstep_closed: None,
        doorstep_bring: None,
        doorstep_send_note: None,
        organization: None,
        phones: Vec::new(),
        urls: Vec::new(),
        contacts: Vec::new(),
        cost_options: Vec::new(),
        languages: Vec::new(),
        schedules: Vec::new(),
        service_at_locations: Vec::new(),
        attributes: Vec::new(),
    }
}

/// A service that is told no longer. Its name is not kept: it may have gone because of it.
pub fn tombstone(id: ServiceId, at: i64, unchecked: bool) -> Service {
    let status = if unchecked { Status::Inactive } else { Status::Defunct };
    Service { last_modified: moment(at), modified_date: moment(at), ..bare(id, "No longer listed".into(), status) }
}

/// A service, as much of it as is asked for.
pub fn service(source: Source<'_>, record: Record<'_>, view: View) -> Service {
    let entry = record.entry;
    let status = if entry.pause.is_some() { Status::TemporarilyClosed } else { Status::Active };
    let minimal = Service {
        last_modified: moment(record.more.changed_at),
        modified_date: moment(record.more.changed_at),
        ..bare(entry.id, entry.name.clone(), status)
    };
    match view {
        View::Minimal => minimal,
        View::Simple => simple(source, record, minimal),
        View::Full => full(source, record, simple(source, record, minimal)),
    }
}

fn simple(source: Source<'_>, record: Record<'_>, minimal: Service) -> Service {
    let Record { entry, detail, .. } = record;
    let organisation = source.organisation(record);
    let years = entry.ages.map(in_years);
    let fees = match &entry.price {
        Price::Unknown => None,
        Price::Free => Some("Free".into()),
        Price::Paid(text) => said(text),
    };
    Service {
        doorstep_summary: said(&entry.summary),
        description: said(&detail.description),
        organization_id: organisation.map(|o| o.id),
        url: detail.links.first().map(|l| l.url.clone()),
        email: detail.contacts.iter().map(|c| c.email.clone()).find(|e| !e.is_empty()),
        fees_description: fees,
        eligibility_description: said(&detail.who_for),
        application_process: said(&detail.attend_note),
        minimum_age: years.map(|(first, _)| first),
        maximum_age: years.and_then(|(_, last)| last),
        doorstep_age_months: entry.ages.map(in_months),
        assured_date: entry.checked.map(|c| c.on),
        doorstep_assured_by: entry.checked.map(|c| c.by.key().into()),
        modified_date: None,
        alert: entry.pause.as_ref().and_then(|p| said(&p.reason)),
        doorstep_closed: entry.pause.as_ref().map(|p| Closed { from: p.since, until: p.until }),
        doorstep_bring: said(&detail.bring),
        doorstep_send_note: said(&detail.send_note),
        organization: organisation.map(organization),
        ..minimal
    }
}

/// First and last month, each open when empty.
fn in_months(ages: AgeRange) -> String {
    let end = |months: Option<u16>| months.map(|m| m.to_string()).unwrap_or_default();
    format!("{}-{}", end(ages.from_months()), end(ages.to_months()))
}

fn full(source: Source<'_>, record: Record<'_>, simple: Service) -> Service {
    let Record { entry, detail, .. } = record;
    let id = entry.id;
    let words = speech::words(Lang::En);
    let phone = |number: &str, name: String| Phone { id: ids::part(id, &name), number: number.to_owned() };
    let mut phones: Vec<Phone> = Vec::new();
    for contact in detail.contacts.iter().filter(|c| !c.phone.is_empty()) {
        if !phones.iter().any(|p| p.number == contact.phone) {
            phones.push(phone(&contact.phone, format!("phone:{}", contact.phone)));
        }
    }
    let contacts = detail.contacts.iter().enumerate().map(|(i, c)| Contact {
        id: ids::part(id, &format!("contact:{i}")),
        service_id: id,
        name: said(&c.name),
        title: said(&c.title),
        email: said(&c.email),
        phones: said(&c.phone).map(|number| phone(&number, format!("contact:{i}:phone"))).into_iter().collect(),
    });
    let urls = detail.links.iter().map(|l| Url {
        id: ids::part(id, &format!("url:{}", l.url)),
        label: said(&l.label),
        url: l.url.clone(),
    });
    let languages = entry.languages.iter().flatten().map(|code| Language {
        id: ids::part(id, &format!("language:{code}")),
        service_id: id,
        name: said(&words.language(*code)),
        code: code.as_str().to_owned(),
    });
    let places = source.places(record).map(|(_, place)| at_location(source, record, place, Vec::new(), None));
    Service {
        phones,
        contacts: contacts.collect(),
        urls: urls.collect(),
        cost_options: cost(id, &entry.price).into_iter().collect(),
        languages: languages.collect(),
        schedules: times::schedules(source, record).into_iter().map(|(_, s)| s).collect(),
        service_at_locations: places.collect(),
        attributes: terms::of(record).iter().map(|term| attribute(id, term)).collect(),
        ..simple
    }
}

fn cost(id: ServiceId, price: &Price) -> Option<CostOption> {
    let id = ids::part(id, "cost");
    match price {
        Price::Unknown => None,
        Price::Free => Some(CostOption { id, option: Some("Free".into()), amount: Some(0), amount_description: None }),
        Price::Paid(text) => Some(CostOption { id, option: None, amount: None, amount_description: said(text) }),
    }
}
