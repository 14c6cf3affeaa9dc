//! Facts of a service. A solid line is something we know, a dashed one something not known.

use leptos::prelude::*;

use super::{Icon, Part, icon, part};

/// What is said about one fact.
pub struct Said {
    text: String,
    /// Whether the words are the directory's own, in English, on a page of another language.
    english: bool,
    known: bool,
}

impl Said {
    /// Something known, in the words of the page's language.
    pub fn known(text: impl Into<String>) -> Self {
        Self { text: text.into(), english: false, known: true }
    }

    /// Something known, in the directory's own words.
    pub fn quoted(text: impl Into<String>, english: bool) -> Self {
        Self { text: text.into(), english, known: true }
    }

    /// Whether it is known.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// As words in a sentence.
    pub fn view(self) -> Part {
        let (lang, dir) = (self.english.then_some("en"), self.english.then_some("ltr"));
        part(view! { <span class=if self.known { "known" } else { "unknown" } lang=lang dir=dir>{self.text}</span> })
    }

    /// That it is not known, and what to do about it.
    pub fn unknown(text: impl Into<String>) -> Self {
        Self { text: text.into(), english: false, known: false }
    }
}

/// A list of facts: icon, name (only read aloud when `quiet`), what is said.
pub fn facts(class: &'static str, quiet: bool, rows: Vec<(Icon, String, Said)>) -> Part {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(drawing, name, said)| {
            part(view! {
                <div>
                    {icon(drawing)}
                    <dt class=if quiet { "vh" } else { "ask" }>{name}</dt>
                    <dd>{said.view()}</dd>
                </div>
            })
        })
        .collect();
    part(view! { <dl class=class>{rows}</dl> })
}
