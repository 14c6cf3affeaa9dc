//! The demo zone shows every kind of thing the directory can hold.

use super::*;
use doorstep_shared::directory::{
    Aim, Attend, Category, Channel, Cost, Kind, Level, LifeStage, Programme, TranslationSource,
};
use doorstep_shared::lang::Lang;
use doorstep_shared::schedule::{Nth, Repeat, Season};
use doorstep_shared::set::Member;

fn listed() -> Vec<Service> {
    zone().services.into_iter().filter(|s| is_listed(s, day(DAYS[0]))).collect()
}

fn at_least<M: Member + core::fmt::Debug>(least: usize, has: impl Fn(&Service, M) -> bool) {
    let services = listed();
    for member in M::ALL {
        let count = services.iter().filter(|s| has(s, *member)).count();
        assert!(count >= least, "{member:?}: {count}");
    }
}

fn count(what: impl Fn(&Service) -> bool) -> usize {
    zone().services.iter().filter(|s| what(s)).count()
}

#[test]
fn there_is_enough_of_everything() {
    let zone = zone();
    assert!(zone.services.len() >= 88);
    assert!(zone.organisations.len() >= 22);
    assert!(zone.locations.len() >= 24);
    at_least::<LifeStage>(10, |s, m| s.stages.is_some_and(|set| set.has(m)));
    at_least::<Aim>(8, |s, m| s.aims.has(m));
    at_least::<Programme>(8, |s, m| s.programmes.has(m));
    at_least::<Category>(2, |s, m| s.categories.has(m));
    at_least::<Kind>(2, |s, m| s.kind == m);
    at_least::<Level>(3, |s, m| s.level == Some(m));
    at_least::<Attend>(3, |s, m| s.attend.is_some_and(|set| set.has(m)));
    at_least::<Channel>(6, |s, m| s.channels.is_some_and(|set| set.has(m)));
}

#[test]
fn some_facts_are_not_known() {
    assert!(count(|s| s.cost == Cost::Unknown) >= 12);
    assert!(count(|s| s.ages.is_none()) >= 10);
    assert!(count(|s| s.attend.is_none()) >= 15);
    assert!(count(|s| s.channels.is_none()) >= 3);
    assert!(count(|s| s.languages.is_none()) >= 10);
    assert!(count(|s| s.stages.is_none()) >= 5);
    let zone = zone();
    let silent = zone.locations.iter().filter(|l| l.access.is_empty()).map(|l| l.id).collect::<Vec<_>>();
    let nothing_known = |s: &&Service| s.places().iter().any(|place| silent.contains(place));
    assert!(zone.services.iter().filter(nothing_known).count() >= 3, "access");
}

#[test]
fn trust_and_state_come_in_every_shade() {
    let today = day(DAYS[0]);
    for text in DAYS {
        let today = day(text);
        let zone = zone_on(text);
        let shade = |wanted| zone.services.iter().filter(|s| trust(s, today) == wanted).count();
        assert!(shade(Freshness::Due) >= 8 && shade(Freshness::Sinking) >= 3 && shade(Freshness::Left) == 1, "{text}");
    }
    assert!(count(|s| matches!(&s.state, State::Paused { reason, .. } if !reason.is_empty())) >= 5);
    assert_eq!(count(|s| matches!(s.state, State::Finished { on } if on < today)), 1);
    assert_eq!(count(|s| s.visibility == Visibility::Staff), 3);
    assert_eq!(count(|s| s.visibility == Visibility::Staff && s.contacts.iter().any(|c| c.public)), 0);
    assert!(count(|s| s.visibility == Visibility::Public && s.contacts.iter().any(|c| !c.public)) >= 6);
    assert!(count(|s| s.origin.is_some() && s.checked.is_none()) >= 1);
}

#[test]
fn every_kind_of_schedule_is_there() {
    let zone = zone();
    let any = |what: &dyn Fn(&doorstep_shared::schedule::Schedule) -> bool| {
        zone.services.iter().flat_map(|s| &s.schedules).any(what)
    };
    let monthly = |wanted| move |s: &doorstep_shared::schedule::Schedule| matches!(s.repeat, Repeat::Monthly { nth, .. } if nth == wanted);
    assert!(any(&|s| matches!(s.repeat, Repeat::Weekly(_)) && s.times.len() > 1), "twice a day");
    assert!(any(&|s| matches!(s.repeat, Repeat::EveryWeeks { n: 2, .. })), "every second week");
    for nth in Nth::ALL {
        assert!(any(&monthly(*nth)), "{nth:?}");
    }
    assert!(any(&|s| matches!(&s.repeat, Repeat::Dates(days) if days.len() > 1)), "single dates");
    assert!(any(&|s| s.season == Season::TermTime) && any(&|s| s.season == Season::Holidays));
    assert!(any(&|s| s.not_on_bank_holidays) && any(&|s| !s.extra.is_empty()) && any(&|s| s.valid_to.is_some()));
    assert!(any(&|s| !s.except.is_empty()), "a session called off");
}

#[test]
fn the_estate_speaks_many_languages() {
    for code in ["en", "pl", "ar", "ur", "bn", "ro", "so", "bfi"] {
        let spoken = |s: &Service| s.languages.iter().flatten().any(|l| l.as_str() == code);
        assert!(count(spoken) >= 3, "{code}");
    }
    for lang in [Lang::Pl, Lang::Ar] {
        let named = |s: &Service| s.translation(lang).is_some_and(|t| !t.name.is_empty() && !t.summary.is_empty());
        assert!(count(named) >= 12);
        assert!(count(|s| s.translation(lang).is_some_and(|t| !t.description.is_empty())) >= 3);
        let made = |by| count(|s| s.translation(lang).is_some_and(|t| t.made == by));
        assert!(
            made(TranslationSource::Human) >= 3 && made(TranslationSource::Machine) > made(TranslationSource::Human)
        );
    }
}
