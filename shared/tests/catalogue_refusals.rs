//! What the catalogue compiler refuses, each with a tiny catalogue, and what it makes of a good one.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "../build/catalogue/mod.rs"]
mod catalogue;

use catalogue::{Output, SCREENS, SERVER, Source, compile};

fn source(place: &str, text: &str) -> Source {
    let (language, file) = place.split_once('/').expect("language and file");
    Source { language: language.into(), file: file.into(), text: text.into() }
}

fn compiled(files: &[(&str, &str)]) -> Result<Output, String> {
    let sources: Vec<_> = files.iter().map(|(place, text)| source(place, text)).collect();
    compile(&sources, SCREENS)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn refused(files: &[(&str, &str)], says: &str) {
    match compiled(files) {
        Ok(_) => panic!("not refused: {says}"),
        Err(problems) => assert_eq!(problems, says),
    }
}

const PLACEABLE: &str = "a placeable can only be { $name }, { -term } or { $count -> … }";
const NO_OTHER: &str = "*[other] is missing: it is what every choice falls back to";
const NAME: &str = "is not of small letters, digits and hyphens";

#[test]
fn a_message_keeps_to_our_part_of_fluent() {
    for (text, says) in [
        ("a = x\na = y", "a: it stands in en/a.ftl too"),
        ("a = { -brand }", "a: there is no term -brand"),
        ("a = { -brand(x: 1) }\n-brand = x", &format!("a: {PLACEABLE}")),
        ("-brand = { $x }\na = x", "-brand: a term is a plain text without placeables"),
        ("-brand = x\n-brand = y\na = x", "-brand: the term stands here a second time"),
        ("-brand = x\n .short = y\na = x", "-brand: attributes are not supported"),
        ("a = x\n .title = y", "a: attributes are not supported"),
        ("a =\n .title = y", "a: attributes are not supported"),
        ("a = { b }\nb = x", &format!("a: {PLACEABLE}")),
        ("a = { \"x\" }", &format!("a: {PLACEABLE}")),
        ("a = { 5 }", &format!("a: {PLACEABLE}")),
        ("a = { NUMBER($x) }", &format!("a: {PLACEABLE}")),
        ("a = { { $x } }", &format!("a: {PLACEABLE}")),
        ("where = x", "where: the name where is a word of Rust; take another one"),
        ("a = { $type }", "a: the name type is a word of Rust; take another one"),
        ("a_b = x", &format!("a_b: the name a_b {NAME}")),
        ("A = x", &format!("A: the name A {NAME}")),
        ("a = { $userName }", &format!("a: the name userName {NAME}")),
        ("a = { $a }{ $b }{ $c }{ $d }{ $e }{ $f }{ $g }{ $h }{ $i }", "a: it has more than 8 arguments"),
        ("a = x\u{1}", "a: the text contains a control character"),
    ] {
        refused(&[("en/a.ftl", text)], &format!("en/a.ftl: {says}"));
    }
}

#[test]
fn a_choice_is_by_the_classes_of_the_language() {
    for (text, says) in [
        ("a = { $n ->\n *[one] x\n }", NO_OTHER),
        ("a = { $n ->\n *[one] x\n [other] y\n }", NO_OTHER),
        ("a = { $n ->\n [few] x\n *[other] y\n }", "the language does not use the plural class [few]"),
        ("a = { $n ->\n [dual] x\n *[other] y\n }", "[dual] is not a plural class"),
        ("a = { $n ->\n [one] x\n [one] x\n *[other] y\n }", "[one] stands here a second time"),
        ("a = { $n ->\n [0] x\n *[other] y\n }", "a choice is by plural class, not by an exact number"),
        ("a = { NUMBER($n) ->\n *[other] y\n }", "a text can only be chosen by a variable, such as { $count -> … }"),
        ("a = { $n ->\n *[other] { $n ->\n *[other] y\n }\n }", "a choice inside a choice is not supported"),
        ("a = { $n ->\n *[other] x\n } { $m ->\n *[other] y\n }", "a text can be chosen by one number only"),
        ("a = { $n ->\n [one] x\n *[other] { $name } has { $n }\n }", "the argument $name is missing"),
    ] {
        refused(&[("en/a.ftl", text)], &format!("en/a.ftl: a: {says}"));
    }
}

#[test]
fn an_empty_text_or_something_else_than_fluent_is_refused() {
    let not_fluent = "this is not Fluent, or the text is empty: ";
    for (text, says) in [
        ("a =", "a: the text is empty"),
        ("a = { $n ->\n [one]\n *[other] x\n }", &format!("a: {not_fluent}")),
        ("a = }", &format!("a: {not_fluent}")),
        ("a = { $n -> [one] x }", &format!("a: {not_fluent}")),
        ("Words without a key", &format!("Words without a key: {not_fluent}")),
    ] {
        let problems = compiled(&[("en/a.ftl", &format!("ok = x\n{text}"))]).err().unwrap_or_default();
        assert!(problems.starts_with(&format!("en/a.ftl: {says}")), "{text:?}: {problems}");
        assert_eq!(problems.lines().count(), 1, "{problems}");
    }
}

#[test]
fn a_key_stands_in_one_file_only() {
    refused(&[("en/b.ftl", "a = y"), ("en/a.ftl", "a = x")], "en/b.ftl: a: it stands in en/a.ftl too");
}

#[test]
fn a_translation_has_the_messages_and_arguments_of_english() {
    let count = "n = { $count ->\n [one] one\n *[other] { $count }\n }";
    for (english, polish, says) in [
        ("a = x\nb = y", "a = x", "pl: b: it is missing; English has it in en/a.ftl"),
        ("a = x", "a = x\nb = y", "pl/a.ftl: b: English does not have this message"),
        ("a = { $x }", "a = { $x }{ $y }", "pl/a.ftl: a: English does not have the argument $y"),
        ("a = { $x }", "a = x", "pl/a.ftl: a: the argument $x is missing"),
        (count, "n = wiele", "pl/a.ftl: n: the argument $count is missing"),
        (
            "n = { $count }",
            "n = { $count ->\n [few] kilka\n *[other] { $count }\n }",
            "pl/a.ftl: n: the text is chosen by $count; then English must be too, if only by *[other]",
        ),
        (
            "n = { $x } { $count ->\n *[other] { $count }\n }",
            "n = { $count } { $x ->\n *[other] { $x }\n }",
            "pl/a.ftl: n: the text is chosen by $x, in English by $count",
        ),
        (
            count,
            "n = { $count ->\n [two] x\n *[other] y\n }",
            "pl/a.ftl: n: the language does not use the plural class [two]\n\
             pl: n: it is missing; English has it in en/a.ftl",
        ),
    ] {
        refused(&[("en/a.ftl", english), ("pl/a.ftl", polish)], says);
    }
}

#[test]
fn a_language_needs_english_and_plural_classes() {
    refused(&[("pl/a.ftl", "a = x")], "en: every message: there are no files of the reference language");
    refused(
        &[("en/a.ftl", "a = x"), ("cy/a.ftl", "a = x")],
        "cy: every message: the compiler does not know this language's plural classes; add them to `classes_of`",
    );
}

/// The texts of a pack, after its head.
fn texts(output: &Output, language: &str) -> Vec<String> {
    let (_, pack) = output.packs.iter().find(|(code, _)| code == language).expect("a pack");
    assert_eq!(&pack[..2], language.as_bytes());
    pack[10..].split(|b| *b == 0).map(|t| String::from_utf8_lossy(t).into_owned()).collect()
}

#[test]
fn a_choice_in_part_of_a_text_becomes_whole_texts() {
    let english = "\
-brand = Door
# A comment
hello-you = Hello { $name },
  this is { -brand }
found = { $place }: { $count ->
  [one] one thing
  *[other] { $count } things
 } near";
    let polish = "\
# machine draft
found = { $count ->
  [one] rzecz
  [few] { $count } rzeczy
  *[other] { $count } wszystkich rzeczy
 }, { $place }
hello-you = Cześć, { $name }";
    let output =
        compiled(&[("en/a.ftl", english), ("pl/a.ftl", polish)]).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(
        texts(&output, "en"),
        ["Hello \u{1}, this is Door", "", "\u{1}: one thing near", "", "", "", "\u{1}: \u{2} things near"]
    );
    assert_eq!(
        texts(&output, "pl"),
        ["Cześć, \u{1}", "", "rzecz, \u{1}", "", "\u{2} rzeczy, \u{1}", "", "\u{2} wszystkich rzeczy, \u{1}"]
    );
    for line in [
        "pub fn hello_you(&self, name: &str) -> String {",
        "pub fn found(&self, place: &str, count: u32) -> String {",
        "self.fill(self.plural(1, count), &[place, &number(count)])",
        "/// “{place}: one thing near” or “{place}: {count} things near”",
        "Lang::Pl => true,",
        "Lang::En => false,",
    ] {
        assert!(output.rust.contains(line), "{line}\nin\n{}", output.rust);
    }
}

#[test]
fn a_pack_fits_only_programs_with_the_same_messages() {
    let print = |text: &str| {
        let output = compiled(&[("en/a.ftl", text)]).unwrap_or_else(|problems| panic!("{problems}"));
        output.packs[0].1[2..10].to_vec()
    };
    assert_eq!(print("a = x { $n }"), print("a = y { $n }"), "new words fit the old program");
    for other in ["b = x { $n }", "a = x { $m }", "a = x", "a = { $n ->\n *[other] x\n }", "a = x { $n }\nb = y"] {
        assert_ne!(print("a = x { $n }"), print(other), "{other}");
    }
}

#[test]
fn what_only_the_server_says_is_a_catalogue_of_its_own() {
    let sources = [source("en/a.ftl", "greeting = Hello { $name }")];
    let ours = |target| compile(&sources, target).map_err(|_| ()).expect("a good catalogue").rust;
    assert!(ours(SERVER).contains("impl ServerWords {") && ours(SERVER).contains("/en.server\""));
    assert!(ours(SCREENS).contains("impl Words {") && ours(SCREENS).contains("/en.pack\""));
}
