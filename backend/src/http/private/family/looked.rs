//! Who looked.

use std::fmt::Write as _;

use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::family::Say;
use uuid::Uuid;

use super::form::Form;
use super::page::{Context, Made, theirs};
use super::team::section;
use crate::usecase::plans::PlanError;
use crate::usecase::plans::family::looks;

pub(super) async fn page(context: &Context<'_>, asked: &Form) -> Result<Made, PlanError> {
    let before = Uuid::try_parse(asked.text("before")).ok();
    let found = looks(context.desk, context.inside, before).await?;
    let adults = context.inside.whole.entries.iter().filter(|entry| matches!(entry.body, Body::Adult(_))).count();
    let mut body = format!("<p class=\"lead\">{}</p>", context.say(Say::LookedLead));
    if found.looks.is_empty() {
        let _ = write!(body, "<p>{}</p>", context.say(Say::NothingHere));
    }
    body.push_str("<ul class=\"stack tight\">");
    for look in &found.looks {
        let how = match look.action.as_str() {
            "print" => Say::LookedPrinted,
            "history" => Say::LookedHistory,
            "emergency" => Say::LookedEmergency,
            _ => Say::LookedAt,
        };
        let sections: Vec<String> = look.sections.iter().map(|part| context.say(section(*part))).collect();
        let _ = write!(
            body,
            "<li class=\"notice stack tight\"><p><b>{}</b>, {}</p><p>{}</p><p>{}: {}</p>",
            theirs(&look.by),
            theirs(&look.organisation),
            context.moment(&look.at),
            context.say(how),
            sections.join(" · "),
        );
        // With one adult there is nobody to hide it from.
        if adults > 1 {
            let (value, label) = if look.hidden { ("show", Say::LookedShow) } else { ("hide", Say::LookedHide) };
            if look.hidden {
                let _ = write!(body, "<p class=\"small\">{}</p>", context.say(Say::LookedHidden));
            }
            let _ = write!(
                body,
                "{}<input type=\"hidden\" name=\"look\" value=\"{}\"><p>{}</p></form>",
                context.form("looked", "", None),
                look.id,
                context.button("do", value, label),
            );
        }
        body.push_str("</li>");
    }
    body.push_str("</ul>");
    if let Some(before) = found.before {
        let _ = write!(body, "<p><a href=\"/p/looked?before={before}\">{}</a></p>", context.say(Say::LookedOlder));
    }
    Ok(Made { title: context.words.say(Say::LookedTitle).to_owned(), body })
}
