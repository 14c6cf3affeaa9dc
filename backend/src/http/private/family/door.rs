//! The door: the six numbers, the lock, the way out.

use std::fmt::Write as _;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use doorstep_shared::plans::family::{DEVICE, DoorCode, Say, Tongue, Words};
use doorstep_shared::set::Member as _;

use super::form::Form;
use super::{PrivateState, came, to, with};
use crate::http::cookies;
use crate::http::plain::{Plain, escape};
use crate::http::private::guard::unreachable;
use crate::token::Token;
use crate::usecase::plans::PlanError;
use crate::usecase::plans::family::{
    Came, NotIn, Visit, claim, knock, leave as let_go, lock as lock_up, speak as spoken, unlock,
};

/// What a link leads to. Whoever is in already goes on.
pub(super) async fn show(state: &PrivateState, headers: &HeaderMap, token: &Token) -> Response {
    match knock(with(state), token).await {
        Ok(tongue) => numbers(state, token, tongue, None),
        Err(NotIn::Gone) => match came(state, headers).await {
            Ok(Came::In(_) | Came::Locked(_)) => to(""),
            Ok(Came::Out) => refused(state, NotIn::Gone),
            Err(response) => response,
        },
        Err(error) => refused(state, error),
    }
}

/// Asks for the numbers.
fn numbers(state: &PrivateState, token: &Token, tongue: Tongue, wrong: Option<u8>) -> Response {
    let words = tongue.words();
    let mut main = format!("<p class=\"lead\">{}</p>", escape(words.say(Say::OpenLead)));
    let _ = write!(main, "<form class=\"stack\" method=\"post\" action=\"/p/{}\">", token.as_str());
    code_box(&mut main, words, wrong);
    let _ = write!(
        main,
        "<div class=\"pick\"><label><input type=\"checkbox\" name=\"shared\" value=\"yes\"><span>{}</span></label></div>\
         <p><button class=\"btn big\">{}</button></p></form>",
        escape(words.say(Say::OpenShared)),
        escape(words.say(Say::OpenButton)),
    );
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    plain(status, tongue, Say::OpenTitle).markup(&main).answer(&state.sign_in.style)
}

fn code_box(main: &mut String, words: &Words, wrong: Option<u8>) {
    let error = wrong.map(|left| match left {
        1 => words.say(Say::OpenWrongLast).to_owned(),
        left => words.with(Say::OpenWrong, "n", &left.to_string()),
    });
    let (bad, described) =
        if error.is_some() { (" bad", " aria-describedby=\"code-error\" aria-invalid=\"true\"") } else { ("", "") };
    let note = error.map(|e| format!("<p class=\"error\" id=\"code-error\" role=\"alert\">{}</p>", escape(&e)));
    let _ = write!(
        main,
        "<div class=\"field{bad}\"><label for=\"code\">{}</label>{}<input id=\"code\" name=\"code\" inputmode=\"numeric\" \
         autocomplete=\"off\" maxlength=\"12\" dir=\"ltr\" size=\"10\"{described} required></div>",
        escape(words.say(Say::OpenCode)),
        note.unwrap_or_default(),
    );
}

fn plain(status: StatusCode, tongue: Tongue, title: Say) -> Plain {
    Plain::new(status, tongue.words().say(title)).tongue(tongue.key(), tongue.dir())
}

/// Comes in, or does not.
pub(super) async fn claimed(state: &PrivateState, token: &Token, form: &Form) -> Response {
    let shared = form.ticked("shared");
    match claim(with(state), token, DoorCode::read(form.text("code")).as_ref(), shared).await {
        Ok(device) => {
            let mut response = to("");
            // On a phone that is shared the cookie goes when it is closed.
            cookies::set(response.headers_mut(), cookies::FAMILY, &device, (!shared).then_some(DEVICE));
            response
        }
        Err(NotIn::Wrong(left)) => match knock(with(state), token).await {
            Ok(tongue) => numbers(state, token, tongue, Some(left)),
            Err(error) => refused(state, error),
        },
        Err(error) => refused(state, error),
    }
}

/// A link that does not work says no more than that, and says it in every language, as it knows none.
fn refused(state: &PrivateState, error: NotIn) -> Response {
    let status = match error {
        NotIn::Unknown => StatusCode::NOT_FOUND,
        NotIn::Store(error) => return unreachable(error).into_response(),
        NotIn::Closed(tongue) => return closed(state, tongue),
        NotIn::Gone | NotIn::Wrong(_) => StatusCode::GONE,
    };
    let mut main = String::new();
    for tongue in Tongue::ALL {
        let words = tongue.words();
        let title = if *tongue == Tongue::English {
            String::new()
        } else {
            format!("<h2>{}</h2>", escape(words.say(Say::DeadTitle)))
        };
        let _ = write!(
            main,
            "<div lang=\"{}\" dir=\"{}\" class=\"stack tight\">{title}<p>{}</p></div>",
            tongue.key(),
            tongue.dir(),
            escape(words.say(Say::DeadLead)),
        );
    }
    plain(status, Tongue::English, Say::DeadTitle).markup(&main).answer(&state.sign_in.style)
}

fn closed(state: &PrivateState, tongue: Tongue) -> Response {
    plain(StatusCode::GONE, tongue, Say::ClosedTitle)
        .lead(tongue.words().say(Say::ClosedLead))
        .answer(&state.sign_in.style)
}

/// Somebody who is not known here.
pub(super) fn out(state: &PrivateState, status: StatusCode) -> Response {
    let mut main = String::new();
    for tongue in Tongue::ALL {
        let _ = write!(
            main,
            "<p lang=\"{}\" dir=\"{}\">{}</p>",
            tongue.key(),
            tongue.dir(),
            escape(tongue.words().say(Say::SignedOutLead))
        );
    }
    let mut response = plain(status, Tongue::English, Say::SignedOutTitle).markup(&main).answer(&state.sign_in.style);
    cookies::clear(response.headers_mut(), cookies::FAMILY);
    response
}

/// Asks for the numbers again. `back` is where somebody was.
pub(super) fn locked(state: &PrivateState, visit: &Visit, back: &str, wrong: Option<u8>) -> Response {
    let tongue = visit.device.tongue.unwrap_or(Tongue::English);
    let words = tongue.words();
    let back = if back.len() <= 20 && back.bytes().all(|b| b.is_ascii_lowercase()) { back } else { "" };
    let mut main = format!(
        "<p class=\"lead\">{}</p><p>{}</p><form class=\"stack\" method=\"post\" action=\"/p/unlock\"><input type=\"hidden\" name=\"back\" \
         value=\"{back}\">",
        escape(words.say(Say::LockedLead)),
        escape(words.say(Say::LockedKept)),
    );
    code_box(&mut main, words, wrong);
    let _ = write!(main, "<p><button class=\"btn big\">{}</button></p></form>", escape(words.say(Say::OpenButton)));
    plain(StatusCode::UNAUTHORIZED, tongue, Say::LockedTitle).markup(&main).answer(&state.sign_in.style)
}

pub(super) async fn unlocked(state: &PrivateState, visit: &Visit, form: &Form) -> Response {
    match unlock(with(state), visit, DoorCode::read(form.text("code")).as_ref()).await {
        Ok(()) => match form.text("back") {
            page @ ("goals" | "child" | "services" | "meetings" | "team" | "sharing" | "looked" | "copy" | "ask"
            | "stop") => to(page),
            _ => to(""),
        },
        Err(NotIn::Wrong(left)) => locked(state, visit, form.text("back"), Some(left)),
        Err(error) => {
            let mut response = refused(state, error);
            cookies::clear(response.headers_mut(), cookies::FAMILY);
            response
        }
    }
}

pub(super) async fn lock(state: &PrivateState, visit: &Visit) -> Response {
    match lock_up(with(state), visit).await {
        Ok(()) => to(""),
        Err(error) => unreachable(error).into_response(),
    }
}

/// The way out: the device is locked (a shared one is let go), and the page that follows is the directory, which anybody may read.
pub(super) async fn leave(state: &PrivateState, visit: &Visit) -> Response {
    let shared = visit.device.shared;
    let done = if shared { let_go(with(state), visit).await } else { lock_up(with(state), visit).await };
    if let Err(error) = done {
        return unreachable(error).into_response();
    }
    let mut response = Redirect::to("/").into_response();
    if shared {
        cookies::clear(response.headers_mut(), cookies::FAMILY);
    }
    response
}

pub(super) async fn speak(state: &PrivateState, visit: &Visit, form: &Form) -> Response {
    match Tongue::parse(form.text("tongue")) {
        Some(tongue) => match spoken(with(state), visit, tongue).await {
            Ok(()) => to(""),
            Err(error) => unreachable(error).into_response(),
        },
        None => to(""),
    }
}

/// There is no such page.
pub(super) fn nothing(state: &PrivateState, visit: &Visit) -> Response {
    let tongue = visit.device.tongue.unwrap_or(Tongue::English);
    plain(StatusCode::NOT_FOUND, tongue, Say::NothingHere)
        .link("/p", tongue.words().say(Say::NavHome))
        .answer(&state.sign_in.style)
}

/// The plan is not there for them (any more), or cannot be read now.
pub(super) fn shut(state: &PrivateState, error: PlanError) -> Response {
    match error {
        PlanError::Change(crate::store::ChangeError::Store(error)) => unreachable(error).into_response(),
        PlanError::NotFound | PlanError::Refused(_) => out(state, StatusCode::FORBIDDEN),
        _ => out(state, StatusCode::GONE),
    }
}
