use super::*;
use crate::set::Member as _;
use uuid::Uuid;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn need(n: u128, priority: Priority) -> Need {
    Need {
        id: NeedId::new(Uuid::from_u128(n)),
        section: Section::Learning,
        about: "E2".into(),
        text: "Joins few words yet.".into(),
        kind: NeedKind::Need,
        priority,
        status: NeedStatus::Open,
        not_now_on: None,
    }
}

fn goal(needs: &[u128]) -> Goal {
    Goal {
        id: GoalId::new(Uuid::from_u128(1)),
        section: Section::Learning,
        needs: needs.iter().map(|n| NeedId::new(Uuid::from_u128(*n))).collect(),
        text: "He tells us what he played.".into(),
        measure: "Grandma understands him on the phone.".into(),
        target_on: None,
        status: GoalStatus::Agreed,
        reached: None,
        outcome: String::new(),
    }
}

fn action(owner: Option<Owner>, due: Option<&str>) -> Action {
    Action {
        id: ActionId::new(Uuid::from_u128(1)),
        goal: GoalId::new(Uuid::from_u128(1)),
        text: "Go to rhyme time on Tuesday.".into(),
        owner,
        due: due.map(day),
        status: ActionStatus::Agreed,
        said: String::new(),
        no_reminders: false,
    }
}

fn family() -> Option<Owner> {
    Some(Owner::Family { adult: PersonId::new(Uuid::from_u128(1)) })
}

fn team() -> Option<Owner> {
    Some(Owner::Team { user: UserId::new(Uuid::from_u128(2)) })
}

#[test]
fn v8_a_goal_answers_a_need_and_has_a_measure() {
    assert_eq!(check_goal(&goal(&[1])), Ok(()));
    assert_eq!(check_goal(&goal(&[])), Err(vec![BadWork::NoNeed]));
    let vague = Goal { measure: " ".into(), text: String::new(), ..goal(&[1]) };
    assert_eq!(check_goal(&vague), Err(vec![BadWork::NoWords, BadWork::NoMeasure]));
}

#[test]
fn v9_an_agreed_action_has_an_owner_and_a_day_within_twelve_months() {
    let today = day("2027-06-08");
    assert_eq!(check_action(&action(family(), Some("2027-06-15")), today), Ok(()));
    assert_eq!(check_action(&action(None, None), today), Err(vec![BadWork::NoOwner, BadWork::NoDue]));
    assert_eq!(check_action(&action(team(), Some("2028-06-08")), today), Ok(()), "the last day: 366 days on");
    assert_eq!(check_action(&action(team(), Some("2028-06-09")), today), Err(vec![BadWork::DueTooLate]));
    let proposed = Action { status: ActionStatus::Proposed, ..action(None, None) };
    assert_eq!(check_action(&proposed, today), Ok(()), "a suggestion may be rough");
}

#[test]
fn v10_no_action_begins_late() {
    let today = day("2027-06-08");
    assert_eq!(check_due_when_made(Some(day("2027-06-07")), today), Err(BadWork::DueOver));
    assert_eq!(check_due_when_made(Some(today), today), Ok(()));
    assert_eq!(check_due_when_made(None, today), Ok(()));
}

#[test]
fn v12_a_need_that_presses_blocks_until_it_has_a_goal_or_the_familys_not_now() {
    let needs = [need(1, Priority::Now), need(2, Priority::Soon), need(3, Priority::Now)];
    let ids = |found: Vec<&Need>| found.iter().map(|n| n.id.uuid().as_u128()).collect::<Vec<_>>();
    assert_eq!(ids(unanswered(&needs, &[])), [1, 3]);
    assert_eq!(ids(unanswered(&needs, &[goal(&[1])])), [3]);
    let stopped = Goal { status: GoalStatus::Stopped, ..goal(&[3]) };
    assert_eq!(ids(unanswered(&needs, &[goal(&[1]), stopped])), [3], "a goal that nobody works on answers nothing");
    let decided = Need { not_now_on: Some(day("2027-06-01")), ..need(3, Priority::Now) };
    assert!(unanswered(&[decided], &[]).is_empty());
    for status in NeedStatus::ALL.iter().filter(|s| **s != NeedStatus::Open) {
        assert!(unanswered(&[Need { status: *status, ..need(1, Priority::Now) }], &[]).is_empty(), "{status:?}");
    }
    let strength = Need { kind: NeedKind::Strength, ..need(1, Priority::Now) };
    assert!(unanswered(&[strength], &[]).is_empty());
}

#[test]
fn both_sides_have_something_to_do() {
    let due = Some("2027-06-15");
    assert!(both_sides_act(&[action(family(), due), action(team(), due)]));
    assert!(!both_sides_act(&[action(family(), due)]));
    assert!(!both_sides_act(&[action(team(), due), action(None, due)]));
    let done = Action { status: ActionStatus::Done, ..action(family(), due) };
    assert!(!both_sides_act(&[done, action(team(), due)]));
}

#[test]
fn every_mistake_says_what_to_do() {
    let all = [
        BadWork::NoNeed,
        BadWork::NoMeasure,
        BadWork::NoWords,
        BadWork::NoOwner,
        BadWork::NoDue,
        BadWork::DueTooLate,
        BadWork::DueOver,
    ];
    assert!(all.iter().all(|bad| bad.sentence().ends_with('.')));
}
