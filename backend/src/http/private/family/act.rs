//! What is pressed on the family's pages, read from forms and handed to the use cases.

use doorstep_shared::api::desk::plans::{AskKind, OfPlanDraft, PlanDraft};
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::content::ElementText;
use doorstep_shared::plans::entry::AboutMe;
use doorstep_shared::plans::note::Voice;
use doorstep_shared::plans::referral::Says;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::{Choice, resolve};
use doorstep_shared::set::Member as _;
use uuid::Uuid;

use super::form::Form;
use super::{PrivateState, Told, with};
use crate::store::Repeat;
use crate::usecase::entry::Desk;
use crate::usecase::plans::family::{self, Inside, Seen, Visit};
use crate::usecase::plans::{PlanError, draft};

/// Most characters of a box.
const MOST: usize = 1_000;

/// Keeps what stands in a form, whether it makes sense or not.
pub(super) async fn keep(state: &PrivateState, visit: &Visit, form: &Form) -> Result<(), PlanError> {
    let (Some(name), boxes) = (form.name(), form.boxes()) else { return Ok(()) };
    if boxes.is_empty() {
        return Ok(());
    }
    let desk = visit.desk(with(state));
    let base = form.text("version").parse().unwrap_or_default();
    draft::keep(&desk, &of(visit, name), &PlanDraft { boxes, base }).await.map(drop)
}

fn of(visit: &Visit, form: &str) -> OfPlanDraft {
    OfPlanDraft { zone: visit.zone.id.clone(), plan: visit.plan(), form: form.to_owned() }
}

/// Does it, and throws away what was begun in that form.
pub(super) async fn act(state: &PrivateState, visit: &Visit, page: &str, form: &Form) -> Result<Told, PlanError> {
    let desk = visit.desk(with(state));
    let repeat = form.repeat(page).ok_or_else(|| PlanError::invalid("/key", "There is no key."))?;
    if form.beginning("b.").any(|(_, text)| text.chars().count() > MOST) {
        return Err(PlanError::invalid("/boxes", format!("There is room for {MOST} characters.")));
    }
    let told = done(state, &desk, visit, (page, form), &repeat).await?;
    if let Some(name) = form.name() {
        draft::discard(&desk, &of(visit, name)).await?;
    }
    Ok(told)
}

async fn done(
    state: &PrivateState,
    desk: &Desk<'_>,
    visit: &Visit,
    (page, form): (&str, &Form),
    repeat: &Repeat,
) -> Result<Told, PlanError> {
    let (marks, plan) = (&state.mark_key, visit.plan());
    let seen = || form.seen().ok_or(PlanError::NotFound);
    let version = || form.text("version").parse::<u64>().map_err(|_| PlanError::NotFound);
    match page {
        "steps" | "goals" => {
            let done = match form.text("do") {
                "done" => Some(true),
                "undo" => Some(false),
                _ => None,
            };
            family::tick(desk, marks, plan, seen()?, (done, form.typed("said")), repeat).await?;
        }
        "child" => family::write_about_me(desk, marks, plan, version()?, &about_me(form)?, repeat).await?,
        "services" => service(desk, state, visit, (seen()?, form), repeat).await?,
        "meetings" => match form.text("do") {
            "prepare" => {
                let boxes = [form.typed("well"), form.typed("hard"), form.typed("about")];
                family::prepare(desk, marks, plan, seen()?, boxes, repeat).await?;
            }
            said @ ("agree" | "disagree") => {
                let said = (said == "agree", form.typed("comment"));
                family::minutes(desk, marks, plan, seen()?, said, repeat).await?;
            }
            _ => return Err(PlanError::NotFound),
        },
        "sharing" => share(desk, visit, (version()?, form), repeat).await?,
        "looked" => {
            let look = Uuid::try_parse(form.text("look")).map_err(|_| PlanError::NotFound)?;
            family::hide(desk, plan, (look, form.text("do") == "hide"), repeat).await?;
        }
        "ask" => {
            let about = AskKind::parse(form.text("about"))
                .ok_or_else(|| PlanError::invalid("/about", "Choose what it is about."))?;
            family::ask(desk, plan, (about, form.typed("words")), repeat).await?;
            return Ok(Told::Sent);
        }
        "stop" => {
            if !form.ticked("sure") {
                return Err(PlanError::invalid("/sure", "Tick the box if you are sure."));
            }
            family::stop(desk, plan, version()?, repeat).await?;
        }
        _ => return Err(PlanError::NotFound),
    }
    Ok(Told::Saved)
}

fn about_me(form: &Form) -> Result<AboutMe, PlanError> {
    let text = |name: &str| {
        ElementText::try_from(form.typed(name).trim().to_owned())
            .map_err(|_| PlanError::invalid("/boxes", "This is too long."))
    };
    Ok(AboutMe {
        likes: text("likes")?,
        what_people_like: text("what_people_like")?,
        what_matters: text("what_matters")?,
        how_to_comfort: text("how_to_comfort")?,
        how_to_help: text("how_to_help")?,
        words_i_use: text("words_i_use")?,
        important_people: text("important_people")?,
        routines: text("routines")?,
        worries: text("worries")?,
        hopes: text("hopes")?,
        voice: Voice::Family,
    })
}

async fn service(
    desk: &Desk<'_>,
    state: &PrivateState,
    visit: &Visit,
    (seen, form): (Seen, &Form),
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let (marks, plan) = (&state.mark_key, visit.plan());
    match form.text("do") {
        "agree" => {
            let told = (form.ticked("name"), form.ticked("language"), form.ticked("contact"), form.typed("words"));
            family::agree_service(desk, marks, plan, seen, told, repeat).await
        }
        "decline" => family::decline_service(desk, marks, plan, seen, repeat).await,
        "used" => family::say_used(desk, marks, plan, seen, true, repeat).await,
        "not-used" => family::say_used(desk, marks, plan, seen, false, repeat).await,
        said => {
            let (outcome, says) = match (said.strip_prefix("started-"), said.strip_prefix("outcome-")) {
                (Some(says), _) => (false, says),
                (_, Some(says)) => (true, says),
                _ => return Err(PlanError::NotFound),
            };
            let says = Says::parse(says).ok_or(PlanError::NotFound)?;
            family::say_happened(desk, marks, plan, seen, (outcome, says), repeat).await
        }
    }
}

/// The choices that are new or different. A yes that becomes a no is withdrawn.
async fn share(desk: &Desk<'_>, visit: &Visit, (base, form): (u64, &Form), repeat: &Repeat) -> Result<(), PlanError> {
    let to: OrganisationId = form.text("to").parse().map_err(|_| PlanError::NotFound)?;
    let inside = Inside::open(desk, visit.plan(), &[Section::Agreement]).await?;
    let mut choices = Vec::new();
    for (section, said) in form.beginning("s.") {
        let section = Section::parse(section).ok_or(PlanError::NotFound)?;
        let mine = inside
            .whole
            .said()
            .iter()
            .rev()
            .find(|p| p.adult.uuid() == desk.actor.user.uuid() && p.to == to && p.section == section);
        let allowed = mine.map(|p| p.choice == Choice::Allow);
        let choice = match (said, allowed) {
            ("allow", Some(true)) | ("refuse", Some(false)) => continue,
            ("allow", _) => Choice::Allow,
            ("refuse", Some(true)) => Choice::Withdrawn,
            ("refuse", None) if resolve(inside.whole.said(), to, section, desk.today).is_allowed() => Choice::Withdrawn,
            ("refuse", _) => Choice::Refuse,
            _ => return Err(PlanError::NotFound),
        };
        choices.push((to, section, choice));
    }
    if choices.is_empty() {
        return Ok(());
    }
    family::share(desk, visit.plan(), base, &choices, repeat).await
}
