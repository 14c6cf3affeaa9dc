//! The family assessment: what is going well, what is hard and what would help, in twenty-one parts of a family's life.
//!
//! It is talked through with the family, in any order; parts may be left out. The ids are those of the printed sheet.

crate::closed_list! {
    /// The three domains that the parts belong to.
    Domain {
        /// The child.
        Child = "child",
        /// Parents and carers.
        Parents = "parents",
        /// The family and what is around it.
        Family = "family",
    }
}

impl Domain {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Child => "Your child",
            Self::Parents => "You as parents and carers",
            Self::Family => "Your family and home",
        }
    }
}

crate::closed_list! {
    /// What is asked of each part.
    Prompt {
        /// Strengths.
        GoingWell = "going-well",
        /// Worries.
        Hard = "hard",
        /// Wishes.
        WouldLike = "would-like",
        /// Whose view it is.
        WhoseView = "whose-view",
    }
}

impl Prompt {
    /// The question.
    pub fn plain(self) -> &'static str {
        match self {
            Self::GoingWell => "What is going well?",
            Self::Hard => "What is hard?",
            Self::WouldLike => "What would you like?",
            Self::WhoseView => "Who says this?",
        }
    }
    /// Whether it is answered in free text; the last is answered by a [`View`](super::View).
    pub fn is_text(self) -> bool {
        self != Self::WhoseView
    }
}

crate::closed_list! {
    /// A part of the assessment. Its key is its id on paper and in reports; a new one goes to the end.
    Element {
        /// The child's general health.
        Health = "C-H",
        /// Physical development.
        Physical = "C-P",
        /// Speech, language and communication.
        Language = "C-L",
        /// Emotional and social development.
        Feelings = "C-E",
        /// Behaviour.
        Behaviour = "C-B",
        /// Identity and self-esteem.
        Identity = "C-I",
        /// Family and friendships of the child.
        Relationships = "C-R",
        /// Self-care and independence.
        SelfCare = "C-S",
        /// Understanding and problem-solving.
        Understanding = "C-U",
        /// Taking part in learning and play.
        TakingPart = "C-T",
        /// Progress in learning.
        Progress = "C-G",
        /// Hopes.
        Hopes = "C-A",
        /// Everyday care and safety.
        EverydayCare = "P-C",
        /// Warmth and stability.
        Warmth = "P-W",
        /// Boundaries, guidance and stimulation.
        Boundaries = "P-B",
        /// Family history, functioning and wellbeing.
        Wellbeing = "F-H",
        /// Wider family and friends.
        WiderFamily = "F-X",
        /// Housing.
        Housing = "F-O",
        /// Work.
        Work = "F-J",
        /// Money.
        Money = "F-M",
        /// Neighbourhood and what it offers.
        Neighbourhood = "F-N",
    }
}

impl Element {
    /// The domain it belongs to.
    pub fn domain(self) -> Domain {
        match self {
            Self::EverydayCare | Self::Warmth | Self::Boundaries => Domain::Parents,
            Self::Wellbeing | Self::WiderFamily | Self::Housing | Self::Work | Self::Money | Self::Neighbourhood => {
                Domain::Family
            }
            _ => Domain::Child,
        }
    }

    /// What it is called among professionals.
    pub fn short(self) -> &'static str {
        match self {
            Self::Health => "General health",
            Self::Physical => "Physical development",
            Self::Language => "Speech, language and communication",
            Self::Feelings => "Emotional and social development",
            Self::Behaviour => "Behaviour",
            Self::Identity => "Identity and self-esteem",
            Self::Relationships => "Family and social relationships",
            Self::SelfCare => "Self-care and independence",
            Self::Understanding => "Understanding and problem-solving",
            Self::TakingPart => "Participation in learning and play",
            Self::Progress => "Progress",
            Self::Hopes => "Aspirations",
            Self::EverydayCare => "Basic care and safety",
            Self::Warmth => "Emotional warmth and stability",
            Self::Boundaries => "Guidance, boundaries and stimulation",
            Self::Wellbeing => "Family history, functioning and wellbeing",
            Self::WiderFamily => "Wider family and friends",
            Self::Housing => "Housing",
            Self::Work => "Employment",
            Self::Money => "Income",
            Self::Neighbourhood => "Neighbourhood, belonging and access to services",
        }
    }

    /// What it says to families: a name, and what to think about.
    pub fn plain(self) -> (&'static str, &'static str) {
        match self {
            Self::Health => ("Health", "Is your child well? Think about food, sleep, eyes, ears and teeth."),
            Self::Physical => ("Growing and moving", "How does your child move, run and use their hands?"),
            Self::Language => ("Talking", "How does your child talk and understand, in any language?"),
            Self::Feelings => ("Feelings", "How does your child feel most days? What helps when they are upset?"),
            Self::Behaviour => ("How your child acts", "When are things calm? When are they hard?"),
            Self::Identity => {
                ("How your child sees themselves", "What makes your child feel proud? Where do they feel they belong?")
            }
            Self::Relationships => {
                ("Family and friends", "Who is your child close to? Do they have friends to play with?")
            }
            Self::SelfCare => ("Doing things alone", "What can your child do alone? What do they need help with?"),
            Self::Understanding => ("Thinking", "How does your child learn new things and work things out?"),
            Self::TakingPart => ("Joining in", "What does your child join in with, at home, at nursery or outside?"),
            Self::Progress => ("Getting on", "What has your child learned this year?"),
            Self::Hopes => ("Hopes", "What does your child hope for? What do you hope for them?"),
            Self::EverydayCare => ("Care and safety", "How do you keep your child fed, clean, warm and safe?"),
            Self::Warmth => ("Love and calm", "How do you show love? What stays the same each day?"),
            Self::Boundaries => {
                ("Rules and play", "What are the rules at home? What do you play and do with your child?")
            }
            Self::Wellbeing => {
                ("How the family is", "How are the adults at home? Is there illness, loss or a big change?")
            }
            Self::WiderFamily => ("People you can count on", "Who helps you? Is there someone you can call?"),
            Self::Housing => ("Your home", "Is your home warm, dry and big enough? Can you stay there?"),
            Self::Work => ("Work", "Do work and family fit together? Is anyone looking for work?"),
            Self::Money => ("Money", "Is there enough for food, heating and what your child needs?"),
            Self::Neighbourhood => {
                ("Where you live", "Do you feel at home here? Can you get to places and groups you need?")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn twenty_one_parts_in_three_domains() {
        let of = |d: Domain| Element::ALL.iter().filter(|e| e.domain() == d).count();
        assert_eq!(Domain::ALL.iter().map(|d| of(*d)).collect::<Vec<_>>(), [12, 3, 6]);
        for element in Element::ALL {
            let first = match element.domain() {
                Domain::Child => "C-",
                Domain::Parents => "P-",
                Domain::Family => "F-",
            };
            assert!(element.key().starts_with(first), "{element:?} is {}", element.key());
            let alike = Element::ALL.iter().filter(|e| e.key() == element.key() || e.plain() == element.plain());
            assert_eq!(alike.count(), 1, "{element:?}");
        }
    }

    #[test]
    fn an_id_is_written_as_on_paper() {
        assert_eq!(serde_json::to_string(&Element::Health).expect("write"), "\"C-H\"");
        assert_eq!(serde_json::from_str::<Element>("\"F-N\"").expect("read"), Element::Neighbourhood);
        assert!(serde_json::from_str::<Element>("\"C-Z\"").is_err());
    }

    #[test]
    fn whose_view_is_chosen_and_the_rest_is_told() {
        let told: Vec<&str> = Prompt::ALL.iter().filter(|p| p.is_text()).map(|p| p.key()).collect();
        assert_eq!(told, ["going-well", "hard", "would-like"]);
    }
}
