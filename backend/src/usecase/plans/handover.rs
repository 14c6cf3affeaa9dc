//! The handover to reception: who may take it a step further, and that it stays as the parent approved it.

use doorstep_shared::date::Date;
use doorstep_shared::directory::Calendar;
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::access::{Op, Permit};
use doorstep_shared::plans::agreement::{LegalMode, mode};
use doorstep_shared::plans::entry::{Body, Clash, Entry};
use doorstep_shared::plans::handover::{NotNext, Stage, Way, follows, tells_address};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::is_taken_back;

use super::error::PlanError;
use super::step::may_choose;
use super::whole::Whole;
use crate::usecase::entry::Desk;

/// A confidential address is in no record, whoever writes it there.
///
/// # Errors
/// [`PlanError::Invalid`] with the part that tells it.
pub(super) fn keeps_address(whole: &Whole, body: &Body) -> Result<(), PlanError> {
    let Body::Handover(record) = body else { return Ok(()) };
    let kept = whole.entries.iter().filter_map(|entry| match &entry.body {
        Body::Contact(contact) if contact.address_confidential => Some(contact.address.as_str()),
        _ => None,
    });
    let kept: Vec<&str> = kept.collect();
    let telling = record.parts().into_iter().find(|(_, text)| kept.iter().any(|address| tells_address(text, address)));
    match telling {
        Some((field, _)) => Err(PlanError::invalid(
            &format!("/{field}"),
            "This tells an address that is kept from others. Take it out: the school is told no address.",
        )),
        None => Ok(()),
    }
}

/// Whether a record may become what a change makes of it. A permit to agree is the school's: it says that it has read it.
///
/// # Errors
/// [`PlanError::Invalid`] with what to do instead.
pub(super) fn check(
    desk: &Desk<'_>,
    whole: &Whole,
    before: &Entry,
    (after, clashes): (&Body, &[Clash]),
    permit: Permit,
) -> Result<(), PlanError> {
    let (Body::Handover(was), Body::Handover(now)) = (&before.body, after) else { return Ok(()) };
    if was.stage.is_sent() && !clashes.is_empty() {
        return Err(refused(NotNext::Sent));
    }
    follows(was, now, permit.op() == Op::Agree, desk.today).map_err(refused)?;
    keeps_address(whole, after)?;
    if was.stage == now.stage {
        return Ok(());
    }
    match now.stage {
        Stage::Approved { approval } => may_choose(whole, approval.adult, "/stage"),
        Stage::Refused { adult, .. } => may_choose(whole, adult, "/stage"),
        Stage::Sent { way: Way::Here, .. } if !reaches(desk, whole, before.organisation) => {
            let detail = "The school cannot read it here: it is no partner, or no agreement with it covers “all about me”. \
                          Give it to the parent on paper.";
            Err(PlanError::invalid("/stage", detail))
        }
        _ => Ok(()),
    }
}

fn refused(why: NotNext) -> PlanError {
    PlanError::invalid(why.pointer(), why.sentence())
}

/// Whether the child's school may have here what an organisation has written down.
fn reaches(desk: &Desk<'_>, whole: &Whole, of: OrganisationId) -> bool {
    let agreed = |school| mode(&whole.agreements, of, school, Section::AboutMe, desk.today) == LegalMode::Agreement;
    whole.school().is_some_and(|school| school == of || agreed(school))
}

/// Writes down what follows by itself from a change.
pub(super) fn settle(body: &mut Body, calendar: &Calendar) {
    if let Body::Handover(record) = body {
        record.settle(calendar);
    }
}

/// Whether an organisation is the school that a record was sent to, here, and the family has not taken back what it tells that school.
/// Whoever of it reads the record does so as the school.
pub(super) fn is_for(whole: &Whole, body: &Body, organisation: Option<OrganisationId>, today: Date) -> bool {
    let open = matches!(body, Body::Handover(record) if record.stage.is_open_to_school());
    let school = whole.school().filter(|school| Some(*school) == organisation);
    open && school.is_some_and(|school| !is_taken_back(whole.said(), school, Section::AboutMe, today))
}
