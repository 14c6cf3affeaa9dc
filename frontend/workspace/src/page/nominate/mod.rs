//! `/desk/{zone}/families/new`: naming a child whose family may be asked whether it wants a plan.

mod boxes;
mod fields;
mod read;

use doorstep_shared::api::desk::plans::Nominate as Endpoint;
use doorstep_shared::people::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::refused;
use crate::form::Form;
use crate::page::plan::SafeRoutes;
use crate::plan::keep::{Boxes as Kept, kept_form};
use crate::platform;
use crate::ui::{Banner, Button, Heading, Look, Tone, toasts};
use crate::who::{may, who};
use boxes::{Boxes, Ids, id, of_pointer};

/// What the server says of a plan that may be there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Possible {
    Child,
    Address,
}

fn possible(trouble: &Trouble) -> Option<Possible> {
    let Trouble::Problem(_, body) = trouble else { return None };
    match body.get("possible")?.as_str()? {
        "same-child" => Some(Possible::Child),
        "same-address" => Some(Possible::Address),
        _ => None,
    }
}

/// The screen.
#[component]
pub fn Nominate() -> impl IntoView {
    if !may(doorstep_shared::policy::Action::Nominate) {
        return view! { <Heading text="Nominate a child"/>{refused()} }.into_any();
    }
    view! { <Heading text="Nominate a child"/><NominateForm/><SafeRoutes/> }.into_any()
}

/// The form, with what was typed into it before: a child who is being named has no plan yet, so it is kept under none.
#[component]
fn NominateForm() -> impl IntoView {
    let kept = kept_form("00000000-0000-0000-0000-000000000000", "nominate");
    kept.drawn(move || view! { <Naming kept=kept/> })
}

#[component]
fn Naming(kept: Kept) -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let who = who().get_untracked();
    let actor = who.as_ref().and_then(|who| who.actor.clone());
    let teaches = actor.as_ref().is_some_and(|actor| matches!(actor.role, Role::LinkTeacher | Role::SchoolLead));
    let own = actor.and_then(|actor| actor.organisation).filter(|_| teaches);
    let works_for = who.map(|who| who.organisation).filter(|name| !name.is_empty());
    let works_for = works_for.unwrap_or_else(|| "your organisation".to_owned());
    let boxes = Boxes::new(kept, own.is_some());
    let ids = StoredValue::new(Ids::new());
    let form = Form::new();
    let found = RwSignal::new(None::<Possible>);
    let toasts = toasts();
    let navigate = use_navigate();
    let go = Callback::new(move |address: String| navigate(&address, NavigateOptions::default()));
    let send = Callback::new(move |another: bool| {
        found.set(None);
        let Some(ids) = ids.get_value() else {
            form.begin(vec![(id("send"), "This browser cannot do it. Use another one.".to_owned())]);
            return;
        };
        let nomination = match read::read(boxes, ids, own, another) {
            Ok(nomination) => nomination,
            Err(wrong) => {
                form.begin(wrong);
                return;
            }
        };
        form.begin(Vec::new());
        let zone = zone.get_value();
        spawn_local(async move {
            match api::send::<Endpoint>(&[("zone", &zone)], &[], &nomination, Change::new()).await {
                Ok(made) => {
                    form.kept();
                    kept.forget();
                    toasts.done(format!(
                        "The child is named. Staff call the family “{}” where no name may stand",
                        made.label
                    ));
                    go.run(format!("/desk/{zone}/plans/{}", made.plan));
                }
                Err(trouble) => match possible(&trouble) {
                    Some(what) => {
                        form.kept();
                        found.set(Some(what));
                        platform::soon(|| platform::focus("#nominate-possible"));
                    }
                    None => {
                        form.refused(trouble, of_pointer);
                    }
                },
            }
        });
    });
    let said = move || {
        found.get().map(|what| match what {
            Possible::Child => view! {
                <Banner tone=Tone::Wait icon_name="info"><p><b>"There may be a plan already. Ask your zone coordinator."</b></p></Banner>
            }
            .into_any(),
            Possible::Address => view! {
                <Banner tone=Tone::Wait icon_name="ask">
                    <p><b>"Is this another child, such as a twin?"</b></p>
                    <p>"There may be a plan at this address already. If you are not sure, ask your zone coordinator."</p>
                    <div class="row">
                        <Button on_press=move |()| send.run(true) busy=form.busy>"Yes, it is another child"</Button>
                        <Button look=Look::Plain on_press=move |()| found.set(None)>"No, leave it"</Button>
                    </div>
                </Banner>
            }
            .into_any(),
        })
    };
    view! {
        <p class="lead">"A plan is made with a family and never about it. Name a child only when a parent or carer knows that you do."</p>
        <Banner tone=Tone::Info icon_name="eye">
            <p><b>"Who will see this?"</b></p>
            <p>"Only you, for "{works_for}", until the family says yes. Nobody is told. The zone coordinator sees that a child was named, and no name."</p>
        </Banner>
        <div class="stack entry-form">
            {form.top()}
            {fields::people(boxes, form)}
            {fields::reaching(boxes, form)}
            {fields::school(boxes, form, own.is_some())}
            <div id="nominate-possible" tabindex="-1" aria-live="polite">{said}</div>
            {kept.status()}
            <div class="row" id=id("send") tabindex="-1">
                <Button on_press=move |()| send.run(false) busy=form.busy>"Name this child"</Button>
                <a class="btn plain" href=format!("/desk/{}/families", zone.get_value())>"Leave it"</a>
            </div>
        </div>
    }
}
