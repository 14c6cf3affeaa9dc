//! Meetings: what is to come, with room for the family's own words, and what was talked about, with its yes or its no.

use std::fmt::Write as _;

use doorstep_shared::plans::entry::{Body, Entry};
use doorstep_shared::plans::family::Say;
use doorstep_shared::plans::meeting::{Guest, Meeting, MeetingKind, MeetingState, Minutes};

use super::page::{Context, Made, theirs, theirs_lines};

pub(super) fn page(context: &Context<'_>) -> Made {
    let seen = context.inside.seen(context.desk);
    let mut all: Vec<(&Entry, &Meeting)> = seen
        .iter()
        .filter_map(
            |entry| if let Body::Meeting(meeting) = &entry.body { Some((*entry, meeting.as_ref())) } else { None },
        )
        .collect();
    all.sort_by_key(|(_, meeting)| meeting.on);
    let coming = |meeting: &Meeting| meeting.state == MeetingState::Planned;
    let mut body = format!("<section class=\"stack\"><h2>{}</h2>", context.say(Say::MeetingsToCome));
    let planned: Vec<_> = all.iter().filter(|(_, meeting)| coming(meeting)).collect();
    if planned.is_empty() {
        let _ = write!(body, "<p>{}</p>", context.say(Say::NothingHere));
    }
    for (at, (entry, meeting)) in planned.into_iter().enumerate() {
        to_come(context, entry, meeting, at == 0, &mut body);
    }
    body.push_str("</section>");
    let told: Vec<_> = all
        .iter()
        .rev()
        .filter(|(_, meeting)| meeting.state == MeetingState::Held && meeting.minutes != Minutes::Draft)
        .collect();
    if !told.is_empty() {
        let _ = write!(body, "<section class=\"stack\"><h2>{}</h2>", context.say(Say::MeetingsPast));
        for (entry, meeting) in told {
            held(context, entry, meeting, &mut body);
        }
        body.push_str("</section>");
    }
    Made { title: context.words.say(Say::MeetingsTitle).to_owned(), body }
}

/// What a meeting is, in a family's words.
fn kind(of: MeetingKind) -> Say {
    match of {
        MeetingKind::FirstTaf => Say::MeetingFirst,
        MeetingKind::Review => Say::MeetingReview,
        MeetingKind::Closing => Say::MeetingClosing,
        _ => Say::MeetingTransition,
    }
}

fn heading(context: &Context<'_>, meeting: &Meeting, body: &mut String) {
    let at = meeting.at.map(|at| format!(", <bdi>{at}</bdi>")).unwrap_or_default();
    let _ = write!(
        body,
        "<article class=\"notice stack tight\"><h3>{}</h3><p>{}{at}</p>",
        context.say(kind(meeting.of)),
        context.day(meeting.on),
    );
}

fn to_come(context: &Context<'_>, entry: &Entry, meeting: &Meeting, next: bool, body: &mut String) {
    heading(context, meeting, body);
    if !meeting.place.trim().is_empty() {
        let _ = write!(body, "<p>{}</p>", context.say(Say::MeetingsAt).replace("{what}", &theirs(&meeting.place)));
    }
    if !meeting.invited.is_empty() {
        let who: Vec<String> = meeting
            .invited
            .iter()
            .map(|guest| match guest {
                Guest::Family { adult } => theirs(&context.inside.adult(*adult)),
                Guest::Team { user } => context.person(*user),
                Guest::Other { name } => theirs(name),
            })
            .collect();
        let _ = write!(body, "<p><b>{}</b><br>{}</p>", context.say(Say::MeetingsWho), who.join("<br>"));
    }
    let begun = [&meeting.going_well, &meeting.hard, &meeting.talk_about].iter().any(|text| !text.as_str().is_empty());
    if next || begun {
        let form = format!("meeting-{}", entry.name.id);
        let _ = write!(
            body,
            "<h4>{}</h4>{}{}{}{}<p>{}</p></form>",
            context.say(Say::MeetingsPrepare),
            context.form("meetings", &form, Some((entry.name, entry.version))),
            context.area((&form, "well"), Say::MeetingsGoingWell, meeting.going_well.as_str()),
            context.area((&form, "hard"), Say::MeetingsHard, meeting.hard.as_str()),
            context.area((&form, "about"), Say::MeetingsTalkAbout, meeting.talk_about.as_str()),
            context.button("do", "prepare", Say::Save),
        );
    }
    body.push_str("</article>");
}

fn held(context: &Context<'_>, entry: &Entry, meeting: &Meeting, body: &mut String) {
    heading(context, meeting, body);
    for (label, text) in [(Say::MeetingsView, &meeting.family_view), (Say::MeetingsChanged, &meeting.what_changed)] {
        if !text.as_str().trim().is_empty() {
            let _ = write!(body, "<p><b>{}</b></p>{}", context.say(label), theirs_lines(text.as_str()));
        }
    }
    if !meeting.decisions.is_empty() {
        let _ = write!(body, "<p><b>{}</b></p><ul>", context.say(Say::MeetingsDecided));
        for decision in meeting.decisions.values() {
            let _ = write!(body, "<li>{}</li>", theirs(&decision.text));
        }
        body.push_str("</ul>");
    }
    match meeting.minutes {
        Minutes::Shared => {
            let form = format!("minutes-{}", entry.name.id);
            let _ = write!(
                body,
                "{}<fieldset class=\"stack tight\"><legend>{}</legend>{}<p class=\"row\">{}{}</p></fieldset></form>",
                context.form("meetings", &form, Some((entry.name, entry.version))),
                context.say(Say::MeetingsAgreeQ),
                context.area((&form, "comment"), Say::MeetingsComment, ""),
                context.button("do", "agree", Say::MeetingsAgree),
                context.button("do", "disagree", Say::MeetingsDisagree),
            );
        }
        Minutes::Agreed | Minutes::Disagreed => {
            let said = if meeting.minutes == Minutes::Agreed { Say::MeetingsAgree } else { Say::MeetingsDisagree };
            let _ = write!(body, "<p>{}</p>", context.with(Say::ServicesYouSaid, "what", context.words.say(said)));
            if !meeting.comment.as_str().trim().is_empty() {
                body.push_str(&theirs_lines(meeting.comment.as_str()));
            }
        }
        Minutes::Draft => {}
    }
    body.push_str("</article>");
}
