//! People: who works in the zone and as what, invitations, and who may go when.

mod invite;
mod member;
mod terms;

use doorstep_shared::api::desk::people::{InvitationLine, ListPeople, People as Everybody, WithdrawInvitation};
use doorstep_shared::id::InvitationId;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::app::zone;
use crate::platform;
use crate::rules::say;
use crate::ui::{Heading, TroubleBanner, loading};
use invite::InviteForm;
use member::Member;
use terms::role_words;

/// The screen.
#[component]
pub fn People() -> impl IntoView {
    let zone = zone().map(|zone| zone.to_string()).unwrap_or_default();
    let again = RwSignal::new(0_u32);
    let asked = {
        let zone = zone.clone();
        LocalResource::new(move || {
            again.track();
            let zone = zone.clone();
            async move { api::send::<ListPeople>(&[("zone", &zone)], &[], &(), Change::None).await }
        })
    };
    view! {
        <Heading text="People"/>
        <Transition fallback=loading>
            {move || asked.get().map(|answer| match answer {
                Ok(people) => everybody(zone.clone(), people, again).into_any(),
                Err(trouble) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            })}
        </Transition>
    }
}

fn everybody(zone: String, people: Everybody, again: RwSignal<u32>) -> impl IntoView {
    let Everybody { items, invitations, employers, today } = people;
    let employers = StoredValue::new(employers);
    let members = items
        .into_iter()
        .map(|person| view! { <Member zone=zone.clone() person=person employers=employers today=today again=again/> })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="h-members">
            <h2 id="h-members">"Members"</h2>
            <ul class="stack bare">{members}</ul>
        </section>
        <section class="stack" aria-labelledby="h-invite">
            <h2 id="h-invite">"Invite somebody"</h2>
            <InviteForm zone=zone.clone() employers=employers again=again/>
        </section>
        {open_ones(&zone, invitations, again)}
    }
}

fn open_ones(zone: &str, invitations: Vec<InvitationLine>, again: RwSignal<u32>) -> AnyView {
    if invitations.is_empty() {
        return ().into_any();
    }
    let trouble = RwSignal::new(None::<Trouble>);
    let lines = invitations
        .into_iter()
        .map(|invitation| {
            let whom = if invitation.hint.is_empty() { "Somebody".to_owned() } else { invitation.hint.clone() };
            let take_back = withdraw(zone.to_owned(), invitation.id, again, trouble);
            let hidden = format!(" the invitation for {whom}");
            let until = say::day(invitation.until, platform::today().unwrap_or(invitation.until));
            view! {
                <li class="notice stack tight">
                    <p><b>{whom}</b>", "{role_words(invitation.terms.role)}{employer(&invitation.organisation_name)}</p>
                    <p class="soft">"Open until "{until}". Invited by "{invitation.by}"."</p>
                    <p><button type="button" class="btn plain" on:click=move |_| take_back()>
                        "Take back"<span class="vh">{hidden}</span>
                    </button></p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="h-open">
            <h2 id="h-open">"Invitations that are open"</h2>
            {move || trouble.get().map(|trouble| view! { <TroubleBanner trouble=trouble/> })}
            <ul class="stack bare">{lines}</ul>
        </section>
    }
    .into_any()
}

fn withdraw(
    zone: String,
    id: InvitationId,
    again: RwSignal<u32>,
    trouble: RwSignal<Option<Trouble>>,
) -> impl Fn() + 'static {
    move || {
        let (zone, id) = (zone.clone(), id.to_string());
        spawn_local(async move {
            let path = [("zone", zone.as_str()), ("invitation", id.as_str())];
            match api::send::<WithdrawInvitation>(&path, &[], &(), Change::None).await {
                Ok(()) => again.update(|n| *n += 1),
                Err(why) => trouble.set(Some(why)),
            }
        });
    }
}

/// `, Alder Homes`, where there is one.
fn employer(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(", {name}") }
}
