//! Clean text as paragraphs, lists and links.

use doorstep_shared::rich_text::{Block, Inline, parse};
use leptos::prelude::*;

use super::{Part, part};

/// A description in its clean form. The link's words and address come from other people, so they are only ever text.
pub fn prose(text: &str) -> Vec<Part> {
    parse(text)
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(pieces) => part(view! { <p>{inlines(&pieces)}</p> }),
            Block::List(items) => {
                let items: Vec<Part> = items.iter().map(|item| part(view! { <li>{inlines(item)}</li> })).collect();
                part(view! { <ul>{items}</ul> })
            }
        })
        .collect()
}

fn inlines(pieces: &[Inline<'_>]) -> Vec<Part> {
    pieces
        .iter()
        .map(|piece| match *piece {
            Inline::Text(words) => part(String::from(words)),
            Inline::Break => part(view! { <br /> }),
            Inline::Link(words, address) => {
                part(view! { <a href=String::from(address) rel="noopener">{String::from(words)}</a> })
            }
        })
        .collect()
}
