//! The machine as a whole: nothing that cannot be reached, nothing that cannot be left before its end, no way out of the machine.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::set::Member as _;

/// Every stage that can be reached from one, itself included.
fn reached(from: Stage) -> BTreeSet<&'static str> {
    let (mut seen, mut todo) = (BTreeSet::from([from.key()]), vec![from]);
    while let Some(stage) = todo.pop() {
        for (to, _) in next(stage) {
            if seen.insert(to.key()) {
                todo.push(to);
            }
        }
    }
    seen
}

#[test]
fn every_stage_is_reached_from_the_beginning_and_each_leads_to_an_end() {
    assert_eq!(reached(Stage::Draft).len(), Stage::ALL.len());
    for stage in Stage::ALL {
        assert_eq!(stage.is_over(), next(*stage).next().is_none(), "{stage:?}");
        let ends = Stage::ALL.iter().filter(|end| end.is_over() && reached(*stage).contains(end.key())).count();
        assert!(ends > 0, "{stage:?} never ends");
        assert!(next(*stage).all(|(_, by)| !by.is_empty()), "somebody takes each step from {stage:?}");
        let distinct: BTreeSet<&str> = next(*stage).map(|(to, _)| to.key()).collect();
        assert_eq!(distinct.len(), next(*stage).count(), "each step from {stage:?} once");
    }
}

#[test]
fn the_way_of_the_specification_is_open_from_end_to_end() {
    use By::{Service, Worker};
    use Stage as T;
    for way in [
        vec![
            (T::Offered, Worker),
            (T::AgreedByFamily, Worker),
            (T::Sent, Worker),
            (T::Opened, Service),
            (T::Accepted, Service),
            (T::FirstContact, Service),
            (T::Started, Service),
            (T::Sustained, Service),
            (T::OutcomeRecorded, Worker),
        ],
        vec![
            (T::Offered, Worker),
            (T::AgreedByFamily, By::Family),
            (T::Sent, Worker),
            (T::Opened, Service),
            (T::MoreInfo, Service),
            (T::Sent, Worker),
            (T::Opened, Service),
            (T::Waitlisted, Service),
            (T::Accepted, Service),
            (T::FirstContact, Service),
            (T::Started, By::Family),
            (T::Completed, Service),
            (T::OutcomeRecorded, Worker),
        ],
    ] {
        let mut at = T::Draft;
        for (to, by) in way {
            assert_eq!(step(at, to, by), Ok(()), "{at:?} to {to:?} by {by:?}");
            at = to;
        }
        assert!(at.is_over());
    }
}

#[test]
fn a_jump_is_refused_with_a_sentence_that_says_what_can_follow() {
    for (from, to, by, why) in [
        (Stage::Draft, Stage::Sent, By::Worker, NoStep::Jump(Stage::Draft, Stage::Sent)),
        (Stage::Offered, Stage::Sent, By::Worker, NoStep::Jump(Stage::Offered, Stage::Sent)),
        (Stage::AgreedByFamily, Stage::Accepted, By::Worker, NoStep::Jump(Stage::AgreedByFamily, Stage::Accepted)),
        (Stage::Accepted, Stage::Started, By::Service, NoStep::Jump(Stage::Accepted, Stage::Started)),
        (Stage::Started, Stage::OutcomeRecorded, By::Worker, NoStep::Jump(Stage::Started, Stage::OutcomeRecorded)),
        (Stage::Cancelled, Stage::Offered, By::Worker, NoStep::Over(Stage::Cancelled)),
        (Stage::Offered, Stage::AgreedByFamily, By::Service, NoStep::NotTheirs(Stage::AgreedByFamily)),
        (Stage::Opened, Stage::Cancelled, By::Service, NoStep::NotTheirs(Stage::Cancelled)),
        (Stage::Completed, Stage::OutcomeRecorded, By::Service, NoStep::NotTheirs(Stage::OutcomeRecorded)),
    ] {
        assert_eq!(step(from, to, by), Err(why), "{from:?} to {to:?}");
        assert!(why.sentence().ends_with('.') && why.sentence().contains('“'), "{}", why.sentence());
    }
    let sentence = NoStep::Jump(Stage::Draft, Stage::Sent).sentence();
    assert_eq!(
        sentence,
        "“Sent to the service” does not follow “In mind”. What can follow now: “The family is asked”, “Called off”."
    );
}

/// Before the family has agreed nobody outside is told; a service says nothing of what it does not know.
#[test]
fn a_service_takes_no_step_before_it_was_told_and_none_that_is_the_familys() {
    for from in Stage::ALL.iter().filter(|stage| !stage.is_with_service()) {
        assert!(next(*from).all(|(_, by)| !by.contains(&By::Service)), "{from:?}");
    }
    for (to, by) in Stage::ALL.iter().flat_map(|from| next(*from)) {
        let familys = matches!(to, Stage::AgreedByFamily | Stage::DeclinedByFamily | Stage::Cancelled);
        assert!(!familys || !by.contains(&By::Service), "{to:?}");
    }
    let to_sent: Vec<Stage> =
        Stage::ALL.iter().filter(|from| next(**from).any(|(to, _)| to == Stage::Sent)).copied().collect();
    assert_eq!(to_sent, [Stage::AgreedByFamily, Stage::MoreInfo], "nothing else leads to a service");
}

#[test]
fn stages_and_reasons_have_words_of_their_own() {
    let distinct = |words: Vec<&str>| words.iter().collect::<BTreeSet<_>>().len() == words.len();
    assert!(distinct(Stage::ALL.iter().map(|stage| stage.words()).collect()));
    assert!(distinct(Reason::ALL.iter().map(|reason| reason.words()).collect()));
    assert!(distinct(Theme::ALL.iter().map(|theme| theme.words()).collect()));
    assert!(distinct(Says::ALL.iter().map(|says| says.words()).collect()));
    assert!(distinct(Clock::ALL.iter().map(|clock| clock.words()).collect()));
    assert!(distinct(Used::ALL.iter().map(|used| used.words()).collect()));
    assert_eq!(Reason::ALL.len(), 12);
    for words in Stage::ALL.iter().map(|stage| stage.words()).chain(Reason::ALL.iter().map(|reason| reason.words())) {
        let words = words.to_lowercase();
        assert!(!["failed", "engage", "complian", "refus"].iter().any(|bad| words.contains(bad)), "{words}");
    }
}

proptest! {
    /// Whatever anybody asks for, in whatever order, a referral is where the machine lets it be; once over it stays over, and it was
    /// sent only after the family had agreed.
    #[test]
    fn nobody_leaves_the_machine(asked in proptest::collection::vec((0usize..19, 0usize..3), 0..60)) {
        let mut at = Stage::Draft;
        let mut way = vec![at];
        for (to, by) in asked {
            let (to, by) = (Stage::ALL[to], By::ALL[by]);
            let allowed = step(at, to, by);
            let listed = next(at).any(|(stage, whose)| stage == to && (whose.contains(&by) || (by == By::Worker && whose.contains(&By::Family))));
            prop_assert_eq!(allowed.is_ok(), listed);
            if allowed.is_ok() {
                prop_assert!(!at.is_over());
                at = to;
                way.push(at);
            }
        }
        if let Some(sent) = way.iter().position(|stage| *stage == Stage::Sent) {
            let agreed = way.iter().position(|stage| *stage == Stage::AgreedByFamily);
            prop_assert!(agreed.is_some_and(|agreed| agreed < sent));
        }
        prop_assert!(way.iter().rev().skip(1).all(|stage| !stage.is_over()));
    }
}
