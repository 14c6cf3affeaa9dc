use super::*;
use crate::plans::course::State;
use crate::set::Member as _;

const FLAGS: usize = 12;

/// The facts whose bits are set.
fn facts(bits: usize, state: State) -> Facts {
    let has = |n: usize| bits & (1 << n) != 0;
    Facts {
        own_family: has(0),
        oneself: has(1),
        team: has(2),
        lead: has(3),
        own: has(4),
        agreement: has(5),
        shared: has(6),
        begun: has(7),
        learning: has(8),
        extract: has(9),
        dsl: has(10),
        data_protection: has(11),
        state,
    }
}

fn cells() -> impl Iterator<Item = (Seat, Area, Op)> {
    Seat::ALL
        .iter()
        .flat_map(|seat| Area::ALL.iter().flat_map(move |area| Op::ALL.iter().map(move |op| (*seat, *area, *op))))
}

/// The member of a team whose family shares everything under an agreement, while the plan goes on.
fn trusted() -> Facts {
    Facts { team: true, agreement: true, shared: true, begun: true, ..Facts::none(State::ActiveInReception) }
}

fn may(seat: Seat, area: Area, op: Op, facts: Facts) -> Option<View> {
    decide(seat, area, op, &facts).ok().map(Permit::view)
}

#[test]
fn what_the_table_does_not_grant_is_refused_whatever_is_so() {
    let everything = facts((1 << FLAGS) - 1, State::ActiveInReception);
    let (mut granted, mut refused) = (0, 0);
    for (seat, area, op) in cells() {
        let named = cell(area, seat).iter().any(|g| g.ops.has(op) || (op == Op::Read && g.ops.has(Op::Update)));
        let adds = op == Op::Read && cell(area, seat).iter().any(|g| g.ops.has(Op::Create));
        let decided = decide(seat, area, op, &everything);
        assert_eq!(decided.is_ok(), named || adds, "{seat:?} {area:?} {op:?}");
        *(if decided.is_ok() { &mut granted } else { &mut refused }) += 1;
    }
    assert_eq!((granted, refused, granted + refused), (296, 600, 896));
}

#[test]
fn no_fact_that_is_missing_ever_opens_anything() {
    // 896 cells, each with 4,096 combinations of facts, against the same without one of them.
    for (seat, area, op) in cells() {
        let views: Vec<Option<View>> =
            (0..1 << FLAGS).map(|bits| may(seat, area, op, facts(bits, State::ActiveInReception))).collect();
        for bits in 0..views.len() {
            for flag in (0..FLAGS).filter(|flag| bits & (1 << flag) != 0) {
                let without = views[bits & !(1 << flag)];
                assert!(without <= views[bits], "{seat:?} {area:?} {op:?}: {bits:b} without {flag}");
            }
        }
    }
}

#[test]
fn v24_nobody_reads_what_others_entered_without_an_agreement_and_the_familys_word() {
    for (seat, area, op) in cells().filter(|(seat, area, _)| *seat != Seat::Family && area.section().is_some()) {
        for bits in 0..1_usize << FLAGS {
            let facts = Facts { own: false, ..facts(bits, State::ActiveInReception) };
            if facts.agreement && facts.shared {
                continue;
            }
            // The coordinator and the analyst see counts and references, the school what the parent approved, the safeguarding
            // lead that a route was used.
            let narrow = |view: View| view < View::All;
            let lead = area == Area::Pointer && facts.dsl;
            let view = may(seat, area, op, facts);
            assert!(view.is_none_or(narrow) || lead, "{seat:?} {area:?} {op:?}: {facts:?}");
        }
    }
}

#[test]
fn v23_nothing_is_written_into_a_plan_that_is_over() {
    for state in State::ALL.iter().filter(|state| !state.is_open()) {
        for (seat, area, op) in cells().filter(|(_, _, op)| *op != Op::Read) {
            let open = may(seat, area, op, facts((1 << FLAGS) - 1, *state)).is_some();
            let of_the_zone =
                matches!(area, Area::Nominate | Area::Rights | Area::Lists | Area::Admin | Area::BreakGlass);
            let again = area == Area::Closing && op == Op::Agree && *state == State::Closed;
            assert!(!open || of_the_zone || again, "{state:?} {seat:?} {area:?} {op:?}");
        }
    }
}

#[test]
fn sharing_ends_with_the_plan_and_at_once() {
    for state in State::ALL {
        let facts = Facts { state: *state, ..trusted() };
        let reads = may(Seat::ReceptionTeacher, Area::AboutMe, Op::Read, facts);
        assert_eq!(reads.is_some(), state.shares(), "{state:?}");
        let withdrawn = Facts { shared: false, ..facts };
        assert_eq!(may(Seat::ReceptionTeacher, Area::AboutMe, Op::Read, withdrawn), None, "{state:?}");
    }
}

#[test]
fn the_rows_that_people_ask_about_first() {
    let team = Facts { team: true, ..Facts::none(State::Planned) };
    let own = Facts { own: true, ..team };
    let shared = Facts { agreement: true, shared: true, ..team };
    let none = Facts::none(State::Planned);
    use Op::{Agree, Create, Read, Update};
    let cases: [(Seat, Area, Op, Facts, Option<View>); 33] = [
        (Seat::Family, Area::AboutMe, Update, Facts { own_family: true, ..none }, Some(View::All)),
        (Seat::Family, Area::AboutMe, Read, none, None),
        (Seat::Family, Area::Pointer, Read, Facts { own_family: true, ..none }, None),
        (Seat::Family, Area::SafeContact, Read, Facts { own_family: true, ..none }, None),
        (Seat::Family, Area::SafeContact, Read, Facts { own_family: true, oneself: true, ..none }, Some(View::All)),
        (Seat::Family, Area::Agreement, Agree, Facts { own_family: true, ..none }, Some(View::All)),
        (Seat::Advisor, Area::Assessment, Update, own, Some(View::All)),
        (Seat::Advisor, Area::Assessment, Read, team, None),
        (Seat::Advisor, Area::Assessment, Read, shared, Some(View::All)),
        (Seat::Advisor, Area::Health, Read, shared, None),
        (Seat::Advisor, Area::Find, Read, none, None),
        (Seat::LinkTeacher, Area::Nominate, Create, none, Some(View::All)),
        (Seat::LinkTeacher, Area::WellbeingGoals, Read, team, Some(View::Metadata)),
        (Seat::LinkTeacher, Area::WellbeingGoals, Read, shared, Some(View::All)),
        (Seat::LinkTeacher, Area::Team, Update, team, None),
        (Seat::LinkTeacher, Area::Team, Update, Facts { lead: true, ..team }, Some(View::All)),
        (Seat::Centre, Area::Readiness, Create, own, Some(View::All)),
        (Seat::Centre, Area::Readiness, Update, own, None),
        (Seat::Centre, Area::BreakGlass, Create, team, None),
        (Seat::Centre, Area::BreakGlass, Create, Facts { lead: true, ..team }, Some(View::All)),
        (Seat::ReceptionTeacher, Area::Readiness, Create, own, None),
        (Seat::ReceptionTeacher, Area::Readiness, Create, Facts { begun: true, ..own }, Some(View::All)),
        (Seat::ReceptionTeacher, Area::Assessment, Read, shared, None),
        (Seat::ReceptionTeacher, Area::Assessment, Read, Facts { extract: true, ..team }, Some(View::Extract)),
        (Seat::SchoolLead, Area::Pointer, Read, Facts { dsl: true, ..none }, Some(View::All)),
        (Seat::Advisor, Area::Actions, Read, team, None),
        (Seat::Advisor, Area::Actions, Read, shared, Some(View::All)),
        (Seat::Advisor, Area::Actions, Update, shared, None),
        (Seat::Advisor, Area::Actions, Update, Facts { oneself: true, ..shared }, Some(View::All)),
        (Seat::ReceptionTeacher, Area::Actions, Read, shared, None),
        (Seat::Coordinator, Area::Find, Read, none, Some(View::Metadata)),
        (Seat::Coordinator, Area::AboutMe, Read, none, None),
        (Seat::Analyst, Area::Assessment, Read, none, Some(View::Counts)),
    ];
    for (seat, area, op, facts, view) in cases {
        assert_eq!(may(seat, area, op, facts), view, "{seat:?} {area:?} {op:?}: {facts:?}");
    }
}

#[test]
fn those_who_are_not_of_it_are_not_told_that_there_is_a_plan() {
    for (seat, area, op) in cells().filter(|(seat, _, _)| *seat != Seat::Coordinator) {
        for bits in 0..1_usize << FLAGS {
            let facts = Facts { own_family: false, team: false, ..facts(bits, State::Planned) };
            if let Err(refusal) = decide(seat, area, op, &facts) {
                assert!(
                    matches!(refusal, Refusal::Hidden | Refusal::Forbidden(Why::ReadOnly)),
                    "{seat:?} {area:?} {op:?}: {refusal:?}"
                );
            }
        }
    }
    let team = Facts { team: true, ..Facts::none(State::Planned) };
    let why = |seat, area, op, facts: Facts| decide(seat, area, op, &facts).map(Permit::view);
    assert_eq!(why(Seat::Centre, Area::Basics, Op::Read, team), Err(Refusal::Forbidden(Why::NotShared)));
    assert_eq!(why(Seat::Centre, Area::Basics, Op::Agree, team), Err(Refusal::Forbidden(Why::Never)));
    assert_eq!(
        why(Seat::Coordinator, Area::Basics, Op::Read, Facts::none(State::Planned)),
        Err(Refusal::Forbidden(Why::Never))
    );
    let over = Facts { own: true, team: true, ..Facts::none(State::Closed) };
    assert_eq!(why(Seat::Advisor, Area::AboutMe, Op::Create, over), Err(Refusal::Forbidden(Why::ReadOnly)));
}
