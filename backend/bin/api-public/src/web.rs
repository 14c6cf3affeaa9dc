//! The app's own files: named by their content, so they may be kept for ever.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::{Path as UrlPath, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use doorstep_backend::http::{Failure, takes_coding};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use serde::Deserialize;

use crate::App;

/// The built app: its files, read once.
pub struct Web {
    files: BTreeMap<String, File>,
    pub(crate) css: String,
    pub(crate) css_hash: String,
    pub(crate) js_url: String,
    pub(crate) packs: Vec<(Lang, String)>,
    pub(crate) desk_js_url: String,
    pub(crate) desk_css_url: String,
}

struct File {
    kind: &'static str,
    plain: Vec<u8>,
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

/// Why the app's files cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// A file is missing or unreadable.
    #[error("{0} cannot be read: {1}")]
    Missing(PathBuf, std::io::Error),
    /// The list of files makes no sense.
    #[error("the list of the app's files cannot be read: {0}")]
    List(#[from] serde_json::Error),
}

#[derive(Deserialize)]
struct List {
    js: String,
    css: String,
    css_sha256_base64: String,
    packs: BTreeMap<String, String>,
    sizes: BTreeMap<String, serde::de::IgnoredAny>,
    #[serde(default)]
    desk_js: String,
    #[serde(default)]
    desk_css: String,
}

impl Web {
    /// Reads the app's files from the folder a build wrote.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn open(folder: &Path) -> Result<Self, WebError> {
        let list: List = serde_json::from_slice(&read(&folder.join("assets.json"))?)?;
        let mut files = BTreeMap::new();
        for address in list.sizes.keys() {
            let path = folder.join(address.trim_start_matches('/'));
            let with = |ending: &str| {
                let mut name = path.clone().into_os_string();
                name.push(ending);
                read(Path::new(&name))
            };
            let file = File { kind: kind_of(address), plain: with("")?, brotli: with(".br")?, gzip: with(".gz")? };
            files.insert(address.trim_start_matches("/a/").to_owned(), file);
        }
        let css = read(&folder.join(list.css.trim_start_matches('/')))?;
        let packs = Lang::ALL.iter().filter_map(|lang| Some((*lang, list.packs.get(lang.key())?.clone()))).collect();
        Ok(Self {
            files,
            css: String::from_utf8_lossy(&css).into_owned(),
            css_hash: list.css_sha256_base64,
            js_url: list.js,
            packs,
            desk_js_url: list.desk_js,
            desk_css_url: list.desk_css,
        })
    }

    /// The stylesheet of the pages, for those that carry it in themselves.
    pub fn css(&self) -> &str {
        &self.css
    }
}

fn read(path: &Path) -> Result<Vec<u8>, WebError> {
    fs::read(path).map_err(|error| WebError::Missing(path.to_owned(), error))
}

fn kind_of(address: &str) -> &'static str {
    match address.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// `GET /a/{name}`.
pub(crate) async fn asset(State(app): State<App>, UrlPath(name): UrlPath<String>, headers: HeaderMap) -> Response {
    let Some(file) = app.web.files.get(&name) else {
        return Failure::not_found().into_response();
    };
    let (body, coding) = if takes_coding(&headers, "br") {
        (&file.brotli, "br")
    } else if takes_coding(&headers, "gzip") {
        (&file.gzip, "gzip")
    } else {
        (&file.plain, "identity")
    };
    let mut response = Response::new(Body::from(body.clone()));
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}
