//! Where a referral stands.

crate::closed_list! {
    /// Where a referral stands.
    Stage {
        /// A worker has it in mind.
        Draft = "draft",
        /// The family is asked.
        Offered = "offered",
        /// The family wants it.
        AgreedByFamily = "agreed-by-family",
        /// The family does not want it.
        DeclinedByFamily = "declined-by-family",
        /// The service was told.
        Sent = "sent",
        /// The service has opened it.
        Opened = "opened",
        /// The service has a place.
        Accepted = "accepted",
        /// The family is on the service's waiting list.
        Waitlisted = "waitlisted",
        /// The service asks for more.
        MoreInfo = "more-info",
        /// The service cannot take the family.
        DeclinedByService = "declined-by-service",
        /// The service and the family have been in touch.
        FirstContact = "first-contact",
        /// The family came for the first time.
        Started = "started",
        /// The family comes again and again.
        Sustained = "sustained",
        /// It has come to its end.
        Completed = "completed",
        /// What came of it is written down.
        OutcomeRecorded = "outcome-recorded",
        /// The family never came.
        NotStarted = "not-started",
        /// The family came, and then no more.
        DroppedOut = "dropped-out",
        /// It was called off.
        Cancelled = "cancelled",
        /// Nobody answered in time.
        Expired = "expired",
    }
}

impl Stage {
    /// How staff read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Draft => "In mind",
            Self::Offered => "The family is asked",
            Self::AgreedByFamily => "The family wants it",
            Self::DeclinedByFamily => "The family does not want it",
            Self::Sent => "Sent to the service",
            Self::Opened => "Opened by the service",
            Self::Accepted => "They have a place",
            Self::Waitlisted => "On the waiting list",
            Self::MoreInfo => "They ask for more",
            Self::DeclinedByService => "The service cannot take them",
            Self::FirstContact => "They have been in touch",
            Self::Started => "The family has started",
            Self::Sustained => "The family keeps coming",
            Self::Completed => "Completed",
            Self::OutcomeRecorded => "What came of it is written down",
            Self::NotStarted => "Not started",
            Self::DroppedOut => "Stopped coming",
            Self::Cancelled => "Called off",
            Self::Expired => "Nobody answered in time",
        }
    }

    /// Whether nothing follows: the referral is over, one way or another.
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Self::DeclinedByFamily
                | Self::DeclinedByService
                | Self::OutcomeRecorded
                | Self::NotStarted
                | Self::DroppedOut
                | Self::Cancelled
                | Self::Expired
        )
    }

    /// Whether the family wanted it and did not get it: something to talk about before a plan is closed.
    pub fn is_refused(self) -> bool {
        matches!(self, Self::DeclinedByService | Self::NotStarted | Self::Expired)
    }

    /// V18: whether it needs a reason.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::DeclinedByFamily | Self::DeclinedByService | Self::NotStarted | Self::DroppedOut)
    }

    /// Whether the service knows of it and may still say something: from the day it is sent until it is over.
    pub fn is_with_service(self) -> bool {
        matches!(
            self,
            Self::Sent
                | Self::Opened
                | Self::MoreInfo
                | Self::Waitlisted
                | Self::Accepted
                | Self::FirstContact
                | Self::Started
                | Self::Sustained
                | Self::Completed
        )
    }
}
