//! The family's assessment: why now, what it comes to, and twenty-one parts of a family's life, talked through in any order.

use doorstep_shared::api::desk::plans::EntryView;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::content::{Domain, Element, ElementText, Prompt, View};
use doorstep_shared::plans::entry::{self, AssessmentState, Body, EntryName, Kind, Telling};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::about::of;
use super::boxes::{ELEMENT, said_day};
use super::distance::Distances;
use super::reading::{Reading, opener, opener_unless, reading};
use super::sheet::Sheet;
use super::words;
use crate::ui::{Tone, icon, tag};

/// The texts of the assessment as a whole.
const HEAD: [(&str, &str, &str); 5] = [
    ("reason", "Why now?", "In the family’s words"),
    ("present", "Who was there?", ""),
    ("earlier", "Is there an earlier assessment?", "Where it is, if anybody asked and there is one"),
    ("analysis", "What does it come to?", "For everybody to read"),
    ("family_view", "What does the family say of it?", "In their words"),
];

/// The page.
#[component]
pub fn Assessment() -> impl IntoView {
    let reading = reading();
    let heads = reading.of_kind(Kind::Assessment);
    let open = RwSignal::new(None::<Element>);
    let domains = Domain::ALL.iter().map(|domain| of_domain(reading, *domain, open)).collect_view();
    view! {
        <section class="stack" aria-labelledby="assessment-head">
            <h2 id="assessment-head">"The family’s assessment"</h2>
            <p class="soft">"Talk it through with the family, in any order. Parts may be left out."</p>
            <For each=move || heads.get() key=|name| *name let:name>{head(reading, name)}</For>
            {opener_unless(Signal::derive(move || own(reading, heads)), "assessment.new", ("plus", "Begin the assessment"), String::new(),
                reading.no_adding_words(Kind::Assessment, Area::Assessment), move |done| head_form(reading, None, done))}
        </section>
        {domains}
        <Distances/>
    }
}

/// Whether the reader's partner has one of its own among these.
fn own(reading: Reading, names: Memo<Vec<EntryName>>) -> bool {
    let mine = reading.view().and_then(|view| view.me.organisation).map(|mine| mine.uuid());
    names.with(|names| names.iter().any(|name| Some(name.id) == mine))
}

fn head(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let said = move || {
        let entry = entry.get()?;
        let Body::Assessment(now) = &entry.entry.body else { return None };
        let fields = serde_json::to_value(&entry.entry.body).unwrap_or_default();
        let texts = HEAD.iter().filter_map(|(field, label, _)| {
            let text = fields.get(*field)?.as_str()?.to_owned();
            (!text.trim().is_empty()).then(|| view! { <div><dt>{*label}</dt><dd class="said">{text}</dd></div> })
        });
        let tone = if now.state == AssessmentState::Agreed { Tone::Yes } else { Tone::Neutral };
        Some(view! {
            <h3>{entry.organisation.clone()}</h3>
            <p class="row near">
                {tag(tone, "checked", words::assessment(now.state))}
                {said_day(now.agreed_on).map(|day| format!("on {day}"))}
            </p>
            <p class="soft small">"Written down by "{entry.by.clone()}", last changed by "{entry.changed_by.clone()}</p>
            <dl class="stack tight">{texts.collect_view()}</dl>
        })
    };
    let about = reading.entry_now(name).map(|e| e.organisation).unwrap_or_default();
    view! {
        <article class="notice stack tight">
            {said}
            {opener(&format!("assessment.{}", name.id), ("pen", "Change"), format!("the assessment, {about}"), reading.no_change_words(name),
                move |done| head_form(reading, Some(name), done))}
        </article>
    }
}

fn head_form(reading: Reading, name: Option<EntryName>, done: Callback<()>) -> AnyView {
    let blank = || {
        let none = ElementText::default;
        Body::Assessment(Box::new(entry::Assessment {
            reason: none(),
            present: none(),
            earlier: none(),
            analysis: none(),
            family_view: none(),
            state: AssessmentState::Draft,
            agreed_on: None,
        }))
    };
    let sheet = of(reading, "assessment", name, blank, done);
    sheet.draw_plain("The assessment as a whole", "Save", move || {
        view! {
            {HEAD.iter().map(|(field, label, hint)| sheet.lines(field, label, hint, ELEMENT)).collect_view()}
            {sheet.pick("state", "How far has it come?", words::choices(words::assessment), "Choose one.")}
            {sheet.maybe_day("agreed_on", "The family agreed with it on", "Empty until it has")}
        }
        .into_any()
    })
}

fn of_domain(reading: Reading, domain: Domain, open: RwSignal<Option<Element>>) -> impl IntoView {
    let id = format!("domain-{}", domain.key());
    let parts = Element::ALL.iter().filter(|e| e.domain() == domain).map(|e| part(reading, *e, open)).collect_view();
    let labelled = id.clone();
    view! {
        <section class="stack tight" aria-labelledby=labelled>
            <h2 id=id>{domain.title()}</h2>
            <ul class="stack tight bare-list">{parts}</ul>
        </section>
    }
}

fn is_of(entry: &EntryView, element: Element) -> bool {
    entry.entry.name.element == Some(element)
}

/// One part, closed or open. Opening one closes the one before: what was typed there stays.
fn part(reading: Reading, element: Element, open: RwSignal<Option<Element>>) -> impl IntoView {
    let names = reading.names(move |e| is_of(e, element));
    let (title, think) = element.plain();
    let body = format!("part-{}", element.key());
    let is_open = Memo::new(move |_| open.get() == Some(element));
    let press = move |_| open.set(if is_open.get_untracked() { None } else { Some(element) });
    let written = move || {
        let n = names.with(Vec::len);
        (n > 0).then(|| {
            tag(Tone::Neutral, "tick", if n == 1 { "Written".to_owned() } else { format!("Written by {n} partners") })
        })
    };
    let controls = body.clone();
    view! {
        <li class="notice stack tight">
            <h3>
                <button type="button" class="btn quiet part-head" aria-controls=controls
                    aria-expanded=move || if is_open.get() { "true" } else { "false" } on:click=press>
                    {icon("pen")}{title}
                </button>
                {written}
            </h3>
            <div id=body class="part-body">
                <Show when=move || is_open.get()>
                    <div class="stack">
                        <p class="soft">{think}</p>
                        <For each=move || names.get() key=|name| *name let:name>{telling(reading, name)}</For>
                        {opener_unless(Signal::derive(move || own(reading, names)), &format!("element.{}.new", element.key()), ("plus", "Write here"),
                            format!("about {title}"), reading.no_adding_words(Kind::Element, Area::Assessment), move |done| form(reading, element, None, done))}
                    </div>
                </Show>
            </div>
        </li>
    }
}

fn telling(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let element = name.element.unwrap_or(Element::Health);
    let said = move || {
        let entry = entry.get()?;
        let Body::Element(telling) = &entry.entry.body else { return None };
        let one = |prompt: Prompt, text: &ElementText| {
            let text = text.as_str().to_owned();
            (!text.trim().is_empty())
                .then(|| view! { <div><dt>{prompt.plain()}</dt><dd class="said">{text}</dd></div> })
        };
        Some(view! {
            <p class="soft small">{telling.whose.plain()}". "{entry.by.clone()}", "{entry.organisation.clone()}</p>
            <dl class="stack tight">
                {one(Prompt::GoingWell, &telling.going_well)}
                {one(Prompt::Hard, &telling.hard)}
                {one(Prompt::WouldLike, &telling.would_like)}
            </dl>
            {telling.concern.map(|c| view! { <p>"The family says: "{c.words()}</p> })}
        })
    };
    let about = reading.entry_now(name).map(|e| e.organisation).unwrap_or_default();
    view! {
        <div class="stack tight">
            {said}
            {opener(&format!("element.{}.{}", element.key(), name.id), ("pen", "Change"), format!("{}, {about}", element.plain().0), reading.no_change_words(name),
                move |done| form(reading, element, Some(name), done))}
        </div>
    }
}

fn form(reading: Reading, element: Element, name: Option<EntryName>, done: Callback<()>) -> AnyView {
    let blank = || {
        let none = ElementText::default;
        Body::Element(Telling {
            element,
            going_well: none(),
            hard: none(),
            would_like: none(),
            whose: View::Together,
            concern: None,
        })
    };
    let sheet = of(reading, &format!("element.{}", element.key()), name, blank, done);
    sheet.draw_plain(element.plain().0, "Save", move || prompts(sheet, element))
}

fn prompts(sheet: Sheet, element: Element) -> AnyView {
    view! {
        <p class="soft">{element.plain().1}</p>
        {sheet.lines("going_well", Prompt::GoingWell.plain(), "", ELEMENT)}
        {sheet.lines("hard", Prompt::Hard.plain(), "", ELEMENT)}
        {sheet.lines("would_like", Prompt::WouldLike.plain(), "", ELEMENT)}
        {sheet.pick("whose", Prompt::WhoseView.plain(), words::choices(words::view), "Say whose view it is.")}
        {sheet.scale("concern", "How big a worry is it, if the family wants to say?", words::concerns())}
    }
    .into_any()
}
