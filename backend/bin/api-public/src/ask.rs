//! Forms in which families tell the centre something: plain HTML, no account, no program, no third party.

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use doorstep_backend::reader::PublishedZone;
use doorstep_backend::speech;
use doorstep_backend::usecase::inbox::{self, NotReceived, Received};
use doorstep_shared::id::ServiceId;
use doorstep_shared::inbox::{Suggestion, Written};
use doorstep_shared::lang::Lang;
use doorstep_shared::route::{AskScreen, Route, Screen};
use doorstep_shared::search::{Query, percent_decode};
use doorstep_shared::words::ServerWords;
use doorstep_views::{Form, Page, Trouble, kind_of, render, render_form, render_thanks};

use crate::{App, pages};

/// Which form an address is of.
#[derive(Clone, Copy)]
pub(crate) enum Which {
    /// `…/s/{id}/right`
    Right,
    /// `…/suggest`
    Suggest,
    /// `…/tell`
    Tell,
}

/// The parts of an address by their names.
type Parts = Path<Vec<(String, String)>>;

/// Shows a form, and takes it in when it comes back.
pub(crate) fn routes(which: Which) -> MethodRouter<App> {
    get(async move |State(app): State<App>, path: Parts, query: RawQuery, uri: Uri, headers: HeaderMap| {
        show(app, which, &path, query, uri, headers).await
    })
    .post(async move |State(app): State<App>, path: Parts, uri: Uri, headers: HeaderMap, body: Bytes| {
        send(app, which, &path, uri, headers, &body).await
    })
}

async fn show(
    app: App,
    which: Which,
    path: &[(String, String)],
    RawQuery(query): RawQuery,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let query = pairs(query.as_deref().unwrap_or_default().as_bytes());
    let typed = value(&query, "q").chars().take(Query::TEXT_MAX).collect();
    let asked = match Asked::read(&app, which, path, typed, &uri).await {
        Ok(asked) => asked,
        Err(Gone::Nowhere) => return pages::nothing_here(State(app), uri, headers).await,
        Err(Gone::Answered(response)) => return *response,
    };
    if !value(&query, "sent").is_empty() {
        return asked.thanks(&app, value(&query, "sent") == CONTACT);
    }
    let text = if let AskScreen::Tell(text) = &asked.screen { text.clone() } else { String::new() };
    asked.form(&app, Form { written: Written { text, ..Written::default() }, ..Form::default() })
}

/// What the address of the thanks says of somebody who left a way to reach them.
const CONTACT: &str = "contact";

async fn send(
    app: App,
    which: Which,
    path: &[(String, String)],
    uri: Uri,
    headers: HeaderMap,
    body: &[u8],
) -> Response {
    let fields = pairs(body);
    let field = |name| value(&fields, name);
    let written = Written {
        matters: fields.iter().filter(|(name, _)| name == "matters").map(|(_, key)| key.clone()).collect(),
        name: field("name").into(),
        text: field("text").into(),
        contact: field("contact").into(),
    };
    let asked = match Asked::read(&app, which, path, String::new(), &uri).await {
        Ok(asked) => asked,
        Err(Gone::Nowhere) => return pages::nothing_here(State(app), uri, headers).await,
        Err(Gone::Answered(response)) => return *response,
    };
    let stamp = field("stamp").to_owned();
    let suggestion = match Suggestion::read(kind_of(&asked.screen), asked.service(), &written) {
        Ok(suggestion) => suggestion,
        // The stamp stays: what was asked again is still the same form.
        Err(faults) => return asked.form(&app, Form { written, faults, trouble: None, stamp }),
    };
    let state = &app.state;
    let zone = &asked.page.route.zone;
    let sent = Received {
        zone,
        lang: asked.page.route.lang,
        stamp: &stamp,
        trap: !field("website").is_empty(),
        suggestion: &suggestion,
    };
    let trouble = match inbox::receive(&*state.inbox, &*state.clock, &state.cursors, sent).await {
        Ok(_) => {
            if let Which::Tell = which {
                inbox::note(&*state.inbox, &*state.clock, &state.cursors, zone, &suggestion.text, true).await;
            }
            return asked.sent(!suggestion.contact.is_empty());
        }
        Err(NotReceived::TooSoon) => {
            return asked.form(&app, Form { written, faults: Vec::new(), trouble: Some(Trouble::TooSoon), stamp });
        }
        Err(NotReceived::Worn) => Trouble::Worn,
        Err(NotReceived::Full) => Trouble::Full,
        Err(NotReceived::Store(error)) => {
            tracing::error!(%error, "a message could not be put into the letter box");
            Trouble::Unreachable
        }
    };
    let stamp = if trouble == Trouble::Worn { String::new() } else { stamp };
    asked.form(&app, Form { written, faults: Vec::new(), trouble: Some(trouble), stamp })
}

/// A form that was asked for, in its zone.
struct Asked {
    page: Page,
    screen: AskScreen,
    published: std::sync::Arc<PublishedZone>,
}

/// Why there is no form.
enum Gone {
    /// The address is nobody's.
    Nowhere,
    /// There is something to say about it.
    Answered(Box<Response>),
}

impl Asked {
    async fn read(app: &App, which: Which, path: &[(String, String)], typed: String, uri: &Uri) -> Result<Self, Gone> {
        let part = |name: &str| path.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
        let lang = <Lang as doorstep_shared::set::Member>::parse(part("lang")).ok_or(Gone::Nowhere)?;
        let zone = part("zone").parse().map_err(|_| Gone::Nowhere)?;
        let screen = match which {
            Which::Right => AskScreen::Right(part("id").parse().map_err(|_| Gone::Nowhere)?),
            Which::Suggest => AskScreen::Suggest,
            Which::Tell => AskScreen::Tell(typed),
        };
        let published = match app.state.reader.zone(&zone).await {
            Ok(Some(published)) => published,
            Ok(None) => return Err(Gone::Answered(Box::new(pages::not_found(app, lang)))),
            Err(error) => {
                return Err(Gone::Answered(Box::new(pages::unavailable(app, lang, uri, &error.to_string()))));
            }
        };
        let route = Route { lang, zone, screen: Screen::Home };
        let page = Page::new(route, "", app.state.now(), published.directory.clone(), speech::words(lang));
        Ok(Self { page, screen, published })
    }

    fn service(&self) -> Option<ServiceId> {
        if let AskScreen::Right(id) = &self.screen { Some(*id) } else { None }
    }

    /// The form, with a stamp where it has none. Nobody may keep it: each has a stamp of its own.
    fn form(&self, app: &App, mut form: Form) -> Response {
        let state = &app.state;
        if form.stamp.is_empty() {
            form.stamp = inbox::issue(&state.cursors, &self.page.route.zone, state.clock.now(), &*state.ids);
        }
        let words = ServerWords::beside(&self.page.words);
        match render_form(&self.page, &words, &self.screen, &form) {
            Some(rendered) => unkept(pages::page(app, &rendered, None)),
            None => self.gone(app),
        }
    }

    fn thanks(&self, app: &App, contact: bool) -> Response {
        let words = ServerWords::beside(&self.page.words);
        match render_thanks(&self.page, &words, &self.screen, contact) {
            Some(rendered) => unkept(pages::page(app, &rendered, None)),
            None => self.gone(app),
        }
    }

    /// The service is not in the list: its own page says so.
    fn gone(&self, app: &App) -> Response {
        let mut page = self.page.clone();
        if let Some(id) = self.service() {
            page.route.screen = Screen::Service(id);
        }
        pages::page(app, &render(&page), Some(&self.published))
    }

    /// To the thanks, so that loading them again sends nothing again.
    fn sent(&self, contact: bool) -> Response {
        let screen = match &self.screen {
            AskScreen::Tell(_) => AskScreen::Tell(String::new()),
            other => other.clone(),
        };
        let mut to = screen.address(self.page.route.lang, &self.page.route.zone);
        to.push_str("?sent=");
        to.push_str(if contact { CONTACT } else { "1" });
        let mut response = StatusCode::SEE_OTHER.into_response();
        if let Ok(value) = HeaderValue::try_from(to) {
            response.headers_mut().insert(header::LOCATION, value);
        }
        unkept(response)
    }
}

fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The fields of a form or an address, as a browser sends them.
fn pairs(sent: &[u8]) -> Vec<(String, String)> {
    String::from_utf8_lossy(sent)
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (percent_decode(name), percent_decode(value)))
        .collect()
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
}
