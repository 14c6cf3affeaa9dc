//! Whom a worker rings when a child may not be safe: the council's team, and the lead of each partner.

use std::sync::Arc;

use doorstep_shared::api::desk::agreements::{Agreements, ListAgreements};
use doorstep_shared::api::desk::get_settings::Settings;
use doorstep_shared::api::desk::save_settings::{NewSafeNumbers, NewSettings, SaveSettings};
use doorstep_shared::directory::{SafeLead, SafeNumbers};
use doorstep_shared::id::OrganisationId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{HeldSettings, went_wrong};
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{Answer, ask, wrong_fields, wrong_with};
use crate::rules::say;
use crate::ui::{Banner, Button, ErrorSummary, Field, Takes, Tone, Wrong, toasts};
use crate::unsent::unsent;

const COUNCIL: &str = "safe_numbers-council";
const UNSENT: &str = "safe-numbers";

/// One lead in the form.
#[derive(Clone, Copy)]
struct Row {
    organisation: OrganisationId,
    partner: StoredValue<String>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
}

impl Row {
    fn is_written(&self) -> bool {
        !self.name.with_untracked(|t| t.trim().is_empty()) || !self.phone.with_untracked(|t| t.trim().is_empty())
    }
}

/// The part of the screen, for whoever may change it.
#[component]
pub fn Numbers(
    /// Where the settings come from.
    held: HeldSettings,
    /// The settings.
    settings: Arc<Settings>,
) -> impl IntoView {
    // The partners are those who make agreements: whoever employs somebody of the team stands among them.
    let partners: Answer<Agreements> = ask::<ListAgreements>(vec![("zone", zone_name())]);
    let now = settings.safe_numbers.clone();
    let when = match now.checked_on {
        Some(on) => format!("Last looked through on {}.", say::day(on, settings.today)),
        None => "Nobody has written them down yet.".to_owned(),
    };
    let looked_through = if now.are_due(settings.today) {
        view! {
            <Banner tone=Tone::Wait icon_name="alert">
                <p><b>"Look these numbers through."</b>" "{when}" They stand on every page of a plan."</p>
            </Banner>
        }
        .into_any()
    } else {
        view! { <p class="soft">{when}</p> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="safe-numbers">
            <div class="stack tight">
                <h2 id="safe-numbers">"When a child may not be safe"</h2>
                <p>"These numbers stand on every page of a plan, beside 999 and the NSPCC. Look at them every three months."</p>
            </div>
            {looked_through}
            {partners.draw(move |all| view! { <Form held=held settings=settings.clone() now=now.clone() all=all/> })}
        </section>
    }
}

#[component]
fn Form(held: HeldSettings, settings: Arc<Settings>, now: SafeNumbers, all: Arc<Agreements>) -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let council = RwSignal::new(now.council.clone());
    let text =
        |of: Option<&SafeLead>, f: fn(&SafeLead) -> &String| RwSignal::new(of.map(f).cloned().unwrap_or_default());
    let rows: Vec<Row> = (all.partners.iter())
        .filter(|partner| partner.in_team || now.lead(Some(partner.id)).is_some())
        .map(|partner| Row {
            organisation: partner.id,
            partner: StoredValue::new(partner.name.clone()),
            name: text(now.lead(Some(partner.id)), |lead| &lead.name),
            phone: text(now.lead(Some(partner.id)), |lead| &lead.phone),
        })
        .collect();
    let rows = StoredValue::new(rows);
    let typed = move || {
        let one = |row: &Row| format!("{} {} ", row.name.get(), row.phone.get());
        council.get() + " " + &rows.with_value(|rows| rows.iter().map(one).collect::<String>())
    };
    let (first, unsent) = (untrack(typed), unsent());
    Effect::new(move |_| {
        if typed() == first { unsent.sent(UNSENT) } else { unsent.note(UNSENT, "Numbers for a worry about a child") }
    });
    on_cleanup(move || unsent.sent(UNSENT));
    let (errors, trouble) = (RwSignal::new(Vec::<Wrong>::new()), RwSignal::new(None::<Trouble>));
    let busy = RwSignal::new(false);
    let (toasts, version) = (toasts(), settings.version);
    let save = Callback::new(move |()| {
        let written: Vec<Row> = rows.with_value(|rows| rows.iter().filter(|row| row.is_written()).copied().collect());
        let lead = |row: &Row| SafeLead {
            organisation: row.organisation,
            name: row.name.get_untracked(),
            phone: row.phone.get_untracked(),
        };
        let numbers = NewSafeNumbers { council: council.get_untracked(), leads: written.iter().map(lead).collect() };
        let body = NewSettings { safe_numbers: Some(numbers), ..NewSettings::default() };
        busy.set(true);
        trouble.set(None);
        errors.set(Vec::new());
        spawn_local(async move {
            let zone = zone.get_value();
            match api::send::<SaveSettings>(&[("zone", &zone)], &[], &body, Change::of(version)).await {
                Ok(_) => {
                    unsent.sent(UNSENT);
                    toasts.done("Saved. Each page of a plan shows them from the next sign-in on");
                    held.again();
                }
                Err(wrong) => {
                    let list = wrong_fields(&wrong, |at| box_at(at, &written));
                    trouble.set(Some(wrong).filter(|_| list.is_empty()));
                    errors.set(list);
                }
            }
            busy.set(false);
        });
    });
    let one = move |row: &Row| {
        let [name, phone] = ids(row.organisation);
        let partner = row.partner.get_value();
        let (by, at) = (wrong_with(errors, &name), wrong_with(errors, &phone));
        view! {
            <div class="facts-row schedule" role="group" aria-label=partner.clone()>
                <Field label=format!("{partner}: safeguarding lead") value=row.name error=by id=name/>
                <Field label="Their phone" takes=Takes::Phone value=row.phone error=at id=phone/>
            </div>
        }
    };
    view! {
        <ErrorSummary errors=errors/>
        {went_wrong(trouble, held)}
        <Field label="The council’s team for children" hint="The number anyone can call, often called MASH" takes=Takes::Phone value=council error=wrong_with(errors, COUNCIL) id=COUNCIL.to_owned()/>
        {rows.with_value(|rows| rows.iter().map(one).collect_view())}
        <div class="row"><Button on_press=save busy=busy>"These numbers are right today"</Button></div>
    }
}

fn ids(organisation: OrganisationId) -> [String; 2] {
    [format!("lead-name-{organisation}"), format!("lead-phone-{organisation}")]
}

/// The box that a place in what was sent is written in.
fn box_at(pointer: &str, sent: &[Row]) -> String {
    let mut parts = pointer.trim_start_matches('/').split('/').skip(1);
    let row = match (parts.next(), parts.next().and_then(|at| at.parse::<usize>().ok())) {
        (Some("leads"), Some(at)) => sent.get(at),
        _ => None,
    };
    match (row.map(|row| ids(row.organisation)), parts.next()) {
        (Some([name, _]), Some("name")) => name,
        (Some([_, phone]), _) => phone,
        (None, _) => COUNCIL.to_owned(),
    }
}
