//! Three-valued facts. Not known is never shown as free, accessible or open to all.

crate::closed_list! {
    /// What we can say about something a family filters on.
    Fact {
        /// We know that it is so.
        Yes = "yes",
        /// We know that it is not so.
        No = "no",
        /// We do not know.
        Unknown = "unknown",
    }
}

impl Fact {
    /// A known answer.
    pub fn of(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }

    /// An answer that may be missing.
    pub fn maybe(answer: Option<bool>) -> Self {
        answer.map_or(Self::Unknown, Self::of)
    }

    /// True only where we know that it is so.
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// Whether a filter keeps an entry: yes always, not known only where the person asked to see those too.
    pub fn passes(self, show_unknown: bool) -> bool {
        match self {
            Self::Yes => true,
            Self::No => false,
            Self::Unknown => show_unknown,
        }
    }

    /// Both must be so.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// One of them is enough.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }
}
