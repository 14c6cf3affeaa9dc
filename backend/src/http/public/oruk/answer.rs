//! From an address to a feed's answer: the zone's files are opened, the question is read, the records are written as a page or
//! line by line.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, RawPathParams, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorstep_shared::api::oruk::{Form, Page, Paging};
use doorstep_shared::api::{Address, Endpoint, FromAddress, Misread};
use doorstep_shared::date::Date;
use doorstep_shared::id::ZoneId;
use doorstep_shared::problem::{Code, FieldError};
use doorstep_shared::published::FeedFile;
use serde::Serialize;

use super::PublicState;
use super::address::{PublicAddress, base};
use crate::http::mount::{pairs, with_caching};
use crate::http::{Failure, etag};
use crate::oruk::{self, Source, UnknownPostcode};
use crate::reader::PublishedZone;

/// A zone's files, opened for one answer.
pub(super) struct Opened {
    pub zone: Arc<PublishedZone>,
    feed: Arc<FeedFile>,
    today: Date,
    /// Where this server is.
    pub base: String,
}

impl Opened {
    pub fn source(&self) -> Source<'_> {
        Source {
            list: self.zone.directory.list(),
            detail: &self.zone.detail,
            feed: &self.feed,
            today: self.today,
            base: Some(&self.base),
        }
    }
}

/// What is answered.
pub(super) enum Told<T> {
    /// One object.
    Object(T),
    /// One record a line.
    Lines(Vec<u8>),
}

impl<T> Told<T> {
    /// The same in another envelope; lines have none.
    pub fn map<U>(self, envelope: impl FnOnce(T) -> U) -> Told<U> {
        match self {
            Self::Object(object) => Told::Object(envelope(object)),
            Self::Lines(lines) => Told::Lines(lines),
        }
    }
}

/// A list in the form that was asked for: a page of it, or its lines.
pub(super) fn listed<T, R: Serialize>(
    all: &[T],
    (paging, most, form): (Paging, u32, Form),
    write: impl Fn(&T) -> R,
) -> Result<Told<Page<R>>, Failure> {
    let part = oruk::told(all, paging, most, form);
    if form == Form::Json {
        return Ok(Told::Object(oruk::page(part.iter().map(write).collect(), all.len(), paging, most)));
    }
    let mut lines = Vec::new();
    for item in part {
        serde_json::to_writer(&mut lines, &write(item)).map_err(unwritable)?;
        lines.push(b'\n');
    }
    Ok(Told::Lines(lines))
}

fn unwritable(error: serde_json::Error) -> Failure {
    Failure::inside(Code::Internal, error.to_string())
}

/// A postcode that the zone's places do not tell of is not answered with an empty list, which would look like an answer.
pub(super) fn unknown_postcode(_: UnknownPostcode) -> Failure {
    let detail = "None of the zone's places is near this postcode, so its distance to them is not known here.";
    Failure::bad(vec![FieldError::parameter("postcode", detail)])
}

/// What an endpoint of a feed tells of an opened zone.
type Tell<E> = fn(&Opened, &<E as Endpoint>::Request) -> Result<Told<<E as Endpoint>::Response>, Failure>;

/// Adds an endpoint of a feed.
pub(super) fn reads<E>(
    router: Router<PublicState>,
    zone_of: fn(&E::Request) -> &ZoneId,
    tell: Tell<E>,
) -> Router<PublicState>
where
    E: Endpoint + 'static,
    E::Request: Send + 'static,
    E::Response: 'static,
{
    let answer = async move |State(state): State<PublicState>,
                             path: RawPathParams,
                             RawQuery(query): RawQuery,
                             set: Option<Extension<PublicAddress>>,
                             headers: HeaderMap|
                -> Response {
        let address = Address {
            path: path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            query: query.as_deref().map(pairs).unwrap_or_default(),
        };
        let base = base(set.as_ref().map(|Extension(set)| set), &headers);
        match told::<E>(&state, &address, base, zone_of, tell).await {
            Ok(response) => with_caching(response, E::CACHING),
            Err(failure) => failure.into_response(),
        }
    };
    // Readers differ about the slash at the end.
    let plain = E::PATH.trim_end_matches('/');
    router.route(plain, get(answer)).route(&format!("{plain}/"), get(answer))
}

async fn told<E: Endpoint>(
    state: &PublicState,
    address: &Address,
    base: String,
    zone_of: fn(&E::Request) -> &ZoneId,
    tell: Tell<E>,
) -> Result<Response, Failure> {
    let unknown = unknown::<E>(address);
    let request = E::Request::from_address(address).map_err(|misread| match misread {
        Misread::NotFound => Failure::not_found(),
        Misread::Bad(errors) => Failure::bad(unknown.iter().cloned().chain(errors).collect()),
    })?;
    let opened = open(state, zone_of(&request), base).await?;
    if !unknown.is_empty() {
        return Err(Failure::bad(unknown));
    }
    write(tell(&opened, &request)?)
}

/// Parameters that the endpoint does not have. One that is passed over would look like one that is honoured.
fn unknown<E: Endpoint>(address: &Address) -> Vec<FieldError> {
    fn bare(name: &str) -> &str {
        name.strip_suffix("[]").unwrap_or(name)
    }
    let known: Vec<&str> = E::PARAMETERS.iter().filter(|p| !p.in_path).map(|p| p.name).collect();
    let detail = match known.as_slice() {
        [] => "Nothing may be asked here.".to_owned(),
        known => format!("Not known here. What may be asked: {}.", known.join(", ")),
    };
    let asked: BTreeSet<&str> = address.query.iter().map(|(name, _)| name.as_str()).collect();
    let strange = asked.into_iter().filter(|name| !known.iter().any(|k| bare(k) == bare(name)));
    strange.map(|name| FieldError::parameter(name, &detail)).collect()
}

/// Opens a zone's files.
pub(super) async fn open(state: &PublicState, zone: &ZoneId, base: String) -> Result<Opened, Failure> {
    let zone = super::super::published(state, zone).await?;
    let feed = state.reader.feed(&zone).await.map_err(super::super::unreachable_files)?;
    let missing = "the zone was published before there were feed files: the next publication makes one";
    let feed = feed.ok_or_else(|| Failure::inside(Code::Unavailable, missing))?;
    Ok(Opened { zone, feed, today: state.now().date, base })
}

/// The body, with its tag: a large page is not held a second time to be hashed.
fn write<T: Serialize>(told: Told<T>) -> Result<Response, Failure> {
    let (body, kind) = match told {
        Told::Object(object) => (serde_json::to_vec(&object).map_err(unwritable)?, "application/json"),
        Told::Lines(lines) => (lines, "application/x-ndjson"),
    };
    let tag = etag::of(&body);
    let mut response = Response::new(Body::from(body));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().extend(tag.map(|tag| (header::ETAG, tag)));
    Ok(response)
}
