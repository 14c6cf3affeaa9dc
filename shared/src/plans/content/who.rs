//! Whose view something is.

crate::closed_list! {
    /// Who filled in a picture of readiness. Each has their own; they are shown side by side and never averaged.
    Rater {
        /// A parent or carer.
        Parent = "parent",
        /// The child, by talking, pointing or drawing.
        Child = "child",
        /// The link teacher.
        LinkTeacher = "link-teacher",
        /// The nursery, playgroup or childminder.
        Setting = "setting",
        /// The school.
        School = "school",
    }
}

crate::closed_list! {
    /// Whose view a text in the family assessment is.
    View {
        /// A parent or carer's.
        Parent = "parent",
        /// The child's.
        Child = "child",
        /// Another adult's of the family.
        FamilyMember = "family-member",
        /// Everybody's who was there.
        Together = "together",
        /// A worker's.
        Worker = "worker",
    }
}

impl View {
    /// As a family reads it.
    pub fn plain(self) -> &'static str {
        match self {
            Self::Parent => "A parent or carer says this",
            Self::Child => "The child says this",
            Self::FamilyMember => "Someone else in the family says this",
            Self::Together => "We all say this",
            Self::Worker => "A worker says this",
        }
    }
}
