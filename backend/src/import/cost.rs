//! What a service costs. Only words that say so make it free; the absence of a price never does.

use doorstep_shared::directory::Cost;

use super::Repair;
use super::feed::FeedCost;
use super::ids::normal;
use super::repair::{quote, sentence};

/// The words that mean free when they stand alone.
const FREE: [&str; 12] = [
    "free",
    "free of charge",
    "free to attend",
    "free to use",
    "free entry",
    "free service",
    "no charge",
    "no cost",
    "there is no charge",
    "this service is free",
    "0",
    "0 00",
];
/// The words that mean that nobody said.
const UNKNOWN: [&str; 8] = ["", "unknown", "not known", "n a", "na", "tbc", "none given", "not given"];

enum Item {
    Free(String),
    Paid(String),
    Unclear(String),
}

/// The cost, and words that found no place.
pub(super) fn clean(raw: &[FeedCost], repairs: &mut Vec<Repair>) -> (Cost, Option<String>) {
    let items: Vec<Item> = raw.iter().filter_map(item).collect();
    let words = items.iter().map(|i| match i {
        Item::Free(t) | Item::Paid(t) | Item::Unclear(t) => t.as_str(),
    });
    let words = words.collect::<Vec<_>>().join("; ");
    if items.is_empty() {
        (Cost::Unknown, None)
    } else if items.iter().any(|i| matches!(i, Item::Paid(_))) {
        (Cost::Paid { text: words }, None)
    } else if items.iter().all(|i| matches!(i, Item::Free(_))) {
        (Cost::Free, None)
    } else {
        repairs.push(Repair::CostUnclear { was: quote(&words) });
        (Cost::Unknown, Some(format!("Cost: {words}")))
    }
}

fn item(cost: &FeedCost) -> Option<Item> {
    let option = sentence(&cost.option);
    let text = sentence(&cost.text);
    let joined = |price: &str| {
        let label = if option.is_empty() { String::new() } else { format!("{option}: ") };
        let more = if text.is_empty() || text == price { String::new() } else { format!(" {text}") };
        format!("{label}{price}{more}")
    };
    if let Some(amount) = cost.amount.trim().parse::<f64>().ok().filter(|a| (0.0..1_000_000.0).contains(a)) {
        return Some(if amount == 0.0 { Item::Free(joined("free")) } else { Item::Paid(joined(&pounds(amount))) });
    }
    let words = [option, text].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(": ");
    let plain = normal(&words);
    if UNKNOWN.contains(&plain.as_str()) {
        None
    } else if FREE.contains(&plain.as_str()) {
        Some(Item::Free(words))
    } else if cost.priced || names_a_price(&words) {
        Some(Item::Paid(words))
    } else {
        Some(Item::Unclear(words))
    }
}

/// "£2" or "£2.50".
fn pounds(amount: f64) -> String {
    let pence = (amount * 100.0).round() as u64;
    if pence.is_multiple_of(100) {
        format!("£{}", pence / 100)
    } else {
        format!("£{}.{:02}", pence / 100, pence % 100)
    }
}

/// Whether there is an amount of money in the words: "£2", "50p", "2.50", "3 pounds".
fn names_a_price(words: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let after_sign = words.split('£').skip(1).any(|rest| rest.trim_start().starts_with(digit));
    let pence = words.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).any(|w| {
        let decimals = w
            .split_once('.')
            .is_some_and(|(a, b)| !a.is_empty() && b.len() == 2 && (a.to_owned() + b).chars().all(digit));
        decimals || w.strip_suffix('p').is_some_and(|n| !n.is_empty() && n.chars().all(digit))
    });
    let lower = words.to_lowercase();
    let pounds = ["pound", "pounds"].iter().any(|unit| {
        lower
            .split_whitespace()
            .zip(lower.split_whitespace().skip(1))
            .any(|(n, u)| n.chars().all(digit) && u.starts_with(unit))
    });
    after_sign || pence || pounds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(option: &str, amount: &str, text: &str) -> Cost {
        let cost = FeedCost { option: option.into(), amount: amount.into(), text: text.into(), priced: false };
        clean(&[cost], &mut Vec::new()).0
    }

    #[test]
    fn only_words_that_say_so_are_free() {
        let paid = |text: &str| Cost::Paid { text: text.into() };
        let cases = [
            (read("", "", ""), Cost::Unknown),
            (read("", "", "Free"), Cost::Free),
            (read("", "", "Free of charge."), Cost::Free),
            (read("", "0", ""), Cost::Free),
            (read("", "", "£0.00"), Cost::Free),
            (read("", "", "Please ask"), Cost::Unknown),
            (read("", "", "Under 5s free"), Cost::Unknown),
            (read("", "", "Free, snacks 50p"), paid("Free, snacks 50p")),
            (read("Session", "2.5", "a family"), paid("Session: £2.50 a family")),
            (read("", "3", ""), paid("£3")),
            (read("Session", "", ""), Cost::Unknown),
            (read("", "-1", ""), Cost::Unknown),
        ];
        for (i, (found, wanted)) in cases.into_iter().enumerate() {
            assert_eq!(found, wanted, "case {i}");
        }
    }

    #[test]
    fn unclear_words_are_not_lost() {
        let mut repairs = Vec::new();
        let cost = FeedCost { text: "Please ask us".into(), ..FeedCost::default() };
        assert_eq!(clean(&[cost], &mut repairs), (Cost::Unknown, Some("Cost: Please ask us".into())));
        assert_eq!(repairs.first().map(Repair::key), Some("cost-unclear"));
    }
}
