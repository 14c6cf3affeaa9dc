//! Checking a venue: its entries on one screen, one press for each that is still right.

mod act;
mod head;
mod keys;
mod over;
mod pick;
mod round;
mod row;

use doorstep_shared::api::desk::check_sheet::{CheckSheet, GetCheckSheet};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::lines::lines;
use crate::rules::say;
use crate::ui::{Empty, Heading, Tab, Tabs, TroubleBanner, loading};
use head::{Ending, Head, Shared};
use keys::{Help, listen};
use over::Over;
use pick::Pick;
use round::Round;
use row::Row;

/// What the address says of the round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    /// The place: an id, or `none` for entries that are nowhere.
    venue: Option<String>,
    /// Only what is due.
    due: bool,
}

/// The screen.
#[component]
pub fn Check() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| Asked {
            venue: query.get("venue").filter(|v| !v.is_empty()),
            due: query.get("due").as_deref() == Some("1"),
        })
    });
    move || match asked.get() {
        Asked { venue: None, .. } => view! { <Pick/> }.into_any(),
        Asked { venue: Some(venue), due } => view! { <Venue venue=venue due=due/> }.into_any(),
    }
}

/// One venue.
#[component]
fn Venue(venue: String, due: bool) -> impl IntoView {
    let zone = zone_name();
    let place = named(&venue);
    let heading = Signal::derive(move || format!("Check {}", place.get()));
    let tabs = {
        let (zone, venue) = (zone.clone(), venue.clone());
        let one = move |words: &str, of: bool| Tab {
            href: format!("/desk/{zone}/check?venue={venue}{}", if of { "&due=1" } else { "" }),
            words: words.into(),
            count: None,
            here: of == due,
        };
        vec![one("All that goes on here", false), one("Only what is due", true)]
    };
    let sheet = {
        let (zone, venue) = (zone.clone(), venue.clone());
        LocalResource::new(move || {
            let (zone, venue) = (zone.clone(), venue.clone());
            async move { ask(&zone, &venue, due).await }
        })
    };
    let another = format!("/desk/{zone}/check");
    let body = move || {
        let (tabs, another, zone, venue) = (tabs.clone(), another.clone(), zone.clone(), venue.clone());
        sheet.get().map(move |answer| match answer {
            Err(trouble) => view! { <Heading text=heading/><TroubleBanner trouble=trouble/> }.into_any(),
            Ok(sheet) if sheet.items.is_empty() => view! {
                <Heading text=heading/>
                <Tabs label="Which entries" tabs=tabs.clone()/>
                <Empty icon_name="checked" title="Nothing to check here">
                    <p>"Entries that are paused, hidden or over are not asked about."</p>
                    <a class="btn plain" href=another.clone()>"Choose another place"</a>
                </Empty>
            }
            .into_any(),
            Ok(sheet) => {
                let back = format!("/desk/{zone}/check?venue={venue}{}", if due { "&due=1" } else { "" });
                view! { <Sheet sheet=sheet heading=heading tabs=tabs.clone() back=back/> }.into_any()
            }
        })
    };
    view! { <Suspense fallback=loading>{body}</Suspense> }
}

/// What people call the place, once the list is here.
fn named(venue: &str) -> Signal<String> {
    if venue == "none" {
        return Signal::derive(|| "what has no place".into());
    }
    let (held, venue) = (lines().held, venue.to_owned());
    Signal::derive(move || {
        held.with(|held| {
            let entries = held.as_ref()?.as_ref().ok()?;
            entries.venues.iter().find(|v| v.id.to_string() == venue).map(|v| v.name.clone())
        })
        .unwrap_or_else(|| "this place".into())
    })
}

/// Asks for the sheet of a venue.
async fn ask(zone: &str, venue: &str, due: bool) -> Result<CheckSheet, Trouble> {
    let mut query = Vec::new();
    if venue != "none" {
        query.push(("venue", venue));
    }
    if due {
        query.push(("due", "1"));
    }
    let mut sheet = api::send::<GetCheckSheet>(&[("zone", zone)], &query, &(), Change::None).await?;
    if venue == "none" {
        sheet.items.retain(|item| item.venues.is_empty());
    }
    Ok(sheet)
}

/// The round itself.
#[component]
fn Sheet(sheet: CheckSheet, heading: Signal<String>, tabs: Vec<Tab>, back: String) -> impl IntoView {
    let round = Round::new(&zone_name(), sheet, back);
    listen(round);
    let rows =
        round.rows.with_value(|rows| rows.iter().map(|row| view! { <Row round=round row=*row/> }).collect_view());
    let all = round.count();
    let label = format!("{}, one press each", say::count(all, "entry", "entries"));
    view! {
        <Head round=round heading=heading/>
        <Tabs label="Which entries" tabs=tabs/>
        <Shared round=round/>
        <ol class="checks notice bare" aria-label=label>{rows}</ol>
        <Ending round=round/>
        <Help/>
        <Over round=round/>
    }
}
