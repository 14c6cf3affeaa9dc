//! Who takes part and who has signed, in a form: a tick for each organisation, and beside it the signature.

use doorstep_shared::api::desk::agreements::{Agreements, Partner};
use doorstep_shared::date::Date;
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::agreement::Signature;
use leptos::prelude::*;

use crate::rules::say;
use crate::ui::{DateBoxes, DateField, Field, Tick};

/// One organisation in the form.
#[derive(Clone, Copy)]
pub struct Row {
    organisation: OrganisationId,
    name: StoredValue<String>,
    takes_part: RwSignal<bool>,
    signed_by: RwSignal<String>,
    role: RwSignal<String>,
    on: DateBoxes,
}

/// The rows of a form, begun with what is kept.
pub fn rows(partners: &[Partner], parties: &[OrganisationId], signed: &[Signature]) -> Vec<Row> {
    let row = |partner: &Partner| {
        let signature = signed.iter().find(|s| s.organisation == partner.id);
        Row {
            organisation: partner.id,
            name: StoredValue::new(partner.name.clone()),
            takes_part: RwSignal::new(parties.contains(&partner.id)),
            signed_by: RwSignal::new(signature.map(|s| s.name.clone()).unwrap_or_default()),
            role: RwSignal::new(signature.map(|s| s.role.clone()).unwrap_or_default()),
            on: DateBoxes::new(signature.map(|s| s.on)),
        }
    };
    partners.iter().map(row).collect()
}

/// Who takes part, as ticked.
pub fn parties(rows: &[Row]) -> Vec<OrganisationId> {
    rows.iter().filter(|row| row.takes_part.get_untracked()).map(|row| row.organisation).collect()
}

/// The signatures of those who take part, as far as they are whole.
pub fn signatures(rows: &[Row]) -> Vec<Signature> {
    let signature = |row: &Row| {
        let (name, role) =
            (row.signed_by.get_untracked().trim().to_owned(), row.role.get_untracked().trim().to_owned());
        let on = row.on.read().ok().flatten()?;
        (!name.is_empty()).then_some(Signature { organisation: row.organisation, name, role, on })
    };
    rows.iter().filter(|row| row.takes_part.get_untracked()).filter_map(signature).collect()
}

/// The rows, drawn.
pub fn fields(rows: &[Row], tried: RwSignal<bool>, error: Signal<Option<String>>) -> impl IntoView + use<> {
    let one = |row: &Row| {
        let row = *row;
        let name = row.name.get_value();
        let signing = move || {
            row.takes_part.get().then(|| {
                view! {
                    <div class="facts-row">
                        <Field label=format!("Signed for {} by", row.name.get_value()) value=row.signed_by/>
                        <Field label="As" value=row.role hint="For example, head teacher"/>
                        <DateField label="On" value=row.on tried=tried/>
                    </div>
                }
            })
        };
        view! { <div class="stack tight"><Tick value=row.takes_part label=name/>{signing}</div> }
    };
    let rows = rows.iter().map(one).collect_view();
    view! {
        <fieldset class=move || if error.get().is_some() { "field wide-field bad" } else { "field wide-field" }>
            <legend>"Who takes part?"</legend>
            {move || error.get().map(|e| view! { <p class="error">{e}</p> })}
            {rows}
        </fieldset>
    }
}

/// The names of those who take part, and who of them has not signed.
pub fn named(all: &Agreements, parties: &[OrganisationId], signed: &[Signature], today: Date) -> impl IntoView + use<> {
    let name = |id: &OrganisationId| {
        all.partners
            .iter()
            .find(|p| p.id == *id)
            .map_or_else(|| "An organisation that is gone".to_owned(), |p| p.name.clone())
    };
    let one = |id: &OrganisationId| {
        let said = signed.iter().find(|s| s.organisation == *id).map_or_else(
            || "not signed yet".to_owned(),
            |s| {
                let role = if s.role.is_empty() { String::new() } else { format!(", {}", s.role) };
                format!("signed by {}{role}, {}", s.name, say::day(s.on, today))
            },
        );
        view! { <li><b>{name(id)}</b>": "{said}</li> }
    };
    view! { <ul>{parties.iter().map(one).collect_view()}</ul> }
}
