//! What the family asks, and the way out of the plan.

use std::fmt::Write as _;

use doorstep_shared::api::desk::plans::AskKind;
use doorstep_shared::plans::family::Say;
use doorstep_shared::set::Member as _;

use super::page::{Context, Made, theirs_lines};

fn about(kind: AskKind) -> Say {
    match kind {
        AskKind::Correct => Say::AskCorrect,
        AskKind::Remove => Say::AskRemove,
        AskKind::Add => Say::AskAdd,
        AskKind::Looked => Say::AskSee,
        AskKind::Other => Say::AskOther,
    }
}

pub(super) fn ask(context: &Context<'_>) -> Made {
    let mut body = format!(
        "<p class=\"lead\">{}</p>{}<fieldset class=\"stack tight\"><legend>{}</legend><div class=\"pick\">",
        context.say(Say::AskLead),
        context.form("ask", "ask", None),
        context.say(Say::AskWhat),
    );
    for kind in AskKind::ALL {
        let _ = write!(
            body,
            "<label><input type=\"radio\" name=\"about\" value=\"{}\" required><span>{}</span></label>",
            kind.key(),
            context.say(about(*kind)),
        );
    }
    let _ = write!(
        body,
        "</div></fieldset>{}<p>{}</p></form>",
        context.area(("ask", "words"), Say::AskWords, ""),
        context.button("", "", Say::Send),
    );
    // What one adult asks is between them and those who help.
    let mut mine: Vec<_> = context.inside.whole.asks.iter().filter(|ask| ask.adult == context.me()).collect();
    mine.sort_by(|one, other| other.at.cmp(&one.at));
    for ask in mine {
        let _ = write!(
            body,
            "<article class=\"notice stack tight\"><p class=\"small soft\">{} · {}</p>{}",
            context.moment(&ask.at),
            context.say(about(ask.about)),
            theirs_lines(&ask.words),
        );
        match ask.answered_by {
            Some(by) => {
                let _ = write!(
                    body,
                    "<p><b>{}</b>, {}</p>{}",
                    context.say(Say::AskAnswer),
                    context.person(by),
                    theirs_lines(&ask.answer)
                );
            }
            None => {
                let _ = write!(body, "<p>{}</p>", context.say(Say::AskWaiting));
            }
        }
        body.push_str("</article>");
    }
    Made { title: context.words.say(Say::AskTitle).to_owned(), body }
}

pub(super) fn stop(context: &Context<'_>) -> Made {
    let plan = &context.inside.whole.plan;
    let title = context.words.say(Say::StopTitle).to_owned();
    if !plan.state.is_open() {
        return Made { title, body: format!("<p class=\"lead\">{}</p>", context.say(Say::StoppedLead)) };
    }
    let body = format!(
        "<p class=\"lead\">{}</p><p>{}</p>{}<input type=\"hidden\" name=\"version\" value=\"{}\"><div class=\"pick\"><label><input \
         type=\"checkbox\" name=\"sure\" value=\"yes\" required><span>{}</span></label></div><p>{}</p></form>",
        context.say(Say::StopLead),
        context.say(Say::StopWhat),
        context.form("stop", "", None),
        plan.version,
        context.say(Say::StopSure),
        context.button("", "", Say::StopButton),
    );
    Made { title, body }
}
