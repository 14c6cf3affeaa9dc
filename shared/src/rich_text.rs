//! Clean text: what is left of a description when the mark-up of its source is gone.
//!
//! Paragraphs are divided by an empty line, a line that starts with `- ` is an item of a list, and `[words](address)` is a link.
//! Everything else stands for itself.

/// A piece of clean text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    /// A paragraph, in lines.
    Paragraph(Vec<Inline<'a>>),
    /// A list.
    List(Vec<Vec<Inline<'a>>>),
}

/// A stretch of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inline<'a> {
    /// Words.
    Text(&'a str),
    /// A new line in the same paragraph.
    Break,
    /// A link: its words and its address (`https`, `http`, `mailto` or `tel`).
    Link(&'a str, &'a str),
}

/// Reads clean text. Never fails: what is no mark-up is text.
pub fn parse(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            open = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            match blocks.last_mut() {
                Some(Block::List(items)) if open => items.push(inlines(item)),
                _ => blocks.push(Block::List(vec![inlines(item)])),
            }
            open = true;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(parts)) if open => {
                    parts.push(Inline::Break);
                    parts.extend(inlines(line));
                }
                _ => blocks.push(Block::Paragraph(inlines(line))),
            }
            open = true;
        }
    }
    blocks
}

fn inlines(line: &str) -> Vec<Inline<'_>> {
    let mut parts = Vec::new();
    let mut rest = line;
    let mut from = 0;
    while let Some(start) = rest[from..].find('[').map(|i| from + i) {
        if let Some((words, address, end)) = link_at(&rest[start..]) {
            if start > 0 {
                parts.push(Inline::Text(&rest[..start]));
            }
            parts.push(Inline::Link(words, address));
            rest = &rest[start + end..];
            from = 0;
        } else {
            from = start + 1;
        }
    }
    if !rest.is_empty() {
        parts.push(Inline::Text(rest));
    }
    parts
}

/// A link at the start of the text: its words, its address, and where it ends.
fn link_at(text: &str) -> Option<(&str, &str, usize)> {
    let close = text.find("](")?;
    let words = &text[1..close];
    let rest = &text[close + 2..];
    let end = rest.find(')')?;
    let address = &rest[..end];
    let safe = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
    (safe && !words.is_empty() && !words.contains(['[', ']']) && !address.contains(char::is_whitespace)).then_some((
        words,
        address,
        close + 2 + end + 1,
    ))
}

/// The words alone, for search and for feeds.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for block in parse(text) {
        if !out.is_empty() {
            out.push('\n');
        }
        let lines: Vec<Vec<Inline<'_>>> = match block {
            Block::Paragraph(parts) => vec![parts],
            Block::List(items) => items,
        };
        for (i, line) in lines.iter().enumerate() {
            if i > 0 {
                out.push('\n');
            }
            for part in line {
                match part {
                    Inline::Text(t) | Inline::Link(t, _) => out.push_str(t),
                    Inline::Break => out.push('\n'),
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_links_are_kept() {
        let text =
            "Come and play.\nBring a [spare set](https://a.example/x) of clothes.\n\n- songs\n- snack\n\nSee you!";
        assert_eq!(
            parse(text),
            vec![
                Block::Paragraph(vec![
                    Inline::Text("Come and play."),
                    Inline::Break,
                    Inline::Text("Bring a "),
                    Inline::Link("spare set", "https://a.example/x"),
                    Inline::Text(" of clothes."),
                ]),
                Block::List(vec![vec![Inline::Text("songs")], vec![Inline::Text("snack")]]),
                Block::Paragraph(vec![Inline::Text("See you!")]),
            ]
        );
        assert_eq!(plain(text), "Come and play.\nBring a spare set of clothes.\nsongs\nsnack\nSee you!");
    }

    #[test]
    fn what_is_no_link_is_text() {
        for text in ["[a](javascript:alert(1))", "[a] (b)", "[](https://a.example)", "[a](https://a b)", "a [", "[[a]("]
        {
            assert_eq!(parse(text), vec![Block::Paragraph(vec![Inline::Text(text)])], "{text}");
        }
    }
}
