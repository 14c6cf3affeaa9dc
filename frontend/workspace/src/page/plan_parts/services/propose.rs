//! Suggesting a service: a referral begins.

use doorstep_shared::id::ServiceId;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, Kind};
use doorstep_shared::plans::referral::{Referral, Stage, Theme};
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::super::about::of;
use super::super::boxes::WORDS;
use super::super::reading::{Reading, opener};
use super::super::words;
use super::find;
use crate::ui::Choice;

/// The themes that the reader may add something of.
pub fn themes(reading: Reading, kind: Kind) -> Vec<(String, String)> {
    let may = |theme: &&Theme| {
        let area =
            if theme.section() == Section::Learning { Area::LearningReferrals } else { Area::WellbeingReferrals };
        untrack(|| reading.no_adding(kind, area).is_none())
    };
    Theme::ALL.iter().filter(may).map(|theme| (theme.key().to_owned(), theme.words().to_owned())).collect()
}

/// Why the reader may add nothing of a kind; none when they may add something.
pub fn no_adding(reading: Reading, kind: Kind) -> Signal<Option<String>> {
    Signal::derive(move || {
        let (learning, wellbeing) =
            (reading.no_adding(kind, Area::LearningReferrals), reading.no_adding(kind, Area::WellbeingReferrals));
        learning.and(wellbeing).map(|why| words::why(why).to_owned())
    })
}

/// The button and its form.
pub fn adding(reading: Reading) -> impl IntoView {
    opener(
        "referral.new",
        ("plus", "Suggest a service"),
        String::new(),
        no_adding(reading, Kind::Referral),
        move |done| form(reading, done),
    )
}

fn form(reading: Reading, done: Callback<()>) -> AnyView {
    let Some(view) = reading.now() else { return ().into_any() };
    let themes = themes(reading, Kind::Referral);
    let theme = themes.first().and_then(|(key, _)| Theme::parse(key)).unwrap_or(Theme::Learning);
    let me = view.me.user;
    let blank = move || {
        Body::Referral(Box::new(Referral {
            theme,
            service: ServiceId::new(Default::default()),
            service_name: String::new(),
            worker: me,
            worker_phone: String::new(),
            hope: String::new(),
            stage: Stage::Offered,
            steps: Vec::new(),
            agreed: None,
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
        }))
    };
    let directory = find::directory();
    let sheet = of(reading, "referral", None, blank, done);
    let save = move || {
        sheet.save(sheet.read(|fields, _| {
            fields.insert("service_name".into(), find::name(sheet, directory).into());
        }));
    };
    sheet.draw("A service that could help", "Save", save, move || {
        let stages = vec![
            Choice::new(Stage::Offered.key(), "Yes, we have talked about it"),
            Choice::new(Stage::Draft.key(), "Not yet: I have it in mind"),
        ];
        view! {
            {find::find(sheet, directory)}
            {sheet.select("theme", "What is it about?", themes.clone(), "It decides who of the team may see it")}
            {sheet.lines("hope", "What is it to help with?", "In the family’s own words. The service does not see this", WORDS)}
            {sheet.line("worker_phone", "Your number at work", "The service sees it, to ring you")}
            {sheet.pick("stage", "Is the family asked?", stages, "Choose one.")}
        }
        .into_any()
    })
}
