//! The fields of each step's form.

use doorstep_shared::plans::course::{Handover, StepKind};
use doorstep_shared::plans::plan::{EndingAsk, HandoverDecision, NOTICE, recorded};
use doorstep_shared::set::Member;
use leptos::prelude::*;

use super::super::Reading;
use super::super::reading::{deciding, place};
use super::boxes::Boxes;
use crate::form::Form;
use crate::rules::plan_words as words;
use crate::tongues::Tongues;
use crate::ui::{Choice, DateField, Field, FieldError, PickOne, Select, Takes, Tick};

/// All members of a list as choices.
pub fn choices<M: Member>(words: fn(M) -> &'static str) -> Vec<Choice> {
    M::ALL.iter().map(|member| Choice::new(member.key(), words(*member))).collect()
}

/// The fields of one form.
pub fn fields(boxes: Boxes, form: Form, reading: Reading, tongues: Tongues) -> AnyView {
    let pick = |field: &str, label: &'static str, value: RwSignal<String>, choices: Vec<Choice>| {
        let id = boxes.id(field);
        view! { <PickOne label=label value=value choices=choices error=form.error(&id) id=id side=true/> }
    };
    let day = |label: &'static str, hint: &'static str| {
        let id = boxes.id("day");
        view! { <DateField label=label hint=hint value=boxes.day tried=form.tried error=form.error(&id) id=id/> }
    };
    let text = |label: &'static str, hint: &'static str, takes: Takes| {
        let id = boxes.id("words");
        view! { <Field label=label hint=hint takes=takes value=boxes.words error=form.error(&id) id=id/> }
    };
    // Where the plan has a handover, its own page says what was decided.
    let record = reading.now().and_then(|view| {
        let entries: Vec<_> = view.entries.iter().map(|line| line.entry.clone()).collect();
        recorded(&entries)
    });
    let handover = |label: &'static str| match record {
        None => pick("handover", label, boxes.handover, choices(words::handover)).into_any(),
        Some(decided) => {
            let refused = decided == Handover::Refused;
            let decision = if refused { HandoverDecision::Refused } else { HandoverDecision::Sent };
            boxes.handover.set(decision.key().to_owned());
            let said = match decided {
                Handover::Undecided => {
                    "The handover is being written: send it first, or write down that the parent does not want one"
                }
                Handover::Sent | Handover::Refused => words::handover(decision),
            };
            let href = reading.href("handover");
            view! { <p>{said}". "<a href=href>"Handover"</a></p> }.into_any()
        }
    };
    match boxes.kind {
        StepKind::Invite => {
            let asked = reading.now().is_some_and(|view| view.plan.may_be_contacted_on.is_some());
            view! {
                <blockquote class="stack tight">
                    <p>"Would you like us to make a plan together, so that the start of school goes well? It is free and you choose. You can say no, and you can stop whenever you like. Nothing changes for your school place."</p>
                    <p>"You say who may read what. We show you everything that is written."</p>
                </blockquote>
                {language(boxes, form, tongues, "Which language was spoken?")}
                <Tick label="An interpreter was there" value=boxes.interpreter/>
                {(!asked).then(|| day("When did the family say that you may ask?", "For example, 27 3 2027"))}
            }
            .into_any()
        }
        StepKind::Agree => {
            let settled = reading.now().and_then(|view| place(&view)).is_some_and(|place| place.place.is_settled());
            view! {
                <p>"Tell an adult of the family first how their data is used. The notice is version "<b>{NOTICE}</b>"."</p>
                {pick("told", "How were they told of the notice?", boxes.told, choices(words::told_how))}
                {language(boxes, form, tongues, "In which language?")}
                {adult(boxes, form, reading, "Who agreed?")}
                {pick("how", "How did they agree?", boxes.how, choices(words::agreed_how))}
                {(!settled).then(|| day("When did the family accept the school place?", "Leave it empty where it is written down already, or the child joins late."))}
            }
            .into_any()
        }
        StepKind::Decline => view! {
            <p>"A family may say no. No reason is written down. All but the count is erased after 30 days."</p>
        }
        .into_any(),
        StepKind::GetToKnow => view! {
            <p>"From now on you get to know each other. Somebody gets in touch within 10 working days."</p>
        }
        .into_any(),
        StepKind::AgreePlan => view! { <p>"The family gets a copy of the plan to read."</p> }.into_any(),
        StepKind::Activate => {
            let says = vec![
                Choice::new("full", "They agree with all of it"),
                Choice::new("but", "They agree, but not with all of it"),
            ];
            let id = boxes.id("words");
            view! {
                {adult(boxes, form, reading, "Who says so?")}
                {pick("says", "What does the family say to the plan?", boxes.says, says)}
                <Show when=move || boxes.says.with(|says| says == "but")>
                    <Field label="What do they not agree with?" hint="In their words. The plan goes ahead all the same." takes=Takes::Lines value=boxes.words error=form.error(&id) id=id.clone()/>
                </Show>
            }
            .into_any()
        }
        StepKind::StartReception => view! {
            {day("On which day did the child start?", "For example, 7 9 2027")}
            {handover("What is the school told?")}
        }
        .into_any(),
        StepKind::Pause => view! {
            {text("Why does it rest?", "A few words. The family reads this.", Takes::Words)}
            {day("When does it go on?", "A day within the next eight weeks.")}
        }
        .into_any(),
        StepKind::Resume => view! { <p>"The plan goes on where it was."</p> }.into_any(),
        StepKind::Withdraw => view! {
            <p>"A family may leave at any moment. Nobody is asked why, and there is no box for it."</p>
            <p>"From this moment nobody sees what others have written, and nothing is written any more."</p>
        }
        .into_any(),
        StepKind::TransferOut => view! {
            {text("Which school, or where to?", "", Takes::Words)}
            {handover("What is the new school told?")}
        }
        .into_any(),
        StepKind::BeginClosing => view! { <p>"The family is asked how it was."</p> }.into_any(),
        StepKind::Close => pick("closing", "Why is it over?", boxes.closing, choices(words::closing)).into_any(),
        StepKind::Reopen => {
            // The coordinator agreed to these words, and to no others.
            let agreed = reading.now().and_then(|view| view.plan.reopening.clone());
            if let Some(EndingAsk::Reopen { note }) = agreed.map(|asked| asked.what) {
                boxes.words.set(note);
            }
            text("Why is it opened again?", "The words that the coordinator agreed to.", Takes::Lines).into_any()
        }
        StepKind::Dispose => ().into_any(),
    }
}

fn language(boxes: Boxes, form: Form, tongues: Tongues, label: &'static str) -> impl IntoView {
    let id = boxes.id("language");
    let error = form.error(&id);
    let shown = id.clone();
    view! {
        <div class="stack snug">
            <FieldError id=format!("{id}-error") error=error/>
            {move || view! { <Select label=label value=boxes.language options=tongues.options() id=shown.clone()/> }}
        </div>
    }
}

/// The adults who may decide, and why there may be none to choose from.
fn adult(boxes: Boxes, form: Form, reading: Reading, label: &'static str) -> AnyView {
    let adults = reading.now().map(|view| deciding(&view)).unwrap_or_default();
    if adults.is_empty() {
        let about = reading.href("about");
        return view! {
            <p id=boxes.id("adult") tabindex="-1">"No adult who may decide for the child is here for you to choose. "<a href=about>"Write one down first"</a>"."</p>
        }
        .into_any();
    }
    let choices = adults.into_iter().map(|(id, words)| Choice::new(id, words)).collect();
    let id = boxes.id("adult");
    view! { <PickOne label=label value=boxes.adult choices=choices error=form.error(&id) id=id/> }.into_any()
}
