//! The form's sections, but for times and translations.

use doorstep_shared::directory::{Aim, Attend, Category, Channel, Kind, Level, LifeStage, Need, Programme};
use doorstep_shared::editing::EntryForm;
use doorstep_shared::inbox::Matter;
use doorstep_shared::lang::LanguageCode;
use doorstep_shared::set::Member;
use doorstep_shared::words::Words;
use leptos::prelude::*;

use super::control::{Choice, Look, checks, press, radios, select, text, tick};
use super::letters;
use super::writing::{Lens, Writing, id_of, part};
use crate::platform;

/// Codes of the languages one can choose here, the most common in family zones first.
const LANGUAGES: &str =
    "en pl ro pa ur pt es ar bn so fa ku tr ti am uk ru zh yue vi hi gu ta fr it sq bg hu lt sk ps sw yo ne rom bfi";

fn choices<M: Member>(say: impl Fn(M) -> String) -> Vec<(String, String)> {
    M::ALL.iter().map(|m| (m.key().to_owned(), say(*m))).collect()
}

fn of(w: Writing) -> Words {
    w.words.get_value()
}

/// A section with its heading.
pub fn section(id: &'static str, title: &'static str, inside: AnyView) -> AnyView {
    view! {
        <section class="notice stack" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// What it is.
pub fn what_it_is(w: Writing) -> AnyView {
    let words = of(w);
    let organisations = w.around.with_value(|around| {
        let named = around.organisations.iter().map(|o| (o.id.to_string(), o.name.clone()));
        std::iter::once((String::new(), "Not named".to_owned())).chain(named).collect::<Vec<_>>()
    });
    let kinds = std::iter::once((String::new(), "Choose".to_owned()))
        .chain(choices::<Kind>(|k| words.kind(k).into()))
        .collect();
    let inside = view! {
        {text(w, "/name", "Name", Look::default(), part(|f| Some(&mut f.name)))}
        {text(w, "/summary", "Summary", Look { hint: "One or two short sentences for lists.", lines: true, help: true, ..Look::default() }, part(|f| Some(&mut f.summary)))}
        {text(w, "/description", "Description", Look { hint: "What happens there? Leave a line empty between paragraphs. Begin a line with “- ” for a list.", lines: true, help: true, ..Look::default() }, part(|f| Some(&mut f.description)))}
        {select(w, "/kind", "Kind of service", "It decides how long a check holds.", part(|f| Some(&mut f.kind)), kinds)}
        {select(w, "/organisation", "Who runs it", "", part(|f| Some(&mut f.organisation)), organisations)}
        {checks(w, "/categories", "What it is about", "", part(|f| Some(&mut f.categories)), choices::<Category>(|c| words.category(c).into()), None)}
        <details class="more"><summary>"Aims, programmes, needs and search words"</summary>
            <div class="stack">
                {checks(w, "/aims", "Aims", "The zone’s aims that it serves.", part(|f| Some(&mut f.aims)), choices::<Aim>(|a| words.aim(a).into()), None)}
                {checks(w, "/programmes", "Programmes", "", part(|f| Some(&mut f.programmes)), choices::<Programme>(|p| words.programme(p).into()), None)}
                {checks(w, "/needs", "Needs", "", part(|f| Some(&mut f.needs)), choices::<Need>(|n| words.need(n).into()), None)}
                {text(w, "/tags", "Search words", Look { hint: "Other words families may type, with commas between them.", ..Look::default() }, part(|f| Some(&mut f.tags)))}
            </div>
        </details>
    };
    section("s-what", "What it is", inside.into_any())
}

/// Who it is for, and what it costs.
pub fn who_and_cost(w: Writing) -> AnyView {
    let words = of(w);
    let choice = |key: &str, words: &str| -> Choice { (key.into(), words.into(), "") };
    let levels = std::iter::once(choice("", "Not known"))
        .chain(Level::ALL.iter().map(|l| (l.key().to_owned(), words.level(*l).to_owned(), "")))
        .collect();
    let ages = part(|f: &mut EntryForm| Some(&mut f.ages.is));
    let cost = part(|f: &mut EntryForm| Some(&mut f.cost.is));
    let (ages_now, cost_now) = (ages.clone(), cost.clone());
    let units = || vec![("years".to_owned(), "years".to_owned()), ("months".to_owned(), "months".to_owned())];
    let range = move || {
        (ages_now.get(w) == "range").then(|| {
            let short = Look { keyboard: "numeric", short: true, ..Look::default() };
            view! {
                <div class="facts-row">
                    {text(w, "/ages/from", "Youngest", Look { hint: "Empty: from birth", ..short }, part(|f| Some(&mut f.ages.from)))}
                    {select(w, "/ages/from_in", "Youngest in", "", part(|f| Some(&mut f.ages.from_in)), units())}
                    {text(w, "/ages/to", "Oldest", Look { hint: "This age may come too", ..short }, part(|f| Some(&mut f.ages.to)))}
                    {select(w, "/ages/to_in", "Oldest in", "", part(|f| Some(&mut f.ages.to_in)), units())}
                </div>
            }
        })
    };
    let price = move || {
        (cost_now.get(w) == "paid").then(|| {
            text(
                w,
                "/cost/text",
                "How much",
                Look { hint: "In words, for example £2 a family, fruit included.", ..Look::default() },
                part(|f| Some(&mut f.cost.text)),
            )
        })
    };
    let inside = view! {
        {letters::beside(w, &[Matter::Cost, Matter::WhoFor], false)}
        {text(w, "/who_for", "Who it is for", Look { hint: "In a sentence.", help: true, ..Look::default() }, part(|f| Some(&mut f.who_for)))}
        {checks(w, "/stages", "Life stages", "", part(|f| Some(&mut f.stages)), choices::<LifeStage>(|s| words.stage(s).into()), Some("Not known"))}
        {known_radios(w, "/ages", "Ages", ages, &[("", "Not known"), ("all", "All ages"), ("range", "Some ages")])}
        {range}
        {radios(w, "/level", "Who may use it", "", part(|f| Some(&mut f.level)), levels)}
        {known_radios(w, "/cost", "Cost", cost, &[("", "Not known"), ("free", "Free"), ("paid", "It costs something")])}
        {price}
    };
    section("s-who", "Who for and cost", inside.into_any())
}

/// Radios whose first choice, "not known", is an empty value.
fn known_radios(w: Writing, path: &'static str, legend: &str, lens: Lens<String>, all: &[(&str, &str)]) -> AnyView {
    let choices: Vec<Choice> = all.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned(), "")).collect();
    radios(w, path, legend, "", lens, choices)
}

/// How to come, and how to reach it.
pub fn how_and_reach(w: Writing) -> AnyView {
    let words = of(w);
    let inside = view! {
        {checks(w, "/attend", "How to attend", "", part(|f| Some(&mut f.attend)), choices::<Attend>(|a| words.attend(a).into()), Some("Not known"))}
        {text(w, "/attend_note", "More about coming", Look { hint: "For example: ring the bell at the side door.", help: true, ..Look::default() }, part(|f| Some(&mut f.attend_note)))}
        {checks(w, "/channels", "Where help is given", "", part(|f| Some(&mut f.channels)), choices::<Channel>(|c| words.channel(c).into()), Some("Not known"))}
        {text(w, "/bring", "What to bring", Look { help: true, ..Look::default() }, part(|f| Some(&mut f.bring)))}
        {letters::beside(w, &[Matter::Contact], false)}
        {contacts(w)}
        {links(w)}
    };
    section("s-how", "How to come and reach it", inside.into_any())
}

fn contacts(w: Writing) -> AnyView {
    let count = Memo::new(move |_| w.form.with(|f| f.contacts.len()));
    let row = move |i: usize| {
        let at = |field: &str| format!("/contacts/{i}/{field}");
        view! {
            <fieldset class="field wide-field row-of" id=id_of(&format!("/contacts/{i}")) tabindex="-1">
                <legend>"Contact "{i + 1}</legend>
                <div class="facts-row">
                    {text(w, at("phone"), "Phone", Look { keyboard: "tel", ..Look::default() }, part(move |f| f.contacts.get_mut(i).map(|c| &mut c.phone)))}
                    {text(w, at("email"), "E-mail", Look { keyboard: "email", ..Look::default() }, part(move |f| f.contacts.get_mut(i).map(|c| &mut c.email)))}
                    {text(w, at("name"), "Whom to ask for", Look::default(), part(move |f| f.contacts.get_mut(i).map(|c| &mut c.name)))}
                    {text(w, at("title"), "What they do", Look::default(), part(move |f| f.contacts.get_mut(i).map(|c| &mut c.title)))}
                </div>
                {tick(w, "Families may see this", part(move |f| f.contacts.get_mut(i).map(|c| &mut c.public)))}
                {press("Take out".into(), format!("contact {}", i + 1), "btn quiet", move || w.form.update(|f| { f.contacts.remove(i); }))}
            </fieldset>
        }
    };
    let add = move || {
        let new = w.form.with_untracked(|f| f.contacts.len());
        w.form.update(|f| f.contacts.push(doorstep_shared::editing::ContactRow::default()));
        focus_soon(format!("/contacts/{new}/phone"));
    };
    view! {
        {move || (0..count.get()).map(row).collect_view()}
        <p>{press("Add a contact".into(), String::new(), "btn plain", add)}</p>
    }
    .into_any()
}

fn links(w: Writing) -> AnyView {
    let count = Memo::new(move |_| w.form.with(|f| f.links.len()));
    let row = move |i: usize| {
        let at = |field: &str| format!("/links/{i}/{field}");
        view! {
            <fieldset class="field wide-field row-of">
                <legend>"Web address "{i + 1}</legend>
                <div class="facts-row">
                    {text(w, at("url"), "Address", Look { keyboard: "url", ..Look::default() }, part(move |f| f.links.get_mut(i).map(|l| &mut l.url)))}
                    {text(w, at("label"), "Words to show", Look::default(), part(move |f| f.links.get_mut(i).map(|l| &mut l.label)))}
                </div>
                {press("Take out".into(), format!("web address {}", i + 1), "btn quiet", move || w.form.update(|f| { f.links.remove(i); }))}
            </fieldset>
        }
    };
    let add = move || {
        let new = w.form.with_untracked(|f| f.links.len());
        w.form.update(|f| f.links.push(doorstep_shared::editing::LinkRow::default()));
        focus_soon(format!("/links/{new}/url"));
    };
    view! {
        {move || (0..count.get()).map(row).collect_view()}
        <p>{press("Add a web address".into(), String::new(), "btn plain", add)}</p>
    }
    .into_any()
}

/// Puts focus on a box that is about to be drawn.
pub fn focus_soon(path: String) {
    request_animation_frame(move || platform::focus(&format!("#{}", id_of(&path))));
}

/// Access and languages.
pub fn access_and_languages(w: Writing) -> AnyView {
    let words = of(w);
    let languages = LANGUAGES
        .split(' ')
        .filter_map(|code| code.parse::<LanguageCode>().ok())
        .map(|code| (code.to_string(), words.language(code).into_owned()))
        .collect();
    let send = part(|f: &mut EntryForm| Some(&mut f.send_support));
    let inside = view! {
        {known_radios(w, "/send_support", "Extra support for children with special needs or disabilities", send, &[("", "Not known"), ("yes", "Yes"), ("no", "No")])}
        {text(w, "/send_note", "What the support is", Look { help: true, ..Look::default() }, part(|f| Some(&mut f.send_note)))}
        {checks(w, "/languages", "Languages spoken", "", part(|f| Some(&mut f.languages)), languages, Some("Not known"))}
        <p class="hint">"Steps, toilets, prams and parking belong to the place, and are the same for everything that happens there."</p>
    };
    section("s-access", "Access and languages", inside.into_any())
}

/// Who may see it.
pub fn visibility(w: Writing) -> AnyView {
    let choices = vec![
        ("public".to_owned(), "Everybody".to_owned(), "Families find it when it is saved."),
        ("staff".to_owned(), "Staff only".to_owned(), "Families do not see it."),
    ];
    section(
        "s-sight",
        "Visibility",
        radios(w, "/visibility", "Who sees it", "", part(|f| Some(&mut f.visibility)), choices),
    )
}
