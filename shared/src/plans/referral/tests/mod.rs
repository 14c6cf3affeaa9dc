//! What the tests of referrals share.

mod answers;
mod clocks;
mod machine;
mod rules;

use uuid::Uuid;

use super::*;
use crate::date::Date;
use crate::id::{PersonId, ServiceId, UserId};
use crate::plans::plan::AgreedHow;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A Tuesday in term.
fn today() -> Date {
    day("2027-06-08")
}

fn agreed_on(on: Date) -> Option<AgreedToTell> {
    Some(AgreedToTell {
        adult: PersonId::new(Uuid::from_u128(3)),
        how: AgreedHow::Said,
        on,
        name: false,
        language: false,
        contact: false,
        words: String::new(),
    })
}

/// A referral that came where it stands by these steps.
fn referral(steps: &[(Stage, &str)]) -> Referral {
    let steps: Vec<Step> = steps.iter().map(|(to, on)| Step { to: *to, on: day(on), by: By::Worker }).collect();
    Referral {
        theme: Theme::Learning,
        service: ServiceId::new(Uuid::from_u128(7)),
        service_name: "Chatterbox group".into(),
        worker: UserId::new(Uuid::from_u128(1)),
        worker_phone: String::new(),
        hope: String::new(),
        stage: steps.last().map_or(Stage::Draft, |step| step.to),
        steps,
        agreed: agreed_on(day("2027-06-01")),
        reason: None,
        expected_on: None,
        asked_again_on: None,
        started_service: None,
        started_worker: None,
        started_family: None,
        outcome_service: None,
        outcome_worker: None,
        outcome_family: None,
        outcome: String::new(),
        link_until: None,
        due_by: None,
        taken_up_on: None,
    }
}
