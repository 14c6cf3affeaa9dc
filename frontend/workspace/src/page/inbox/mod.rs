//! `/desk/{zone}/inbox`: what families and providers have told the centre, beside what the entries say now.

mod letter;
mod reject;
pub mod words;
mod work;

use doorstep_shared::api::desk::inbox::Letter;
use doorstep_shared::api::desk::list_inbox::Letters;
use doorstep_shared::inbox::MessageState;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::ui::{Empty, Heading, Tab, Tabs};
use letter::OneLetter;
use reject::PutAside;
use work::Work;

/// The screen.
#[component]
pub fn Inbox() -> impl IntoView {
    let work = Work::new();
    work.held.keep_focus();
    let query = use_query_map();
    let done = Memo::new(move |_| query.with(|query| query.get("show").as_deref() == Some("done")));
    view! {
        <Heading text="Inbox"/>
        <Tabs label="Messages" tabs=Signal::derive(move || tabs(work, done.get()))/>
        {work.held.draw(move |letters| {
            move || if done.get() { dealt_with(work, &letters).into_any() } else { new(work, &letters).into_any() }
        })}
        <PutAside work=work/>
    }
}

fn tabs(work: Work, done: bool) -> Vec<Tab> {
    let zone = work.zone.get_value();
    let waiting = work.held.here().and_then(|letters| usize::try_from(letters.waiting).ok());
    let tab = |query: &str, words: &str, count, here| Tab {
        href: format!("/desk/{zone}/inbox{query}"),
        words: words.into(),
        count,
        here,
    };
    vec![tab("", "New", waiting, !done), tab("?show=done", "Done", None, done)]
}

fn new(work: Work, letters: &Letters) -> impl IntoView + use<> {
    let waiting: Vec<Letter> = letters.items.iter().filter(|l| l.message.waits()).cloned().collect();
    let aside = |l: &&Letter| l.message.state == MessageState::New && !l.message.spam.is_empty();
    let aside: Vec<Letter> = letters.items.iter().filter(aside).cloned().collect();
    let none = waiting.is_empty().then(|| {
        view! {
            <Empty icon_name="inbox" title="Nothing waits for you">
                <p>"When a family says that an entry is wrong or missing, it comes here."</p>
            </Empty>
        }
    });
    let spam = (!aside.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{format!("Probably spam ({})", aside.len())}</summary>
                {list(work, aside)}
            </details>
        }
    });
    view! {
        {none}
        {list(work, waiting)}
        {spam}
        {older(letters.more)}
    }
}

fn dealt_with(work: Work, letters: &Letters) -> impl IntoView + use<> {
    let done: Vec<Letter> = letters.items.iter().filter(|l| l.message.state == MessageState::Done).cloned().collect();
    if done.is_empty() {
        return view! { <Empty icon_name="inbox" title="Nothing is done yet"><p>"What you accept or put aside stands here, and can be opened again."</p></Empty> }
            .into_any();
    }
    view! { {list(work, done)}{older(letters.more)} }.into_any()
}

fn list(work: Work, letters: Vec<Letter>) -> impl IntoView {
    let one = move |letter: Letter| view! { <OneLetter work=work letter=letter/> };
    (!letters.is_empty()).then(|| view! { <ul class="bare stack">{letters.into_iter().map(one).collect_view()}</ul> })
}

fn older(more: bool) -> Option<impl IntoView> {
    more.then(|| view! { <p class="soft">"These are the latest 300 messages. There are older ones."</p> })
}
