//! The head of a plan: whose it is, the facts, where it stands, and its pages.

use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::plans::access::Seat;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::Reading;
use super::reading::{home, place, school, title};
use crate::rules::plan_words::{STAGES, full_day, off, stage};
use crate::tongues::{Tongues, tongues};
use crate::ui::{Heading, Tab, Tabs, Tone, icon, tag};

/// The head.
#[component]
pub fn Head() -> impl IntoView {
    let reading = Reading::here();
    let tongues = tongues();
    let words = reading.memo(title);
    let named = reading.memo(|view| super::child_name(view).is_some());
    let print_no = reading.memo(|view| view.no_print.is_some());
    let families = format!("/desk/{}/families", reading.zone.get_value());
    view! {
        <header class="stack">
            <p><a href=families>"My families"</a></p>
            <div class="row apart">
                <Heading text=words/>
                <div class="row no-print">
                    <a class="btn plain" href=reading.href("history")>{icon("history")}"History"</a>
                    {move || (!print_no.get()).then(|| view! { <a class="btn plain" href=reading.href("print")>{icon("copy")}"Print a copy"</a> })}
                    <a class="btn" href=reading.href("contact")>{icon("pen")}"Write a contact"</a>
                </div>
            </div>
            {move || (!named.get()).then(|| view! { <p class="soft">"The child’s name is not shared with you."</p> })}
            {move || reading.get().map(|view| facts(&view, tongues))}
            {move || reading.get().map(|view| path(&view))}
            <Pages/>
        </header>
    }
}

/// The facts that everybody looks for first. What is not known says so.
fn facts(view: &PlanView, tongues: Tongues) -> impl IntoView + use<> {
    let today = view.today;
    let place = place(view);
    let first = place.as_ref().and_then(|place| place.place.first_day());
    let begins = first.map(|day| format!("{}, {}", full_day(day), off(day, today)));
    let home = home(view).filter(|home| !home.languages.is_empty());
    let languages = home.map(|home| {
        let names: Vec<String> = home.languages.iter().map(|code| tongues.name(*code)).collect();
        let interpreter = match home.interpreter {
            doorstep_shared::fact::Fact::Yes => "Interpreter: yes",
            doorstep_shared::fact::Fact::No => "Interpreter: no",
            doorstep_shared::fact::Fact::Unknown => "Interpreter: not known",
        };
        format!("{}. {interpreter}", names.join(", "))
    });
    let lead = view.team.iter().find(|mate| mate.member.lead && mate.now);
    let lead = lead.map(|mate| format!("{}, {}", mate.name, mate.organisation));
    let one = |name: &'static str, value: Option<String>, none: &'static str| {
        let unknown = value.is_none();
        view! { <div><dt class="soft small">{name}</dt><dd class:unknown=unknown>{value.unwrap_or_else(|| none.to_owned())}</dd></div> }
    };
    view! {
        <dl class="facts-row">
            {one("Starts school", begins, "Day not known")}
            {one("School", school(view), "School not known")}
            {one("Languages", languages, "Languages not known")}
            {one("Leads the plan", lead, "Nobody leads it yet")}
        </dl>
    }
}

/// Where the plan stands on its way.
fn path(view: &PlanView) -> impl IntoView + use<> {
    let state = view.plan.state;
    let now = stage(state, view.plan.before);
    let one = |(n, words): (usize, &&'static str)| {
        let (done, here) = (now.is_some_and(|now| n < now), now == Some(n));
        let said = if here {
            "Now: "
        } else if done {
            "Done: "
        } else {
            ""
        };
        view! {
            <li class=done.then_some("done") aria-current=here.then_some("step")>
                <span class="vh">{said}</span>{*words}
            </li>
        }
    };
    let steps = STAGES.iter().enumerate().map(one).collect_view();
    view! {
        <ol class="path" aria-label="Stage of the plan">{steps}</ol>
        <p>{tag(Tone::Info, "info", format!("Now: {}", state.words()))}</p>
    }
}

/// The pages of the plan.
#[component]
fn Pages() -> impl IntoView {
    let reading = Reading::here();
    let at = use_location().pathname;
    // Whoever led a plan to its end sees no more of it than whoever looks after the zone.
    let outside = reading.memo(|view| (view.me.seat == Seat::Coordinator || view.me.lead) && !view.me.team);
    let tabs = Signal::derive(move || {
        let pages: &[(&str, &[&str], &str)] = &[
            ("", &[""], "Overview"),
            ("about", &["about"], "About me"),
            ("readiness", &["readiness"], "Readiness"),
            ("assessment", &["assessment"], "Assessment"),
            ("goals", &["goals"], "Goals and actions"),
            ("meetings", &["meetings"], "Meetings"),
            ("handover", &["handover"], "Handover"),
            ("sessions", &["sessions"], "Sessions"),
            ("services", &["services"], "Services"),
            ("notes", &["notes", "contact"], "Notes"),
            ("team", &["team"], "Team and sharing"),
            ("family", &["family"], "The family’s view"),
        ];
        let page = at.with(|at| at.trim_end_matches('/').split('/').nth(5).unwrap_or_default().to_owned());
        let seen = pages.iter().filter(|(page, ..)| !outside.get() || matches!(*page, "" | "team"));
        seen.map(|(path, own, words)| Tab {
            href: reading.href(path),
            words: (*words).to_owned(),
            count: None,
            here: own.contains(&page.as_str()),
        })
        .collect::<Vec<_>>()
    });
    view! { <Tabs label="Parts of the plan" tabs=tabs/> }
}
