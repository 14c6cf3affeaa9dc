//! Planning a series, and changing what is written of one.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{ChangeSeries, NewSeries, PlanSeries, Register, Registers};
use doorstep_shared::date::Weekday;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::SeriesId;
use doorstep_shared::plans::intervention::{Rule, SeriesText, Weeks};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::own::{Boxes, id};
use super::words;
use crate::api::{self, Change};
use crate::app::zone_name;
use crate::ask::Answer;
use crate::form::{Form, wants};
use crate::plan::save::new_id;
use crate::ui::{Button, Choice, DateBoxes, DateField, Field, FieldError, Look, PickOne, Takes, Wrong, toasts};

/// What there is to choose: a centre's own activity, and what the zone offers.
pub fn offered(held: &Registers, chosen: Option<&str>) -> Vec<(String, String)> {
    let seen = held.menu.iter().filter(|line| line.active || Some(line.of.id.as_str()) == chosen);
    let all = seen.map(|line| (line.of.id.clone(), line.of.name.clone()));
    std::iter::once((String::new(), "An activity of our own".to_owned())).chain(all).collect()
}

fn blank() -> SeriesText {
    SeriesText {
        title: String::new(),
        intervention: None,
        place: String::new(),
        at: None,
        minutes: 30,
        deliverer: String::new(),
        trained: Fact::Unknown,
        trained_on: None,
        places: 6,
        adaptations: Default::default(),
        stopped: None,
    }
}

/// The id of the box that a place in what was sent is written in.
fn of_pointer(pointer: &str) -> String {
    let field = pointer.trim_start_matches('/').split('/').next().unwrap_or_default();
    id(if field == "rule" { "from" } else { field })
}

/// Planning a series.
pub fn new(held: &Arc<Registers>) -> AnyView {
    let zone = StoredValue::new(zone_name());
    let (boxes, from) = (Boxes::of(&blank()), DateBoxes::new(Some(held.today)));
    let (sessions, weeks) = (RwSignal::new("10".to_owned()), RwSignal::new(Weeks::School.key().to_owned()));
    let days: Vec<(Weekday, RwSignal<bool>)> = Weekday::ALL.iter().map(|day| (*day, RwSignal::new(false))).collect();
    let days = StoredValue::new(days);
    let form = Form::new().noted("series.new", "A series that you plan", move || boxes.typed());
    let toasts = toasts();
    let navigate = use_navigate();
    let go = Callback::new(move |address: String| navigate(&address, NavigateOptions::default()));
    let read = move || -> Result<NewSeries, Vec<Wrong>> {
        let mut wrong: Vec<Wrong> = wants(from, &id("from"), "Write the first day.").into_iter().collect();
        let count = sessions.get_untracked().trim().parse::<u16>().ok();
        if count.is_none() {
            wrong.push((id("sessions"), "Write how many sessions there are.".into()));
        }
        let chosen: doorstep_shared::set::Set<Weekday> =
            days.with_value(|days| days.iter().filter(|(_, on)| on.get_untracked()).map(|(day, _)| *day).collect());
        if chosen.is_empty() {
            wrong.push((id("days"), "Choose at least one day of the week.".into()));
        }
        let text = boxes.read().map_err(|more| wrong.extend(more)).ok();
        match (text, count, untrack(|| from.read()), Weeks::parse(&weeks.get_untracked())) {
            (Some(text), Some(sessions), Ok(Some(from)), Some(weeks)) if wrong.is_empty() => Ok(NewSeries {
                id: new_id(SeriesId::new(Default::default())),
                text,
                rule: Rule { from, days: chosen, sessions, weeks },
            }),
            _ => Err(wrong),
        }
    };
    let save = Callback::new(move |()| {
        let new = match read() {
            Ok(new) => new,
            Err(wrong) => {
                form.begin(wrong);
                return;
            }
        };
        form.begin(Vec::new());
        spawn_local(async move {
            let zone = zone.get_value();
            match api::send::<PlanSeries>(&[("zone", &zone)], &[], &new, Change::new()).await {
                Ok(kept) => {
                    form.kept();
                    toasts.done("The series is planned");
                    go.run(format!("/desk/{zone}/registers/{}", kept.series));
                }
                Err(trouble) => {
                    form.refused(trouble, of_pointer);
                }
            }
        });
    });
    let ticks = days.with_value(|days| {
        let one = |(n, (day, on)): (usize, &(Weekday, RwSignal<bool>))| {
            let (on, words) = (*on, words::weekday(*day));
            let id = (n == 0).then(|| id("days"));
            view! {
                <label>
                    <input type="checkbox" id=id prop:checked=move || on.get() on:change=move |event| on.set(event_target_checked(&event))/>
                    <span>{words}</span>
                </label>
            }
        };
        days.iter().enumerate().map(one).collect_view()
    });
    let choices = Weeks::ALL.iter().map(|of| Choice::new(of.key(), words::weeks(*of))).collect::<Vec<_>>();
    view! {
        <div class="stack entry-form">
            {form.top()}
            {boxes.draw(form, offered(held, None), false)}
            <DateField label="From which day on?" value=from tried=form.tried error=form.error(&id("from")) id=id("from")/>
            <fieldset class="pick side">
                <legend class="above">"On which days of the week?"</legend>
                <FieldError id=format!("{}-error", id("days")) error=form.error(&id("days"))/>
                {ticks}
            </fieldset>
            <PickOne label="In which weeks?" value=weeks choices=choices id=id("weeks")/>
            <Field label="How many sessions?" takes=Takes::Number value=sessions error=form.error(&id("sessions")) id=id("sessions")/>
            <div class="row">
                <Button on_press=save busy=form.busy>"Plan this series"</Button>
                <a class="btn plain" href=format!("/desk/{}/registers", zone.get_value())>"Leave it"</a>
            </div>
        </div>
    }
    .into_any()
}

/// Changing what is written of a series. `done` closes the form.
pub fn change(held: Answer<Register>, now: &Register, menu: Vec<(String, String)>, done: Callback<()>) -> AnyView {
    let zone = StoredValue::new(zone_name());
    let boxes = Boxes::of(&now.series.text);
    let (series, version) = (now.series.id.to_string(), now.series.version);
    let (series, first) = (StoredValue::new(series), StoredValue::new(now.series.text.clone()));
    let told = RwSignal::new(false);
    let form = Form::new().noted("series.change", "A change of a series", move || boxes.typed());
    let toasts = toasts();
    let save = Callback::new(move |()| {
        let text = match boxes.read() {
            Ok(text) => text,
            Err(wrong) => {
                form.begin(wrong);
                return;
            }
        };
        form.begin(Vec::new());
        let known = untrack(|| held.here());
        let now = known.as_ref().map(|now| &now.series);
        // Presses in the register move the series on. Where its text is what it was, or the person has been told, they go on from there.
        let same = now.is_some_and(|now| told.get_untracked() || now.text == first.get_value());
        let base = now.filter(|_| same).map_or(version, |now| now.version);
        spawn_local(async move {
            let (zone, series) = (zone.get_value(), series.get_value());
            let path = [("zone", zone.as_str()), ("series", series.as_str())];
            match api::send::<ChangeSeries>(&path, &[], &text, Change::of(base)).await {
                Ok(_) => {
                    form.kept();
                    toasts.done("Saved");
                    held.again();
                    done.run(());
                }
                Err(trouble) => {
                    if form.refused(trouble, of_pointer) {
                        told.set(true);
                        held.again();
                    }
                }
            }
        });
    });
    view! {
        <div class="notice own stack entry-form" role="group" aria-labelledby="series-form">
            <h2 id="series-form" tabindex="-1">"Change the series"</h2>
            {form.top()}
            {boxes.draw(form, menu, true)}
            <div class="row">
                <Button on_press=save busy=form.busy>"Save the series"</Button>
                <Button look=Look::Plain on_press=move |()| done.run(())>"Leave it for now"</Button>
            </div>
        </div>
    }
    .into_any()
}
