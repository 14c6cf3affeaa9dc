//! What a screen is made of, and what is said about it outside the screen.

use std::sync::Arc;

use doorstep_shared::date::Now;
use doorstep_shared::directory::Helper;
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{DetailFile, Entry, ListFile};
use doorstep_shared::route::{AskScreen, Route, Screen};
use doorstep_shared::search::{Directory, Query};
use doorstep_shared::words::Words;

use crate::ui::isolated;

/// All a screen is made of. The same on the server and on the phone.
#[derive(Clone)]
pub struct Page {
    /// Language, zone and screen.
    pub route: Route,
    /// How many results are shown; see [`shown`].
    pub shown: usize,
    /// When, in London.
    pub now: Now,
    /// The zone's list.
    pub directory: Arc<Directory>,
    /// The full texts, once they are there. Only a service page asks for them.
    pub detail: Option<Arc<DetailFile>>,
    /// The words of the route's language.
    pub words: Words,
    /// The languages one can change to, the page's own among them.
    pub langs: Vec<Lang>,
    /// Whether one came here from results, so that a way back is shown.
    pub from_results: bool,
}

impl Page {
    /// A page for a route, as the server makes it: nothing known of where one came from.
    pub fn new(route: Route, address_query: &str, now: Now, directory: Arc<Directory>, words: Words) -> Self {
        use doorstep_shared::set::Member as _;
        Self {
            route,
            shown: shown(address_query),
            now,
            directory,
            detail: None,
            words,
            langs: Lang::ALL.to_vec(),
            from_results: false,
        }
    }

    /// The list file.
    pub(crate) fn list(&self) -> &ListFile {
        self.directory.list()
    }

    /// Words of the directory, for the middle of a sentence of the page.
    pub(crate) fn own(&self, words: &str) -> String {
        if self.english() { isolated(words) } else { words.into() }
    }

    /// What people call the zone.
    pub(crate) fn zone_name(&self) -> String {
        self.own(&self.list().zone.name)
    }

    /// Somebody to talk to, if the zone has named one.
    pub(crate) fn helper(&self) -> Option<Helper> {
        let helper = self.list().zone.helper.as_ref()?;
        Some(Helper { name: self.own(&helper.name), place: self.own(&helper.place), phone: helper.phone.clone() })
    }

    /// Whether the directory's own English words stand on a page of another language.
    pub(crate) fn english(&self) -> bool {
        self.words.lang() != Lang::En
    }

    /// The address of another screen.
    pub(crate) fn to(&self, screen: Screen) -> String {
        self.route.to(screen).address()
    }

    /// The address of a form that the server alone makes.
    pub(crate) fn ask(&self, screen: &AskScreen) -> String {
        screen.address(self.route.lang, &self.route.zone)
    }

    /// The address of results.
    pub(crate) fn find(&self, query: Query) -> String {
        self.to(Screen::Results(query))
    }

    /// The entries that are listed today.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Entry> {
        let today = self.now.date;
        self.list().entries.iter().filter(move |e| e.listed(today))
    }
}

/// How many results one page holds at first, and how many each "show more" adds.
pub const STEP: usize = 20;

/// The name in an address of how many results are shown.
pub(crate) const SHOWN: &str = "show";

/// How many results an address asks for: a multiple of [`STEP`], at most 1,000.
pub fn shown(address_query: &str) -> usize {
    let asked = address_query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find_map(|(name, value)| (name == SHOWN).then(|| value.parse::<usize>().ok()).flatten())
        .unwrap_or(STEP);
    asked.clamp(STEP, 1_000).next_multiple_of(STEP)
}

/// What the world outside the screen is told: the window's title, search engines, the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// One sentence about the page.
    pub description: String,
    /// The HTTP status.
    pub status: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_many_results_it_shows() {
        for (query, count) in [
            ("", 20),
            ("q=a&show=40", 40),
            ("show=41", 60),
            ("show=-1", 20),
            ("show=99999999", 1_000),
            ("show=18446744073709551616", 20),
        ] {
            assert_eq!(shown(query), count, "{query}");
        }
    }
}
