//! How to get there, the whole text, and more ways to ask. Grey bones stand where the full text is still on its way.

use doorstep_shared::directory::{Channel, Link};
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{DetailEntry, Entry, PublicContact};
use doorstep_shared::words::Words;
use leptos::prelude::*;

use crate::page::Page;
use crate::say;
use crate::ui::{Icon, Part, Said, facts, icon, part, phone_link, prose};

/// Lines that breathe until the text is there.
pub(super) fn bones(words: &Words) -> Part {
    part(view! {
        <div class="stack tight" aria-busy="true">
            <p class="vh">{words.loading().to_owned()}</p>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
        </div>
    })
}

fn detail<'a>(page: &'a Page, entry: &Entry) -> Option<&'a DetailEntry> {
    page.detail.as_ref()?.entry(entry.id)
}

/// Where it is and how to find the door.
pub(super) fn getting_there(page: &Page, entry: &Entry) -> Option<Part> {
    let words = &page.words;
    let detail = detail(page, entry);
    let rows: Vec<_> = page
        .list()
        .places(entry)
        .enumerate()
        .map(|(i, place)| {
            let directions = detail.and_then(|d| d.places.get(i)).map(|p| p.directions.as_str()).unwrap_or_default();
            if place.masked {
                (Icon::Place, words.channel(Channel::Place).to_owned(), Said::known(words.address_private()))
            } else {
                (Icon::Place, say::address(place), Said::quoted(directions, page.english()))
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        part(view! {
            <section class="stack" aria-labelledby="h-where">
                <h2 id="h-where">{words.how_to_get_there().to_owned()}</h2>
                {facts("facts", false, rows)}
            </section>
        })
    })
}

/// The whole text, in the page's language where somebody has translated it.
pub(super) fn description(page: &Page, entry: &Entry) -> Option<Part> {
    use doorstep_shared::set::Member as _;
    let words = &page.words;
    let body = match (&page.detail, detail(page, entry)) {
        (None, _) => bones(words),
        (Some(_), Some(detail)) => {
            let own = detail.translations.iter().find(|(lang, ..)| *lang == words.lang());
            let (lang, text, machine) =
                own.map_or((Lang::En, detail.description.as_str(), false), |(l, t, m)| (*l, t.as_str(), *m));
            if text.is_empty() {
                return None;
            }
            let note =
                machine.then(|| part(view! { <p class="small soft">{words.translated_by_machine().to_owned()}</p> }));
            part(view! {
                {note}
                <div class="stack tight prose" lang=lang.key() dir=lang.dir()>{prose(text)}</div>
            })
        }
        (Some(_), None) => return None,
    };
    Some(part(view! {
        <section class="stack" aria-labelledby="h-about">
            <h2 id="h-about">{words.about_it().to_owned()}</h2>
            {body}
        </section>
    }))
}

/// People, numbers and addresses to ask.
pub(super) fn contacts(page: &Page, entry: &Entry) -> Option<Part> {
    let detail = detail(page, entry)?;
    if detail.contacts.is_empty() && detail.links.is_empty() {
        return None;
    }
    let words = &page.words;
    let contacts: Vec<_> = detail.contacts.iter().map(contact).collect();
    let links: Vec<_> = detail.links.iter().map(link).collect();
    Some(part(view! {
        <section class="stack" aria-labelledby="h-more">
            <h2 id="h-more">{words.more_contacts().to_owned()}</h2>
            <ul class="stack tight">{contacts}{links}</ul>
        </section>
    }))
}

fn contact(contact: &PublicContact) -> Part {
    let who = match (contact.name.as_str(), contact.title.as_str()) {
        ("", "") => None,
        ("", one) | (one, "") => Some(String::from(one)),
        (name, title) => Some([name, title].join(", ")),
    };
    let phone = (!contact.phone.is_empty())
        .then(|| part(view! { <span class="row near">{icon(Icon::Phone)}{phone_link(&contact.phone)}</span> }));
    let email = (!contact.email.is_empty()).then(|| {
        let mut address = String::from("mailto:");
        address.push_str(&contact.email);
        part(view! {
            <span class="row near">
                {icon(Icon::Mail)}
                <a href=address><bdi dir="ltr" lang="en">{contact.email.clone()}</bdi></a>
            </span>
        })
    });
    part(
        view! { <li class="stack snug">{who.map(|who| part(view! { <span><bdi lang="en">{who}</bdi></span> }))}{phone}{email}</li> },
    )
}

fn link(link: &Link) -> Part {
    let words = if link.label.is_empty() { host(&link.url) } else { &link.label };
    let view = part(view! { <bdi lang="en">{String::from(words)}</bdi> });
    // Only addresses of the web are links; anything else stays words.
    let safe = link.url.starts_with("https://") || link.url.starts_with("http://");
    let view = if safe { part(view! { <a href=link.url.clone() rel="noopener">{view}</a> }) } else { view };
    part(view! { <li class="row near">{icon(Icon::Globe)}{view}</li> })
}

/// The host of an address, as words for its link.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
