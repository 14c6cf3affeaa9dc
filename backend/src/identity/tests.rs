//! A provider that can lie, over real connections.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm};
use openidconnect::{
    AccessToken, Audience, EmptyAdditionalClaims, IssuerUrl, JsonWebKeyId, Nonce, PrivateSigningKey as _,
    StandardClaims, SubjectIdentifier,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::clock::{SystemClock, SystemRandom};
use crate::outside::{Bounds, WebClient};
use crate::port::Clock as _;

const NONCE: &str = "the-nonce-of-this-attempt";

fn key(seed: u8, name: &str) -> CoreEdDsaPrivateSigningKey {
    let mut bytes =
        vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    bytes.extend([seed; 32]);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(bytes));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(name.into()))).unwrap()
}

/// What the provider says, to be changed by each test.
#[derive(Clone)]
struct Says {
    issuer: String,
    audience: Vec<String>,
    nonce: Option<String>,
    issued: SystemTime,
    expires: SystemTime,
    signs_with: (u8, &'static str),
    publishes: (u8, &'static str),
    token: Option<String>,
    other_access_token: bool,
}

struct Liar {
    address: String,
    says: Arc<Mutex<Says>>,
}

impl Liar {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let now = SystemTime::from(SystemClock::new().now());
        let says = Arc::new(Mutex::new(Says {
            issuer: address.clone(),
            audience: vec!["doorstep".into()],
            nonce: Some(NONCE.into()),
            issued: now,
            expires: now + Duration::from_secs(300),
            signs_with: (1, "one"),
            publishes: (1, "one"),
            token: None,
            other_access_token: false,
        }));
        let here = address.clone();
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(async move || Json(json!({
                "issuer": here, "authorization_endpoint": format!("{here}/a"), "token_endpoint": format!("{here}/t"),
                "jwks_uri": format!("{here}/k"), "response_types_supported": ["code"],
                "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["EdDSA", "HS256"],
            }))))
            .route("/k", get(async |State(says): State<Arc<Mutex<Says>>>| {
                let (seed, name) = says.lock().unwrap().publishes;
                Json(json!({ "keys": [key(seed, name).as_verification_key()] }))
            }))
            .route("/t", post(async |State(says): State<Arc<Mutex<Says>>>| Json(answer(&says.lock().unwrap()))))
            .with_state(says.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, says }
    }

    fn provider(&self) -> Provider {
        let settings = Settings {
            issuer: self.address.clone(),
            client_id: "doorstep".into(),
            client_secret: Some("secret".into()),
            prompt: "login".into(),
            back: "http://127.0.0.1:1/sign-in/callback".into(),
        };
        let web = WebClient::new(Bounds::PROVIDER).unwrap();
        Provider::new(settings, Arc::new(web), Arc::new(SystemClock::new()))
    }

    /// What comes of a sign-in when the provider says something changed so.
    async fn saying(&self, change: impl FnOnce(&mut Says)) -> Result<Identity, IdentityError> {
        change(&mut self.says.lock().unwrap());
        self.provider().arrive("code", NONCE, "v".repeat(43).as_str()).await
    }
}

fn answer(says: &Says) -> Value {
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(says.issuer.clone()).unwrap(),
        says.audience.iter().cloned().map(Audience::new).collect(),
        says.expires.into(),
        says.issued.into(),
        StandardClaims::new(SubjectIdentifier::new("ann".into())),
        EmptyAdditionalClaims {},
    )
    .set_nonce(says.nonce.clone().map(Nonce::new));
    let (seed, name) = says.signs_with;
    let vouched = AccessToken::new(if says.other_access_token { "another" } else { "access" }.into());
    let signed =
        CoreIdToken::new(claims, &key(seed, name), CoreJwsSigningAlgorithm::EdDsa, Some(&vouched), None).unwrap();
    let token = says.token.clone().unwrap_or_else(|| signed.to_string());
    json!({ "access_token": "access", "token_type": "Bearer", "id_token": token })
}

/// A token that nobody signed, or that was signed with the client's own secret's algorithm.
fn forged(issuer: &str, algorithm: &str) -> String {
    let now = SystemClock::new().now().as_second();
    let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let head = part(json!({ "alg": algorithm, "kid": "one" }));
    let body =
        part(json!({ "iss": issuer, "aud": ["doorstep"], "sub": "ann", "nonce": NONCE, "iat": now, "exp": now + 300 }));
    let tag = if algorithm == "none" {
        String::new()
    } else {
        use hmac::{Hmac, Mac, digest::KeyInit};
        let mut block = [0; 64];
        block[..6].copy_from_slice(b"secret");
        let mut mac = <Hmac<sha2::Sha256> as KeyInit>::new(&block.into());
        mac.update(format!("{head}.{body}").as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    };
    format!("{head}.{body}.{tag}")
}

#[tokio::test]
async fn what_a_provider_says_is_believed_when_everything_fits() {
    let liar = Liar::start().await;
    let identity = liar.saying(|_| {}).await.unwrap();
    assert_eq!((identity.issuer, identity.subject), (liar.address.clone(), "ann".to_owned()));
    assert_eq!((identity.name, identity.email), (None, None));
}

#[tokio::test]
async fn what_does_not_fit_is_no_proof() {
    type Lie = fn(&mut Says);
    let lies: [(&str, Lie); 13] = [
        ("another issuer", |s| s.issuer = "https://evil.example".into()),
        ("for somebody else", |s| s.audience = vec!["another".into()]),
        ("for nobody", |s| s.audience = vec![]),
        ("for us and others", |s| s.audience.push("another".into())),
        ("another attempt's nonce", |s| s.nonce = Some("another".into())),
        ("no nonce", |s| s.nonce = None),
        ("over", |s| s.expires = s.issued - Duration::from_secs(1)),
        ("from the future", |s| s.issued += Duration::from_secs(600)),
        ("another's signature under a known name", |s| s.signs_with = (2, "one")),
        ("an unknown key", |s| s.signs_with = (2, "two")),
        ("another access token", |s| s.other_access_token = true),
        ("unsigned", |s| s.token = Some(forged(&s.issuer, "none"))),
        ("signed with what we know too", |s| s.token = Some(forged(&s.issuer, "HS256"))),
    ];
    for (what, lie) in lies {
        let liar = Liar::start().await;
        let answer = liar.saying(lie).await;
        assert!(matches!(answer, Err(IdentityError::Refused(_))), "{what}: {answer:?}");
    }
}

#[tokio::test]
async fn a_provider_that_is_not_there_or_is_no_provider_is_said_to_be_so() {
    let liar = Liar::start().await;
    for issuer in ["http://127.0.0.1:9".to_owned(), format!("{}/elsewhere", liar.address), "http://id.example".into()] {
        let settings = Settings {
            issuer: issuer.clone(),
            client_id: "doorstep".into(),
            client_secret: None,
            prompt: String::new(),
            back: "http://127.0.0.1:1/sign-in/callback".into(),
        };
        let web = WebClient::new(Bounds::PROVIDER).unwrap();
        let provider = Provider::new(settings, Arc::new(web), Arc::new(SystemClock::new()));
        let away = provider.depart(&SystemRandom).await;
        assert!(matches!(away, Err(IdentityError::Unavailable(_))), "{issuer}: {away:?}");
    }
}

#[tokio::test]
async fn the_way_there_carries_what_must_fit_and_no_secret() {
    let liar = Liar::start().await;
    let departure = liar.provider().depart(&SystemRandom).await.unwrap();
    let address = url::Url::parse(&departure.address).unwrap();
    let value = |name: &str| address.query_pairs().find(|(n, _)| n == name).map(|(_, v)| v.into_owned());
    assert_eq!(value("state").as_deref(), Some(departure.state.as_str()));
    assert_eq!(value("nonce").as_deref(), Some(departure.nonce.as_str()));
    assert_eq!(value("prompt").as_deref(), Some("login"));
    assert_eq!(value("code_challenge_method").as_deref(), Some("S256"));
    let digest = <sha2::Sha256 as sha2::Digest>::digest(departure.verifier.as_str());
    assert_eq!(value("code_challenge"), Some(URL_SAFE_NO_PAD.encode(digest)));
    assert!(!departure.address.contains(departure.verifier.as_str()) && !departure.address.contains("secret"));
}
