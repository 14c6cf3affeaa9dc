//! Sentences with something in the middle that is more than words.

use leptos::prelude::*;

use super::{Part, part};

/// Stands in a message where [`around`] puts its view.
pub const GAP: &str = "\u{1f}";

/// The sentence, with the view in place of its [`GAP`].
pub fn around(sentence: &str, middle: Part) -> Part {
    let (before, after) = sentence.split_once(GAP).unwrap_or((sentence, ""));
    part((String::from(before), middle, String::from(after)))
}

/// Words of any language for the middle of a sentence of another: the marks around them keep a right-to-left sentence
/// in order.
pub fn isolated(words: &str) -> String {
    ["\u{2068}", words, "\u{2069}"].concat()
}

/// A phone number to press. `bdi` keeps its digits in order in right-to-left text.
pub fn phone_link(number: &str) -> Part {
    part(view! { <a href=phone_address(number)><bdi dir="ltr">{String::from(number)}</bdi></a> })
}

/// The `tel:` address of a number as people write it; an extension behind it is not dialled.
pub fn phone_address(number: &str) -> String {
    let mut address = String::from("tel:");
    for c in number.chars() {
        match c {
            '0'..='9' | '+' => address.push(c),
            ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' => {}
            _ => break,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_its_spaces_and_extension() {
        for (written, dialled) in [
            ("01632 960 144", "tel:01632960144"),
            ("+44 (1632) 960-144", "tel:+441632960144"),
            ("01632 960144 ext 3", "tel:01632960144"),
            ("ask at the desk", "tel:"),
        ] {
            assert_eq!(phone_address(written), dialled);
        }
    }
}
