//! Making the index, when a list is published.

use std::collections::BTreeMap;

use super::fold::{LONGEST, tokens};
use super::index::{Doc, Index};
use super::vocabulary::is_stop_word;
use crate::set::Member;

/// Numbers of more digits than this are phone and account numbers, which nobody searches.
const DIGITS: usize = 4;

impl Index {
    /// The index of these entries, in their order. Words that say too little to be searched are left out.
    pub fn build(docs: &[Doc]) -> Self {
        let mut words: BTreeMap<String, BTreeMap<usize, u32>> = BTreeMap::new();
        for (entry, doc) in docs.iter().enumerate() {
            for (field, text) in &doc.fields {
                for token in tokens(text) {
                    if is_searched(&token.folded) {
                        *words.entry(token.folded).or_default().entry(entry).or_default() |= 1 << field.index();
                    }
                }
            }
        }
        let mut index = Self::default();
        let mut before = "";
        for (word, entries) in &words {
            let shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            push(&mut index.shape, shared as u32);
            push(&mut index.shape, entries.len() as u32);
            index.letters.extend_from_slice(&word.as_bytes()[shared..]);
            index.letters.push(0);
            let mut next = 0;
            for (&entry, &fields) in entries {
                push(&mut index.steps, (entry - next) as u32);
                push(&mut index.parts, fields);
                next = entry + 1;
            }
            before = word;
        }
        index
    }
}

fn is_searched(folded: &str) -> bool {
    let number = folded.len() > DIGITS && folded.bytes().all(|b| b.is_ascii_digit());
    !number && folded.chars().count() <= LONGEST && !is_stop_word(folded)
}

fn push(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
