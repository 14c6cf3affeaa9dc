//! The catalogues as they stand: every message is used, every pack is whole, no text has anything left over.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may read files and stop at the first surprise"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use doorstep_shared::date::Date;
use doorstep_shared::lang::{Lang, LanguageCode};
use doorstep_shared::set::Member as _;
use doorstep_shared::words::{self, BadPack, DatePart, Plural, ServerWords, Speech, Words};

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below the folder with this ending, but nothing that was built.
fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("target") {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

fn fluent(lang: Lang) -> Vec<String> {
    let mut found = Vec::new();
    files(&home().join("locales").join(lang.key()), "ftl", &mut found);
    found.iter().map(|path| fs::read_to_string(path).expect("a readable file")).collect()
}

/// The keys of the English messages.
fn keys() -> BTreeSet<String> {
    let key = |line: &str| {
        let (key, _) = line.split_once('=')?;
        key.starts_with(|c: char| c.is_ascii_lowercase()).then(|| key.trim().to_owned())
    };
    fluent(Lang::En).iter().flat_map(|text| text.lines().filter_map(key)).collect()
}

/// The names of all arguments in the English messages.
fn argument_names() -> BTreeSet<String> {
    let names = |text: &String| {
        let name = |rest: &str| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().map(str::to_owned);
        text.split('$').skip(1).filter_map(name).collect::<Vec<_>>()
    };
    fluent(Lang::En).iter().flat_map(names).collect()
}

/// The texts of a pack, after its head.
fn texts(lang: Lang) -> Vec<&'static str> {
    words::pack(lang)[10..].split(|b| *b == 0).map(|text| core::str::from_utf8(text).expect("text")).collect()
}

/// The texts of the pack that no phone downloads.
fn server_texts(lang: Lang) -> Vec<String> {
    let pack = words::server_pack(lang);
    pack[10..].split(|b| *b == 0).map(|text| core::str::from_utf8(text).expect("text").to_owned()).collect()
}

struct Silent;
impl Speech for Silent {
    fn plural(&self, _: u32) -> Plural {
        Plural::Other
    }
    fn date(&self, _: Date, _: DatePart) -> String {
        String::new()
    }
}

#[test]
fn every_message_is_used() {
    let mut sources = Vec::new();
    for folder in ["src", "../backend", "../frontend"] {
        files(&home().join(folder), "rs", &mut sources);
    }
    let code: String = sources.iter().map(|path| fs::read_to_string(path).expect("a readable file")).collect();
    let called = |key: &String| code.contains(&format!(".{}(", key.replace('-', "_")));
    let keys = keys();
    assert!(keys.contains("time-am"), "the keys are found");
    assert!(!called(&"no-such-message".to_owned()), "a call that is not there is not found");
    let unused: Vec<_> = keys.iter().filter(|key| !called(key)).collect();
    assert!(unused.is_empty(), "messages that no screen shows: {unused:?}");
}

#[test]
fn every_pack_of_this_build_is_whole() {
    for lang in Lang::ALL {
        let words = Words::new(*lang, words::pack(*lang), Arc::new(Silent)).expect("a pack of this build");
        assert!(!words.time_noon().is_empty());
        assert_eq!(words.dir(), lang.dir());
        let other = Lang::ALL.iter().find(|l| *l != lang).expect("another language");
        let wrong = Words::new(*other, words::pack(*lang), Arc::new(Silent));
        assert_eq!(wrong.err(), Some(BadPack::OtherLanguage));
        assert!(!ServerWords::beside(&words).still_free().is_empty());
    }
}

#[test]
fn no_text_has_anything_left_over_from_its_source() {
    let names = argument_names();
    assert!(names.contains("weekday"), "the names are found");
    for lang in Lang::ALL {
        for text in texts(*lang).into_iter().map(str::to_owned).chain(server_texts(*lang)) {
            assert!(!text.contains(['{', '}', '$', '\n']), "{lang:?}: {text}");
            assert_eq!(text, text.trim(), "{lang:?}: blank at an end");
        }
    }
    // A translator who forgets the braces, or writes the argument's name alone, leaves a Latin word in the Arabic.
    for text in texts(Lang::Ar).into_iter().map(str::to_owned).chain(server_texts(Lang::Ar)) {
        let left = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').find(|word| names.contains(*word));
        assert_eq!(left, None, "{text}");
    }
}

#[test]
fn arabic_is_written_in_arabic() {
    // The product's name is written as it is everywhere.
    let said = |text: &String| text.replace("Doorstep", "").chars().any(char::is_alphabetic);
    for text in texts(Lang::Ar).into_iter().map(str::to_owned).chain(server_texts(Lang::Ar)).filter(said) {
        assert!(text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)), "{text}");
    }
}

#[test]
fn machine_drafts_say_so() {
    for lang in Lang::ALL {
        let marked = fluent(*lang).iter().filter(|text| text.starts_with("# machine draft")).count();
        let wanted = if Words::machine_draft(*lang) { fluent(*lang).len() } else { 0 };
        assert_eq!(marked, wanted, "{lang:?}: all files of a machine draft say so in the first line, or none does");
    }
    assert!(!Words::machine_draft(Lang::En));
}

#[test]
fn a_language_without_a_name_shows_its_code() {
    let words = Words::built_in(Lang::En, Arc::new(Silent));
    for (code, name) in [("so", "Somali"), ("bfi", "British Sign Language"), ("rom", "Romani"), ("xx", "xx")] {
        assert_eq!(words.language(code.parse::<LanguageCode>().expect("a code")), name);
    }
}
