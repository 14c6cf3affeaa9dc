//! What is settled before a plan ends, and what is not: as far as whoever looks may see it.

use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::plans::course::{Handover, State};
use doorstep_shared::plans::entry::{Body, Entry};
use doorstep_shared::plans::plan::recorded;
use doorstep_shared::plans::work::{Goal, NeedKind, NeedStatus};
use leptos::prelude::*;

use super::Reading;
use crate::rules::say;
use crate::ui::icon;

/// One line: whether it is settled, what it is, and the page it is settled on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    settled: bool,
    words: String,
    page: &'static str,
}

/// The list, while a plan comes to its end; and the family's own summary.
#[component]
pub fn Checklist() -> impl IntoView {
    let reading = Reading::here();
    let lines =
        reading.memo(|view| if view.plan.state == State::Closing && view.me.team { lines(view) } else { Vec::new() });
    let prints = reading.memo(|view| view.no_print.is_none());
    let one = move |line: Line| {
        let (drawing, said) = if line.settled { ("tick", "Settled: ") } else { ("clock", "Open: ") };
        view! { <li class="row hold">{icon(drawing)}<span class="grow"><span class="vh">{said}</span><a href=reading.href(line.page)>{line.words}</a></span></li> }
    };
    let list = move || {
        let all = lines.get();
        (!all.is_empty()).then(|| {
            let print = prints.get().then(|| view! { <p><a href=reading.href("print?for=changed")>"Print “What has changed” for the family to keep"</a></p> });
            view! {
                <section class="notice stack tight" aria-labelledby="h-ends">
                    <h2 id="h-ends">"Before the plan ends"</h2>
                    <ul class="bare stack tight">{all.into_iter().map(one).collect_view()}</ul>
                    {print}
                </section>
            }
        })
    };
    view! { {list} }
}

fn lines(view: &PlanView) -> Vec<Line> {
    let bodies = || view.entries.iter().map(|line| &line.entry.body);
    let review = bodies().any(|body| matches!(body, Body::Meeting(meeting) if meeting.ends_review()));
    let goals: Vec<&Goal> = bodies().filter_map(|b| if let Body::Goal(goal) = b { Some(goal) } else { None }).collect();
    let untold = goals.iter().filter(|goal| !goal.is_told()).count();
    let referrals = bodies().filter(|b| matches!(b, Body::Referral(referral) if !referral.stage.is_over())).count();
    let needs = bodies().filter(|body| match body {
        Body::Need(need) => need.kind != NeedKind::Strength && need.status == NeedStatus::Open,
        Body::Referral(referral) => referral.stage.is_refused(),
        _ => false,
    });
    let loose = needs.count();
    let entries: Vec<Entry> = view.entries.iter().map(|line| line.entry.clone()).collect();
    let handover = match recorded(&entries) {
        Some(decided) => decided != Handover::Undecided,
        None => view.plan.handover.is_some(),
    };
    let line = |settled, words: String, page| Line { settled, words, page };
    let count = |n, none: &str, one: &str, many: &str| if n == 0 { none.to_owned() } else { say::count(n, one, many) };
    vec![
        line(
            review,
            if review { "The closing review was held, or the family did not want one" } else { "The closing review" }
                .into(),
            "meetings",
        ),
        line(
            untold == 0,
            count(untold, "Every goal says what came of it", "goal without an outcome", "goals without an outcome"),
            "goals",
        ),
        line(
            referrals == 0,
            count(referrals, "Every referral is settled", "referral is still open", "referrals are still open"),
            "services",
        ),
        line(handover, if handover { "The handover is settled" } else { "The handover" }.into(), "handover"),
        line(
            loose == 0,
            count(loose, "No loose end", "loose end: a second person is asked", "loose ends: a second person is asked"),
            "goals",
        ),
    ]
}
