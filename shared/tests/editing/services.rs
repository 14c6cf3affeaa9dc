//! Made-up services with something in every field.

use std::collections::BTreeMap;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{
    AgeRange, Check, CheckerRole, Contact, Cost, Edit, Kind, Link, Made, Service, SourceMark, State, TextField,
    Translation, TranslationSource, Visibility,
};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{LocationId, OrganisationId, ServiceId};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::{Member, Set};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::schedules::a_schedule;

pub fn today() -> Date {
    Date::new(2026, 11, 24).unwrap_or(Date::MIN)
}

pub fn location(n: u16) -> LocationId {
    LocationId::new(Uuid::from_u128(0xa000 + u128::from(n)))
}

fn some<M: Member + std::fmt::Debug>() -> impl Strategy<Value = Set<M>> {
    vec(select(M::ALL), 0..4).prop_map(|members| members.into_iter().collect())
}

/// Words as they come: tidy ones, and those of old records that no form would take.
fn words() -> impl Strategy<Value = String> {
    let odd = ["", "Stay and Play", "a  b ", "<b>bold</b>", "Line one\n\n- item\n", "café — naïve", "نص"];
    prop_oneof![3 => select(odd.to_vec()).prop_map(String::from), 2 => "[a-z]{1,9}( [a-z]{1,9}){0,4}"]
}

fn translation() -> impl Strategy<Value = Translation> {
    let made = select(vec![TranslationSource::Human, TranslationSource::Machine]);
    (vec(words(), 3), made.clone(), vec(option::of((made, "[a-z]{1,3}")), 3)).prop_map(|(texts, by, marks)| {
        let mut t = Translation::by(by);
        for ((field, text), mark) in TextField::ALL.iter().zip(texts).zip(marks) {
            t.set(*field, text, mark.map(|(by, of)| Made { by, of: SourceMark::of(&of) }));
        }
        t
    })
}

fn translations() -> impl Strategy<Value = BTreeMap<Lang, Translation>> {
    (option::of(translation()), option::of(translation())).prop_map(|(pl, ar)| {
        let both = [(Lang::Pl, pl), (Lang::Ar, ar)];
        both.into_iter().filter_map(|(lang, t)| t.filter(|t| !t.is_empty()).map(|t| (lang, t))).collect()
    })
}

fn cost() -> impl Strategy<Value = Cost> {
    prop_oneof![Just(Cost::Unknown), Just(Cost::Free), words().prop_map(|text| Cost::Paid { text })]
}

fn ages() -> impl Strategy<Value = Option<AgeRange>> {
    (option::of((option::of(0..200_u16), option::of(0..200_u16))))
        .prop_map(|ends| ends.and_then(|(from, to)| AgeRange::new(from, to).ok()))
}

fn contact() -> impl Strategy<Value = Contact> {
    let phone = select(vec!["", "01632 960160", "ring us", "111"]);
    let email = select(vec!["", "hi@alder.example", "hi at alder"]);
    (words(), words(), phone, email, any::<bool>()).prop_map(|(name, title, phone, email, public)| Contact {
        name,
        title,
        phone: phone.into(),
        email: email.into(),
        public,
    })
}

fn link() -> impl Strategy<Value = Link> {
    let url = select(vec!["https://alder.example", "http:/broken", ""]);
    (words(), url).prop_map(|(label, url)| Link { label, url: url.into() })
}

fn state() -> impl Strategy<Value = State> {
    let rest = State::Paused { reason: "Half-term".into(), since: today(), until: Some(today().plus_days(7)) };
    select(vec![State::Active, rest, State::Finished { on: today() }])
}

prop_compose! {
    fn texts()(texts in vec(words(), 8), name in "[A-Z][a-z]{2,8}( [a-z]{2,8}){0,3}") -> (String, Vec<String>) {
        (name, texts)
    }
}

prop_compose! {
    fn facts()(
        kind in select(Kind::ALL),
        (aims, programmes, categories, needs) in (some(), some(), some(), some()),
        stages in option::of(some()),
        attend in option::of(some()),
        channels in option::of(some()),
        level in option::of(select(doorstep_shared::directory::Level::ALL)),
        languages in option::of(btree_set(select(vec!["en", "pl", "bfi", "xyz"]), 0..3)),
        send_support in select(Fact::ALL),
        ages in ages(),
        cost in cost(),
        tags in btree_set("[a-z]{1,6}( [a-z]{1,6})?", 0..3),
    ) -> Service {
        let mut s = Service::named(ServiceId::new(Uuid::from_u128(7)), "", kind);
        (s.aims, s.programmes, s.categories, s.needs) = (aims, programmes, categories, needs);
        (s.stages, s.attend, s.channels, s.level) = (stages, attend, channels, level);
        s.languages = languages.map(|l| l.into_iter().filter_map(|code| code.parse().ok()).collect());
        (s.send_support, s.ages, s.cost, s.tags) = (send_support, ages, cost, tags);
        s
    }
}

prop_compose! {
    /// A service. Some of its fields are as no form would leave them.
    pub fn a_service()(
        mut s in facts(),
        (name, texts) in texts(),
        schedules in vec(a_schedule(today()), 0..3),
        locations in btree_set(0..4_u16, 0..3),
        contacts in vec(contact(), 0..3),
        links in vec(link(), 0..3),
        translations in translations(),
        state in state(),
        organisation in option::of(0..3_u128),
        (staff, version) in (any::<bool>(), 1..9_u64),
        checked in option::of(0..300_i32),
    ) -> Service {
        s.name = name;
        let mut texts = texts.into_iter();
        for text in [&mut s.summary, &mut s.description, &mut s.who_for, &mut s.attend_note, &mut s.send_note, &mut s.bring] {
            *text = texts.next().unwrap_or_default();
        }
        s.schedules = schedules.into_iter().map(|s| s.relocate(|n| Some(location(n)))).collect();
        s.locations = locations.into_iter().map(location).collect();
        (s.contacts, s.links, s.translations, s.state) = (contacts, links, translations, state);
        s.organisation = organisation.map(|n| OrganisationId::new(Uuid::from_u128(n)));
        s.visibility = if staff { Visibility::Staff } else { Visibility::Public };
        s.version = version;
        s.checked = checked.map(|ago| Check { on: today().plus_days(-ago), by: CheckerRole::Provider, parts: Set::EMPTY });
        s.edited = Some(Edit { on: today().plus_days(-400), by: CheckerRole::Import });
        s
    }
}
