//! What the zone offers, by aim and life stage.

use std::sync::Arc;

use doorstep_shared::api::desk::get_gaps::{Cell, Gaps};
use doorstep_shared::api::desk::inbox::NamedEntry;
use doorstep_shared::directory::{Aim, LifeStage};
use doorstep_shared::lang::Lang;
use doorstep_shared::policy::Action;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Work;
use crate::api::Trouble;
use crate::platform;
use crate::rules::say;
use crate::ui::{Tone, TroubleBanner, loading, tag};
use crate::who::may;

const CAPTION: &str = "How many entries serve each aim at each stage of life";

/// The part of the screen.
#[component]
pub(super) fn Grid(
    /// The screen.
    work: Work,
    /// The gaps.
    gaps: Arc<Gaps>,
) -> impl IntoView {
    let words = RwSignal::new(None::<Result<Words, Trouble>>);
    spawn_local(async move {
        let known = platform::words(Lang::En).await;
        words.try_set(Some(known.ok_or(Trouble::Offline)));
    });
    let without = usize::try_from(gaps.without_stage).unwrap_or(usize::MAX);
    let without = (without > 0).then(|| {
        let (these, say) = (say::count(without, "entry", "entries"), if without == 1 { "says" } else { "say" });
        format!("{these} {say} neither stage nor ages, and so stand in no column.")
    });
    let drawn = move || match words.get() {
        None => loading().into_any(),
        Some(Err(trouble)) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
        Some(Ok(words)) => work.zone.with_value(|zone| table(zone, &gaps, &words).into_any()),
    };
    view! {
        <section class="stack" aria-labelledby="grid">
            <div class="stack tight">
                <h2 id="grid">"What your zone offers"</h2>
                <p class="soft">"Where fewer than two entries serve an aim at a stage, it is marked. An entry can stand in several places."</p>
            </div>
            {drawn}
            {without.map(|text| view! { <p class="soft">{text}</p> })}
        </section>
    }
}

fn table(zone: &str, gaps: &Gaps, words: &Words) -> impl IntoView + use<> {
    let head = LifeStage::ALL
        .iter()
        .map(|stage| view! { <th scope="col">{words.stage(*stage).to_owned()}</th> })
        .collect_view();
    let row = |aim: &Aim| {
        let cells = LifeStage::ALL
            .iter()
            .map(|stage| cell(zone, gaps.cells.iter().find(|c| c.aim == *aim && c.stage == *stage)))
            .collect_view();
        view! { <tr><th scope="row">{words.aim(*aim).to_owned()}</th>{cells}</tr> }
    };
    view! {
        <div class="scroll notice" tabindex="0" role="region" aria-label=CAPTION>
            <table>
                <caption>{CAPTION}</caption>
                <thead><tr><th scope="col">"Aim"</th>{head}</tr></thead>
                <tbody>{Aim::ALL.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// How many, which ones, and a word where they are few.
fn cell(zone: &str, cell: Option<&Cell>) -> impl IntoView + use<> {
    let entries = cell.map(|c| c.entries.clone()).unwrap_or_default();
    let word = if entries.is_empty() { "None" } else { "Few" };
    let thin = cell.is_none_or(Cell::thin);
    let count = say::count(entries.len(), "entry", "entries");
    let which = (!entries.is_empty()).then(|| {
        let one = |entry: &NamedEntry| {
            // Some may see the gaps and not the entries themselves.
            if !may(Action::ViewDesk) {
                return view! { <li>{entry.name.clone()}</li> }.into_any();
            }
            let href = format!("/desk/{zone}/entries/{}", entry.id);
            view! { <li><a href=href>{entry.name.clone()}</a></li> }.into_any()
        };
        let list = entries.iter().map(one).collect_view();
        view! { <details class="more"><summary>{count}</summary><ul>{list}</ul></details> }
    });
    view! { <td class=thin.then_some("thin")>{thin.then(|| tag(Tone::Wait, "alert", word))}{which}</td> }
}
