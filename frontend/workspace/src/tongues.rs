//! The names of the languages that people speak, in English.

use std::collections::BTreeMap;

use doorstep_shared::lang::{Lang, LanguageCode};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform;
use crate::rules::plan_words::LANGUAGES;

/// The names, once they are here; the codes until then.
#[derive(Clone, Copy)]
pub struct Tongues(RwSignal<BTreeMap<String, String>>);

/// Asks for the names.
pub fn tongues() -> Tongues {
    let names = RwSignal::new(BTreeMap::new());
    spawn_local(async move {
        let Some(words) = platform::words(Lang::En).await else { return };
        let codes = LANGUAGES.split(' ').filter_map(|code| code.parse::<LanguageCode>().ok());
        let all = codes.map(|code| (code.to_string(), words.language(code).into_owned())).collect();
        names.try_set(all);
    });
    Tongues(names)
}

impl Tongues {
    /// The name of a language. Reactive.
    pub fn name(self, code: LanguageCode) -> String {
        self.0.with(|names| names.get(code.as_str()).cloned().unwrap_or_else(|| code.to_string()))
    }

    /// The languages to choose from, and none as the first. Reactive.
    pub fn options(self) -> Vec<(String, String)> {
        let none = (String::new(), "Choose a language".to_owned());
        let one = |code: &str| {
            let name = self.0.with(|names| names.get(code).cloned()).unwrap_or_else(|| code.to_owned());
            (code.to_owned(), name)
        };
        std::iter::once(none).chain(LANGUAGES.split(' ').map(one)).collect()
    }
}
