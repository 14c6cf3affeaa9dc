//! Why something was not taken up.

crate::closed_list! {
    /// Why a family did not take something up, in a fixed list: so that a zone sees what stands in the way, and nobody is blamed.
    Reason {
        /// They do not want it.
        NotWanted = "not-wanted",
        /// The times do not fit, or there is work.
        Time = "time",
        /// There is nobody for the other children.
        Childcare = "childcare",
        /// It costs too much, or is too far.
        CostOrTravel = "cost-or-travel",
        /// The language.
        Language = "language",
        /// They did not feel welcome or safe there.
        NotWelcome = "not-welcome",
        /// The service is for somebody else.
        Eligibility = "eligibility",
        /// The wait was too long.
        Wait = "wait",
        /// The service never got in touch.
        NoContact = "no-contact",
        /// They have it already.
        HadIt = "had-it",
        /// Something else has changed for them.
        Changed = "changed",
        /// Nobody knows.
        NotKnown = "not-known",
    }
}

impl Reason {
    /// How it is said.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotWanted => "They do not want it",
            Self::Time => "The times do not fit, or work",
            Self::Childcare => "Nobody to look after the other children",
            Self::CostOrTravel => "Cost, or the way there",
            Self::Language => "Language",
            Self::NotWelcome => "They did not feel welcome or safe",
            Self::Eligibility => "It is for other people",
            Self::Wait => "The wait was too long",
            Self::NoContact => "The service never got in touch",
            Self::HadIt => "They have it already",
            Self::Changed => "Things have changed for them",
            Self::NotKnown => "Not known",
        }
    }

    /// Those that a service can know, for its page.
    pub const OF_SERVICE: [Self; 7] =
        [Self::Eligibility, Self::Wait, Self::Language, Self::Time, Self::HadIt, Self::NotWanted, Self::NotKnown];
}
