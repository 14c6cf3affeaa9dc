//! The app: one page at a time, shown from the files in memory.

use std::cell::{Cell, RefCell};

use doorstep_shared::lang::Lang;
use doorstep_shared::route::{Route, Screen};
use doorstep_shared::search::Query;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::Words;
use doorstep_views::{FOUND, Head, Page};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::data::Sources;
use crate::platform::history::{Step, enter, load};
use crate::platform::{events, fetch, find, keep, screen};

/// How a page is arrived at.
#[derive(Clone, Copy, PartialEq)]
pub enum Arrival {
    /// At its top, its heading in focus.
    Top,
    /// Back or forward, to where it was scrolled.
    Again(f64),
    /// The same place on the page: only its language, or how much of it there is, has changed.
    Same,
}

/// The app. It lives as long as the page, so everything may hold on to it.
pub struct App {
    root: Element,
    sources: Sources,
    page: RefCell<Page>,
    /// Words of the languages used so far.
    words: RefCell<Vec<Words>>,
    /// Counts the journeys: an answer for an earlier one comes too late.
    journey: Cell<u32>,
    /// The full texts are on their way.
    awaits_detail: Cell<bool>,
}

impl App {
    /// The app for the page the server made.
    pub fn new(root: Element, sources: Sources, page: Page) -> Self {
        let words = RefCell::new(vec![page.words.clone()]);
        let (page, journey, awaits_detail) = (RefCell::new(page), Cell::new(0), Cell::new(false));
        Self { root, sources, page, words, journey, awaits_detail }
    }

    /// The route that is shown.
    pub fn route(&self) -> Route {
        self.page.borrow().route.clone()
    }

    /// Replaces the page the server made by the same page of our own.
    pub fn take_over(&'static self) {
        let _ = self.root.remove_attribute("data-ssr");
        self.show(Arrival::Same);
    }

    /// Goes to a route: gets what it needs first, or leaves it to the server.
    pub fn go(&'static self, route: Route, shown: usize, step: Step, arrival: Arrival, address: String) {
        let journey = self.journey.get() + 1;
        self.journey.set(journey);
        if let Some(words) = self.known_words(route.lang) {
            return self.arrive(route, shown, step, arrival, &address, words);
        }
        spawn_local(async move {
            let words = self.sources.words(route.lang).await;
            if self.journey.get() != journey {
                return;
            }
            match words {
                Some(words) => {
                    self.words.borrow_mut().push(words.clone());
                    self.arrive(route, shown, step, arrival, &address, words);
                }
                None => self.leave(address).await,
            }
        });
    }

    fn known_words(&self, lang: Lang) -> Option<Words> {
        self.words.borrow().iter().find(|w| w.lang() == lang).cloned()
    }

    fn arrive(&'static self, route: Route, shown: usize, step: Step, arrival: Arrival, address: &str, words: Words) {
        enter(address, step);
        {
            let mut page = self.page.borrow_mut();
            page.from_results = step == Step::Push
                && matches!(route.screen, Screen::Service(_))
                && matches!(page.route.screen, Screen::Results(_));
            page.route = route;
            page.shown = shown;
            page.now = self.sources.clock.now();
            page.words = words;
        }
        self.show(arrival);
        self.fetch_detail_if_asked();
    }

    /// Shows the page as it now is, in one task.
    fn show(&self, arrival: Arrival) {
        let page = self.page.borrow();
        screen::set_language(page.route.lang.key(), page.route.lang.dir());
        let kept = (arrival == Arrival::Same).then(|| keep::keep(&self.root));
        let (head, view) = doorstep_views::screen(&page);
        screen::put(&self.root, view);
        drop(page);
        self.tell(&head, arrival);
        match (arrival, kept) {
            (Arrival::Same, Some(kept)) => keep::put_back(&self.root, &kept),
            (Arrival::Again(y), _) => {
                screen::focus("h1");
                screen::scroll_to(y);
            }
            _ => {
                screen::focus("h1");
                screen::scroll_to(0.0);
            }
        }
    }

    fn tell(&self, head: &Head, arrival: Arrival) {
        screen::set_title(&head.title);
        if arrival != Arrival::Same {
            screen::say(&head.title);
        }
    }

    /// Shows more of what was found: the page stays, and focus goes to the first that is new.
    pub fn show_more(&'static self, shown: usize, address: &str) {
        let before = self.page.borrow().shown;
        enter(address, Step::Replace);
        self.page.borrow_mut().shown = shown;
        self.refresh_found();
        let mut first_new = String::from(".cards>:nth-child(");
        first_new.push_str(&doorstep_shared::words::number(u32::try_from(before + 1).unwrap_or(1)));
        first_new.push_str(") a");
        screen::focus(&first_new);
    }

    /// The form of a search has changed: what is found follows at once, and the number is said.
    pub fn follow(&'static self, query: Query) {
        let address = {
            let mut page = self.page.borrow_mut();
            if page.route.screen == Screen::Results(query.clone()) {
                return;
            }
            page.route.screen = Screen::Results(query);
            page.shown = doorstep_views::shown("");
            page.now = self.sources.clock.now();
            page.route.address()
        };
        // An answer that is still on its way would bring back the page before.
        self.journey.set(self.journey.get() + 1);
        enter(&address, Step::Replace);
        self.refresh_found();
    }

    fn refresh_found(&self) {
        let page = self.page.borrow();
        let (Screen::Results(query), Some(place)) = (&page.route.screen, document_part(FOUND)) else { return };
        let (title, view) = doorstep_views::found(&page, query);
        screen::put(&place, view);
        screen::set_title(&title);
        screen::say(&title);
    }

    /// Gets the full texts when nothing else is to be done, unless the person is sparing with data.
    pub fn fetch_detail_when_idle(&'static self) {
        if !screen::saves_data() {
            events::after(2_000, || self.fetch_detail());
        }
    }

    fn fetch_detail_if_asked(&'static self) {
        if matches!(self.page.borrow().route.screen, Screen::Service(_)) {
            self.fetch_detail();
        }
    }

    fn fetch_detail(&'static self) {
        if self.page.borrow().detail.is_some() || self.awaits_detail.replace(true) {
            return;
        }
        spawn_local(async {
            let detail = self.sources.detail().await;
            self.awaits_detail.set(false);
            let there = detail.is_some();
            if there {
                self.page.borrow_mut().detail = detail;
            }
            let route = self.route();
            if !matches!(route.screen, Screen::Service(_)) {
                return;
            }
            if there {
                self.show(Arrival::Same);
            } else {
                self.leave(route.address()).await;
            }
        });
    }

    /// Leaves a page to the server; says so where the server does not answer either.
    async fn leave(&self, address: String) {
        if fetch::answers(&address).await {
            return load(&address);
        }
        let page = self.page.borrow();
        let (head, view) = doorstep_views::unavailable(&page.words, &address);
        screen::put(&self.root, view);
        drop(page);
        self.tell(&head, Arrival::Top);
        screen::focus("h1");
        screen::scroll_to(0.0);
    }
}

fn document_part(id: &str) -> Option<Element> {
    let mut selector = String::from("#");
    selector.push_str(id);
    find(&selector)
}
