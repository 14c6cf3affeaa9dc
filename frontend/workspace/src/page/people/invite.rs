//! Inviting somebody: the link is shown once.

use doorstep_shared::api::desk::people::{Employer, Invite, InvitePerson, Invited, Terms};
use doorstep_shared::people::Role;
use doorstep_shared::set;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::terms::{Fields, TermsFields};
use crate::api::{self, Change};
use crate::platform;
use crate::rules::say;

const EMPTY: Terms =
    Terms { role: Role::ChildrensCentre, organisation: None, capabilities: set::Set::EMPTY, from: None, to: None };

/// The form, and the link it made.
#[component]
pub fn InviteForm(zone: String, employers: StoredValue<Vec<Employer>>, again: RwSignal<u32>) -> impl IntoView {
    let fields = Fields::of(&EMPTY);
    let hint = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let made = RwSignal::new(None::<Invited>);
    let busy = RwSignal::new(false);
    // One key for one press: a second press while the first is on its way makes no second link.
    let change = StoredValue::new(Change::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let terms = match fields.read() {
            Ok(terms) => terms,
            Err(why) => return wrong.set(Some(why.to_owned())),
        };
        busy.set(true);
        let (zone, body) = (zone.clone(), Invite { terms, hint: hint.get_untracked() });
        spawn_local(async move {
            let sent = api::send::<InvitePerson>(&[("zone", &zone)], &[], &body, change.get_value()).await;
            busy.set(false);
            match sent {
                Ok(invited) => {
                    change.set_value(Change::new());
                    wrong.set(None);
                    hint.set(String::new());
                    made.set(Some(invited));
                    again.update(|n| *n += 1);
                }
                Err(trouble) => {
                    change.set_value(Change::new());
                    wrong.set(Some(super::member::why(&trouble)));
                }
            }
        });
    };
    view! {
        {move || made.get().map(link)}
        <form class="notice stack" on:submit=submit>
            {move || wrong.get().map(|why| view! { <p class="error" role="alert">{why}</p> })}
            <p class="field">
                <label for="invite-hint">"Who is it for?"</label>
                <span class="hint" id="invite-hint-hint">"An e-mail address or a name. Only those who invite see it."</span>
                <input id="invite-hint" maxlength="120" autocomplete="off" aria-describedby="invite-hint-hint"
                    prop:value=hint on:input=move |event| hint.set(event_target_value(&event))/>
            </p>
            <TermsFields fields=fields employers=employers id="invite".to_owned()/>
            <p><button class="btn" aria-busy=move || busy.get().to_string()>"Make an invitation link"</button></p>
        </form>
    }
}

/// The link, to be copied now.
fn link(invited: Invited) -> impl IntoView {
    let Some(address) = invited.link else {
        return view! {
            <div class="banner info" role="status"><div><p>"This invitation was made already. Its link is not shown again: take it back and make another if it was lost."</p></div></div>
        }
        .into_any();
    };
    let copied = RwSignal::new(false);
    let until = say::day(invited.until, platform::today().unwrap_or(invited.until));
    let copy = {
        let address = address.clone();
        move |_| {
            platform::copy(&address);
            copied.set(true);
        }
    };
    view! {
        <div class="banner yes" role="status">
            <div class="stack tight">
                <p><b>"Send this link to the one person it is for."</b>" It is good once, until "{until}", and is not shown again."</p>
                <p class="field"><label for="invite-link">"Invitation link"</label><input id="invite-link" readonly value=address/></p>
                <p><button type="button" class="btn plain" on:click=copy>{move || if copied.get() { "Copied" } else { "Copy the link" }}</button></p>
            </div>
        </div>
    }
    .into_any()
}
