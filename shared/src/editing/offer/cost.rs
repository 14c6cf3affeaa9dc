//! A new cost.

use super::text::Words;
use crate::directory::Cost;

/// Words that may follow a price and belong to it.
const BELONGS: [&str; 6] = ["a", "an", "per", "each", "for", "every"];
/// Most words behind a price that are taken along.
const ALONG: usize = 3;

/// What the words say of the cost; none when they do not say it plainly.
pub(super) fn read(words: &Words) -> Option<Cost> {
    if words.doubtful() {
        return None;
    }
    let words = words.all();
    let prices: Vec<usize> = (0..words.len()).filter(|i| price(&words[*i])).collect();
    let free = words.iter().any(|word| word == "free");
    match (prices.as_slice(), free) {
        ([], true) => Some(Cost::Free),
        ([at], false) => Some(Cost::Paid { text: priced(&words[*at..]) }),
        _ => None,
    }
}

fn price(word: &str) -> bool {
    let amount = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    word.strip_prefix('£').is_some_and(amount) || word.strip_suffix('p').is_some_and(amount)
}

/// The price with the words that belong to it: "£3 a family", "50p each".
fn priced(words: &[String]) -> String {
    let mut said = words.first().cloned().unwrap_or_default();
    if words.get(1).is_some_and(|word| BELONGS.contains(&word.as_str())) {
        let alone = words.get(1).is_some_and(|word| word == "each");
        let take = if alone { 1 } else { ALONG.min(words.len() - 1).min(if words[1] == "for" { 3 } else { 2 }) };
        for word in &words[1..=take] {
            said.push(' ');
            said.push_str(word);
        }
    }
    said
}
