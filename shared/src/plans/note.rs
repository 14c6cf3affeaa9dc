//! Notes of those who help. A note is only ever added: for a day its writer may mend it, then it takes an addendum.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::section::Section;
use crate::date::Date;
use crate::id::UserId;

/// How long a writer may mend a note.
pub const MENDED_FOR: SignedDuration = SignedDuration::from_hours(24);
/// How soon a note that is kept from the family is looked at again, in days.
pub const REVIEW_DAYS: i32 = 90;

crate::closed_list! {
    /// What a text is. Facts, observations and opinions are never mixed up.
    Voice {
        /// Something that is so.
        Fact = "fact",
        /// The family's view.
        Family = "family-view",
        /// The child's view.
        Child = "child-view",
        /// What somebody saw.
        Observation = "observation",
        /// What a professional thinks.
        Professional = "professional-view",
    }
}

crate::closed_list! {
    /// Why a family does not see a note.
    Withheld {
        /// It tells of somebody else.
        ThirdParty = "third-party",
        /// Somebody might come to harm.
        RiskOfHarm = "risk-of-harm",
        /// The law says so.
        Legal = "legal",
    }
}

/// Whether the family sees a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Visible {
    /// It does: that is how every note begins.
    ToFamily,
    /// It does not, for now.
    Not {
        /// Why.
        reason: Withheld,
        /// The day by which somebody looks at that again.
        review_by: Date,
    },
}

/// What is wrong with keeping a note from the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadVisibility {
    /// It would not be looked at again within 90 days.
    ReviewTooLate,
    /// The day of that is over.
    ReviewOver,
}

impl BadVisibility {
    /// What to do, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ReviewTooLate => "Look at this again within 90 days.",
            Self::ReviewOver => "Choose a day that is to come.",
        }
    }
}

impl Visible {
    /// V16: what is kept from the family has a reason from the list and is looked at again within 90 days.
    ///
    /// # Errors
    /// What is wrong with the day; the reason is of the list by its type.
    pub fn check(self, today: Date) -> Result<(), BadVisibility> {
        let Self::Not { review_by, .. } = self else { return Ok(()) };
        match review_by.days_since(today) {
            days if days <= 0 => Err(BadVisibility::ReviewOver),
            days if days > REVIEW_DAYS => Err(BadVisibility::ReviewTooLate),
            _ => Ok(()),
        }
    }

    /// Whether the family sees it.
    pub fn is_to_family(self) -> bool {
        self == Self::ToFamily
    }
}

/// What somebody may do with the words of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Change them.
    Change,
    /// Add to them.
    Addendum,
}

/// Who may do what with a note's words: its writer changes them for a day; from then on, and for everybody else, there are
/// addenda.
pub fn mending(writer: UserId, recorded_at: Timestamp, who: UserId, now: Timestamp) -> Mending {
    let soon = now.duration_since(recorded_at) < MENDED_FOR;
    if who == writer && soon { Mending::Change } else { Mending::Addendum }
}

/// The sections that a note can belong to.
pub fn takes_notes(section: Section) -> bool {
    // Nothing is ever written about a safeguarding route: V14.
    section != Section::Pointer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;
    use uuid::Uuid;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn v16_what_is_kept_from_the_family_is_looked_at_again() {
        let today = day("2027-06-08");
        for reason in Withheld::ALL {
            let not = |review_by: &str| Visible::Not { reason: *reason, review_by: day(review_by) };
            assert_eq!(not("2027-06-08").check(today), Err(BadVisibility::ReviewOver));
            assert_eq!(not("2027-06-09").check(today), Ok(()));
            assert_eq!(not("2027-09-06").check(today), Ok(()), "the ninetieth day");
            assert_eq!(not("2027-09-07").check(today), Err(BadVisibility::ReviewTooLate));
        }
        assert_eq!(Visible::ToFamily.check(today), Ok(()));
        assert!(Visible::ToFamily.is_to_family());
        let parsed = serde_json::from_str::<Visible>(r#"{"is":"not","review_by":"2027-06-09"}"#);
        assert!(parsed.is_err(), "a reason is needed to be read at all");
        assert!(serde_json::from_str::<Visible>(r#"{"is":"not","reason":"busy","review_by":"2027-06-09"}"#).is_err());
    }

    #[test]
    fn a_writer_mends_a_note_for_a_day_and_nobody_else_does() {
        let at: Timestamp = "2027-06-08T09:00:00Z".parse().expect("a moment");
        let (ann, bea) = (UserId::new(Uuid::from_u128(1)), UserId::new(Uuid::from_u128(2)));
        let soon = at + SignedDuration::from_secs(24 * 60 * 60 - 1);
        assert_eq!(mending(ann, at, ann, soon), Mending::Change);
        assert_eq!(mending(ann, at, ann, at + MENDED_FOR), Mending::Addendum);
        assert_eq!(mending(ann, at, bea, at), Mending::Addendum);
    }

    #[test]
    fn nobody_writes_a_note_about_a_safeguarding_route() {
        let taken: Vec<&Section> = Section::ALL.iter().filter(|s| !takes_notes(**s)).collect();
        assert_eq!(taken, [&Section::Pointer]);
    }
}
