//! The areas of learning and the early learning goals of the Early Years Foundation Stage, as tags.

crate::closed_list! {
    /// An area of learning.
    EyfsArea {
        /// Communication and language.
        CommunicationAndLanguage = "communication-and-language",
        /// Personal, social and emotional development.
        PersonalSocialEmotional = "personal-social-emotional",
        /// Physical development.
        Physical = "physical",
        /// Literacy.
        Literacy = "literacy",
        /// Mathematics.
        Mathematics = "mathematics",
        /// Understanding the world.
        UnderstandingTheWorld = "understanding-the-world",
        /// Expressive arts and design.
        ExpressiveArts = "expressive-arts",
    }
}

impl EyfsArea {
    /// Whether it is one of the three prime areas, which come first.
    pub fn is_prime(self) -> bool {
        matches!(self, Self::CommunicationAndLanguage | Self::PersonalSocialEmotional | Self::Physical)
    }
}

crate::closed_list! {
    /// One of the 17 early learning goals. A tag says where a thing belongs, never how far a child will come.
    EyfsGoal {
        /// Listening, attention and understanding.
        Listening = "listening",
        /// Speaking.
        Speaking = "speaking",
        /// Self-regulation.
        SelfRegulation = "self-regulation",
        /// Managing self.
        ManagingSelf = "managing-self",
        /// Building relationships.
        Relationships = "relationships",
        /// Gross motor skills.
        GrossMotor = "gross-motor",
        /// Fine motor skills.
        FineMotor = "fine-motor",
        /// Comprehension.
        Comprehension = "comprehension",
        /// Word reading.
        WordReading = "word-reading",
        /// Writing.
        Writing = "writing",
        /// Number.
        Number = "number",
        /// Numerical patterns.
        Patterns = "patterns",
        /// Past and present.
        PastAndPresent = "past-and-present",
        /// People, culture and communities.
        Communities = "communities",
        /// The natural world.
        NaturalWorld = "natural-world",
        /// Creating with materials.
        Creating = "creating",
        /// Being imaginative and expressive.
        Imaginative = "imaginative",
    }
}

impl EyfsGoal {
    /// The area of learning it belongs to.
    pub fn area(self) -> EyfsArea {
        match self {
            Self::Listening | Self::Speaking => EyfsArea::CommunicationAndLanguage,
            Self::SelfRegulation | Self::ManagingSelf | Self::Relationships => EyfsArea::PersonalSocialEmotional,
            Self::GrossMotor | Self::FineMotor => EyfsArea::Physical,
            Self::Comprehension | Self::WordReading | Self::Writing => EyfsArea::Literacy,
            Self::Number | Self::Patterns => EyfsArea::Mathematics,
            Self::PastAndPresent | Self::Communities | Self::NaturalWorld => EyfsArea::UnderstandingTheWorld,
            Self::Creating | Self::Imaginative => EyfsArea::ExpressiveArts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn seventeen_goals_in_seven_areas_of_which_three_are_prime() {
        let goals = |area: EyfsArea| EyfsGoal::ALL.iter().filter(|g| g.area() == area).count();
        assert_eq!(EyfsArea::ALL.iter().map(|a| goals(*a)).collect::<Vec<_>>(), [2, 3, 2, 3, 2, 3, 2]);
        assert_eq!(EyfsGoal::ALL.len(), 17);
        assert_eq!(EyfsArea::ALL.iter().filter(|a| a.is_prime()).count(), 3);
    }
}
