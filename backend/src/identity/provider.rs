//! One provider: what it says of itself, the way there, and the way back.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreUserInfoClaims,
};
use openidconnect::{
    AccessToken, AccessTokenHash, AsyncHttpClient, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl,
    Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    SignatureVerificationError, SubjectIdentifier, TokenResponse as _,
};

use super::{Identity, IdentityError};
use crate::port::{Clock, Fetch, FetchError, Random};
use crate::token::Token;

/// How long what a provider says of itself is believed.
const BELIEVED: SignedDuration = SignedDuration::from_hours(1);
/// How old that must be before an unknown key is a reason to ask again: nobody may make us ask at will.
const ASKED_LATELY: SignedDuration = SignedDuration::from_secs(60);
/// How far a provider's clock may be ahead of ours.
const AHEAD: SignedDuration = SignedDuration::from_secs(120);

/// Signatures that are believed: those made with a private key. Never one that a client's secret could make.
const SIGNATURES: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What must be known of a provider beforehand.
#[derive(Clone)]
pub struct Settings {
    /// Its address, as it writes it itself.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// What we prove that with, where the provider has given us something.
    pub client_secret: Option<String>,
    /// What it is asked to do even for somebody it knows: `login` has them prove it again. Empty leaves it to the provider.
    pub prompt: String,
    /// Where it sends people back to: our address and `/sign-in/callback`.
    pub back: String,
}

/// A person on the way to the provider: where to, and what must fit when they come back.
#[derive(Clone, Debug)]
pub struct Departure {
    /// The provider's page.
    pub address: String,
    /// Comes back with the person; names the attempt.
    pub state: Token,
    /// Comes back inside the signed answer.
    pub nonce: Token,
    /// Proves to the provider that the one who fetches the answer is the one who asked.
    pub verifier: Token,
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

#[derive(Clone)]
struct Known {
    client: Arc<Client>,
    at: Timestamp,
}

/// Our client for the crate that speaks the protocol.
struct Ask(Arc<dyn Fetch>);

impl<'c> AsyncHttpClient<'c> for Ask {
    type Error = FetchError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        self.0.fetch(request)
    }
}

/// A provider.
pub struct Provider {
    settings: Settings,
    ask: Ask,
    clock: Arc<dyn Clock>,
    known: Mutex<Option<Known>>,
}

impl Provider {
    /// A provider; it is asked for the first time when the first person signs in.
    pub fn new(settings: Settings, fetch: Arc<dyn Fetch>, clock: Arc<dyn Clock>) -> Self {
        Self { settings, ask: Ask(fetch), clock, known: Mutex::new(None) }
    }

    /// Its address.
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// The way to the provider.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn depart(&self, random: &dyn Random) -> Result<Departure, IdentityError> {
        let client = self.client(BELIEVED).await?.client;
        let (state, nonce, verifier) = (Token::new(random)?, Token::new(random)?, Token::new(random)?);
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&secret(verifier.as_str()));
        let (state_text, nonce_text) = (state.as_str().to_owned(), nonce.as_str().to_owned());
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state_text),
                move || Nonce::new(nonce_text),
            )
            .add_scope(Scope::new("email".into()))
            .add_scope(Scope::new("profile".into()))
            .set_pkce_challenge(challenge);
        if !self.settings.prompt.is_empty() {
            request = request.add_extra_param("prompt", self.settings.prompt.clone());
        }
        let (address, _, _) = request.url();
        Ok(Departure { address: address.into(), state, nonce, verifier })
    }

    /// Who came back: fetches the signed answer that goes with the code, and reads it.
    ///
    /// # Errors
    /// When the provider does not answer, or what it answers is not proof.
    pub async fn arrive(&self, code: &str, nonce: &str, verifier: &str) -> Result<Identity, IdentityError> {
        let known = self.client(BELIEVED).await?;
        let request = known
            .client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| IdentityError::Unavailable("it names no token endpoint".into()))?
            .set_pkce_verifier(secret(verifier));
        let answer = request.request_async(&self.ask).await.map_err(|error| match error {
            openidconnect::RequestTokenError::Request(why) => IdentityError::Unavailable(why.to_string()),
            openidconnect::RequestTokenError::ServerResponse(why) => IdentityError::Refused(why.to_string()),
            other => IdentityError::Refused(other.to_string()),
        })?;
        let token = answer.id_token().ok_or_else(|| IdentityError::Refused("there is no ID token in it".into()))?;
        let nonce = Nonce::new(nonce.to_owned());
        let unknown_key = matches!(
            token.claims(&self.verifier(&known.client), &nonce),
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey))
        );
        // It may sign with a new key since we asked.
        let client = if unknown_key { self.client(ASKED_LATELY).await?.client } else { known.client };
        let checks = self.verifier(&client);
        let claims = token.claims(&checks, &nonce).map_err(refused)?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(refused)?;
            let key = token.signing_key(&checks).map_err(refused)?;
            let actual = AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(refused)?;
            if actual != *expected {
                return Err(IdentityError::Refused("the access token is not the one that was signed".into()));
            }
        }
        let mut identity = Identity {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            name: claims.name().and_then(|name| name.get(None)).and_then(|name| text(name)),
            email: claims.email().filter(|_| claims.email_verified() == Some(true)).and_then(|email| text(email)),
        };
        if identity.name.is_none() {
            self.ask_for_name(&client, answer.access_token(), &mut identity).await;
        }
        Ok(identity)
    }

    /// Many providers tell a name only when asked for it. Who somebody is does not hang on it, so a missing answer is borne.
    async fn ask_for_name(&self, client: &Client, access: &AccessToken, identity: &mut Identity) {
        let subject = SubjectIdentifier::new(identity.subject.clone());
        let Ok(request) = client.user_info(access.clone(), Some(subject)) else { return };
        let told: CoreUserInfoClaims = match request.request_async(&self.ask).await {
            Ok(told) => told,
            Err(error) => {
                tracing::warn!(%error, "the sign-in provider did not tell a name");
                return;
            }
        };
        identity.name = told.name().and_then(|name| name.get(None)).and_then(|name| text(name));
        if told.email_verified() == Some(true) {
            identity.email = told.email().and_then(|email| text(email));
        }
    }

    /// What the provider says of itself, no older than this.
    async fn client(&self, age: SignedDuration) -> Result<Known, IdentityError> {
        let now = self.clock.now();
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known.filter(|known| now.duration_since(known.at).abs() < age) {
            return Ok(known);
        }
        let known = Known { client: Arc::new(self.discover().await?), at: now };
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        Ok(known)
    }

    async fn discover(&self) -> Result<Client, IdentityError> {
        let wrong = |why: String| IdentityError::Unavailable(why);
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|e| wrong(e.to_string()))?;
        let metadata = CoreProviderMetadata::discover_async(issuer, &self.ask)
            .await
            .map_err(|error| wrong(format!("{}: {error}", self.settings.issuer)))?;
        let takes =
            |method| metadata.token_endpoint_auth_methods_supported().is_none_or(|methods| methods.contains(&method));
        let (in_header, in_body) =
            (takes(CoreClientAuthMethod::ClientSecretBasic), takes(CoreClientAuthMethod::ClientSecretPost));
        let how = if in_body && !in_header { AuthType::RequestBody } else { AuthType::BasicAuth };
        let back = RedirectUrl::new(self.settings.back.clone()).map_err(|e| wrong(e.to_string()))?;
        let id = ClientId::new(self.settings.client_id.clone());
        let client_secret = self.settings.client_secret.clone().map(ClientSecret::new);
        Ok(CoreClient::from_provider_metadata(metadata, id, client_secret).set_redirect_uri(back).set_auth_type(how))
    }

    /// The checks of an ID token: signature, issuer, audience, nonce, and both its dates by our clock.
    fn verifier<'a>(&self, client: &'a Client) -> openidconnect::core::CoreIdTokenVerifier<'a> {
        let now = SystemTime::from(self.clock.now());
        let latest = self.clock.now().checked_add(AHEAD).map_or(now, SystemTime::from);
        client
            .id_token_verifier()
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || now.into())
            .set_issue_time_verifier_fn(move |issued| {
                if SystemTime::from(issued) > latest { Err("it was issued later than now".into()) } else { Ok(()) }
            })
    }
}

fn secret(verifier: &str) -> PkceCodeVerifier {
    PkceCodeVerifier::new(verifier.to_owned())
}

/// A text with something in it.
fn text(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn refused(why: impl std::fmt::Display) -> IdentityError {
    IdentityError::Refused(why.to_string())
}
