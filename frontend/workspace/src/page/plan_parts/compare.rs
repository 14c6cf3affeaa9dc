//! Pictures of one moment side by side: who says what, and whether they see it alike.

use doorstep_shared::plans::content::{Area, Item, Rating, catalogue};
use doorstep_shared::plans::entry::{EntryName, Moment, Rated, Snapshot};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::words;
use crate::ui::{Tone, tag};

/// One picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its entry.
    pub name: EntryName,
    /// Who wrote it down, by name.
    pub by: String,
    /// What it says.
    pub snapshot: Snapshot,
}

/// The table, area by area. Items that nobody has rated yet are left out.
pub fn table(columns: &[Column], title: &str, moment: Moment) -> impl IntoView + use<> {
    // What a child says in words stands below; a column of its own would be empty.
    let columns: Vec<&Column> = columns.iter().filter(|column| !column.snapshot.items.is_empty()).collect();
    let Some(version) = columns.first().map(|c| c.snapshot.catalogue) else { return ().into_any() };
    let end = if title.ends_with('?') { "" } else { "." };
    let caption = format!("{title}{end} {}. Each says what they see; none of it is a score.", moment.words());
    let label = caption.clone();
    let heads = columns
        .iter()
        .map(|column| {
            let (who, day) = (words::rater(column.snapshot.by), long_date(column.snapshot.taken_on));
            view! { <th scope="col">{who}<span class="below-line">{day}</span></th> }
        })
        .collect_view();
    let width = columns.len() + 2;
    let areas = Area::ALL.iter().filter_map(|area| {
        let rows: Vec<AnyView> = catalogue::items(version)
            .filter(|item| item.id.area() == *area)
            .filter(|item| columns.iter().any(|c| c.snapshot.items.contains_key(&item.id)))
            .map(|item| row(item, &columns))
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <tbody>
                    <tr class="area"><th scope="rowgroup" colspan=width.to_string()>{area.title()}</th></tr>
                    {rows}
                </tbody>
            }
        })
    });
    let areas = areas.collect_view();
    view! {
        <div class="notice scroll readiness" tabindex="0" role="region" aria-label=label>
            <table>
                <caption class="soft">{caption}</caption>
                <thead><tr><th scope="col">"What we look at"</th>{heads}<th scope="col">"Together"</th></tr></thead>
                {areas}
            </table>
        </div>
    }
    .into_any()
}

fn row(item: &'static Item, columns: &[&Column]) -> AnyView {
    let rated: Vec<Option<Rated>> = columns.iter().map(|c| c.snapshot.items.get(&item.id).cloned()).collect();
    let together = together(&rated);
    let cells = rated.iter().map(cell).collect_view();
    let wish = rated.iter().flatten().any(|r| r.rating == Rating::WeWouldLikeAnIdea);
    view! {
        <tr class=(together == Together::Differently).then_some("diff")>
            <th scope="row">{item.short}<span class="hint below-line">"School: "{item.school_will}</span></th>
            {cells}
            <td>
                <div class="stack snug">
                    {match together {
                        Together::One => None,
                        Together::Alike => Some(tag(Tone::Neutral, "tick", "Seen alike")),
                        Together::Differently => Some(tag(Tone::Wait, "eye", "Seen differently")),
                    }}
                    {wish.then(|| tag(Tone::Info, "ask", "An idea is wanted"))}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

fn cell(rated: &Option<Rated>) -> AnyView {
    match rated {
        None => view! { <td><span class="unknown">"Not said"</span></td> }.into_any(),
        Some(rated) => {
            let example = (!rated.example.trim().is_empty())
                .then(|| view! { <span class="hint below-line">{rated.example.clone()}</span> });
            view! { <td>{rated.rating.plain()}{example}</td> }.into_any()
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Together {
    One,
    Alike,
    Differently,
}

/// Who has not seen it yet, and who asks for an idea, disagrees with nobody.
fn together(rated: &[Option<Rated>]) -> Together {
    let says = |r: &&Rated| !matches!(r.rating, Rating::NotSeenYet | Rating::WeWouldLikeAnIdea);
    let seen: Vec<Rating> = rated.iter().flatten().filter(says).map(|r| r.rating).collect();
    match seen.split_first() {
        Some((first, rest)) if !rest.is_empty() => {
            if rest.iter().all(|other| other == first) {
                Together::Alike
            } else {
                Together::Differently
            }
        }
        _ => Together::One,
    }
}
