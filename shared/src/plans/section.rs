//! The sections of a plan: what a family shares, or does not, one by one.

crate::closed_list! {
    /// A section of a plan.
    Section {
        /// The child's name and birthday, the school place, the start.
        Basics = "basics",
        /// How to reach each adult safely, and addresses that are kept from others.
        SafeContact = "safe-contact",
        /// What the family has agreed to, and what it shares.
        Agreement = "agreement",
        /// "All about me", in the child's and the family's words.
        AboutMe = "about-me",
        /// How ready the child, the family and the school are, each in their own view.
        Readiness = "readiness",
        /// Health flags: checks, allergies.
        Health = "health",
        /// The family's early-help assessment.
        Assessment = "assessment",
        /// Needs and goals of learning.
        Learning = "learning",
        /// Needs and goals of the family's wellbeing.
        Wellbeing = "wellbeing",
        /// Who does what until when.
        Actions = "actions",
        /// Meetings and reviews.
        Meetings = "meetings",
        /// Notes of those who help.
        Notes = "notes",
        /// That a safeguarding route was used, and which: never what happened.
        Pointer = "pointer",
    }
}

impl Section {
    /// What it is called on screens of staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::Basics => "Name, birthday and school place",
            Self::SafeContact => "Safe ways to reach people",
            Self::Agreement => "What the family agreed to",
            Self::AboutMe => "All about me",
            Self::Readiness => "How ready everybody is",
            Self::Health => "Health flags",
            Self::Assessment => "The family’s assessment",
            Self::Learning => "Needs and goals of learning",
            Self::Wellbeing => "Needs and goals of wellbeing",
            Self::Actions => "Actions",
            Self::Meetings => "Meetings and reviews",
            Self::Notes => "Notes",
            Self::Pointer => "That a safeguarding route was used",
        }
    }

    /// Whether the family is asked about it. Nobody can share the record that a safeguarding route was used, and the agreement
    /// itself is known to those who take part in it.
    pub fn is_shared_by_choice(self) -> bool {
        !matches!(self, Self::Agreement | Self::Pointer)
    }
}
