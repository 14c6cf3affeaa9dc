//! Two entries that look alike: why, where they differ, and what they are.

use doorstep_shared::api::desk::list_duplicates::{LikelyPair, Side};
use doorstep_shared::directory::likeness::Shared;
use leptos::prelude::*;

use super::make_one::MakeOne;
use super::work::Work;
use crate::rules::say;
use crate::ui::{Button, Look};

/// The pair.
#[component]
pub(super) fn Pair(
    /// The screen.
    work: Work,
    /// The two.
    pair: LikelyPair,
) -> impl IntoView {
    let choosing = RwSignal::new(false);
    let (one, other) = (pair.one.id, pair.other.id);
    let both = format!("{} and {}", pair.one.name, pair.other.name);
    let shares: Vec<&str> = pair.shares.iter().map(shared).collect();
    let why = format!("They share {}.", say::list(&shares));
    let differ = match pair.differ.len() {
        0 => "They say the same throughout.".to_owned(),
        n => format!("They differ in {}.", say::count(n, "thing", "things")),
    };
    let side = |side: &Side| {
        let href = work.zone.with_value(|zone| format!("/desk/{zone}/entries/{}", side.id));
        view! { <a href=href>{side.name.clone()}</a> }
    };
    let heading = view! { <h2 class="lead">{side(&pair.one)}" and "{side(&pair.other)}</h2> };
    let busy = Signal::derive(move || work.busy.get() == Some(one));
    let (about_two, about_one) = (both.clone(), both);
    let pair = StoredValue::new(pair);
    view! {
        <li class="notice stack tight">
            {heading}
            <p>{why}" "{differ}</p>
            {move || if choosing.get() {
                view! { <MakeOne work=work pair=pair.get_value() choosing=choosing/> }.into_any()
            } else {
                view! {
                    <div class="row">
                        <Button look=Look::Plain about=about_two.clone() busy=busy on_press=move |()| work.two(one, other)>"Not the same"</Button>
                        <Button look=Look::Plain about=about_one.clone() on_press=move |()| choosing.set(true)>"Make one"</Button>
                    </div>
                }.into_any()
            }}
        </li>
    }
}

/// What two entries share.
fn shared(shared: Shared) -> &'static str {
    match shared {
        Shared::Name => "nearly the same name",
        Shared::Phone => "a phone number",
        Shared::Email => "an e-mail address",
        Shared::Domain => "a web site",
        Shared::Postcode => "a postcode",
    }
}
