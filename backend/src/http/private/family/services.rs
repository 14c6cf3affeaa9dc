//! Services that the family was referred to: its own answers, one press each.

use std::fmt::Write as _;

use doorstep_shared::plans::entry::{Body, Entry};
use doorstep_shared::plans::family::Say;
use doorstep_shared::plans::referral::{Referral, Says, Signpost, Stage, Used};
use doorstep_shared::set::Member as _;

use super::page::{Context, Made, theirs_lines};

pub(super) fn page(context: &Context<'_>) -> Made {
    let mut body = format!("<p class=\"lead\">{}</p>", context.say(Say::ServicesLead));
    let seen = context.inside.seen(context.desk);
    let mut any = false;
    for entry in seen {
        if let Body::Referral(referral) = &entry.body
            && referral.stage != Stage::Draft
        {
            any = true;
            one(context, entry, referral, &mut body);
        }
        if let Body::Signpost(signpost) = &entry.body {
            any = true;
            shown(context, entry, signpost, &mut body);
        }
    }
    if !any {
        let _ = write!(body, "<p>{}</p>", context.say(Say::NothingHere));
    }
    Made { title: context.words.say(Say::ServicesTitle).to_owned(), body }
}

fn one(context: &Context<'_>, entry: &Entry, referral: &Referral, body: &mut String) {
    let _ = write!(
        body,
        "<article class=\"notice stack tight\"><h2 dir=\"auto\">{}</h2><p>{}</p>",
        crate::http::plain::escape(&referral.service_name),
        context.say(stage(referral.stage)),
    );
    if !referral.hope.trim().is_empty() {
        body.push_str(&theirs_lines(&referral.hope));
    }
    if referral.stage == Stage::Offered {
        offer(context, entry, body);
    }
    if has_place(referral.stage) {
        question(context, entry, (Say::ServicesStarted, "started", referral.started_family), body);
    }
    if has_gone(referral) {
        question(context, entry, (Say::ServicesOutcome, "outcome", referral.outcome_family), body);
    }
    body.push_str("</article>");
}

/// Something they were shown, which is no referral: whether they used it.
fn shown(context: &Context<'_>, entry: &Entry, signpost: &Signpost, body: &mut String) {
    let _ = write!(
        body,
        "<article class=\"notice stack tight\"><h2 dir=\"auto\">{}</h2><p>{}</p>{}<fieldset class=\"stack tight\"><legend>{}</legend>",
        crate::http::plain::escape(&signpost.service_name),
        context.say(Say::ServicesShown),
        context.form("services", "", Some((entry.name, entry.version))),
        context.say(Say::ServicesStarted),
    );
    let (yes, no) = (("used", Say::SaysYes), ("not-used", Say::SaysNo));
    let said = match signpost.used {
        Used::NotAsked => None,
        Used::Yes => Some(yes),
        Used::No => Some(no),
    };
    if let Some((_, said)) = said {
        let _ = write!(body, "<p>{}</p>", context.with(Say::ServicesYouSaid, "what", context.words.say(said)));
    }
    body.push_str("<p class=\"row\">");
    for (value, label) in [yes, no].into_iter().filter(|one| Some(one.0) != said.map(|said| said.0)) {
        body.push_str(&context.button("do", value, label));
    }
    body.push_str("</p></fieldset></form></article>");
}

/// Whether there is something to go to, so that one can be asked whether they went.
fn has_place(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::Accepted
            | Stage::FirstContact
            | Stage::Started
            | Stage::Sustained
            | Stage::Completed
            | Stage::OutcomeRecorded
    )
}

fn has_gone(referral: &Referral) -> bool {
    referral.started_family == Some(Says::Yes)
        || matches!(referral.stage, Stage::Started | Stage::Sustained | Stage::Completed | Stage::OutcomeRecorded)
}

fn question(context: &Context<'_>, entry: &Entry, (label, field, said): (Say, &str, Option<Says>), body: &mut String) {
    let _ = write!(
        body,
        "{}<fieldset class=\"stack tight\"><legend>{}</legend>",
        context.form("services", "", Some((entry.name, entry.version))),
        context.say(label),
    );
    if let Some(said) = said {
        let _ = write!(body, "<p>{}</p>", context.with(Say::ServicesYouSaid, "what", context.words.say(says(said))));
    }
    body.push_str("<p class=\"row\">");
    for answer in Says::ALL.iter().filter(|answer| Some(**answer) != said) {
        body.push_str(&context.button("do", &format!("{field}-{}", answer.key()), says(*answer)));
    }
    body.push_str("</p></fieldset></form>");
}

fn offer(context: &Context<'_>, entry: &Entry, body: &mut String) {
    let form = format!("service-{}", entry.name.id);
    let _ = write!(
        body,
        "{}<fieldset class=\"stack tight\"><legend>{}</legend><div class=\"pick\">",
        context.form("services", &form, Some((entry.name, entry.version))),
        context.say(Say::ServicesWouldYou),
    );
    for (name, label) in [
        ("name", Say::ServicesTellName),
        ("language", Say::ServicesTellLanguage),
        ("contact", Say::ServicesTellContact),
    ] {
        let _ = write!(
            body,
            "<label><input type=\"checkbox\" name=\"{name}\" value=\"yes\"><span>{}</span></label>",
            context.say(label)
        );
    }
    let _ = write!(
        body,
        "</div>{}<p class=\"row\">{}{}</p></fieldset></form>",
        context.area((&form, "words"), Say::ServicesTellWords, "").replace("maxlength=\"1000\"", "maxlength=\"400\""),
        context.button("do", "agree", Say::ServicesYesPlease),
        context.button("do", "decline", Say::ServicesNoThanks),
    );
}

fn says(says: Says) -> Say {
    match says {
        Says::Yes => Say::SaysYes,
        Says::NotYet => Say::SaysNotYet,
        Says::No => Say::SaysNo,
        Says::RatherNotSay => Say::SaysRatherNot,
    }
}

/// Where it stands, in a family's words.
pub(super) fn stage(stage: Stage) -> Say {
    match stage {
        Stage::Draft => Say::StageThinking,
        Stage::Offered => Say::StageAskedYou,
        Stage::AgreedByFamily | Stage::Sent | Stage::Opened | Stage::MoreInfo => Say::StageWaitingAnswer,
        Stage::Waitlisted => Say::StageWaitingList,
        Stage::Accepted => Say::StagePlace,
        Stage::FirstContact => Say::StageContact,
        Stage::Started | Stage::Sustained => Say::StageGoing,
        Stage::Completed | Stage::OutcomeRecorded => Say::StageOver,
        Stage::DeclinedByFamily => Say::StageYouSaidNo,
        Stage::DeclinedByService | Stage::NotStarted | Stage::DroppedOut | Stage::Cancelled | Stage::Expired => {
            Say::StageNot
        }
    }
}
