//! `/p/…`: the family's own pages. Plain HTML with one small script of our own, no account; nothing in an address or in a log says of
//! whom they are. A link leads to a door (`door.rs`); behind it each page is put together for this adult at this moment.

mod about;
mod act;
mod ask;
mod copy;
mod door;
mod form;
mod goals;
mod looked;
mod meetings;
mod page;
mod services;
mod steps;
mod team;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use doorstep_shared::plans::section::Section;
use doorstep_shared::problem::Code;

use self::form::Form;
use self::page::Context;
use super::PrivateState;
use super::guard::unreachable;
use super::visit::of_our_own;
use crate::http::{Failure, cookies};
use crate::token::Token;
use crate::usecase::plans::PlanError;
use crate::usecase::plans::family::{Came, Inside, Visit, With, come};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    router.route("/p", get(home)).route("/p/{page}", get(show).post(take))
}

fn with(state: &PrivateState) -> With<'_> {
    With {
        tables: &*state.tables,
        clock: &*state.clock,
        ids: &*state.ids,
        random: &*state.sign_in.random,
        marks: &state.mark_key,
    }
}

async fn came(state: &PrivateState, headers: &HeaderMap) -> Result<Came, Response> {
    let Some(token) = cookies::token(headers, cookies::FAMILY) else { return Ok(Came::Out) };
    come(with(state), &token).await.map_err(|error| unreachable(error).into_response())
}

async fn home(State(state): State<PrivateState>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    look(&state, &headers, "", query.as_deref().unwrap_or_default()).await
}

async fn show(
    State(state): State<PrivateState>,
    Path(page): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    match Token::read(&page) {
        Some(token) => door::show(&state, &headers, &token).await,
        None => look(&state, &headers, &page, query.as_deref().unwrap_or_default()).await,
    }
}

async fn look(state: &PrivateState, headers: &HeaderMap, page: &str, query: &str) -> Response {
    match came(state, headers).await {
        Err(response) => response,
        Ok(Came::Out) => door::out(state, StatusCode::UNAUTHORIZED),
        Ok(Came::Locked(visit)) => door::locked(state, &visit, page, None),
        Ok(Came::In(visit)) => inside(state, &visit, page, &Form::read(query.as_bytes()), Told::from(query)).await,
    }
}

/// What a page says above everything: what came of the last press.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Saved,
    Sent,
    Changed,
    Wrong,
}

impl Told {
    fn from(query: &str) -> Self {
        match query.split('&').find_map(|pair| pair.strip_prefix("done=")) {
            Some("saved") => Self::Saved,
            Some("sent") => Self::Sent,
            _ => Self::Nothing,
        }
    }
}

async fn inside(state: &PrivateState, visit: &Visit, page: &str, asked: &Form, told: Told) -> Response {
    use Section as S;
    let sections: &[Section] = match page {
        "" => &[S::Actions, S::Meetings],
        "goals" => &[S::Learning, S::Wellbeing, S::Actions],
        "child" => &[S::Basics, S::AboutMe],
        "services" => &[S::Learning, S::Wellbeing],
        "meetings" => &[S::Meetings],
        "team" | "sharing" | "looked" | "ask" | "stop" => &[S::Agreement],
        "copy" => &[S::Basics, S::AboutMe, S::Learning, S::Wellbeing, S::Actions, S::Meetings, S::Agreement],
        _ => return door::nothing(state, visit),
    };
    let desk = visit.desk(with(state));
    let inside = match Inside::open(&desk, visit.plan(), sections).await {
        Ok(inside) => inside,
        Err(error) => return door::shut(state, error),
    };
    let context = match Context::new(state, &desk, visit, &inside, told).await {
        Ok(context) => context,
        Err(error) => return unreachable(error).into_response(),
    };
    let made = match page {
        "" => steps::page(&context),
        "goals" => goals::page(&context),
        "child" => about::page(&context),
        "services" => services::page(&context),
        "meetings" => meetings::page(&context),
        "team" => team::team(&context),
        "sharing" => team::sharing(&context),
        "looked" => match looked::page(&context, asked).await {
            Ok(made) => made,
            Err(error) => return door::shut(state, error),
        },
        "copy" => match copy::page(&context) {
            Ok(made) => made,
            Err(error) => return door::shut(state, error),
        },
        "ask" => ask::ask(&context),
        _ => ask::stop(&context),
    };
    context.answer(page, made)
}

async fn take(
    State(state): State<PrivateState>,
    Path(page): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !of_our_own(&headers, &state.sign_in.address) {
        return Failure::new(Code::CrossSite).into_response();
    }
    let form = Form::read(&body);
    if let Some(token) = Token::read(&page) {
        return door::claimed(&state, &token, &form).await;
    }
    let visit = match came(&state, &headers).await {
        Err(response) => return response,
        Ok(Came::Out) => return door::out(&state, StatusCode::UNAUTHORIZED),
        Ok(Came::Locked(visit)) if page == "unlock" => return door::unlocked(&state, &visit, &form).await,
        Ok(Came::Locked(visit)) => {
            // Half an hour went by with a form open: what stands in it is kept, and comes back behind the numbers.
            return match act::keep(&state, &visit, &form).await {
                Ok(()) => door::locked(&state, &visit, &page, None),
                Err(error) => door::shut(&state, error),
            };
        }
        Ok(Came::In(visit)) => visit,
    };
    match page.as_str() {
        "unlock" => to(""),
        "lock" => door::lock(&state, &visit).await,
        "leave" => door::leave(&state, &visit).await,
        "language" => door::speak(&state, &visit, &form).await,
        "keep" => match act::keep(&state, &visit, &form).await {
            Ok(()) => StatusCode::NO_CONTENT.into_response(),
            Err(error) => door::shut(&state, error),
        },
        _ => acted(&state, &visit, &page, &form).await,
    }
}

/// Does what was pressed. What cannot be done now comes back as it was typed.
async fn acted(state: &PrivateState, visit: &Visit, page: &str, form: &Form) -> Response {
    let told = match act::act(state, visit, page, form).await {
        Ok(told) => {
            state.nudge.nudge();
            let done = if told == Told::Sent { "sent" } else { "saved" };
            let place = if page == "steps" { String::new() } else { format!("/{page}") };
            return Redirect::to(&format!("/p{place}?done={done}")).into_response();
        }
        Err(PlanError::Stale(_) | PlanError::Clashed(_)) => Told::Changed,
        Err(PlanError::Invalid(_) | PlanError::Unmet(_)) => Told::Wrong,
        Err(error) => return door::shut(state, error),
    };
    if let Err(error) = act::keep(state, visit, form).await {
        return door::shut(state, error);
    }
    let page = if page == "steps" { "" } else { page };
    let mut response = inside(state, visit, page, &Form::default(), told).await;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

fn to(page: &str) -> Response {
    let place = if page.is_empty() { "/p".to_owned() } else { format!("/p/{page}") };
    let mut response = Redirect::to(&place).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}
