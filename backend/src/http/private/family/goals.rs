//! What goes well, what the plan is to help with, and the goals with their steps.

use std::fmt::Write as _;

use doorstep_shared::plans::entry::{Body, Entry};
use doorstep_shared::plans::family::Say;
use doorstep_shared::plans::work::{Action, ActionStatus, Goal, GoalStatus, NeedKind, NeedStatus, Owner};

use super::page::{Context, Made, theirs_lines};
use super::steps::{card, who_and_when};

pub(super) fn page(context: &Context<'_>) -> Made {
    let seen = context.inside.seen(context.desk);
    let mut body = String::new();
    for (heading, strength) in [(Say::GoalsWell, true), (Say::GoalsWork, false)] {
        let needs: Vec<&str> = seen
            .iter()
            .filter_map(|entry| if let Body::Need(need) = &entry.body { Some(need) } else { None })
            .filter(|need| (need.kind == NeedKind::Strength) == strength)
            .filter(|need| strength || need.status == NeedStatus::Open)
            .map(|need| need.text.as_str())
            .collect();
        if needs.is_empty() {
            continue;
        }
        let _ = write!(body, "<section class=\"stack tight\"><h2>{}</h2><ul>", context.say(heading));
        for text in needs {
            let _ = write!(body, "<li>{}</li>", super::page::theirs(text));
        }
        body.push_str("</ul></section>");
    }
    let goals: Vec<&Goal> =
        seen.iter().filter_map(|entry| if let Body::Goal(goal) = &entry.body { Some(goal) } else { None }).collect();
    let _ = write!(body, "<section class=\"stack\"><h2>{}</h2>", context.say(Say::GoalsGoals));
    if goals.is_empty() {
        let _ = write!(body, "<p>{}</p>", context.say(Say::NothingHere));
    }
    for goal in goals {
        one(context, &seen, goal, &mut body);
    }
    body.push_str("</section>");
    Made { title: context.words.say(Say::GoalsTitle).to_owned(), body }
}

fn one(context: &Context<'_>, seen: &[&Entry], goal: &Goal, body: &mut String) {
    let _ = write!(
        body,
        "<article class=\"notice stack tight\"><h3 dir=\"auto\">{}</h3><p class=\"small soft\">{}</p><dl class=\"stack tight\"><div><dt>{}</dt>\
         <dd>{}</dd></div>",
        crate::http::plain::escape(&goal.text),
        context.say(status(goal.status)),
        context.say(Say::GoalsKnow),
        theirs_lines(&goal.measure),
    );
    if !goal.outcome.trim().is_empty() {
        let _ =
            write!(body, "<div><dt>{}</dt><dd>{}</dd></div>", context.say(Say::GoalsCame), theirs_lines(&goal.outcome));
    }
    body.push_str("</dl>");
    let actions: Vec<(&Entry, &Action)> = seen
        .iter()
        .filter_map(|entry| if let Body::Action(action) = &entry.body { Some((*entry, action)) } else { None })
        .filter(|(_, action)| action.goal == goal.id)
        .collect();
    if !actions.is_empty() {
        let _ = write!(body, "<h4>{}</h4>", context.say(Say::GoalsSteps));
    }
    for (entry, action) in actions {
        let mine = matches!(action.owner, Some(Owner::Family { adult }) if adult == context.me());
        if mine && (action.status.is_open() || action.status == ActionStatus::Done) {
            body.push_str(&card(context, "goals", entry, action));
            continue;
        }
        let _ = write!(
            body,
            "<div>{}{}<p class=\"small\">{}</p></div>",
            theirs_lines(&action.text),
            who_and_when(context, action),
            context.say(stands(action.status)),
        );
    }
    body.push_str("</article>");
}

fn status(status: GoalStatus) -> Say {
    match status {
        GoalStatus::Proposed => Say::GoalProposed,
        GoalStatus::Agreed => Say::GoalAgreed,
        GoalStatus::OnTrack => Say::GoalOnTrack,
        GoalStatus::Stuck => Say::GoalStuck,
        GoalStatus::Met => Say::GoalMet,
        GoalStatus::Changed => Say::GoalChanged,
        GoalStatus::Stopped => Say::GoalStopped,
    }
}

fn stands(status: ActionStatus) -> Say {
    match status {
        ActionStatus::Proposed => Say::ActionProposed,
        ActionStatus::Agreed => Say::ActionAgreed,
        ActionStatus::Doing => Say::ActionDoing,
        ActionStatus::Done => Say::ActionDone,
        ActionStatus::NotDone => Say::ActionNotDone,
        ActionStatus::Cancelled => Say::ActionCancelled,
        ActionStatus::Superseded => Say::ActionSuperseded,
    }
}
