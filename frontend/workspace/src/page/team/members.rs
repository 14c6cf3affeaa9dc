//! The team: who helps as what, who leads, and whether the family was told.

use doorstep_shared::api::desk::plans::{ListColleagues, Mate};
use doorstep_shared::id::UserId;
use leptos::prelude::*;

use super::member_form::MemberForm;
use crate::ask::{Answer, ask};
use crate::page::plan::Reading;
use crate::rules::plan_words::{full_day, function, why};
use crate::rules::say;
use crate::ui::{Button, Look, Tone, tag};

/// The part of the page.
#[component]
pub fn Members() -> impl IntoView {
    let reading = Reading::here();
    let team = reading.memo(|view| {
        let mut users: Vec<(bool, String, UserId)> =
            view.team.iter().map(|mate| (!mate.now, mate.name.clone(), mate.member.user)).collect();
        users.sort();
        users.into_iter().map(|(_, _, user)| user).collect::<Vec<_>>()
    });
    let no = reading.memo(|view| view.no_team.map(|no| why(no).to_owned()));
    let adding = RwSignal::new(false);
    view! {
        <section class="stack" aria-labelledby="h-members">
            <h2 id="h-members">"Team"</h2>
            <p>"The family is told of each person, and has a say in who leads."</p>
            {move || team.with(Vec::is_empty).then(|| view! { <p>"Nobody is in the team yet."</p> })}
            <ul class="bare stack">
                <For each=move || team.get() key=|user| *user let:user><Member user=user no=no/></For>
            </ul>
            <Show when=move || !adding.get()>
                <p><Button look=Look::Plain icon_name="plus" not_now=no on_press=move |()| adding.set(true)>"Add somebody"</Button></p>
            </Show>
            <Show when=move || adding.get()><Adding open=adding/></Show>
        </section>
    }
}

/// Adding somebody: whoever works with plans in the zone.
#[component]
fn Adding(open: RwSignal<bool>) -> impl IntoView {
    let reading = Reading::here();
    let zone = reading.zone.get_value();
    let held: Answer<Vec<doorstep_shared::api::desk::plans::Colleague>> = ask::<ListColleagues>(vec![("zone", zone)]);
    held.draw(move |all| {
        let there: Vec<UserId> =
            reading.now().map(|view| view.team.iter().map(|mate| mate.member.user).collect()).unwrap_or_default();
        let free = all.iter().filter(|one| !there.contains(&one.user));
        let people = free.map(|one| {
            let at = [say::role(one.role), one.organisation_name.as_str()].into_iter().filter(|w| !w.is_empty());
            (one.user.to_string(), format!("{}, {}", one.name, at.collect::<Vec<_>>().join(", ")))
        });
        view! { <MemberForm before=None people=people.collect() open=open/> }
    })
}

/// One of the team.
#[component]
fn Member(user: UserId, no: Memo<Option<String>>) -> impl IntoView {
    let reading = Reading::here();
    let mate = reading.memo(move |view| view.team.iter().find(|mate| mate.member.user == user).cloned());
    let changing = RwSignal::new(false);
    let form = move || {
        let before = untrack(|| mate.get());
        changing.get().then(|| view! { <MemberForm before=before people=Vec::new() open=changing/> })
    };
    let name = move || mate.get().map(|mate| mate.name).unwrap_or_default();
    view! {
        <li class="notice stack">
            {move || mate.get().map(facts)}
            {move || (!changing.get() && no.with(Option::is_none)).then(|| view! {
                <p><Button look=Look::Plain icon_name="pen" about=name() on_press=move |()| changing.set(true)>"Change or end"</Button></p>
            })}
            {form}
        </li>
    }
}

fn facts(mate: Mate) -> impl IntoView {
    let Mate { member, name, organisation, now } = mate;
    let lead = member.lead.then(|| tag(Tone::Info, "people", "Leads the plan"));
    let told = match member.family_told_on {
        Some(on) => tag(Tone::Yes, "tick", format!("The family was told on {}", full_day(on))),
        None => tag(Tone::Unknown, "ask", "The family has not been told yet"),
    };
    let days = match member.to {
        Some(to) => format!("From {} to {}", full_day(member.from), full_day(to)),
        None => format!("From {}", full_day(member.from)),
    };
    let over = (!now).then(|| tag(Tone::Neutral, "no", "Not in the team today"));
    view! {
        <div class="stack tight">
            <h3>{name}</h3>
            <p>{function(member.function)}", "{organisation}</p>
            <p class="soft small">{days}"."</p>
            <p class="row near">{lead}{told}{over}</p>
        </div>
    }
}
