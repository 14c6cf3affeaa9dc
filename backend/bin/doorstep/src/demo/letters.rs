//! What the families of the demo zone have told their centre, and what they looked for in vain.

use doorstep_backend::port::Clock;
use doorstep_backend::store::{By, Change, CursorKey, keys};
use doorstep_backend::usecase::inbox::{ContactDetail, Waiting, note};
use doorstep_shared::date::{Date, Time};
use doorstep_shared::id::{MessageId, ServiceId, ZoneId};
use doorstep_shared::inbox::{Matter, Message, MessageKind, MessageState, SpamSign};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Set;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::slug::{Naming, id};
use crate::commands::Failure;
use crate::local::Local;

/// A way to reach somebody is kept so long, in seconds: 90 days.
const CONTACT_KEPT: i64 = 90 * 24 * 60 * 60;

/// A letter: how many hours ago, what about, and the words.
struct Letter {
    hours_ago: i64,
    kind: MessageKind,
    about: &'static str,
    matters: &'static [Matter],
    name: &'static str,
    text: &'static str,
    reach: &'static str,
    lang: Lang,
    spam: &'static [SpamSign],
}

const PLAIN: Letter = Letter {
    hours_ago: 0,
    kind: MessageKind::Wrong,
    about: "",
    matters: &[],
    name: "",
    text: "",
    reach: "",
    lang: Lang::En,
    spam: &[],
};

const LETTERS: [Letter; 7] = [
    Letter {
        hours_ago: 3,
        about: "forest-tots",
        matters: &[Matter::Cost],
        text: "It is £4 a child now. Still worth every penny!",
        ..PLAIN
    },
    Letter {
        hours_ago: 20,
        about: "sing-and-sign",
        matters: &[Matter::Times],
        text: "It starts at 1:30pm now.",
        ..PLAIN
    },
    Letter {
        hours_ago: 26,
        kind: MessageKind::ProviderChanged,
        about: "toddler-gym",
        text: "We have had to move, the hall has a new lunch club on our day. Please ring me before you change it.",
        ..PLAIN
    },
    Letter {
        hours_ago: 50,
        about: "junior-den",
        matters: &[Matter::Closed],
        text: "My son went two weeks running and the door was locked. The caretaker says it has stopped.",
        ..PLAIN
    },
    Letter {
        hours_ago: 75,
        kind: MessageKind::NewService,
        name: "Somali mothers’ coffee morning",
        text: "Thursdays after the school run, in the hall beside the mosque. Hodan runs it. Everybody can come.",
        reach: "Hodan, 07700 900321",
        ..PLAIN
    },
    Letter {
        hours_ago: 99,
        kind: MessageKind::Tell,
        text: "Szukam zajęć w sobotę dla dwulatka. W tygodniu pracuję.",
        lang: Lang::Pl,
        ..PLAIN
    },
    Letter {
        hours_ago: 120,
        kind: MessageKind::NewService,
        name: "Best loans",
        text: "https://loans.example https://more-loans.example",
        spam: &[SpamSign::Links],
        ..PLAIN
    },
];

/// What was looked for last week, how often, and how often somebody pressed "tell the centre".
const SEARCHES: [(&str, i64, i64); 3] = [("sling library", 7, 2), ("baby swimming", 6, 0), ("nappy bank", 5, 1)];

/// Puts them into the demo zone's letter box.
///
/// # Errors
/// When the tables do not answer.
pub async fn write(local: &Local, zone: &ZoneId) -> Result<(), Failure> {
    let now = local.clock.now();
    for letter in &LETTERS {
        let then = Then(now - SignedDuration::from_hours(letter.hours_ago));
        let message = letter.message(&then);
        let mut change = Change::new(By::new("demo", "family"), zone, then.now(), &*local.ids)
            .create(keys::inbox_message(zone, message.id), &message);
        if message.waits() {
            let waiting = Waiting::of(&message);
            change = change.create(waiting.key(zone), &waiting);
        }
        if message.contact {
            let detail = ContactDetail { contact: letter.reach.into(), until: then.now().as_second() + CONTACT_KEPT };
            change = change.create(keys::inbox_contact(zone, message.id), &detail);
        }
        change.commit(&*local.tables).await.map_err(Failure::work)?;
    }
    let key = CursorKey::new(local.cursor_key);
    let monday = local.clock.today().monday().plus_days(-7);
    let began = now - SignedDuration::from_hours(24 * i64::from(local.clock.today().days_since(monday)));
    for (words, times, told) in SEARCHES {
        for n in 0..times {
            // Each from another sitting: who looks twice counts once.
            let then = Then(began + SignedDuration::from_hours(n * 5));
            note(&*local.inbox, &then, &key, zone, words, n < told).await;
        }
    }
    Ok(())
}

impl Letter {
    fn message(&self, then: &Then) -> Message {
        let random = id(Naming::Service, self.text);
        let mut tail = [0; 10];
        tail.copy_from_slice(&random.as_bytes()[..10]);
        let millis = u64::try_from(then.now().as_millisecond()).unwrap_or_default();
        Message {
            id: MessageId::new(uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()),
            kind: self.kind,
            service: (!self.about.is_empty()).then(|| service(self.about)),
            matters: self.matters.iter().copied().collect(),
            name: self.name.into(),
            text: self.text.into(),
            lang: self.lang,
            on: then.today(),
            contact: !self.reach.is_empty(),
            spam: self.spam.iter().copied().collect::<Set<SpamSign>>(),
            state: MessageState::New,
            outcome: None,
            version: 1,
        }
    }
}

fn service(slug: &str) -> ServiceId {
    let uuid: Uuid = id(Naming::Service, slug);
    ServiceId::new(uuid)
}

/// A moment that is over.
struct Then(Timestamp);

impl Clock for Then {
    fn now(&self) -> Timestamp {
        self.0
    }
    fn london(&self) -> (Date, Time) {
        let then = self.0.to_zoned(jiff::tz::TimeZone::get("Europe/London").unwrap_or(jiff::tz::TimeZone::UTC));
        let time = Time::new(then.hour().unsigned_abs().into(), then.minute().unsigned_abs().into());
        (Date::from_civil(then.date()).unwrap_or(Date::MIN), time.unwrap_or(Time::MIN))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use doorstep_shared::editing::{Field, offers};

    #[test]
    fn letters_are_about_entries_of_the_zone_and_some_can_be_put_in_at_once() {
        let day = "2027-06-08".parse().unwrap();
        let zone = super::super::load(day).unwrap();
        let then = Then("2027-06-08T09:00:00Z".parse().unwrap());
        let mut readable = Vec::new();
        for letter in LETTERS.iter().filter(|letter| !letter.about.is_empty()) {
            let found = zone.services.iter().find(|s| s.id == service(letter.about));
            let entry = found.unwrap_or_else(|| panic!("{}", letter.about));
            assert!(entry.state.goes_on(), "{}", letter.about);
            readable.extend(offers(&letter.message(&then), entry).into_iter().map(|change| change.field));
        }
        assert_eq!(readable, [Field::Cost, Field::Schedules]);
    }
}
