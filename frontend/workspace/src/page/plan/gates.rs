//! Why the plan cannot be changed now, and why some of it is not there for the reader.

use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::plans::access::Seat;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::Sharing;
use leptos::prelude::*;

use super::Reading;
use crate::platform;
use crate::rules::plan_words::full_day;
use crate::rules::say;
use crate::ui::{Banner, Tone};

/// That the plan rests, is over, or is looked at in an emergency.
#[component]
pub fn Rest() -> impl IntoView {
    let reading = Reading::here();
    let state = reading.memo(|view| Some((view.plan.state, view.plan.rest.clone(), view.plan.ended_on)));
    let glass = reading.memo(|view| view.glass.clone());
    let rest = move || {
        let (state, rest, ended) = state.get()?;
        if state == State::Paused {
            let until = rest.as_ref().map(|rest| format!("It goes on by {}.", full_day(rest.until)));
            let why = rest.map(|rest| view! { <p class="said">{rest.reason}</p> });
            return Some(
                view! { <Banner tone=Tone::Wait icon_name="clock"><p><b>"This plan is paused."</b>" "{until}</p>{why}</Banner> }
                    .into_any(),
            );
        }
        let on = ended.map(|on| format!(" Since {}.", full_day(on)));
        if state == State::Withdrawn {
            return Some(
                view! {
                    <Banner tone=Tone::Info icon_name="lock">
                        <p><b>"The family has stopped sharing and left the plan."</b>{on}</p>
                        <p>"You see only what your own organisation wrote. Nothing in it is changed any more."</p>
                    </Banner>
                }
                .into_any(),
            );
        }
        state.is_over().then(|| {
            view! {
                <Banner tone=Tone::Info icon_name="lock">
                    <p><b>"This plan is over: "{state.words()}"."</b>{on}</p>
                    <p>"You can read it. Nothing in it is changed any more."</p>
                </Banner>
            }
            .into_any()
        })
    };
    let emergency = move || {
        let glass = glass.get()?;
        let sections: Vec<&str> = glass.sections.iter().map(|section| section.words()).collect();
        Some(view! {
            <Banner tone=Tone::Stop icon_name="alert">
                <p><b>"You look at this plan in an emergency, until "{platform::london(&glass.until)}"."</b></p>
                <p>"You see: "{say::list(&sections)}". That you looked is written down."</p>
            </Banner>
        })
    };
    view! { {rest}{emergency} }
}

/// What is not there for the reader, by reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Hidden {
    own: String,
    refused: Vec<Section>,
    uncovered: Vec<Section>,
    contested: Vec<Section>,
    outside: bool,
}

fn hidden(view: &PlanView) -> Hidden {
    let of = |wanted: Sharing, uncovered: bool| {
        let gates = view.gates.iter().filter(|gate| gate.section.is_shared_by_choice());
        let fits = gates
            .filter(|gate| gate.sharing == wanted && (wanted != Sharing::Allowed || gate.with.is_empty() == uncovered));
        fits.map(|gate| gate.section).collect::<Vec<_>>()
    };
    let own = view.me.organisation;
    let alone = !view.partners.iter().any(|partner| Some(partner.id) != own);
    Hidden {
        own: own.and_then(|id| super::reading::organisation(view, id)).unwrap_or_else(|| "your organisation".into()),
        refused: of(Sharing::Refused, false),
        // With nobody else in the plan there is nothing that an agreement would open.
        uncovered: if alone { Vec::new() } else { of(Sharing::Allowed, true) },
        contested: of(Sharing::Contested, false),
        outside: view.me.seat == Seat::Coordinator && !view.me.team,
    }
}

/// The banner.
#[component]
pub fn Gates() -> impl IntoView {
    let reading = Reading::here();
    let hidden = reading.memo(hidden);
    let line = |why: String, sections: &[Section]| {
        let names: Vec<&str> = sections.iter().map(|section| section.words()).collect();
        (!names.is_empty()).then(|| view! { <li><b>{why}</b>": "{say::list(&names)}"."</li> })
    };
    move || {
        let hidden = hidden.get();
        if hidden.outside {
            return Some(
                view! {
                    <Banner tone=Tone::Info icon_name="hide">
                        <p><b>"You look after the zone, so you see no name and nothing that is written in the plan."</b></p>
                    </Banner>
                }
                .into_any(),
            );
        }
        let all = hidden.refused.len() + hidden.uncovered.len() + hidden.contested.len();
        (all > 0).then(|| {
            view! {
                <Banner tone=Tone::Neutral icon_name="hide">
                    <p><b>"What others wrote here is hidden from you in "{say::count(all, "section", "sections")}"."</b>" You always see what your own organisation wrote."</p>
                    <ul>
                        {line(format!("The family does not share this with {}", hidden.own), &hidden.refused)}
                        {line("No agreement on sharing is in force".into(), &hidden.uncovered)}
                        {line("Two adults say different things, so it is not shared".into(), &hidden.contested)}
                    </ul>
                </Banner>
            }
            .into_any()
        })
    }
}
