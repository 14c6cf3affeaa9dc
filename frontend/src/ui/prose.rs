//! Clean text as paragraphs, lists and links.

use doorstep_shared::rich_text::{Block, Inline, parse};
use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

/// A description in its clean form. The link's words and address come from other people, so they are only ever text.
pub fn prose(text: &str) -> impl IntoView + use<> {
    parse(text)
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(parts) => Either::Left(view! { <p>{inlines(&parts)}</p> }),
            Block::List(items) => {
                let items: Vec<_> = items.iter().map(|item| view! { <li>{inlines(item)}</li> }).collect();
                Either::Right(view! { <ul>{items}</ul> })
            }
        })
        .collect::<Vec<_>>()
}

fn inlines(parts: &[Inline<'_>]) -> impl IntoView + use<> {
    parts
        .iter()
        .map(|part| match *part {
            Inline::Text(words) => EitherOf3::A(String::from(words)),
            Inline::Break => EitherOf3::B(view! { <br /> }),
            Inline::Link(words, address) => {
                EitherOf3::C(view! { <a href=String::from(address) rel="noopener">{String::from(words)}</a> })
            }
        })
        .collect::<Vec<_>>()
}
