//! The child's own say: a few questions, answered by talking, pointing or drawing, in the child's words.

use std::collections::BTreeMap;

use doorstep_shared::plans::content::{CHILD_QUESTIONS, CatalogueVersion, ChildAnswer, Rater, child_question};
use doorstep_shared::plans::entry::{Body, EntryName, Moment, Part, Snapshot};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::about::of;
use super::boxes::WORDS;
use super::compare::Column;
use super::reading::Reading;
use super::sheet::Sheet;
use super::words;
use crate::ui::PickOne;

/// The boxes of the questions.
pub fn questions(sheet: Sheet, said: &BTreeMap<String, String>) -> impl IntoView + use<> {
    let one = |question: &'static doorstep_shared::plans::content::ChildQuestion| {
        let first = said.get(question.id).cloned().unwrap_or_default();
        let value = sheet.boxes.text(&format!("said.{}", question.id), first);
        let field = format!("said/{}", question.id);
        if question.faces {
            let label = format!("{} ({})", question.ask, question.how);
            view! { <PickOne label=label value=value choices=words::answers() error=sheet.error(&field) id=sheet.id(&field) side=true/> }
                .into_any()
        } else {
            sheet.lines_of(value, &field, question.ask, question.how, WORDS)
        }
    };
    CHILD_QUESTIONS.iter().map(one).collect_view()
}

/// Reads those boxes: what was left empty is not said.
pub fn read_said(sheet: Sheet, fields: &mut Map<String, Value>) {
    let Some(Value::Object(said)) = fields.get_mut("said") else { return };
    for question in &CHILD_QUESTIONS {
        let answer = sheet.boxes.value(&format!("said.{}", question.id));
        if !answer.trim().is_empty() {
            said.insert(question.id.to_owned(), Value::from(answer));
        }
    }
}

/// What children said, in their words.
pub fn answers(columns: &[Column]) -> impl IntoView + use<> {
    let said: Vec<AnyView> = columns
        .iter()
        .filter(|column| !column.snapshot.said.is_empty())
        .map(|column| {
            let pairs = column.snapshot.said.iter().filter_map(|(id, answer)| {
                let question = child_question(id)?;
                let answer = match ChildAnswer::parse(answer) {
                    Some(face) if question.faces => face.plain().to_owned(),
                    _ => answer.clone(),
                };
                Some(view! { <div><dt>{question.ask}</dt><dd class="said">{answer}</dd></div> })
            });
            let note = format!("Written down by {}, in the child’s words", column.by);
            view! { <div class="notice stack tight"><p class="soft small">{note}</p><dl class="stack tight">{pairs.collect_view()}</dl></div> }
                .into_any()
        })
        .collect();
    (!said.is_empty()).then(|| view! { <div class="stack tight"><h3>"What the child says"</h3>{said}</div> })
}

/// The form of the questions alone, at the beginning; the wizard's.
pub fn child_form(reading: Reading, name: Option<EntryName>, done: Callback<()>) -> AnyView {
    let Some(today) = reading.today() else { return ().into_any() };
    let blank = Snapshot {
        moment: Moment::Baseline,
        by: Rater::Child,
        part: Part::Child,
        catalogue: CatalogueVersion::NEWEST,
        taken_on: today,
        items: Default::default(),
        said: Default::default(),
    };
    let first = match name.and_then(|name| reading.body_now(name)) {
        Some(Body::Snapshot(snapshot)) => snapshot,
        _ => blank,
    };
    let sheet = of(reading, "snapshot.child-says", name, || Body::Snapshot(first.clone()), done);
    let said = first.said;
    let save = move || sheet.save(sheet.read(|fields, _| read_said(sheet, fields)));
    sheet.draw("What the child says", "Save the answers", save, move || {
        view! {
            <p class="soft">"None has to be asked, and a child may stop at any time."</p>
            {questions(sheet, &said)}
        }
        .into_any()
    })
}
