//! HTML to the clean text of `doorstep_shared::rich_text`: paragraphs, lists and links stay, everything else goes.
//!
//! The tree is walked without recursion, so that no feed can exhaust the stack.

use doorstep_shared::directory::Service;
use scraper::{Html, Node};

use super::repair::cut;
use super::writer::Writer;

/// Clean text, and whether it had to be cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// At most [`Service::DESCRIPTION_MAX`] characters.
    pub text: String,
    /// Whether there was more.
    pub cut: bool,
}

/// Longer sources are cut before they are parsed.
const SOURCE_MAX: usize = 400_000;
/// Some feeds encode their mark-up twice, some thrice.
const PASSES: usize = 3;

/// Cleans a text, be it HTML or plain.
pub fn clean(raw: &str) -> Clean {
    let end = raw.floor_char_boundary(SOURCE_MAX);
    let mut text = String::from(&raw[..end]);
    for pass in 0..PASSES {
        let twice = || ENTITIES.iter().any(|entity| text.contains(entity));
        if pass > 0 && !has_tag(&text, &BLOCKS) && !has_tag(&text, &INLINES) && !twice() {
            break;
        }
        text = if marked_up(&text) { from_html(&text) } else { from_plain(&text) };
    }
    defuse(&mut text);
    let whole = text.chars().count() <= Service::DESCRIPTION_MAX;
    if !whole {
        text = cut(&text, Service::DESCRIPTION_MAX);
        // Half a link would show as stray brackets.
        if let Some(open) = text.rfind('[').filter(|open| !text[*open..].contains(')')) {
            text.truncate(open);
            text.truncate(text.trim_end().len());
        }
    }
    Clean { text, cut: !whole || end < raw.len() }
}

pub(super) const BLOCKS: [&str; 24] = [
    "p",
    "br",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "td",
    "section",
    "article",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "hr",
    "pre",
    "header",
];
const INLINES: [&str; 10] = ["a", "b", "i", "u", "em", "strong", "span", "font", "script", "style"];
pub(super) const MORE_BLOCKS: [&str; 11] =
    ["footer", "main", "aside", "nav", "figure", "figcaption", "address", "caption", "details", "summary", "form"];
/// What shows that the mark-up was encoded once more.
const ENTITIES: [&str; 6] = ["&amp;", "&nbsp;", "&quot;", "&lt;", "&gt;", "&#39;"];
const DROPPED: [&str; 14] = [
    "script", "style", "template", "noscript", "iframe", "svg", "math", "object", "head", "title", "select",
    "textarea", "xml", "button",
];

/// Whether a text is HTML at all: a tag, a comment or an entity.
pub(super) fn marked_up(text: &str) -> bool {
    let tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    let entity = |rest: &str| {
        let end = rest.bytes().take(12).position(|b| b == b';');
        end.is_some_and(|end| end > 1 && rest[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#'))
    };
    text.match_indices('<').any(|(i, _)| tag(&text[i + 1..]))
        || text.match_indices('&').any(|(i, _)| entity(&text[i + 1..]))
}

/// Whether a text holds a script, encoded or not: it is taken out whatever this says, which only tells people of it.
pub(super) fn has_script(raw: &str) -> bool {
    if !raw.contains('<') && !raw.contains("&lt;") && !raw.contains("&amp;") {
        return false;
    }
    let text = raw.to_ascii_lowercase().replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    let in_tag = |text: &str| {
        let tag = &text[..text.find('>').unwrap_or(text.len())];
        tag.contains("javascript:")
            || [" onerror=", " onclick=", " onload=", " onmouseover="].iter().any(|a| tag.contains(a))
    };
    text.match_indices('<').any(|(i, _)| text[i + 1..].starts_with("script") || in_tag(&text[i..]))
}

fn has_tag(text: &str, names: &[&str]) -> bool {
    text.match_indices('<').any(|(i, _)| {
        let rest = text[i + 1..].trim_start_matches('/');
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let closed = rest[end..].starts_with([' ', '>', '/', '\n', '\t']);
        closed && names.iter().any(|name| rest[..end].eq_ignore_ascii_case(name))
    })
}

/// Text about scripts stays readable, but nothing in it looks like the start of one.
fn defuse(text: &mut String) {
    let lower = text.to_ascii_lowercase();
    let starts = lower.match_indices('<').map(|(i, _)| i + 1);
    let scripts: Vec<usize> = starts.filter(|i| lower[*i..].trim_start_matches('/').starts_with("script")).collect();
    if !scripts.is_empty() {
        let ends = scripts.iter().copied().chain([text.len()]);
        let mut from = 0;
        *text = ends.map(|end| &text[std::mem::replace(&mut from, end)..end]).collect::<Vec<_>>().join(" ");
    }
}

fn from_plain(text: &str) -> String {
    let mut writer = Writer::new(true);
    writer.text(text);
    writer.finish()
}

fn from_html(text: &str) -> String {
    let html = Html::parse_fragment(text);
    let mut writer = Writer::new(!has_tag(text, &BLOCKS));
    let mut next = html.tree.root().first_child();
    while let Some(node) = next {
        let enter = match node.value() {
            Node::Text(text) => {
                writer.text(text);
                false
            }
            Node::Element(element) if DROPPED.contains(&element.name()) => false,
            Node::Element(element) => {
                let blocks = |n: &&Node| n.as_element().is_some_and(|e| BLOCKS.contains(&e.name()));
                let layout = || node.descendants().skip(1).take(200).map(|n| n.value()).filter(blocks).count() > 2;
                writer.open(element.name(), element.attr("href"), layout);
                true
            }
            _ => false,
        };
        next = node.first_child().filter(|_| enter);
        let mut at = node;
        let mut close = enter;
        while next.is_none() {
            if let Some(element) = at.value().as_element().filter(|_| close) {
                writer.close(element.name());
            }
            next = at.next_sibling();
            if next.is_none() {
                match at.parent() {
                    Some(parent) => at = parent,
                    None => break,
                }
                close = true;
            }
        }
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_up_goes_and_structure_stays() {
        let cases = [
            ("<p>Come and play.</p><p>Every week&nbsp;day</p>", "Come and play.\n\nEvery week day"),
            ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
            (
                "<p>Bring:</p><ul><li>a <b>hat</b></li><li><p>a cup</p></li></ul><p>See you</p>",
                "Bring:\n\n- a hat\n- a cup\n\nSee you",
            ),
            (
                "<ul><li>songs<ul><li>old</li><li>new</li></ul></li><li>snack</li></ul>",
                "- songs\n- old\n- new\n- snack",
            ),
            ("See <a href=\"https://a.example/x\"> our page </a>now", "See [our page](https://a.example/x) now"),
            ("<a href='www.a.example'>us</a>", "[us](https://www.a.example)"),
            (
                "<a href='MAILTO: hi@a.example'>write</a>, <a href='tel:0117 496 0000'>ring</a>",
                "[write](mailto:hi@a.example), [ring](tel:01174960000)",
            ),
            ("<a href='hi@a.example'>write</a>", "[write](mailto:hi@a.example)"),
            ("<a href='javascript:alert(1)'>press</a> <a href='/page'>here</a>", "press here"),
            ("<a href='https://a.example/f(1)'>[map]</a>", "[(map)](https://a.example/f%281%29)"),
            ("<a href='https://a.example'><img src=x></a>Hi", "Hi"),
            ("<h2>When</h2>Tuesdays<h3>Where</h3>Hall", "When\n\nTuesdays\n\nWhere\n\nHall"),
            (
                "<table><tr><th>Mon</th><td>10am</td></tr><tr><td>Tue:</td><td><p>2pm</p></td></tr></table>",
                "Mon, 10am\nTue: 2pm",
            ),
            ("<script>alert('x')</script><style>p{}</style>Hello<!-- [if gte mso 9]> x <![endif] -->", "Hello"),
            ("<p class=MsoNormal style='mso-x:y'><o:p>&nbsp;</o:p></p><p>Soft<o:p></o:p></p>", "Soft"),
            ("<p>·&nbsp;&nbsp; one</p><p>·&nbsp;&nbsp; two</p><p>end</p>", "- one\n- two\n\nend"),
            ("&lt;p&gt;Twice &amp;amp; again&lt;/p&gt;", "Twice & again"),
            ("Tom &amp; Jo\nplay", "Tom & Jo\nplay"),
            ("Line one\r\nLine two\n\n\nNext  part\n- a\n- b", "Line one\nLine two\n\nNext part\n\n- a\n- b"),
            ("under <3s & friends", "under <3s & friends"),
            ("say <b>this\nand</b> that", "say this\nand that"),
            (
                "<a href='hi@a.example'>h</a>i@<a href='hi@a.example'>a.example</a> or",
                "[hi@a.example](mailto:hi@a.example) or",
            ),
            (
                "<a href='https://a.example'>a</a><a href='https://b.example'>b</a>",
                "[a](https://a.example) [b](https://b.example)",
            ),
            ("See ?a=1&amp;amp;b=2", "See ?a=1&b=2"),
            ("<p><br></p>", ""),
            ("", ""),
        ];
        for (raw, text) in cases {
            assert_eq!(clean(raw).text, text, "{raw}");
        }
    }

    #[test]
    fn nothing_looks_like_a_script() {
        let text = clean("&lt;script&gt;a&lt;/script&gt; &amp;lt;SCRIPT x &amp;amp;lt;script").text;
        assert!(!text.to_lowercase().contains("<script"), "{text}");
    }

    #[test]
    fn a_long_text_is_cut_at_a_word_and_never_within_a_link() {
        let long = "word ".repeat(3_999) + "<a href='https://a.example'>many words here</a> end";
        let cleaned = clean(&long);
        assert!(cleaned.cut);
        assert!(cleaned.text.ends_with("word") || cleaned.text.ends_with('…'));
        assert!(!cleaned.text.contains('['));
        assert!(cleaned.text.chars().count() <= Service::DESCRIPTION_MAX);
    }

    #[test]
    fn deep_mark_up_does_no_harm() {
        for tags in ["<div><span>", "<b><p>", "<ul><li>", "<table><tr><td>", "<a href=x.example><i>"] {
            let text = clean(&(tags.repeat(3_000) + "deep")).text;
            assert!(text.contains("deep"), "{tags}");
        }
    }
}
