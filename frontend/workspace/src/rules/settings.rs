//! The settings as they are typed: which half-lives changed, and what is wrong with those that make no sense.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::get_settings::HalfLife;
use doorstep_shared::api::desk::save_settings::{WEEKS_LEAST, WEEKS_MOST};
use doorstep_shared::directory::{Freshness, Kind};
use doorstep_shared::policy::ZoneRules;

/// The half-lives that are not as they were.
///
/// # Errors
/// The kinds whose numbers make no sense, in the order given.
pub fn changed(now: &[HalfLife], typed: &[(Kind, String)]) -> Result<BTreeMap<Kind, u8>, Vec<Kind>> {
    let mut new = BTreeMap::new();
    let mut bad = Vec::new();
    for (kind, text) in typed {
        match text.trim().parse::<u8>() {
            Ok(weeks) if (WEEKS_LEAST..=WEEKS_MOST).contains(&weeks) => {
                if now.iter().any(|held| held.kind == *kind && held.weeks != weeks) {
                    new.insert(*kind, weeks);
                }
            }
            _ => bad.push(*kind),
        }
    }
    if bad.is_empty() { Ok(new) } else { Err(bad) }
}

/// How far an entry may be trusted, in a word or two.
pub fn freshness(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Checked => "Checked",
        Freshness::Due => "Due for a check",
        Freshness::Sinking => "Overdue",
        Freshness::Left => "Off the families’ list",
    }
}

/// The rules of approval, each with its words and what it means.
pub const APPROVAL: [(ZoneRules, &str, &str); 3] = [
    (ZoneRules::NoApproval, "Nobody’s", "What somebody changes in their own entries is public at once."),
    (
        ZoneRules::ApproveProviders,
        "Those of providers",
        "Children’s Centre staff and schools change at once; other organisations’ changes wait.",
    ),
    (ZoneRules::ApproveAll, "Everybody’s", "All changes wait, but for those of people who may approve."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_changed_and_make_sense_are_sent() {
        let held = |kind, weeks| HalfLife { kind, weeks, usual: 8 };
        let now = [held(Kind::Group, 8), held(Kind::Course, 12)];
        let typed =
            |group: &str, course: &str| vec![(Kind::Group, group.to_owned()), (Kind::Course, course.to_owned())];
        for (group, course, found) in [
            ("8", "12", Ok(vec![])),
            (" 6 ", "12", Ok(vec![(Kind::Group, 6)])),
            ("80", "1", Ok(vec![(Kind::Group, 80), (Kind::Course, 1)])),
            ("81", "12", Err(vec![Kind::Group])),
            ("0", "", Err(vec![Kind::Group, Kind::Course])),
            ("8.5", "twelve", Err(vec![Kind::Group, Kind::Course])),
            ("-1", "300", Err(vec![Kind::Group, Kind::Course])),
        ] {
            let found = found.map(|list| list.into_iter().collect::<BTreeMap<_, _>>());
            assert_eq!(changed(&now, &typed(group, course)), found, "{group} {course}");
        }
    }
}
