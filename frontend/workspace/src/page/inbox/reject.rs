//! Putting a message aside, with a reason for the centre's own record.

use doorstep_shared::api::desk::answer_message::Answer as Said;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::work::Work;
use crate::api::Trouble;
use crate::ask::{wrong_fields, wrong_with};
use crate::ui::{Button, Dialog, Field, Look, Takes, TroubleBanner, Wrong};
use crate::unsent::unsent;

const REASON: &str = "put-aside-reason";

/// The dialog. It opens when a message is chosen to be put aside.
#[component]
pub fn PutAside(
    /// The inbox.
    work: Work,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let (errors, trouble) = (RwSignal::new(Vec::<Wrong>::new()), RwSignal::new(None::<Trouble>));
    let busy = RwSignal::new(false);
    let unsent = unsent();
    Effect::new(move |_| {
        if work.rejecting.with(Option::is_some) {
            reason.set(String::new());
            errors.set(Vec::new());
            trouble.set(None);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if open.get() && reason.with(|r| !r.trim().is_empty()) {
            unsent.note(REASON, "A reason for putting a message aside");
        } else {
            unsent.sent(REASON);
        }
    });
    // Closed by Escape too: the same message can be chosen again.
    Effect::new(move |before: Option<bool>| {
        let is = open.get();
        if before == Some(true) && !is {
            work.rejecting.set(None);
        }
        is
    });
    on_cleanup(move || unsent.sent(REASON));
    let press = Callback::new(move |()| {
        let Some(read) = work.rejecting.get_untracked() else { return };
        let words = reason.get_untracked().trim().to_owned();
        trouble.set(None);
        if words.is_empty() {
            return errors.set(vec![(REASON.into(), "Say why, in a few words".into())]);
        }
        errors.set(Vec::new());
        busy.set(true);
        spawn_local(async move {
            match work.send(&read, Said::Reject { reason: words }).await {
                Ok(()) => open.set(false),
                Err(wrong) => {
                    let list = wrong_fields(&wrong, |_| REASON.into());
                    trouble.set(Some(wrong).filter(|_| list.is_empty()));
                    errors.set(list);
                }
            }
            busy.set(false);
        });
    });
    let about = move || work.rejecting.with(|read| read.as_ref().map(|r| r.about.clone()).unwrap_or_default());
    view! {
        <Dialog open=open title="Put this message aside?">
            <p><b>{about}</b></p>
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <Field label="Why?" takes=Takes::Lines value=reason hint="For the centre’s own record. The sender does not see it. At most 300 characters" error=wrong_with(errors, REASON) id=REASON.to_owned()/>
            <div class="row">
                <Button on_press=press busy=busy>"Put aside"</Button>
                <Button look=Look::Plain on_press=move |()| open.set(false)>"Leave it"</Button>
            </div>
        </Dialog>
    }
}
