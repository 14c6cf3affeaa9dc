//! The family: children and adults, who may decide for the child, and how each can be reached safely.

use serde::{Deserialize, Serialize};

use crate::date::{Date, Time};
use crate::fact::Fact;
use crate::id::{FamilyId, PersonId};
use crate::lang::LanguageCode;

crate::closed_list! {
    /// What an adult may decide for the child.
    Responsibility {
        /// They have parental responsibility.
        Parental = "parental",
        /// They care for the child day by day, without it.
        MainCarer = "main-carer",
        /// Neither, or nobody knows.
        Neither = "neither",
    }
}

impl Responsibility {
    /// Whether they can agree to the plan and say what is shared.
    pub fn may_choose(self) -> bool {
        self != Self::Neither
    }
}

crate::closed_list! {
    /// How a family likes to read.
    Reading {
        /// Text.
        Text = "text",
        /// Text in large print.
        LargePrint = "large-print",
        /// Read out, or recorded.
        Audio = "audio",
        /// Short sentences with pictures.
        EasyRead = "easy-read",
        /// Somebody comes and tells them.
        InPerson = "in-person",
    }
}

/// A family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Family {
    /// Its id.
    pub id: FamilyId,
    /// What staff call it where a name may not stand: made from the id, never from a surname.
    pub label: String,
    /// The languages of the home, the first one first.
    #[serde(default)]
    pub languages: Vec<LanguageCode>,
    /// Whether they need an interpreter.
    pub interpreter: Fact,
    /// How they like to read.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Family {
    /// A label from an id: "Family 7Q2". Letters and digits that are easily mixed up are left out.
    pub fn label_of(id: FamilyId) -> String {
        const SIGNS: [char; 28] = [
            '2', '3', '4', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P',
            'Q', 'R', 'T', 'U', 'W', 'X', 'Y',
        ];
        let bytes = id.uuid();
        let bytes = bytes.as_bytes();
        let sign = |byte: u8| SIGNS[usize::from(byte) % SIGNS.len()];
        format!("Family {}{}{}{}", sign(bytes[12]), sign(bytes[13]), sign(bytes[14]), sign(bytes[15]))
    }
}

crate::closed_list! {
    /// A way to reach somebody.
    Channel {
        /// A call.
        Phone = "phone",
        /// A text message.
        Text = "text",
        /// An e-mail.
        Email = "email",
        /// A letter.
        Post = "post",
        /// Only when they come themselves.
        InPerson = "in-person",
    }
}

/// How somebody can be reached without harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SafeContact {
    /// By what.
    pub channel: Channel,
    /// The number or the address; empty for "in person".
    pub value: String,
    /// Whether a text message may be sent.
    pub ok_to_text: bool,
    /// Whether a message may be left with whoever answers.
    pub ok_to_leave_message: bool,
    /// From when to when, where they said so.
    #[serde(default)]
    pub hours: Option<(Time, Time)>,
}

/// A child or an adult of a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The family.
    pub family: FamilyId,
    /// The name in papers.
    pub legal_name: String,
    /// What they are called.
    pub known_as: String,
    /// The birthday, where it is needed.
    #[serde(default)]
    pub born: Option<Date>,
    /// What they are to the child, in the family's word; empty for the child.
    #[serde(default)]
    pub relationship: String,
    /// What they may decide for the child.
    pub responsibility: Responsibility,
    /// Whether they live with the child.
    pub lives_with_child: Fact,
    /// Whether they may see the plan. Nobody does because they are family.
    #[serde(default)]
    pub may_see_plan: bool,
    /// How they can be reached.
    #[serde(default)]
    pub contact: Option<SafeContact>,
    /// Whether the address is kept from everybody but those who need it to be safe.
    #[serde(default)]
    pub address_confidential: bool,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_familys_label_says_nothing_of_it_and_is_always_the_same() {
        let id = FamilyId::new(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0102_0304));
        assert_eq!(Family::label_of(id), Family::label_of(id));
        assert_eq!(Family::label_of(id), "Family 3467");
        assert!(!Family::label_of(FamilyId::new(Uuid::from_u128(u128::MAX))).contains(['0', 'O', '1', 'I', '5', 'S']));
    }
}
