//! Signatures: as they are written into a form, and as they are read on a card.

use doorstep_shared::api::desk::agreements::Agreements;
use doorstep_shared::date::Date;
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::agreement::Signature;
use leptos::prelude::*;

use super::writing::{Sheet, boxes, wants};
use crate::rules::say;
use crate::ui::{DateBoxes, DateField, Field, Wrong};

/// One in a form.
#[derive(Clone, Copy)]
pub struct Signing {
    name: RwSignal<String>,
    role: RwSignal<String>,
    on: DateBoxes,
}

impl Signing {
    /// Begun with what is kept.
    pub fn new(kept: Option<&Signature>) -> Self {
        let text = |f: fn(&Signature) -> &String| RwSignal::new(kept.map(f).cloned().unwrap_or_default());
        Self { name: text(|s| &s.name), role: text(|s| &s.role), on: DateBoxes::new(kept.map(|s| s.on)) }
    }

    /// All that is written. Reactive.
    pub fn typed(self) -> String {
        format!("{} {} {}", self.name.get(), self.role.get(), boxes(self.on))
    }

    /// The signature; none while nothing is written.
    ///
    /// # Errors
    /// What is missing, by the id of its box.
    pub fn read(self, organisation: OrganisationId, partner: &str) -> Result<Option<Signature>, Vec<Wrong>> {
        if self.typed().trim().is_empty() {
            return Ok(None);
        }
        let (name, role) = (self.name.get().trim().to_owned(), self.role.get().trim().to_owned());
        let [by, on] = ids(organisation);
        let mut wrong: Vec<Wrong> = Vec::new();
        if name.is_empty() {
            wrong.push((by, format!("Write who signed for {partner}, or leave all of its signature empty")));
        }
        wrong.extend(wants(self.on, &on, &format!("Write the day on which {partner} signed")));
        match self.on.read() {
            Ok(Some(on)) if wrong.is_empty() => Ok(Some(Signature { organisation, name, role, on })),
            _ => Err(wrong),
        }
    }

    /// Its boxes.
    pub fn draw(self, organisation: OrganisationId, partner: String, sheet: Sheet) -> impl IntoView + use<> {
        let [by, on] = ids(organisation);
        let (by_error, on_error) = (sheet.error(&by), sheet.error(&on));
        view! {
            <div class="facts-row schedule" role="group" aria-label=format!("Signature for {partner}")>
                <Field label="Signed by" value=self.name hint="Empty until it is signed" error=by_error id=by/>
                <Field label="Their role" value=self.role hint="For example, head teacher"/>
                <DateField label="Signed on" value=self.on tried=sheet.tried error=on_error id=on/>
            </div>
        }
    }
}

fn ids(organisation: OrganisationId) -> [String; 2] {
    [format!("signed-by-{organisation}"), format!("signed-on-{organisation}")]
}

/// Who takes part, and who of them has signed.
pub fn named(all: &Agreements, parties: &[OrganisationId], signed: &[Signature], today: Date) -> impl IntoView + use<> {
    let name = |id: &OrganisationId| {
        let partner = all.partners.iter().find(|p| p.id == *id);
        partner.map_or_else(|| "An organisation that is gone".to_owned(), |p| p.name.clone())
    };
    let one = |id: &OrganisationId| {
        let said = signed.iter().find(|s| s.organisation == *id).map_or_else(
            || "not signed yet".to_owned(),
            |s| {
                let role = if s.role.is_empty() { String::new() } else { format!(", {}", s.role) };
                format!("signed by {}{role}, on {}", s.name, say::day(s.on, today))
            },
        );
        view! { <li><b>{name(id)}</b>": "{said}</li> }
    };
    view! { <ul>{parties.iter().map(one).collect_view()}</ul> }
}

/// When something is looked at again, or that it is time.
pub fn review(by: Date, today: Date) -> String {
    let when = say::day(by, today);
    if by < today {
        format!("Should have been looked at again by {when}")
    } else {
        format!("Look at it again by {when}")
    }
}
