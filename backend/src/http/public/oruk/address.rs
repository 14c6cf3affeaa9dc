//! Where this server is, for the links in a feed.

use std::sync::Arc;

use axum::http::{HeaderMap, header};

/// The public address of this deployment, such as `https://doorstep.example`: an extension of the router where it is set.
#[derive(Clone, Debug)]
pub struct PublicAddress(pub Arc<str>);

/// The address that was set, or else the host as the caller names it: good enough on one machine, where nothing is kept for
/// others.
pub(super) fn base(set: Option<&PublicAddress>, headers: &HeaderMap) -> String {
    if let Some(PublicAddress(address)) = set {
        return address.trim_end_matches('/').to_owned();
    }
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let plain = !host.is_empty()
        && host.len() <= 255
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    let host = if plain { host } else { "localhost" };
    let near = ["localhost", "127.", "[::1]"].iter().any(|start| host.starts_with(start));
    format!("{}://{host}", if near { "http" } else { "https" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_address_is_the_one_set_or_a_plain_host() {
        let from = |host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            base(None, &headers)
        };
        assert_eq!(from("127.0.0.1:3000"), "http://127.0.0.1:3000");
        assert_eq!(from("doorstep.example"), "https://doorstep.example");
        assert_eq!(from("a\"b"), "http://localhost");
        assert_eq!(base(None, &HeaderMap::new()), "http://localhost");
        let set = PublicAddress("https://doorstep.example/".into());
        assert_eq!(base(Some(&set), &HeaderMap::new()), "https://doorstep.example");
    }
}
