//! The rows and columns of the table.

use crate::people::Role;
use crate::plans::section::Section;

crate::closed_list! {
    /// What one may do something with.
    Area {
        /// That there is a plan.
        Find = "find",
        /// Naming and asking a family.
        Nominate = "nominate",
        /// The child's name and birthday, the school place.
        Basics = "basics",
        /// Safe ways to reach people, and addresses kept from others.
        SafeContact = "safe-contact",
        /// What the family has agreed to and shares.
        Agreement = "agreement",
        /// "All about me", and the child's voice.
        AboutMe = "about-me",
        /// How ready everybody is.
        Readiness = "readiness",
        /// Health flags.
        Health = "health",
        /// The family's assessment.
        Assessment = "assessment",
        /// Needs and goals of learning.
        LearningGoals = "learning-goals",
        /// Needs and goals of wellbeing.
        WellbeingGoals = "wellbeing-goals",
        /// Actions.
        Actions = "actions",
        /// Referrals for learning and health.
        LearningReferrals = "learning-referrals",
        /// Referrals for money, housing, work and parenting.
        WellbeingReferrals = "wellbeing-referrals",
        /// Sessions, and who came.
        Sessions = "sessions",
        /// Meetings and reviews.
        Meetings = "meetings",
        /// Notes.
        Notes = "notes",
        /// That a safeguarding route was used.
        Pointer = "pointer",
        /// Prints and copies.
        Print = "print",
        /// What the school is told.
        Handover = "handover",
        /// Ending and opening again.
        Closing = "closing",
        /// Who is in the team.
        Team = "team",
        /// Figures.
        Reports = "reports",
        /// Who has looked.
        AccessLog = "access-log",
        /// Looking in an emergency, for an hour, with a reason.
        BreakGlass = "break-glass",
        /// Rights, holds, destruction, breaches.
        Rights = "rights",
        /// Lists, prompts, the calendar.
        Lists = "lists",
        /// People's accounts.
        Admin = "admin",
    }
}

impl Area {
    /// The section of the plan that it belongs to: what a family shares or does not. Areas without one are about the plan as a
    /// whole.
    pub fn section(self) -> Option<Section> {
        match self {
            Self::Basics => Some(Section::Basics),
            Self::SafeContact => Some(Section::SafeContact),
            // What the school is told is told of the child: it is shared as "all about me" is.
            Self::AboutMe | Self::Handover => Some(Section::AboutMe),
            Self::Readiness => Some(Section::Readiness),
            Self::Health => Some(Section::Health),
            Self::Assessment => Some(Section::Assessment),
            Self::LearningGoals | Self::LearningReferrals | Self::Sessions => Some(Section::Learning),
            Self::WellbeingGoals | Self::WellbeingReferrals => Some(Section::Wellbeing),
            Self::Actions => Some(Section::Actions),
            Self::Meetings => Some(Section::Meetings),
            Self::Notes => Some(Section::Notes),
            Self::Pointer => Some(Section::Pointer),
            _ => None,
        }
    }
}

crate::closed_list! {
    /// What one does.
    Op {
        /// Read.
        Read = "read",
        /// Add.
        Create = "create",
        /// Change.
        Update = "update",
        /// Agree, decide, or confirm.
        Agree = "agree",
    }
}

crate::closed_list! {
    /// Where somebody sits.
    Seat {
        /// A parent or carer, in their own family's plan.
        Family = "family",
        /// The housing association's parent advisor.
        Advisor = "advisor",
        /// The link teacher.
        LinkTeacher = "link-teacher",
        /// The Children's Centre.
        Centre = "centre",
        /// The reception teacher.
        ReceptionTeacher = "reception-teacher",
        /// The school's leads.
        SchoolLead = "school-lead",
        /// The zone's coordinator.
        Coordinator = "coordinator",
        /// The local authority's analyst.
        Analyst = "analyst",
    }
}

impl Seat {
    /// The seat of a role; none for those who have nothing to do with plans.
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::Advisor => Some(Self::Advisor),
            Role::LinkTeacher => Some(Self::LinkTeacher),
            Role::ChildrensCentre => Some(Self::Centre),
            Role::ReceptionTeacher => Some(Self::ReceptionTeacher),
            Role::SchoolLead => Some(Self::SchoolLead),
            Role::Coordinator => Some(Self::Coordinator),
            Role::Analyst => Some(Self::Analyst),
            Role::Family => Some(Self::Family),
            Role::Provider => None,
        }
    }
}
