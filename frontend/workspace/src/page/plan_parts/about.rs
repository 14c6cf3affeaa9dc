//! "All about me": what helps this child, by each partner who wrote it down, side by side; and who belongs to the family.

use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::content::ElementText;
use doorstep_shared::plans::entry::{self, Body, EntryName, Kind};
use doorstep_shared::plans::note::Voice;
use leptos::prelude::*;

use super::boxes::ELEMENT;
use super::family::Family;
use super::place::Place;
use super::reading::{Reading, opener, opener_unless, reading};
use super::safe_contact::SafeContacts;
use super::sheet::Sheet;
use super::words;
use crate::platform;
use crate::ui::Empty;

/// A question: its field, what it is called, and what to think about.
type Question = (&'static str, &'static str, &'static str);

/// The questions of "all about me".
const ABOUT: [Question; 10] = [
    ("likes", "What I like", "Things, games, songs, food"),
    ("what_people_like", "What people like about me", "Ask somebody who loves them"),
    ("what_matters", "What matters to me", "For example a toy, a habit, a day of the week"),
    ("how_to_comfort", "What calms me", "When I am sad, tired or cross"),
    ("how_to_help", "How to help me", "With eating, the toilet, dressing, talking, new things"),
    ("words_i_use", "Words I use", "In my language, with what they mean"),
    ("important_people", "People who are important to me", "Pets and toys count"),
    ("routines", "My day", "Sleep, food, rest"),
    ("worries", "What worries me", "About school, or about anything"),
    ("hopes", "What I hope for", "And what my family hopes for"),
];

/// The questions about health that a school has to know.
const HEALTH: [Question; 4] = [
    ("allergies", "Allergies", "What they are, and what to do"),
    ("medicine", "Medicine at school", "Which, when, and who gives it"),
    ("what_helps", "Seeing, hearing and moving", "What helps"),
    ("checks", "Checks", "Which are due or done, in the family’s words"),
];

/// The page.
#[component]
pub fn AboutMe() -> impl IntoView {
    let reading = reading();
    view! {
        <section class="stack" aria-labelledby="about-me-list">
            <h2 id="about-me-list">"All about me"</h2>
            {side_by_side(reading, Kind::AboutMe, Area::AboutMe, &ABOUT, "All about me", about_form)}
        </section>
        {health(reading)}
        <Family/>
        <Place/>
        <SafeContacts/>
    }
}

/// Health flags, for those who may see or write them.
fn health(reading: Reading) -> impl IntoView {
    let any = reading.of_kind(Kind::Health);
    let shown =
        Memo::new(move |_| any.with(|any| !any.is_empty()) || reading.no_adding(Kind::Health, Area::Health).is_none());
    view! {
        <Show when=move || shown.get()>
            <section class="stack" aria-labelledby="health-list">
                <h2 id="health-list">"Health flags"</h2>
                <p class="soft">"What a school has to know to keep the child well. No diagnosis."</p>
                {side_by_side(reading, Kind::Health, Area::Health, &HEALTH, "Health flags", health_form)}
            </section>
        </Show>
    }
}

type MakeForm = fn(Reading, Option<EntryName>, Callback<()>) -> AnyView;

fn side_by_side(
    reading: Reading,
    kind: Kind,
    area: Area,
    questions: &'static [Question],
    what: &'static str,
    form: MakeForm,
) -> impl IntoView {
    let names = reading.of_kind(kind);
    // Each partner has one of its own: who has one changes it instead.
    let has_own = Memo::new(move |_| {
        let mine = reading.view().and_then(|view| view.me.organisation);
        names.with(|names| names.iter().any(|name| Some(name.id) == mine.map(|mine| mine.uuid())))
    });
    let form_name = if kind == Kind::Health { "health.new" } else { "about-me.new" };
    view! {
        <div class="tiles cards">
            <For each=move || names.get() key=|name| *name let:name>{one(reading, name, questions, what, form)}</For>
        </div>
        <Show when=move || names.with(Vec::is_empty)>
            <Empty icon_name="people" title="Nobody has written here yet"><p>"Ask the child and the family, and write it down in their words."</p></Empty>
        </Show>
        {opener_unless(has_own.into(), form_name, ("plus", "Write it down"), what.to_owned(), reading.no_adding_words(kind, area), move |done| {
            form(reading, None, done)
        })}
    }
}

fn one(
    reading: Reading,
    name: EntryName,
    questions: &'static [Question],
    what: &'static str,
    form: MakeForm,
) -> impl IntoView {
    let entry = reading.entry(name);
    let about = entry.get_untracked().map(|e| e.organisation).unwrap_or_default();
    let kind = name.kind;
    let form_name = format!("{}.{}", if kind == Kind::Health { "health" } else { "about-me" }, name.id);
    let head = move || {
        entry.get().map(|entry| {
            let voice = match &entry.entry.body {
                Body::AboutMe(about) => format!("{}. ", words::voice(about.voice)),
                _ => String::new(),
            };
            let when = platform::london(&entry.entry.changed_at);
            view! {
                <h3>{entry.organisation}</h3>
                <p class="soft small">{voice}"Written down by "{entry.by}", last changed by "{entry.changed_by}" on "{when}</p>
            }
        })
    };
    let body = move || {
        entry.get().map(|entry| {
            let fields = serde_json::to_value(&entry.entry.body).unwrap_or_default();
            let said = questions.iter().filter_map(|(field, label, _)| {
                let text = fields.get(*field)?.as_str()?.to_owned();
                (!text.trim().is_empty()).then(|| view! { <div><dt>{*label}</dt><dd class="said">{text}</dd></div> })
            });
            view! { <dl class="stack tight">{said.collect_view()}</dl> }
        })
    };
    view! {
        <article class="notice stack">
            {head}
            {body}
            {opener(&form_name, ("pen", "Change"), format!("{what}, {about}"), reading.no_change_words(name), move |done| form(reading, Some(name), done))}
        </article>
    }
}

/// The form of "all about me"; also the wizard's.
pub fn about_form(reading: Reading, entry: Option<EntryName>, done: Callback<()>) -> AnyView {
    let blank = || {
        Body::AboutMe(Box::new(entry::AboutMe {
            likes: ElementText::default(),
            what_people_like: ElementText::default(),
            what_matters: ElementText::default(),
            how_to_comfort: ElementText::default(),
            how_to_help: ElementText::default(),
            words_i_use: ElementText::default(),
            important_people: ElementText::default(),
            routines: ElementText::default(),
            worries: ElementText::default(),
            hopes: ElementText::default(),
            voice: Voice::Family,
        }))
    };
    let sheet = of(reading, "about-me", entry, blank, done);
    sheet.draw_plain("All about me", "Save", move || {
        let questions = questions(sheet, &ABOUT);
        view! {
            {sheet.pick("voice", "Whose words are these?", words::choices(words::voice), "Say whose words these are.")}
            {questions}
        }
        .into_any()
    })
}

fn health_form(reading: Reading, entry: Option<EntryName>, done: Callback<()>) -> AnyView {
    let blank = || {
        let none = ElementText::default;
        Body::Health(entry::Health { allergies: none(), medicine: none(), what_helps: none(), checks: none() })
    };
    let sheet = of(reading, "health", entry, blank, done);
    sheet.draw_plain("Health flags", "Save", move || questions(sheet, &HEALTH).into_any())
}

/// The form of an entry that is there, or of a new one.
pub fn of(
    reading: Reading,
    form: &str,
    entry: Option<EntryName>,
    blank: impl FnOnce() -> Body,
    done: Callback<()>,
) -> Sheet {
    let now = entry.and_then(|name| reading.body_now(name));
    let form = entry.map_or_else(|| format!("{form}.new"), |name| format!("{form}.{}", name.id));
    Sheet::open(&form, entry, now.unwrap_or_else(blank), done)
}

fn questions(sheet: Sheet, questions: &'static [Question]) -> impl IntoView {
    questions.iter().map(|(field, label, hint)| sheet.lines(field, label, hint, ELEMENT)).collect_view()
}
