//! What the pages of signing in say. They are for people who work in the zone, in English as their workspace is.

use axum::http::StatusCode;
use axum::response::Response;
use doorstep_shared::people::Role;
use doorstep_shared::search::percent_encode;

use super::SignIn;
use crate::http::plain::Plain;
use crate::identity::IdentityError;
use crate::usecase::people::Invitation;
use crate::usecase::session::SignedIn;
use crate::usecase::sign_in::{ReturnTo, SignInError};

const DEMO: &str = "This is a demo. The zone and everybody in it are made up.";

fn page(sign_in: &SignIn, status: StatusCode, title: &str) -> Plain {
    let page = Plain::new(status, title);
    if sign_in.demo { page.note(DEMO) } else { page }
}

fn go(return_to: &ReturnTo) -> String {
    let mut address = String::from("/sign-in/go?return=");
    percent_encode(return_to.as_str(), &mut address);
    address
}

pub(super) fn ask(sign_in: &SignIn, who: Option<&SignedIn>, return_to: &ReturnTo) -> Response {
    if sign_in.provider.is_none() {
        return not_set_up(sign_in);
    }
    let page = page(sign_in, StatusCode::OK, "Sign in")
        .lead("For people who work in the zone.")
        .says("Families need no account: everything for them is open.");
    let page = match who {
        Some(who) => page
            .says(&format!("You are signed in as {}.", who.name))
            .button(return_to.as_str(), "Go on")
            .link(&go(return_to), "Sign in as somebody else"),
        None => page.button(&go(return_to), "Continue to sign in"),
    };
    page.link("/", "To the pages for families").answer(&sign_in.style)
}

/// What somebody is invited to, and how to accept.
pub(super) fn invited(sign_in: &SignIn, invitation: &Invitation, zone: &str, secret: &str) -> Response {
    if sign_in.provider.is_none() {
        return not_set_up(sign_in);
    }
    page(sign_in, StatusCode::OK, &format!("You are invited to {zone}"))
        .lead(&format!("{} invites you to its workspace as {}.", invitation.by, role_words(invitation.terms.role)))
        .says(
            "Continue and sign in, or make an account with the sign-in provider. The link is good once, for you alone.",
        )
        // The secret is letters, digits, hyphens and underscores: it was read as a token.
        .button(&format!("/sign-in/go?invitation={secret}"), "Continue to sign in")
        .link("/", "To the pages for families")
        .answer(&sign_in.style)
}

/// A role in a sentence.
fn role_words(role: Role) -> &'static str {
    match role {
        Role::Coordinator => "its coordinator",
        Role::ChildrensCentre => "a Children’s Centre worker",
        Role::Advisor => "a parent advisor",
        Role::LinkTeacher => "the link teacher",
        Role::ReceptionTeacher => "a reception teacher",
        Role::SchoolLead => "a school lead",
        Role::Analyst => "an analyst",
        Role::Provider => "somebody who runs services",
        // Nobody is invited as this.
        Role::Family => "of a family",
    }
}

pub(super) fn done(sign_in: &SignIn) -> Response {
    page(sign_in, StatusCode::OK, "You are signed in")
        .lead("Close this page and go back to your work. What you wrote is still there.")
        .link(ReturnTo::DESK, "Or start at the workspace")
        .answer(&sign_in.style)
}

pub(super) fn ask_out(sign_in: &SignIn, who: Option<&SignedIn>) -> Response {
    let Some(who) = who else { return is_out(sign_in) };
    let form = "<form method=\"post\" action=\"/sign-out\"><button class=\"btn big\">Sign out</button></form>";
    page(sign_in, StatusCode::OK, "Sign out")
        .lead(&format!("You are signed in as {}.", who.name))
        .markup(form)
        .link(ReturnTo::DESK, "Back to the workspace")
        .answer(&sign_in.style)
}

pub(super) fn is_out(sign_in: &SignIn) -> Response {
    page(sign_in, StatusCode::OK, "You are signed out")
        .lead("Nobody can go on from here as you. On a computer that others use, close the browser too.")
        .button("/sign-in", "Sign in again")
        .link("/", "To the pages for families")
        .answer(&sign_in.style)
}

pub(super) fn not_set_up(sign_in: &SignIn) -> Response {
    page(sign_in, StatusCode::SERVICE_UNAVAILABLE, "Nobody can sign in here yet")
        .lead("This server does not know a sign-in provider.")
        .says("Whoever looks after it names one: see “Sign-in” in the README.")
        .link("/", "To the pages for families")
        .answer(&sign_in.style)
}

/// Why nobody was signed in, and what to do next. The log has the inside.
pub(super) fn failed(sign_in: &SignIn, error: &SignInError, return_to: &ReturnTo) -> Response {
    let (status, title, text) = match error {
        SignInError::Unknown => (
            StatusCode::BAD_REQUEST,
            "Please sign in again",
            "This sign-in took too long, or was finished already. Nothing is lost.",
        ),
        SignInError::OtherBrowser => (
            StatusCode::BAD_REQUEST,
            "Please sign in again",
            "This sign-in was begun in another browser, or your browser keeps no cookies for this site.",
        ),
        SignInError::Declined(_) => (
            StatusCode::FORBIDDEN,
            "You were not signed in",
            "The sign-in provider did not confirm who you are. You can try again.",
        ),
        SignInError::NotInvited => (
            StatusCode::FORBIDDEN,
            "You have signed in, but nobody has invited you yet",
            "Ask the coordinator of your zone for an invitation. It is a link; open it and sign in the same way again.",
        ),
        SignInError::NoMember => (
            StatusCode::FORBIDDEN,
            "You have an account, but no work here today",
            "Your time in the zone is over or has not begun. Ask its coordinator if that is not right.",
        ),
        SignInError::InvitationGone => (
            StatusCode::GONE,
            "This invitation is not open any more",
            "It was accepted, taken back, or is older than 14 days. If you have accepted it, sign in. If not, ask for a new one.",
        ),
        SignInError::AlreadyMember => (
            StatusCode::CONFLICT,
            "You are a member already",
            "You need no invitation to this zone: sign in. The invitation is still open for somebody else.",
        ),
        SignInError::OtherWorld => (
            StatusCode::FORBIDDEN,
            "A demo person cannot work in a real zone",
            "Start this server with the sign-in provider of the zone: see “Sign-in” in the README.",
        ),
        SignInError::OtherProvider | SignInError::Identity(IdentityError::Refused(_)) => (
            StatusCode::FORBIDDEN,
            "You were not signed in",
            "What the sign-in provider sent cannot be trusted. Try again; if it stays so, tell whoever looks after this server.",
        ),
        SignInError::Identity(IdentityError::Unavailable(_)) => {
            (StatusCode::BAD_GATEWAY, "The sign-in provider does not answer", "Try again in a minute. Nothing is lost.")
        }
        SignInError::Identity(IdentityError::NoRandomness(_))
        | SignInError::Store(_)
        | SignInError::NoRandomness(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "You cannot sign in just now",
            "Something here does not answer. Try again in a minute. Nothing is lost.",
        ),
    };
    tracing::warn!(inside = %error, status = status.as_u16(), "nobody was signed in");
    page(sign_in, status, title)
        .lead(text)
        .button(&go(return_to), "Sign in again")
        .link("/", "To the pages for families")
        .answer(&sign_in.style)
}
