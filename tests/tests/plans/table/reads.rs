//! Reading a plan: the status, and in the body exactly what was allowed.

use std::collections::BTreeMap;

use doorstep_backend::port::{Table, Write};
use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::plans::access::{Area, Op, View, Why};
use doorstep_shared::plans::entry::EntryName;
use doorstep_tests::plan_house::{Call, PlanHouse};

use super::tally::Tally;
use crate::scene::{Base, CLASHES, Expected, expected_rows};

/// Asks for the plan and compares all of it.
pub async fn get_plan(base: &Base, house: &PlanHouse, expected: &Expected<'_>, tally: &mut Tally) {
    let call = Call::get(format!("/api/v1/desk/town/plans/{}", base.plan));
    let answer = house.call(base.session(expected.person), &call).await;
    let wanted = expected.before_plan().unwrap_or(200);
    assert_eq!(answer.status, wanted, "getPlan, {expected:?}: {}", answer.text);
    tally.cell("getPlan", wanted == 200);
    looked(house, wanted == 200, expected);
    if wanted == 200 {
        house.tables.rewind().await;
        compare(base, expected, &serde_json::from_str(&answer.text).unwrap());
    }
}

/// A look is written down twice, and nothing else is written; a refused one writes nothing.
pub fn looked(house: &PlanHouse, answered: bool, expected: &Expected<'_>) {
    let writes = house.tables.writes();
    if !answered {
        assert!(writes.is_empty(), "{expected:?} is refused, and writes {writes:?}");
        return;
    }
    let looks = |write: &Write| match write {
        Write::Put(Table::Audit, item, _) => item.key.pk.starts_with("X#"),
        Write::Put(Table::Plans, item, _) => item.key.pk.ends_with("#X"),
        Write::Delete(Table::Plans, key, _) => key.sk.starts_with("NEW#"),
        _ => false,
    };
    assert!(writes.iter().all(looks), "{expected:?} looks, and writes {writes:?}");
    assert!(
        writes.iter().any(|write| matches!(write, Write::Put(Table::Audit, ..))),
        "{expected:?} is not written down"
    );
}

fn compare(base: &Base, expected: &Expected<'_>, view: &PlanView) {
    let seen: BTreeMap<EntryName, Option<Why>> =
        view.entries.iter().map(|entry| (entry.entry.name, entry.no_change)).collect();
    let readable: Vec<_> = base.planted.iter().filter(|planted| expected.reads(planted)).collect();
    let wanted: BTreeMap<EntryName, Option<Why>> =
        readable.iter().map(|planted| (planted.name, expected.no_change(planted))).collect();
    let label = |name: &EntryName| base.planted.iter().find(|p| p.name == *name).map_or("unknown", |p| p.label);
    let words = |all: &BTreeMap<EntryName, Option<Why>>| -> Vec<String> {
        all.iter().map(|(name, why)| format!("{} {name} {why:?}", label(name))).collect()
    };
    let (seen_words, wanted_words) = (words(&seen), words(&wanted));
    let missing: Vec<&String> = wanted_words.iter().filter(|w| !seen_words.contains(w)).collect();
    let too_many: Vec<&String> = seen_words.iter().filter(|w| !wanted_words.contains(w)).collect();
    assert!(missing.is_empty() && too_many.is_empty(), "{expected:?}: without {missing:?}, and with {too_many:?}");
    assert_eq!(seen.len(), view.entries.len(), "each once: {expected:?}");
    for (row, adding) in expected_rows().iter().zip(&view.adding) {
        let (kind, area, section, learning) = *row;
        assert_eq!((adding.kind, adding.area), (kind, area));
        assert_eq!(adding.no, expected.no_adding(area, section, learning), "adding {kind:?}, {expected:?}");
    }
    assert_eq!(view.adding.len(), expected_rows().len());

    let support = |planted: &&crate::scene::Planted| {
        matches!(planted.area, Area::WellbeingGoals | Area::WellbeingReferrals)
            && !expected.reads(planted)
            && expected.knows_of(planted)
    };
    assert_eq!(view.support_in_place, base.planted.iter().any(|p| support(&p)), "{expected:?}");
    let agreement = expected.decides(Area::Agreement, Op::Read) == Ok(View::All);
    assert_eq!(view.sharing.is_empty(), !agreement, "the grid, {expected:?}");
    assert!(agreement || view.plan.may_be_contacted_on.is_none(), "what the family agreed to, {expected:?}");
    assert_eq!(view.team.is_empty(), expected.decides(Area::Team, Op::Read).is_err(), "the team, {expected:?}");
    assert_eq!(view.no_print.is_none(), expected.decides(Area::Print, Op::Read).is_ok(), "{expected:?}");
    assert_eq!(view.no_sharing.is_none(), expected.decides(Area::Agreement, Op::Create).is_ok(), "{expected:?}");
    assert_eq!(view.may_break_glass, expected.decides(Area::BreakGlass, Op::Create).is_ok(), "{expected:?}");
    assert_eq!((view.me.team, view.me.lead), (expected.person.team, expected.leads()), "{expected:?}");
    clashes(base, expected, view);
}

fn clashes(base: &Base, expected: &Expected<'_>, view: &PlanView) {
    let mut wanted = Vec::new();
    for at in 0..CLASHES.len() {
        let (planted, ..) = base.clashing(at);
        if expected.reads(planted) {
            wanted.push((Base::clash(at), planted.name, expected.no_change(planted).is_none()));
        }
    }
    let mut seen: Vec<_> = view.clashes.iter().map(|clash| (clash.id, clash.entry, clash.may_decide)).collect();
    seen.sort();
    wanted.sort();
    assert_eq!(seen, wanted, "clashes, {expected:?}");
}
