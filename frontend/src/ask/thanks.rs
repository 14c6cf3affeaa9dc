//! The thanks: what happens next, and a way back.

use doorstep_shared::route::{AskScreen, Screen};
use doorstep_shared::search::Query;
use doorstep_shared::words::ServerWords;
use leptos::prelude::*;

use crate::page::{Head, Page};
use crate::ui::{Part, part, way};

/// The page.
pub(super) fn thanks(page: &Page, words: &ServerWords, screen: &AskScreen, name: &str, contact: bool) -> (Head, Part) {
    let next = match screen {
        AskScreen::Right(_) => words.thanks_wrong(),
        AskScreen::Suggest => words.thanks_new_service(),
        AskScreen::Tell(_) => words.thanks_tell(),
    };
    let then = if contact { words.thanks_contact() } else { words.thanks_no_contact() };
    let back = match screen {
        AskScreen::Right(id) => way(page.to(Screen::Service(*id)), &words.thanks_back(name)),
        AskScreen::Suggest | AskScreen::Tell(_) => way(page.find(Query::default()), words.thanks_search()),
    };
    let title = page.words.title_plain(words.thanks_title());
    let view = part(view! {
        <div class="stack">
            <h1 tabindex="-1">{words.thanks_title().to_owned()}</h1>
            <p class="lead">{next.to_owned()}</p>
            <p>{then.to_owned()}</p>
            {back}
        </div>
        {crate::frame::help_section(page)}
    });
    (Head { title, description: next.to_owned(), status: 200 }, view)
}
