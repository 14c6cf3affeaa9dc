//! `/desk/{zone}/registers`: the series of sessions that one's organisation holds, each with its register, and what the zone offers.

mod form;
mod joining;
mod list;
mod menu;
mod one;
mod own;
mod row;
mod session;
mod words;

use doorstep_shared::api::desk::plans::{ListRegisters, Registers as Held};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::ui::Heading;

/// The list.
#[component]
pub fn Registers() -> impl IntoView {
    let held: Answer<Held> = ask::<ListRegisters>(vec![("zone", zone_name())]);
    view! {
        <Heading text="Registers"/>
        {held.draw(|held| list::list(&held))}
    }
}

/// `/desk/{zone}/registers/new`: planning a series.
#[component]
pub fn NewSeries() -> impl IntoView {
    let held: Answer<Held> = ask::<ListRegisters>(vec![("zone", zone_name())]);
    view! {
        <p><a href=format!("/desk/{}/registers", zone_name())>"Registers"</a></p>
        <Heading text="Plan a series"/>
        {held.draw_once(move || view! { {held.here().map(|held| form::new(&held))} })}
    }
}

/// `/desk/{zone}/registers/menu`: what the zone offers.
#[component]
pub fn Menu() -> impl IntoView {
    let held: Answer<Held> = ask::<ListRegisters>(vec![("zone", zone_name())]);
    view! {
        <p><a href=format!("/desk/{}/registers", zone_name())>"Registers"</a></p>
        <Heading text="What the zone offers"/>
        {held.draw(move |now| menu::menu(held, &now))}
    }
}

/// `/desk/{zone}/registers/{series}`: one register.
#[component]
pub fn OneRegister() -> impl IntoView {
    let params = use_params_map();
    move || {
        let series = params.with(|params| params.get("series")).unwrap_or_default();
        one::register(series)
    }
}
