//! The next three steps: what is to be done by when, then what the plan itself still needs.

use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::date::Date;
use doorstep_shared::plans::course::{State, Unmet};
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::work::Owner;
use leptos::prelude::*;

use super::Reading;
use super::reading::{adults, mate};
use crate::rules::plan_words::{full_day, off, on_the_way, page_of};
use crate::ui::icon;

/// How many are shown.
const MOST: usize = 3;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    text: String,
    more: String,
    page: &'static str,
}

/// The part of the page.
#[component]
pub fn Next() -> impl IntoView {
    let reading = Reading::here();
    let lines = reading.memo(lines);
    let one = move |line: Line| {
        let words = if line.page.is_empty() {
            line.text.into_any()
        } else {
            view! { <a href=reading.href(line.page)>{line.text}</a> }.into_any()
        };
        view! { <li class="row hold">{icon("clock")}<div class="grow"><p><b>{words}</b></p><p class="soft small">{line.more}</p></div></li> }
    };
    let meeting = reading.memo(|view| matches!(view.plan.state, State::Agreed | State::GettingToKnow));
    let wizard = move || {
        meeting.get().then(|| view! { <a href=reading.href("wizard")>"Getting to know each other, step by step"</a> })
    };
    view! {
        <section class="stack" aria-labelledby="h-next">
            <div class="row apart"><h2 id="h-next">"Next"</h2>{wizard}</div>
            <div class="notice own stack">
                {move || lines.with(Vec::is_empty).then(|| view! { <p>"Nothing is waiting in this plan."</p> })}
                <ol class="bare stack">{move || lines.get().into_iter().map(one).collect_view()}</ol>
            </div>
        </section>
    }
}

/// Who does an action, by name.
pub fn owner(view: &PlanView, owner: Option<Owner>) -> String {
    match owner {
        None => "Nobody chosen yet".into(),
        Some(Owner::Team { user }) => mate(view, user),
        Some(Owner::Family { adult }) => {
            let found = adults(view).into_iter().find(|(id, _)| *id == adult);
            found.map_or_else(|| "The family".into(), |(_, adult)| adult.called().to_owned())
        }
    }
}

/// A day to do something by: kind words where it is over.
pub fn by_when(due: Date, today: Date) -> String {
    if due < today {
        format!("It was for {}. Is it done, or is there a better day?", full_day(due))
    } else {
        format!("By {}, {}", full_day(due), off(due, today))
    }
}

fn lines(view: &PlanView) -> Vec<Line> {
    let mut due: Vec<(Date, Line)> = view
        .entries
        .iter()
        .filter_map(|line| match &line.entry.body {
            Body::Action(action) if action.status.is_open() => {
                let day = action.due?;
                let more = format!("{}. {}", owner(view, action.owner), by_when(day, view.today));
                Some((day, Line { text: action.text.clone(), more, page: "goals" }))
            }
            _ => None,
        })
        .collect();
    due.sort_by_key(|(day, _)| *day);
    let step = view.steps.iter().find(|step| on_the_way(step.step));
    let needs = step.into_iter().flat_map(|step| {
        let (title, _) = crate::rules::plan_words::step(step.step);
        step.unmet.iter().filter(|unmet| !matches!(unmet, Unmet::NotYours | Unmet::NotFromHere)).map(move |unmet| {
            Line {
                text: unmet.sentence().to_owned(),
                more: format!("For the next step: {title}"),
                page: page_of(*unmet),
            }
        })
    });
    due.into_iter().map(|(_, line)| line).chain(needs).take(MOST).collect()
}
