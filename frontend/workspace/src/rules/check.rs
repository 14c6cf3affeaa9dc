//! Checking a venue: what all its entries have in common, what a yes to one of them confirms, and which one is next.

use doorstep_shared::api::desk::Question;
use doorstep_shared::api::desk::check_sheet::ToCheck;
use doorstep_shared::date::Date;
use doorstep_shared::directory::CheckedPart;
use doorstep_shared::set::Set;

/// How long a person needs to read and answer one entry, by our own count of people at work.
const SECONDS_EACH: usize = 7;

/// How far one entry has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has answered yet.
    #[default]
    Open,
    /// The answer is on its way.
    Sending,
    /// It is confirmed. Holds the versions that the checks made, for taking them back, the latest last.
    Right(Vec<u64>),
    /// It is over. Holds the version that this made.
    Over(u64),
    /// It could not be done, and why. Nothing else is held up by it.
    Failed(String),
}

impl Stage {
    /// Where an entry begins: what was confirmed today needs no second yes.
    pub fn first(item: &ToCheck, today: Date) -> Self {
        match item.checked {
            Some(check) if check.on == today => Self::Right(vec![item.version]),
            _ => Self::Open,
        }
    }
    /// Whether somebody has answered, and the answer is kept.
    pub fn is_answered(&self) -> bool {
        matches!(self, Self::Right(_) | Self::Over(_))
    }
    /// Whether it waits for an answer.
    pub fn waits(&self) -> bool {
        matches!(self, Self::Open | Self::Failed(_))
    }
}

/// The questions that have the same words for most entries: asked once, above the list.
pub fn shared(items: &[ToCheck]) -> Vec<Question> {
    let mut shared: Vec<Question> = Vec::new();
    for ask in items.iter().flat_map(|item| &item.asks) {
        let same = items.iter().filter(|item| item.asks.contains(ask)).count();
        if same >= 2 && same * 2 > items.len() && !shared.contains(ask) {
            shared.push(ask.clone());
        }
    }
    shared
}

/// Whether all entries share all of these, and not only most.
pub fn all_share(items: &[ToCheck], shared: &[Question]) -> bool {
    items.iter().all(|item| shared.iter().all(|ask| item.asks.contains(ask)))
}

/// The questions of an entry that are its own.
pub fn own<'a>(item: &'a ToCheck, shared: &'a [Question]) -> impl Iterator<Item = &'a Question> {
    item.asks.iter().filter(|ask| !shared.contains(ask))
}

/// What a yes to an entry confirms: its own parts that it says something of, and those it shares once somebody has said yes
/// to them.
pub fn confirms(item: &ToCheck, shared: &[Question], shared_right: bool) -> Set<CheckedPart> {
    item.asks.iter().filter(|ask| ask.known && (shared_right || !shared.contains(ask))).map(|ask| ask.part).collect()
}

/// The next entry that waits, after one of them and round from the top.
pub fn next(stages: &[Stage], after: Option<usize>) -> Option<usize> {
    let start = after.map_or(0, |n| n + 1);
    (start..stages.len()).chain(0..start.min(stages.len())).find(|n| stages.get(*n).is_some_and(Stage::waits))
}

/// How long the rest takes, roughly; nothing when nothing is left.
pub fn time_left(left: usize) -> String {
    match (left * SECONDS_EACH).div_ceil(60) {
        0 => String::new(),
        1 => "About 1 minute left.".into(),
        minutes => format!("About {minutes} minutes left."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorstep_shared::directory::{Freshness, Kind, State};

    fn ask(part: CheckedPart, text: &str) -> Question {
        Question { part, known: !text.starts_with('W'), text: text.into() }
    }

    fn item(times: &str, place: &str) -> ToCheck {
        ToCheck {
            id: "01920000-0000-7000-8000-000000000001".parse().expect("an id"),
            version: 3,
            name: "Stay and play".into(),
            organisation_name: String::new(),
            kind: Kind::Group,
            venues: Vec::new(),
            state: State::Active,
            asks: vec![ask(CheckedPart::Times, times), ask(CheckedPart::Place, place)],
            freshness: Freshness::Due,
            due_from: None,
            checked: None,
        }
    }

    #[test]
    fn what_most_entries_say_is_asked_once() {
        let elsewhere = item("Still Fridays?", "Still at the café?");
        let library = || item("Still Mondays?", "Still at the library?");
        let items = [item("Still Tuesdays?", "Still at the library?"), library(), elsewhere];
        let same = shared(&items);
        assert_eq!(same.iter().map(|q| q.text.as_str()).collect::<Vec<_>>(), ["Still at the library?"]);
        assert!(!all_share(&items, &same));
        assert_eq!(own(&items[2], &same).count(), 2, "one that is elsewhere is asked where");
        assert_eq!(confirms(&items[2], &same, false).len(), 2);
        assert!(shared(&items[1..]).is_empty(), "one of two is not most");
    }

    #[test]
    fn what_all_entries_say_is_asked_once() {
        let place = "Still at the library?";
        let items = [item("Still Mondays?", place), item("Still Tuesdays?", place), item("When is it?", place)];
        let same = shared(&items);
        assert_eq!(same.iter().map(|q| q.text.as_str()).collect::<Vec<_>>(), [place]);
        assert_eq!(own(&items[1], &same).map(|q| q.text.as_str()).collect::<Vec<_>>(), ["Still Tuesdays?"]);
        assert!(all_share(&items, &same));
        assert!(shared(&items[..1]).is_empty(), "one entry has nothing in common with others");
        assert!(shared(&[]).is_empty());
    }

    #[test]
    fn a_yes_confirms_what_was_read_and_nothing_that_nobody_said() {
        let place = "Still at the library?";
        let items = [item("Still Mondays?", place), item("When is it?", place)];
        let same = shared(&items);
        let set = |parts: &[CheckedPart]| parts.iter().copied().collect::<Set<_>>();
        assert_eq!(confirms(&items[0], &same, false), set(&[CheckedPart::Times]));
        assert_eq!(confirms(&items[0], &same, true), set(&[CheckedPart::Times, CheckedPart::Place]));
        assert_eq!(confirms(&items[1], &same, false), set(&[]));
        assert_eq!(confirms(&items[1], &same, true), set(&[CheckedPart::Place]));
    }

    #[test]
    fn the_next_one_is_below_and_then_round_from_the_top() {
        let right = || Stage::Right(vec![1]);
        let failed = || Stage::Failed("no signal".into());
        for (stages, after, found) in [
            (vec![], None, None),
            (vec![Stage::Open, Stage::Open], None, Some(0)),
            (vec![right(), Stage::Open], Some(0), Some(1)),
            (vec![Stage::Open, right()], Some(1), Some(0)),
            (vec![failed(), Stage::Sending, right()], Some(2), Some(0)),
            (vec![right(), Stage::Over(2), Stage::Sending], Some(0), None),
        ] {
            assert_eq!(next(&stages, after), found, "{stages:?} after {after:?}");
        }
    }

    #[test]
    fn the_time_left_is_said_in_whole_minutes() {
        for (left, said) in
            [(0, ""), (1, "About 1 minute left."), (8, "About 1 minute left."), (12, "About 2 minutes left.")]
        {
            assert_eq!(time_left(left), said);
        }
    }

    #[test]
    fn what_was_confirmed_today_is_not_asked_again() {
        use doorstep_shared::directory::{Check, CheckerRole};
        let today = "2027-06-08".parse().expect("a date");
        let mut entry = item("Still Mondays?", "Still here?");
        assert_eq!(Stage::first(&entry, today), Stage::Open);
        entry.checked = Some(Check { on: today, by: CheckerRole::ChildrensCentre, parts: Set::EMPTY });
        assert_eq!(Stage::first(&entry, today), Stage::Right(vec![3]));
    }
}
