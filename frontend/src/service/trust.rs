//! "Can I trust this?": which parts somebody checked, when, and which nobody did.

use doorstep_shared::directory::{CheckedPart, Freshness};
use doorstep_shared::published::Entry;
use doorstep_shared::route::AskScreen;
use doorstep_shared::set::{Member as _, Set};
use doorstep_shared::words::DateStyle;
use leptos::prelude::*;

use crate::page::Page;
use crate::say;
use crate::ui::{Icon, Part, icon, part, way};

/// The section.
pub(super) fn trust(page: &Page, entry: &Entry) -> Part {
    let words = &page.words;
    let today = page.now.date;
    let name = |part: CheckedPart| say::inside(words.checked_part(part));
    let list = |parts: Vec<String>| words.list(&parts.iter().map(String::as_str).collect::<Vec<_>>());
    let done = entry.checked.map_or(Set::EMPTY, |check| check.parts);
    let missing: Vec<String> = CheckedPart::ALL.iter().filter(|p| !done.has(**p)).map(|p| name(*p)).collect();

    let mut lines = Vec::new();
    if let Some(check) = entry.checked {
        let date = words.date(check.on, DateStyle::DayMonthYear);
        lines.push((
            entry.freshness(today) != Freshness::Checked,
            words.trust_checked(&date, words.checker_role(check.by)),
            list(done.iter().map(name).collect()),
        ));
    }
    if entry.freshness(today) != Freshness::Checked {
        lines.push((true, say::trust(page, entry).1, String::new()));
    }
    if entry.checked.is_some() && !missing.is_empty() {
        lines.push((true, words.trust_parts_not_checked().to_owned(), list(missing)));
    }
    if let (None, Some(arrived)) = (entry.checked, entry.arrived) {
        let date = words.date(arrived, DateStyle::DayMonthYear);
        lines.push((true, words.trust_arrived(&date), String::new()));
    }
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(late, strong, rest)| {
            let (class, drawing) = if late { ("trust late bare", Icon::Ask) } else { ("trust bare", Icon::Checked) };
            part(view! { <p class=class>{icon(drawing)}<span><b>{strong}</b>" "{rest}</span></p> })
        })
        .collect();
    part(view! {
        <section class="notice stack" aria-labelledby="h-trust">
            <h2 id="h-trust" class="lead">{words.trust_title().to_owned()}</h2>
            {lines}
            {way(page.ask(&AskScreen::Right(entry.id)), words.is_this_right())}
        </section>
    })
}
