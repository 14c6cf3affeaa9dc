//! The steps that are open: what each still needs, and the form that takes it.

mod boxes;
mod fields;
mod one;
mod read;

use doorstep_shared::plans::course::StepKind;
use leptos::prelude::*;

use super::Reading;
use crate::rules::plan_words::on_the_way;
use crate::ui::{Banner, Tone};
pub use fields::choices;
use one::OneStep;

/// The part of the page.
#[component]
pub fn Steps() -> impl IntoView {
    let reading = Reading::here();
    let worried = RwSignal::new(false);
    let kinds = move |way: bool| {
        reading.memo(move |view| {
            let open = view.steps.iter().map(|step| step.step).filter(|kind| *kind != StepKind::Dispose);
            open.filter(|kind| on_the_way(*kind) == way).collect::<Vec<_>>()
        })
    };
    let (main, other) = (kinds(true), kinds(false));
    let none = move || main.with(Vec::is_empty) && other.with(Vec::is_empty);
    view! {
        <section class="stack" aria-labelledby="h-steps">
            <h2 id="h-steps">"Steps of the plan"</h2>
            <div aria-live="polite">
                {move || worried.get().then(|| view! {
                    <Banner tone=Tone::Info icon_name="help">
                        <p><b>"The family has left the plan. Nothing is shared any more."</b></p>
                        <p>"A family may leave, and that alone is no sign of anything. Are you worried about a child? "<a href="#safe-routes" rel="external">"Use the safe routes"</a>"."</p>
                    </Banner>
                })}
            </div>
            {move || none().then(|| view! { <p>"No step is open from here."</p> })}
            <For each=move || main.get() key=|kind| *kind let:kind><OneStep kind=kind worried=worried/></For>
            <Show when=move || !other.with(Vec::is_empty)>
                <details class="more">
                    <summary>"Something else happened"</summary>
                    <div class="stack">
                        <For each=move || other.get() key=|kind| *kind let:kind><OneStep kind=kind worried=worried/></For>
                    </div>
                </details>
            </Show>
        </section>
    }
}
