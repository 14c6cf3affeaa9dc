//! Plain pages of the private half: no app, no script, a few words and a button. They carry the stylesheet in themselves, so
//! they need nothing of the app's files.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use sha2::{Digest, Sha256};

/// The door, small, in the page itself: no request for it.
pub const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 32'%3E%3Cpath \
    fill='%237a1a50' fill-rule='evenodd' d='M4 27V13.5a10 10 0 0 1 20 0V27Zm13.7-10.5a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 0 0-3.2 \
    0ZM1 28.5h26V32H1Z'/%3E%3C/svg%3E";

/// A stylesheet that stands in the page, with its hash for the content security policy.
#[derive(Clone)]
pub struct Style {
    css: Arc<str>,
    hash: Arc<str>,
    policy: HeaderValue,
}

impl Style {
    /// A stylesheet. It must hold no `</`.
    pub fn new(css: &str) -> Self {
        let hash = STANDARD.encode(Sha256::digest(css.as_bytes()));
        let policy = policy(&hash, "");
        Self { css: css.into(), hash: hash.into(), policy }
    }
}

/// What a page may use: its own stylesheet, and one script of its own where it has one.
fn policy(style: &str, more: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; {more}img-src data:; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    // Base64 and the words around it are characters that a header may hold.
    HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

/// A page that is being written.
pub struct Plain {
    status: StatusCode,
    lang: &'static str,
    dir: &'static str,
    title: String,
    note: Option<String>,
    above: String,
    main: String,
    script: Option<&'static str>,
}

impl Plain {
    /// A page with its heading.
    pub fn new(status: StatusCode, title: &str) -> Self {
        Self {
            status,
            lang: Lang::En.key(),
            dir: Lang::En.dir(),
            title: title.to_owned(),
            note: None,
            above: String::new(),
            main: String::new(),
            script: None,
        }
    }

    /// The page in another language than English.
    #[must_use]
    pub fn lang(self, lang: Lang) -> Self {
        self.tongue(lang.key(), lang.dir())
    }

    /// The page in a language by its code, with the way it is written.
    #[must_use]
    pub fn tongue(mut self, code: &'static str, dir: &'static str) -> Self {
        (self.lang, self.dir) = (code, dir);
        self
    }

    /// Markup above the heading, with everything in it escaped.
    #[must_use]
    pub fn above(mut self, markup: &str) -> Self {
        self.above.push_str(markup);
        self
    }

    /// A script of our own. It stands in the page, is allowed by its hash, and may speak with this server alone. It must hold no `</`.
    #[must_use]
    pub fn script(mut self, script: &'static str) -> Self {
        self.script = Some(script);
        self
    }

    /// A line above everything, such as that all of this is a demonstration.
    #[must_use]
    pub fn note(mut self, text: &str) -> Self {
        self.note = Some(text.to_owned());
        self
    }

    /// A large first paragraph.
    #[must_use]
    pub fn lead(mut self, text: &str) -> Self {
        let _ = write!(self.main, "<p class=\"lead\">{}</p>", escape(text));
        self
    }

    /// A paragraph.
    #[must_use]
    pub fn says(mut self, text: &str) -> Self {
        let _ = write!(self.main, "<p>{}</p>", escape(text));
        self
    }

    /// A link that looks like the main button.
    #[must_use]
    pub fn button(mut self, address: &str, words: &str) -> Self {
        let _ = write!(self.main, "<p><a class=\"btn big\" href=\"{}\">{}</a></p>", escape(address), escape(words));
        self
    }

    /// A plain link.
    #[must_use]
    pub fn link(mut self, address: &str, words: &str) -> Self {
        let _ = write!(self.main, "<p><a href=\"{}\">{}</a></p>", escape(address), escape(words));
        self
    }

    /// Markup made elsewhere, with everything in it escaped.
    #[must_use]
    pub fn markup(mut self, markup: &str) -> Self {
        self.main.push_str(markup);
        self
    }

    /// The page as an answer. Nobody keeps it.
    pub fn answer(self, style: &Style) -> Response {
        let title = escape(&self.title);
        let note = self.note.map(|note| {
            format!(
                "<p class=\"banner info\" role=\"note\"><span aria-hidden=\"true\">!</span> <span>{}</span></p>",
                escape(&note)
            )
        });
        let html = format!(
            "<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\"><title>{title} – Doorstep</title><meta name=\"color-scheme\" \
             content=\"light dark\"><meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"{ICON}\"><style>{}</style></head><body><main class=\"wrap stack \
             roomy\" id=\"main\">{}{}<div class=\"stack\"><h1>{title}</h1>{}</div></main>{}</body></html>",
            self.lang,
            self.dir,
            style.css,
            note.unwrap_or_default(),
            self.above,
            self.main,
            self.script.map(|script| format!("<script>{script}</script>")).unwrap_or_default(),
        );
        let allowed = match self.script {
            None => style.policy.clone(),
            Some(script) => {
                let hash = STANDARD.encode(Sha256::digest(script.as_bytes()));
                policy(&style.hash, &format!("script-src 'sha256-{hash}'; connect-src 'self'; "))
            }
        };
        let mut response = (self.status, html).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::CONTENT_SECURITY_POLICY, allowed);
        // Addresses of these pages may hold what is meant for one person.
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        response
    }
}

/// Text that stands in markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
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
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;

    #[tokio::test]
    async fn what_is_not_markup_is_escaped_and_only_the_own_style_may_be_used() {
        let page = Plain::new(StatusCode::OK, "Tom & <b>Jerry</b>").lead("\"quoted\"").button("/a?b&c", "It's");
        let response = page.answer(&Style::new("body{margin:0}"));
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        // Worked out elsewhere: printf 'body{margin:0}' | openssl dgst -sha256 -binary | base64
        assert!(policy.contains("style-src 'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='"), "{policy}");
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(html.contains("<h1>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</h1>"), "{html}");
        assert!(html.contains("&quot;quoted&quot;"), "{html}");
        assert!(html.contains("href=\"/a?b&amp;c\">It&#39;s</a>"), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }
}
