//! How each adult can be reached without harm. A confidential address is marked as such wherever it stands.

use doorstep_shared::date::Time;
use doorstep_shared::id::PersonId;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::people::{Channel, Contact};
use leptos::prelude::*;

use super::about::of;
use super::boxes::WORDS;
use super::reading::{Reading, opener, reading};
use super::words;
use crate::ui::{Tone, tag};

/// The part of the page, for those who may see it.
#[component]
pub fn SafeContacts() -> impl IntoView {
    let reading = reading();
    let names = reading.of_kind(Kind::Contact);
    let adults = reading.of_kind(Kind::Adult);
    let may_add = Memo::new(move |_| reading.no_adding(Kind::Contact, Area::SafeContact).is_none());
    // An adult has one, under their own id.
    let without = Memo::new(move |_| {
        let has: Vec<_> = names.with(|names| names.iter().map(|name| name.id).collect());
        let all = adults.get().into_iter().filter(|adult| !has.contains(&adult.id));
        if may_add.get() { all.collect::<Vec<EntryName>>() } else { Vec::new() }
    });
    let shown = Memo::new(move |_| names.with(|n| !n.is_empty()) || without.with(|w| !w.is_empty()));
    view! {
        <Show when=move || shown.get()>
            <section class="stack" aria-labelledby="contact-list">
                <h2 id="contact-list">"Safe ways to reach people"</h2>
                <div class="tiles">
                    <For each=move || names.get() key=|name| *name let:name>{one(reading, name)}</For>
                </div>
                <For each=move || without.get() key=|name| *name let:name>{missing(reading, name)}</For>
            </section>
        </Show>
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let said = move || {
        let Some(Body::Contact(contact)) = entry.get().map(|e| e.entry.body) else { return None };
        Some(drawn(reading.adult(contact.adult), &contact))
    };
    let about = untrack(|| reading.adult(name.id));
    view! {
        <article class="notice stack tight">
            {said}
            {opener(&format!("safe-contact.{}", name.id), ("pen", "Change"), format!("How to reach {about}"), reading.no_change_words(name),
                move |done| form(reading, Some(name), PersonId::new(name.id), done))}
        </article>
    }
}

fn missing(reading: Reading, adult: EntryName) -> impl IntoView {
    let about = untrack(|| reading.adult(adult.id));
    opener(
        &format!("safe-contact.new-{}", adult.id),
        ("plus", "Add a safe way to reach"),
        about,
        Signal::stored(None),
        move |done| form(reading, None, PersonId::new(adult.id), done),
    )
}

fn drawn(who: String, contact: &Contact) -> impl IntoView + use<> {
    let yes_no = |yes: bool, words: &'static str, not: &'static str| {
        view! { <li>{tag(if yes { Tone::Yes } else { Tone::Stop }, if yes { "tick" } else { "no" }, if yes { words } else { not })}</li> }
    };
    let address = (!contact.address.trim().is_empty()).then(|| {
        let marked = contact
            .address_confidential
            .then(|| tag(Tone::Stop, "lock", "Confidential: do not pass on, never on a print"));
        view! { <div class="stack snug"><p class="soft small">"Address"</p><p>{marked}</p><p class="said">{contact.address.clone()}</p></div> }
    });
    view! {
        <h3>{who}</h3>
        <p>{words::channel(contact.channel)}" "<bdi>{contact.value.clone()}</bdi></p>
        {(!contact.when.trim().is_empty()).then(|| view! { <p>"When: "{contact.when.clone()}</p> })}
        {safe_hours(contact).map(|hours| view! { <p>{hours}</p> })}
        <ul class="row near bare-list">
            {yes_no(contact.ok_to_text, "You may text", "Do not text")}
            {yes_no(contact.ok_to_leave_message, "You may leave a message", "Leave no message")}
        </ul>
        {address}
    }
}

/// The half hours in which messages leave.
fn hours() -> Vec<(String, String)> {
    let half = |at: Time| (at.to_string(), crate::rules::say::time(at));
    (16..=39).filter_map(|n| Time::new(n / 2, n % 2 * 30)).map(half).collect()
}

/// "A message is safe from 9:30am until 2:45pm", where they have said hours.
fn safe_hours(contact: &Contact) -> Option<String> {
    use crate::rules::say::time;
    match (contact.safe_from, contact.safe_until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("A message is safe from {}", time(from))),
        (None, Some(until)) => Some(format!("A message is safe until {}", time(until))),
        (Some(from), Some(until)) => Some(format!("A message is safe from {} until {}", time(from), time(until))),
    }
}

fn form(reading: Reading, name: Option<EntryName>, adult: PersonId, done: Callback<()>) -> AnyView {
    let blank = || {
        Body::Contact(Contact {
            adult,
            channel: Channel::Phone,
            value: String::new(),
            ok_to_text: false,
            ok_to_leave_message: false,
            when: String::new(),
            address: String::new(),
            address_confidential: false,
            safe_from: None,
            safe_until: None,
            address_before: String::new(),
            moved_on: None,
        })
    };
    let kind = if name.is_some() { "safe-contact".to_owned() } else { format!("safe-contact.{adult}") };
    let sheet = of(reading, &kind, name, blank, done);
    let who = untrack(|| reading.adult(adult));
    sheet.draw_plain(format!("How to reach {who} safely"), "Save", move || {
        view! {
            {sheet.pick("channel", "How do they want to be reached?", words::choices(words::channel), "Choose one.")}
            {sheet.line("value", "Phone number or e-mail address", "Empty for a letter and for “only in person”")}
            {sheet.tick("ok_to_text", "A text message may be sent", "")}
            {sheet.tick("ok_to_leave_message", "A message may be left with whoever answers", "")}
            {sheet.line("when", "When to try", "In their words, such as after 9:30am")}
            {sheet.select_or_not("safe_from", "A message is safe from", hours(), "8am, like everybody")}
            {sheet.select_or_not("safe_until", "A message is safe until", hours(), "7:30pm, like everybody")}
            {sheet.lines("address", "Address", "Only where somebody who helps has to know it", WORDS)}
            {sheet.tick("address_confidential", "The address is confidential", "It never stands on a print, and is kept from everybody who does not visit.")}
        }
        .into_any()
    })
}
