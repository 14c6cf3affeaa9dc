//! IG37: words that stand in another family's plan, pasted into this one. Runs of words are known by a number each, which tells nobody
//! what they say; the numbers stay in this browser.

use std::collections::BTreeSet;

use serde_json::Value;

/// Words in a run.
const RUN: usize = 5;
/// Runs in a row that are no chance: so many words and four more.
const ENOUGH: usize = 3;
/// Most runs that are remembered of one plan.
pub const MOST: usize = 4_000;

/// The numbers of all runs of words of a text, in their order. However it is spaced, cased and punctuated, it is the same text.
pub fn runs(text: &str) -> Vec<u32> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.windows(RUN).map(|run| number(&run.join(" "))).collect()
}

/// FNV-1a, in 32 bits.
fn number(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The numbers of everything that was written into an entry.
pub fn of_value(value: &Value, into: &mut BTreeSet<u32>) {
    match value {
        Value::String(text) => into.extend(runs(text)),
        Value::Array(all) => all.iter().for_each(|one| of_value(one, into)),
        Value::Object(fields) => fields.values().for_each(|one| of_value(one, into)),
        _ => {}
    }
}

/// Whether a text has a stretch of words in it that is among the known ones.
pub fn is_known(text: &str, known: &BTreeSet<u32>) -> bool {
    let mut row = 0;
    !known.is_empty()
        && runs(text).iter().any(|run| {
            row = if known.contains(run) { row + 1 } else { 0 };
            row >= ENOUGH
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TEXT: &str = "Mum rings at eight, and then he eats his porridge by the window.";

    fn known() -> BTreeSet<u32> {
        let mut all = BTreeSet::new();
        of_value(&json!({ "is": "note", "text": TEXT, "more": [{ "words": "and nothing else" }] }), &mut all);
        all
    }

    #[test]
    fn ig37_what_was_pasted_from_another_plan_is_known_however_it_was_changed_around_it() {
        for pasted in [TEXT, "We met. MUM RINGS at eight – and then he eats. Fine!", "mum rings at eight and then he"]
        {
            assert!(is_known(pasted, &known()), "{pasted}");
        }
    }

    #[test]
    fn ones_own_words_are_not_warned_about() {
        for own in [
            "",
            "Mum rings at eight",
            "He eats his porridge on the stairs with his cat and his dog",
            "Mum rings at nine, and then he sleeps.",
        ] {
            assert!(!is_known(own, &known()), "{own}");
        }
        assert!(!is_known(TEXT, &BTreeSet::new()));
        let arabic = "تتصل الأم في الثامنة ثم يأكل العصيدة بجانب النافذة كل صباح";
        let mut all = BTreeSet::new();
        of_value(&json!(arabic), &mut all);
        assert!(is_known(arabic, &all), "in every script");
    }

    #[test]
    fn what_is_remembered_tells_nobody_what_it_says() {
        let text = serde_json::to_string(&known()).unwrap_or_default();
        assert!(!text.contains("porridge") && known().len() == 9, "{text}");
    }
}
