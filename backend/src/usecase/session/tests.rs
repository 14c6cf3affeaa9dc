//! Sessions over time, with the clock held in the hand.
#![allow(clippy::unwrap_used, reason = "a test may")]

use doorstep_shared::id::UserId;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::*;
use crate::clock::{SystemIds, SystemRandom};
use crate::store::memory::MemoryTables;

const MINUTE: i64 = 60;

struct House {
    tables: MemoryTables,
    ids: SystemIds,
    start: Timestamp,
}

impl House {
    fn new() -> Self {
        let start = "2027-06-08T08:30:00Z".parse().unwrap();
        Self { tables: MemoryTables::new(), ids: SystemIds::default(), start }
    }

    /// So many seconds after the start.
    fn at(&self, seconds: i64) -> Keeper<'_> {
        let now = self.start.checked_add(SignedDuration::from_secs(seconds)).unwrap();
        Keeper { tables: &self.tables, ids: &self.ids, random: &SystemRandom, now }
    }

    async fn sign_in(&self) -> Token {
        open(self.at(0), UserId::new(Uuid::from_u128(1)), "Joanna Pryce").await.unwrap()
    }

    /// The token a browser holds after a request at this time; `None` when it is signed out.
    async fn asks(&self, token: &Token, seconds: i64) -> Option<Token> {
        let found = look_up(self.at(seconds), token, true).await.unwrap()?;
        assert_eq!(found.signed_in.name, "Joanna Pryce");
        Some(found.renewed.unwrap_or_else(|| token.clone()))
    }
}

#[tokio::test]
async fn a_session_ends_after_an_hour_in_which_nothing_is_done() {
    for (quiet, goes_on) in [(59 * MINUTE, true), (60 * MINUTE, false), (24 * 60 * MINUTE, false)] {
        let house = House::new();
        let token = house.sign_in().await;
        assert_eq!(house.asks(&token, quiet).await.is_some(), goes_on, "{quiet} s");
    }
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_whatever_is_done() {
    let house = House::new();
    let mut token = house.sign_in().await;
    for minutes in (10..12 * 60).step_by(10) {
        token = house.asks(&token, minutes * MINUTE).await.expect("somebody is at work");
    }
    assert!(house.asks(&token, ABSOLUTE - 1).await.is_some());
    assert_eq!(house.asks(&token, ABSOLUTE).await, None);
}

#[tokio::test]
async fn asking_how_long_one_may_go_on_is_not_doing_something() {
    let house = House::new();
    let token = house.sign_in().await;
    for minutes in (1..60).step_by(5) {
        let found = look_up(house.at(minutes * MINUTE), &token, false).await.unwrap().expect("still signed in");
        assert!(found.renewed.is_none());
        assert_eq!(found.signed_in.idle_ends_at, house.start.as_second() + IDLE);
    }
    assert!(look_up(house.at(IDLE), &token, false).await.unwrap().is_none());
}

#[tokio::test]
async fn a_token_is_changed_after_a_quarter_of_an_hour_and_the_old_one_serves_what_was_under_way() {
    let house = House::new();
    let old = house.sign_in().await;
    assert_eq!(house.asks(&old, ROTATION - 1).await.as_ref(), Some(&old));
    let new = house.asks(&old, ROTATION).await.unwrap();
    assert_ne!(new, old);
    // Requests that were sent with the old one, and what the app sends along stays the same.
    let late = look_up(house.at(ROTATION + GRACE - 1), &old, true).await.unwrap().unwrap();
    assert!(late.renewed.is_none());
    let now = look_up(house.at(ROTATION + 10), &new, true).await.unwrap().unwrap();
    assert_eq!(late.signed_in.csrf, now.signed_in.csrf);
}

#[tokio::test]
async fn many_requests_at_once_get_one_new_token_and_none_fails() {
    let house = House::new();
    let token = house.sign_in().await;
    let asked = (0..20).map(|_| look_up(house.at(ROTATION), &token, true));
    let found: Vec<Found> = futures::future::join_all(asked).await.into_iter().map(|f| f.unwrap().unwrap()).collect();
    assert_eq!(found.iter().filter(|f| f.renewed.is_some()).count(), 1);
}

#[tokio::test]
async fn a_stolen_token_is_noticed_when_both_have_used_the_session() {
    let house = House::new();
    let stolen = house.sign_in().await;
    let own = house.asks(&stolen, ROTATION).await.unwrap();
    let own = house.asks(&own, ROTATION + MINUTE).await.unwrap();
    // The thief comes later with the old token: the session is over for both.
    assert_eq!(house.asks(&stolen, ROTATION + GRACE + MINUTE).await, None);
    assert_eq!(house.asks(&own, ROTATION + GRACE + 2 * MINUTE).await, None);
}

#[tokio::test]
async fn a_new_token_that_was_lost_on_the_way_signs_nobody_out() {
    let house = House::new();
    let old = house.sign_in().await;
    let lost = house.asks(&old, ROTATION).await.unwrap();
    // The phone was in a tunnel; it still holds the old one.
    let again = house.asks(&old, ROTATION + 10 * MINUTE).await.expect("still signed in");
    assert!(again != old && again != lost);
    assert!(house.asks(&again, ROTATION + 11 * MINUTE).await.is_some());
    assert_eq!(house.asks(&lost, ROTATION + 11 * MINUTE).await, None);
}

#[tokio::test]
async fn signing_out_ends_every_token_of_the_session() {
    let house = House::new();
    let old = house.sign_in().await;
    let new = house.asks(&old, ROTATION).await.unwrap();
    for held in [&new, &old] {
        close(house.at(ROTATION + 1), held).await.unwrap();
        for token in [&old, &new] {
            assert_eq!(house.asks(token, ROTATION + 2).await, None);
        }
    }
    // With the old one in hand, while a new one is being given out.
    let house = House::new();
    let old = house.sign_in().await;
    let new = house.asks(&old, ROTATION).await.unwrap();
    close(house.at(ROTATION + 1), &old).await.unwrap();
    assert_eq!(house.asks(&new, ROTATION + 2).await, None);
}

#[tokio::test]
async fn nothing_in_the_tables_opens_a_session() {
    let house = House::new();
    let token = house.sign_in().await;
    let page = house.tables.scan(crate::port::Table::People, None).await.unwrap();
    assert!(page.items.iter().any(|item| item.key.pk.starts_with("SESS#")));
    for item in page.items {
        assert!(!format!("{item:?}").contains(token.as_str()));
        assert!(item.key.pk.starts_with("U#") || item.expires_at.is_some(), "{item:?}");
    }
}
