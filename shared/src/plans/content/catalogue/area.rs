//! The ten areas, and who says how things are in each.

use super::super::who::Rater;

crate::closed_list! {
    /// An area of the catalogue, in the order of its letters A to J.
    Area {
        /// A: toilet, clothes, eating, own things.
        LookingAfterMyself = "looking-after-myself",
        /// B: feelings, and being away from home.
        FeelingsAndBeingApart = "feelings-and-being-apart",
        /// C: other children.
        GettingOnWithOthers = "getting-on-with-others",
        /// D: listening and understanding.
        ListeningAndUnderstanding = "listening-and-understanding",
        /// E: talking, in any language or with signs.
        TalkingAndBeingUnderstood = "talking-and-being-understood",
        /// F: moving, and using hands.
        MovingAndHands = "moving-and-hands",
        /// G: curious and playful.
        CuriousAndPlayful = "curious-and-playful",
        /// H: sleep, food, teeth, screens.
        HealthyRoutines = "healthy-routines",
        /// I: whether the adults at home are ready.
        FamilyReady = "family-ready",
        /// J: whether school is ready.
        SchoolReady = "school-ready",
    }
}

crate::closed_list! {
    /// Who may rate the items of an area.
    Raters {
        /// Everybody who knows the child.
        Everyone = "everyone",
        /// The adults of the family alone.
        FamilyAdults = "family-adults",
        /// The school alone.
        School = "school",
    }
}

impl Area {
    /// Its letter, the first part of its items' ids.
    pub const fn letter(self) -> char {
        (b'A' + self as u8) as char
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::LookingAfterMyself => "Looking after myself",
            Self::FeelingsAndBeingApart => "Feelings and being apart",
            Self::GettingOnWithOthers => "Getting on with others",
            Self::ListeningAndUnderstanding => "Listening and understanding",
            Self::TalkingAndBeingUnderstood => "Talking and being understood",
            Self::MovingAndHands => "Moving and using hands",
            Self::CuriousAndPlayful => "Curious and playful",
            Self::HealthyRoutines => "Healthy days and nights",
            Self::FamilyReady => "Are we ready as a family?",
            Self::SchoolReady => "Is school ready for us?",
        }
    }

    /// One sentence to begin the area with.
    pub fn lead(self) -> &'static str {
        match self {
            Self::LookingAfterMyself => "Small things your child does alone, or with some help.",
            Self::FeelingsAndBeingApart => "How your child feels, and what helps when you are not there.",
            Self::GettingOnWithOthers => "How your child plays with other children.",
            Self::ListeningAndUnderstanding => "Any language counts. So do signs.",
            Self::TalkingAndBeingUnderstood => "Any language counts. So do signs and pictures.",
            Self::MovingAndHands => "Big moves outside, and small moves with the hands.",
            Self::CuriousAndPlayful => "How your child plays and finds things out.",
            Self::HealthyRoutines => "What days and nights are like at home.",
            Self::FamilyReady => "This part is for the adults at home. Nobody else sees it unless you want them to.",
            Self::SchoolReady => "The school fills in this part. You can see it.",
        }
    }

    /// Who rates its items: the child's side is for everybody who knows the child, the family's for its adults, the
    /// school's for the school.
    pub fn raters(self) -> Raters {
        match self {
            Self::FamilyReady => Raters::FamilyAdults,
            Self::SchoolReady => Raters::School,
            _ => Raters::Everyone,
        }
    }

    /// Whether somebody may rate its items.
    pub fn may_rate(self, who: Rater) -> bool {
        match self.raters() {
            Raters::Everyone => true,
            Raters::FamilyAdults => who == Rater::Parent,
            Raters::School => who == Rater::School,
        }
    }

    /// Whether what is said in it stays with the family until they choose to share it.
    pub fn private_by_default(self) -> bool {
        self.raters() == Raters::FamilyAdults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn letters_run_from_a_to_j() {
        assert_eq!(Area::ALL.iter().map(|a| a.letter()).collect::<String>(), "ABCDEFGHIJ");
    }

    #[test]
    fn each_side_is_rated_by_those_whose_side_it_is() {
        for area in Area::ALL {
            let who: Vec<&str> = Rater::ALL.iter().filter(|r| area.may_rate(**r)).map(|r| r.key()).collect();
            match area.letter() {
                'I' => assert_eq!(who, ["parent"]),
                'J' => assert_eq!(who, ["school"]),
                _ => assert_eq!(who, ["parent", "child", "link-teacher", "setting", "school"]),
            }
            assert_eq!(area.private_by_default(), area.letter() == 'I');
        }
    }
}
