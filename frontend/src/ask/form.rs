//! The three forms.

use doorstep_shared::inbox::{Fault, Field, Matter};
use doorstep_shared::route::AskScreen;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::{ServerWords, number};
use leptos::prelude::*;

use super::parts::{Question, boxes, line, lines, summary};
use super::{Form, Trouble, origin};
use crate::page::{Head, Page};
use crate::ui::{Icon, Part, icon, part, way};

/// A form as a screen.
pub(super) fn form(page: &Page, words: &ServerWords, screen: &AskScreen, name: &str, form: &Form) -> (Head, Part) {
    let plain = &page.words;
    let (title, heading, lead) = match screen {
        AskScreen::Right(_) => (plain.is_this_right(), words.right_heading(name), words.right_lead()),
        AskScreen::Suggest => (plain.suggest_service(), plain.suggest_service().to_owned(), words.suggest_lead()),
        AskScreen::Tell(_) => (words.tell_title(), words.tell_title().to_owned(), words.tell_lead()),
    };
    let errors: Vec<(Field, String)> =
        form.faults.iter().map(|(field, fault)| (*field, said(words, *field, *fault))).collect();
    let error = |field: Field| errors.iter().find(|(f, _)| *f == field).map(|(_, error)| error.clone());
    let fields = match screen {
        AskScreen::Right(_) => right(words, form, &error),
        AskScreen::Suggest => suggest(words, form, &error),
        AskScreen::Tell(_) => tell(words, form, &error),
    };
    let contact = Question {
        field: Field::Contact,
        label: words.ask_contact().into(),
        hint: words.ask_contact_hint().into(),
        error: error(Field::Contact),
    };
    let title = plain.title_plain(title);
    let title = if errors.is_empty() { title } else { words.problem_title_prefix(&title) };
    let status = match form.trouble {
        Some(Trouble::Full | Trouble::Unreachable) => 503,
        _ if !errors.is_empty() => 422,
        _ => 200,
    };
    let head = Head { title, description: lead.to_owned(), status };
    let trouble = form.trouble.map(|trouble| banner(page, words, trouble));
    let view = part(view! {
        <div class="stack">
            {summary(words.problem_title(), errors)}
            {trouble}
            <h1 tabindex="-1">{heading}</h1>
            <p class="lead">{lead.to_owned()}</p>
            <p>{words.ask_private().to_owned()}</p>
        </div>
        <form class="stack roomy" method="post" action=screen.address(plain.lang(), &page.route.zone)>
            <input type="hidden" name="stamp" value=form.stamp.clone() />
            {fields}
            {line(contact, form.written.contact.clone(), "off")}
            <div hidden>
                <label for="website">{words.ask_trap().to_owned()}</label>
                <input id="website" name="website" tabindex="-1" autocomplete="off" />
            </div>
            <p><button class="btn">{words.ask_send().to_owned()}</button></p>
        </form>
        {way(origin(page, screen), words.ask_cancel())}
    });
    (head, view)
}

fn said(words: &ServerWords, field: Field, fault: Fault) -> String {
    match (fault, field) {
        (Fault::TooLong { most, is }, _) => {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            words.too_long(count(most), &number(count(is)))
        }
        (Fault::Missing, Field::Matters) => words.missing_matters().into(),
        (Fault::Missing, Field::Name) => words.missing_name().into(),
        (Fault::Missing, Field::Text | Field::Contact) => words.missing_text().into(),
    }
}

/// Why it was not sent. Where waiting is all one can do, there is a number to call.
fn banner(page: &Page, words: &ServerWords, trouble: Trouble) -> Part {
    let sentence = match trouble {
        Trouble::TooSoon => words.try_too_soon(),
        Trouble::Worn => words.try_worn(),
        Trouble::Full => words.try_full(),
        Trouble::Unreachable => words.try_unreachable(),
    };
    let waits = matches!(trouble, Trouble::Full | Trouble::Unreachable);
    let call = page.helper().filter(|_| waits).map(|helper| {
        part(view! {
            <p>
                <a class="btn plain" href=crate::ui::phone_address(&helper.phone)>
                    {icon(Icon::Phone)}
                    {page.words.call_name(&helper.name)}
                </a>
            </p>
        })
    });
    part(view! {
        <div class="banner plain" role="alert">
            {icon(Icon::Info)}
            <div class="stack tight"><p>{sentence.to_owned()}</p>{call}</div>
        </div>
    })
}

type Error<'a> = &'a dyn Fn(Field) -> Option<String>;

fn right(words: &ServerWords, form: &Form, error: Error<'_>) -> Vec<Part> {
    let matters = Question {
        field: Field::Matters,
        label: words.right_matters().into(),
        hint: words.right_matters_hint().into(),
        error: error(Field::Matters),
    };
    let choices = Matter::ALL
        .iter()
        .map(|matter| {
            let chosen = form.written.matters.iter().any(|key| key == matter.key());
            (matter.key(), matter_word(words, *matter).to_owned(), chosen)
        })
        .collect();
    let text = Question {
        field: Field::Text,
        label: words.right_text().into(),
        hint: words.right_text_hint().into(),
        error: error(Field::Text),
    };
    vec![boxes(matters, choices), lines(text, form.written.text.clone())]
}

/// What of an entry may be wrong, in words.
fn matter_word(words: &ServerWords, matter: Matter) -> &str {
    match matter {
        Matter::Times => words.matter_times(),
        Matter::Place => words.matter_place(),
        Matter::Cost => words.matter_cost(),
        Matter::WhoFor => words.matter_who_for(),
        Matter::Contact => words.matter_contact(),
        Matter::Closed => words.matter_closed(),
        Matter::Other => words.matter_other(),
    }
}

fn suggest(words: &ServerWords, form: &Form, error: Error<'_>) -> Vec<Part> {
    let name = Question {
        field: Field::Name,
        label: words.suggest_name().into(),
        hint: String::new(),
        error: error(Field::Name),
    };
    let text = Question {
        field: Field::Text,
        label: words.suggest_text().into(),
        hint: words.suggest_text_hint().into(),
        error: error(Field::Text),
    };
    vec![line(name, form.written.name.clone(), "off"), lines(text, form.written.text.clone())]
}

fn tell(words: &ServerWords, form: &Form, error: Error<'_>) -> Vec<Part> {
    let text = Question {
        field: Field::Text,
        label: words.tell_text().into(),
        hint: words.tell_text_hint().into(),
        error: error(Field::Text),
    };
    vec![lines(text, form.written.text.clone())]
}
