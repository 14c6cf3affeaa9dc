//! The list file's half of an entry, and places as the public may see them.

use doorstep_shared::directory::{AccessFeature, Cost, Location, Privacy, Service, State, TextField};
use doorstep_shared::fact::Fact;
use doorstep_shared::published::{Entry, Pause, Place, Price, TranslatedName};
use doorstep_shared::set::{Member as _, Set};

use super::detail::public_contacts;
use super::project::Numbers;

/// A place as the public may see it. Of a masked one only the part of town and what is known about access.
pub(super) fn public_place(location: &Location) -> Place {
    let (access_yes, access_no) = access(location);
    match location.privacy {
        Privacy::Masked => Place {
            name: String::new(),
            address: String::new(),
            postcode: String::new(),
            area: location.area.clone(),
            masked: true,
            point: None,
            access_yes,
            access_no,
        },
        Privacy::Public => Place {
            name: location.name.clone(),
            address: one_line(&[&location.address.street, &location.address.town]),
            postcode: location.address.postcode.clone(),
            area: location.area.clone(),
            masked: false,
            point: location.point.map(|p| (p.lat_e6(), p.lon_e6())),
            access_yes,
            access_no,
        },
    }
}

fn one_line(parts: &[&str]) -> String {
    let given: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
    given.join(", ")
}

pub(super) fn list_entry(service: &Service, numbers: &Numbers, half_life_weeks: u8) -> Entry {
    let translations = service
        .translations
        .iter()
        .filter(|(_, t)| !t.name.is_empty() && !t.summary.is_empty())
        .map(|(lang, t)| TranslatedName {
            lang: *lang,
            name: t.name.clone(),
            summary: t.summary.clone(),
            machine: t.by_machine(&[TextField::Name, TextField::Summary]),
        })
        .collect();
    let pause = match &service.state {
        State::Paused { reason, since, until } => Some(Pause { reason: reason.clone(), since: *since, until: *until }),
        _ => None,
    };
    Entry {
        id: service.id,
        name: service.name.clone(),
        summary: service.summary.clone(),
        translations,
        organisation: service.organisation.and_then(|id| numbers.organisation(id)),
        kind: service.kind,
        stages: service.stages,
        ages: service.ages,
        categories: service.categories,
        price: match &service.cost {
            Cost::Unknown => Price::Unknown,
            Cost::Free => Price::Free,
            Cost::Paid { text } => Price::Paid(text.clone()),
        },
        attend: service.attend,
        channels: service.channels,
        languages: service.languages.as_ref().map(|l| l.iter().copied().collect()),
        schedules: service.schedules.iter().cloned().map(|s| s.relocate(|id| numbers.location(id))).collect(),
        places: service.places().into_iter().filter_map(|id| numbers.location(id)).collect(),
        phone: public_contacts(service).map(|c| c.phone.clone()).find(|p| !p.is_empty()).unwrap_or_default(),
        pause,
        checked: service.checked,
        arrived: service.origin.as_ref().map(|o| o.imported_on),
        half_life_weeks,
    }
}

/// Access features that are there, and those that are not.
pub(super) fn access(location: &Location) -> (Set<AccessFeature>, Set<AccessFeature>) {
    let pick = |wanted: Fact| AccessFeature::ALL.iter().copied().filter(|f| location.access(*f) == wanted).collect();
    (pick(Fact::Yes), pick(Fact::No))
}
