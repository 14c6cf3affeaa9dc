//! The demo's sign-in provider: a small OpenID provider that asks for no password and lets everybody be any of the demo people.
//!
//! It lives in this program alone and is only there for a data folder that the demo filled. Everything else of signing in
//! is as with a real provider: the same way there and back, signed tokens, PKCE, one use of each code.

mod codes;
mod key;
mod page;
#[cfg(test)]
mod tests;
mod token;

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use doorstep_backend::http::plain::Style;
use doorstep_backend::identity::Settings;
use doorstep_backend::port::{Clock, NoRandomness, Random};
use doorstep_backend::token::Token;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::demo::DemoPerson;
use codes::{Codes, Granted};
use key::SigningKey;

/// Where it lies on this server.
pub const PATH: &str = "/demo-provider";
/// What it calls us.
const CLIENT: &str = "doorstep";

/// The provider.
#[derive(Clone)]
pub struct DemoProvider {
    inside: Arc<Inside>,
}

struct Inside {
    issuer: String,
    back: String,
    secret: Token,
    key: SigningKey,
    people: Vec<DemoPerson>,
    codes: Codes,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    style: Style,
}

impl DemoProvider {
    /// What the provider at this address is called.
    pub fn issuer(address: &str) -> String {
        format!("{address}{PATH}")
    }

    /// A provider for these people, with a key and a client secret of its own that last as long as the process.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn new(
        address: &str,
        people: Vec<DemoPerson>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        style: Style,
    ) -> Result<Self, NoRandomness> {
        let inside = Inside {
            issuer: Self::issuer(address),
            back: format!("{address}/sign-in/callback"),
            secret: Token::new(&*random)?,
            key: SigningKey::new(&*random)?,
            people,
            codes: Codes::default(),
            clock,
            random,
            style,
        };
        Ok(Self { inside: Arc::new(inside) })
    }

    /// What our own side must know of it.
    pub fn settings(&self) -> Settings {
        Settings {
            issuer: self.inside.issuer.clone(),
            client_id: CLIENT.into(),
            client_secret: Some(self.inside.secret.as_str().to_owned()),
            prompt: String::new(),
            back: self.inside.back.clone(),
        }
    }

    /// Its addresses, without layers.
    pub fn router(self) -> Router {
        Router::new()
            .route("/demo-provider/.well-known/openid-configuration", get(describe))
            .route("/demo-provider/keys", get(keys))
            .route("/demo-provider/authorise", get(ask).post(choose))
            .route("/demo-provider/token", post(token::exchange))
            .with_state(self)
    }
}

/// What the provider says of itself (OpenID Connect Discovery 1.0 §3).
async fn describe(State(provider): State<DemoProvider>) -> Json<Value> {
    let issuer = &provider.inside.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorise"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid", "profile", "email"],
        "claims_supported": ["iss", "sub", "aud", "exp", "iat", "nonce", "name"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

async fn keys(State(provider): State<DemoProvider>) -> Json<Value> {
    Json(json!({ "keys": [provider.inside.key.public()] }))
}

/// What a client asks for (OpenID Connect Core 1.0 §3.1.2.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Wanted {
    response_type: String,
    client_id: String,
    redirect_uri: String,
    scope: String,
    state: String,
    nonce: String,
    code_challenge: String,
    code_challenge_method: String,
}

impl Inside {
    /// Whether the request is one of ours; what is not is answered here and sent nowhere.
    fn accepts(&self, wanted: &Wanted) -> bool {
        wanted.client_id == CLIENT
            && wanted.redirect_uri == self.back
            && wanted.response_type == "code"
            && wanted.scope.split(' ').any(|scope| scope == "openid")
            && wanted.code_challenge_method == "S256"
            && !wanted.code_challenge.is_empty()
            && !wanted.state.is_empty()
    }
}

/// `GET …/authorise`: who do you want to be?
async fn ask(State(provider): State<DemoProvider>, Query(wanted): Query<Wanted>, uri: axum::http::Uri) -> Response {
    let inside = &*provider.inside;
    if inside.accepts(&wanted) { page::choice(inside, uri.query().unwrap_or_default()) } else { page::not_ours(inside) }
}

#[derive(Deserialize)]
struct Choice {
    person: String,
}

/// `POST …/authorise`: back with a code for this person.
async fn choose(
    State(provider): State<DemoProvider>,
    Query(wanted): Query<Wanted>,
    Form(choice): Form<Choice>,
) -> Response {
    let inside = &*provider.inside;
    let person = inside.people.iter().find(|person| person.slug == choice.person);
    let Some(person) = person.filter(|_| inside.accepts(&wanted)) else {
        return page::not_ours(inside);
    };
    let Ok(code) = Token::new(&*inside.random) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    inside.codes.give(
        &code,
        Granted {
            person: person.slug.clone(),
            name: person.name.clone(),
            nonce: wanted.nonce,
            challenge: wanted.code_challenge,
            until: inside.clock.now().as_second() + codes::LASTS,
        },
    );
    // What a code, a state of ours and an issuer are made of needs no escaping, but a made-up state might.
    let query = query_of(&[("code", code.as_str()), ("state", &wanted.state), ("iss", &inside.issuer)]);
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(value) = HeaderValue::try_from(format!("{}?{query}", inside.back)) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

fn query_of(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        doorstep_shared::search::percent_encode(value, &mut out);
    }
    out
}
