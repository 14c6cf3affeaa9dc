//! The form of a draft: an agreement on sharing before everybody has signed.

use std::sync::Arc;

use doorstep_shared::api::desk::agreements::{Agreements, PutAgreement};
use doorstep_shared::id::AgreementId;
use doorstep_shared::plans::agreement::{SharingAgreement, Stage};
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::{self, Member as _};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parties::Rows;
use super::terms;
use super::writing::{Sheet, Writing, boxes, wants};
use crate::api::{self, Change, Trouble};
use crate::platform;
use crate::ui::{DateBoxes, DateField, FieldError, Tick, Wrong, described_by, toasts};

/// Days from its first to its last when nobody says otherwise: a year.
const A_YEAR: i32 = 364;

const START: &str = "agreement-start";
const END: &str = "agreement-end";
const REVIEW: &str = "agreement-review_by";
const SECTIONS: &str = "agreement-sections";

/// Keeps one.
pub async fn send(zone: &str, agreement: &SharingAgreement) -> Result<SharingAgreement, Trouble> {
    let id = agreement.id.to_string();
    let path = [("zone", zone), ("agreement", id.as_str())];
    api::send::<PutAgreement>(&path, &[], agreement, Change::of(agreement.version)).await
}

/// The id of a new one.
pub fn new_id() -> AgreementId {
    // A new id has the form of an id: it is made as those of entries are.
    platform::new_entry_id().parse().unwrap_or_else(|_| AgreementId::new(Default::default()))
}

/// The form.
#[component]
pub fn Form(
    /// Which form is open.
    writing: Writing,
    /// The agreements.
    all: Arc<Agreements>,
    /// What is kept; none for a new one.
    before: Option<SharingAgreement>,
) -> impl IntoView {
    let (today, kept) = (all.today, before.as_ref());
    let chosen = kept.map_or(set::Set::EMPTY, |b| b.sections);
    let rows = Rows::new(&all, kept.map_or(&[], |b| &b.parties), kept.map_or(&[], |b| &b.signed));
    let sections: Vec<(Section, RwSignal<bool>)> = Section::ALL
        .iter()
        .filter(|section| section.is_shared_by_choice())
        .map(|section| (*section, RwSignal::new(chosen.has(*section))))
        .collect();
    let ticks = sections.iter().map(|(s, on)| view! { <Tick value=*on label=s.words()/> }).collect_view();
    let sections = StoredValue::new(sections);
    let covered = move || -> set::Set<Section> {
        sections.with_value(|all| all.iter().filter(|(_, on)| on.get()).map(|(s, _)| *s).collect())
    };
    let start = DateBoxes::new(Some(kept.map_or(today, |b| b.start)));
    let end = DateBoxes::new(Some(kept.map_or(today.plus_days(A_YEAR), |b| b.end)));
    let review = DateBoxes::new(Some(kept.map_or(today.plus_days(A_YEAR), |b| b.review_by)));
    let written = terms::Writing::new(&all, kept.map(|b| &b.terms), rows);
    let typed = move || {
        let keys: Vec<&str> = covered().iter().map(Section::key).collect();
        let days = [start, end, review].map(boxes).join(" ");
        format!("{} {} {days} {}", keys.join(" "), rows.typed(), written.typed())
    };
    let sheet = Sheet::new("A draft of an agreement on sharing", typed);
    let toasts = toasts();
    let is_new = before.is_none();
    let save = Callback::new(move |()| {
        let days = [
            wants(start, START, "Write the first day"),
            wants(end, END, "Write the last day"),
            wants(review, REVIEW, "Write the day by which you will look at it again"),
        ];
        let mut wrong: Vec<Wrong> = Vec::new();
        let signed = rows.signatures().unwrap_or_else(|why| {
            wrong.extend(why);
            Vec::new()
        });
        wrong.extend(days.into_iter().flatten());
        let terms = written.read().unwrap_or_else(|why| {
            wrong.push(why);
            Default::default()
        });
        let (Ok(Some(start)), Ok(Some(end)), Ok(Some(review_by)), true) =
            (start.read(), end.read(), review.read(), sheet.begin(wrong))
        else {
            return;
        };
        let next = SharingAgreement {
            id: before.as_ref().map_or_else(new_id, |b| b.id),
            parties: rows.parties(),
            sections: covered(),
            stage: Stage::Draft,
            signed,
            start,
            review_by,
            end,
            terms,
            version: before.as_ref().map_or(0, |b| b.version),
        };
        spawn_local(async move {
            match send(&writing.zone(), &next).await {
                Ok(_) => {
                    toasts.done("The draft is kept. It shares nothing yet");
                    writing.kept();
                }
                Err(wrong) => sheet.refused(wrong),
            }
        });
    });
    let error = sheet.error(SECTIONS);
    let bad = Memo::new(move |_| error.with(Option::is_some));
    let described = described_by("", false, &format!("{SECTIONS}-error"), bad);
    let fields = view! {
        {rows.draw(sheet)}
        <fieldset id=SECTIONS tabindex="-1" class=move || if bad.get() { "field wide-field bad" } else { "field wide-field" } aria-describedby=described>
            <legend>"What may be shared, if the family allows it?"</legend>
            <FieldError id=format!("{SECTIONS}-error") error=error/>
            <div class="pick side">{ticks}</div>
        </fieldset>
        <div class="facts-row">
            <DateField label="First day" value=start tried=sheet.tried error=sheet.error(START) id=START.to_owned()/>
            <DateField label="Last day" value=end tried=sheet.tried error=sheet.error(END) id=END.to_owned()/>
            <DateField label="Look at it again by" value=review tried=sheet.tried error=sheet.error(REVIEW) id=REVIEW.to_owned()/>
        </div>
    };
    let fields = view! { {fields} {written.draw(sheet)} };
    let title = if is_new { "New agreement on sharing" } else { "Change the draft" };
    sheet.draw(writing, title, "Keep the draft", save, fields.into_any())
}
