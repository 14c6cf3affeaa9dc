//! A new phone number or e-mail address.

use super::text::{sentences, words};
use crate::directory::Contact;

/// Words that may stand beside a number or an address. Beside any other it may be the sender's own ("ring me on …").
const PLAIN: [&str; 34] = [
    "it",
    "it's",
    "its",
    "is",
    "the",
    "this",
    "a",
    "now",
    "new",
    "right",
    "correct",
    "should",
    "be",
    "number",
    "phone",
    "telephone",
    "tel",
    "mobile",
    "email",
    "e",
    "-",
    "mail",
    "address",
    "please",
    "use",
    "call",
    "ring",
    "text",
    "write",
    "to",
    "has",
    "changed",
    "their",
    "and",
];

/// What a text says of the ways to reach a service; none when it names two of a kind, or nobody knows whose they are.
pub(super) fn read(text: &str, now: &[Contact]) -> Option<Vec<Contact>> {
    let (phones, emails) = (phones(text), emails(text));
    let (phone, email) = match (phones.as_slice(), emails.as_slice()) {
        ([], []) => return None,
        (phone @ ([] | [_]), email @ ([] | [_])) => (phone.first(), email.first()),
        _ => return None,
    };
    let ways: Vec<&String> = phone.into_iter().chain(email).collect();
    if !sentences(text).iter().all(|sentence| says_only(sentence, &ways)) {
        return None;
    }
    let mut all = now.to_vec();
    let public: Vec<usize> = (0..all.len()).filter(|i| all[*i].public).collect();
    let at = match public.as_slice() {
        [] => {
            all.push(Contact { public: true, ..Contact::default() });
            all.len() - 1
        }
        [one] => *one,
        _ => return None,
    };
    let contact = &mut all[at];
    for (new, held) in [(phone, &mut contact.phone), (email, &mut contact.email)] {
        // The same number written in another way is no change.
        if let Some(new) = new
            && bare(new) != bare(held)
        {
            held.clone_from(new);
        }
    }
    Some(all)
}

/// Whether a sentence says no more of a number or an address than that it is the one.
fn says_only(sentence: &str, ways: &[&String]) -> bool {
    let mut rest = sentence.to_owned();
    let mut named = false;
    for way in ways {
        let way = way.to_lowercase();
        named |= rest.contains(&way);
        rest = rest.replace(&way, " ");
    }
    !named || words(&rest).iter().all(|word| PLAIN.contains(&word.as_str()))
}

fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// Phone numbers of the United Kingdom, as they are written there.
fn phones(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut held = String::new();
    for c in text.chars().chain([';']) {
        if c.is_ascii_digit()
            || (c == '+' && held.is_empty())
            || (!held.is_empty() && matches!(c, ' ' | '-' | '(' | ')'))
        {
            held.push(c);
            continue;
        }
        let number = whole(&held);
        held.clear();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let british = match number.strip_prefix('+') {
            Some(_) => digits.starts_with("44") && (11..=13).contains(&digits.len()),
            None => digits.starts_with('0') && (10..=11).contains(&digits.len()),
        };
        if british && !found.iter().any(|known| bare(known) == bare(&number)) {
            found.push(number);
        }
    }
    found
}

/// A number without what hangs on behind it, and without brackets: their other half may be outside.
fn whole(held: &str) -> String {
    held.replace(['(', ')'], "").trim_end_matches([' ', '-']).to_owned()
}

fn emails(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || ",;<>()\"".contains(c)) {
        let word = word.trim_end_matches(['.', '!', '?', ':']).trim_start_matches("mailto:").to_lowercase();
        let good = word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && word.is_ascii()
        });
        if good && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}
