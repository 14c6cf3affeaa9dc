//! The decision: approve, put right and approve, or send back with a reason.

use std::sync::Arc;

use doorstep_shared::api::desk::approve::{Approval, Approve};
use doorstep_shared::api::desk::get_approval::Submission;
use doorstep_shared::api::desk::reject::{Reject, Rejection};
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use super::one::Place;
use crate::api::{self, Change, Trouble};
use crate::ask::{Answer, wrong_fields, wrong_with};
use crate::lines::lines;
use crate::ui::{Banner, Button, ErrorSummary, Field, Look, Takes, Tone, TroubleBanner, Wrong, icon, toasts};
use crate::unsent::unsent;

const UNSENT: &str = "send-back";
const REASON: &str = "send-back-reason";

/// The part of the screen.
#[component]
pub fn Decide(
    /// Whose submission.
    place: StoredValue<Place>,
    /// Where it came from.
    held: Answer<Submission>,
    /// The submission.
    sent: Arc<Submission>,
) -> impl IntoView {
    let (revision, clashes) = (sent.draft.revision, !sent.clashes.is_empty());
    let name = StoredValue::new(sent.draft.name.clone());
    let (errors, trouble) = (RwSignal::new(Vec::<Wrong>::new()), RwSignal::new(None::<Trouble>));
    let (approving, sending) = (RwSignal::new(false), RwSignal::new(false));
    let reason = RwSignal::new(String::new());
    let (toasts, unsent, lines) = (toasts(), unsent(), lines());
    let navigate = use_navigate();
    Effect::new(move |_| {
        if reason.with(|r| r.trim().is_empty()) {
            unsent.sent(UNSENT);
        } else {
            unsent.note(UNSENT, format!("A reason for sending back {}", name.get_value()));
        }
    });
    on_cleanup(move || unsent.sent(UNSENT));
    let decided = RwSignal::new(false);
    Effect::new(move |_| {
        if decided.get() {
            unsent.sent(UNSENT);
            navigate(&place.with_value(|p| format!("/desk/{}/approvals", p.zone)), Default::default());
        }
    });
    let said = move |words: String| {
        toasts.done(words);
        lines.ask_again();
        decided.set(true);
    };
    let approve = Callback::new(move |()| {
        approving.set(true);
        trouble.set(None);
        errors.set(Vec::new());
        spawn_local(async move {
            let (place, name) = (place.get_value(), name.get_value());
            let body = Approval { edits: Vec::new(), over_theirs: clashes };
            match api::send::<Approve>(&place.path(), &[], &body, Change::of(revision)).await {
                Ok(_) => said(format!("Approved: {name}. Families see it within a minute")),
                Err(wrong) => trouble.set(Some(wrong)),
            }
            approving.set(false);
        });
    });
    let send_back = Callback::new(move |()| {
        let words = reason.get_untracked().trim().to_owned();
        trouble.set(None);
        if words.is_empty() {
            return errors.set(vec![(REASON.into(), "Say why, so that the author knows what to change".into())]);
        }
        errors.set(Vec::new());
        sending.set(true);
        spawn_local(async move {
            let (place, name) = (place.get_value(), name.get_value());
            match api::send::<Reject>(&place.path(), &[], &Rejection { reason: words }, Change::of(revision)).await {
                Ok(_) => said(format!("Sent back: {name}. Its author reads your reason and keeps the draft")),
                Err(wrong) => {
                    let list = wrong_fields(&wrong, |_| REASON.into());
                    trouble.set(Some(wrong).filter(|_| list.is_empty()));
                    errors.set(list);
                }
            }
            sending.set(false);
        });
    });
    let edit = place.with_value(|p| format!("/desk/{}/approvals/{}/{}/edit", p.zone, p.entry, p.user));
    let yes = if clashes { "Approve, in place of what is there" } else { "Approve" };
    view! {
        {move || trouble.get().map(|wrong| match wrong.code() {
            Some(Code::Stale | Code::NotFound) => view! {
                <Banner tone=Tone::Wait icon_name="people">
                    <p><b>"It is not as you read it any more"</b></p>
                    <p>"Somebody decided on it, or its author or a colleague changed something since. Nothing was done."</p>
                    <Button look=Look::Plain on_press=move |()| { trouble.set(None); held.again(); }>"Show what there is now"</Button>
                </Banner>
            }.into_any(),
            _ => view! { <TroubleBanner trouble=wrong/> }.into_any(),
        })}
        <div class="row">
            <Button on_press=approve busy=approving icon_name="tick">{yes}</Button>
            <a class="btn plain" href=edit>{icon("pen")}"Put right and approve"</a>
        </div>
        <section class="notice stack" aria-labelledby="send-back">
            <h2 id="send-back" class="lead">"Or send it back"</h2>
            <ErrorSummary errors=errors/>
            <Field label="What should change?" takes=Takes::Lines value=reason hint="The author reads this. Their draft stays theirs." error=wrong_with(errors, REASON) id=REASON/>
            <div class="row"><Button look=Look::Plain on_press=send_back busy=sending icon_name="send">"Send back"</Button></div>
        </section>
    }
}
