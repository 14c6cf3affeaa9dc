//! Names on a print that are of nobody in the plan: to be left out, before anybody reads it.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep_shared::api::desk::plans::{PrintName, Printed};
use leptos::prelude::*;

use crate::rules::say;
use crate::ui::{Banner, Button, Look, Tone};

/// The names with a box each, and the press that shows the print without those that are ticked.
#[component]
pub fn Names(
    /// The print that is shown.
    made: RwSignal<Option<Arc<Printed>>>,
    /// The places of those that are left out.
    left_out: RwSignal<BTreeSet<usize>>,
    /// Shows it anew.
    again: Callback<()>,
) -> impl IntoView {
    let names = Memo::new(move |_| made.with(|made| made.as_ref().map(|made| made.names.clone()).unwrap_or_default()));
    let one = move |(at, name): (usize, PrintName)| {
        let times = say::count(usize::try_from(name.times).unwrap_or_default(), "time", "times");
        let tick = move |event| {
            left_out.update(|all| {
                if event_target_checked(&event) {
                    all.insert(at)
                } else {
                    all.remove(&at)
                };
            });
        };
        view! {
            <label>
                <input type="checkbox" prop:checked=move || left_out.with(|all| all.contains(&at)) on:change=tick/>
                <span>{name.name}", "{times}</span>
            </label>
        }
    };
    let list = move || {
        let all = names.get();
        (!all.is_empty()).then(|| {
            view! {
                <Banner tone=Tone::Wait icon_name="alert">
                    <p><b>"These names are of nobody in this plan"</b></p>
                    <fieldset class="pick">
                        <legend class="above">"Which are left out of the print?"</legend>
                        {all.into_iter().enumerate().map(one).collect_view()}
                    </fieldset>
                    <p><Button look=Look::Plain on_press=again>"Show it without them"</Button></p>
                </Banner>
            }
        })
    };
    view! { {list} }
}
