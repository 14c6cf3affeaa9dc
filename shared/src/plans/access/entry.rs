//! The decision about one entry of a plan: reading, adding, changing. The table speaks of areas; what kind of entry it is decides
//! whether it can be changed at all.

use super::area::{Area, Op, Seat};
use super::decide::{Facts, Permit, Refusal, View, Why, decide};
use super::matrix::{Grant, Only, cell};
use crate::plans::entry::Kind;
use crate::plans::note::Mending;

/// Whether somebody reads an entry whole. Where they may see no more than that there is support, or counts, the entry is not there.
///
/// # Errors
/// The refusal.
pub fn may_read(seat: Seat, area: Area, facts: &Facts) -> Result<Permit, Refusal> {
    let permit = decide(seat, area, Op::Read, facts)?;
    match permit.view() {
        View::All => Ok(permit),
        // What a parent approves for the school is the handover, and that alone.
        View::Extract if area == Area::Handover => Ok(permit),
        _ => Err(Refusal::Forbidden(Why::NotShared)),
    }
}

/// Whether somebody sees that there is support of this kind in place, and nothing of it.
pub fn knows_of(seat: Seat, area: Area, facts: &Facts) -> bool {
    decide(seat, area, Op::Read, facts).is_ok_and(|permit| permit.view() >= View::Metadata)
}

/// Whether somebody in this seat holds sessions for their organisation, and keeps its registers. Whose marks they see in one is
/// decided plan by plan.
pub fn holds_sessions(seat: Seat) -> bool {
    let of_staff = |grant: &Grant| !grant.only.has(Only::OwnFamily);
    cell(Area::Sessions, seat).iter().any(|g| of_staff(g) && (g.ops.has(Op::Create) || g.ops.has(Op::Update)))
}

/// Whether somebody adds an entry. `facts.own` is so: what they add is their organisation's.
///
/// # Errors
/// The refusal.
pub fn may_add(seat: Seat, area: Area, facts: &Facts) -> Result<Permit, Refusal> {
    // Nobody "adds" a name or a phone number to the list of things one may add: whoever may change those may also write them down.
    let op = if matches!(area, Area::Basics | Area::SafeContact) { Op::Update } else { Op::Create };
    decide(seat, area, op, facts)
}

/// Whether somebody changes an entry. A note is mended by its writer for a day, and that a safeguarding route was used is never
/// changed. Whoever may add something may put right what their organisation has written down. A school that was sent a handover says
/// that it has read it, with a permit to agree and to nothing else.
///
/// # Errors
/// The refusal.
pub fn may_change(seat: Seat, area: Area, kind: Kind, facts: &Facts, mending: Mending) -> Result<Permit, Refusal> {
    match kind {
        Kind::Pointer => Err(Refusal::Forbidden(Why::Never)),
        Kind::Note if mending == Mending::Change && facts.own => decide(seat, area, Op::Create, facts),
        Kind::Note => Err(Refusal::Forbidden(Why::NotMet)),
        Kind::Handover => {
            written(seat, area, facts).or_else(|refusal| decide(seat, area, Op::Agree, facts).map_err(|_| refusal))
        }
        _ => written(seat, area, facts),
    }
}

/// Whether somebody changes what an entry says.
fn written(seat: Seat, area: Area, facts: &Facts) -> Result<Permit, Refusal> {
    match decide(seat, area, Op::Update, facts) {
        Err(refusal) if facts.own => decide(seat, area, Op::Create, facts).map_err(|_| refusal),
        decided => decided,
    }
}
