//! Folding: the form in which words are compared, whatever their case, accents or spelling habits.
//!
//! Only the scripts families here write in are handled, with small tables of our own: the general Unicode tables would
//! weigh more than the rest of the search.

/// Most letters of a searched word; longer ones are addresses and accidents.
pub(super) const LONGEST: usize = 32;

/// A word of a text: as it was written, and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub raw: &'a str,
    pub folded: String,
}

/// The text's words in their folded form, with one space between them. Folding twice is folding once.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&token.folded);
    }
    out
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut folded = String::new();
    let (mut start, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        let before = folded.len();
        match fold_char(c, &mut folded) {
            Class::Letter => {
                if before == 0 {
                    start = at;
                }
                end = at + c.len_utf8();
            }
            Class::Silent => {}
            Class::Break => finish(&mut out, text, start..end, &mut folded),
        }
    }
    finish(&mut out, text, start..end, &mut folded);
    out
}

fn finish<'a>(out: &mut Vec<Token<'a>>, text: &'a str, range: core::ops::Range<usize>, folded: &mut String) {
    if !folded.is_empty() {
        let raw = text.get(range).unwrap_or_default();
        out.push(Token { raw, folded: core::mem::take(folded) });
    }
}

enum Class {
    /// Part of a word.
    Letter,
    /// Passed over inside a word: marks, apostrophes, invisible signs.
    Silent,
    /// Between words.
    Break,
}

/// U+00C0 to U+017F as plain letters; `-` stands between words.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn fold_char(c: char, out: &mut String) -> Class {
    let plain = match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '\'' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '‘' | '’' => return Class::Silent,
        '\u{00}'..='\u{7f}' => return Class::Break,
        '\u{ad}' => return Class::Silent,
        '\u{80}'..='\u{bf}' => return Class::Break,
        '\u{c0}'..='\u{17f}' => return latin(c, out),
        // Romanian, Vietnamese.
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        'Ơ' | 'ơ' | '\u{1ecc}'..='\u{1ee3}' => 'o',
        'Ư' | 'ư' | '\u{1ee4}'..='\u{1ef1}' => 'u',
        '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{1ec8}'..='\u{1ecb}' => 'i',
        '\u{1ef2}'..='\u{1ef9}' => 'y',
        // Combining accents.
        '\u{300}'..='\u{36f}' => return Class::Silent,
        // Greek and Cyrillic capitals; letters that may also be written with a combining accent.
        'Α'..='Ω' | 'А'..='Я' => return fold_char(shift(c, 32), out),
        'Ѐ'..='Џ' => return fold_char(shift(c, 80), out),
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        // Arabic: vowel signs and the drawn-out line go; forms of one letter become one.
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | 'ـ' | 'ء' => {
            return Class::Silent;
        }
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ة' | 'ہ' | 'ۃ' | 'ھ' => 'ه',
        'ک' => 'ك',
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        '،' | '؛' | '؟' | '\u{66a}'..='\u{66d}' | '۔' | '।' | '॥' => return Class::Break,
        // Invisible signs, then punctuation, currencies, arrows, symbols, pictures.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' => {
            return Class::Silent;
        }
        '\u{feff}' => return Class::Silent,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fffd}' | '\u{1f000}'..='\u{1faff}' => {
            return Class::Break;
        }
        _ => c,
    };
    out.push(plain);
    Class::Letter
}

fn latin(c: char, out: &mut String) -> Class {
    let place = (c as usize).wrapping_sub(0xc0);
    let Some(letter) = LATIN.get(place).filter(|l| **l != b'-') else {
        return Class::Break;
    };
    out.push(char::from(*letter));
    match c {
        'Æ' | 'æ' | 'Œ' | 'œ' => out.push('e'),
        'ß' => out.push('s'),
        'Þ' | 'þ' => out.push('h'),
        'Ĳ' | 'ĳ' => out.push('j'),
        _ => {}
    }
    Class::Letter
}

fn shift(c: char, by: u32) -> char {
    char::from_u32(c as u32 + by).unwrap_or(c)
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_compare_whatever_their_dress() {
        let cases = [
            ("Stay & Play!", "stay play"),
            ("Drop-in, 10am–11:30", "drop in 10am 11 30"),
            ("Children's Centre", "childrens centre"),
            ("children’s", "childrens"),
            ("'mum'", "mum"),
            ("Mowa i język", "mowa i jezyk"),
            ("ŁÓDŹ żłobek Świetlica ćwiczenia ą ę ń", "lodz zlobek swietlica cwiczenia a e n"),
            ("crèche café Straße Œuvre þorn", "creche cafe strasse oeuvre thorn"),
            ("cafe\u{301}", "cafe"),
            ("Țară șold", "tara sold"),
            ("Tiếng Việt", "tieng viet"),
            ("أَلْعَاب", "العاب"),
            ("مـــدرسة", "مدرسه"),
            ("إلى آخر ٱلأسماء", "الي اخر الاسما"),
            ("هل تريد؟ نعم، ٣", "هل تريد نعم 3"),
            ("ШКОЛА Ёлка й", "школа елка и"),
            ("5–11s £2 · ½", "5 11s 2"),
            ("🧸play🧸", "play"),
            ("…", ""),
            ("' ́", ""),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn a_token_remembers_how_it_was_written() {
        let raw: Vec<_> = tokens("“Łap mowę”, mother's 'day'").iter().map(|t| t.raw).collect();
        assert_eq!(raw, ["Łap", "mowę", "mother's", "day"]);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }

        #[test]
        fn any_letter_folds_to_something_stable(c: char) {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
