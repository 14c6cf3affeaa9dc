//! Records that look like another one. Suggestions for a person to decide on; nothing is merged by itself.

use std::collections::BTreeMap;

use doorstep_shared::directory::Service;
use doorstep_shared::id::ServiceId;

use super::plan::{Action, Plan};
use crate::usecase::working::WorkingDirectory;

/// A new record that looks like another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleDuplicate {
    /// The new record.
    pub service: ServiceId,
    /// Its name.
    pub name: String,
    /// What it looks like.
    pub other: ServiceId,
    /// The other's name.
    pub other_name: String,
    /// What they share beside the name, in words: "phone number", "web address" …
    pub shares: &'static str,
}

/// New records with the same name as another (letters and digits alone count) and the same organisation, phone number,
/// e-mail address or web address. One suggestion a record.
pub(super) fn possible_duplicates(working: &WorkingDirectory, plan: &Plan) -> Vec<PossibleDuplicate> {
    let new: Vec<&Service> = plan.writes.iter().filter(|w| w.action == Action::New).map(|w| &w.service).collect();
    let planned: BTreeMap<ServiceId, ()> = new.iter().map(|s| (s.id, ())).collect();
    let held = working.services.iter().filter(|s| !s.state.is_withdrawn() && !planned.contains_key(&s.id));
    let mut by_name: BTreeMap<String, Vec<&Service>> = BTreeMap::new();
    for service in held {
        by_name.entry(bare(&service.name)).or_default().push(service);
    }
    let mut found = Vec::new();
    for service in new {
        let earlier = by_name.entry(bare(&service.name)).or_default();
        let twin = earlier.iter().find_map(|other| shared(service, other).map(|shares| (*other, shares)));
        if let Some((other, shares)) = twin {
            found.push(PossibleDuplicate {
                service: service.id,
                name: service.name.clone(),
                other: other.id,
                other_name: other.name.clone(),
                shares,
            });
        }
        earlier.push(service);
    }
    found
}

/// A name by its letters and digits alone.
pub(super) fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn shared(a: &Service, b: &Service) -> Option<&'static str> {
    if a.organisation.is_some() && a.organisation == b.organisation {
        return Some("organisation");
    }
    let digits = |s: &Service| -> Vec<String> {
        let phones = s.contacts.iter().map(|c| c.phone.chars().filter(char::is_ascii_digit).collect::<String>());
        phones.filter(|p| p.len() >= 10).collect()
    };
    if digits(a).iter().any(|p| digits(b).contains(p)) {
        return Some("phone number");
    }
    let emails = |s: &Service| -> Vec<String> {
        s.contacts.iter().map(|c| c.email.to_lowercase()).filter(|e| !e.is_empty()).collect()
    };
    if emails(a).iter().any(|e| emails(b).contains(e)) {
        return Some("e-mail address");
    }
    let links =
        |s: &Service| -> Vec<String> { s.links.iter().map(|l| l.url.trim_end_matches('/').to_lowercase()).collect() };
    links(a).iter().any(|l| links(b).contains(l)).then_some("web address")
}
