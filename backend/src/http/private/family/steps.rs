//! The first page: what this adult does next, and what others do for them.

use std::fmt::Write as _;

use doorstep_shared::plans::entry::{Body, Entry};
use doorstep_shared::plans::family::Say;
use doorstep_shared::plans::meeting::MeetingState;
use doorstep_shared::plans::work::{Action, ActionStatus, Owner};

use super::page::{Context, Made, theirs_lines};

pub(super) fn page(context: &Context<'_>) -> Made {
    let title = match context.child() {
        child if child.is_empty() => context.words.say(Say::HomeTitle).to_owned(),
        child => context.words.with(Say::HomeTitleNamed, "who", &child),
    };
    let seen = context.inside.seen(context.desk);
    let mut actions: Vec<(&Entry, &Action)> = seen
        .iter()
        .filter_map(|entry| if let Body::Action(action) = &entry.body { Some((*entry, action)) } else { None })
        .filter(|(_, action)| action.status.is_open() || action.status == ActionStatus::Done)
        .collect();
    actions.sort_by_key(|(entry, action)| (action.due, entry.name));
    let mine = |action: &Action| matches!(action.owner, Some(Owner::Family { adult }) if adult == context.me());
    let mut body = format!("<section class=\"stack\"><h2>{}</h2>", context.say(Say::StepsHeading));
    let open: Vec<_> = actions.iter().filter(|(_, action)| mine(action) && action.status.is_open()).collect();
    if open.is_empty() {
        let _ = write!(body, "<p>{}</p>", context.say(Say::StepsNone));
    }
    for (entry, action) in open {
        body.push_str(&card(context, "steps", entry, action));
    }
    body.push_str("</section>");
    meeting(context, &seen, &mut body);
    let others: Vec<_> = actions.iter().filter(|(_, action)| !mine(action) && action.status.is_open()).collect();
    if !others.is_empty() {
        let _ = write!(
            body,
            "<section class=\"stack\"><h2>{}</h2><ul class=\"stack tight\">",
            context.say(Say::StepsOthers)
        );
        for (_, action) in others {
            let _ = write!(
                body,
                "<li class=\"notice\">{}{}</li>",
                theirs_lines(&action.text),
                who_and_when(context, action)
            );
        }
        body.push_str("</ul></section>");
    }
    Made { title, body }
}

fn meeting(context: &Context<'_>, seen: &[&Entry], body: &mut String) {
    let next = seen
        .iter()
        .filter_map(|entry| if let Body::Meeting(meeting) = &entry.body { Some(meeting) } else { None })
        .filter(|meeting| meeting.state == MeetingState::Planned && meeting.on >= context.desk.today)
        .min_by_key(|meeting| (meeting.on, meeting.at));
    let Some(meeting) = next else { return };
    let at = meeting.at.map(|at| format!(", <bdi>{at}</bdi>")).unwrap_or_default();
    let _ = write!(
        body,
        "<section class=\"stack tight\"><h2>{}</h2><p class=\"lead\"><a href=\"/p/meetings\">{}{at}</a></p></section>",
        context.say(Say::NextMeeting),
        context.day(meeting.on),
    );
}

/// Who does an action, and by when.
pub(super) fn who_and_when(context: &Context<'_>, action: &Action) -> String {
    let who = match action.owner {
        Some(Owner::Family { adult }) if adult == context.me() => context.say(Say::OfUs),
        Some(Owner::Family { adult }) => super::page::theirs(&context.inside.adult(adult)),
        Some(Owner::Team { user }) => context.person(user),
        None => String::new(),
    };
    let when = action.due.map(|due| context.say(Say::ByDay).replace("{day}", &context.day(due))).unwrap_or_default();
    let both: Vec<String> = [who, when].into_iter().filter(|part| !part.is_empty()).collect();
    format!("<p class=\"small soft\">{}</p>", both.join(" · "))
}

/// An action of this adult, with what they can say of it.
pub(super) fn card(context: &Context<'_>, page: &str, entry: &Entry, action: &Action) -> String {
    let form = format!("step-{}", entry.name.id);
    let mut card = format!(
        "<div class=\"notice stack tight\">{}{}{}{}",
        theirs_lines(&action.text),
        who_and_when(context, action),
        context.form(page, &form, Some((entry.name, entry.version))),
        context.area((&form, "said"), Say::StepSaid, &action.said),
    );
    let done = action.status == ActionStatus::Done;
    let (value, label) = if done { ("undo", Say::StepUndo) } else { ("done", Say::StepDone) };
    let _ = write!(
        card,
        "<p class=\"row\">{}{}</p></form></div>",
        context.button("do", value, label),
        context.button("do", "say", Say::Save),
    );
    card
}
