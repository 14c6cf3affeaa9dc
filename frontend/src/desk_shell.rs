//! The HTML document of the workspace: a place for the app, and what to say where it cannot run.

use doorstep_shared::lang::Lang;

use crate::desk_sprite::DESK_SPRITE;
use crate::shell::{attribute, link, meta, packs};
use crate::sprite::SPRITE;

/// The whole document. `icon_url` is the icon's address, `languages` are the addresses of each language's words, for previews.
pub fn desk_document(css_url: &str, js_url: &str, icon_url: &str, languages: &[(Lang, String)]) -> String {
    let mut out = String::with_capacity(SPRITE.len() + DESK_SPRITE.len() + 2_048);
    out.push_str("<!doctype html><html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">");
    out.push_str(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Doorstep workspace</title>",
    );
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\"><link rel=\"stylesheet\"");
    attribute(&mut out, "href", css_url);
    out.push('>');
    if !icon_url.is_empty() {
        link(&mut out, "icon", icon_url);
    }
    meta(&mut out, "assets", &packs(languages));
    out.push_str("<script type=\"module\"");
    attribute(&mut out, "src", js_url);
    out.push_str("></script></head><body>");
    out.push_str(SPRITE);
    out.push_str(DESK_SPRITE);
    out.push_str("<div id=\"app\"><main class=\"wrap\"><p role=\"status\">Opening the workspace…</p>");
    out.push_str("<noscript><p>The workspace needs JavaScript. Families' pages do not.</p></noscript></main></div></body></html>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_names_its_files_and_nothing_inline() {
        let html =
            desk_document("/a/workspace.1.css", "/a/workspace.2.js", "data:,", &[(Lang::En, "/a/en.3.words".into())]);
        for part in [
            "<link rel=\"stylesheet\" href=\"/a/workspace.1.css\">",
            "<link rel=\"icon\" href=\"data:,\">",
            "<script type=\"module\" src=\"/a/workspace.2.js\"></script>",
            "<meta name=\"assets\" content=\"en=/a/en.3.words\">",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("<style"), "the policy allows no inline style here");
    }

    #[test]
    fn no_drawing_is_there_twice() {
        let html = desk_document("", "", "", &[]);
        let mut names: Vec<&str> = html.split("<symbol id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert!(all > 40 && names.len() == all, "{names:?}");
    }
}
