//! What the demo zone promises: it reads, it is varied, it is alive on any day, and nothing in it is real.

#![allow(clippy::expect_used)]

mod days;
mod made_up;
mod spread;
mod whole;

use super::{DemoZone, load};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Freshness, Service, State, Visibility};

/// A Monday in term, Christmas Day, and a day in the summer holidays of 2028.
const DAYS: [&str; 3] = ["2026-11-23", "2026-12-25", "2028-08-10"];

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn zone_on(text: &str) -> DemoZone {
    load(day(text)).expect("the demo zone")
}

fn zone() -> DemoZone {
    zone_on(DAYS[0])
}

/// What families can find.
fn is_listed(service: &Service, today: Date) -> bool {
    service.visibility == Visibility::Public
        && !matches!(service.state, State::Finished { .. })
        && trust(service, today) != Freshness::Left
}

fn trust(service: &Service, today: Date) -> Freshness {
    service.trust(service.kind.half_life_weeks()).freshness(today)
}
