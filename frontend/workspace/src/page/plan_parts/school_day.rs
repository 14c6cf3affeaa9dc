//! V11: what to say of a day by which somebody of the school is to act. The day may stay as it is.

use doorstep_shared::api::desk::get_calendar::{GetCalendar, SchoolYears};
use doorstep_shared::directory::Calendar;
use doorstep_shared::plans::entry::{Body, School};
use doorstep_shared::plans::school::due_day_warning;
use doorstep_shared::plans::team::Function;
use leptos::prelude::*;

use super::reading::Reading;
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::ui::{DateBoxes, Tone, tag};

/// The words under the boxes of a day, for whoever is chosen to act.
pub fn school_day(reading: Reading, due: DateBoxes, owner: RwSignal<String>) -> impl IntoView {
    let years: Answer<SchoolYears> = ask::<GetCalendar>(vec![("zone", zone_name())]);
    let said = Memo::new(move |_| {
        let due = due.read().ok().flatten()?;
        let years = years.here()?;
        let calendar = Calendar {
            terms: years.items.iter().flat_map(|year| year.terms.iter().copied()).collect(),
            closed: years.items.iter().flat_map(|year| year.closed.iter().copied()).collect(),
        };
        due_day_warning(&calendar, due, owner.with(|owner| is_of_school(reading, owner))).map(|said| said.to_string())
    });
    view! {
        <div role="status">
            {move || said.get().map(|words| view! { <p class="row hold">{tag(Tone::Wait, "alert", words)}</p> })}
        </div>
    }
}

/// Whether the one who is chosen works at the child's school.
fn is_of_school(reading: Reading, owner: &str) -> bool {
    let Some(view) = reading.now() else { return false };
    let school = view.entries.iter().find_map(|line| match &line.entry.body {
        Body::Place(place) => match place.school {
            School::Partner { organisation } => Some(organisation),
            School::Other { .. } => None,
        },
        _ => None,
    });
    let chosen = view.team.iter().find(|mate| format!("team.{}", mate.member.user) == owner);
    chosen.is_some_and(|mate| {
        let teaches =
            matches!(mate.member.function, Function::LinkTeacher | Function::ReceptionTeacher | Function::Senco);
        teaches || school == Some(mate.member.organisation)
    })
}
