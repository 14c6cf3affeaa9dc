//! GOV.UK Notify: texts and e-mails over its documented REST interface. The text of every message is ours; its templates hold nothing but
//! a place for it. What it is asked and what it answers stands in no log: it holds numbers and addresses.

use std::sync::Arc;

use async_trait::async_trait;
use axum::http::{Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use doorstep_shared::plans::contact::To;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::config::NotifyConfig;
use crate::port::{Carried, Clock, Deliver, Fetch, FetchError, NotCarried, Outgoing};

/// Characters of an id, and of a secret, in a key: a UUID with hyphens.
const UUID: usize = 36;

/// A key that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key of GOV.UK Notify is a name, the service’s id and a secret, with hyphens between")]
pub struct BadKey;

/// Carries messages through GOV.UK Notify.
pub struct Notify {
    fetch: Arc<dyn Fetch>,
    clock: Arc<dyn Clock>,
    service: String,
    secret: String,
    config: NotifyConfig,
}

impl Notify {
    /// A client.
    ///
    /// # Errors
    /// When the key is none.
    pub fn new(config: NotifyConfig, fetch: Arc<dyn Fetch>, clock: Arc<dyn Clock>) -> Result<Self, BadKey> {
        let key = config.key.as_str();
        let secret_at = key.len().checked_sub(UUID).ok_or(BadKey)?;
        let service_at = secret_at.checked_sub(UUID + 1).ok_or(BadKey)?;
        let part = |at: usize| key.get(at..at + UUID).filter(|part| uuid::Uuid::parse_str(part).is_ok());
        let (service, secret) = part(service_at).zip(part(secret_at)).ok_or(BadKey)?;
        let (service, secret) = (service.to_owned(), secret.to_owned());
        Ok(Self { fetch, clock, service, secret, config })
    }

    /// What proves who asks: a JSON Web Token (RFC 7519) by HMAC-SHA-256, good for half a minute.
    fn token(&self) -> Result<String, NotCarried> {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(&json!({ "typ": "JWT", "alg": "HS256" }));
        let claims = part(&json!({ "iss": self.service, "iat": self.clock.now().as_second() }));
        let signed = format!("{head}.{claims}");
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes())
            .map_err(|_| NotCarried::Busy("the key cannot sign".into()))?;
        mac.update(signed.as_bytes());
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())))
    }

    async fn ask(&self, method: &str, path: &str, body: Vec<u8>) -> Result<(StatusCode, Value), NotCarried> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.config.address))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token()?))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body)
            .map_err(|_| NotCarried::Busy("the address of Notify cannot be used".into()))?;
        let answer = self.fetch.fetch(request).await.map_err(|error| match error {
            FetchError::NotAllowed(_) => NotCarried::Busy("the address of Notify may not be asked".into()),
            // Broken off, slow or too long: what was asked may have been done.
            error => NotCarried::Unsure(error.to_string()),
        })?;
        Ok((answer.status(), serde_json::from_slice(answer.body()).unwrap_or_default()))
    }
}

/// The kind of an error, such as `BadRequestError`: its message may hold what was sent, and is left out.
fn kind(status: StatusCode, body: &Value) -> String {
    let named = body["errors"][0]["error"].as_str().unwrap_or_default();
    format!("{} {}", status.as_u16(), named.chars().filter(char::is_ascii_alphanumeric).take(40).collect::<String>())
}

/// What a status of theirs is to us.
fn carried(status: &str) -> Carried {
    match status {
        "delivered" => Carried::Arrived,
        "permanent-failure" | "temporary-failure" | "technical-failure" => Carried::NotArrived,
        // created, sending, pending, and sent, of which no more is known abroad.
        _ => Carried::OnItsWay,
    }
}

#[async_trait]
impl Deliver for Notify {
    async fn hand_over(&self, message: &Outgoing<'_>) -> Result<Carried, NotCarried> {
        let (path, body) = match message.to {
            To::Text(phone) => (
                "/v2/notifications/sms",
                json!({
                    "phone_number": phone.as_str(),
                    "template_id": self.config.text_template,
                    "personalisation": { "text": message.text },
                    "reference": message.reference,
                }),
            ),
            To::Email(address) => (
                "/v2/notifications/email",
                json!({
                    "email_address": address,
                    "template_id": self.config.email_template,
                    "personalisation": { "subject": message.subject, "text": message.text },
                    "reference": message.reference,
                }),
            ),
        };
        let (status, answer) = self.ask("POST", path, body.to_string().into_bytes()).await?;
        match status.as_u16() {
            200..=299 => Ok(Carried::OnItsWay),
            400 => Err(NotCarried::Refused(kind(status, &answer))),
            // The key is wrong or too much was asked: nothing is under way, and it may be put right.
            401..=499 => Err(NotCarried::Busy(kind(status, &answer))),
            _ => Err(NotCarried::Unsure(kind(status, &answer))),
        }
    }

    async fn look_up(&self, reference: &str) -> Result<Option<Carried>, NotCarried> {
        // The reference is a hash in hexadecimal digits: it stands in an address as it is.
        let path = format!("/v2/notifications?reference={reference}");
        let (status, answer) = self.ask("GET", &path, Vec::new()).await?;
        let Some(found) = answer["notifications"].as_array().filter(|_| status.is_success()) else {
            return Err(NotCarried::Busy(kind(status, &answer)));
        };
        let of = found.iter().filter(|one| one["reference"] == reference);
        let states: Vec<Carried> = of.map(|one| carried(one["status"].as_str().unwrap_or_default())).collect();
        let best = [Carried::Arrived, Carried::OnItsWay, Carried::NotArrived];
        Ok(best.into_iter().find(|state| states.contains(state)))
    }
}
