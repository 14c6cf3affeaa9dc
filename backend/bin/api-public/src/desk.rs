//! The workspace's document: one for all its screens, with nothing in it about anybody.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use doorstep_backend::http::content_security_policy;
use doorstep_backend::http::plain::ICON;
use doorstep_views::desk_document;

use crate::App;

/// `/desk/…`.
pub(crate) async fn shell(State(app): State<App>) -> Response {
    let web = &app.web;
    let html = desk_document(&web.desk_css_url, &web.desk_js_url, ICON, &web.packs);
    let mut response = (StatusCode::OK, html).into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    out.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if let Ok(policy) = HeaderValue::try_from(content_security_policy(None)) {
        out.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
