//! One entry in the list.

use doorstep_shared::api::desk::list_entries::EntryLine;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Freshness, State, Visibility};
use leptos::prelude::*;

use crate::rules::say;
use crate::ui::{Tone, tag};

/// Its name, what it says, how it stands.
#[component]
pub fn Line(
    /// The zone's short name.
    zone: String,
    /// The day.
    today: Date,
    /// The entry.
    entry: EntryLine,
) -> impl IntoView {
    let href = format!("/desk/{zone}/entries/{}", entry.id);
    let checked = match entry.checked {
        Some(check) => format!("Checked {}", say::ago(check.on, today)),
        None => "Never checked here".into(),
    };
    let staff = (entry.visibility == Visibility::Staff).then(|| tag(Tone::Info, "lock", "Staff only"));
    let suggestions = (entry.suggestions > 0).then(|| {
        let n = usize::try_from(entry.suggestions).unwrap_or(usize::MAX);
        tag(Tone::Info, "msg", say::count(n, "suggestion", "suggestions"))
    });
    let drafts = (entry.drafts > 0).then(|| tag(Tone::Info, "pen", "Draft"));
    view! {
        <li>
            <div class="stack snug">
                <h3 class="lead"><a href=href>{entry.name}</a></h3>
                <p class="soft small">{entry.organisation_name}</p>
            </div>
            <div class="stack snug">
                <p>{entry.line}</p>
                <p class="soft small">{checked}</p>
            </div>
            <p class="row near">{state_tag(&entry.state, entry.freshness, today)}{staff}{suggestions}{drafts}</p>
        </li>
    }
}

/// How an entry stands, in an icon and a few words.
pub fn state_tag(state: &State, freshness: Freshness, today: Date) -> AnyView {
    match state {
        State::Paused { until, .. } if state.rests(today) => match until {
            Some(until) => tag(Tone::Info, "quiet", format!("Paused until {}", say::day(*until, today))),
            None => tag(Tone::Info, "quiet", "Paused"),
        },
        State::Active | State::Paused { .. } => match freshness {
            Freshness::Checked => tag(Tone::Yes, "checked", "Checked"),
            Freshness::Due => tag(Tone::Wait, "clock", "Due"),
            Freshness::Sinking => tag(Tone::Wait, "alert", "Overdue"),
            Freshness::Left => tag(Tone::Stop, "no", "Off the list"),
        },
        State::Hidden { .. } => tag(Tone::Neutral, "hide", "Hidden"),
        State::Finished { .. } => tag(Tone::Neutral, "no", "Finished"),
        State::Merged { .. } => tag(Tone::Neutral, "no", "Merged with another"),
        State::Withdrawn { .. } => tag(Tone::Neutral, "no", "Import taken back"),
    }
}
