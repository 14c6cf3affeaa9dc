//! The list of series.

use doorstep_shared::api::desk::plans::{Registers, SeriesLine};
use doorstep_shared::date::Date;
use leptos::prelude::*;

use super::words;
use crate::app::zone_name;
use crate::rules::plan_words::full_day;
use crate::ui::{Empty, Tone, icon, tag};

/// All of it.
pub fn list(held: &Registers) -> impl IntoView + use<> {
    let zone = zone_name();
    let lines = held.series.iter().map(|line| one(line, &zone, held.today)).collect_view();
    let none = held.series.is_empty();
    let leads = held.leads.iter().map(|lead| {
        let words = format!("{} leads on speech, language and communication at {}.", lead.name, lead.organisation_name);
        view! { <p>{words}</p> }
    });
    let leads = leads.collect_view();
    let may_plan = held.may_plan;
    let plan = format!("/desk/{zone}/registers/new");
    let menu = format!("/desk/{zone}/registers/menu");
    view! {
        <div class="row">
            {may_plan.then(|| view! { <a class="btn" href=plan>{icon("plus")}"Plan a series"</a> })}
            <a class="btn plain" href=menu>{icon("book")}"What the zone offers"</a>
        </div>
        {leads}
        {none.then(|| view! {
            <Empty icon_name="list" title="No series yet">
                <p>"A series is a group or a one-to-one that meets several times. Its register is one screen with everybody who takes part."</p>
            </Empty>
        })}
        <ul class="bare stack tight">{lines}</ul>
    }
}

fn one(line: &SeriesLine, zone: &str, today: Date) -> impl IntoView + use<> {
    let href = format!("/desk/{zone}/registers/{}", line.id);
    let next = match line.next {
        _ if line.text.stopped.is_some() => Some(tag(Tone::Neutral, "no", "Stopped")),
        None => Some(tag(Tone::Yes, "tick", "All sessions are over")),
        Some(day) if day < today => Some(tag(Tone::Wait, "clock", format!("Say how it was on {}", full_day(day)))),
        Some(day) if day == today => Some(tag(Tone::Info, "day", "Today")),
        Some(day) => Some(tag(Tone::Neutral, "day", format!("Next {}", full_day(day)))),
    };
    let place = [line.text.place.clone(), line.organisation_name.clone()];
    let place: Vec<String> = place.into_iter().filter(|words| !words.trim().is_empty()).collect();
    view! {
        <li class="notice row top apart">
            <div class="grow stack snug">
                <h2 class="lead"><a href=href>{line.text.title.clone()}</a></h2>
                <p class="soft small">{place.join(", ")}</p>
            </div>
            <div class="stack snug"><p>{words::counted_line(line)}</p><p class="row near">{next}</p></div>
        </li>
    }
}
