//! How the zone keeps its directory: how long checks hold, whose changes wait, when schools are open.

mod approval;
mod calendar;
mod half_lives;
mod safe_numbers;
mod year;

pub use calendar::SchoolCalendar;

use doorstep_shared::api::desk::get_settings::{GetSettings, Settings as Held};
use doorstep_shared::policy::Action;
use leptos::prelude::*;

use crate::api::Trouble;
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::ui::{Banner, Button, Heading, Look, Tab, Tabs, Tone, TroubleBanner};
use crate::who::may;
use approval::ApprovalRule;
use doorstep_shared::problem::Code;
use half_lives::HalfLives;
use safe_numbers::Numbers;

/// `/desk/{zone}/settings`.
#[component]
pub fn Settings() -> impl IntoView {
    let held = ask::<GetSettings>(vec![("zone", zone_name())]);
    view! {
        <Heading text="Settings"/>
        {parts(false)}
        {held.draw(move |settings| view! {
            {read_only()}
            <HalfLives held=held settings=settings.clone()/>
            <ApprovalRule held=held settings=settings.clone()/>
            {may(Action::Settings).then(|| view! { <Numbers held=held settings=settings/> })}
        })}
    }
}

/// The two parts of the settings.
fn parts(calendar: bool) -> impl IntoView {
    let zone = zone_name();
    let tab = move |path: &str, words: &str, here| Tab {
        href: format!("/desk/{zone}/settings{path}"),
        words: words.into(),
        count: None,
        here,
    };
    let tabs = vec![tab("", "Checks and approval", !calendar), tab("/calendar", "School calendar", calendar)];
    view! { <Tabs label="Settings" tabs=Signal::derive(move || tabs.clone())/> }
}

/// Said to those who may look and not change.
fn read_only() -> impl IntoView {
    (!may(Action::Settings)).then(|| {
        view! {
            <Banner tone=Tone::Info icon_name="lock">
                <p>"Only the zone coordinator changes these. You see them as they are now."</p>
            </Banner>
        }
    })
}

/// What went wrong with a change. Where somebody else was first, what is there now can be looked at; what is typed is lost only
/// by that press.
fn went_wrong<T: Send + Sync + 'static>(trouble: RwSignal<Option<Trouble>>, held: Answer<T>) -> impl IntoView {
    move || {
        trouble.get().map(|wrong| match wrong.code() {
            Some(Code::Stale) => view! {
                <Banner tone=Tone::Wait icon_name="people">
                    <p><b>"Somebody else changed this while you were writing"</b></p>
                    <p>"Nothing of yours is saved yet. Look at what is there now, then change it again if it is still wanted."</p>
                    <Button look=Look::Plain on_press=move |()| { trouble.set(None); held.again(); }>"Show what is there now"</Button>
                </Banner>
            }
            .into_any(),
            _ => view! { <TroubleBanner trouble=wrong/> }.into_any(),
        })
    }
}

/// The settings and where they came from.
type HeldSettings = Answer<Held>;
