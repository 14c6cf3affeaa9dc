//! The web client: the only place that opens a connection to a server that is neither ours nor AWS's.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use async_trait::async_trait;
use axum::http::{Request, Response, Uri};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::rt::TokioExecutor;
use rustls::{ClientConfig, RootCertStore};
use tower::Service;

use crate::port::{Fetch, FetchError};
use crate::usecase::pull::may_reach;

/// How large an answer may be and how long it may take.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Most bytes of an answer's body.
    pub bytes: usize,
    /// Longest time until all of it is there.
    pub time: Duration,
}

impl Bounds {
    /// For a sign-in provider: its answers are small, and a person waits.
    pub const PROVIDER: Self = Self { bytes: 256 * 1024, time: Duration::from_secs(5) };
    /// For another directory's feed: a whole council on one page.
    pub const FEED: Self = Self { bytes: 16 * 1024 * 1024, time: Duration::from_secs(20) };
}

/// Asks over TLS, with the certificates that the machine trusts.
pub struct WebClient {
    client: Client<HttpsConnector<HttpConnector<Resolver>>, Full<axum::body::Bytes>>,
    bounds: Bounds,
}

impl WebClient {
    /// A client with bounds.
    ///
    /// # Errors
    /// When TLS cannot be set up. A machine without certificates trusts nobody, and says so when somebody is asked.
    pub fn new(bounds: Bounds) -> Result<Self, rustls::Error> {
        Self::reaching(bounds, Reach::Anywhere)
    }

    /// A client for addresses that somebody typed: it connects to public addresses alone, whatever a name is said to stand
    /// for at that moment. With `this_machine` also to this one, for tests.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn public_only(bounds: Bounds, this_machine: bool) -> Result<Self, rustls::Error> {
        Self::reaching(bounds, Reach::Public { this_machine })
    }

    fn reaching(bounds: Bounds, reach: Reach) -> Result<Self, rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut tcp = HttpConnector::new_with_resolver(Resolver(reach));
        tcp.enforce_http(false);
        let connector =
            HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().wrap_connector(tcp);
        Ok(Self { client: Client::builder(TokioExecutor::new()).build(connector), bounds })
    }

    async fn whole(&self, request: Request<Vec<u8>>, host: &str) -> Result<Response<Vec<u8>>, FetchError> {
        let unreachable = |why: &dyn std::error::Error| {
            // The outer error says "error trying to connect"; why, the inner ones.
            let inner = std::iter::successors(why.source(), |inner| inner.source());
            let said = inner.fold(why.to_string(), |said, inner| format!("{said} ({inner})"));
            FetchError::Unreachable(host.to_owned(), said)
        };
        let answer =
            self.client.request(request.map(|body| Full::new(body.into()))).await.map_err(|e| unreachable(&e))?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, self.bounds.bytes).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() {
                FetchError::TooLarge(host.to_owned(), self.bounds.bytes)
            } else {
                unreachable(&*error)
            }
        })?;
        Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
    }
}

#[async_trait]
impl Fetch for WebClient {
    async fn fetch(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, FetchError> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        if !may_be_asked(request.uri()) {
            return Err(FetchError::NotAllowed(host));
        }
        match tokio::time::timeout(self.bounds.time, self.whole(request, &host)).await {
            Ok(answer) => answer,
            Err(_) => Err(FetchError::TooSlow(host)),
        }
    }
}

/// Where a client connects to.
#[derive(Clone, Copy, Debug)]
enum Reach {
    /// Wherever a name leads.
    Anywhere,
    /// To public addresses.
    Public { this_machine: bool },
}

/// Looks names up, and leaves out the addresses that are not to be reached: the connection goes to what was looked at.
#[derive(Clone, Copy, Debug)]
struct Resolver(Reach);

impl Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let good: Vec<SocketAddr> = match reach {
                Reach::Anywhere => found.collect(),
                Reach::Public { this_machine } => found.filter(|at| may_reach(at.ip(), this_machine)).collect(),
            };
            if good.is_empty() { Err(std::io::Error::other("it has no public address")) } else { Ok(good.into_iter()) }
        })
    }
}

/// Whether nobody on the way can read along: TLS, or no way at all.
fn may_be_asked(address: &Uri) -> bool {
    match address.scheme_str() {
        Some("https") => address.host().is_some(),
        Some("http") => matches!(address.host(), Some("127.0.0.1" | "[::1]" | "localhost")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use axum::Router;
    use axum::routing::get;
    use tokio::net::TcpListener;

    const BOUNDS: Bounds = Bounds { bytes: 1000, time: Duration::from_millis(300) };

    async fn served() -> String {
        let routes = Router::new()
            .route("/small", get(async || "small"))
            .route("/large", get(async || "x".repeat(1001)))
            .route("/never", get(async || std::future::pending::<String>().await))
            .route("/elsewhere", get(async || axum::response::Redirect::to("/small")));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        address
    }

    fn ask(address: &str) -> Request<Vec<u8>> {
        Request::get(address).body(Vec::new()).unwrap()
    }

    #[tokio::test]
    async fn an_answer_is_whole_bounded_and_never_from_elsewhere() {
        let (server, client) = (served().await, WebClient::new(BOUNDS).unwrap());
        let fetch = async |path: &str| client.fetch(ask(&format!("{server}{path}"))).await;
        assert_eq!(fetch("/small").await.unwrap().body(), b"small");
        assert_eq!(fetch("/elsewhere").await.unwrap().status(), 303);
        let host = "127.0.0.1".to_owned();
        assert_eq!(fetch("/large").await.unwrap_err(), FetchError::TooLarge(host.clone(), 1000));
        assert_eq!(fetch("/never").await.unwrap_err(), FetchError::TooSlow(host));
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_not_followed_there() {
        let server = served().await.replace("127.0.0.1", "localhost");
        let shut = WebClient::public_only(BOUNDS, false).unwrap();
        let refused = shut.fetch(ask(&format!("{server}/small"))).await.unwrap_err();
        assert!(refused.to_string().contains("no public address"), "{refused}");
        let open = WebClient::public_only(BOUNDS, true).unwrap();
        assert_eq!(open.fetch(ask(&format!("{server}/small"))).await.unwrap().body(), b"small");
    }

    #[tokio::test]
    async fn nobody_is_asked_in_the_open() {
        let client = WebClient::new(BOUNDS).unwrap();
        for address in ["http://example.org/", "http://127.0.0.1.example.org/", "ftp://127.0.0.1/", "/path"] {
            let refused = client.fetch(ask(address)).await.unwrap_err();
            assert!(matches!(refused, FetchError::NotAllowed(_)), "{address}: {refused}");
        }
    }
}
