//! The fields of the form that names a child.

use doorstep_shared::fact::Fact;
use doorstep_shared::plans::people::{Channel, Responsibility};
use doorstep_shared::plans::school::PlaceSource;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::boxes::{Boxes, id};
use crate::form::Form;
use crate::platform;
use crate::rules::plan_words as words;
use crate::tongues::tongues;
use crate::ui::{Choice, DateBoxes, DateField, Field, PickOne, Select, Takes, Tick};

fn facts() -> Vec<Choice> {
    vec![
        Choice::new(Fact::Yes.key(), "Yes"),
        Choice::new(Fact::No.key(), "No"),
        Choice::new(Fact::Unknown.key(), "Not known"),
    ]
}

/// The child and the adult.
pub fn people(boxes: Boxes, form: Form) -> AnyView {
    let responsibilities =
        Responsibility::ALL.iter().map(|what| Choice::new(what.key(), words::responsibility(*what))).collect();
    view! {
        <section class="notice stack" aria-labelledby="h-child">
            <h2 id="h-child">"The child"</h2>
            {line("child-name", "Full name of the child", "As it stands in papers", boxes.child_name, form)}
            {line("child-called", "What is the child called?", "Leave it empty where it is the first name", boxes.child_called, form)}
            {day("born", "Birthday of the child", "For example, 27 3 2023", boxes.born, form)}
        </section>
        <section class="notice stack" aria-labelledby="h-adult">
            <h2 id="h-adult">"The adult who says that you may ask"</h2>
            {line("adult-name", "Full name of the adult", "", boxes.adult_name, form)}
            {line("adult-called", "What is the adult called?", "", boxes.adult_called, form)}
            {line("relationship", "What are they to the child?", "In their word, such as mum, dad or gran", boxes.relationship, form)}
            <PickOne label="What may they decide for the child?" value=boxes.responsibility choices=responsibilities error=form.error(&id("responsibility")) id=id("responsibility")/>
            <PickOne label="Do they live with the child?" value=boxes.lives_with choices=facts() side=true/>
        </section>
    }
    .into_any()
}

/// The safe way to reach them, and the languages.
pub fn reaching(boxes: Boxes, form: Form) -> AnyView {
    let none = std::iter::once((String::new(), "No safe way agreed yet".to_owned()));
    let channels = Channel::ALL.iter().map(|one| (one.key().to_owned(), words::channel(*one).to_owned()));
    let by = move || boxes.channel.with(|key| Channel::parse(key));
    let written = move || by().is_some_and(|by| !matches!(by, Channel::Post | Channel::InPerson));
    let tongues = tongues();
    let [first, second] = boxes.languages;
    let value_error = form.error(&id("value"));
    view! {
        <section class="notice stack" aria-labelledby="h-reach">
            <h2 id="h-reach">"How to reach them safely"</h2>
            <p>"Ask what is safe. Somebody else may read their phone."</p>
            <Select label="What is a safe way?" value=boxes.channel options=none.chain(channels).collect() id=id("channel")/>
            <Show when=written>
                <Field label="Number or e-mail address" value=boxes.value error=value_error id=id("value")/>
                <div class="stack tight">
                    <Tick label="A text message is safe" value=boxes.ok_to_text/>
                    <Tick label="A message may be left with whoever answers" value=boxes.ok_to_leave/>
                </div>
            </Show>
            <Show when=move || by().is_some()>
                <Field label="When is a good time?" hint="In their words, such as “after 9:30am, not on Fridays”" value=boxes.when id=id("when")/>
            </Show>
        </section>
        <section class="notice stack" aria-labelledby="h-languages">
            <h2 id="h-languages">"Languages"</h2>
            {move || view! {
                <Select label="First language of the home" value=first options=tongues.options() id=id("language")/>
                <Select label="Another language" value=second options=tongues.options() id=id("language-2")/>
            }}
            <PickOne label="Do they need an interpreter?" value=boxes.interpreter choices=facts() side=true/>
        </section>
    }
    .into_any()
}

/// The school place, and why the child may have a plan.
pub fn school(boxes: Boxes, form: Form, own: bool) -> AnyView {
    let schools = vec![Choice::new("own", "Our school"), Choice::new("other", "Another school")];
    let choose = own.then(|| view! { <PickOne label="Which school?" value=boxes.school choices=schools side=true/> });
    let name_error = form.error(&id("school-name"));
    let sources = PlaceSource::ALL.iter().map(|one| Choice::new(one.key(), words::place_source(*one))).collect();
    let now = platform::today().map_or(2026, |today| today.year());
    let years = (now - 1..=now + 3).map(|year| (year.to_string(), format!("September {year}")));
    let usual = std::iter::once((String::new(), "The usual one for this birthday".to_owned()));
    view! {
        <section class="notice stack" aria-labelledby="h-school">
            <h2 id="h-school">"The school place"</h2>
            {choose}
            <Show when=move || !own || boxes.school.with(|school| school == "other")>
                <Field label="Name of the school" value=boxes.school_name error=name_error id=id("school-name")/>
            </Show>
            <Select label="Starts reception in" value=boxes.year options=usual.chain(years).collect() id=id("year")/>
            <PickOne label="How do you know of the place?" value=boxes.source choices=sources error=form.error(&id("source")) id=id("source")/>
            <div class="facts-row">
                {day("offered", "Offered on", "If you know it", boxes.offered, form)}
                {day("accepted", "Accepted on", "If you know it", boxes.accepted, form)}
                {day("starts", "First day of school", "If you know it", boxes.starts, form)}
            </div>
        </section>
        <section class="notice stack" aria-labelledby="h-may">
            <h2 id="h-may">"May we ask this family?"</h2>
            {day("may-ask", "The day they said that you may ask", "Leave it empty where nobody has asked them yet. Then nobody gets in touch.", boxes.may_ask, form)}
            {line("postcode", "Postcode of the home", "It is not kept. It only helps to see whether there is a plan already.", boxes.postcode, form)}
            <div id=id("of-zone") tabindex="-1"><Tick label="The child lives here, or starts at a school that takes part" value=boxes.of_zone/></div>
        </section>
    }
    .into_any()
}

fn line(
    field: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    form: Form,
) -> impl IntoView {
    view! { <Field label=label hint=hint takes=Takes::Words value=value error=form.error(&id(field)) id=id(field)/> }
}

fn day(field: &'static str, label: &'static str, hint: &'static str, value: DateBoxes, form: Form) -> impl IntoView {
    view! { <DateField label=label hint=hint value=value tried=form.tried error=form.error(&id(field)) id=id(field)/> }
}
