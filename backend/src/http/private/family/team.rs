//! Who helps, and who may see what.

use std::fmt::Write as _;

use doorstep_shared::plans::agreement::{LegalMode, mode};
use doorstep_shared::plans::family::Say;
use doorstep_shared::plans::plan::partners;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::{Choice, Sharing, resolve};
use doorstep_shared::plans::team::Function;
use doorstep_shared::set::Member as _;

use super::page::{Context, Made, theirs};
use crate::usecase::plans::records::adult;

pub(super) fn team(context: &Context<'_>) -> Made {
    let mut body = "<ul class=\"stack\">".to_owned();
    for member in context.inside.whole.team.iter().filter(|member| member.is_in(context.desk.today)) {
        let leads = if member.lead { format!("<p><b>{}</b></p>", context.say(Say::TeamLeads)) } else { String::new() };
        let _ = write!(
            body,
            "<li class=\"notice stack tight\"><p class=\"lead\">{}</p><p>{} · {}</p>{leads}</li>",
            context.person(member.user),
            context.say(function(member.function)),
            context.organisation(member.organisation),
        );
    }
    let _ = write!(body, "</ul><p>{}</p>", context.say(Say::TeamRemove));
    Made { title: context.words.say(Say::TeamTitle).to_owned(), body }
}

fn function(function: Function) -> Say {
    match function {
        Function::LinkTeacher => Say::FnLinkTeacher,
        Function::ParentAdvisor => Say::FnParentAdvisor,
        Function::CentreWorker => Say::FnCentreWorker,
        Function::ReceptionTeacher => Say::FnReceptionTeacher,
        Function::Senco => Say::FnSenco,
        Function::HealthVisitor => Say::FnHealthVisitor,
        Function::KeyPerson => Say::FnKeyPerson,
        Function::Other => Say::FnOther,
    }
}

/// What a section is called.
pub(super) fn section(section: Section) -> Say {
    match section {
        Section::Basics => Say::SectionBasics,
        Section::SafeContact => Say::SectionSafeContact,
        Section::Agreement => Say::SectionAgreement,
        Section::AboutMe => Say::SectionAboutMe,
        Section::Readiness => Say::SectionReadiness,
        Section::Health => Say::SectionHealth,
        Section::Assessment => Say::SectionAssessment,
        Section::Learning => Say::SectionLearning,
        Section::Wellbeing => Say::SectionWellbeing,
        Section::Actions => Say::SectionActions,
        Section::Meetings => Say::SectionMeetings,
        Section::Notes => Say::SectionNotes,
        Section::Pointer => Say::SectionPointer,
    }
}

pub(super) fn sharing(context: &Context<'_>) -> Made {
    let whole = &context.inside.whole;
    let today = context.desk.today;
    let may = adult(&whole.entries, context.me()).is_some_and(|adult| adult.responsibility.may_choose());
    let mut body = format!("<p class=\"lead\">{}</p>", context.say(Say::SharingLead));
    if !may {
        let _ = write!(body, "<p class=\"notice own\">{}</p>", context.say(Say::SharingCannot));
    }
    for to in partners(&whole.team, &whole.entries, today) {
        let name = context.inside.organisation(to);
        let _ = write!(
            body,
            "<section class=\"notice stack tight\"><h2>{}</h2>{}<input type=\"hidden\" name=\"version\" value=\"{}\"><input \
             type=\"hidden\" name=\"to\" value=\"{to}\">",
            context.say(Say::SharingFor).replace("{who}", &theirs(&name)),
            context.form("sharing", "", None),
            whole.plan.version,
        );
        let mut waits = false;
        for cell in Section::ALL.iter().filter(|section| section.is_shared_by_choice()) {
            let sharing = resolve(whole.said(), to, *cell, today);
            let mine = whole.said().iter().rev().find(|p| p.adult == context.me() && p.to == to && p.section == *cell);
            let allows = mine.map_or(sharing.is_allowed(), |p| p.choice == Choice::Allow);
            let others = whole.team.iter().map(|member| member.organisation).filter(|other| *other != to);
            let open = others.into_iter().any(|o| mode(&whole.agreements, to, o, *cell, today) == LegalMode::Agreement);
            waits |= sharing.is_allowed() && !open;
            let off = if may { "" } else { " disabled" };
            let _ = write!(
                body,
                "<fieldset class=\"row apart\"><legend class=\"grow\">{}</legend>",
                context.say(section(*cell))
            );
            for (value, label, on) in [("allow", Say::SharingAllow, allows), ("refuse", Say::SharingRefuse, !allows)] {
                let checked = if on { " checked" } else { "" };
                let _ = write!(
                    body,
                    "<label class=\"chip\"><input type=\"radio\" name=\"s.{}\" value=\"{value}\"{checked}{off}> {}</label>",
                    cell.key(),
                    context.say(label),
                );
            }
            if sharing == Sharing::Contested {
                let _ = write!(body, "<p class=\"small full\">{}</p>", context.say(Say::SharingContested));
            }
            body.push_str("</fieldset>");
        }
        if waits {
            let _ = write!(body, "<p class=\"small soft\">{}</p>", context.say(Say::SharingNoAgreement));
        }
        if may {
            let _ = write!(body, "<p>{}</p>", context.button("", "", Say::Save));
        }
        body.push_str("</form></section>");
    }
    Made { title: context.words.say(Say::SharingTitle).to_owned(), body }
}
