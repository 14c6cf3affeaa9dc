//! One entry in the round: what it says as questions, and the presses that answer them.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::act;
use super::round::{Round, RowOf};
use crate::rules::check::{self, Stage};
use crate::rules::say;
use crate::ui::{Tone, icon, tag, turning_icon};
use doorstep_shared::directory::Freshness;

/// The row.
#[component]
pub(super) fn Row(round: Round, row: RowOf) -> impl IntoView {
    let current = move || round.current.get() == Some(row.at);
    let answered = move || row.stage.with(Stage::is_answered);
    let asks = move || {
        round.shared.with_value(|shared| {
            row.item.with(|item| {
                check::own(item, shared)
                    .map(|ask| {
                        let class = (!ask.known).then_some("unknown");
                        view! { <span class=class>{ask.text.clone()}</span>" " }
                    })
                    .collect_view()
            })
        })
    };
    let trouble = move || {
        row.stage.with(|stage| match stage {
            Stage::Failed(why) => Some(view! { <p class="error" role="alert">{icon("alert")}{why.clone()}</p> }),
            _ => None,
        })
    };
    let open = {
        let id = row.item.with_untracked(|item| item.id);
        round.zone.with_value(|zone| format!("/desk/{zone}/entries/{id}"))
    };
    view! {
        <li
            id=format!("row-{}", row.at)
            class:current=current class:done=answered
            aria-current=move || current().then_some("true")
            on:focusin=move |_| if row.stage.with_untracked(Stage::waits) { round.current.set(Some(row.at)) }
        >
            <div class="stack snug">
                <h2 class="lead"><a href=open>{move || row.item.with(|item| item.name.clone())}</a></h2>
                <p class="soft small">{move || how_old(round, row)}</p>
            </div>
            <div class="stack snug"><p>{asks}</p>{trouble}</div>
            {move || presses(round, row)}
        </li>
    }
}

/// Who answered, or how long ago somebody did.
fn how_old(round: Round, row: RowOf) -> String {
    if row.stage.with(Stage::is_answered) {
        return "By you".into();
    }
    row.item.with(|item| {
        let checked = match item.checked {
            Some(check) => format!("Last checked {}", say::ago(check.on, round.today)),
            None => "Never checked here".into(),
        };
        let state = match item.freshness {
            Freshness::Checked => "",
            Freshness::Due => ". Due",
            Freshness::Sinking => ". Overdue",
            Freshness::Left => ". Off the families’ list",
        };
        format!("{checked}{state}")
    })
}

/// A second press of a double press finds another button in the same place: it must not take the first back.
fn once(f: impl Fn() + 'static) -> impl Fn(MouseEvent) + 'static {
    move |event: MouseEvent| {
        if event.detail() < 2 {
            f();
        }
    }
}

fn presses(round: Round, row: RowOf) -> AnyView {
    let name = row.item.with(|item| item.name.clone());
    match row.stage.get() {
        Stage::Sending => view! {
            <p class="row near" aria-busy="true">{icon("spin")}"Saving"<span class="vh">" "{name}</span></p>
        }
        .into_any(),
        stage @ (Stage::Right(_) | Stage::Over(_)) => {
            let said = match stage {
                Stage::Over(_) => tag(Tone::Neutral, "no", "Finished"),
                _ if round.answered.with(|list| list.contains(&row.at)) => {
                    tag(Tone::Yes, "checked", "Checked just now")
                }
                _ => tag(Tone::Yes, "checked", "Checked today"),
            };
            view! {
                <p class="row near end">
                    {said}
                    <button type="button" class="btn quiet" id=format!("undo-{}", row.at) on:click=once(move || act::undo(round, row))>
                        {turning_icon("undo")}"Undo"<span class="vh">": "{name}</span>
                    </button>
                </p>
            }
            .into_any()
        }
        Stage::Open | Stage::Failed(_) => {
            let look = move || if round.current.get() == Some(row.at) { "btn" } else { "btn plain" };
            let over = move || round.over.set(Some(row.at));
            view! {
                <p class="row near end">
                    <button type="button" class=look id=format!("right-{}", row.at) on:click=once(move || act::still_right(round, row))>
                        {icon("tick")}"Still right"<span class="vh">": "{name.clone()}</span>
                    </button>
                    <a class="btn quiet" href=round.edit(row)>"Change"<span class="vh">" "{name.clone()}</span></a>
                    <button type="button" class="btn quiet" on:click=once(over)>"Finished"<span class="vh">": "{name}</span></button>
                </p>
            }
            .into_any()
        }
    }
}
