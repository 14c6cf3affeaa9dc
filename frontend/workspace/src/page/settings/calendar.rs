//! The school years: when schools are open. What is on "in term time" follows it.

use std::sync::Arc;

use doorstep_shared::api::desk::get_calendar::{GetCalendar, SchoolYears, Year};
use doorstep_shared::policy::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::year::YearForm;
use super::{parts, read_only};
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::lines::lines;
use crate::rules::{say, school_year};
use crate::ui::{Empty, Heading, Tab, Tabs};
use crate::who::may;

/// `/desk/{zone}/settings/calendar`, with `?year=` for one of them.
#[component]
pub fn SchoolCalendar() -> impl IntoView {
    let held = ask::<GetCalendar>(vec![("zone", zone_name())]);
    view! {
        <Heading text="School calendar"/>
        {parts(true)}
        {held.draw(move |years| view! {
            {read_only()}
            <Years held=held years=years/>
        })}
    }
}

#[component]
fn Years(held: Answer<SchoolYears>, years: Arc<SchoolYears>) -> impl IntoView {
    let query = use_query_map();
    let today = lines().held.with_untracked(|held| held.as_ref().and_then(|h| h.as_ref().ok().map(|e| e.today)));
    let known: Vec<i16> = years.items.iter().map(|y| y.year).collect();
    let next = known.last().map(|y| y + 1).or_else(|| today.map(school_year::of));
    let first = today.map(school_year::of).filter(|y| known.contains(y)).or_else(|| known.first().copied());
    let chosen = Memo::new(move |_| query.with(|q| q.get("year").and_then(|y| y.parse::<i16>().ok())).or(first));
    let zone = zone_name();
    let may = may(Action::Settings);
    let tabs = {
        let known = known.clone();
        Signal::derive(move || {
            let here = chosen.get();
            let mut tabs: Vec<Tab> = known.iter().map(|y| tab(&zone, *y, school_year::name(*y), here)).collect();
            if let Some(next) = next.filter(|_| may) {
                tabs.push(tab(&zone, next, format!("Add {}", school_year::name(next)), here));
            }
            tabs
        })
    };
    let blank = |year| Year { year, version: 0, terms: Vec::new(), closed: Vec::new() };
    view! {
        <Tabs label="School year" tabs=tabs/>
        {move || match chosen.get() {
            None => view! {
                <Empty icon_name="day" title="No school year yet">
                    <p>"Until there is one, nobody can be told on which days things are on in term time."</p>
                </Empty>
            }.into_any(),
            Some(year) => {
                let found = years.items.iter().find(|y| y.year == year).cloned().unwrap_or_else(|| blank(year));
                if may {
                    view! { <YearForm held=held year=found/> }.into_any()
                } else {
                    shown(&found).into_any()
                }
            }
        }}
    }
}

fn tab(zone: &str, year: i16, words: String, here: Option<i16>) -> Tab {
    Tab { href: format!("/desk/{zone}/settings/calendar?year={year}"), words, count: None, here: here == Some(year) }
}

/// A year for those who do not change it.
fn shown(year: &Year) -> impl IntoView + use<> {
    let day = |d: doorstep_shared::date::Date| format!("{} {}", say::weekday_and_day(d, d), d.year());
    let terms =
        year.terms.iter().map(|t| view! { <li>{format!("{} to {}", day(t.from), day(t.to))}</li> }).collect_view();
    let closed = year.closed.iter().map(|d| view! { <li>{day(*d)}</li> }).collect_view();
    let none = year.closed.is_empty();
    view! {
        <section class="stack tight"><h2>"Terms"</h2><ul>{terms}</ul></section>
        <section class="stack tight">
            <h2>"Closed days in term"</h2>
            {if none { view! { <p>"None are known."</p> }.into_any() } else { view! { <ul>{closed}</ul> }.into_any() }}
        </section>
    }
}
