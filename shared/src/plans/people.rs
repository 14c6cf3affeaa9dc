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

/// What staff call a family where a name may not stand: "Family 7Q2K". Made from its id, never from a surname; letters and digits
/// that are easily mixed up are left out.
pub fn label_of(id: FamilyId) -> String {
    const SIGNS: [char; 28] = [
        '2', '3', '4', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q',
        'R', 'T', 'U', 'W', 'X', 'Y',
    ];
    let uuid = id.uuid();
    let bytes = uuid.as_bytes();
    let sign = |byte: u8| SIGNS[usize::from(byte) % SIGNS.len()];
    format!("Family {}{}{}{}", sign(bytes[12]), sign(bytes[13]), sign(bytes[14]), sign(bytes[15]))
}

/// The home: its languages, and how the family likes to be spoken with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Home {
    /// The languages of the home, the first one first.
    #[serde(default)]
    pub languages: Vec<LanguageCode>,
    /// Whether they need an interpreter.
    pub interpreter: Fact,
    /// How they like to read.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// What makes it easier to meet: times, places, who comes along.
    #[serde(default)]
    pub meeting: String,
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

/// The child whose plan it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Child {
    /// The name in papers.
    pub legal_name: String,
    /// What they are called.
    pub known_as: String,
    /// The birthday.
    pub born: Date,
}

/// An adult of the family. Nobody sees the plan because they are family: somebody decides it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Adult {
    /// The name in papers.
    pub legal_name: String,
    /// What they are called.
    #[serde(default)]
    pub known_as: String,
    /// What they are to the child, in the family's word.
    pub relationship: String,
    /// What they may decide for the child.
    pub responsibility: Responsibility,
    /// Whether they live with the child.
    pub lives_with_child: Fact,
    /// Whether they may see the plan.
    #[serde(default)]
    pub may_see_plan: bool,
}

impl Adult {
    /// What they are called.
    pub fn called(&self) -> &str {
        if self.known_as.trim().is_empty() { &self.legal_name } else { &self.known_as }
    }
}

/// How an adult can be reached without harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Contact {
    /// Who.
    pub adult: PersonId,
    /// By what.
    pub channel: Channel,
    /// The number or the e-mail address; empty for a letter and for "in person".
    #[serde(default)]
    pub value: String,
    /// Whether a text message may be sent.
    #[serde(default)]
    pub ok_to_text: bool,
    /// Whether a message may be left with whoever answers.
    #[serde(default)]
    pub ok_to_leave_message: bool,
    /// When to try, in their words.
    #[serde(default)]
    pub when: String,
    /// From when on a message is safe, on any day.
    #[serde(default)]
    pub safe_from: Option<Time>,
    /// Until when.
    #[serde(default)]
    pub safe_until: Option<Time>,
    /// Where they live, where somebody who helps has to know it.
    #[serde(default)]
    pub address: String,
    /// Whether that address is kept from everybody who does not visit: it never stands on a print.
    #[serde(default)]
    pub address_confidential: bool,
    /// Where they lived before; written by the server. For 60 days nothing is posted there: IG28.
    #[serde(default)]
    pub address_before: String,
    /// The day on which that changed; written by the server.
    #[serde(default)]
    pub moved_on: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_familys_label_says_nothing_of_it_and_is_always_the_same() {
        let id = FamilyId::new(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0102_0304));
        assert_eq!(label_of(id), label_of(id));
        assert_eq!(label_of(id), "Family 3467");
        assert!(!label_of(FamilyId::new(Uuid::from_u128(u128::MAX))).contains(['0', 'O', '1', 'I', '5', 'S']));
    }

    #[test]
    fn an_adult_is_called_what_they_want_to_be_called() {
        let adult = |known_as: &str| Adult {
            legal_name: "Hodan Example".into(),
            known_as: known_as.into(),
            relationship: "Mum".into(),
            responsibility: Responsibility::Parental,
            lives_with_child: Fact::Yes,
            may_see_plan: false,
        };
        assert_eq!(adult("Hodan").called(), "Hodan");
        assert_eq!((adult("").called(), adult("  ").called()), ("Hodan Example", "Hodan Example"));
    }

    #[test]
    fn those_who_have_responsibility_or_care_for_the_child_choose() {
        use crate::set::Member as _;
        let choose: Vec<&str> = Responsibility::ALL.iter().filter(|r| r.may_choose()).map(|r| r.key()).collect();
        assert_eq!(choose, ["parental", "main-carer"]);
    }
}
