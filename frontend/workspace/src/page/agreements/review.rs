//! The one thing of a signed agreement that may move: the day on which it is looked at again.

use doorstep_shared::plans::agreement::SharingAgreement;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::send;
use super::writing::{Sheet, Writing, boxes, wants};
use crate::ui::{DateBoxes, DateField, toasts};

const REVIEW: &str = "agreement-review_by";

/// The form.
#[component]
pub fn Form(
    /// Which form is open.
    writing: Writing,
    /// What is kept.
    before: SharingAgreement,
) -> impl IntoView {
    let review = DateBoxes::new(Some(before.review_by));
    let sheet = Sheet::new("The day of a review", move || boxes(review));
    let toasts = toasts();
    let save = Callback::new(move |()| {
        let wrong = wants(review, REVIEW, "Write the day by which you will look at it again");
        let (Ok(Some(review_by)), true) = (review.read(), sheet.begin(wrong.into_iter().collect())) else { return };
        let next = SharingAgreement { review_by, ..before.clone() };
        spawn_local(async move {
            match send(&writing.zone(), &next).await {
                Ok(_) => {
                    toasts.done("The day is kept");
                    writing.kept();
                }
                Err(wrong) => sheet.refused(wrong),
            }
        });
    });
    let field = view! {
        <DateField label="Look at it again by" value=review tried=sheet.tried error=sheet.error(REVIEW) id=REVIEW.to_owned()/>
    };
    sheet.draw(writing, "Move the review", "Keep the day", save, field.into_any())
}
