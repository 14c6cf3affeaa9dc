//! One member: what they are, and the form to change or end it.

use doorstep_shared::api::desk::people::{ChangeMember, Employer, PersonLine, Terms};
use doorstep_shared::date::Date;
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::terms::{Fields, TermsFields, capability_words, role_words};
use crate::api::{self, Change, Trouble};
use crate::rules::say;

/// The member.
#[component]
pub fn Member(
    zone: String,
    person: PersonLine,
    employers: StoredValue<Vec<Employer>>,
    today: Date,
    again: RwSignal<u32>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let fields = Fields::of(&person.terms);
    let id = format!("member-{}", person.user);
    let version = person.version;
    let send = {
        let user = person.user.to_string();
        move |terms: Terms| {
            let (zone, user) = (zone.clone(), user.clone());
            spawn_local(async move {
                let path = [("zone", zone.as_str()), ("user", user.as_str())];
                match api::send::<ChangeMember>(&path, &[], &terms, Change::of(version)).await {
                    Ok(_) => again.update(|n| *n += 1),
                    Err(trouble) => wrong.set(Some(why(&trouble))),
                }
            });
        }
    };
    let end = {
        let (send, from) = (send.clone(), person.terms.from.unwrap_or(today));
        let held = person.terms.clone();
        // From tomorrow's point of view today is over: their last day was yesterday, or never.
        move |_| send(Terms { to: Some(today.plus_days(-1).max(from.plus_days(-1))), ..held.clone() })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match fields.read() {
            Ok(terms) => send(terms),
            Err(why) => wrong.set(Some(why.to_owned())),
        }
    };
    let name = person.name.clone();
    let hidden = format!(" {name}");
    let ending = format!(" the work of {name} today");
    let in_force = person.in_force;
    view! {
        <li class="notice stack tight">
            {described(&person, today)}
            {move || wrong.get().map(|why| view! { <p class="error" role="alert">{why}</p> })}
            <p class="row near">
                <button type="button" class="btn plain" aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)>"Change"<span class="vh">{hidden}</span></button>
                {in_force.then(|| view! {
                    <button type="button" class="btn risk" on:click=end>"End now"<span class="vh">{ending}</span></button>
                })}
            </p>
            <form class="stack" hidden=move || !open.get() on:submit=save>
                <TermsFields fields=fields employers=employers id=id/>
                <p><button class="btn">"Save"</button></p>
            </form>
        </li>
    }
}

fn described(person: &PersonLine, today: Date) -> AnyView {
    let terms = &person.terms;
    let time = match (terms.from, terms.to) {
        (Some(from), _) if from > today => format!("Begins on {}", say::day(from, today)),
        (_, Some(to)) if to < today => format!("Ended on {}", say::day(to, today)),
        (Some(from), Some(to)) => format!("From {} to {}", say::day(from, today), say::day(to, today)),
        (Some(from), None) => format!("Since {}", say::day(from, today)),
        (None, _) => String::new(),
    };
    let seen = person
        .seen
        .map_or_else(|| "Never at work here yet".to_owned(), |day| format!("Last at work on {}", say::day(day, today)));
    let more: Vec<&str> = terms.capabilities.iter().map(capability_words).collect();
    let more = (!more.is_empty()).then(|| format!("May also: {}", more.join("; ")));
    let (tag, word) = if person.in_force { ("tag yes", "Member") } else { ("tag", "Not today") };
    view! {
        <div class="row apart">
            <h3>{person.name.clone()}{person.you.then_some(" (you)")}</h3>
            <span class=tag>{word}</span>
        </div>
        <p>{role_words(terms.role)}{super::employer(&person.organisation_name)}</p>
        <p class="soft">{time}". "{seen}"."</p>
        {more.map(|more| view! { <p>{more}"."</p> })}
    }
    .into_any()
}

/// Why it did not go, with the server's own reason where it gives one.
pub fn why(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Problem(problem, body) if problem.code == Code::Forbidden => {
            body["detail"].as_str().map_or_else(|| trouble.sentence(), str::to_owned)
        }
        Trouble::Problem(problem, _) if problem.code == Code::Stale => {
            "Somebody else has changed this person since. Load the page again to see how.".into()
        }
        _ => trouble.sentence(),
    }
}
