//! Whose changes wait for somebody's approval.

use std::sync::Arc;

use doorstep_shared::api::desk::get_settings::Settings;
use doorstep_shared::api::desk::save_settings::{NewSettings, SaveSettings};
use doorstep_shared::policy::{Action, ZoneRules};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{HeldSettings, went_wrong};
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::rules::settings::APPROVAL;
use crate::ui::{Button, Choice, PickOne, toasts};
use crate::who::may;

/// The part of the screen.
#[component]
pub fn ApprovalRule(
    /// Where the settings come from.
    held: HeldSettings,
    /// The settings.
    settings: Arc<Settings>,
) -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let (version, now) = (settings.version, settings.approval);
    let chosen = RwSignal::new(now.key().to_owned());
    let (trouble, busy) = (RwSignal::new(None::<Trouble>), RwSignal::new(false));
    let toasts = toasts();
    let save = Callback::new(move |()| {
        let Some(rule) = ZoneRules::parse(&chosen.get_untracked()) else { return };
        if rule == now {
            return toasts.done("Nothing has changed");
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let zone = zone.get_value();
            let body = NewSettings { approval: Some(rule), ..NewSettings::default() };
            match api::send::<SaveSettings>(&[("zone", &zone)], &[], &body, Change::of(version)).await {
                Ok(_) => {
                    toasts.done("Saved. It holds for changes from now on; what waits already goes on waiting");
                    held.again();
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    let choices =
        APPROVAL.iter().map(|(rule, words, hint)| Choice::new(rule.key(), *words).hint(*hint)).collect::<Vec<_>>();
    let words = APPROVAL.iter().find(|(rule, ..)| *rule == now).map(|(_, words, hint)| format!("{words}. {hint}"));
    view! {
        <section class="stack" aria-labelledby="approval">
            <div class="stack tight">
                <h2 id="approval">"Approval"</h2>
                <p>"Until a change is approved, families see the entry as it was."</p>
            </div>
            {went_wrong(trouble, held)}
            {if may(Action::Settings) {
                view! {
                    <PickOne label="Whose changes wait for approval?" value=chosen choices=choices id="approval-rule"/>
                    <div class="row"><Button on_press=save busy=busy>"Save the rule"</Button></div>
                }.into_any()
            } else {
                view! { <p>{words}</p> }.into_any()
            }}
        </section>
    }
}
