//! Who is signed in.

use axum::Router;
use axum::http::HeaderMap;
use doorstep_shared::api::session::{GetSession, Session};

use super::{PrivateState, guard};
use crate::http::mount::{Asked, route};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    route::<GetSession, _, _, _>(router, async |state: PrivateState, _: Asked<GetSession>, headers: HeaderMap| {
        Ok(Session { signed_in: guard::signed_in(&state, &headers).await?.is_some() })
    })
}
