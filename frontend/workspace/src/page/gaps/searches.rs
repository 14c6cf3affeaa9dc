//! Searches that found little, with what can be done about each.

use std::sync::Arc;

use doorstep_shared::api::desk::get_gaps::{GapSearch, Gaps};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Synonym;
use doorstep_shared::policy::Action;
use leptos::prelude::*;

use super::Work;
use crate::platform;
use crate::rules::say;
use crate::ui::{Button, Empty, Look, icon};
use crate::who::may;

/// The part of the screen.
#[component]
pub(super) fn Searches(
    /// The screen.
    work: Work,
    /// The gaps.
    gaps: Arc<Gaps>,
) -> impl IntoView {
    let today = platform::today();
    // A note that nobody can date goes on holding.
    let in_force =
        |s: &&GapSearch| s.known.as_ref().is_some_and(|known| today.is_none_or(|today| known.until >= today));
    let (known, open): (Vec<&GapSearch>, Vec<&GapSearch>) = gaps.searches.iter().partition(in_force);
    let one = |search: &&GapSearch| one(work, (*search).clone(), today);
    let none = open.is_empty().then(|| {
        view! {
            <Empty icon_name="search" title="No search is waiting here">
                <p>"A search that finds little stands here once it is made five times in a week. Fewer are shown to nobody."</p>
            </Empty>
        }
    });
    let known_list = (!known.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{format!("Known gaps ({})", known.len())}</summary>
                <ul class="checks notice bare">{known.iter().map(one).collect_view()}</ul>
            </details>
        }
    });
    let open_list =
        (!open.is_empty()).then(|| view! { <ul class="checks notice bare">{open.iter().map(one).collect_view()}</ul> });
    view! {
        <section class="stack" aria-labelledby="searches">
            <div class="stack tight">
                <h2 id="searches">"Searches that found little"</h2>
                <p class="soft">"Only what was looked for five times or more in one week. We do not know who looked."</p>
            </div>
            {none}
            {open_list}
            {known_list}
            {synonyms(&gaps)}
        </section>
    }
}

fn one(work: Work, search: GapSearch, today: Option<Date>) -> impl IntoView {
    let GapSearch { words, times, told, last_week, known } = search;
    let today = today.unwrap_or(last_week);
    let times = say::count(usize::try_from(times).unwrap_or(usize::MAX), "search", "searches");
    let told = (told > 0).then(|| format!(" {told} of them told the centre."));
    let seen = format!("Last in the week of {}.", say::weekday_and_day(last_week, today));
    let note = known.map(|known| {
        let word = if known.until >= today { "Known until" } else { "Was known until" };
        view! { <p class="said">{known.note}</p><p class="soft small">{format!("{word} {}", say::day(known.until, today))}</p> }
    });
    let acts = may(Action::AnswerInbox).then(|| {
        let new = work.zone.with_value(|zone| format!("/desk/{zone}/entries/new?name={}", platform::percent_encode(&words)));
        let (mean, note) = (words.clone(), words.clone());
        view! {
            <div class="row near">
                <Button look=Look::Plain about=words.clone() on_press=move |()| work.wording.set(Some(mean.clone()))>"Add words"</Button>
                <a class="btn plain" href=new>{icon("plus")}"Add a service"<span class="vh">" for "{words.clone()}</span></a>
                <Button look=Look::Plain about=words.clone() on_press=move |()| work.noting.set(Some(note.clone()))>"Known gap"</Button>
            </div>
        }
    });
    view! {
        <li>
            <div class="stack snug"><h3 class="lead" dir="auto">{words}</h3><p>{times}</p></div>
            <div class="stack snug"><p class="soft small">{seen}{told}</p>{note}</div>
            {acts}
        </li>
    }
}

/// Words that already lead somewhere.
fn synonyms(gaps: &Gaps) -> Option<impl IntoView + use<>> {
    let one = |s: &Synonym| {
        view! { <li><b dir="auto">{s.said.clone()}</b>" finds “"<span dir="auto">{s.means.clone()}</span>"”"</li> }
    };
    (!gaps.synonyms.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{format!("Words of families that already lead somewhere ({})", gaps.synonyms.len())}</summary>
                <ul>{gaps.synonyms.iter().map(one).collect_view()}</ul>
            </details>
        }
    })
}
