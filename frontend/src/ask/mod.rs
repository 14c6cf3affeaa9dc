//! Forms in which families tell the centre something, and the thanks behind them. The server alone makes these pages: plain
//! HTML forms that need no program, and no byte on a phone that never opens one.

mod form;
mod parts;
mod thanks;

use doorstep_shared::inbox::{Fault, Field, MessageKind, Written};
use doorstep_shared::lang::Lang;
use doorstep_shared::route::{AskScreen, Screen};
use doorstep_shared::words::ServerWords;
use leptos::prelude::*;

use crate::frame::server_frame;
use crate::page::{Head, Page};
use crate::render::Rendered;
use crate::ui::Part;

/// What stands in a form, and what is the matter with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// What was typed so far.
    pub written: Written,
    /// What is the matter with it, field by field.
    pub faults: Vec<(Field, Fault)>,
    /// Why it was not sent although it makes sense.
    pub trouble: Option<Trouble>,
    /// The stamp it goes back with.
    pub stamp: String,
}

/// Why a form that makes sense was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It came back faster than anybody reads.
    TooSoon,
    /// It had lain open for too long.
    Worn,
    /// Too many others wrote in this hour.
    Full,
    /// What is needed to send it cannot be reached.
    Unreachable,
}

/// What a form is about.
pub fn kind_of(screen: &AskScreen) -> MessageKind {
    match screen {
        AskScreen::Right(_) => MessageKind::Wrong,
        AskScreen::Suggest => MessageKind::NewService,
        AskScreen::Tell(_) => MessageKind::Tell,
    }
}

/// The page with a form. None for a service that is not in the list.
pub fn render_form(page: &Page, words: &ServerWords, screen: &AskScreen, form: &Form) -> Option<Rendered> {
    let name = name_of(page, screen)?;
    Some(framed(page, screen, form::form(page, words, screen, &name, form)))
}

/// The page that thanks. `contact` when they said how to reach them. None for a service that is not in the list.
pub fn render_thanks(page: &Page, words: &ServerWords, screen: &AskScreen, contact: bool) -> Option<Rendered> {
    let name = name_of(page, screen)?;
    Some(framed(page, screen, thanks::thanks(page, words, screen, &name, contact)))
}

/// The name of the service a form is about, for the middle of a sentence; empty where it is about none.
fn name_of(page: &Page, screen: &AskScreen) -> Option<String> {
    let AskScreen::Right(id) = screen else { return Some(String::new()) };
    let (_, entry) = page.list().entry(*id)?;
    let (name, _, lang, _) = entry.words(page.words.lang());
    Some(if lang == page.words.lang() { name.into() } else { page.own(name) })
}

fn framed(page: &Page, screen: &AskScreen, (head, view): (Head, Part)) -> Rendered {
    let address = |lang: Lang| screen.address(lang, &page.route.zone);
    let body = server_frame(page, &address, view).to_html();
    let Head { title, description, status } = head;
    Rendered { lang: page.words.lang(), title, description, body, status }
}

/// Where one comes from and goes back to.
fn origin(page: &Page, screen: &AskScreen) -> String {
    match screen {
        AskScreen::Right(id) => page.to(Screen::Service(*id)),
        AskScreen::Suggest => page.to(Screen::Home),
        AskScreen::Tell(text) => page.find(doorstep_shared::search::Query { text: text.clone(), ..Default::default() }),
    }
}
