//! The form of a memorandum.

use std::sync::Arc;

use doorstep_shared::api::desk::agreements::{Agreements, PutMemorandum};
use doorstep_shared::plans::agreement::Memorandum;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::new_id;
use super::parties::Rows;
use super::writing::{Sheet, Writing, boxes, wants};
use crate::api::{self, Change};
use crate::ui::{DateBoxes, DateField, Field, Takes, Wrong, toasts};

const SUMMARY: &str = "agreement-public_summary";
const START: &str = "agreement-start";
const REVIEW: &str = "agreement-review_by";
const END: &str = "agreement-end";

/// The form.
#[component]
pub fn Form(
    /// Which form is open.
    writing: Writing,
    /// The agreements.
    all: Arc<Agreements>,
    /// What is kept; none for a new one.
    before: Option<Memorandum>,
) -> impl IntoView {
    let (today, kept) = (all.today, before.as_ref());
    let rows = Rows::new(&all, kept.map_or(&[], |b| &b.parties), kept.map_or(&[], |b| &b.signed));
    let summary = RwSignal::new(kept.map(|b| b.public_summary.clone()).unwrap_or_default());
    let start = DateBoxes::new(Some(kept.map_or(today, |b| b.start)));
    let review = DateBoxes::new(Some(kept.map_or(today.plus_days(365), |b| b.review_by)));
    let end = DateBoxes::new(kept.and_then(|b| b.end));
    let typed = move || {
        let days = [start, review, end].map(boxes).join(" ");
        format!("{} {} {days}", summary.get(), rows.typed())
    };
    let sheet = Sheet::new("A memorandum of understanding", typed);
    let toasts = toasts();
    let is_new = before.is_none();
    let save = Callback::new(move |()| {
        let days = [
            wants(start, START, "Write the first day"),
            wants(review, REVIEW, "Write the day by which you will look at it again"),
            end.read().err().map(|wrong| (END.to_owned(), wrong.sentence().to_owned())),
        ];
        let mut wrong: Vec<Wrong> = Vec::new();
        let signed = rows.signatures().unwrap_or_else(|why| {
            wrong.extend(why);
            Vec::new()
        });
        wrong.extend(days.into_iter().flatten());
        let (Ok(Some(start)), Ok(Some(review_by)), Ok(end), true) =
            (start.read(), review.read(), end.read(), sheet.begin(wrong))
        else {
            return;
        };
        let base = before.as_ref().map_or(0, |b| b.version);
        let next = Memorandum {
            id: before.as_ref().map_or_else(new_id, |b| b.id),
            parties: rows.parties(),
            public_summary: summary.get_untracked().trim().to_owned(),
            signed,
            start,
            review_by,
            end,
            version: base,
        };
        spawn_local(async move {
            let (zone, id) = (writing.zone(), next.id.to_string());
            let path = [("zone", zone.as_str()), ("agreement", id.as_str())];
            match api::send::<PutMemorandum>(&path, &[], &next, Change::of(base)).await {
                Ok(_) => {
                    toasts.done("The memorandum is kept");
                    writing.kept();
                }
                Err(wrong) => sheet.refused(wrong),
            }
        });
    });
    let fields = view! {
        <Field label="What is it for?" takes=Takes::Lines value=summary hint="A few sentences. Everybody may read them" error=sheet.error(SUMMARY) id=SUMMARY.to_owned()/>
        {rows.draw(sheet)}
        <div class="facts-row">
            <DateField label="First day" value=start tried=sheet.tried error=sheet.error(START) id=START.to_owned()/>
            <DateField label="Look at it again by" value=review tried=sheet.tried error=sheet.error(REVIEW) id=REVIEW.to_owned()/>
            <DateField label="Last day, if there is one" value=end tried=sheet.tried error=sheet.error(END) id=END.to_owned()/>
        </div>
    };
    let title = if is_new { "New memorandum" } else { "Change the memorandum" };
    sheet.draw(writing, title, "Keep it", save, fields.into_any())
}
