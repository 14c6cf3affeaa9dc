//! `/desk/{zone}/plans/{plan}/print`: a plan on paper, for the family or for the worker who visits it. That it is made is kept, as a
//! look is, so it is asked for by a press and not by opening the page.

mod names;
mod sheet;

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep_shared::api::desk::plans::{PrintFor, PrintPlan, Printed};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::page::plan::SafeRoutes;
use crate::platform;
use crate::ui::{Button, Choice, Heading, Look, PickOne, Tick, TroubleBanner};
use names::Names;
use sheet::Sheet;

/// The screen.
#[component]
pub fn PlanPrint() -> impl IntoView {
    let zone = zone_name();
    let plan = use_params_map().with_untracked(|params| params.get("plan")).unwrap_or_default();
    let back = format!("/desk/{zone}/plans/{plan}");
    let asked = use_query_map().with_untracked(|query| query.get("for")).and_then(|key| PrintFor::parse(&key));
    let recipient = RwSignal::new(asked.unwrap_or(PrintFor::Family).key().to_owned());
    let lang = RwSignal::new(Lang::En.key().to_owned());
    let made = RwSignal::new(None::<Arc<Printed>>);
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let read = RwSignal::new(false);
    let left_out = RwSignal::new(BTreeSet::<usize>::new());
    let unread =
        Signal::derive(move || (!read.get()).then(|| "Read every page below first, then tick the box.".to_owned()));
    // Another choice makes another print.
    Effect::new(move |_| {
        recipient.track();
        lang.track();
        made.set(None);
        read.set(false);
        left_out.set(BTreeSet::new());
    });
    let at = StoredValue::new((zone, plan));
    // Without what was read a print is only shown.
    let ask = move |seen: Option<String>| {
        busy.set(true);
        wrong.set(None);
        let ((zone, plan), recipient, lang) = (at.get_value(), recipient.get_untracked(), lang.get_untracked());
        let without = left_out.with_untracked(|all| all.iter().map(usize::to_string).collect::<Vec<_>>().join(","));
        spawn_local(async move {
            let path = [("zone", zone.as_str()), ("plan", plan.as_str())];
            let mut query = vec![("for", recipient.as_str()), ("lang", lang.as_str())];
            query.extend(Some(("without", without.as_str())).filter(|(_, places)| !places.is_empty()));
            query.extend(seen.as_deref().map(|seen| ("seen", seen)));
            match api::send::<PrintPlan>(&path, &query, &(), Change::None).await {
                Ok(printed) => {
                    let done = printed.made;
                    made.try_set(Some(Arc::new(printed)));
                    if done {
                        platform::soon(platform::print);
                    }
                }
                Err(trouble) => {
                    wrong.try_set(Some(trouble));
                }
            }
            busy.try_set(false);
        });
    };
    let show = Callback::new(move |()| {
        read.set(false);
        ask(None);
    });
    let print = Callback::new(move |()| ask(made.with_untracked(|made| made.as_ref().map(|made| made.hash.clone()))));
    let recipients = vec![
        Choice::new(PrintFor::Family.key(), "The family").hint("Its own plan, to keep"),
        Choice::new(PrintFor::Meeting.key(), "The family, before its next meeting")
            .hint("When, where, who, and what to think about"),
        Choice::new(PrintFor::Changed.key(), "The family, what has changed")
            .hint("Goals with what came of them, and how far it has come"),
        Choice::new(PrintFor::Worker.key(), "Me, for a visit").hint("What my organisation wrote and may see"),
        Choice::new(PrintFor::School.key(), "The school")
            .hint("The handover that a parent approved, on two sides of paper"),
    ];
    let langs = Lang::ALL.iter().map(|lang| Choice::new(lang.key(), lang.own_name())).collect();
    view! {
        <div class="stack roomy no-print">
            <p><a href=back>"Back to the plan"</a></p>
            <Heading text="Print a copy"/>
            <div class="notice stack entry-form">
                <PickOne label="Who is it for?" value=recipient choices=recipients side=true/>
                <PickOne label="Language of our words" value=lang choices=langs side=true/>
                <p class="soft">"What was written stays in its own language. That you look at it is written down, and that you print it; the family sees both."</p>
                <div class="row">
                    <Button on_press=show busy=busy>"Show the print"</Button>
                </div>
                <Show when=move || made.with(Option::is_some)>
                    <Names made=made left_out=left_out again=show/>
                    <Tick label="I have read every page" hint="A name or a sentence that belongs to somebody else must not leave this screen." value=read/>
                    <p><Button look=Look::Main not_now=unread busy=busy on_press=print>"Print"</Button></p>
                </Show>
                <div aria-live="polite">
                    {move || wrong.get().map(|trouble| view! { <TroubleBanner trouble=trouble/> })}
                    {move || made.with(Option::is_some).then(|| view! { <p>"The print is below."</p> })}
                </div>
            </div>
        </div>
        {move || made.get().map(|printed| {
            let large = recipient.with_untracked(|key| key == PrintFor::School.key());
            view! { <Sheet printed=printed large=large/> }
        })}
        <SafeRoutes/>
    }
}
