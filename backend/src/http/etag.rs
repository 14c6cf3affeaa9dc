//! Answers that need not be sent again: an ETag from the body, and 304 when the caller holds it.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};

/// The largest body that is held to be hashed; larger ones pass as they are.
const MOST: usize = 4 * 1024 * 1024;

/// Adds a weak ETag (the bytes differ with compression) to successful reads that have none, and answers 304 where it matches.
pub(super) async fn revalidate(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let held = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    let keep = response.headers().get(header::CACHE_CONTROL).is_some_and(|v| v.as_bytes() != b"no-store");
    if !reads || response.status() != StatusCode::OK || !keep {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let (tag, body) = match parts.headers.get(header::ETAG) {
        Some(tag) => (tag.clone(), body),
        None => {
            // Bodies here are made in memory, so reading them fails only when they are too large to be held.
            let Ok(bytes) = to_bytes(body, MOST).await else {
                return super::answer::problem_response(
                    &super::Failure::new(doorstep_shared::problem::Code::Internal),
                    "",
                );
            };
            let Some(tag) = of(&bytes) else {
                return Response::from_parts(parts, Body::from(bytes));
            };
            (tag, Body::from(bytes))
        }
    };
    let matched = held.as_ref().and_then(|h| h.to_str().ok()).is_some_and(|held| {
        held.split(',').map(str::trim).any(|h| h == "*" || bare(h) == bare(tag.to_str().unwrap_or_default()))
    });
    parts.headers.insert(header::ETAG, tag);
    if matched {
        parts.status = StatusCode::NOT_MODIFIED;
        for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
            parts.headers.remove(name);
        }
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, body)
}

/// The tag of a body.
pub(super) fn of(body: &[u8]) -> Option<HeaderValue> {
    let digest = Sha256::digest(body);
    let mut tag = String::from("W/\"");
    for byte in &digest[..12] {
        tag.push_str(&format!("{byte:02x}"));
    }
    tag.push('"');
    HeaderValue::try_from(tag).ok()
}

/// A tag without its weakness mark: the comparison HTTP asks for here is the weak one.
fn bare(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}
