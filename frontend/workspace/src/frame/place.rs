//! The places of the workspace, in the order people need them.

use doorstep_shared::policy::Action;

use crate::lines::Counts;

/// One place in the rail.
pub struct Place {
    /// The first part of its addresses behind the zone.
    pub path: &'static str,
    /// The first parts of other addresses that belong to it.
    pub also: &'static [&'static str],
    /// Its icon's name.
    pub icon: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Who sees it: those whom the policy could ever let do this.
    pub action: Action,
    /// How many things wait there; none where nothing is counted.
    pub count: fn(&Counts) -> usize,
    /// What is counted, read aloud behind the number.
    pub counted: &'static str,
}

fn nothing(_: &Counts) -> usize {
    0
}

/// A place where nothing is counted.
const fn quiet(path: &'static str, icon: &'static str, name: &'static str, action: Action) -> Place {
    Place { path, also: &[], icon, name, action, count: nothing, counted: "" }
}

/// The rail.
pub const PLACES: &[Place] = &[
    Place {
        path: "day",
        also: &["clashes"],
        icon: "day",
        name: "My day",
        action: Action::Plans,
        count: nothing,
        counted: "",
    },
    Place {
        path: "families",
        also: &["plans"],
        icon: "people",
        name: "My families",
        action: Action::Plans,
        count: nothing,
        counted: "",
    },
    quiet("families/new", "plus", "Nominate", Action::Nominate),
    quiet("registers", "list", "Registers", Action::Plans),
    Place {
        path: "entries",
        also: &["", "entry", "edit"],
        icon: "book",
        name: "My entries",
        action: Action::ViewDesk,
        count: nothing,
        counted: "",
    },
    Place {
        path: "check",
        also: &[],
        icon: "checked",
        name: "Check by place",
        action: Action::Check,
        count: |counts| counts.due,
        counted: "to check",
    },
    Place {
        path: "approvals",
        also: &[],
        icon: "eye",
        name: "To approve",
        action: Action::Approve,
        count: |counts| counts.waiting,
        counted: "waiting",
    },
    Place {
        path: "inbox",
        also: &[],
        icon: "inbox",
        name: "Inbox",
        action: Action::AnswerInbox,
        count: |counts| counts.letters,
        counted: "waiting",
    },
    quiet("gaps", "chart", "Gaps", Action::SeeGaps),
    quiet("duplicates", "list", "Duplicates", Action::Merge),
    quiet("bulk", "many", "Change many", Action::Bulk),
    quiet("messages", "msg", "Messages", Action::SeeMessages),
    quiet("settings", "settings", "Settings", Action::Settings),
    quiet("people", "people", "People", Action::People),
    quiet("agreements", "checked", "Agreements", Action::Settings),
    quiet("imports", "copy", "Import", Action::Import),
];

impl Place {
    /// Whether an address belongs to it.
    pub fn holds(&self, path: &str) -> bool {
        let below: Vec<&str> = path.trim_matches('/').split('/').skip(2).collect();
        let whole = below.join("/");
        let deeper = PLACES.iter().any(|place| place.path.contains('/') && place.path == whole);
        if deeper {
            return self.path == whole;
        }
        let first = below.first().copied().unwrap_or_default();
        first == self.path || self.also.contains(&first)
    }
}
