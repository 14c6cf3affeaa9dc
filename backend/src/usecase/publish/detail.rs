//! The detail file's half of an entry.

use doorstep_shared::directory::{Contact, Privacy, Service, TextField};
use doorstep_shared::published::{DetailEntry, PlaceDetail, PublicContact};

use super::project::Numbers;
use crate::usecase::working::WorkingDirectory;

pub(super) fn detail_entry(service: &Service, numbers: &Numbers, working: &WorkingDirectory) -> DetailEntry {
    let translations = service
        .translations
        .iter()
        .filter(|(_, t)| !t.description.is_empty())
        .map(|(lang, t)| (*lang, t.description.clone(), t.by_machine(&[TextField::Description])))
        .collect();
    let places = service
        .places()
        .into_iter()
        .filter(|id| numbers.location(*id).is_some())
        .filter_map(|id| working.locations.get(&id))
        .map(|l| PlaceDetail {
            directions: if l.privacy == Privacy::Public { l.directions.clone() } else { String::new() },
        })
        .collect();
    DetailEntry {
        id: service.id,
        description: service.description.clone(),
        translations,
        who_for: service.who_for.clone(),
        attend_note: service.attend_note.clone(),
        send_support: service.send_support,
        send_note: service.send_note.clone(),
        bring: service.bring.clone(),
        level: service.level,
        needs: service.needs,
        contacts: public_contacts(service)
            .map(|c| PublicContact {
                name: c.name.clone(),
                title: c.title.clone(),
                phone: c.phone.clone(),
                email: c.email.clone(),
            })
            .collect(),
        links: service.links.clone(),
        places,
    }
}

pub(super) fn public_contacts(service: &Service) -> impl Iterator<Item = &Contact> {
    service.contacts.iter().filter(|c| c.public)
}
