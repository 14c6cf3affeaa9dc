//! Published entries as the API shows them.

use doorstep_shared::api::get_service::{Paused, ServiceDetail};
use doorstep_shared::api::search_services::{Match, NextTime, PlaceCard, Request, ServiceCard};
use doorstep_shared::date::Now;
use doorstep_shared::directory::Cost;
use doorstep_shared::id::ServiceId;
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{Entry, ListFile, Price};
use doorstep_shared::route::{Route, Screen};
use doorstep_shared::schedule;
use doorstep_shared::search::{Found, Hit, Widened};
use doorstep_shared::set::Member as _;

use crate::reader::PublishedZone;
use crate::speech;
use crate::store::CursorKey;

/// An entry of a list, with the reasons it was found for.
pub(super) fn of_hit(zone: &PublishedZone, hit: &Hit, lang: Lang, now: Now) -> Option<ServiceCard> {
    let list = zone.directory.list();
    let entry = list.entries.get(hit.entry)?;
    let matched = hit
        .reasons
        .iter()
        .map(|r| Match {
            said: r.said.clone(),
            found: r.found.clone(),
            how: r.how.key().into(),
            field: r.field.key().into(),
        })
        .collect();
    Some(of_entry(list, entry, lang, now, matched))
}

fn of_entry(list: &ListFile, entry: &Entry, lang: Lang, now: Now, matched: Vec<Match>) -> ServiceCard {
    let (name, summary, text_lang, machine_translated) = entry.words(lang);
    let route = Route { lang, zone: list.zone.id.clone(), screen: Screen::Service(entry.id) };
    let next = schedule::next(&entry.schedules, &list.calendar, now, 1).into_iter().next();
    ServiceCard {
        id: entry.id,
        url: route.address(),
        name: name.into(),
        summary: summary.into(),
        lang: text_lang,
        machine_translated,
        organisation: list.organisation(entry).into(),
        categories: entry.categories,
        stages: entry.stages,
        ages: entry.ages,
        cost: match &entry.price {
            Price::Unknown => Cost::Unknown,
            Price::Free => Cost::Free,
            Price::Paid(text) => Cost::Paid { text: text.clone() },
        },
        attend: entry.attend,
        channels: entry.channels,
        languages: entry.languages.clone(),
        places: list
            .places(entry)
            .map(|p| PlaceCard {
                name: p.name.clone(),
                address: p.address.clone(),
                postcode: p.postcode.clone(),
                area: p.area.clone(),
                masked: p.masked,
            })
            .collect(),
        phone: entry.phone.clone(),
        next: next.map(|o| NextTime { date: o.date, start: o.span.map(|s| s.start()), end: o.span.map(|s| s.end()) }),
        freshness: entry.freshness(now.date),
        checked_on: entry.checked.map(|c| c.on),
        matched,
    }
}

/// All that is published of one service.
pub(super) fn detail(zone: &PublishedZone, id: ServiceId, lang: Lang, now: Now) -> Option<ServiceDetail> {
    let list = zone.directory.list();
    let (_, entry) = list.entry(id)?;
    let more = zone.detail.entry(id)?;
    let words = speech::words(lang);
    let translated = more.translations.iter().find(|(l, _, _)| *l == lang).map(|(_, text, _)| text.clone());
    Some(ServiceDetail {
        card: of_entry(list, entry, lang, now, Vec::new()),
        description: translated.unwrap_or_else(|| more.description.clone()),
        who_for: more.who_for.clone(),
        attend_note: more.attend_note.clone(),
        send_support: more.send_support,
        send_note: more.send_note.clone(),
        bring: more.bring.clone(),
        level: more.level,
        needs: more.needs,
        contacts: more.contacts.clone(),
        links: more.links.clone(),
        when: entry.schedules.iter().map(|s| schedule::sentence(s, &words)).collect(),
        paused: entry.rest(now.date).map(|p| Paused { reason: p.reason.clone(), since: p.since, until: p.until }),
        checked_by: entry.checked.map(|c| c.by),
        checked_parts: entry.checked.map(|c| c.parts).unwrap_or_default(),
    })
}

/// What a search left out, in keys.
pub(super) fn widened(found: &Found) -> Vec<String> {
    let mut left_out = Vec::new();
    for step in &found.widened {
        match step {
            Widened::SomeWords { left_out: words } => left_out.extend(words.iter().map(|w| format!("word:{w}"))),
            Widened::WithoutFilter(filter) => left_out.push(format!("filter:{}", filter.key())),
        }
    }
    left_out
}

/// What a cursor belongs to: the zone's files, the query, the language and the page length.
pub(super) fn fingerprint(request: &Request, list_hash: &str) -> String {
    let lang = request.lang.key();
    format!("{}\n{list_hash}\n{}\n{lang}\n{}", request.zone, request.query.to_query_string(), request.limit)
}

pub(super) fn seal_cursor(key: &CursorKey, start: usize, fingerprint: &str) -> String {
    key.seal(&u64::try_from(start).unwrap_or(u64::MAX).to_be_bytes(), fingerprint.as_bytes())
}

pub(super) fn open_cursor(key: &CursorKey, cursor: &str, fingerprint: &str) -> Option<usize> {
    let payload = key.open(cursor, fingerprint.as_bytes()).ok()?;
    let bytes: [u8; 8] = payload.as_slice().try_into().ok()?;
    usize::try_from(u64::from_be_bytes(bytes)).ok()
}
