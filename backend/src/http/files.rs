//! Published files over HTTP: immutable, stored as brotli, unpacked only for callers that cannot read it.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use doorstep_shared::problem::Code;

use super::Failure;
use super::public::PublicState;
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
    let takes_brotli = headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .filter_map(|part| part.split(';').next())
        .any(|coding| coding.trim() == "br");
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
    if let Ok(tag) = HeaderValue::try_from(format!("\"{hash}{}\"", if packed { "-br" } else { "" })) {
        out.insert(header::ETAG, tag);
    }
    response
}
