use super::*;
use crate::date::Time;
use crate::id::{OrganisationId, UserId};
use crate::plans::entry::{EntryName, Kind};
use crate::plans::people::Responsibility;
use crate::set::Member as _;
use proptest::prelude::*;
use uuid::Uuid;

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn at(text: &str) -> Moment {
    let (on, at) = text.split_once(' ').expect("a day and a time");
    Moment { on: day(on), at: at.parse().expect("a time") }
}

fn person(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

pub fn contact(n: u128) -> Contact {
    Contact {
        adult: person(n),
        channel: Channel::Text,
        value: format!("07700 90012{n}"),
        ok_to_text: true,
        ok_to_leave_message: true,
        when: String::new(),
        safe_from: None,
        safe_until: None,
        address: "7 Example Row".into(),
        address_confidential: false,
        address_before: String::new(),
        moved_on: None,
    }
}

fn adult(lives_with_child: Fact, may_see_plan: bool) -> Adult {
    Adult {
        legal_name: "Hodan Example".into(),
        known_as: String::new(),
        relationship: "Mum".into(),
        responsibility: Responsibility::Parental,
        lives_with_child,
        may_see_plan,
    }
}

fn entry(kind: Kind, n: u128, body: Body) -> Entry {
    Entry {
        name: EntryName::new(kind, person(n).uuid()),
        organisation: OrganisationId::new(Uuid::nil()),
        made_by: UserId::new(Uuid::nil()),
        made_at: String::new(),
        changed_by: UserId::new(Uuid::nil()),
        changed_at: String::new(),
        version: 1,
        body,
    }
}

fn family(first: Contact, second: Option<(Contact, Fact)>) -> Vec<Entry> {
    let mut all =
        vec![entry(Kind::Adult, 1, Body::Adult(adult(Fact::Yes, true))), entry(Kind::Contact, 1, Body::Contact(first))];
    if let Some((contact, lives)) = second {
        all.push(entry(Kind::Adult, 2, Body::Adult(adult(lives, false))));
        all.push(entry(Kind::Contact, 2, Body::Contact(contact)));
    }
    all
}

fn asked(entries: &[Entry]) -> Asked<'_> {
    Asked {
        adult: person(1),
        about: About::Plan,
        now: at("2026-11-24 10:00"),
        not_before: at("2026-11-24 08:00"),
        until: day("2026-11-25"),
        state: State::ActiveBeforeStart,
        entries,
    }
}

fn of(contact: Contact) -> Decision {
    decide(&asked(&family(contact, None)))
}

fn text(number: &str) -> Decision {
    let to = To::Text(number.parse().expect("a number"));
    Decision::Send { to, not_before: at("2026-11-24 08:00") }
}

#[test]
fn ig29_text_and_voicemail_only_where_the_adult_says_so_and_by_nothing_but_their_safe_way() {
    assert_eq!(of(contact(1)), text("+447700900121"));
    let ring = Decision::Person(Why::Ring);
    assert_eq!(of(Contact { ok_to_text: false, ..contact(1) }), ring);
    // That a message may be left is for people to know: a program rings nobody.
    for leave in [true, false] {
        let phone = Contact { channel: Channel::Phone, ok_to_text: false, ok_to_leave_message: leave, ..contact(1) };
        assert_eq!(of(phone), ring);
    }
    assert_eq!(
        of(Contact { channel: Channel::Phone, ..contact(1) }),
        text("+447700900121"),
        "they say that texts are fine"
    );
    let mail = Contact { channel: Channel::Email, value: " Hodan@Example.org ".into(), ..contact(1) };
    let to = To::Email("hodan@example.org".into());
    assert_eq!(of(mail), Decision::Send { to, not_before: at("2026-11-24 08:00") });
    for (channel, value, why) in [
        (Channel::InPerson, "", Why::InPerson),
        (Channel::Post, "", Why::Letter),
        (Channel::Text, "01632 960123", Why::BadNumber),
        (Channel::Text, "ask Mum", Why::BadNumber),
        (Channel::Email, "hodan@example", Why::BadEmail),
        (Channel::Email, "hodan@example.org, x@example.org", Why::BadEmail),
    ] {
        assert_eq!(of(Contact { channel, value: value.into(), ..contact(1) }), Decision::Person(why), "{value}");
    }
    let none = [entry(Kind::Adult, 1, Body::Adult(adult(Fact::Yes, true)))];
    assert_eq!(decide(&asked(&none)), Decision::Person(Why::NoContact));
}

#[test]
fn ig28_a_letter_to_an_address_that_was_left_is_handed_over() {
    let left = Contact { address_before: "7 Example Row".into(), moved_on: Some(day("2026-10-01")), ..contact(2) };
    let letter = Contact { channel: Channel::Post, ..contact(1) };
    let entries = family(letter.clone(), Some((left, Fact::No)));
    assert_eq!(decide(&asked(&entries)), Decision::Person(Why::HandOver));
    let later = Asked { now: at("2026-11-30 10:00"), until: day("2026-12-01"), ..asked(&entries) };
    assert_eq!(decide(&later), Decision::Person(Why::Letter), "60 days are over");
    assert_eq!(of(Contact { address_confidential: true, ..letter }), Decision::Person(Why::HandOver));
}

#[test]
fn ig30_adults_who_live_apart_each_hear_of_their_own_alone() {
    let entries = family(contact(1), Some((contact(2), Fact::No)));
    let father = Asked { adult: person(2), ..asked(&entries) };
    assert_eq!(decide(&father), Decision::Never(Never::NotTheirs));
    assert_eq!(decide(&Asked { about: About::Own, ..father }), text("+447700900122"), "what he does himself");
    assert_eq!(decide(&asked(&entries)), text("+447700900121"));
    // One number for two homes: nobody knows who reads it.
    for (lives, decision) in [
        (Fact::No, Decision::Person(Why::Shared)),
        (Fact::Unknown, Decision::Person(Why::Shared)),
        (Fact::Yes, text("+447700900121")),
    ] {
        let same =
            Contact { value: "+44 7700 900121".into(), ok_to_text: false, channel: Channel::Phone, ..contact(2) };
        assert_eq!(decide(&asked(&family(contact(1), Some((same, lives))))), decision, "{lives:?}");
    }
    assert_eq!(decide(&Asked { adult: person(9), ..asked(&entries) }), Decision::Never(Never::NotInPlan));
}

#[test]
fn nothing_is_sent_of_a_plan_that_rests_or_is_over() {
    let entries = family(contact(1), None);
    for state in State::ALL {
        let decision = decide(&Asked { state: *state, ..asked(&entries) });
        let expected = match state {
            State::Nominated | State::Invited => Decision::Never(Never::NotAgreed),
            State::Paused => Decision::Never(Never::PlanRests),
            State::Closed | State::Disposed | State::Declined | State::Withdrawn | State::TransferredOut => {
                Decision::Never(Never::PlanOver)
            }
            _ => text("+447700900121"),
        };
        assert_eq!(decision, expected, "{state:?}");
        let known = decide(&Asked { state: *state, about: About::Known, ..asked(&entries) });
        let expected = if *state == State::Invited { text("+447700900121") } else { expected };
        assert_eq!(known, expected, "a day that everybody may know: {state:?}");
        let look = decide(&Asked { state: *state, about: About::Look, ..asked(&entries) });
        assert_eq!(look, text("+447700900121"), "that somebody looked is told: {state:?}");
    }
}

#[test]
fn a_message_waits_for_the_hours_and_not_beyond_its_day() {
    let own = Contact { safe_from: Time::new(13, 0), when: "after lunch".into(), ..contact(1) };
    assert_eq!(of(own), Decision::Hold { until: at("2026-11-24 13:00") });
    assert_eq!(of(Contact { when: "after lunch".into(), ..contact(1) }), Decision::Person(Why::InWords));
    assert_eq!(of(Contact { safe_from: Time::new(21, 0), ..contact(1) }), Decision::Person(Why::AtNight));
    let entries = family(contact(1), None);
    let night = |until| Asked { now: at("2026-11-24 19:30"), until: day(until), ..asked(&entries) };
    assert_eq!(decide(&night("2026-11-25")), Decision::Hold { until: at("2026-11-25 08:00") });
    assert_eq!(decide(&night("2026-11-24")), Decision::Never(Never::TooLate));
    let christmas = |until| Asked { now: at("2026-12-24 20:00"), until: day(until), ..asked(&entries) };
    assert_eq!(decide(&christmas("2026-12-26")), Decision::Never(Never::TooLate));
    assert_eq!(decide(&christmas("2026-12-27")), Decision::Hold { until: at("2026-12-27 08:00") });
    let later = Asked { not_before: at("2026-11-24 16:00"), ..asked(&entries) };
    assert_eq!(decide(&later), Decision::Hold { until: at("2026-11-24 16:00") });
}

#[test]
fn reasons_are_told_in_sentences_that_blame_nobody() {
    let all = Never::ALL.iter().map(|never| never.words()).chain(Why::ALL.iter().map(|why| why.words()));
    for words in all {
        assert!(words.ends_with('.') && !words.contains("fail"), "{words}");
    }
}

fn channels() -> impl Strategy<Value = Channel> {
    (0..Channel::ALL.len()).prop_map(|at| Channel::ALL[at])
}

proptest! {
    /// Whatever is written down, a message goes to this adult's own safe way, to a number only where they agree to texts, in the
    /// hours, and never by post or voice.
    #[test]
    fn what_is_sent_is_always_safe(
        channel in channels(), ok in any::<bool>(), hidden in any::<bool>(), minutes in 0..1440u16, days in 0..400i32,
        own in any::<bool>(), from in 0..24u16, state in 0..State::ALL.len(),
    ) {
        let value = if channel == Channel::Email { "a@example.org" } else { "07700 900121" };
        let contact = Contact {
            channel, ok_to_text: ok, address_confidential: hidden, value: value.into(), safe_from: Time::new(from, 0), ..contact(1)
        };
        let now = Moment { on: day("2026-11-01").plus_days(days), at: Time::new(minutes / 60, minutes % 60).expect("a time") };
        let entries = family(contact, None);
        let about = if own { About::Own } else { About::Plan };
        let state = State::ALL[state];
        if let Decision::Send { to, not_before } = decide(&Asked { about, now, not_before: now, until: now.on, state, ..asked(&entries) }) {
            prop_assert_eq!(not_before, now);
            prop_assert!(state.is_open() && state != State::Paused);
            let hours = SafeHours { from: Time::new(from, 0), until: None };
            prop_assert!(super::super::hours::is_open(now, hours));
            match to {
                To::Text(phone) => prop_assert!(ok && matches!(channel, Channel::Text | Channel::Phone) && phone.as_str() == "+447700900121"),
                To::Email(address) => prop_assert!(channel == Channel::Email && address == value),
            }
        }
    }
}
