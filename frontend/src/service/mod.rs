//! One service: how to call, what to know before coming, next dates, how to get there, and how far to trust it all.

mod before;
mod dates;
mod more;
mod trust;

use doorstep_shared::id::ServiceId;
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{Entry, Pause};
use doorstep_shared::route::Screen;
use doorstep_shared::search::Query;
use doorstep_shared::words::DateStyle;
use leptos::prelude::*;

use crate::frame::help_section;
use crate::missing;
use crate::page::{Head, Page};
use crate::say;
use crate::ui::{GAP, Icon, Part, around, icon, part, phone_address};

/// The page of a service; one that is no longer in the list says so and stays a way on.
pub fn service(page: &Page, id: ServiceId) -> (Head, Part) {
    let known = page.list().entry(id).map(|(_, entry)| entry);
    match known {
        Some(entry) => {
            let (name, summary, ..) = entry.words(page.words.lang());
            let head = Head { title: page.words.title_plain(name), description: summary.to_owned(), status: 200 };
            (head, entry_page(page, entry))
        }
        None => missing::gone(page),
    }
}

fn entry_page(page: &Page, entry: &Entry) -> Part {
    let words = &page.words;
    let (name, summary, lang, machine) = entry.words(words.lang());
    let (lang, dir) = say::foreign(words, lang);
    let original = (lang.is_none() && words.lang() != Lang::En && name != entry.name)
        .then(|| part(view! { <p class="soft"><span lang="en" dir="ltr">{entry.name.clone()}</span></p> }));
    let organisation = page.list().organisation(entry);
    let run_by = (!organisation.is_empty()).then(|| {
        let organisation = organisation.to_owned();
        let sentence = words.run_by(GAP);
        part(view! {
            <p class="soft">
                {around(&sentence, part(view! { <bdi lang="en">{organisation}</bdi> }))}
            </p>
        })
    });
    let call = (!entry.phone.is_empty()).then(|| {
        part(view! {
            <p class="full">
                <a class="btn big wide" href=phone_address(&entry.phone)>
                    {icon(Icon::Phone)}
                    {words.call().to_owned()}
                    " "
                    <bdi dir="ltr">{entry.phone.clone()}</bdi>
                </a>
            </p>
        })
    });
    part(view! {
        <div class="stack">
            {back(page)}
            <h1 class="h-step" tabindex="-1"><span lang=lang dir=dir>{name.to_owned()}</span></h1>
            {original}
            <p class="lead"><span lang=lang dir=dir>{summary.to_owned()}</span></p>
            {machine.then(|| part(view! { <p class="small soft">{words.translated_by_machine().to_owned()}</p> }))}
            {run_by}
            {entry.rest(page.now.date).map(|pause| paused(page, pause))}
            {call}
        </div>
        {before::before_you_come(page, entry)}
        {entry.rest(page.now.date).is_none().then(|| dates::next_dates(page, entry))}
        {more::getting_there(page, entry)}
        {more::description(page, entry)}
        {more::contacts(page, entry)}
        {trust::trust(page, entry)}
        {help_section(page)}
    })
}

/// The way back: to the results one came from, or to all of them.
fn back(page: &Page) -> Part {
    let words = &page.words;
    let word = if page.from_results { words.back_to_results() } else { words.all_services() }.to_owned();
    let address = page.to(Screen::Results(Query::default()));
    part(view! { <p><a href=address data-back=page.from_results.then_some("")>{word}</a></p> })
}

/// It rests: since when, why, until when.
fn paused(page: &Page, pause: &Pause) -> Part {
    let words = &page.words;
    let reason = (!pause.reason.is_empty())
        .then(|| part(view! { <p><span lang=page.english().then_some("en")>{pause.reason.clone()}</span></p> }));
    let until = pause
        .until
        .map(|until| part(view! { <p>{words.paused_until(&words.date(until, DateStyle::DayMonthYear))}</p> }));
    part(view! {
        <div class="banner stop">
            {icon(Icon::No)}
            <div class="stack tight"><p><b>{words.paused_title().to_owned()}</b></p>{reason}{until}</div>
        </div>
    })
}
