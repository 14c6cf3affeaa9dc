//! Files from the server.

use gloo_net::http::Request;

/// A file's bytes; none when it cannot be had. Published files never change, so any copy the browser holds will do.
pub async fn bytes(url: &str) -> Option<Vec<u8>> {
    let response = Request::get(url).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.binary().await.ok()
}

/// Whether the server answers for a page at all.
pub async fn answers(url: &str) -> bool {
    Request::get(url).send().await.is_ok_and(|response| response.status() < 500)
}
