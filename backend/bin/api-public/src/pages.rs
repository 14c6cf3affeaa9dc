//! The public pages.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use doorstep_backend::http::plain::ICON;
use doorstep_backend::http::{Failure, content_security_policy};
use doorstep_backend::reader::PublishedZone;
use doorstep_backend::speech;
use doorstep_shared::lang::Lang;
use doorstep_shared::route::{Route, Screen};
use doorstep_shared::set::Member as _;
use doorstep_views::{
    Assets, Files, Page, Rendered, Zone, document, render, render_not_found, render_unavailable, render_zones,
};

use crate::{App, language};

/// `/`: straight into the only zone, or a choice of zones, in the visitor's language.
pub(crate) async fn start(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let mut response = start_in(&app, language::of(&headers), &uri).await;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    response
}

/// `/{lang}/`: the same in a language that was chosen here, which is kept for the next visit.
pub(crate) async fn start_chosen(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = Lang::parse(&lang) else {
        return nothing_here(State(app), uri, headers).await;
    };
    let mut response = start_in(&app, lang, &uri).await;
    response.headers_mut().insert(header::SET_COOKIE, language::kept(lang));
    response
}

async fn start_in(app: &App, lang: Lang, uri: &Uri) -> Response {
    let words = speech::words(lang);
    let zones = match app.state.reader.zones().await {
        Ok(zones) => zones,
        Err(error) => return unavailable(app, lang, uri, &error.to_string()),
    };
    let mut response = match zones.as_slice() {
        [only] => {
            let to = Route { lang, zone: only.clone(), screen: Screen::Home }.address();
            let mut response = StatusCode::SEE_OTHER.into_response();
            if let Ok(value) = HeaderValue::try_from(to) {
                response.headers_mut().insert(header::LOCATION, value);
            }
            response
        }
        _ => {
            let mut listed = Vec::new();
            for id in zones {
                if let Ok(Some(p)) = app.state.reader.pointer(&id).await {
                    listed.push(Zone { id, name: p.name });
                }
            }
            page(app, &render_zones(&listed, &words), None)
        }
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

/// `/{lang}/z/{zone}/…`: a screen of a zone.
pub(crate) async fn screen(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let query = uri.query().unwrap_or_default();
    let Some(route) = Route::read(uri.path(), query) else {
        return nothing_here(State(app), uri, headers).await;
    };
    let lang = route.lang;
    let zone = match app.state.reader.zone(&route.zone).await {
        Ok(Some(zone)) => zone,
        Ok(None) => return not_found(&app, lang),
        Err(error) => return unavailable(&app, lang, &uri, &error.to_string()),
    };
    if let Screen::Service(id) = &route.screen
        && let Some(new) = zone.directory.list().moved(*id)
    {
        return moved(&route.to(Screen::Service(new)));
    }
    if let Screen::Results(asked) = &route.screen {
        app.state.note_if_thin(&zone, asked).await;
    }
    let needs_detail = matches!(route.screen, Screen::Service(_));
    let mut view = Page::new(route, query, app.state.now(), zone.directory.clone(), speech::words(lang));
    if needs_detail {
        view.detail = Some(zone.detail.clone());
    }
    page(&app, &render(&view), Some(&zone))
}

/// An entry that lives on as another. A merge can be undone, so nobody keeps this for long.
fn moved(to: &Route) -> Response {
    let mut response = StatusCode::PERMANENT_REDIRECT.into_response();
    if let Ok(value) = HeaderValue::try_from(to.address()) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    response
}

/// An address that is nobody's: a page for people, a problem for programs.
pub(crate) async fn nothing_here(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let program = ["/api/", "/d/", "/a/", "/oruk/"].iter().any(|start| uri.path().starts_with(start));
    if program {
        return Failure::not_found().into_response();
    }
    let named = uri.path().split('/').nth(1).and_then(Lang::parse);
    not_found(&app, named.unwrap_or_else(|| language::of(&headers)))
}

pub(crate) fn not_found(app: &App, lang: Lang) -> Response {
    page(app, &render_not_found(&speech::words(lang)), None)
}

pub(crate) fn unavailable(app: &App, lang: Lang, uri: &Uri, inside: &str) -> Response {
    tracing::error!(inside, "a page could not be made: published files cannot be read");
    let again = uri.path_and_query().map_or("/", |p| p.as_str());
    page(app, &render_unavailable(&speech::words(lang), again), None)
}

pub(crate) fn page(app: &App, rendered: &Rendered, zone: Option<&PublishedZone>) -> Response {
    let web = &app.web;
    let assets = Assets { css: &web.css, js_url: &web.js_url, packs: &web.packs, manifest_url: "", icon_url: ICON };
    let files = zone.map(|zone| Files {
        zone: &zone.pointer.zone,
        list_url: &zone.pointer.list.url,
        detail_url: &zone.pointer.detail.url,
        now: app.state.now(),
    });
    let html = document(rendered, &assets, files.as_ref());
    let status = StatusCode::from_u16(rendered.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, html).into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    let keep = if status == StatusCode::OK { "public, max-age=60" } else { "no-store" };
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    out.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(rendered.lang.key()));
    if let Ok(policy) = HeaderValue::try_from(content_security_policy(Some(&web.css_hash))) {
        out.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
