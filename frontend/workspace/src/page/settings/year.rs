//! One school year: its terms and the days in them on which schools are closed. Which entries that moves is shown before it is
//! saved.

use std::sync::Arc;

use doorstep_shared::api::desk::get_calendar::{SchoolYears, Year};
use doorstep_shared::api::desk::plan_calendar::{Moved, MovedEntry, NewYear, PlanCalendar};
use doorstep_shared::api::desk::put_calendar::PutCalendar;
use doorstep_shared::date::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::went_wrong;
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{Answer, wrong_with};
use crate::platform;
use crate::rules::say;
use crate::rules::school_year::{self, Sendable, Spot};
use crate::ui::{Button, DateBoxes, DateField, ErrorSummary, Look, Wrong, toasts};
use crate::unsent::unsent;

const UNSENT: &str = "school-year";
/// So many terms has a school year, with a break in the middle of each of three.
const USUAL: usize = 6;

/// A term as typed. Its number never changes, whatever is taken away above it.
#[derive(Clone, Copy)]
struct Row {
    id: usize,
    from: DateBoxes,
    to: DateBoxes,
}

/// A closed day as typed.
#[derive(Clone, Copy)]
struct Day {
    id: usize,
    on: DateBoxes,
}

#[derive(Clone, Copy)]
struct Form {
    terms: RwSignal<Vec<Row>>,
    closed: RwSignal<Vec<Day>>,
    next: StoredValue<usize>,
}

impl Form {
    fn of(year: &Year) -> Self {
        let mut terms: Vec<Row> = Vec::new();
        for (id, term) in year.terms.iter().enumerate() {
            terms.push(Row { id, from: DateBoxes::new(Some(term.from)), to: DateBoxes::new(Some(term.to)) });
        }
        while terms.is_empty() || (year.terms.is_empty() && terms.len() < USUAL) {
            terms.push(Row { id: terms.len(), from: DateBoxes::new(None), to: DateBoxes::new(None) });
        }
        let first = terms.len();
        let day = |(n, on): (usize, &Date)| Day { id: first + n, on: DateBoxes::new(Some(*on)) };
        let closed: Vec<Day> = year.closed.iter().enumerate().map(day).collect();
        let next = StoredValue::new(first + closed.len());
        Self { terms: RwSignal::new(terms), closed: RwSignal::new(closed), next }
    }

    fn number(self) -> usize {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        id
    }

    /// What is typed. Reactive.
    fn read(self) -> Result<Sendable, Vec<(Spot, &'static str)>> {
        let terms: Vec<_> = self.terms.with(|rows| rows.iter().map(|r| (r.from.read(), r.to.read())).collect());
        let closed: Vec<_> = self.closed.with(|days| days.iter().map(|d| d.on.read()).collect());
        school_year::read(&terms, &closed)
    }

    /// The id of a box on the screen.
    fn id(self, spot: Spot) -> String {
        let term = |n: usize| self.terms.try_with_untracked(|rows| rows.get(n).map_or(0, |r| r.id)).unwrap_or(0);
        match spot {
            Spot::From(n) => format!("from-{}", term(n)),
            Spot::To(n) => format!("to-{}", term(n)),
            Spot::Closed(n) => format!("closed-{}", self.closed.with_untracked(|d| d.get(n).map_or(0, |d| d.id))),
        }
    }
}

/// The form.
#[component]
pub fn YearForm(
    /// Where the years come from.
    held: Answer<SchoolYears>,
    /// The year.
    year: Year,
) -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let form = Form::of(&year);
    let (number, version) = (year.year, year.version);
    let saved = StoredValue::new(NewYear { terms: year.terms, closed: year.closed });
    let (errors, trouble) = (RwSignal::new(Vec::<Wrong>::new()), RwSignal::new(None::<Trouble>));
    let (plan, busy, tried) =
        (RwSignal::new(None::<(NewYear, Arc<Moved>)>), RwSignal::new(false), RwSignal::new(false));
    let (toasts, unsent) = (toasts(), unsent());
    let name = school_year::name(number);
    let about = format!("The school year {name}");
    Effect::new(move |_| {
        let differs = !matches!(form.read(), Ok(read) if saved.with_value(|s| *s == read.year));
        plan.set(None);
        if differs { unsent.note(UNSENT, about.clone()) } else { unsent.sent(UNSENT) }
    });
    on_cleanup(move || unsent.sent(UNSENT));

    let refuse = move |wrong: Trouble, sent: &Sendable| {
        let list = crate::ask::wrong_fields(&wrong, |at| {
            sent.spot(at).map_or_else(|| at.trim_start_matches('/').replace('/', "-"), |spot| form.id(spot))
        });
        if list.is_empty() { trouble.set(Some(wrong)) } else { errors.set(list) }
    };
    let look = Callback::new(move |()| {
        tried.set(true);
        trouble.set(None);
        let sent = match form.read() {
            Ok(sent) => sent,
            Err(wrong) => {
                let list = wrong.into_iter().map(|(spot, what)| (form.id(spot), format!("{}: {what}", named(spot))));
                return errors.set(list.collect());
            }
        };
        errors.set(Vec::new());
        if version > 0 && saved.with_value(|s| *s == sent.year) {
            return toasts.done("Nothing has changed");
        }
        busy.set(true);
        spawn_local(async move {
            let (zone, year) = (zone.get_value(), number.to_string());
            let path = [("zone", zone.as_str()), ("year", year.as_str())];
            match api::send::<PlanCalendar>(&path, &[], &sent.year, Change::None).await {
                Ok(moved) => {
                    plan.set(Some((sent.year, Arc::new(moved))));
                    platform::soon(|| platform::focus("#moved"));
                }
                Err(wrong) => refuse(wrong, &sent),
            }
            busy.set(false);
        });
    });
    let save = Callback::new(move |()| {
        let Some((new, _)) = plan.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let (zone, year) = (zone.get_value(), number.to_string());
            let path = [("zone", zone.as_str()), ("year", year.as_str())];
            match api::send::<PutCalendar>(&path, &[], &new, Change::of(version)).await {
                Ok(_) => {
                    unsent.sent(UNSENT);
                    toasts.done("Saved. Families see it within a minute. It can be taken back under Change many");
                    held.again();
                    platform::soon(|| platform::focus("main h1"));
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    let add_term = move |()| {
        let id = form.number();
        form.terms.update(|rows| rows.push(Row { id, from: DateBoxes::new(None), to: DateBoxes::new(None) }));
        platform::soon(move || platform::focus(&format!("#from-{id}")));
    };
    let add_day = move |()| {
        let id = form.number();
        form.closed.update(|days| days.push(Day { id, on: DateBoxes::new(None) }));
        platform::soon(move || platform::focus(&format!("#closed-{id}")));
    };
    view! {
        <ErrorSummary errors=errors/>
        {went_wrong(trouble, held)}
        <section class="stack" aria-labelledby="terms">
            <div class="stack tight">
                <h2 id="terms">{format!("Terms of {name}")}</h2>
                <p>"From the first to the last school day. A half-term holiday splits a term in two. Rows left empty do not count."</p>
            </div>
            <ol class="bare stack">
                <For each=move || form.terms.get() key=|row| row.id let:row>{term(form, row, errors, tried)}</For>
            </ol>
            <div><Button look=Look::Plain icon_name="plus" on_press=add_term>"Add a term"</Button></div>
        </section>
        <section class="stack" aria-labelledby="closed">
            <div class="stack tight">
                <h2 id="closed">"Closed days in term"</h2>
                <p>"Training days and others on which all schools are closed. What is on in term time is then not on."</p>
            </div>
            <ol class="bare stack">
                <For each=move || form.closed.get() key=|day| day.id let:day>{closed_day(form, day, errors, tried)}</For>
            </ol>
            <div><Button look=Look::Plain icon_name="plus" on_press=add_day>"Add a closed day"</Button></div>
        </section>
        <div class="row"><Button on_press=look
            busy=Signal::derive(move || busy.get() && plan.with(Option::is_none))
            look=Signal::derive(move || if plan.with(Option::is_some) { Look::Plain } else { Look::Main })
        >"See what would change"</Button></div>
        {move || plan.get().map(|(_, moved)| view! {
            <div class="notice own stack">
                <h2 id="moved" class="lead" tabindex="-1">{title(&moved)}</h2>
                {list(&zone.get_value(), &moved)}
                <div class="row">
                    <Button on_press=save busy=busy icon_name="tick">"Save this school year"</Button>
                    <Button look=Look::Plain on_press=move |()| plan.set(None)>"Do not save yet"</Button>
                </div>
            </div>
        })}
    }
}

fn named(spot: Spot) -> String {
    match spot {
        Spot::From(n) | Spot::To(n) => format!("Term {}", n + 1),
        Spot::Closed(n) => format!("Closed day {}", n + 1),
    }
}

fn term(form: Form, row: Row, errors: RwSignal<Vec<Wrong>>, tried: RwSignal<bool>) -> impl IntoView {
    let (from, to) = (format!("from-{}", row.id), format!("to-{}", row.id));
    let place = Memo::new(move |_| form.terms.with(|rows| rows.iter().position(|r| r.id == row.id).unwrap_or(0) + 1));
    let away = move |()| {
        form.terms.update(|rows| rows.retain(|r| r.id != row.id));
        platform::soon(platform::focus_heading_if_lost);
    };
    view! {
        <li class="notice stack tight">
            <h3>{move || format!("Term {}", place.get())}</h3>
            <div class="facts-row">
                <DateField label="First school day" value=row.from tried=tried error=wrong_with(errors, &from) id=from/>
                <DateField label="Last school day" value=row.to tried=tried error=wrong_with(errors, &to) id=to/>
            </div>
            <div><Button look=Look::Quiet on_press=away>"Take away"<span class="vh">{move || format!(" term {}", place.get())}</span></Button></div>
        </li>
    }
}

fn closed_day(form: Form, day: Day, errors: RwSignal<Vec<Wrong>>, tried: RwSignal<bool>) -> impl IntoView {
    let id = format!("closed-{}", day.id);
    let place = Memo::new(move |_| form.closed.with(|days| days.iter().position(|d| d.id == day.id).unwrap_or(0) + 1));
    let away = move |()| {
        form.closed.update(|days| days.retain(|d| d.id != day.id));
        platform::soon(platform::focus_heading_if_lost);
    };
    view! {
        <li class="notice row apart">
            <DateField label="Schools are closed on" value=day.on tried=tried error=wrong_with(errors, &id) id=id/>
            <Button look=Look::Quiet on_press=away>"Take away"<span class="vh">{move || format!(" closed day {}", place.get())}</span></Button>
        </li>
    }
}

fn title(moved: &Moved) -> String {
    match moved.items.len() {
        0 => "No entry moves from today on".into(),
        1 => "1 entry moves".into(),
        n => format!("{n} entries move"),
    }
}

/// The entries, with the days they gain and lose.
fn list(zone: &str, moved: &Moved) -> impl IntoView + use<> {
    if moved.items.is_empty() {
        return view! { <p>"Nothing that is on in term time or in holidays gets other days."</p> }.into_any();
    }
    let row = |item: &MovedEntry| {
        let href = format!("/desk/{zone}/entries/{}", item.entry);
        view! {
            <li>
                <p><b><a href=href>{item.name.clone()}</a></b></p>
                <p><span class="soft">"No longer on: "</span>{days(&item.fewer)}</p>
                <p><span class="soft">"On as well: "</span>{days(&item.more)}</p>
            </li>
        }
    };
    let rows = moved.items.iter().map(row).collect_view();
    view! { <ol class="checks moves bare" aria-label="Entries whose days change">{rows}</ol> }.into_any()
}

/// The first days of some, and how many more there are.
fn days(all: &[Date]) -> String {
    const SHOWN: usize = 5;
    let mut said: Vec<String> = all.iter().take(SHOWN).map(|d| format!("{} {}", say::day(*d, *d), d.year())).collect();
    match all.len() {
        0 => "no day".into(),
        n if n > SHOWN => {
            said.push(format!("and {} more", n - SHOWN));
            said.join(", ")
        }
        _ => said.join(", "),
    }
}
