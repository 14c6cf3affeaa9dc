//! What stands around the entries of a round: how far it has come, what all have in common, and the end.

use doorstep_shared::set;
use leptos::prelude::*;

use super::act;
use super::round::Round;
use crate::rules::check::time_left;
use crate::rules::say;
use crate::ui::{Banner, BarOf, Button, Heading, Look, Tone, icon, tag};

/// The heading with the progress.
#[component]
pub(super) fn Head(round: Round, heading: Signal<String>) -> impl IntoView {
    let all = round.count();
    let zone = round.zone.get_value();
    let done = Memo::new(move |_| round.done());
    let failed = Memo::new(move |_| round.failed());
    let said = move || format!("{} of {all} checked.", done.get());
    let rest = move || match failed.get() {
        0 => time_left(all - done.get()),
        n => format!("{} not saved.", say::count(n, "entry is", "entries are")),
    };
    view! {
        <div class="row apart">
            <div class="stack tight">
                <p><a href=format!("/desk/{zone}/entries")>"My entries"</a></p>
                <Heading text=heading/>
            </div>
            <div class="stack tight progress-of">
                <p role="status"><b>{said}</b>" "{rest}</p>
                <BarOf done=done all=Signal::derive(move || all)/>
            </div>
        </div>
    }
}

/// What all entries have in common, asked once.
#[component]
pub(super) fn Shared(round: Round) -> impl IntoView {
    let shared = round.shared.get_value();
    let any = shared.iter().any(|ask| ask.known);
    let parts: set::Set<_> = shared.iter().filter(|ask| ask.known).map(|ask| ask.part).collect();
    let parts = StoredValue::new(say::parts(parts));
    let words = shared
        .iter()
        .map(|ask| {
            let class = (!ask.known).then_some("unknown");
            view! { <span class=class>{ask.text.clone()}</span>" " }
        })
        .collect_view();
    let same = match round.all_share {
        true => format!("Same for all {}:", say::number(round.count())),
        false => "Same for most:".into(),
    };
    let press = move || {
        if round.shared_right.get() {
            view! {
                <span class="row near">
                    {tag(Tone::Yes, "checked", "Goes with each yes")}
                    <Button look=Look::Quiet on_press=move |()| act::share(round, false)>"Undo"<span class="vh">": "{parts.get_value()}</span></Button>
                </span>
            }
            .into_any()
        } else {
            view! {
                <Button look=Look::Plain id="right-for-all" on_press=move |()| {
                    act::share(round, true);
                    if let Some(at) = round.current.get_untracked() {
                        crate::platform::soon(move || crate::platform::focus(&format!("#right-{at}")));
                    }
                }>{icon("tick")}"Still right for all"</Button>
            }
            .into_any()
        }
    };
    (!shared.is_empty()).then(|| {
        view! {
            <div class="notice row">
                <p class="grow"><b>{same}</b>" "{words}</p>
                {any.then_some(press)}
            </div>
        }
    })
}

/// The end of the round.
#[component]
pub(super) fn Ending(round: Round) -> impl IntoView {
    let all = round.count();
    let zone = round.zone;
    let done = Memo::new(move |_| round.done() == all);
    let missing = move || {
        let unshared = round.shared.with_value(|shared| shared.iter().any(|ask| ask.known));
        unshared && !round.shared_right.get() && !round.answered.with(Vec::is_empty)
    };
    view! {
        <div id="round-end" tabindex="-1" class="stack tight">
            {move || done.get().then(|| view! {
                <Banner tone=Tone::Yes icon_name="checked">
                    <p><b>{format!("All {} are answered. Thank you.", say::number(all))}</b></p>
                    {missing().then(|| view! { <p>"What is the same for all was not confirmed: press “Still right for all” if it is so."</p> })}
                    <p class="row near">
                        <a href=format!("/desk/{}/check", zone.get_value())>"Check another place"</a>
                        <a href=format!("/desk/{}/entries", zone.get_value())>"My entries"</a>
                    </p>
                </Banner>
            })}
        </div>
    }
}
