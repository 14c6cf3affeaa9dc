//! What the zone offers, with what is known of each; whoever looks after the zone switches it off, adds to it, and says who leads on
//! language in each school.

use std::collections::BTreeMap;
use std::sync::Arc;

use doorstep_shared::api::desk::plans::{Colleague, ListColleagues, NewMenu, PutMenu, Registers};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{OrganisationId, UserId};
use doorstep_shared::plans::intervention::{Intervention, MenuLine, Tier};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::form::{Form, filled};
use crate::ui::{Button, DateBoxes, DateField, Field, Look, Select, Takes, Tone, tag, toasts};

/// Keeps the menu as it is to be.
type Keep = Callback<(NewMenu, Callback<()>)>;

/// The screen.
pub fn menu(held: Answer<Registers>, now: &Arc<Registers>) -> impl IntoView + use<> {
    let (toasts, version) = (toasts(), now.menu_version);
    // Asked here: what is done after a press knows no address any more.
    let zone = StoredValue::new(zone_name());
    let keep: Keep = Callback::new(move |(menu, done): (NewMenu, Callback<()>)| {
        let zone = zone.get_value();
        spawn_local(async move {
            match api::send::<PutMenu>(&[("zone", &zone)], &[], &menu, Change::of(version)).await {
                Ok(_) => {
                    toasts.done("Saved");
                    done.run(());
                    held.again();
                }
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
        });
    });
    let settles = now.may_settle;
    let tiers = Tier::ALL.iter().map(|tier| of_tier(now, *tier, keep)).collect_view();
    view! {
        <p class="lead">"What is known of each, in our own words. It says how something is meant to be given and whether others found that it helps. It says nothing about a child."</p>
        {settles.then(|| view! { {leading(now, keep)}{adding(now, keep)} })}
        {tiers}
    }
}

/// The menu as it is, for changing a part of it.
fn current(now: &Registers) -> NewMenu {
    NewMenu {
        off: now.menu.iter().filter(|line| !line.active).map(|line| line.of.id.clone()).collect(),
        own: now.menu.iter().filter(|line| line.own).map(|line| line.of.clone()).collect(),
        leads: now.leads.iter().map(|lead| (lead.organisation, lead.user)).collect(),
    }
}

fn of_tier(now: &Arc<Registers>, tier: Tier, keep: Keep) -> Option<AnyView> {
    let lines: Vec<&MenuLine> = now.menu.iter().filter(|line| line.of.tier == tier).collect();
    let heading = format!("h-{}", tier.key());
    let labelled = heading.clone();
    let all = lines.iter().map(|line| one(now, line, keep)).collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby=labelled>
                <h2 id=heading>{tier.words()}</h2>
                <ul class="bare stack tight">{all}</ul>
            </section>
        }
        .into_any()
    })
}

fn one(now: &Arc<Registers>, line: &MenuLine, keep: Keep) -> impl IntoView + use<> {
    let of = &line.of;
    let known = match of.checked_on {
        Some(on) => tag(Tone::Info, "checked", format!("Checked on {}", long_date(on))),
        None => tag(Tone::Unknown, "ask", "Not checked yet"),
    };
    let facts = [
        ("Ages", of.ages.clone()),
        ("How much", of.dose.words.clone()),
        ("Whether it helps", of.evidence.clone()),
        ("Where that stands", of.source.clone()),
        ("Before you copy or buy", of.licence.clone()),
        (
            "Training",
            match of.needs_trained {
                Fact::Yes => "Those who give it have to be trained for it.".to_owned(),
                Fact::No => "Nobody has to be trained for it.".to_owned(),
                Fact::Unknown => String::new(),
            },
        ),
    ];
    let facts = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let facts = facts.map(|(name, words)| view! { <p><b>{name}": "</b>{words}</p> }).collect_view();
    let (active, id, name) = (line.active, of.id.clone(), of.name.clone());
    let about = name.clone();
    let now_then = now.clone();
    let turn = move |()| {
        let mut menu = current(&now_then);
        if active {
            menu.off.insert(id.clone())
        } else {
            menu.off.remove(&id)
        };
        keep.run((menu, Callback::new(|()| ())));
    };
    let words = if active { "Do not offer it here" } else { "Offer it here" };
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h3 class="lead">{name}</h3><p class="row near">{known}{(!active).then(|| tag(Tone::Neutral, "no", "Not offered here"))}{line.own.then(|| tag(Tone::Neutral, "info", "Added here"))}</p></div>
            {facts}
            {now.may_settle.then(|| view! { <div><Button look=Look::Quiet about=about on_press=turn>{words}</Button></div> })}
        </li>
    }
}

/// Who leads on speech, language and communication, school by school.
fn leading(now: &Arc<Registers>, keep: Keep) -> impl IntoView + use<> {
    let held: Answer<Vec<Colleague>> = ask::<ListColleagues>(vec![("zone", zone_name())]);
    let now = now.clone();
    view! {
        <section class="stack" aria-labelledby="h-leads">
            <h2 id="h-leads">"Who leads on language"</h2>
            {held.draw(move |people| people_of(&now, &people, keep))}
        </section>
    }
}

fn people_of(now: &Arc<Registers>, people: &[Colleague], keep: Keep) -> impl IntoView + use<> {
    let mut partners: BTreeMap<OrganisationId, (String, Vec<(String, String)>)> = BTreeMap::new();
    for person in people {
        let Some(organisation) = person.organisation else { continue };
        let none = || (person.organisation_name.clone(), vec![(String::new(), "Nobody yet".to_owned())]);
        let (_, all) = partners.entry(organisation).or_insert_with(none);
        all.push((person.user.to_string(), person.name.clone()));
    }
    let mut partners: Vec<_> = partners.into_iter().collect();
    partners.sort_by_cached_key(|(_, (name, _))| name.to_lowercase());
    let rows = partners.into_iter().map(|(organisation, (name, options))| {
        let lead = now.leads.iter().find(|lead| lead.organisation == organisation).map(|lead| lead.user.to_string());
        let first = lead.unwrap_or_default();
        let chosen = RwSignal::new(first.clone());
        let now = now.clone();
        Effect::new(move |_| {
            let wanted = chosen.get();
            if wanted == first {
                return;
            }
            let mut menu = current(&now);
            match wanted.parse::<UserId>() {
                Ok(user) => menu.leads.insert(organisation, user),
                Err(_) => menu.leads.remove(&organisation),
            };
            keep.run((menu, Callback::new(|()| ())));
        });
        view! { <Select label=name value=chosen options=options/> }
    });
    view! { <div class="stack entry-form">{rows.collect_view()}</div> }
}

/// Adding something that the catalogue does not have.
fn adding(now: &Arc<Registers>, keep: Keep) -> impl IntoView + use<> {
    let text = || RwSignal::new(String::new());
    let (name, ages, dose, evidence, source) = (text(), text(), text(), text(), text());
    let (tier, checked) = (RwSignal::new(Tier::Universal.key().to_owned()), DateBoxes::new(None));
    let form = Form::new();
    let now = now.clone();
    let save = move |()| {
        let mut wrong: Vec<_> = filled(name, "own-name", "Write its name.").into_iter().collect();
        wrong.extend(crate::form::may(checked, "own-checked"));
        let day = untrack(|| checked.read()).ok().flatten();
        if day.is_some() && source.with_untracked(|source| source.trim().is_empty()) {
            wrong.push(("own-source".into(), "Say where it was checked, or leave the day out.".into()));
        }
        if !form.begin(wrong) {
            return;
        }
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let id: String = name.get_untracked().trim().chars().map(plain).take(40).collect();
        let mut menu = current(&now);
        menu.own.push(Intervention {
            id: format!("own-{}-{id}", now.menu_version),
            name: name.get_untracked().trim().to_owned(),
            tier: Tier::parse(&tier.get_untracked()).unwrap_or(Tier::Universal),
            ages: ages.get_untracked(),
            dose: doorstep_shared::plans::intervention::Dose { words: dose.get_untracked(), ..Default::default() },
            needs_trained: Fact::Unknown,
            evidence: evidence.get_untracked(),
            source: source.get_untracked(),
            checked_on: day,
            licence: String::new(),
        });
        form.kept();
        keep.run((menu, Callback::new(|()| ())));
    };
    let tiers = Tier::ALL.iter().map(|tier| (tier.key().to_owned(), tier.words().to_owned())).collect::<Vec<_>>();
    view! {
        <details class="more">
            <summary>"Add something of your own"</summary>
            <div class="stack entry-form">
                {form.top()}
                <Field label="What is it called?" value=name error=form.error("own-name") id="own-name"/>
                <Select label="For whom is it?" value=tier options=tiers/>
                <Field label="For which ages?" value=ages/>
                <Field label="How much of it is meant to be given?" value=dose/>
                <Field label="What is known of whether it helps?" hint="In your own words" takes=Takes::Lines value=evidence/>
                <Field label="Where does that stand?" value=source error=form.error("own-source") id="own-source"/>
                <DateField label="When was it looked up there?" value=checked tried=form.tried error=form.error("own-checked") id="own-checked"/>
                <div><Button on_press=save busy=form.busy>"Add it to the menu"</Button></div>
            </div>
        </details>
    }
}
