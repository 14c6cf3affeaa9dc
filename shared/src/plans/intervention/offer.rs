//! The catalogue: what is offered for speech, language and communication, and what is known of each, in our own words. What nobody has
//! looked up yet has no day on which it was checked, and screens say so.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::fact::Fact;

crate::closed_list! {
    /// For whom something is.
    Tier {
        /// For every child.
        Universal = "universal",
        /// For some, in a small group.
        Targeted = "targeted",
        /// For one child, by a specialist.
        Specialist = "specialist",
        /// For the family at home or together with others.
        Family = "family",
        /// It finds out who needs what; it helps nobody by itself.
        Screen = "screen",
    }
}

impl Tier {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Universal => "For every child",
            Self::Targeted => "For some children, in a small group",
            Self::Specialist => "For one child, by a specialist",
            Self::Family => "For families",
            Self::Screen => "Finds out who needs what",
        }
    }
}

/// How much of it is meant to be given. Not known is nothing, not nought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Dose {
    /// How many sessions.
    #[serde(default)]
    pub sessions: Option<u16>,
    /// How long each is, in minutes; the longest where they differ.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// Over how many weeks.
    #[serde(default)]
    pub weeks: Option<u16>,
    /// The smallest group.
    #[serde(default)]
    pub group_min: Option<u8>,
    /// The largest group.
    #[serde(default)]
    pub group_max: Option<u8>,
    /// In words.
    #[serde(default)]
    pub words: String,
}

/// Something that is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Intervention {
    /// Its id, such as `neli-reception`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom it is.
    pub tier: Tier,
    /// For which ages, in words; empty where it is not known.
    #[serde(default)]
    pub ages: String,
    /// How much of it is meant to be given.
    #[serde(default)]
    pub dose: Dose,
    /// Whether those who give it have to be trained for it.
    pub needs_trained: Fact,
    /// What is known of whether it helps.
    #[serde(default)]
    pub evidence: String,
    /// Where that stands.
    #[serde(default)]
    pub source: String,
    /// The day on which it was looked up there; none while nobody has.
    #[serde(default)]
    pub checked_on: Option<Date>,
    /// What one has to know before copying or buying anything.
    #[serde(default)]
    pub licence: String,
}

/// The licence of what has a publisher.
const PUBLISHED: &str = "It has a publisher, with training and materials of its own. Copy nothing without asking.";
/// Of what nobody has looked up yet.
const UNCHECKED: &str = "Not checked yet. Look it up before it is offered to a family.";

/// Sessions, minutes, weeks, the smallest and the largest group; nought where it is not known.
type Given = (u16, u16, u16, u8, u8);

fn one(
    id: &str,
    (name, tier, ages): (&str, Tier, &str),
    (given, words): (Given, &str),
    needs_trained: Fact,
    (evidence, source): (&str, &str),
) -> Intervention {
    let (sessions, minutes, weeks, least, most) = given;
    let some = |n: u16| (n > 0).then_some(n);
    let few = |n: u8| (n > 0).then_some(n);
    let dose = Dose {
        sessions: some(sessions),
        minutes: some(minutes),
        weeks: some(weeks),
        group_min: few(least),
        group_max: few(most),
        words: words.into(),
    };
    let checked = !source.is_empty();
    Intervention {
        id: id.into(),
        name: name.into(),
        tier,
        ages: ages.into(),
        dose,
        needs_trained,
        evidence: if checked { evidence.into() } else { UNCHECKED.into() },
        source: source.into(),
        checked_on: if checked { Date::new(2026, 11, 24) } else { None },
        licence: if checked && tier != Tier::Specialist { PUBLISHED.into() } else { String::new() },
    }
}

/// The catalogue.
#[rustfmt::skip]
pub fn catalogue() -> Vec<Intervention> {
    use Fact::{No, Unknown, Yes};
    use Tier as T;
    const NONE: Given = (0, 0, 0, 0, 0);
    let not_yet = |id, name, tier| one(id, (name, tier, ""), (NONE, ""), Unknown, ("", ""));
    vec![
        one("talk-of-the-town", ("Talk of the Town", T::Universal, "Primary school"), (NONE, "A speech and language therapist one day a week, a lead in the school, training and coaching"), Yes,
            ("A trial in 64 schools found no gain in reading, and a small, uncertain one in speaking and listening.", "Education Endowment Foundation, evaluation report")),
        one("neli-reception", ("NELI in reception", T::Targeted, "4 to 5"), ((100, 30, 20, 3, 5), "20 weeks: three groups of 30 minutes and two single sessions of 15 minutes a week"), Yes,
            ("In a trial at scale in 350 schools children were some four months ahead in language, those with free school meals some seven.", "Education Endowment Foundation, evaluation report")),
        one("neli-preschool", ("NELI Preschool", T::Targeted, "3 to 4"), ((0, 0, 20, 0, 0), "20 weeks, with something for the whole room"), Yes,
            ("A trial found that it helped with language.", "Education Endowment Foundation, evaluation report")),
        one("language-screen", ("LanguageScreen", T::Screen, ""), (NONE, "One test on a tablet for each child"), Unknown,
            ("It helps to choose who takes part in NELI. Nobody has to use it. From which age on is not checked yet.", "Publisher’s page")),
        one("early-talk-boost", ("Early Talk Boost", T::Targeted, "3 to 4"), ((27, 20, 9, 6, 8), "27 sessions: three of 15 to 20 minutes in each of nine weeks, with a workshop for parents and books"), Yes,
            ("Promising, not proven: a trial of 2023 stopped because too few settings joined; another one runs in 2025 and 2026.", "Education Endowment Foundation, project page")),
        one("ks1-talk-boost", ("Talk Boost for key stage 1", T::Targeted, "4 to 7"), ((0, 0, 10, 0, 0), "About ten weeks in a small group"), Yes,
            ("Its developer reports progress of 9 to 18 months from 611 children. There is little from others.", "Developer’s report")),
        one("wellcomm", ("WellComm", T::Screen, "From 6 months"), (NONE, "A screen with red, amber or green by section, and a book of activities"), Unknown,
            ("It shows where a child is and what to play next. Write down the section, never a score by itself.", "Publisher’s page")),
        one("nhs-slt", ("NHS speech and language therapy", T::Specialist, "Any"), (NONE, "By referral alone"), Yes,
            ("Parents can often refer their child themselves. Ask the local service how.", "NHS pages of several areas")),
        not_yet("rhyme-time", "Rhyme time", T::Universal),
        one("stay-and-play", ("Stay & Play", T::Universal, "0 to 5"), (NONE, ""), No, ("", "")),
        not_yet("library", "Library visits", T::Universal),
        not_yet("book-gifting", "Books as a gift", T::Family),
        not_yet("story-at-home", "A story at home", T::Family),
        not_yet("peep", "PEEP", T::Family),
        not_yet("real", "REAL", T::Family),
        not_yet("easypeasy", "EasyPeasy", T::Family),
        not_yet("tiny-happy-people", "Tiny Happy People", T::Family),
        not_yet("attention-groups", "Groups that build attention", T::Targeted),
        not_yet("colourful-semantics", "Colourful Semantics", T::Targeted),
        not_yet("word-aware", "Word Aware", T::Universal),
        not_yet("signing", "Makaton and signing", T::Universal),
        not_yet("helicopter-stories", "Helicopter Stories", T::Universal),
        not_yet("lego-therapy", "Lego-based therapy", T::Targeted),
        not_yet("time-to-talk", "Time to Talk", T::Targeted),
        not_yet("talking-time", "Talking Time", T::Universal),
        not_yet("shrec", "ShREC prompts", T::Universal),
    ]
}
