//! Which compressed forms a caller can read.

use axum::http::{HeaderMap, header};

/// Whether the caller takes this coding (`br`, `gzip`): it is named, and not with a weight of nothing.
pub fn takes_coding(headers: &HeaderMap, coding: &str) -> bool {
    headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(',')).any(
        |part| {
            let mut pieces = part.split(';').map(str::trim);
            let named = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
            let weight = pieces.find_map(|p| p.strip_prefix("q=")).unwrap_or("1");
            named && weight.chars().any(|c| ('1'..='9').contains(&c))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_coding_of_no_weight_is_refused() {
        let cases = [
            ("gzip, deflate, br, zstd", true),
            ("br;q=0.1", true),
            ("br;q=0", false),
            ("br; q=0.0, gzip", false),
            ("gzip", false),
            ("", false),
        ];
        for (text, takes) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(text));
            assert_eq!(takes_coding(&headers, "br"), takes, "{text}");
        }
    }
}
