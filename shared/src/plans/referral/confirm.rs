//! What three sides say, each by itself.

crate::closed_list! {
    /// What one side says.
    Says {
        /// Yes.
        Yes = "yes",
        /// Not yet.
        NotYet = "not-yet",
        /// No.
        No = "no",
        /// They would rather not say.
        RatherNotSay = "rather-not-say",
    }
}

impl Says {
    /// How it is said.
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotYet => "not yet",
            Self::No => "no",
            Self::RatherNotSay => "rather not say",
        }
    }

    /// Whether it says something.
    pub fn is_said(self) -> bool {
        self != Self::RatherNotSay
    }
}

/// What the three sides say of one thing. They stand side by side; nobody's overwrites another's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confirmations {
    /// The service, by its link.
    pub service: Option<Says>,
    /// The worker.
    pub worker: Option<Says>,
    /// The family, as written down.
    pub family: Option<Says>,
}

impl Confirmations {
    /// What is said, of all three sides.
    fn said(self) -> impl Iterator<Item = Says> {
        [self.service, self.worker, self.family].into_iter().flatten().filter(|says| says.is_said())
    }

    /// V19: whether anybody says anything.
    pub fn is_confirmed(self) -> bool {
        self.said().next().is_some()
    }

    /// Whether two sides say different things.
    pub fn disagree(self) -> bool {
        let first = self.said().next();
        self.said().any(|says| Some(says) != first)
    }

    /// The headline: the service or the worker says yes, and the family does not say no.
    pub fn taken_up(self) -> bool {
        let yes = self.service == Some(Says::Yes) || self.worker == Some(Says::Yes);
        yes && self.family != Some(Says::No)
    }
}
