//! The overview: what comes next, what the family and its team are working on, who helps, and the steps of the plan.

use leptos::prelude::*;

use super::Reading;
use super::ending::EndingPart;
use super::next::Next;
use super::steps::Steps;
use super::threads::Threads;
use crate::page::plan_parts::FirstDays;
use crate::rules::plan_words;
use crate::rules::say;
use crate::ui::{Banner, Tone};

/// The page.
#[component]
pub fn PlanOverview() -> impl IntoView {
    view! {
        <Waiting/>
        <EndingPart/>
        <FirstDays/>
        <Next/>
        <Threads/>
        <div class="split">
            <Steps/>
            <Team/>
        </div>
    }
}

/// Clashes that wait for a decision.
#[component]
fn Waiting() -> impl IntoView {
    let reading = Reading::here();
    let waiting = reading.memo(|view| view.clashes.len());
    move || {
        let n = waiting.get();
        (n > 0).then(|| {
            let words = say::count(n, "place", "places");
            view! {
                <Banner tone=Tone::Wait icon_name="alert">
                    <p><b>"Two people changed the same words in "{words}"."</b>" Nothing is lost. "<a href=reading.href("clashes")>"Choose what to keep"</a></p>
                </Banner>
            }
        })
    }
}

/// Who helps.
#[component]
fn Team() -> impl IntoView {
    let reading = Reading::here();
    let team = reading.memo(|view| view.team.clone());
    let one = |mate: doorstep_shared::api::desk::plans::Mate| {
        let lead = mate.member.lead.then_some(", leads the plan");
        let told = mate.member.family_told_on.is_none().then_some(" The family has not been told yet.");
        view! {
            <li><b>{mate.name}</b>", "{plan_words::function(mate.member.function)}", "{mate.organisation}{lead}"."{told}</li>
        }
    };
    view! {
        <section class="stack" aria-labelledby="h-team">
            <div class="row apart"><h2 id="h-team">"Team"</h2><a href=reading.href("team")>"Team and sharing"</a></div>
            <div class="notice stack tight">
                {move || team.with(Vec::is_empty).then(|| view! { <p>"Nobody is in the team yet."</p> })}
                <ul class="bare stack tight">{move || team.get().into_iter().filter(|mate| mate.now || mate.member.to.is_none()).map(one).collect_view()}</ul>
            </div>
        </section>
    }
}
