use super::*;
use crate::date::{Time, Weekday};
use crate::directory::{Contact, Cost, Kind};
use crate::id::{MessageId, ServiceId};
use crate::inbox::MessageState;
use crate::lang::Lang;
use crate::schedule::{Repeat, Schedule, Season, Span};
use crate::set::{Member as _, Set};
use uuid::Uuid;

fn at(text: &str) -> Time {
    text.parse().expect("a time")
}

/// Tuesdays 10 to 11:30 in term time, £2, one phone number.
fn service() -> Service {
    let mut service = Service::named(ServiceId::new(Uuid::from_u128(1)), "Stay and play", Kind::Group);
    service.schedules = vec![Schedule {
        repeat: Repeat::Weekly(Set::EMPTY.with(Weekday::Tuesday)),
        times: vec![Span::new(at("10:00"), at("11:30")).expect("a session")],
        valid_from: None,
        valid_to: None,
        season: Season::TermTime,
        not_on_bank_holidays: true,
        except: Vec::new(),
        extra: Vec::new(),
        location: None,
    }];
    service.cost = Cost::Paid { text: "£2".into() };
    service.contacts = vec![Contact { phone: "01632 960123".into(), public: true, ..Contact::default() }];
    service
}

fn message(matters: &[Matter], text: &str) -> Message {
    let kind = if matters.is_empty() { MessageKind::ProviderChanged } else { MessageKind::Wrong };
    Message {
        id: MessageId::new(Uuid::from_u128(2)),
        kind,
        service: Some(ServiceId::new(Uuid::from_u128(1))),
        matters: matters.iter().copied().collect(),
        name: String::new(),
        text: text.into(),
        lang: Lang::En,
        on: "2026-11-24".parse().expect("a day"),
        contact: false,
        spam: Set::EMPTY,
        state: MessageState::New,
        outcome: None,
        version: 1,
    }
}

fn after(message: &Message) -> Service {
    let service = service();
    crate::editing::apply(&service, &offers(message, &service)).expect("an offer can be made")
}

#[test]
fn times_that_are_said_plainly_are_offered() {
    for (text, days, times, season) in [
        ("It is Wednesdays now", "we", "10:00-11:30", Season::TermTime),
        ("Wed 10.30-12", "we", "10:30-12:00", Season::TermTime),
        ("Mondays and Thursdays from 1 to 2.30pm", "mo th", "13:00-14:30", Season::TermTime),
        ("It starts at 9:30", "tu", "09:30-11:00", Season::TermTime),
        ("Hello! Now at 1pm! Lovely group, we enjoy it.", "tu", "13:00-14:30", Season::TermTime),
        ("10 – 12 noon on Fridays, all year", "fr", "10:00-12:00", Season::AllYear),
        ("between 10 and 11 am", "tu", "10:00-11:00", Season::TermTime),
        ("It’s Thursdays 10 til 11", "th", "10:00-11:00", Season::TermTime),
        ("Monday to Friday 9-5", "mo tu we th fr", "09:00-17:00", Season::TermTime),
        ("Mon-Wed, 9.30 to 11", "mo tu we", "09:30-11:00", Season::TermTime),
    ] {
        let held = after(&message(&[Matter::Times], text));
        let schedule = &held.schedules[0];
        let Repeat::Weekly(named) = &schedule.repeat else { panic!("{text}") };
        let named: Vec<&str> = named.iter().map(|d| d.key()).collect();
        let span = schedule.times[0];
        assert_eq!(named.join(" "), days, "{text}");
        assert_eq!(format!("{}-{}", span.start(), span.end()), times, "{text}");
        assert_eq!(schedule.season, season, "{text}");
        assert!(schedule.not_on_bank_holidays, "what nobody spoke of stays");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_not_offered() {
    for text in [
        "",
        "The times are wrong",
        "It is not on Tuesdays",
        "Wednesdays instead of Tuesdays",
        "Wednesdays or Thursdays, I am not sure",
        "It was at 10 and now at 11",
        "10 to 11 on Mondays and 1 to 2 on Fridays",
        "Tuesdays 10 to 11:30",
        "Children 2 to 4",
        "2 to 4 years",
        "Call 01632 960123",
        "It starts at 11pm on Mondays",
        "It has moved from Tuesdays to Wednesdays",
        "Changed from 10 to 10.30",
        "It doesn't run on Tuesdays any more",
        "It has stopped on Tuesdays",
        "We went on Wednesday and nobody came",
        "Cancelled this Wednesday",
        "Wednesdays. It is not on though",
        "Outside term time too",
        "Garden play in the sun",
        "we sat outside",
        "First Wednesday of the month",
        "every other Wednesday",
        "fortnightly on Wednesdays",
        "From January on Wednesdays",
        "From 9 September it is on Wednesdays",
        "Fridays, ages 2-4",
        "Thursdays 10 to 11, for children 2 to 4 years",
        "for children from 2 to 4",
        "It starts 15 minutes earlier",
        "at 10 for 2 hours",
        "Wednesdays at half past ten",
        "10am-12 not 11",
        "Friday to Monday 10-12",
        "Wednesdays at 25",
    ] {
        assert_eq!(offers(&message(&[Matter::Times], text), &service()), [], "{text}");
    }
    let two = Service { schedules: [service().schedules, service().schedules].concat(), ..service() };
    assert_eq!(offers(&message(&[Matter::Times], "Wednesdays"), &two), [], "nobody knows which of the two");
}

#[test]
fn an_entry_without_times_gets_them_when_day_and_time_are_said() {
    let blank = Service { schedules: Vec::new(), ..service() };
    let made = offers(&message(&[Matter::Times], "Saturdays 10am-12pm"), &blank);
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].field, &made[0].base), (Field::Schedules, &serde_json::json!([])));
    for text in ["Saturdays", "10am-12pm"] {
        assert_eq!(offers(&message(&[Matter::Times], text), &blank), [], "{text}");
    }
}

#[test]
fn a_cost_is_offered_in_the_senders_words() {
    for (text, cost) in [
        ("It's free!", Cost::Free),
        ("It is free of charge now", Cost::Free),
        ("It costs £3 a family now", Cost::Paid { text: "£3 a family".into() }),
        ("£2.50 per child.", Cost::Paid { text: "£2.50 per child".into() }),
        ("50p each", Cost::Paid { text: "50p each".into() }),
        ("the price is £4", Cost::Paid { text: "£4".into() }),
        ("It is £4 for each child. Thank you for all you do", Cost::Paid { text: "£4 for each child".into() }),
    ] {
        assert_eq!(after(&message(&[Matter::Cost], text)).cost, cost, "{text}");
    }
    for text in [
        "It is not free",
        "£2 or £3",
        "free, then £3",
        "£2",
        "more than before",
        "it isn’t £5",
        "£3.50/child, under 1s free",
        "£3pp, babies free",
        "3 pounds now, first session free",
        "It stopped being free",
        "feel free to call",
        "£2-3",
        "gone up by 50p",
        "£1 more than it says",
        "£3 per child, £1.50/sibling",
        "£3 for one, extra for siblings",
        "Is it free?  It doesn't say",
    ] {
        assert_eq!(offers(&message(&[Matter::Cost], text), &service()), [], "{text}");
    }
}

#[test]
fn a_number_or_an_address_is_offered_where_it_is_clear_whose() {
    let phone = |text: &str| after(&message(&[Matter::Contact], text)).contacts[0].phone.clone();
    assert_eq!(phone("The number is 01632 960 555."), "01632 960 555");
    assert_eq!(phone("ring +44 1632 960555 please"), "+44 1632 960555");
    assert_eq!(phone("It is (01632) 960555 now"), "01632 960555");
    assert_eq!(phone("We love it. The new number is 01632 960555"), "01632 960555");
    assert_eq!(phone("01632-960-123"), "01632 960123", "the same number");
    let held = after(&message(&[Matter::Contact], "Write to Play@Mill.example"));
    assert_eq!(
        (held.contacts[0].email.as_str(), held.contacts[0].phone.as_str()),
        ("play@mill.example", "01632 960123")
    );
    for text in [
        "01632 960555 or 01632 960666",
        "call us",
        "room 12, floor 3",
        "a@b",
        "9601234",
        "Please ring me on 07700 900123",
        "The number rings out. I'm Sam, 07700 900123",
        "my number is 07700 900123",
        "01632 960555 ext 204",
        "The number is not 01632 960555",
    ] {
        assert_eq!(offers(&message(&[Matter::Contact], text), &service()), [], "{text}");
    }
    let hidden = Service { contacts: vec![Contact { public: false, ..service().contacts[0].clone() }], ..service() };
    let made = offers(&message(&[Matter::Contact], "01632 960555"), &hidden);
    let new = crate::editing::apply(&hidden, &made).expect("it can be made");
    assert_eq!((new.contacts.len(), new.contacts[0].phone.as_str()), (2, "01632 960123"), "what is not public stays");
    let two = Service { contacts: [service().contacts, service().contacts].concat(), ..service() };
    assert_eq!(offers(&message(&[Matter::Contact], "01632 960555"), &two), []);
}

#[test]
fn only_what_was_ticked_is_looked_for_and_a_provider_may_mean_all() {
    let all = "Wednesdays 9 to 10am, £3 each. 01632 960555";
    let fields = |m: &Message| offers(m, &service()).iter().map(|c| c.field).collect::<Vec<_>>();
    assert_eq!(fields(&message(&[Matter::Cost], "Wednesdays 9 to 10am, £3 each")), [Field::Cost]);
    assert_eq!(fields(&message(&[], "Wednesdays 9 to 10am, £3 each")), [Field::Schedules, Field::Cost]);
    let own = "Wednesdays 10 to 11 now. Please ring me on 07700 900123 before you change it.";
    assert_eq!(fields(&message(&[], own)), [], "nobody's own number is offered, and what surrounds it is not plain");
    assert_eq!(fields(&message(&[Matter::Contact], "The number is 01632 960555")), [Field::Contacts]);
    assert_eq!(fields(&message(&[Matter::Place, Matter::Other], all)), []);
    assert_eq!(fields(&message(&[Matter::Closed, Matter::Cost], all)), [], "then it is over, or somebody reads it");
    let tell = Message { kind: MessageKind::Tell, ..message(&[Matter::Cost], all) };
    assert_eq!(fields(&tell), []);
}
