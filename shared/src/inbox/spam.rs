//! Signs of spam, from the text alone. They only put a message aside; a person still looks at it.

use super::SpamSign;
use crate::set::Set;

/// A web address among fewer words than this is hardly a message.
const FEW_WORDS: usize = 6;

/// What speaks for spam in a message: its own texts, and whether the field was filled in that people do not see.
pub fn signs(texts: &[&str], trap: bool) -> Set<SpamSign> {
    let all = texts.join("\n").to_lowercase();
    let words: Vec<&str> = all.split_whitespace().collect();
    let links = words.iter().filter(|word| is_link(word)).count();
    let mut signs = Set::EMPTY;
    if trap {
        signs.insert(SpamSign::Trap);
    }
    if links >= 3 || links >= 1 && words.len() < FEW_WORDS {
        signs.insert(SpamSign::Links);
    }
    if ["<a ", "</a>", "href=", "[url", "[/url]", "[link", "<script", "<iframe"].iter().any(|mark| all.contains(mark)) {
        signs.insert(SpamSign::Markup);
    }
    if repeats(&words) {
        signs.insert(SpamSign::Repeats);
    }
    if !words.is_empty() && !words.iter().any(|word| word.chars().filter(|c| c.is_alphanumeric()).count() > 1) {
        signs.insert(SpamSign::NoWords);
    }
    signs
}

fn is_link(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}

/// One word more than half of many, or one letter over and over.
fn repeats(words: &[&str]) -> bool {
    let most = words.iter().map(|word| words.iter().filter(|other| *other == word).count()).max().unwrap_or(0);
    let drawn_out = |word: &&&str| {
        let mut letters = word.chars();
        let first = letters.next();
        word.chars().count() >= 12 && letters.all(|c| Some(c) == first)
    };
    words.len() >= 10 && most * 2 > words.len() || words.iter().any(|word| drawn_out(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_families_write_is_not_spam() {
        for text in [
            "",
            "It is at 2pm now",
            "closed",
            "They moved to the library. The new page is https://group.example/ and says Tuesdays at ten.",
            "Zajęcia są teraz w środy o 10",
            "المجموعة الآن يوم الأربعاء",
            "Call Ann on 01632 960110 or write to ann@group.example",
            "no no no, it is free",
            "10",
        ] {
            assert!(signs(&[text], false).is_empty(), "{text}: {:?}", signs(&[text], false));
        }
    }

    #[test]
    fn what_machines_write_is_put_aside() {
        let one = |sign| Set::EMPTY.with(sign);
        for (text, sign) in [
            ("https://pills.example/", one(SpamSign::Links)),
            (
                "Best prices http://a.example http://b.example http://c.example for your whole family here",
                one(SpamSign::Links),
            ),
            ("Please look at <a href='x'>our offer</a> of today", one(SpamSign::Markup)),
            ("[url=x]our offer[/url] for all of you today", one(SpamSign::Markup)),
            ("buy buy buy buy buy buy buy now buy buy", one(SpamSign::Repeats)),
            ("aaaaaaaaaaaaaaaaaaaa", one(SpamSign::Repeats)),
            ("? ! - x", one(SpamSign::NoWords)),
        ] {
            assert_eq!(signs(&[text], false), sign, "{text}");
        }
        assert_eq!(signs(&["It is at 2pm now"], true), one(SpamSign::Trap));
    }
}
