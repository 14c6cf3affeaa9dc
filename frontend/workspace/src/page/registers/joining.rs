//! A family begins to take part: one of those whose team one is in.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{AddPlanEntry, Caseload, ListPlans, NewPlanEntry};
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::intervention::{Attendance, Who};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::one::Open;
use crate::api::{self, Change};
use crate::ask::{Answer, ask};
use crate::page::day::called;
use crate::ui::{Button, Look, Select, toasts};

/// The part of the screen, once somebody wants it.
pub fn joining(open: Open) -> impl IntoView {
    let shown = RwSignal::new(false);
    let may =
        Memo::new(move |_| open.held.here().is_some_and(|now| now.may_change && now.series.text.stopped.is_none()));
    let button = move || {
        view! { <div><Button look=Look::Plain icon_name="plus" on_press=move |()| shown.set(true)>"Add a family"</Button></div> }
    };
    view! {
        <Show when=move || may.get()>
            <Show when=move || shown.get() fallback=button>{form(open, shown)}</Show>
        </Show>
    }
}

fn form(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    let held: Answer<Caseload> = ask::<ListPlans>(vec![("zone", open.zone.get_value())]);
    let (chosen, busy, toasts) = (RwSignal::new(String::new()), RwSignal::new(false), toasts());
    let add = Callback::new(move |()| {
        let (plan, Some(now)) = (chosen.get_untracked(), untrack(|| open.held.here())) else { return };
        if plan.is_empty() {
            return toasts.trouble("Choose a family first.");
        }
        busy.set(true);
        spawn_local(async move {
            let series = now.series.id;
            let attendance = Attendance {
                series,
                series_title: String::new(),
                who: Who::Child,
                since: now.today,
                until: None,
                adaptations: Default::default(),
                marks: Default::default(),
            };
            let new = NewPlanEntry { id: series.uuid(), body: Body::Attendance(Box::new(attendance)) };
            let zone = open.zone.get_value();
            let path = [("zone", zone.as_str()), ("plan", plan.as_str())];
            match api::send::<AddPlanEntry>(&path, &[], &new, Change::new()).await {
                Ok(_) => {
                    shown.try_set(false);
                    open.held.again();
                }
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
            busy.try_set(false);
        });
    });
    let options = move |load: Arc<Caseload>| {
        let there = open.held.here();
        let in_it = |plan| there.iter().any(|now| now.families.iter().any(|line| line.plan == plan));
        let mine = load.plans.iter().filter(|line| line.state.is_open() && !in_it(line.plan));
        let mine = mine.map(|line| (line.plan.to_string(), called(line)));
        let options = std::iter::once((String::new(), "Choose one".to_owned())).chain(mine).collect::<Vec<_>>();
        view! { <Select label="Which family begins today?" value=chosen options=options hint="Families whose team you are in. With whom the child comes is said in its plan, under Sessions."/> }
    };
    view! {
        <div class="notice own stack entry-form" role="group" aria-label="Add a family">
            {held.draw(options)}
            <div class="row">
                <Button on_press=add busy=busy>"Add it to the register"</Button>
                <Button look=Look::Plain on_press=move |()| shown.set(false)>"Leave it"</Button>
            </div>
        </div>
    }
}
