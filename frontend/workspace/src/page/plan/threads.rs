//! What a family and its team are working on: each need with its goals and their actions, read from left to right.

use doorstep_shared::api::desk::plans::{EntryView, PlanView};
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::work::{Action, ActionStatus, Goal, GoalStatus, Need, NeedKind, NeedStatus};
use leptos::prelude::*;

use super::Reading;
use super::next::owner;
use crate::rules::plan_words::full_day;
use crate::ui::{Empty, icon};

/// The part of the page.
#[component]
pub fn Threads() -> impl IntoView {
    let reading = Reading::here();
    let rows = move || {
        let view = reading.get()?;
        let needs: Vec<&Need> = of(&view, |body| match body {
            Body::Need(need) if need.kind != NeedKind::Strength => Some(need),
            _ => None,
        });
        let goals: Vec<&Goal> = of(&view, |body| if let Body::Goal(goal) = body { Some(goal) } else { None });
        if needs.is_empty() && goals.is_empty() {
            return Some(
                view! {
                    <Empty icon_name="list" title="Nothing is written down yet">
                        <p>"Talk with the family about what goes well, what is hard, and what they would like."</p>
                    </Empty>
                }
                .into_any(),
            );
        }
        let known = |goal: &&&Goal| !needs.iter().any(|need| goal.needs.contains(&need.id));
        let lone: Vec<&Goal> = goals.iter().filter(known).copied().collect();
        let rows = needs.iter().map(|need| {
            let own: Vec<&Goal> = goals.iter().filter(|goal| goal.needs.contains(&need.id)).copied().collect();
            thread(&view, Some(need), &own)
        });
        let lone = (!lone.is_empty()).then(|| thread(&view, None, &lone));
        Some(rows.chain(lone).collect_view().into_any())
    };
    view! {
        <section class="stack" aria-labelledby="h-working">
            <div class="row apart"><h2 id="h-working">"What we are working on"</h2><a href=reading.href("goals")>"All goals and actions"</a></div>
            {rows}
        </section>
    }
}

fn of<'a, T>(view: &'a PlanView, pick: impl Fn(&'a Body) -> Option<T>) -> Vec<T> {
    view.entries.iter().filter_map(|line: &'a EntryView| pick(&line.entry.body)).collect()
}

fn thread(view: &PlanView, need: Option<&Need>, goals: &[&Goal]) -> AnyView {
    let actions: Vec<&Action> = of(view, |body| match body {
        Body::Action(action) if goals.iter().any(|goal| goal.id == action.goal) => Some(action),
        _ => None,
    });
    let need = match need {
        Some(need) => {
            let kind = if need.kind == NeedKind::Barrier { "In the way" } else { "Need" };
            let not_now = need.not_now_on.map(|on| format!("The family says “not now”, {}.", full_day(on)));
            let more = not_now.unwrap_or_else(|| need_status(need.status).to_owned());
            view! { <h3>{kind}</h3><p><b>{need.text.clone()}</b></p><p class="soft small">{more}</p> }.into_any()
        }
        None => view! { <h3>"Need"</h3><p class="soft">"The need for these is not shared with you, or is gone."</p> }
            .into_any(),
    };
    let goal = |goal: &&Goal| {
        let by = goal.target_on.map(|on| format!(" By {}.", full_day(on)));
        view! {
            <li><p><b>{goal.text.clone()}</b></p><p class="soft small">{goal_status(goal.status)}"."{by}</p></li>
        }
    };
    let goals = if goals.is_empty() {
        view! { <p class="soft">"No goal yet."</p> }.into_any()
    } else {
        view! { <ul class="bare stack tight">{goals.iter().map(goal).collect_view()}</ul> }.into_any()
    };
    let action = |action: &&Action| {
        let due = action.due.map(|due| format!(", by {}", full_day(due)));
        let done = action.status == ActionStatus::Done;
        let drawing = if done { "tick" } else { "clock" };
        view! {
            <li class="row hold">
                {icon(drawing)}
                <span>{action.text.clone()}" "<span class="soft">{owner(view, action.owner)}{due}". "{action_status(action.status)}"."</span></span>
            </li>
        }
    };
    let actions = if actions.is_empty() {
        view! { <p class="soft">"No action yet."</p> }.into_any()
    } else {
        view! { <ul class="bare stack tight">{actions.iter().map(action).collect_view()}</ul> }.into_any()
    };
    view! {
        <article class="thread">
            <div class="stack snug">{need}</div>
            <div class="stack snug"><h3>"Goal"</h3>{goals}</div>
            <div class="stack snug"><h3>"Actions"</h3>{actions}</div>
        </article>
    }
    .into_any()
}

fn need_status(status: NeedStatus) -> &'static str {
    match status {
        NeedStatus::Open => "Still there",
        NeedStatus::Addressed => "Answered",
        NeedStatus::NoLonger => "No longer there",
        NeedStatus::CarriedForward => "Goes on beyond the plan",
        NeedStatus::MovedToStatutory => "A statutory service has taken it over",
    }
}

fn goal_status(status: GoalStatus) -> &'static str {
    match status {
        GoalStatus::Proposed => "Suggested",
        GoalStatus::Agreed => "Agreed",
        GoalStatus::OnTrack => "Goes well",
        GoalStatus::Stuck => "Does not move",
        GoalStatus::Met => "Reached",
        GoalStatus::Changed => "Another took its place",
        GoalStatus::Stopped => "Stopped",
    }
}

fn action_status(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Proposed => "Suggested",
        ActionStatus::Agreed => "Agreed",
        ActionStatus::Doing => "Begun",
        ActionStatus::Done => "Done",
        ActionStatus::NotDone => "Not done",
        ActionStatus::Cancelled => "Called off",
        ActionStatus::Superseded => "Another took its place",
    }
}
