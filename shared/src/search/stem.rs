//! Light stemming: the part of a folded word that its usual forms share. Never shown, only compared.
//!
//! English loses plurals, `-ing`, `-ed` and a last `e`; Arabic the article and common endings. Longer words of other
//! languages are compared by [`same_but_for_ending`], which needs no dictionary.

use std::borrow::Cow;

/// What the usual forms of a folded word share.
pub(super) fn stem(word: &str) -> String {
    let mut out = String::from(word);
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        english(&mut out);
    } else if word.chars().all(is_arabic) {
        out = arabic(word);
    }
    out
}

const IRREGULAR: [(&str, &str); 6] =
    [("children", "child"), ("women", "woman"), ("men", "man"), ("buses", "bus"), ("feet", "foot"), ("teeth", "tooth")];

fn english(word: &mut String) {
    plural(word);
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word.as_str()) {
        word.clear();
        word.push_str(one);
    }
    if ending(word, "ing") || ending(word, "ed") {
        if doubled(word) {
            word.pop();
        } else if measure(word.as_bytes()) == 1 && short(word.as_bytes()) {
            // "caring" is a form of "care", not of "car".
            word.push('e');
        }
    }
    if word.len() >= 4 && doubled(word) {
        word.pop();
    }
    if let Some(rest) = word.strip_suffix('e') {
        let turns = measure(rest.as_bytes());
        if word.len() >= 4 && (turns > 1 || (turns == 1 && !short(rest.as_bytes()))) {
            word.pop();
        }
    }
}

fn plural(word: &mut String) {
    let len = word.len();
    if len < 4 || !word.ends_with('s') || ["ss", "us", "is"].iter().any(|e| word.ends_with(e)) {
        return;
    }
    if len >= 5 && word.ends_with("ies") {
        word.truncate(len - 3);
        word.push('y');
    } else if len >= 5 && ["ches", "shes", "sses", "xes", "zes"].iter().any(|e| word.ends_with(e)) {
        word.truncate(len - 2);
    } else if word != "buses" {
        word.truncate(len - 1);
    }
}

/// Takes a verb's ending off where at least three letters with a vowel stay.
fn ending(word: &mut String, end: &str) -> bool {
    let Some(rest) = word.strip_suffix(end) else {
        return false;
    };
    let kept = rest.len();
    if kept < 3 || !(0..kept).any(|i| vowel(rest.as_bytes(), i)) || (end == "ed" && rest.ends_with('e')) {
        return false;
    }
    word.truncate(kept);
    true
}

fn doubled(word: &str) -> bool {
    let bytes = word.as_bytes();
    match bytes {
        [.., a, b] => a == b && !vowel(bytes, bytes.len() - 1),
        _ => false,
    }
}

fn vowel(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => true,
        b'y' => at > 0 && !vowel(word, at - 1),
        _ => false,
    }
}

/// How often a vowel is followed by a consonant.
fn measure(word: &[u8]) -> usize {
    (1..word.len()).filter(|i| !vowel(word, *i) && vowel(word, i - 1)).count()
}

/// Whether it ends consonant, vowel, consonant, as in "car".
fn short(word: &[u8]) -> bool {
    let n = word.len();
    n >= 3
        && !vowel(word, n - 3)
        && vowel(word, n - 2)
        && !vowel(word, n - 1)
        && !matches!(word[n - 1], b'w' | b'x' | b'y')
}

fn is_arabic(c: char) -> bool {
    ('\u{620}'..='\u{6ff}').contains(&c)
}

/// The article, alone or behind one-letter words ("and the", "with the", "for the").
const FRONT: [&str; 6] = ["وال", "بال", "كال", "فال", "لل", "ال"];
const BACK: [&str; 9] = ["ها", "ان", "ات", "ون", "ين", "يه", "يا", "ه", "ي"];

fn arabic(word: &str) -> String {
    let mut rest = word;
    // Again and again: folding has made the first letter of some words look like an article.
    while let Some(shorter) = FRONT.iter().find_map(|f| rest.strip_prefix(f)).filter(|r| r.chars().count() >= 3) {
        rest = shorter;
    }
    if let Some(shorter) = BACK.iter().find_map(|b| rest.strip_suffix(b).filter(|r| r.chars().count() >= 3)) {
        rest = shorter;
    }
    rest.into()
}

/// Endings by which forms of one longer word differ: Polish cases, and English ones beside those of [`stem`].
const ENDINGS: [&str; 38] = [
    "", "a", "e", "i", "o", "u", "y", "ie", "ia", "ej", "em", "om", "ow", "am", "im", "ym", "ach", "ami", "iem", "ego",
    "emu", "ich", "ych", "imi", "ymi", "owie", "t", "cy", "s", "er", "ers", "or", "ors", "ing", "ed", "ist", "ists",
    "ies",
];

/// Whether two words of six letters or more are the same but for such endings, with five letters or more in common.
pub(super) fn same_but_for_ending(a: &str, b: &str) -> bool {
    let (bare_a, bare_b) = (without_moving_e(a), without_moving_e(b));
    let common: usize = bare_a.chars().zip(bare_b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let ends = |word: &str| ENDINGS.contains(&word.get(common..).unwrap_or("?"));
    common >= 5 && a.len() >= 6 && b.len() >= 6 && ends(&bare_a) && ends(&bare_b)
}

/// Polish has an "e" that comes and goes: żłobek, żłobki.
fn without_moving_e(word: &str) -> Cow<'_, str> {
    match word.strip_suffix("ek") {
        Some(rest) if rest.len() >= 4 => Cow::Owned([rest, "k"].concat()),
        _ => Cow::Borrowed(word),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn usual_forms_share_a_stem() {
        let families = [
            "group groups",
            "child children childrens",
            "woman women womens",
            "baby babies babys",
            "class classes",
            "nursery nurseries",
            "nurse nurses nursing",
            "counselling counseling counsel counselled",
            "care cares caring cared",
            "play plays playing played",
            "run runs running",
            "swim swimming swims",
            "creche creches",
            "box boxes",
            "house houses housing",
            "call calls calling",
            "dance dancing dances",
            "parent parents parenting",
            "service services",
            "bus buses",
            "clothes clothing",
            "لعب اللعب واللعب",
            "اطفال للاطفال الاطفال",
            "عاب العاب الالعاب",
            "مدرسه المدرسه مدرسات",
        ];
        for family in families {
            let stems: Vec<_> = family.split(' ').map(stem).collect();
            assert!(stems.iter().all(|s| *s == stems[0]), "{family}: {stems:?}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        let pairs = [
            "counselling council",
            "care car",
            "nurse nursery",
            "need new",
            "bus busy",
            "sing sling",
            "home homework",
            "autism auto",
            "لعب علب",
        ];
        for pair in pairs {
            let (a, b) = pair.split_once(' ').expect("two words");
            assert_ne!(stem(a), stem(b), "{pair}");
        }
    }

    #[test]
    fn longer_words_may_differ_in_their_ending() {
        for (a, b) in [
            ("dziecko", "dziecka"),
            ("zabawa", "zabawy"),
            ("szkola", "szkole"),
            ("zlobek", "zlobki"),
            ("przedszkole", "przedszkola"),
            ("pregnant", "pregnancy"),
            ("counsellor", "counselling"),
            ("therapist", "therapy"),
            ("childminder", "childminding"),
        ] {
            assert!(same_but_for_ending(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("playground", "playgroup"),
            ("counselling", "council"),
            ("mowa", "mowy"),
            ("community", "communication"),
            ("support", "supper"),
        ] {
            assert!(!same_but_for_ending(a, b), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in "\\PC{0,20}") {
            prop_assert!(!stem(&word).is_empty() || word.is_empty());
            same_but_for_ending(&word, "dziecko");
        }

        #[test]
        fn a_stem_is_never_much_longer(word in "[a-z]{1,14}") {
            prop_assert!(stem(&word).len() <= word.len());
        }
    }
}
