//! V17 to V19, what each side says by itself, and since when something counts as taken up.

use super::*;
use crate::directory::Calendar;
use crate::set::Member as _;

/// The fields that are wrong in a change.
fn wrong(before: &Referral, after: &Referral, by: By) -> Vec<String> {
    let said = check_change(before, after, (by, today()), &Calendar::default());
    said.err().unwrap_or_default().into_iter().map(|error| error.pointer).collect()
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn v17_nothing_is_sent_without_the_familys_word_for_this_service_of_the_last_90_days() {
    let before = referral(&[(Stage::Offered, "2027-06-01"), (Stage::AgreedByFamily, "2027-06-01")]);
    for (agreed, wanted) in [
        (None, vec!["/agreed".to_owned()]),
        (agreed_on(today()), none()),
        (agreed_on(today().plus_days(-90)), none()),
        (agreed_on(today().plus_days(-91)), vec!["/agreed".into()]),
        (agreed_on(today().plus_days(1)), vec!["/agreed".into(), "/agreed".into()]),
    ] {
        let before = Referral { agreed: agreed.clone(), ..before.clone() };
        let after = Referral { stage: Stage::Sent, ..before.clone() };
        assert_eq!(wrong(&before, &after, By::Worker), wanted, "{agreed:?}");
        assert_eq!(may_be_sent(&after, today()).is_ok(), wanted.is_empty(), "{agreed:?}");
    }
    // Sending again after the service has asked for more needs it as well.
    let asks = referral(&[(Stage::Sent, "2027-02-01"), (Stage::MoreInfo, "2027-02-03")]);
    let old = Referral { agreed: agreed_on(day("2027-01-20")), ..asks };
    assert_eq!(wrong(&old, &Referral { stage: Stage::Sent, ..old.clone() }, By::Worker), ["/agreed"]);
}

#[test]
fn v18_what_was_not_taken_up_needs_a_reason_of_the_list() {
    for (from, to) in [
        (Stage::Offered, Stage::DeclinedByFamily),
        (Stage::Opened, Stage::DeclinedByService),
        (Stage::Accepted, Stage::NotStarted),
        (Stage::Started, Stage::DroppedOut),
    ] {
        let before = referral(&[(from, "2027-06-01")]);
        let after = Referral { stage: to, ..before.clone() };
        assert_eq!(wrong(&before, &after, By::Worker), ["/reason"], "{to:?}");
        for reason in Reason::ALL {
            let after = Referral { reason: Some(*reason), ..after.clone() };
            assert_eq!(wrong(&before, &after, By::Worker), none(), "{to:?} {reason:?}");
        }
    }
    let before = referral(&[(Stage::Opened, "2027-06-01")]);
    let odd = Referral { stage: Stage::Accepted, reason: Some(Reason::Time), ..before.clone() };
    assert_eq!(wrong(&before, &odd, By::Worker), ["/reason"], "a place needs none");
}

#[test]
fn v19_an_outcome_needs_who_confirms_it() {
    let before = referral(&[(Stage::Completed, "2027-06-01")]);
    let after = Referral { stage: Stage::OutcomeRecorded, outcome: "She sings there.".into(), ..before.clone() };
    assert_eq!(wrong(&before, &after, By::Worker), ["/outcome_worker"]);
    let silent = Referral { outcome_family: Some(Says::RatherNotSay), ..after.clone() };
    assert_eq!(wrong(&before, &silent, By::Worker), ["/outcome_worker"], "that says nothing");
    for says in [Says::Yes, Says::NotYet, Says::No] {
        let worker = Referral { outcome_worker: Some(says), ..after.clone() };
        let family = Referral { outcome_family: Some(says), ..after.clone() };
        assert_eq!((wrong(&before, &worker, By::Worker), wrong(&before, &family, By::Worker)), (none(), none()));
    }
    let service = Referral { outcome_service: Some(Says::Yes), ..before.clone() };
    let after = Referral { stage: Stage::OutcomeRecorded, ..service.clone() };
    assert_eq!(wrong(&service, &after, By::Worker), none(), "the service had said so");
}

#[test]
fn each_side_speaks_for_itself_and_nobody_writes_what_the_service_says() {
    let before = referral(&[(Stage::Accepted, "2027-06-01")]);
    let forged = Referral { started_service: Some(Says::Yes), ..before.clone() };
    assert_eq!(wrong(&before, &forged, By::Worker), ["/started_service"]);
    assert_eq!(wrong(&before, &forged, By::Service), none());
    let contact = referral(&[(Stage::FirstContact, "2027-06-01")]);
    let started = Referral { stage: Stage::Started, ..contact.clone() };
    assert_eq!(wrong(&contact, &started, By::Worker), ["/started_worker"], "somebody says so");
    let told = Referral { started_family: Some(Says::Yes), ..started };
    assert_eq!(wrong(&contact, &told, By::Worker), none());
}

#[test]
fn the_headline_follows_the_service_or_the_worker_and_never_goes_against_the_family() {
    let all: Vec<Option<Says>> = std::iter::once(None).chain(Says::ALL.iter().copied().map(Some)).collect();
    for (service, worker, family) in
        all.iter().flat_map(|s| all.iter().flat_map(|w| all.iter().map(|f| (*s, *w, *f))).collect::<Vec<_>>())
    {
        let said = Confirmations { service, worker, family };
        let yes = [service, worker].contains(&Some(Says::Yes));
        assert_eq!(said.taken_up(), yes && family != Some(Says::No), "{said:?}");
        let words: Vec<Says> =
            [service, worker, family].into_iter().flatten().filter(|s| *s != Says::RatherNotSay).collect();
        assert_eq!(said.is_confirmed(), !words.is_empty(), "{said:?}");
        assert_eq!(said.disagree(), words.iter().any(|word| *word != words[0]), "{said:?}");
    }
}

#[test]
fn a_step_and_the_day_since_which_it_is_taken_up_are_written_down_by_themselves() {
    let mut kept = referral(&[(Stage::Sent, "2027-06-01"), (Stage::FirstContact, "2027-06-03")]);
    kept.link_until = Some(day("2027-06-15"));
    (kept.stage, kept.started_service) = (Stage::Started, Some(Says::Yes));
    kept.settle(today(), By::Service, &Calendar::default());
    assert_eq!(kept.steps.last(), Some(&Step { to: Stage::Started, on: today(), by: By::Service }));
    assert_eq!((kept.steps.len(), kept.taken_up_on), (3, Some(today())));
    // Nothing happens twice, and the day stays.
    kept.settle(today().plus_days(3), By::Worker, &Calendar::default());
    assert_eq!((kept.steps.len(), kept.taken_up_on), (3, Some(today())));
    kept.started_family = Some(Says::No);
    kept.settle(today().plus_days(3), By::Worker, &Calendar::default());
    assert_eq!((kept.taken_up_on, kept.link_until), (None, Some(day("2027-06-15"))));
    (kept.stage, kept.reason) = (Stage::DroppedOut, Some(Reason::Time));
    kept.settle(today().plus_days(4), By::Worker, &Calendar::default());
    assert_eq!(kept.link_until, None, "nobody says anything more of what is over");
}

#[test]
fn a_new_referral_has_said_nothing_yet() {
    let new = Referral { agreed: None, ..referral(&[]) };
    let wrong = |new: &Referral| check_new(new, today()).err().unwrap_or_default().len();
    assert_eq!(wrong(&new), 0);
    assert_eq!(wrong(&Referral { stage: Stage::Offered, ..new.clone() }), 0);
    for odd in [
        Referral { stage: Stage::Sent, ..new.clone() },
        Referral { agreed: agreed_on(today()), ..new.clone() },
        Referral { started_service: Some(Says::Yes), ..new.clone() },
        Referral { outcome_worker: Some(Says::No), ..new.clone() },
        Referral { taken_up_on: Some(today()), ..new.clone() },
        Referral { link_until: Some(today()), ..new.clone() },
        referral(&[(Stage::Offered, "2027-06-01")]),
    ] {
        assert!(wrong(&odd) > 0, "{odd:?}");
    }
    let long = Referral { hope: "a".repeat(1_001), worker_phone: "0".repeat(41), ..new };
    assert_eq!(wrong(&long), 2);
}

#[test]
fn an_agreement_that_only_begins_has_words_of_a_line_and_a_day_that_has_come() {
    let before = referral(&[(Stage::Offered, "2027-06-01")]);
    let with = |change: fn(&mut AgreedToTell)| {
        let mut after = before.clone();
        after.stage = Stage::AgreedByFamily;
        after.agreed = agreed_on(today()).map(|mut agreed| {
            change(&mut agreed);
            agreed
        });
        wrong(&before, &after, By::Worker)
    };
    assert_eq!(with(|_| {}), none());
    assert_eq!(with(|agreed| agreed.words = "a".repeat(TOLD_MOST + 1)), ["/agreed"]);
    assert_eq!(with(|agreed| agreed.on = today().plus_days(1)), ["/agreed"]);
    let without = Referral { stage: Stage::AgreedByFamily, agreed: None, ..before.clone() };
    assert_eq!(wrong(&before, &without, By::Worker), ["/agreed"]);
}

#[test]
fn a_signpost_says_why_only_where_it_was_not_used() {
    let shown = Signpost {
        theme: Theme::Money,
        service: referral(&[]).service,
        service_name: String::new(),
        shown_on: today(),
        used: Used::NotAsked,
        reason: None,
    };
    let wrong = |signpost: &Signpost| check_signpost(signpost, today()).is_err();
    assert!(!wrong(&shown) && !wrong(&Signpost { used: Used::No, ..shown.clone() }));
    assert!(!wrong(&Signpost { used: Used::No, reason: Some(Reason::Time), ..shown.clone() }));
    assert!(wrong(&Signpost { used: Used::Yes, reason: Some(Reason::Time), ..shown.clone() }));
    assert!(wrong(&Signpost { shown_on: today().plus_days(1), ..shown }));
}
