//! The lists of the day.

use doorstep_shared::api::desk::plans::{Caseload, PlanLine};
use doorstep_shared::date::Date;
use doorstep_shared::id::PlanId;
use doorstep_shared::plans::entry::Kind;
use leptos::prelude::*;

use crate::page::messages::about;
use crate::platform;
use crate::rules::plan_words::{full_day, off};
use crate::rules::say;
use crate::ui::{Tone, icon, tag};

/// How far ahead actions are shown, in days.
const AHEAD: i32 = 14;
/// After so many days without a word a family counts as quiet.
const QUIET: i32 = 21;

/// What a family is called in a list.
pub fn called(plan: &PlanLine) -> String {
    plan.child.as_ref().map_or_else(|| plan.label.clone(), |child| format!("{child}’s family"))
}

fn of(load: &Caseload, plan: PlanId) -> String {
    load.plans.iter().find(|line| line.plan == plan).map_or_else(|| "A family".into(), called)
}

fn address(zone: &str, plan: PlanId, page: &str) -> String {
    let page = if page.is_empty() { String::new() } else { format!("/{page}") };
    format!("/desk/{zone}/plans/{plan}{page}")
}

fn part(id: &'static str, title: &'static str, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <div class="notice"><ul class="bare stack">{rows}</ul></div>
            </section>
        }
        .into_any()
    })
}

/// A date as a leaf of a calendar.
fn leaf(day: Date) -> impl IntoView {
    let month = full_day(day).split_whitespace().nth(2).unwrap_or_default().to_owned();
    let weekday = say::weekday(day.weekday()).get(..3).unwrap_or_default();
    view! { <div class="leaf" aria-hidden="true"><span>{weekday}</span><b>{day.day()}</b><span>{month}</span></div> }
}

fn row(day: Date, href: String, title: String, more: String, late: Option<String>, act: AnyView) -> AnyView {
    let late = late.map(|words| tag(Tone::Wait, "clock", words));
    view! {
        <li class="row top">
            {leaf(day)}
            <div class="grow stack snug">
                <h3><a href=href>{title}</a></h3>
                <p class="soft"><span class="vh">{full_day(day)}". "</span>{more}</p>
                {late.map(|late| view! { <p>{late}</p> })}
            </div>
            {act}
        </li>
    }
    .into_any()
}

/// How late something is, said kindly.
fn late(day: Date, today: Date) -> Option<String> {
    let days = usize::try_from(today.days_since(day)).unwrap_or_default();
    (days > 0).then(|| format!("{} ago. Still to do?", say::count(days, "day", "days")))
}

/// Families that a person has to tell what no message told.
pub fn ring(load: &Caseload, zone: &str) -> Option<AnyView> {
    let rows = load.ring.iter().map(|line| {
        let family = of(load, line.plan);
        let act = view! { <a class="btn" href=address(zone, line.plan, "contact")>"Write what happened"<span class="vh">": "{family.clone()}</span></a> };
        let more = format!("{}. {}", about(line.about), line.why.words());
        row(line.on, address(zone, line.plan, "family"), family, more, None, act.into_any())
    });
    part("ring-list", "No message told them", rows.collect())
}

/// Contacts that somebody meant to make by today.
pub fn talks(load: &Caseload, zone: &str) -> Option<AnyView> {
    let today = load.today;
    let rows = load.next.iter().filter(|line| line.next.on <= today).map(|line| {
        let family = of(load, line.plan);
        let act = view! { <a class="btn" href=address(zone, line.plan, "contact")>"Write what happened"<span class="vh">": "{family.clone()}</span></a> };
        let title = format!("{}: {family}", line.next.what.words());
        row(line.next.on, address(zone, line.plan, ""), title, "You meant to be in touch.".into(), late(line.next.on, today), act.into_any())
    });
    part("h-talks", "Be in touch today", rows.collect())
}

/// Actions: those whose day is over first, then those of the coming days.
pub fn due(load: &Caseload, zone: &str) -> Option<AnyView> {
    let today = load.today;
    let rows = load.due.iter().filter(|line| line.due.days_since(today) <= AHEAD).map(|line| {
        let family = of(load, line.plan);
        let page = match line.entry.kind {
            Kind::Meeting => "meetings",
            Kind::Handover => "handover",
            Kind::Referral => "services",
            _ => "goals",
        };
        let whose = match line.entry.kind {
            Kind::Meeting => "You lead this meeting.",
            Kind::Handover => "Ring the school, or hand it over on paper.",
            Kind::Referral if line.due < today => "Ring them.",
            Kind::Referral => "You asked them for this family.",
            _ if line.of_family => "The family does this. Ask how it goes.",
            _ => "This is yours to do.",
        };
        let more = if line.due < today {
            format!("{family}. {whose}")
        } else {
            format!("{family}, {}. {whose}", off(line.due, today))
        };
        row(line.due, address(zone, line.plan, page), line.text.clone(), more, late(line.due, today), ().into_any())
    });
    part("h-due", "To do", rows.collect())
}

/// Families that wait for a first word.
pub fn calls(load: &Caseload, zone: &str) -> Option<AnyView> {
    let today = load.today;
    let mut waiting: Vec<(Date, &PlanLine)> = load
        .plans
        .iter()
        .filter(|plan| plan.last_contact.is_none() && plan.state.is_open())
        .filter_map(|plan| plan.first_contact_by.map(|by| (by, plan)))
        .collect();
    waiting.sort_by_key(|(by, _)| *by);
    let rows = waiting.into_iter().map(|(by, plan)| {
        let act = view! { <a class="btn plain" href=address(zone, plan.plan, "contact")>"Write a contact"<span class="vh">": "{called(plan)}</span></a> };
        let more = format!("They said yes. Get in touch by {}.", full_day(by));
        row(by, address(zone, plan.plan, ""), format!("First contact: {}", called(plan)), more, late(by, today), act.into_any())
    });
    part("h-calls", "First contact", rows.collect())
}

fn short(drawing: &'static str, href: String, title: String, more: String) -> AnyView {
    view! {
        <li class="row hold">{icon(drawing)}<div class="grow"><h3><a href=href>{title}</a></h3><p class="soft">{more}</p></div></li>
    }
    .into_any()
}

/// Families of whom there is something new.
pub fn fresh(load: &Caseload, zone: &str) -> Option<AnyView> {
    let rows = load.plans.iter().filter_map(|plan| {
        let since = plan.new_since.as_ref()?;
        let more = format!("Something new since {}.", platform::london(since));
        Some(short("msg", address(zone, plan.plan, "history"), called(plan), more))
    });
    part("h-new", "New", rows.collect())
}

/// Families that nobody has had word of for a while.
pub fn quiet(load: &Caseload, zone: &str) -> Option<AnyView> {
    let today = load.today;
    let rows = load.plans.iter().filter(|plan| plan.state.is_running()).filter_map(|plan| {
        let more = match plan.last_contact {
            Some(on) if today.days_since(on) >= QUIET => {
                format!("Last contact: {}, {}.", say::ago(on, today), full_day(on))
            }
            Some(_) => return None,
            // Those who wait for a first word stand in their own list.
            None if plan.first_contact_by.is_some() => return None,
            None => "Your organisation has written down no contact yet.".to_owned(),
        };
        Some(short("quiet", address(zone, plan.plan, "notes"), called(plan), more))
    });
    part("h-quiet", "Gone quiet", rows.collect())
}
