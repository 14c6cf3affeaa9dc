//! The panel that stands on every page of a plan: where a worry about a child belongs.
//!
//! It is fixed. A zone puts in the names and numbers of its own lead and council; nothing of it can be switched off.

crate::closed_list! {
    /// A number that each zone has its own of.
    LocalRoute {
        /// The designated safeguarding lead of the worker's own organisation.
        SafeguardingLead = "safeguarding-lead",
        /// The council's front door for children (MASH).
        CouncilChildren = "council-children",
    }
}

/// How to reach a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A number for all of England.
    Phone(&'static str),
    /// A number of the zone; where it is missing the panel says so and shows the rest.
    Local(LocalRoute),
}

/// One route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeRoute {
    /// Its stable id.
    pub id: &'static str,
    /// When to take it.
    pub when: &'static str,
    /// What it is.
    pub what: &'static str,
    /// How to reach it.
    pub reach: Reach,
}

/// The panel's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeRoutesPanel {
    /// Its heading.
    pub title: &'static str,
    /// What it says first.
    pub lead: &'static str,
    /// The routes, the most urgent first.
    pub routes: &'static [SafeRoute],
    /// What a worker writes down afterwards.
    pub afterwards: &'static str,
    /// What staff should think of; families do not see it.
    pub for_staff: &'static [&'static str],
    /// What stands in place of a local number that the zone has not given yet.
    pub number_missing: &'static str,
    /// What the banner says beside a text (V33).
    pub banner: &'static str,
}

/// The panel.
pub const SAFE_ROUTES: SafeRoutesPanel = SafeRoutesPanel {
    title: "Worried about a child?",
    lead: "A plan is not the place for this. Talk to someone now.",
    routes: &[
        SafeRoute {
            id: "danger-now",
            when: "A child or an adult is in danger now",
            what: "Call 999. It is free, day and night.",
            reach: Reach::Phone("999"),
        },
        SafeRoute {
            id: "our-lead",
            when: "Something worries you",
            what: "Tell the person here who keeps children safe (the safeguarding lead). They know what to do next.",
            reach: Reach::Local(LocalRoute::SafeguardingLead),
        },
        SafeRoute {
            id: "council",
            when: "You cannot reach them, or you want to tell the council",
            what: "Call the council's team for children. Anyone can call.",
            reach: Reach::Local(LocalRoute::CouncilChildren),
        },
        SafeRoute {
            id: "nspcc",
            when: "You want to talk to someone from outside",
            what: "Call the NSPCC. You need not give your name.",
            reach: Reach::Phone("0808 800 5000"),
        },
    ],
    afterwards: "Then note here only that you used a route, and which. Do not write what happened.",
    for_staff: &[
        "Does the family know that you are worried? Tell them, unless telling them could put someone at more risk.",
        "You may share what you know to keep a child safe without anyone's agreement. Ask your lead if you are not sure.",
        "Yes to a plan is a yes to help. It is no yes or no to keeping a child safe.",
        "Never ask about harm at home while a partner can hear. Use the safe way to get in touch that is noted.",
        "An address marked as private is never printed and never sent.",
        "The council's published guide says which help is for which need. No answer in a plan decides that.",
    ],
    number_missing: "Our number is missing here. Ask the coordinator, and use another route now.",
    banner: "It looks as if this may be about someone being hurt. This is not the place to write it. See whom to tell.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn the_most_urgent_route_comes_first_and_every_local_number_has_its_place() {
        let reach: Vec<Reach> = SAFE_ROUTES.routes.iter().map(|r| r.reach).collect();
        assert_eq!(reach.first(), Some(&Reach::Phone("999")));
        assert!(reach.contains(&Reach::Phone("0808 800 5000")));
        for local in LocalRoute::ALL {
            assert_eq!(reach.iter().filter(|r| **r == Reach::Local(*local)).count(), 1, "{local:?}");
        }
        for (n, route) in SAFE_ROUTES.routes.iter().enumerate() {
            assert!(SAFE_ROUTES.routes[..n].iter().all(|r| r.id != route.id), "{}", route.id);
        }
    }
}
