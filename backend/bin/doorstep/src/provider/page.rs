//! The demo provider's pages.

use axum::http::StatusCode;
use axum::response::Response;
use doorstep_backend::http::plain::{Plain, escape};

use super::{Inside, PATH};

const DEMO: &str = "This is a demo. Everybody on this page is made up, and no password is asked for.";

/// A button for each person. `query` is what the client asked for, and goes on with the choice.
pub(super) fn choice(inside: &Inside, query: &str) -> Response {
    let mut form = format!("<form method=\"post\" action=\"{PATH}/authorise?{}\"><ul class=\"stack\">", escape(query));
    for person in &inside.people {
        form.push_str(&format!(
            "<li><button class=\"btn plain wide\" name=\"person\" value=\"{}\">{}</button> <span class=\"soft\">{}</span></li>",
            escape(&person.slug),
            escape(&person.name),
            escape(&person.about)
        ));
    }
    form.push_str("</ul></form>");
    Plain::new(StatusCode::OK, "Demo: who do you want to be?").note(DEMO).markup(&form).answer(&inside.style)
}

/// A request that is not one of ours leads nowhere.
pub(super) fn not_ours(inside: &Inside) -> Response {
    Plain::new(StatusCode::BAD_REQUEST, "Demo: this is not a way to sign in")
        .note(DEMO)
        .lead("Begin at the sign-in page.")
        .button("/sign-in", "Sign in")
        .answer(&inside.style)
}
