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
mod render;
#[cfg(not(target_arch = "wasm32"))]
mod shell;
#[cfg(not(target_arch = "wasm32"))]
mod sprite;

pub use page::{Head, Page, shown};
pub use results::{FOUND, found};

#[cfg(not(target_arch = "wasm32"))]
pub use render::{Rendered, Zone, render, render_not_found, render_unavailable, render_zones};
#[cfg(not(target_arch = "wasm32"))]
pub use shell::{Assets, Files, document};

use doorstep_shared::route::Screen;
use doorstep_shared::words::Words;
use leptos::either::EitherOf4;
use leptos::prelude::*;

/// A page's screen in its frame, and what the world outside the screen is told.
pub fn screen(page: &Page) -> (Head, impl IntoView + use<>) {
    let (head, wide, view) = match &page.route.screen {
        Screen::Home => {
            let (head, view) = home::home(page);
            (head, true, EitherOf4::A(view))
        }
        Screen::Results(query) => {
            let (head, view) = results::results(page, query);
            (head, true, EitherOf4::B(view))
        }
        Screen::Service(id) => {
            let (head, view) = service::service(page, *id);
            (head, false, EitherOf4::C(view))
        }
        Screen::Help => {
            let (head, view) = help::help(page);
            (head, false, EitherOf4::D(view))
        }
    };
    (head, frame::frame(page, wide, view))
}

/// The screen for when neither data nor a page can be had.
pub fn unavailable(words: &Words, again: &str) -> (Head, impl IntoView + use<>) {
    let (head, view) = missing::unavailable(words, again);
    (head, frame::bare_frame(words, view))
}
