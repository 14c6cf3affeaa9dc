//! Published files over HTTP: immutable, stored as brotli, unpacked only for callers that cannot read it.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use doorstep_shared::problem::Code;

use super::public::PublicState;
use super::{Failure, takes_coding};
use crate::compress;

/// `GET /d/{zone}/{hash}`.
pub(super) async fn file(
    State(state): State<PublicState>,
    Path((zone, hash)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Ok(zone) = zone.parse() else {
        return Failure::not_found().into_response();
    };
    if hash.len() != 32 || !hash.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()) {
        return Failure::not_found().into_response();
    }
    let bytes = match state.reader.file(&zone, &hash).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Failure::not_found().into_response(),
        Err(error) => return Failure::inside(Code::Unavailable, error.to_string()).into_response(),
    };
    let takes_brotli = takes_coding(&headers, "br");
    let (body, packed) = if takes_brotli {
        (bytes, true)
    } else {
        match compress::unpack(&bytes) {
            Ok(unpacked) => (unpacked, false),
            Err(error) => return Failure::inside(Code::Internal, error.to_string()).into_response(),
        }
    };
    let mut response = Response::new(Body::from(body));
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/vnd.doorstep.directory"));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if packed {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if let Ok(tag) = HeaderValue::try_from(if packed { format!("\"{hash}-br\"") } else { format!("W/\"{hash}\"") }) {
        out.insert(header::ETAG, tag);
    }
    response
}
