//! `/desk/{zone}/duplicates`: entries that may be one, and those that were put together.

mod make_one;
mod pair;
mod work;

use doorstep_shared::api::desk::list_duplicates::{Duplicates as Found, MergedEntry};
use leptos::prelude::*;

use crate::ui::{Button, Empty, Heading, Look};
use pair::Pair;
use work::Work;

/// The screen.
#[component]
pub fn Duplicates() -> impl IntoView {
    let work = Work::new();
    work.held.keep_focus();
    view! {
        <Heading text="Duplicates"/>
        <p class="lead">"Entries that look alike. You decide whether they are two, or one and the same."</p>
        {work.held.draw(move |found| view! { {pairs(work, &found)}{merged(work, &found.merged)} })}
    }
}

fn pairs(work: Work, found: &Found) -> impl IntoView + use<> {
    if found.pairs.is_empty() {
        return view! {
            <Empty icon_name="tick" title="No two entries look alike">
                <p>"When two have nearly the same name and share a place, a phone number or a web site, they stand here."</p>
            </Empty>
        }
        .into_any();
    }
    let one = |pair| view! { <Pair work=work pair=pair/> };
    view! { <ul class="bare stack">{found.pairs.iter().cloned().map(one).collect_view()}</ul> }.into_any()
}

fn merged(work: Work, merged: &[MergedEntry]) -> Option<impl IntoView + use<>> {
    let one = |entry: &MergedEntry| {
        let gone = entry.gone.clone();
        let id = gone.id;
        let href = work.zone.with_value(|zone| format!("/desk/{zone}/entries/{}", entry.into.id));
        let busy = Signal::derive(move || work.busy.get() == Some(id));
        view! {
            <li class="row apart">
                <span>{gone.name.clone()}" lives on as "<a href=href>{entry.into.name.clone()}</a></span>
                <Button look=Look::Plain icon_name="undo" about=gone.name busy=busy on_press=move |()| work.undo(id)>"Make two again"</Button>
            </li>
        }
    };
    (!merged.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{format!("Put together ({})", merged.len())}</summary>
                <ul class="checks notice bare">{merged.iter().map(one).collect_view()}</ul>
            </details>
        }
    })
}
