//! The screens families see, as pure functions of the published files: no request, no clock, no browser.
//!
//! The same functions make HTML on the server and nodes on the phone, so a page never changes under its reader when the
//! program takes over. They hold no state and handle no event: what a press does is decided by its link or form, which
//! works without any program, and which the app's router answers in place.
#![warn(missing_docs)]

mod frame;
mod help;
mod home;
mod missing;
mod page;
mod results;
mod say;
mod service;
mod ui;
mod when;

#[cfg(not(target_arch = "wasm32"))]
mod ask;
#[cfg(not(target_arch = "wasm32"))]
mod desk_shell;
#[cfg(not(target_arch = "wasm32"))]
mod desk_sprite;
#[cfg(not(target_arch = "wasm32"))]
mod render;
#[cfg(not(target_arch = "wasm32"))]
mod shell;
#[cfg(not(target_arch = "wasm32"))]
mod sprite;

pub use page::{Head, Page, shown};
pub use results::{FOUND, found};
pub use ui::Part;

#[cfg(not(target_arch = "wasm32"))]
pub use ask::{Form, Trouble, kind_of, render_form, render_thanks};
#[cfg(not(target_arch = "wasm32"))]
pub use desk_shell::desk_document;
#[cfg(not(target_arch = "wasm32"))]
pub use render::{Rendered, Zone, render, render_not_found, render_unavailable, render_zones};
#[cfg(not(target_arch = "wasm32"))]
pub use shell::{Assets, Files, document};

use doorstep_shared::route::Screen;
use doorstep_shared::words::Words;

/// A page's screen in its frame, and what the world outside the screen is told.
pub fn screen(page: &Page) -> (Head, Part) {
    let (head, view) = bare_screen(page);
    let wide = matches!(page.route.screen, Screen::Home | Screen::Results(_));
    (head, frame::frame(page, wide, view))
}

/// A page's screen without its frame, for those who show it within a page of their own.
pub fn bare_screen(page: &Page) -> (Head, Part) {
    match &page.route.screen {
        Screen::Home => home::home(page),
        Screen::Results(query) => results::results(page, query),
        Screen::Service(id) => service::service(page, *id),
        Screen::Help => help::help(page),
    }
}

/// The screen for when neither data nor a page can be had.
pub fn unavailable(words: &Words, again: &str) -> (Head, Part) {
    let (head, view) = missing::unavailable(words, again);
    (head, frame::bare_frame(words, view))
}
