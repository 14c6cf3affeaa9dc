//! Writes clean text line by line, told of words and of tags that open and close.

use super::contact;
use super::html::{BLOCKS, MORE_BLOCKS};
use super::repair::invisible;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    Line,
    Paragraph,
}

/// Writes clean text line by line.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    line: String,
    gap: Gap,
    /// Whether line ends of the source count.
    keep_lines: bool,
    /// Whether the last line written is an item of a list.
    after_item: bool,
    items: usize,
    /// Open table cells, and whether each is kept on its row's line.
    cells: Vec<bool>,
    /// Open links: where each began in the line, and its address.
    links: Vec<Option<(usize, String)>>,
}

impl Writer {
    pub fn new(keep_lines: bool) -> Self {
        Self { keep_lines, ..Self::default() }
    }

    /// Words, white space and all.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c == '\n' && self.keep_lines && !self.flat() {
                self.newline();
            } else if c.is_whitespace() {
                self.space();
            } else if !invisible(c) {
                self.line.push(c);
            }
        }
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    /// Whether blocks are only spaces here: inside a list item, a link, or a small table cell.
    fn flat(&self) -> bool {
        self.items > 0 || self.cells.last().copied().unwrap_or(false) || self.links.iter().any(Option::is_some)
    }

    fn block(&mut self, gap: Gap) {
        if self.flat() { self.space() } else { self.flush(gap) }
    }

    /// One ends the line, two make a paragraph.
    fn newline(&mut self) {
        self.block(if self.line.trim().is_empty() { Gap::Paragraph } else { Gap::Line });
    }

    /// A tag opens; `layout` tells whether a table cell holds more than a line.
    pub fn open(&mut self, name: &str, href: Option<&str>, layout: impl Fn() -> bool) {
        match name {
            "a" => self.links.push(href.and_then(contact::href).map(|address| (self.line.len(), address))),
            "br" => self.newline(),
            "li" => {
                self.flush(Gap::Line);
                self.items += 1;
            }
            "ul" | "ol" => self.flush(Gap::Paragraph),
            "tr" => self.block(Gap::Line),
            "td" | "th" => {
                let words = self.line.trim_end();
                if !words.is_empty() && self.cells.is_empty() {
                    let comma = if words.ends_with([':', ',', '.', ';']) { " " } else { ", " };
                    self.line.truncate(words.len());
                    self.line.push_str(comma);
                }
                self.cells.push(!layout());
            }
            "dt" | "dd" => self.block(Gap::Line),
            _ if BLOCKS.contains(&name) || MORE_BLOCKS.contains(&name) => self.block(Gap::Paragraph),
            _ => {}
        }
    }

    /// A tag closes.
    pub fn close(&mut self, name: &str) {
        match name {
            "a" => {
                if let Some(Some((start, address))) = self.links.pop() {
                    self.link(start, &address);
                }
            }
            "li" => {
                self.flush(Gap::Line);
                self.items = self.items.saturating_sub(1);
            }
            "ul" | "ol" => self.flush(Gap::Paragraph),
            "tr" => self.block(Gap::Line),
            "td" | "th" if self.cells.pop() == Some(false) => self.block(Gap::Line),
            "td" | "th" => {}
            "br" | "hr" => {}
            "dt" | "dd" => self.block(Gap::Line),
            _ if BLOCKS.contains(&name) || MORE_BLOCKS.contains(&name) => self.block(Gap::Paragraph),
            _ => {}
        }
    }

    /// Makes a link of the line's words from `start` on.
    fn link(&mut self, start: usize, address: &str) {
        let Some(written) = self.line.get(start..) else { return };
        let (before, after) = (written.starts_with(' '), written.ends_with(' '));
        let words = bracketless(written.trim());
        if words.is_empty() {
            return;
        }
        // Editors break one link into pieces of the same word.
        let end = format!("]({address})");
        let piece = self.line[..start].rfind(&end).filter(|_| !before).and_then(|at| {
            let glue = &self.line[at + end.len()..start];
            (!glue.contains(' ')).then(|| (at, bracketless(glue)))
        });
        if let Some((at, glue)) = piece {
            self.line.truncate(at);
            self.line.push_str(&format!("{glue}{words}{end}"));
        } else {
            self.line.truncate(start);
            if before || self.line.ends_with(')') {
                self.space();
            }
            self.line.push_str(&format!("[{words}{end}"));
        }
        if after {
            self.space();
        }
    }

    /// Ends the line; what follows stands at least so far away.
    fn flush(&mut self, gap: Gap) {
        self.links.iter_mut().for_each(|link| *link = None);
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        let bullet = unbullet(line);
        let item = self.items > 0 || bullet.is_some();
        let words = bullet.unwrap_or(line);
        if words.is_empty() {
            self.gap = self.gap.max(gap);
            return;
        }
        if !self.out.is_empty() {
            let close = if item { self.after_item } else { !self.after_item && self.gap == Gap::Line };
            self.out.push_str(if close { "\n" } else { "\n\n" });
        }
        if item {
            self.out.push_str("- ");
        }
        self.out.push_str(words);
        self.after_item = item;
        self.gap = gap;
    }

    /// The text.
    pub fn finish(mut self) -> String {
        self.flush(Gap::Line);
        self.out
    }
}

/// Words that can stand between the brackets of a link.
fn bracketless(words: &str) -> String {
    words.replace('[', "(").replace(']', ")")
}

/// The words behind a typed bullet, if the line starts with one.
fn unbullet(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['•', '·', '▪', '◦', '‣', '●', '○', '■', '\u{f0b7}']) {
        return Some(rest.trim_start());
    }
    ["- ", "– ", "— ", "* ", "§ "].iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim_start)
}
