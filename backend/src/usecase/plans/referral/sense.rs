//! What the server alone knows of a referral: the service by its name, the clock that runs, and that no word for a service names the
//! child.

use doorstep_shared::directory::{Calendar, Service, State, Visibility};
use doorstep_shared::id::ServiceId;
use doorstep_shared::plans::entry::{Body, Clash, Entry, EntryName, Kind};
use doorstep_shared::plans::message::{Say, Trigger};
use doorstep_shared::plans::referral::{By, Stage};

use super::super::error::PlanError;
use super::super::records::adult;
use super::super::step::may_choose;
use super::super::whole::Whole;
use crate::port::StoreError;
use crate::store::Change;
use crate::usecase::entry::Desk;
use crate::usecase::tell::at_once;

/// Fills in what the server writes of a referral or a signpost that is new.
///
/// # Errors
/// When the directory has no such service, or the tables cannot be read.
pub(in super::super) async fn begin(desk: &Desk<'_>, body: &mut Body, calendar: &Calendar) -> Result<(), PlanError> {
    match body {
        Body::Referral(referral) => {
            referral.service_name = listed(desk, referral.service).await?.name;
            referral.settle(desk.today, By::Worker, calendar);
        }
        Body::Signpost(signpost) => signpost.service_name = listed(desk, signpost.service).await?.name,
        _ => {}
    }
    Ok(())
}

/// A service that families find in the directory.
async fn listed(desk: &Desk<'_>, id: ServiceId) -> Result<Service, PlanError> {
    let there =
        |s: &Service| s.visibility == Visibility::Public && matches!(s.state, State::Active | State::Paused { .. });
    let found = desk.find(id).await?.filter(there);
    found.ok_or_else(|| PlanError::invalid("/service", "The directory has no such service. Choose another one."))
}

/// Writes down what follows by itself from a change of a worker.
pub(in super::super) fn settle(desk: &Desk<'_>, body: &mut Body, calendar: &Calendar) {
    if let Body::Referral(referral) = body {
        referral.settle(desk.today, super::super::entry::whose(desk), calendar);
    }
}

/// Tells the family that there is news, once a day: that the service was asked, and what it says.
///
/// # Errors
/// When the tables cannot be read.
pub(in super::super) async fn told<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    before: &Entry,
    after: &Entry,
    change: Change<'c>,
) -> Result<Change<'c>, StoreError> {
    let stage = |entry: &Entry| if let Body::Referral(referral) = &entry.body { Some(referral.stage) } else { None };
    let (was, is) = (stage(before), stage(after));
    let news = [Stage::Sent, Stage::Accepted, Stage::Waitlisted, Stage::DeclinedByService, Stage::Expired];
    if was == is || !is.is_some_and(|is| news.contains(&is)) {
        return Ok(change);
    }
    at_once(desk, whole, Trigger::ReferralMoved, (Say::News, Some(after.name)), change).await
}

/// Whether two people took a step at once: then the second one looks again, and nothing of theirs is kept halfway.
pub(in super::super) fn two_steps(body: &Body, clashes: &[Clash]) -> bool {
    matches!(body, Body::Referral(_) | Body::Handover(_)) && clashes.iter().any(|clash| clash.field == "stage")
}

/// Whom a referral names is in the plan, and what a service is told does not name the child.
///
/// # Errors
/// What makes no sense.
pub(in super::super) fn makes_sense(whole: &Whole, before: Option<&Body>, body: &Body) -> Result<(), PlanError> {
    let Body::Referral(referral) = body else { return Ok(()) };
    if !whole.team.iter().any(|member| member.user == referral.worker) {
        return Err(PlanError::invalid("/worker", "They are not in this plan’s team. Choose again."));
    }
    let Some(agreed) = &referral.agreed else { return Ok(()) };
    if matches!(before, Some(Body::Referral(before)) if before.agreed.as_ref() == Some(agreed)) {
        return Ok(());
    }
    if adult(&whole.entries, agreed.adult).is_none() {
        return Err(PlanError::invalid("/agreed", "This adult is not in this plan. Choose again."));
    }
    may_choose(whole, agreed.adult, "/agreed")?;
    if names_child(whole, &agreed.words) {
        let detail = "Leave the child’s name out of what the service is told. Say “our child”.";
        return Err(PlanError::invalid("/agreed", detail));
    }
    if agreed.contact && whole.entry(EntryName::new(Kind::Contact, agreed.adult.uuid())).is_none() {
        let detail = "There is no safe contact of this adult yet. Write it down first, or leave it out.";
        return Err(PlanError::invalid("/agreed", detail));
    }
    Ok(())
}

/// Whether one of the words is a name of the child.
fn names_child(whole: &Whole, words: &str) -> bool {
    let Some((_, child)) = whole.child() else { return false };
    let split = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let names: Vec<String> = split(&child.legal_name).into_iter().chain(split(&child.known_as)).collect();
    split(words).iter().any(|word| names.contains(word))
}
