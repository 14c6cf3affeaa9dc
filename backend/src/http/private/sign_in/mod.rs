//! Signing in and out: plain pages, and the way to the provider and back. No program of ours need run for it.

mod pages;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;

use super::PrivateState;
use super::visit::signed_in;
use crate::http::plain::Style;
use crate::http::{Failure, cookies};
use crate::identity::Provider;
use crate::port::Random;
use crate::store::records;
use crate::token::Token;
use crate::usecase::people::open_invitation;
use crate::usecase::session;
use crate::usecase::sign_in::{Back, PATIENCE, ReturnTo, SignInError, arrive, depart};

/// How people sign in here.
#[derive(Clone)]
pub struct SignIn {
    /// The provider that says who somebody is; without one nobody can sign in.
    pub provider: Option<Arc<Provider>>,
    /// Where browsers find this server: scheme and host, no path.
    pub address: Arc<str>,
    /// Makes secrets.
    pub random: Arc<dyn Random>,
    /// The look of the plain pages.
    pub style: Style,
    /// Whether everybody who can sign in is made up.
    pub demo: bool,
}

impl SignIn {
    /// A server on which nobody can sign in.
    pub fn nobody(random: Arc<dyn Random>) -> Self {
        Self { provider: None, address: "".into(), random, style: Style::new(""), demo: false }
    }
}

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    router
        .route("/sign-in", get(ask))
        .route("/sign-in/go", get(go))
        .route("/sign-in/callback", get(back))
        .route("/sign-in/done", get(done))
        .route("/sign-out", get(ask_out).post(out))
}

/// What the sign-in page is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    #[serde(rename = "return")]
    return_to: Option<String>,
    /// The secret of an invitation.
    invitation: Option<String>,
}

/// `GET /sign-in`: says who signs in here and leads to the provider.
async fn ask(State(state): State<PrivateState>, Query(wish): Query<Wish>, parts: Parts) -> Response {
    if let Some(elsewhere) = other_name(&state, &parts) {
        return to(&elsewhere);
    }
    if let Some(invitation) = &wish.invitation {
        return invited(&state, invitation).await;
    }
    let return_to = ReturnTo::or_desk(wish.return_to.as_deref());
    pages::ask(&state.sign_in, signed_in(&parts.extensions), &return_to)
}

/// Says what an invitation is for. Opening it uses nothing up: mail programs open links too.
async fn invited(state: &PrivateState, secret: &str) -> Response {
    let gone = SignInError::InvitationGone;
    let Some(token) = Token::read(secret) else {
        return pages::failed(&state.sign_in, &gone, &ReturnTo::or_desk(None));
    };
    let found = match open_invitation(state.keeper(), &token.hash()).await {
        Ok(Some(invitation)) => match records::zone(&*state.tables, &invitation.zone_id).await {
            Ok(zone) => Ok(zone.map(|zone| (invitation, zone))),
            Err(error) => Err(error),
        },
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    };
    match found {
        Ok(Some((invitation, zone))) => pages::invited(&state.sign_in, &invitation, &zone.name, secret),
        Ok(None) => pages::failed(&state.sign_in, &gone, &ReturnTo::or_desk(None)),
        Err(error) => pages::failed(&state.sign_in, &error.into(), &ReturnTo::or_desk(None)),
    }
}

/// `GET /sign-in/go`: to the provider.
async fn go(State(state): State<PrivateState>, Query(wish): Query<Wish>, parts: Parts) -> Response {
    if let Some(elsewhere) = other_name(&state, &parts) {
        return to(&elsewhere);
    }
    let Some(provider) = &state.sign_in.provider else {
        return pages::not_set_up(&state.sign_in);
    };
    let return_to = ReturnTo::or_desk(wish.return_to.as_deref());
    // Two tabs of one browser may both be on their way, so they share the cookie.
    let held = cookies::token(&parts.headers, cookies::SIGN_IN);
    let browser = match held.map_or_else(|| Token::new(&*state.sign_in.random), Ok) {
        Ok(browser) => browser,
        Err(error) => return pages::failed(&state.sign_in, &error.into(), &return_to),
    };
    let invitation = wish.invitation.as_deref().and_then(Token::read).map(|secret| secret.hash());
    match depart(state.keeper(), provider, &browser, return_to.clone(), invitation).await {
        Ok(address) => {
            let mut response = to(&address);
            cookies::set(response.headers_mut(), cookies::SIGN_IN, &browser, Some(PATIENCE));
            response
        }
        Err(error) => pages::failed(&state.sign_in, &error, &return_to),
    }
}

/// What a browser brings back, as the provider writes it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answer {
    state: String,
    code: String,
    error: String,
    iss: String,
}

/// `GET /sign-in/callback`: back from the provider.
async fn back(State(state): State<PrivateState>, Query(answer): Query<Answer>, headers: HeaderMap) -> Response {
    let Some(provider) = &state.sign_in.provider else {
        return pages::not_set_up(&state.sign_in);
    };
    let browser = cookies::token(&headers, cookies::SIGN_IN);
    let back = Back { state: answer.state, code: answer.code, error: answer.error, issuer: answer.iss };
    match arrive(state.keeper(), provider, browser.as_ref(), &back, state.clock.today(), state.sign_in.demo).await {
        Ok(arrived) => {
            // Whoever was signed in here before is not any more.
            if let Some(old) = cookies::token(&headers, cookies::SESSION)
                && let Err(error) = session::close(state.keeper(), &old).await
            {
                tracing::warn!(%error, "a session that was replaced could not be closed; it ends by itself");
            }
            let mut response = to(arrived.return_to.as_str());
            cookies::set(response.headers_mut(), cookies::SESSION, &arrived.session, None);
            response
        }
        Err(error) => pages::failed(&state.sign_in, &error, &ReturnTo::or_desk(None)),
    }
}

/// `GET /sign-in/done`: for those who signed in beside their work.
async fn done(State(state): State<PrivateState>) -> Response {
    pages::done(&state.sign_in)
}

/// `GET /sign-out`: asks; a link alone signs nobody out.
async fn ask_out(State(state): State<PrivateState>, parts: Parts) -> Response {
    pages::ask_out(&state.sign_in, signed_in(&parts.extensions))
}

/// `POST /sign-out`: the session ends, here and in the tables.
async fn out(State(state): State<PrivateState>, headers: HeaderMap) -> Response {
    if let Some(token) = cookies::token(&headers, cookies::SESSION)
        && let Err(error) = session::close(state.keeper(), &token).await
    {
        return Failure::inside(doorstep_shared::problem::Code::Unavailable, error.to_string()).into_response();
    }
    let mut response = pages::is_out(&state.sign_in);
    cookies::clear(response.headers_mut(), cookies::SESSION);
    response
}

/// The same page under the name that the provider sends people back to: on one machine a browser may call this server
/// `localhost`, and cookies of one name are not sent to the other.
fn other_name(state: &PrivateState, parts: &Parts) -> Option<String> {
    let host = parts.headers.get(header::HOST)?.to_str().ok()?;
    let address = &state.sign_in.address;
    let here = ["localhost", "[::1]", "127.0.0.1"]
        .iter()
        .any(|name| host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')));
    let same = address.strip_prefix("http://")?;
    (here && host != same)
        .then(|| format!("{address}{}", parts.uri.path_and_query().map_or("/sign-in", |p| p.as_str())))
}

fn to(address: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::try_from(address) {
        headers.insert(header::LOCATION, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // The address that led here may hold a code.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
