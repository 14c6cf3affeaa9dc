//! The HTML document around a screen. All that the app must know stands in attributes, as no inline script may run.

use doorstep_shared::date::Now;
use doorstep_shared::id::ZoneId;
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;

use crate::render::Rendered;
use crate::sprite::SPRITE;

/// The built files a document names.
#[derive(Clone, Debug, Default)]
pub struct Assets<'a> {
    /// The whole stylesheet, to stand in the page; its hash is in the content security policy.
    pub css: &'a str,
    /// The address of the app's script. Empty leaves the app out.
    pub js_url: &'a str,
    /// The address of each language's words.
    pub packs: &'a [(Lang, String)],
    /// The address of the manifest for the home screen; empty for none.
    pub manifest_url: &'a str,
    /// The address of the icon; empty for none.
    pub icon_url: &'a str,
}

/// The published files of the zone, and when the page was made.
#[derive(Clone, Debug)]
pub struct Files<'a> {
    /// The zone.
    pub zone: &'a ZoneId,
    /// The address of its list file.
    pub list_url: &'a str,
    /// The address of its detail file.
    pub detail_url: &'a str,
    /// The moment in London: a phone's clock may be wrong.
    pub now: Now,
}

/// The whole document. Without `files` it stands alone: no app takes over.
pub fn document(page: &Rendered, assets: &Assets<'_>, files: Option<&Files<'_>>) -> String {
    let mut out = String::with_capacity(page.body.len() + assets.css.len() + SPRITE.len() + 2_048);
    out.push_str("<!doctype html><html");
    attribute(&mut out, "lang", page.lang.key());
    attribute(&mut out, "dir", page.dir());
    out.push_str("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    escape(&mut out, &page.title);
    out.push_str("</title>");
    meta(&mut out, "description", &page.description);
    // The door's colours, so that the phone's own bars match.
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">");
    if !assets.icon_url.is_empty() {
        link(&mut out, "icon", assets.icon_url);
    }
    if !assets.manifest_url.is_empty() {
        link(&mut out, "manifest", assets.manifest_url);
    }
    // The stylesheet is ours and holds no `</`; its hash would no longer fit if it were changed here.
    out.push_str("<style>");
    out.push_str(assets.css);
    out.push_str("</style>");
    if let Some(files) = files.filter(|_| !assets.js_url.is_empty()) {
        meta(&mut out, "assets", &packs(assets.packs));
        out.push_str("<script type=\"module\"");
        attribute(&mut out, "src", assets.js_url);
        out.push_str("></script></head><body>");
        out.push_str(SPRITE);
        out.push_str("<div id=\"app\" data-ssr");
        attribute(&mut out, "data-zone", files.zone.as_str());
        attribute(&mut out, "data-list", files.list_url);
        attribute(&mut out, "data-detail", files.detail_url);
        attribute(&mut out, "data-now", &moment(files.now));
    } else {
        out.push_str("</head><body>");
        out.push_str(SPRITE);
        out.push_str("<div id=\"app\"");
    }
    out.push('>');
    out.push_str(&page.body);
    // Where the app says aloud what has changed.
    out.push_str("</div><p id=\"say\" class=\"vh\" role=\"status\"></p></body></html>");
    out
}

/// `2026-11-22T20:31`.
fn moment(now: Now) -> String {
    [now.date.to_string(), now.time.to_string()].join("T")
}

/// `en=/a/en.1.pack pl=/a/pl.1.pack`.
pub(crate) fn packs(packs: &[(Lang, String)]) -> String {
    packs.iter().map(|(lang, url)| [lang.key(), url].join("=")).collect::<Vec<_>>().join(" ")
}

pub(crate) fn meta(out: &mut String, name: &str, content: &str) {
    out.push_str("<meta");
    attribute(out, "name", name);
    attribute(out, "content", content);
    out.push('>');
}

pub(crate) fn link(out: &mut String, rel: &str, href: &str) {
    out.push_str("<link");
    attribute(out, "rel", rel);
    attribute(out, "href", href);
    out.push('>');
}

pub(crate) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    fn page() -> Rendered {
        Rendered {
            lang: Lang::Ar,
            title: "Tom & Jerry's <group>".into(),
            description: "\"quoted\"".into(),
            body: "<main>x</main>".into(),
            status: 200,
        }
    }

    #[test]
    fn what_is_not_markup_is_escaped() {
        let html = document(&page(), &Assets::default(), None);
        assert!(html.starts_with("<!doctype html><html lang=\"ar\" dir=\"rtl\">"), "{html}");
        assert!(html.contains("<title>Tom &amp; Jerry&#39;s &lt;group&gt;</title>"), "{html}");
        assert!(html.contains("content=\"&quot;quoted&quot;\""), "{html}");
        assert!(!html.contains("<script"), "no app without files");
    }

    #[test]
    fn the_app_finds_all_it_needs_in_attributes() {
        let packs = [(Lang::En, String::from("/a/en.1.pack")), (Lang::Pl, String::from("/a/pl.2.pack"))];
        let assets = Assets { js_url: "/a/public.3.js", packs: &packs, ..Assets::default() };
        let zone = "demo".parse().expect("a zone");
        let now = Now { date: "2026-11-22".parse().expect("a date"), time: "20:31".parse().expect("a time") };
        let files = Files { zone: &zone, list_url: "/d/demo/4", detail_url: "/d/demo/5", now };
        let html = document(&page(), &assets, Some(&files));
        for part in [
            "<script type=\"module\" src=\"/a/public.3.js\"></script>",
            "<meta name=\"assets\" content=\"en=/a/en.1.pack pl=/a/pl.2.pack\">",
            "<div id=\"app\" data-ssr data-zone=\"demo\" data-list=\"/d/demo/4\" data-detail=\"/d/demo/5\" \
             data-now=\"2026-11-22T20:31\"><main>x</main></div>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
