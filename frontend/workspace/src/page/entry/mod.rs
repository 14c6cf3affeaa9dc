//! One entry: how it stands, how far it may be trusted and why, who said what of it, and all that one may do with it.

mod ask_provider;
mod do_it;
mod facts;

use doorstep_shared::api::desk::DraftState;
use doorstep_shared::api::desk::get_entry::{EntryPage, GetEntry};
use doorstep_shared::api::desk::plans::GetTakenUp;
use doorstep_shared::directory::{State, Visibility};
use doorstep_shared::policy::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::page::entries::state_tag;
use crate::rules::say;
use crate::ui::{Banner, Heading, Tone, TroubleBanner, icon, loading, tag, turning_icon};
use ask_provider::AskThem;
use do_it::{Again, Confirming};
use facts::{Changes, Questions, Trust};

/// The screen.
#[component]
pub fn Entry() -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let params = use_params_map();
    let entry = Memo::new(move |_| params.with(|params| params.get("entry").unwrap_or_default()));
    let held = RwSignal::new(None::<Result<EntryPage, Trouble>>);
    let again = Again::new(zone, entry, held);
    Effect::new(move |_| {
        entry.track();
        held.set(None);
        again.ask();
    });
    move || match held.get() {
        None => loading().into_any(),
        Some(Err(trouble)) => view! {
            <p><a href=format!("/desk/{}/entries", zone.get_value())>"My entries"</a></p>
            <Heading text="This entry cannot be shown"/>
            <TroubleBanner trouble=trouble/>
        }
        .into_any(),
        Some(Ok(page)) => view! { <Shown page=page again=again/> }.into_any(),
    }
}

/// Asks for an entry.
async fn ask(zone: &str, entry: &str) -> Result<EntryPage, Trouble> {
    api::send::<GetEntry>(&[("zone", zone), ("entry", entry)], &[], &(), Change::None).await
}

#[component]
fn Shown(page: EntryPage, again: Again) -> impl IntoView {
    let zone = zone_name();
    let record = &page.record;
    let (name, record_id) = (record.name.clone(), record.id.to_string());
    let staff = (record.visibility == Visibility::Staff).then(|| tag(Tone::Info, "lock", "Staff only"));
    let run_by = match page.organisation_name.as_str() {
        "" => "Nobody is named who runs it".to_owned(),
        name => format!("Run by {name}"),
    };
    let check = page.may.has(Action::Check) && record.state.goes_on() && !page.resting;
    view! {
        <div class="stack tight">
            <p><a href=format!("/desk/{zone}/entries")>"My entries"</a></p>
            <Heading text=name/>
            <p class="row near">{state_tag(&record.state, page.freshness, page.today)}{staff}<span class="soft">{run_by}</span></p>
        </div>
        <Standing page=page.clone()/>
        <Taken entry=record_id/>
        <Ways page=page.clone()/>
        <div class="versions">
            <Trust page=page.clone()/>
            <Questions page=page.clone()/>
        </div>
        {check.then(|| view! { <Confirming page=page.clone() again=again/> })}
        <Changes page=page/>
    }
}

/// What stands in the way of it being read or kept as it is: a rest, an end, somebody else who writes.
#[component]
fn Standing(page: EntryPage) -> impl IntoView {
    let today = page.today;
    let state = match &page.record.state {
        State::Active => None,
        State::Paused { reason, until, .. } if page.resting => {
            let back = match until {
                Some(last) => format!("Back on {}.", say::weekday_and_day(last.plus_days(1), today)),
                None => "Nobody knows yet when it is back.".to_owned(),
            };
            Some((Tone::Info, "quiet", format!("Paused: {reason}"), back))
        }
        State::Paused { until, .. } => {
            let since = until.map(|last| say::weekday_and_day(last.plus_days(1), today)).unwrap_or_default();
            Some((
                Tone::Wait,
                "clock",
                format!("On again since {since}."),
                "Times and rooms change in a break: check it.".into(),
            ))
        }
        State::Finished { on } => {
            let on = say::weekday_and_day(*on, today);
            Some((Tone::Neutral, "no", format!("Finished. Its last day was {on}."), "Families do not see it.".into()))
        }
        State::Hidden { reason, on } => {
            let on = say::weekday_and_day(*on, today);
            Some((Tone::Neutral, "hide", format!("Hidden from families since {on}."), format!("The reason: {reason}")))
        }
        State::Merged { on, .. } => {
            let on = say::weekday_and_day(*on, today);
            let what = format!("It became one with another entry on {on}.");
            Some((Tone::Neutral, "copy", what, "Its address leads families to the other.".into()))
        }
        State::Withdrawn { on, .. } => {
            let on = say::weekday_and_day(*on, today);
            Some((Tone::Neutral, "no", format!("The import that brought it was taken back on {on}."), String::new()))
        }
    };
    let state = state.map(|(tone, drawing, what, more)| {
        view! { <Banner tone=tone icon_name=drawing><p><b>{what}</b></p><p>{more}</p></Banner> }
    });
    let drafts = page.drafts.into_iter().filter(|draft| !draft.by.me).map(|draft| {
        let who = if draft.by.name.is_empty() { say::checker(draft.by.role).to_owned() } else { draft.by.name.clone() };
        let what = match draft.state {
            DraftState::Writing => format!("{who} is writing a change of it."),
            DraftState::Waiting => format!("A change by {who} waits for approval."),
            DraftState::SentBack => format!("A change by {who} was sent back: {}", draft.reason),
        };
        view! { <Banner tone=Tone::Info icon_name="pen"><p>{what}</p></Banner> }
    });
    let drafts = drafts.collect_view();
    view! { {state}{drafts} }
}

/// How many families have taken it up after a referral; nothing where none is known of.
#[component]
fn Taken(entry: String) -> impl IntoView {
    let taken = crate::ask::ask::<GetTakenUp>(vec![("zone", zone_name()), ("entry", entry)]);
    move || {
        let words = taken.here().map(|taken| taken.words()).filter(|words| !words.is_empty());
        words.map(|words| view! { <p class="row near">{icon("people")}<span>{words}</span></p> })
    }
}

/// Where one can go from here.
#[component]
fn Ways(page: EntryPage) -> impl IntoView {
    let (zone, id, may) = (zone_name(), page.record.id, page.may);
    let edit = may.has(Action::Edit).then(|| {
        view! { <a class="btn plain" href=format!("/desk/{zone}/entries/{id}/edit")>{icon("pen")}"Change it"</a> }
    });
    let pause = (may.has(Action::Pause) || may.has(Action::Hide)).then(|| {
        view! { <a class="btn plain" href=format!("/desk/{zone}/entries/{id}/running")>{icon("quiet")}"Pause, finish or hide"</a> }
    });
    let like = may.has(Action::Edit).then(|| {
        let new = crate::platform::new_entry_id();
        view! { <a class="btn quiet" href=format!("/desk/{zone}/entries/{new}/edit?like={id}")>{icon("copy")}"Make one like it"</a> }
    });
    let public = page.record.visibility == Visibility::Public && page.record.state.goes_on();
    let seen = public.then(|| {
        view! { <a class="btn quiet" href=format!("/en/z/{zone}/s/{id}") rel="external">{icon("eye")}"See it as families do"</a> }
    });
    let ask = (may.has(Action::Check) && page.record.state.goes_on())
        .then(|| view! { <AskThem entry=id.to_string() today=page.today/> });
    view! {
        <div class="row near">
            {edit}{pause}
            <a class="btn quiet" href=format!("/desk/{zone}/entries/{id}/history")>{turning_icon("history")}"Its history"</a>
            {seen}{like}{ask}
        </div>
    }
}
