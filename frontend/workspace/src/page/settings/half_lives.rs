//! How long a check holds, kind by kind. Which entries that concerns is shown before anything is saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use doorstep_shared::api::desk::get_settings::Settings;
use doorstep_shared::api::desk::plan_settings::{Concerned, ConcernedEntry, HalfLives as Wanted, PlanSettings};
use doorstep_shared::api::desk::save_settings::{NewSettings, SaveSettings, WEEKS_LEAST, WEEKS_MOST};
use doorstep_shared::directory::Kind;
use doorstep_shared::policy::Action;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{HeldSettings, went_wrong};
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{wrong_fields, wrong_with};
use crate::lines::lines;
use crate::platform;
use crate::rules::{say, settings as rules};
use crate::ui::{Button, ErrorSummary, Field, Look, Takes, Wrong, toasts};
use crate::unsent::unsent;
use crate::who::may;

const UNSENT: &str = "half-lives";

/// What new numbers would do, and the numbers it was worked out for.
type Plan = (BTreeMap<Kind, u8>, Arc<Concerned>);

/// The part of the screen.
#[component]
pub fn HalfLives(
    /// Where the settings come from.
    held: HeldSettings,
    /// The settings.
    settings: Arc<Settings>,
) -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let version = settings.version;
    let now = StoredValue::new(settings.half_lives.clone());
    let typed: Vec<(Kind, RwSignal<String>)> =
        settings.half_lives.iter().map(|h| (h.kind, RwSignal::new(h.weeks.to_string()))).collect();
    let boxes = StoredValue::new(typed);
    let read = move || {
        let texts: Vec<_> = boxes.with_value(|b| b.iter().map(|(kind, text)| (*kind, text.get())).collect());
        now.with_value(|now| rules::changed(now, &texts))
    };
    let (errors, trouble) = (RwSignal::new(Vec::<Wrong>::new()), RwSignal::new(None::<Trouble>));
    let (plan, busy) = (RwSignal::new(None::<Plan>), RwSignal::new(false));
    // Another number is another list.
    let unsent = unsent();
    Effect::new(move |before: Option<()>| {
        let differs = read() != Ok(BTreeMap::new());
        if before.is_some() {
            plan.set(None);
        }
        if differs { unsent.note(UNSENT, "How long checks hold") } else { unsent.sent(UNSENT) }
    });
    on_cleanup(move || unsent.sent(UNSENT));

    let (toasts, lines) = (toasts(), lines());
    let look = Callback::new(move |()| {
        trouble.set(None);
        let wanted = match read() {
            Ok(wanted) => wanted,
            Err(kinds) => {
                let what = |kind: &Kind| {
                    let name = say::kind(*kind);
                    (box_id(*kind), format!("{name}: write whole weeks, {WEEKS_LEAST} to {WEEKS_MOST}"))
                };
                return errors.set(kinds.iter().map(what).collect());
            }
        };
        errors.set(Vec::new());
        if wanted.is_empty() {
            return toasts.done("Nothing has changed");
        }
        busy.set(true);
        spawn_local(async move {
            let zone = zone.get_value();
            let body = Wanted { half_lives: wanted.clone() };
            match api::send::<PlanSettings>(&[("zone", &zone)], &[], &body, Change::None).await {
                Ok(concerned) => {
                    plan.set(Some((wanted, Arc::new(concerned))));
                    platform::soon(|| platform::focus("#concerned"));
                }
                Err(wrong) => {
                    let list = wrong_fields(&wrong, |at| at.trim_start_matches('/').replace('/', "-"));
                    trouble.set(Some(wrong).filter(|_| list.is_empty()));
                    errors.set(list);
                }
            }
            busy.set(false);
        });
    });
    let save = Callback::new(move |()| {
        let Some((wanted, _)) = plan.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let zone = zone.get_value();
            let body = NewSettings { half_lives: wanted, ..NewSettings::default() };
            match api::send::<SaveSettings>(&[("zone", &zone)], &[], &body, Change::of(version)).await {
                Ok(_) => {
                    unsent.sent(UNSENT);
                    toasts.done("Saved. Families see it within a minute. It can be taken back under Change many");
                    lines.ask_again();
                    held.again();
                    platform::soon(|| platform::focus("main h1"));
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    let may = may(Action::Settings);
    view! {
        <section class="stack" aria-labelledby="half-lives">
            <div class="stack tight">
                <h2 id="half-lives">"How long a check holds"</h2>
                <p>"When so many weeks have passed, an entry is due for a check. Later it sinks in the families’ list, and at last it leaves it."</p>
            </div>
            <ErrorSummary errors=errors/>
            {went_wrong(trouble, held)}
            <div class="facts-row weeks">{settings.half_lives.iter().map(|h| one(h.kind, h.weeks, h.usual, boxes, errors, may)).collect_view()}</div>
            {may.then(|| view! {
                <div class="row"><Button on_press=look busy=Signal::derive(move || busy.get() && plan.with(Option::is_none)) look=Signal::derive(move || if plan.with(Option::is_some) { Look::Plain } else { Look::Main })>"See what would change"</Button></div>
            })}
            {move || plan.get().map(|(wanted, concerned)| view! {
                <div class="notice own stack">
                    <h3 id="concerned" tabindex="-1">{title(&concerned)}</h3>
                    <ul>{wanted.iter().map(|(kind, weeks)| {
                        let was = now.with_value(|now| now.iter().find(|h| h.kind == *kind).map_or(0, |h| h.weeks));
                        view! { <li>{format!("{}: {was} weeks now, {weeks} then", say::kind(*kind))}</li> }
                    }).collect_view()}</ul>
                    {list(&zone.get_value(), &concerned)}
                    <div class="row">
                        <Button on_press=save busy=busy icon_name="tick">"Save"</Button>
                        <Button look=Look::Plain on_press=move |()| plan.set(None)>"Do not save yet"</Button>
                    </div>
                </div>
            })}
        </section>
    }
}

fn box_id(kind: Kind) -> String {
    format!("half_lives-{}", kind.key())
}

fn one(
    kind: Kind,
    weeks: u8,
    usual: u8,
    boxes: StoredValue<Vec<(Kind, RwSignal<String>)>>,
    errors: RwSignal<Vec<Wrong>>,
    may: bool,
) -> impl IntoView {
    if !may {
        return view! { <p><b>{say::kind(kind)}</b><br/>{say::count(weeks.into(), "week", "weeks")}</p> }.into_any();
    }
    let text = boxes.with_value(|b| b.iter().find(|(k, _)| *k == kind).map(|(_, text)| *text));
    let error = wrong_with(errors, &box_id(kind));
    text.map(|text| {
        let hint = format!("Weeks. Usually {usual}");
        view! { <Field label=say::kind(kind) hint=hint takes=Takes::Number value=text error=error id=box_id(kind)/> }
    })
    .into_any()
}

fn title(concerned: &Concerned) -> String {
    match concerned.items.len() {
        0 => "No entry changes its state today".into(),
        1 => "1 entry changes its state at once".into(),
        n => format!("{n} entries change their state at once"),
    }
}

/// The entries, with where they stand and would stand.
fn list(zone: &str, concerned: &Concerned) -> impl IntoView + use<> {
    if concerned.items.is_empty() {
        return view! { <p>"The other entries of these kinds become due on other days."</p> }.into_any();
    }
    let zone = zone.to_owned();
    let today = lines().held.with_untracked(|held| held.as_ref().and_then(|h| h.as_ref().ok().map(|e| e.today)));
    let due = move |day: Option<doorstep_shared::date::Date>| {
        day.map(|day| format!(", due from {}", say::day(day, today.unwrap_or(day)))).unwrap_or_default()
    };
    let row = |item: &ConcernedEntry| {
        let href = format!("/desk/{zone}/entries/{}", item.entry);
        view! {
            <li>
                <p><b><a href=href>{item.name.clone()}</a></b></p>
                <p><span class="soft">"Now: "</span>{rules::freshness(item.now)}{due(item.due_now)}</p>
                <p><span class="soft">"Then: "</span>{rules::freshness(item.then)}{due(item.due_then)}</p>
            </li>
        }
    };
    let rows = concerned.items.iter().map(row).collect_view();
    view! { <ol class="checks moves bare" aria-label="Entries whose state changes">{rows}</ol> }.into_any()
}
