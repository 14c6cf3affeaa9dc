//! Our cookies: for this host alone (`__Host-`), over TLS or to this machine, out of reach of any script, and never sent with
//! a request that another site makes behind a person's back.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::token::Token;

/// The session's cookie. It goes when the browser is closed.
pub const SESSION: &str = "__Host-doorstep";
/// The cookie that ties a sign-in under way to the browser it was begun in.
pub const SIGN_IN: &str = "__Host-doorstep-sign-in";

/// The cookie of a family's device.
pub const FAMILY: &str = "__Host-doorstep-family";

/// The token in a cookie, if there is one that can be a token.
pub fn token(headers: &HeaderMap, name: &str) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .and_then(|(_, value)| Token::read(value))
}

/// Has the browser keep a token, for so many seconds or until it is closed.
pub fn set(headers: &mut HeaderMap, name: &str, token: &Token, seconds: Option<i64>) {
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    append(headers, &format!("{name}={}; Path=/; Secure; HttpOnly; SameSite=Lax{age}", token.as_str()));
}

/// Has the browser forget a token.
pub fn clear(headers: &mut HeaderMap, name: &str) {
    append(headers, &format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
}

fn append(headers: &mut HeaderMap, text: &str) {
    if let Ok(value) = HeaderValue::try_from(text) {
        headers.append(header::SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemRandom;

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let wanted = Token::new(&SystemRandom).expect("randomness");
        let other = Token::new(&SystemRandom).expect("randomness");
        let (wanted_text, other_text) = (wanted.as_str(), other.as_str());
        for (cookies, found) in [
            (format!("lang=pl; __Host-doorstep={wanted_text}; x=1"), Some(&wanted)),
            (format!("__Host-doorstep-sign-in={other_text}; __Host-doorstep={wanted_text}"), Some(&wanted)),
            (format!("x__Host-doorstep={other_text}"), None),
            (format!("__host-doorstep={other_text}"), None),
            (format!("__Host-doorstep={wanted_text}x"), None),
            ("__Host-doorstep=".to_owned(), None),
            (String::new(), None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::try_from(&cookies).expect("a header"));
            assert_eq!(token(&headers, SESSION).as_ref(), found, "{cookies}");
        }
    }
}
