//! `/desk/{zone}/bulk/phone`: a phone number has changed.

use doorstep_shared::api::desk::plan_bulk::BulkChange;
use leptos::prelude::*;

use super::steps::{Steps, Work};
use crate::ask::wrong_with;
use crate::ui::{Button, ErrorSummary, Field, Heading, Takes, Wrong};

/// The screen.
#[component]
pub fn PhoneNumber() -> impl IntoView {
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let work = Work::new(|pointer| format!("phone-{}", pointer.rsplit('/').next().unwrap_or_default()));
    let errors = work.errors;
    let look = Callback::new(move |()| {
        let empty = |text: RwSignal<String>| text.with_untracked(|t| t.trim().is_empty());
        let wrong: Vec<Wrong> = [
            (empty(old), "phone-old", "Write the number that has changed"),
            (empty(new), "phone-new", "Write the new number"),
        ]
        .into_iter()
        .filter(|(is, ..)| *is)
        .map(|(_, id, what)| (id.to_owned(), what.to_owned()))
        .collect();
        if wrong.is_empty() {
            work.look(BulkChange::Phone { old: old.get_untracked(), new: new.get_untracked() });
        }
        errors.set(wrong);
    });
    view! {
        <Heading text="A phone number has changed"/>
        <Steps work=work>
            <ErrorSummary errors=errors/>
            <Field label="The old number" takes=Takes::Phone value=old hint="Spaces do not matter" error=wrong_with(errors, "phone-old") id="phone-old"/>
            <Field label="The new number" takes=Takes::Phone value=new hint="As families should read it" error=wrong_with(errors, "phone-new") id="phone-new"/>
            <div class="row"><Button on_press=look busy=work.busy>"See what would change"</Button></div>
        </Steps>
    }
}
