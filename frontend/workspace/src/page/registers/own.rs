//! The boxes of a series, read into what is sent.

use doorstep_shared::date::Time;
use doorstep_shared::fact::Fact;
use doorstep_shared::plans::intervention::{SeriesText, StopReason, Stopped};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use crate::form::{Form, filled, may};
use crate::ui::{Choice, DateBoxes, DateField, Field, PickOne, Select, Takes, Wrong};

/// What is written of a series, as it stands in the boxes.
#[derive(Clone, Copy)]
pub struct Boxes {
    title: RwSignal<String>,
    intervention: RwSignal<String>,
    place: RwSignal<String>,
    at: RwSignal<String>,
    minutes: RwSignal<String>,
    deliverer: RwSignal<String>,
    trained: RwSignal<String>,
    trained_on: DateBoxes,
    places: RwSignal<String>,
    adaptations: RwSignal<String>,
    stopped: RwSignal<String>,
    stopped_on: DateBoxes,
}

/// The id of a box.
pub fn id(field: &str) -> String {
    format!("series-{field}")
}

impl Boxes {
    /// Filled with what there is.
    pub fn of(text: &SeriesText) -> Self {
        let stopped = text.stopped.as_ref();
        Self {
            title: RwSignal::new(text.title.clone()),
            intervention: RwSignal::new(text.intervention.clone().unwrap_or_default()),
            place: RwSignal::new(text.place.clone()),
            at: RwSignal::new(text.at.map(|at| at.to_string()).unwrap_or_default()),
            minutes: RwSignal::new(text.minutes.to_string()),
            deliverer: RwSignal::new(text.deliverer.clone()),
            trained: RwSignal::new(fact_key(text.trained).into()),
            trained_on: DateBoxes::new(text.trained_on),
            places: RwSignal::new(text.places.to_string()),
            adaptations: RwSignal::new(text.adaptations.as_str().to_owned()),
            stopped: RwSignal::new(stopped.map(|of| of.reason.key().to_owned()).unwrap_or_default()),
            stopped_on: DateBoxes::new(stopped.map(|of| of.on)),
        }
    }

    /// All that is typed, to see whether anything is.
    pub fn typed(self) -> String {
        let date = |boxes: DateBoxes| [boxes.day.get(), boxes.month.get(), boxes.year.get()].join("-");
        [
            self.title.get(),
            self.intervention.get(),
            self.place.get(),
            self.at.get(),
            self.minutes.get(),
            self.deliverer.get(),
            self.trained.get(),
            date(self.trained_on),
            self.places.get(),
            self.adaptations.get(),
            self.stopped.get(),
            date(self.stopped_on),
        ]
        .join("|")
    }

    /// What is sent.
    ///
    /// # Errors
    /// What is wrong, by the id of its box.
    pub fn read(self) -> Result<SeriesText, Vec<Wrong>> {
        let mut wrong: Vec<Wrong> = Vec::new();
        wrong.extend(filled(self.title, &id("title"), "Say what it is called."));
        wrong.extend(may(self.trained_on, &id("trained_on")));
        let reason = StopReason::parse(&self.stopped.get_untracked());
        let stopped_on = self.stopped_on.read();
        if reason.is_some() && !matches!(stopped_on, Ok(Some(_))) {
            wrong.push((id("stopped"), "Write the last day.".into()));
        }
        let at = self.at.get_untracked();
        let at = if at.trim().is_empty() { Ok(None) } else { at.trim().parse::<Time>().map(Some) };
        if at.is_err() {
            wrong.push((id("at"), "Write the time as hours and minutes, such as 09:30.".into()));
        }
        let number = |text: RwSignal<String>| text.get_untracked().trim().parse::<u16>().ok();
        let minutes = number(self.minutes);
        if minutes.is_none() {
            wrong.push((id("minutes"), "Write a number of minutes.".into()));
        }
        let places = number(self.places).and_then(|n| u8::try_from(n).ok());
        if places.is_none() {
            wrong.push((id("places"), "Write a number of families.".into()));
        }
        let adaptations = self.adaptations.get_untracked().try_into();
        if adaptations.is_err() {
            wrong.push((id("adaptations"), "There is room for 2000 characters.".into()));
        }
        match (minutes, places, at, adaptations) {
            (Some(minutes), Some(places), Ok(at), Ok(adaptations)) if wrong.is_empty() => Ok(SeriesText {
                title: self.title.get_untracked().trim().to_owned(),
                intervention: Some(self.intervention.get_untracked()).filter(|id| !id.is_empty()),
                place: self.place.get_untracked().trim().to_owned(),
                at,
                minutes,
                deliverer: self.deliverer.get_untracked().trim().to_owned(),
                trained: fact(&self.trained.get_untracked()),
                trained_on: untrack(|| self.trained_on.read()).ok().flatten(),
                places,
                adaptations,
                stopped: reason.zip(stopped_on.ok().flatten()).map(|(reason, on)| Stopped { on, reason }),
            }),
            _ => Err(wrong),
        }
    }

    /// The boxes on screen. `offered` is what there is to choose; a series that is there can be stopped.
    pub fn draw(self, form: Form, offered: Vec<(String, String)>, there: bool) -> AnyView {
        let facts = [("yes", "Yes"), ("no", "Not yet"), ("not-known", "Not known")];
        let facts = facts.into_iter().map(|(key, words)| Choice::new(key, words)).collect::<Vec<_>>();
        let reasons = StopReason::ALL.iter().map(|why| (why.key().to_owned(), why.words().to_owned()));
        let reasons = std::iter::once((String::new(), "It goes on".to_owned())).chain(reasons).collect::<Vec<_>>();
        let stopping = there.then(|| {
            view! {
                <Select label="Did it stop before its end?" value=self.stopped options=reasons id=id("stopped")/>
                <DateField label="Its last day, if it stopped" value=self.stopped_on tried=form.tried error=form.error(&id("stopped")) id=id("stopped_on")/>
            }
        });
        view! {
            <Field label="What is it called?" hint="Never a child’s name. For example, Talking group, autumn" value=self.title error=form.error(&id("title")) id=id("title")/>
            <Select label="What is it?" value=self.intervention options=offered id=id("intervention") hint="What is known of each stands under “What the zone offers”"/>
            <Field label="Where?" value=self.place error=form.error(&id("place")) id=id("place")/>
            <Field label="At what time?" hint="For example, 09:30. Leave it empty if it changes" value=self.at error=form.error(&id("at")) id=id("at")/>
            <Field label="How many minutes is a session meant to be?" takes=Takes::Number value=self.minutes error=form.error(&id("minutes")) id=id("minutes")/>
            <Field label="For how many families is there room?" hint="1 for one-to-one" takes=Takes::Number value=self.places error=form.error(&id("places")) id=id("places")/>
            <Field label="Who holds it?" hint="Name, and what they do" value=self.deliverer error=form.error(&id("deliverer")) id=id("deliverer")/>
            <PickOne label="Are they trained for it?" value=self.trained choices=facts id=id("trained") side=true/>
            <DateField label="When were they trained, if you know it?" value=self.trained_on tried=form.tried error=form.error(&id("trained_on")) id=id("trained_on")/>
            <Field label="What is done differently from what the programme says?" takes=Takes::Lines value=self.adaptations error=form.error(&id("adaptations")) id=id("adaptations")/>
            {stopping}
        }
        .into_any()
    }
}

fn fact_key(fact: Fact) -> &'static str {
    match fact {
        Fact::Yes => "yes",
        Fact::No => "no",
        Fact::Unknown => "not-known",
    }
}

fn fact(key: &str) -> Fact {
    match key {
        "yes" => Fact::Yes,
        "no" => Fact::No,
        _ => Fact::Unknown,
    }
}
