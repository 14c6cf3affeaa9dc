//! Who is signed in.

use axum::Router;
use axum::http::request::Parts;
use doorstep_shared::api::session::{GetSession, Person, Place, Session};

use super::PrivateState;
use super::guard::unreachable;
use super::visit::signed_in;
use crate::http::Failure;
use crate::http::mount::{Asked, route};
use crate::usecase::people::places;
use crate::usecase::session::SignedIn;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    route::<GetSession, _, _, _>(
        router,
        async |state: PrivateState, _: Asked<GetSession>, parts: Parts| match signed_in(&parts.extensions) {
            Some(signed_in) => person(&state, signed_in).await,
            None => Ok(Session::default()),
        },
    )
}

async fn person(state: &PrivateState, signed_in: &SignedIn) -> Result<Session, Failure> {
    let memberships: Vec<Place> =
        places(&*state.tables, signed_in.user, state.clock.today()).await.map_err(unreachable)?;
    let person = Person {
        user: signed_in.user,
        name: signed_in.name.clone(),
        csrf: signed_in.csrf.clone(),
        idle_ends_at: signed_in.idle_ends_at,
        ends_at: signed_in.ends_at,
        memberships,
        demo: state.sign_in.demo,
    };
    Ok(Session { signed_in: true, person: Some(person) })
}
