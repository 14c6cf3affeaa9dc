//! The copy to keep: the family's own plan on one page, with where it stands, how long it is kept, and how to do all of it on paper.

use std::fmt::Write as _;

use doorstep_shared::api::desk::plans::PrintFor;
use doorstep_shared::date::Date;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::family::{PaperForm, Say, sheet_number};
use doorstep_shared::set::Member as _;

use super::page::{Context, Made};
use crate::http::plain::escape;
use crate::usecase::plans::PlanError;
use crate::usecase::plans::family::copy_for_family;

/// Years for which what is about learning may be kept after the end: IG45.
const LEARNING_YEARS: i16 = 1;
/// The same, of the family's wellbeing.
const WELLBEING_YEARS: i16 = 6;

pub(super) fn page(context: &Context<'_>) -> Result<Made, PlanError> {
    let printed = copy_for_family(context.desk, context.inside, context.tongue, PrintFor::Family)?;
    let mut body =
        format!("<p class=\"lead\">{}</p><p>{}</p>", context.say(Say::CopyLead), context.say(Say::CopyPrint));
    let plan = &context.inside.whole.plan;
    let _ = write!(
        body,
        "<section class=\"stack tight\"><h2>{}</h2><p>{}</p><h2>{}</h2><p>{}</p></section>",
        context.say(Say::CopyState),
        context.say(stands(plan.state)),
        context.say(Say::CopyKept),
        kept(context, plan.ended_on),
    );
    // These words are in one language each: the nearest of ours that prints speak, or English whole.
    let _ = write!(body, "<div lang=\"{}\" dir=\"{}\" class=\"stack\">", printed.lang.key(), printed.lang.dir());
    for part in &printed.parts {
        let _ =
            write!(body, "<section class=\"stack tight\"><h2>{}</h2><dl class=\"stack tight\">", escape(&part.heading));
        for line in &part.lines {
            let dir = if line.ours { "" } else { " dir=\"auto\"" };
            let text: Vec<String> = line.text.lines().map(escape).collect();
            let _ = write!(body, "<div><dt>{}</dt><dd{dir}>{}</dd></div>", escape(&line.label), text.join("<br>"));
        }
        body.push_str("</dl></section>");
    }
    body.push_str("</div>");
    let number = sheet_number(plan.id);
    let _ = write!(
        body,
        "<section class=\"stack tight\"><h2>{}</h2><p>{}</p><ul>",
        context.say(Say::CopySheet),
        context.say(Say::CopySheetWords).replace("{what}", &format!("<bdi dir=\"ltr\">{number}</bdi>")),
    );
    for form in PaperForm::ALL {
        let _ = write!(body, "<li><b>{}</b> – {}</li>", form.letter(), context.say(on_paper(*form)));
    }
    body.push_str("</ul></section>");
    Ok(Made { title: context.words.say(Say::CopyTitle).to_owned(), body })
}

fn on_paper(form: PaperForm) -> Say {
    match form {
        PaperForm::Steps => Say::StepDone,
        PaperForm::Child => Say::ChildTitleAlone,
        PaperForm::Happened => Say::ServicesTitle,
        PaperForm::Service => Say::ServicesWouldYou,
        PaperForm::Sharing => Say::SharingTitle,
        PaperForm::Prepare => Say::MeetingsPrepare,
        PaperForm::Minutes => Say::MeetingsAgreeQ,
        PaperForm::Looked => Say::LookedHide,
        PaperForm::Ask => Say::AskTitle,
        PaperForm::Stop => Say::StopTitle,
    }
}

fn stands(state: State) -> Say {
    match state {
        State::Nominated | State::Invited | State::Agreed | State::GettingToKnow => Say::StateBeginning,
        State::Planned | State::ActiveBeforeStart | State::ActiveInReception => Say::StateWorking,
        State::Paused => Say::StateResting,
        State::Closing => Say::StateEnding,
        State::Withdrawn | State::Declined => Say::StateLeft,
        State::Closed | State::TransferredOut | State::Disposed => Say::StateOver,
    }
}

fn kept(context: &Context<'_>, ended_on: Option<Date>) -> String {
    let after = |day: Date, years: i16| {
        Date::new(day.year() + years, day.month(), day.day()).unwrap_or(day.plus_days(365 * i32::from(years)))
    };
    let fill = |say: Say, learning: &str, wellbeing: &str| {
        escape(context.words.say(say)).replace("{learning}", learning).replace("{wellbeing}", wellbeing)
    };
    match ended_on {
        Some(on) => {
            fill(Say::CopyKeptUntil, &context.day(after(on, LEARNING_YEARS)), &context.day(after(on, WELLBEING_YEARS)))
        }
        None => fill(
            Say::CopyKeptWords,
            &context.say(Say::CopyYearsOne),
            &context.with(Say::CopyYears, "n", &WELLBEING_YEARS.to_string()),
        ),
    }
}
