//! Which language a visitor reads: their stored choice, then what their browser asks for, then English.

use axum::http::{HeaderMap, HeaderValue, header};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;

/// The cookie that keeps the choice; it holds two letters and nothing about the person.
const COOKIE: &str = "lang";

/// The choice as a cookie for a year. The app writes the same one when a language is chosen on the phone.
pub(crate) fn kept(lang: Lang) -> HeaderValue {
    HeaderValue::from_static(match lang {
        Lang::En => "lang=en; path=/; max-age=31536000; samesite=lax",
        Lang::Pl => "lang=pl; path=/; max-age=31536000; samesite=lax",
        Lang::Ar => "lang=ar; path=/; max-age=31536000; samesite=lax",
    })
}

/// The language for a request whose address names none.
pub(crate) fn of(headers: &HeaderMap) -> Lang {
    chosen(headers).or_else(|| asked_for(headers)).unwrap_or(Lang::En)
}

fn chosen(headers: &HeaderMap) -> Option<Lang> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, value)| Lang::parse(value))
}

/// The language the browser prefers among ours: highest weight first, then the order given.
fn asked_for(headers: &HeaderMap) -> Option<Lang> {
    let text = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(u32, Lang)> = None;
    for part in text.split(',') {
        let mut pieces = part.split(';');
        let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
        let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")).map_or(1000, thousandths);
        let Some(lang) = Lang::parse(tag.split('-').next().unwrap_or_default()) else {
            continue;
        };
        if weight > 0 && best.is_none_or(|(w, _)| weight > w) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// `0.85` as 850.
fn thousandths(text: &str) -> u32 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let whole: u32 = whole.parse().unwrap_or(0);
    whole.saturating_mul(1000).saturating_add(part.parse::<u32>().unwrap_or(0)).min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(language: &str, cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(language).expect("a header"));
        headers.insert(header::COOKIE, HeaderValue::from_str(cookie).expect("a header"));
        headers
    }

    #[test]
    fn a_kept_choice_is_read_again() {
        for lang in Lang::ALL {
            let cookie = kept(*lang);
            let sent = cookie.to_str().expect("letters").split(';').next().unwrap_or_default();
            assert_eq!(of(&headers("en", sent)), *lang);
        }
    }

    #[test]
    fn a_choice_beats_the_browser_and_the_browser_beats_english() {
        let cases = [
            ("pl-PL,pl;q=0.9,en;q=0.8", "", Lang::Pl),
            ("de-DE,de;q=0.9,ar;q=0.5,en;q=0.3", "", Lang::Ar),
            ("en;q=0.2,ar;q=0.85,pl;q=0.9", "", Lang::Pl),
            ("pl;q=0,en", "", Lang::En),
            ("ja", "", Lang::En),
            ("pl", "x=1; lang=ar", Lang::Ar),
            ("pl", "lang=xx", Lang::Pl),
        ];
        for (language, cookie, lang) in cases {
            assert_eq!(of(&headers(language, cookie)), lang, "{language} {cookie}");
        }
        assert_eq!(of(&HeaderMap::new()), Lang::En);
    }
}
