//! Before anything private is answered: whose session the cookie opens, and whether a change comes from one of our own pages.

use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use doorstep_shared::api::Endpoint as _;
use doorstep_shared::api::session::{CSRF_HEADER, GetSession};
use doorstep_shared::problem::Code;

use super::PrivateState;
use crate::http::{Failure, cookies};
use crate::token::TokenHash;
use crate::usecase::session::{Keeper, SignedIn, look_up};

/// Who is signed in, for whoever answers.
#[derive(Clone, Debug)]
struct Visitor(SignedIn);

/// Who is signed in.
pub(super) fn signed_in(extensions: &Extensions) -> Option<&SignedIn> {
    extensions.get::<Visitor>().map(|Visitor(signed_in)| signed_in)
}

/// Looks a session up once for the whole request, and gives the browser its new token when there is one.
pub(super) async fn visit(State(state): State<PrivateState>, mut request: Request, next: Next) -> Response {
    let Some(token) = cookies::token(request.headers(), cookies::SESSION) else {
        return next.run(request).await;
    };
    let path = request.uri().path();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && !of_our_own(request.headers(), &state.sign_in.address) {
        return Failure::new(Code::CrossSite).into_response();
    }
    // To ask how long one may go on, and to come and go, is not to do something.
    let active = path != GetSession::PATH && !path.starts_with("/sign-");
    let by_program = path.starts_with("/api/");
    let found = match look_up(state.keeper(), &token, active).await {
        Ok(found) => found,
        Err(error) => return Failure::inside(Code::Unavailable, error.to_string()).into_response(),
    };
    let renewed = found.as_ref().and_then(|found| found.renewed.clone());
    if let Some(found) = found {
        if changes && by_program && !has_token(request.headers(), &found.signed_in) {
            return Failure::new(Code::CrossSite).into_response();
        }
        request.extensions_mut().insert(Visitor(found.signed_in));
    }
    let mut response = next.run(request).await;
    if let Some(renewed) = renewed {
        cookies::set(response.headers_mut(), cookies::SESSION, &renewed, None);
    }
    response
}

/// Whether the browser says that one of our own pages sends this. Browsers add these headers themselves; no page of another
/// site can write them. What carries neither comes from no browser that is still in use.
pub(super) fn of_our_own(headers: &HeaderMap, address: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == address,
        (None, None) => false,
    }
}

/// Whether the app has sent its token along. By hashes, so that the time it takes tells nothing.
fn has_token(headers: &HeaderMap, signed_in: &SignedIn) -> bool {
    let sent = headers.get(CSRF_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    TokenHash::of(&[sent]) == TokenHash::of(&[&signed_in.csrf])
}

impl PrivateState {
    /// What sessions are kept with.
    pub(super) fn keeper(&self) -> Keeper<'_> {
        Keeper { tables: &*self.tables, ids: &*self.ids, random: &*self.sign_in.random, now: self.clock.now() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_change_something() {
        const OURS: &str = "https://zone.example";
        let cases: [(&[(&str, &str)], bool); 9] = [
            (&[("sec-fetch-site", "same-origin"), ("origin", OURS)], true),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("origin", OURS)], true),
            (&[("sec-fetch-site", "same-site"), ("origin", OURS)], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", OURS)], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("origin", "https://zone.example.evil.example")], false),
            (&[("origin", "null")], false),
            (&[], false),
        ];
        for (sent, good) in cases {
            let headers: HeaderMap =
                sent.iter().map(|(n, v)| (n.parse().expect("a name"), v.parse().expect("a value"))).collect();
            assert_eq!(of_our_own(&headers, OURS), good, "{sent:?}");
        }
    }
}
