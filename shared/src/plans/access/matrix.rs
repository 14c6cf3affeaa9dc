//! The table itself. A cell holds grants: letters of what one may do, then, behind a stroke, the letters of what has to hold.
//!
//! `R` read, `C` add, `U` change (and so read), `A` agree. `f` of one's own family, `a` about oneself, `t` in the plan's team,
//! `k` leading it, `s` shared by the family under an agreement in force, `o` one's own entries, `b` once school has begun,
//! `l` of learning, `e` as the parent approved it for the school, `m` reference, state and dates alone, `g` counts alone,
//! `d` the school's designated safeguarding lead, `i` whoever answers for data protection.

use std::sync::LazyLock;

use super::area::{Area, Op, Seat};
use crate::set::{Member as _, Set};

crate::closed_list! {
    /// A condition of a grant.
    Only {
        /// Of one's own family.
        OwnFamily = "f",
        /// About oneself.
        Oneself = "a",
        /// In the plan's team.
        Team = "t",
        /// Leading it.
        Lead = "k",
        /// Shared by the family, under an agreement in force.
        Shared = "s",
        /// One's own entries.
        Own = "o",
        /// Once school has begun.
        Begun = "b",
        /// Of learning.
        Learning = "l",
        /// As the parent approved it for the school.
        Extract = "e",
        /// Reference, state and dates alone.
        Metadata = "m",
        /// Counts alone.
        Aggregate = "g",
        /// The school's designated safeguarding lead.
        Dsl = "d",
        /// Whoever answers for data protection in the zone.
        DataProtection = "i",
    }
}

/// A grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What one may do.
    pub ops: Set<Op>,
    /// What has to hold, all of it.
    pub only: Set<Only>,
}

/// Family, advisor, link teacher, centre, reception teacher, school lead, coordinator, analyst.
type Row = (Area, [&'static str; 8]);

#[rustfmt::skip]
const TABLE: [Row; 28] = [
    (Area::Find,               ["R/f",       "R/t",      "R/t",         "R/t",        "R/t",        "R/t",         "R/m",    ""]),
    (Area::Nominate,           ["C/f",       "C",        "C",           "C",          "",           "C",           "",       ""]),
    (Area::Basics,             ["RU/f",      "RU/t",     "RU/t",        "R/ts",       "R/ts",       "R/ts",        "",       ""]),
    (Area::SafeContact,        ["RU/fa",     "RU/t",     "R/t",         "R/ts",       "",           "",            "",       ""]),
    (Area::Agreement,          ["RA/f",      "RC/t",     "RC/t",        "RC/t",       "R/t",        "R/t",         "R/m",    ""]),
    (Area::AboutMe,            ["RCU/f",     "C/t",      "CU/t",        "C/t",        "R/s",        "R/s",         "",       ""]),
    (Area::Readiness,          ["RC/f U/fa", "R/t",      "CU/t",        "C/to R/s",   "CU/tb",      "R/s",         "",       "R/g"]),
    (Area::Health,             ["RCU/f",     "",         "R/s",         "CU/s",       "R/s",        "R/s",         "",       ""]),
    (Area::Assessment,         ["RCA/f",     "CU/t",     "C/tl R/s",    "CU/t",       "R/e",        "R/e",         "",       "R/g"]),
    (Area::LearningGoals,      ["RCA/f",     "R/t",      "CU/t",        "CU/s",       "CU/tb",      "R/s",         "",       "R/g"]),
    (Area::WellbeingGoals,     ["RCA/f",     "CU/t",     "R/tm R/s",    "CU/t",       "R/e",        "R/e",         "",       "R/g"]),
    // Where the family shares actions, the team reads them, and whoever one was given to keeps it up to date.
    (Area::Actions,            ["R/f U/fa", "C/t R/ts U/to U/tsa", "C/t R/ts U/to U/tsa", "C/t R/ts U/to U/tsa", "C/tl R/tsl U/to U/tsla", "R/s", "", "R/g"]),
    (Area::LearningReferrals,  ["RA/f",      "R/s",      "CU/t",        "CU/t",       "R/s",        "R/s",         "",       "R/g"]),
    (Area::WellbeingReferrals, ["RA/f",      "CU/t",     "C/t R/tm R/s", "CU/t",      "",           "",            "",       "R/g"]),
    (Area::Sessions,           ["R/f",       "R/t",      "CU/t",        "CU/to",      "C/to R/s",   "R/s",         "R/m",    "R/g"]),
    (Area::Meetings,           ["RCA/f",     "C/t R/ts", "CU/t",        "CU/t",       "C/t R/ts",   "C/t R/ts",    "",       "R/g"]),
    (Area::Notes,              ["R/f",       "C/t R/ts", "C/t R/ts",    "C/t R/ts",   "C/tl",       "R/sl",        "",       ""]),
    (Area::Pointer,            ["",          "C/t R/o",  "C/t R/o",     "C/t R/o",    "C/t R/o",    "C/t R/o R/d", "R/m",    ""]),
    (Area::Print,              ["R/f",       "R/t",      "R/t",         "R/t",        "R/e",        "R/e",         "",       "R/g"]),
    (Area::Handover,           ["RUA/f",     "R/t",      "CU/t",        "C/t",        "RA/e",       "RA/e",        "",       ""]),
    (Area::Closing,            ["C/f",       "C/t",      "CA/t",        "C/t",        "",           "",            "A/m",    ""]),
    (Area::Team,               ["RC/f",      "RC/t",     "RC/t U/k",    "RC/t",       "R/t",        "RC/t",        "CU/m",   ""]),
    (Area::Reports,            ["R/f",       "R/t",      "R/t",         "R/o",        "R/g",        "R/g",         "R/g",    "R/g"]),
    (Area::AccessLog,          ["R/f",       "",         "",            "",           "",           "",            "R/m",    ""]),
    (Area::BreakGlass,         ["",          "",         "",            "C/k",        "",           "C/d",         "",       ""]),
    (Area::Rights,             ["C/f",       "C",        "C",           "C",          "C",          "C",           "RCU/i",  ""]),
    (Area::Lists,              ["",          "",         "C",           "C",          "",           "",            "RCU",    ""]),
    (Area::Admin,              ["",          "",         "",            "",           "",           "RCU/o",       "RCU",    ""]),
];

/// The table, read.
static GRANTS: LazyLock<Vec<Vec<Vec<Grant>>>> = LazyLock::new(|| {
    let read = |text: &&str| text.split_whitespace().filter_map(grant).collect();
    TABLE.iter().map(|(_, cells)| cells.iter().map(read).collect()).collect()
});

/// The grants of a cell; none where nothing is granted.
pub fn cell(area: Area, seat: Seat) -> &'static [Grant] {
    let row = GRANTS.get(usize::from(area.index()));
    row.and_then(|cells| cells.get(usize::from(seat.index()))).map(Vec::as_slice).unwrap_or_default()
}

/// Reads a grant. One that cannot be read grants nothing; a test reads them all.
fn grant(text: &str) -> Option<Grant> {
    let (ops, only) = text.split_once('/').unwrap_or((text, ""));
    let op = |letter: char| match letter {
        'R' => Some(Op::Read),
        'C' => Some(Op::Create),
        'U' => Some(Op::Update),
        'A' => Some(Op::Agree),
        _ => None,
    };
    let ops: Option<Set<Op>> = ops.chars().map(op).collect();
    let only: Option<Set<Only>> = only.chars().map(|letter| Only::parse(letter.encode_utf8(&mut [0; 4]))).collect();
    Some(Grant { ops: ops.filter(|ops| !ops.is_empty())?, only: only? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_has_its_row_and_every_cell_can_be_read() {
        for (at, (area, cells)) in TABLE.iter().enumerate() {
            assert_eq!(Area::ALL[at], *area, "in the order of the areas");
            for (seat, text) in Seat::ALL.iter().zip(cells) {
                assert_eq!(cell(*area, *seat).len(), text.split_whitespace().count(), "{area:?} {seat:?}: {text}");
            }
        }
        assert_eq!((TABLE.len(), TABLE.len() * Seat::ALL.len()), (Area::ALL.len(), 224));
    }

    #[test]
    fn nobody_but_a_family_has_the_familys_conditions_and_nobody_unbound_reads_a_plan() {
        for (area, seat) in Area::ALL.iter().flat_map(|a| Seat::ALL.iter().map(move |s| (*a, *s))) {
            for grant in cell(area, seat) {
                let family = grant.only.has(Only::OwnFamily);
                assert_eq!(family, seat == Seat::Family, "{area:?} {seat:?}");
                let config = matches!(area, Area::Lists | Area::Admin);
                let reads = grant.ops.has(Op::Read) || grant.ops.has(Op::Update);
                assert!(!reads || config || !grant.only.is_empty(), "{area:?} {seat:?} reads without a condition");
            }
        }
    }
}
