//! What somebody is in a zone, and what they may do beside it.

use crate::directory::CheckerRole;

crate::closed_list! {
    /// What somebody is in a zone.
    Role {
        /// Looks after the zone: people, agreements, settings, gaps.
        Coordinator = "coordinator",
        /// A Children's Centre worker: keeps entries right.
        ChildrensCentre = "childrens-centre",
        /// A parent advisor of the housing association.
        Advisor = "advisor",
        /// The link teacher who runs the ready-for-school project.
        LinkTeacher = "link-teacher",
        /// A reception teacher.
        ReceptionTeacher = "reception-teacher",
        /// A school's lead: special needs, early years, safeguarding.
        SchoolLead = "school-lead",
        /// An analyst of the council: sums alone, never a family.
        Analyst = "analyst",
        /// Somebody who runs services: their own organisation's entries.
        Provider = "provider",
        /// An adult of a family, in the plan of their own child, by their own link. Nobody is made this: no account has it.
        Family = "family",
    }
}

impl Role {
    /// What somebody with an account can be.
    pub const STAFF: [Self; 8] = [
        Self::Coordinator,
        Self::ChildrensCentre,
        Self::Advisor,
        Self::LinkTeacher,
        Self::ReceptionTeacher,
        Self::SchoolLead,
        Self::Analyst,
        Self::Provider,
    ];

    /// The role as an entry's reader is told of it.
    pub fn as_checker(self) -> CheckerRole {
        match self {
            Self::Coordinator | Self::Analyst => CheckerRole::Coordinator,
            Self::ChildrensCentre => CheckerRole::ChildrensCentre,
            Self::Provider | Self::SchoolLead | Self::ReceptionTeacher | Self::Family => CheckerRole::Provider,
            Self::Advisor | Self::LinkTeacher => CheckerRole::Advisor,
        }
    }
}

crate::closed_list! {
    /// What somebody may do beside what their role allows.
    Capability {
        /// Keep every entry of the zone, as a Children's Centre worker does.
        KeepDirectory = "keep-directory",
        /// Approve what others have written.
        Approve = "approve",
        /// Bring in lists of other directories.
        Import = "import",
        /// Invite people and say what they may do.
        People = "people",
        /// Be the school's designated safeguarding lead.
        Safeguarding = "safeguarding-lead",
        /// Answer for data protection in the zone.
        DataProtection = "data-protection",
    }
}
