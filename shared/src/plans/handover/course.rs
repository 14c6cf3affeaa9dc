//! What may become of a record: approved by the parent as it stands, sent as it was approved, read by the school; or refused.

use super::{Handover, Stage, Way};
use crate::date::Date;

/// Why a record cannot become what it is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNext {
    /// Nothing of it changes once it was sent.
    Sent,
    /// The parent approved other words than these.
    NotApproved,
    /// There is nothing in it.
    Empty,
    /// This does not follow from where it is.
    Order,
    /// The day is not that of the change.
    Day,
    /// Only the school says that it has read it.
    NotTheSchool,
}

impl NotNext {
    /// What to do, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Sent => "The school has this as the parent approved it. It does not change any more.",
            Self::NotApproved => "The parent approves these words first. Read it to them as it is now.",
            Self::Empty => "There is nothing in it yet.",
            Self::Order => "This does not follow from where the record is now.",
            Self::Day => "A day here is the day on which it happens, or one before it.",
            Self::NotTheSchool => "Somebody of the school, other than the one who sent it, says that it was read.",
        }
    }

    /// The field it is about.
    pub fn pointer(self) -> &'static str {
        "/stage"
    }
}

/// Whether a record may become another, on a day; `as_school` when whoever does it only confirms for the school.
///
/// # Errors
/// Why not.
pub fn follows(before: &Handover, after: &Handover, as_school: bool, today: Date) -> Result<(), NotNext> {
    let same = before.says_the_same(after);
    if before.stage.is_sent() && !same {
        return Err(NotNext::Sent);
    }
    // What is on paper comes to a school that has no word here: whoever works with the family writes down that it arrived.
    let received = matches!((before.stage, after.stage), (Stage::Sent { way: Way::Here, .. }, Stage::Received { .. }));
    if as_school != received && before != after {
        return Err(NotNext::NotTheSchool);
    }
    match (before.stage, after.stage) {
        (was, is) if was == is => match is {
            Stage::Draft | Stage::Refused { .. } => Ok(()),
            // Approved words stay as they were approved: to change them is to write again.
            _ if same => Ok(()),
            _ => Err(NotNext::NotApproved),
        },
        (was, Stage::Draft) if !was.is_sent() => Ok(()),
        (Stage::Draft | Stage::Refused { .. }, Stage::Approved { approval }) => {
            if !same {
                Err(NotNext::NotApproved)
            } else if after.is_empty() {
                Err(NotNext::Empty)
            } else {
                passed(approval.on, today)
            }
        }
        (Stage::Draft | Stage::Approved { .. }, Stage::Refused { on, .. }) => passed(on, today),
        (Stage::Approved { approval: was }, Stage::Sent { approval, on, .. }) => {
            if !same || was != approval {
                Err(NotNext::NotApproved)
            } else if on < approval.on {
                Err(NotNext::Day)
            } else {
                passed(on, today)
            }
        }
        (Stage::Sent { approval: was, way: by, on: sent }, Stage::Received { approval, way, sent_on, on }) => {
            if was != approval || by != way || sent != sent_on {
                Err(NotNext::Sent)
            } else if on < sent_on {
                Err(NotNext::Day)
            } else {
                passed(on, today)
            }
        }
        (was, _) if was.is_sent() => Err(NotNext::Sent),
        _ => Err(NotNext::Order),
    }
}

fn passed(on: Date, today: Date) -> Result<(), NotNext> {
    if on <= today { Ok(()) } else { Err(NotNext::Day) }
}
