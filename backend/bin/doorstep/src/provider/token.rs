//! The token endpoint: a code for a signed ID token, once, for the client that can prove that it asked.

use std::time::{Duration, SystemTime};

use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorstep_backend::token::{Token, TokenHash};
use openidconnect::core::{
    CoreIdToken, CoreIdTokenClaims, CoreIdTokenFields, CoreJwsSigningAlgorithm, CoreTokenResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, Audience, EmptyAdditionalClaims, EmptyExtraTokenFields, EndUserName, IssuerUrl, LocalizedClaim, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, StandardClaims, SubjectIdentifier,
};
use serde::Deserialize;
use serde_json::json;

use super::codes::Granted;
use super::{CLIENT, DemoProvider, Inside};

/// How long an ID token is good for.
const LASTS: Duration = Duration::from_secs(300);

/// What a client sends (OpenID Connect Core 1.0 §3.1.3.1, RFC 7636 §4.5).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Exchange {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
}

/// `POST …/token`.
pub(super) async fn exchange(
    State(provider): State<DemoProvider>,
    headers: HeaderMap,
    Form(asked): Form<Exchange>,
) -> Response {
    let inside = &*provider.inside;
    if !is_client(inside, &headers) {
        return refuse(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    if asked.grant_type != "authorization_code" {
        return refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type");
    }
    // Taken before it is looked at: a code is good for one try.
    let granted = inside.codes.take(&asked.code, inside.clock.now().as_second());
    let verifier = PkceCodeVerifier::new(asked.code_verifier);
    let proved = |granted: &Granted| {
        (43..=128).contains(&verifier.secret().len())
            && PkceCodeChallenge::from_code_verifier_sha256(&verifier).as_str() == granted.challenge
    };
    match granted.filter(|granted| asked.redirect_uri == inside.back && proved(granted)) {
        Some(granted) => {
            answer(inside, granted).unwrap_or_else(|| refuse(StatusCode::INTERNAL_SERVER_ERROR, "server_error"))
        }
        None => refuse(StatusCode::BAD_REQUEST, "invalid_grant"),
    }
}

/// Whether the caller knows the client's secret.
fn is_client(inside: &Inside, headers: &HeaderMap) -> bool {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
    let sent = sent.and_then(|text| String::from_utf8(STANDARD.decode(text).ok()?).ok()).unwrap_or_default();
    let expected = format!("{CLIENT}:{}", inside.secret.as_str());
    TokenHash::of(&[&sent]) == TokenHash::of(&[&expected])
}

fn answer(inside: &Inside, granted: Granted) -> Option<Response> {
    let now = SystemTime::from(inside.clock.now());
    let mut name = LocalizedClaim::new();
    name.insert(None, EndUserName::new(granted.name));
    let subject = StandardClaims::new(SubjectIdentifier::new(granted.person)).set_name(Some(name));
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(inside.issuer.clone()).ok()?,
        vec![Audience::new(CLIENT.into())],
        (now + LASTS).into(),
        now.into(),
        subject,
        EmptyAdditionalClaims {},
    )
    .set_nonce(Some(Nonce::new(granted.nonce)));
    // It opens nothing here, but the protocol wants one, and the ID token vouches for it.
    let access = AccessToken::new(Token::new(&*inside.random).ok()?.as_str().to_owned());
    let signed =
        CoreIdToken::new(claims, inside.key.private(), CoreJwsSigningAlgorithm::EdDsa, Some(&access), None).ok()?;
    let fields = CoreIdTokenFields::new(Some(signed), EmptyExtraTokenFields {});
    let mut token = CoreTokenResponse::new(access, CoreTokenType::Bearer, fields);
    token.set_expires_in(Some(&LASTS));
    Some(([(header::CACHE_CONTROL, "no-store")], Json(token)).into_response())
}

fn refuse(status: StatusCode, error: &str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], Json(json!({ "error": error }))).into_response()
}
