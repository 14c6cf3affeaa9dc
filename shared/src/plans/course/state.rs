//! The states of a plan.

use crate::set::Member as _;

crate::closed_list! {
    /// The state of a plan.
    State {
        /// Somebody has named the child, and nobody has asked the family yet.
        Nominated = "nominated",
        /// The family is asked.
        Invited = "invited",
        /// The family takes part.
        Agreed = "agreed",
        /// Everybody gets to know each other.
        GettingToKnow = "getting-to-know",
        /// The plan is made.
        Planned = "planned",
        /// It is worked on, and school is to come.
        ActiveBeforeStart = "active-before-start",
        /// It is worked on, and school has begun.
        ActiveInReception = "active-in-reception",
        /// It comes to its end.
        Closing = "closing",
        /// It is over. It can be read, and opened again for a while.
        Closed = "closed",
        /// Its record is destroyed; that it was there is all that is known.
        Disposed = "disposed",
        /// The family did not want it.
        Declined = "declined",
        /// It rests.
        Paused = "paused",
        /// The family has left it. No reason is asked for.
        Withdrawn = "withdrawn",
        /// The child has moved away.
        TransferredOut = "transferred-out",
    }
}

crate::closed_list! {
    /// Whether school has begun.
    Phase {
        /// Not yet.
        BeforeStart = "before-start",
        /// It has.
        InReception = "in-reception",
    }
}

impl State {
    /// Whether the work with the family goes on.
    pub fn is_running(self) -> bool {
        matches!(self, Self::GettingToKnow | Self::Planned) || self.is_active()
    }

    /// Whether the plan that was made is worked on.
    pub fn is_active(self) -> bool {
        matches!(self, Self::ActiveBeforeStart | Self::ActiveInReception)
    }

    /// Whether anything may still be written: V23.
    pub fn is_open(self) -> bool {
        !self.is_over() && self != Self::Disposed
    }

    /// Whether it is over, and its record waits to be destroyed.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Declined | Self::Withdrawn | Self::TransferredOut)
    }

    /// Whether anything is shared between partners: from the family's agreement to the end.
    pub fn shares(self) -> bool {
        self.is_running() || matches!(self, Self::Agreed | Self::Closing | Self::Paused)
    }

    /// Whether school has begun, as far as the plan says so.
    pub fn phase(self, before: Option<Self>) -> Phase {
        match self {
            Self::ActiveInReception | Self::Closing | Self::Closed => Phase::InReception,
            Self::Paused => before.map_or(Phase::BeforeStart, |before| before.phase(None)),
            _ => Phase::BeforeStart,
        }
    }

    /// What it is called on screens.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nominated => "Named, not asked yet",
            Self::Invited => "Asked",
            Self::Agreed => "Takes part",
            Self::GettingToKnow => "Getting to know each other",
            Self::Planned => "Plan made",
            Self::ActiveBeforeStart => "Before school starts",
            Self::ActiveInReception => "In reception",
            Self::Closing => "Coming to its end",
            Self::Closed => "Over",
            Self::Disposed => "Destroyed",
            Self::Declined => "Did not want it",
            Self::Paused => "Paused",
            Self::Withdrawn => "Left by the family",
            Self::TransferredOut => "Moved away",
        }
    }

    /// Every state.
    pub fn all() -> &'static [Self] {
        Self::ALL
    }
}
