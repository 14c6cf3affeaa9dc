//! Which column is which: guessed, changed by a person, remembered for the source.

use doorstep_shared::api::desk::imports::{Batch, BatchState, ChosenColumn, ColumnLine, OurColumn};
use doorstep_shared::api::desk::plan_import::PlanImport;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::app::zone_name;
use crate::ui::{Button, Look, Select, Table, toasts};

/// The part of the screen.
#[component]
pub fn Columns(batch: Batch, columns: Vec<ColumnLine>, ours: Vec<OurColumn>, again: Callback<()>) -> impl IntoView {
    let zone = zone_name();
    let toasts = toasts();
    let options: Vec<(String, String)> = core::iter::once((String::new(), "Not used".to_owned()))
        .chain(ours.into_iter().map(|column| (column.name.clone(), column.name.replace('_', " "))))
        .collect();
    let chosen: Vec<(String, Option<String>, RwSignal<String>)> = columns
        .iter()
        .map(|c| (c.heading.clone(), c.column.clone(), RwSignal::new(c.column.clone().unwrap_or_default())))
        .collect();
    let rows = columns.iter().zip(&chosen).map(|(column, (heading, _, value))| {
        let examples = column.examples.join(" · ");
        view! {
            <tr>
                <th scope="row">{heading.clone()}</th>
                <td>{examples}</td>
                <td><Select label=format!("Column for {heading}") value=*value options=options.clone()/></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let busy = RwSignal::new(false);
    let (id, version, asks) = (batch.id.to_string(), batch.version, batch.state == BatchState::Columns);
    let save = move |()| {
        // Only what somebody changed is remembered; the rest stays a guess.
        let changed: Vec<ChosenColumn> = chosen
            .iter()
            .filter(|(_, guessed, value)| value.with_untracked(|v| *v != guessed.clone().unwrap_or_default()))
            .map(|(heading, _, value)| ChosenColumn {
                heading: heading.clone(),
                column: Some(value.get_untracked()).filter(|v| !v.is_empty()),
            })
            .collect();
        let (zone, id) = (zone.clone(), id.clone());
        busy.set(true);
        spawn_local(async move {
            let path = [("zone", zone.as_str()), ("batch", id.as_str())];
            match api::send::<PlanImport>(&path, &[], &changed, Change::of(version)).await {
                Ok(_) => {
                    toasts.done("The columns are remembered for this source.");
                    again.run(());
                }
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
            busy.set(false);
        });
    };
    let look = if asks { Look::Main } else { Look::Plain };
    view! {
        <details class="notice" open=asks>
            <summary>"Which column is which"</summary>
            <div class="stack">
                {asks.then(|| view! { <p>"No column is known as the name. Say which it is; it is remembered for the next time."</p> })}
                <Table caption="Columns of the file" columns=vec!["In the file", "Says", "Is our"]>{rows}</Table>
                <div class="row"><Button on_press=save busy=busy look=look>"Read it so"</Button></div>
            </div>
        </details>
    }
}
