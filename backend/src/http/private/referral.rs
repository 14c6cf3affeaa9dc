//! `/r/{code}`: the page on which a service answers a referral. Plain HTML, no account, no program; nothing in its address or in a log
//! says of whom it is.

use std::fmt::Write as _;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorstep_shared::plans::referral::{Answer, Beside, Reason};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::problem::FieldError;
use doorstep_shared::search::percent_decode;
use doorstep_shared::set::Member as _;

use super::PrivateState;
use super::guard::unreachable;
use crate::http::plain::{Plain, escape};
use crate::store::Repeat;
use crate::token::{Token, TokenHash};
use crate::usecase::plans::referral::{self, NotSaid, Page, Saying};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    router.route("/r/{code}", get(show).post(take))
}

/// What was sent, as it was sent: it comes back on the page when something is missing.
#[derive(Default)]
struct Sent {
    said: String,
    on: String,
    reason: String,
    key: String,
}

impl Sent {
    fn read(body: &[u8]) -> Self {
        let mut sent = Self::default();
        for pair in String::from_utf8_lossy(body).split('&') {
            let Some((name, value)) = pair.split_once('=') else { continue };
            let value: String = percent_decode(value).chars().take(100).collect();
            match name {
                "said" => sent.said = value,
                "on" => sent.on = value,
                "reason" => sent.reason = value,
                "key" => sent.key = value,
                _ => {}
            }
        }
        sent
    }
}

fn saying(state: &PrivateState) -> Saying<'_> {
    Saying { tables: &*state.tables, clock: &*state.clock, ids: &*state.ids, marks: &state.mark_key }
}

async fn show(State(state): State<PrivateState>, Path(code): Path<String>) -> Response {
    look(&state, &code, &Sent::default(), &[]).await
}

async fn look(state: &PrivateState, code: &str, sent: &Sent, errors: &[FieldError]) -> Response {
    let Some(token) = Token::read(code) else { return refused(state, NotSaid::Unknown) };
    match referral::look_up(saying(state), &token).await {
        Ok(page) => {
            state.nudge.nudge();
            form(state, code, &page, sent, errors)
        }
        Err(error) => refused(state, error),
    }
}

async fn take(State(state): State<PrivateState>, Path(code): Path<String>, body: Bytes) -> Response {
    let Some(token) = Token::read(&code) else { return refused(&state, NotSaid::Unknown) };
    let sent = Sent::read(&body);
    let Some(answer) = Answer::parse(&sent.said) else {
        let error = FieldError { pointer: "/said".into(), detail: "Choose one.".into() };
        return look(&state, &code, &sent, &[error]).await;
    };
    let beside = Beside {
        day: sent.on.parse().ok().filter(|_| answer.takes_day()),
        reason: Reason::parse(&sent.reason)
            .filter(|reason| answer.takes_reason() && Reason::OF_SERVICE.contains(reason)),
    };
    let key = if sent.key.is_empty() { state.ids.next().to_string() } else { sent.key.clone() };
    let body_hash = TokenHash::of(&[&sent.said, &sent.on, &sent.reason]).to_string();
    match referral::say(saying(&state), &token, (answer, beside), &Repeat { key, body_hash }).await {
        Ok(()) => {
            state.nudge.nudge();
            thanks(&state, &code, answer)
        }
        Err(NotSaid::Invalid(errors)) => look(&state, &code, &sent, &errors).await,
        Err(NotSaid::KeyReused) => {
            let detail = "Something has changed meanwhile. Look at it again.";
            let error = FieldError { pointer: "/said".into(), detail: detail.into() };
            look(&state, &code, &Sent::default(), &[error]).await
        }
        Err(error) => refused(&state, error),
    }
}

/// A link that does not work says no more than that.
fn refused(state: &PrivateState, error: NotSaid) -> Response {
    let status = match error {
        NotSaid::Unknown => StatusCode::NOT_FOUND,
        NotSaid::Store(error) => return unreachable(error).into_response(),
        _ => StatusCode::GONE,
    };
    Plain::new(status, "This link does not work")
        .lead("Ring whoever sent it to you. They can send another one.")
        .says("Nothing was lost: what was said before is kept.")
        .answer(&state.sign_in.style)
}

fn thanks(state: &PrivateState, code: &str, answer: Answer) -> Response {
    let next = match answer {
        Answer::More => "They will see that you need to know more. It is quickest if you ring them.",
        Answer::Place | Answer::Wait => "They will see it at once. Come back to this page when something has happened.",
        _ => "They will see it at once.",
    };
    let said = format!("You said: {}.", answer.words());
    let page = Plain::new(StatusCode::OK, "Thank you").lead(next).says(&said);
    page.link(&format!("/r/{code}"), "Back to the page").answer(&state.sign_in.style)
}

fn form(state: &PrivateState, code: &str, page: &Page, sent: &Sent, errors: &[FieldError]) -> Response {
    let mut main = String::new();
    summary(&mut main, errors);
    facts(&mut main, page);
    let answers = Answer::at(page.referral.stage);
    let error = |pointer: &str| errors.iter().find(|e| e.pointer == pointer).map(|e| escape(&e.detail));
    let note = |id: &str, pointer: &str| {
        error(pointer).map(|e| format!("<p class=\"error\" id=\"{id}-error\">{e}</p>")).unwrap_or_default()
    };
    let bad = |pointer: &str| if error(pointer).is_some() { " bad" } else { "" };
    let key = state.ids.next();
    let _ = write!(
        main,
        "<form class=\"stack roomy\" method=\"post\" action=\"/r/{code}\"><input type=\"hidden\" name=\"key\" \
         value=\"{key}\"><fieldset class=\"{}\"><legend class=\"above\">What can you say?</legend>{}<div class=\"pick\">",
        bad("/said").trim(),
        note("said", "/said"),
    );
    for (at, answer) in answers.iter().enumerate() {
        let id = if at == 0 { "said".to_owned() } else { format!("said-{}", answer.key()) };
        let checked = if sent.said == answer.key() { " checked" } else { "" };
        let _ = write!(
            main,
            "<label><input type=\"radio\" id=\"{id}\" name=\"said\" value=\"{}\"{checked}><span>{}</span></label>",
            answer.key(),
            escape(answer.words())
        );
    }
    main.push_str("</div></fieldset>");
    if answers.iter().any(|answer| answer.takes_day()) {
        let _ = write!(
            main,
            "<div class=\"field{}\"><label for=\"expected_on\">If they wait: when may there be a place?</label><p class=\"hint\" \
             id=\"on-hint\">A guess is enough.</p>{}<input type=\"date\" id=\"expected_on\" name=\"on\" min=\"{}\" value=\"{}\" \
             aria-describedby=\"on-hint\"></div>",
            bad("/expected_on"),
            note("expected_on", "/expected_on"),
            state.clock.today(),
            escape(&sent.on),
        );
    }
    if answers.iter().any(|answer| answer.takes_reason()) {
        let _ = write!(
            main,
            "<div class=\"field{}\"><label for=\"reason\">If not: why?</label>{}<select id=\"reason\" name=\"reason\"><option \
             value=\"\">Choose</option>",
            bad("/reason"),
            note("reason", "/reason"),
        );
        for reason in Reason::OF_SERVICE {
            let chosen = if sent.reason == reason.key() { " selected" } else { "" };
            let (key, words) = (reason.key(), escape(reason.words()));
            let _ = write!(main, "<option value=\"{key}\"{chosen}>{words}</option>");
        }
        main.push_str("</select></div>");
    }
    let _ = write!(
        main,
        "<p><button class=\"btn big\">Send</button></p></form><p class=\"small soft\">This page works until {}. It is for {} alone: \
         please do not pass it on.</p>",
        escape(&long_date(page.until)),
        escape(&page.service),
    );
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title =
        if page.name.is_some() { "Somebody would like to come to you" } else { "A family would like to come to you" };
    Plain::new(status, title).markup(&main).answer(&state.sign_in.style)
}

fn summary(main: &mut String, errors: &[FieldError]) {
    if errors.is_empty() {
        return;
    }
    main.push_str(
        "<div class=\"errors stack tight\" role=\"alert\" tabindex=\"-1\" autofocus aria-labelledby=\"h-errors\"><h2 id=\"h-errors\" \
         class=\"lead\">Something is missing</h2><ul>",
    );
    for error in errors {
        let _ = write!(main, "<li><a href=\"#{}\">{}</a></li>", field(&error.pointer), escape(&error.detail));
    }
    main.push_str("</ul></div>");
}

/// The box that an error is about.
fn field(pointer: &str) -> &'static str {
    match pointer {
        "/expected_on" => "expected_on",
        "/reason" => "reason",
        _ => "said",
    }
}

/// What the family agreed to tell, and who asks.
fn facts(main: &mut String, page: &Page) {
    let from = match page.organisation.as_str() {
        "" => page.worker.clone(),
        organisation => format!("{}, {organisation}", page.worker),
    };
    let stands = match (page.referral.stage, page.referral.expected_on) {
        (doorstep_shared::plans::referral::Stage::Waitlisted, Some(on)) => {
            format!("On your waiting list, until about {}", long_date(on))
        }
        (stage, _) => stage.words().to_owned(),
    };
    let rows = [
        ("Who", page.name.clone().unwrap_or_else(|| "A family".into())),
        ("They speak", page.languages.join(", ")),
        ("To reach them", page.contact.clone()),
        ("They would like you to know", page.words.clone()),
        ("Sent by", from),
        ("Their number", page.phone.clone()),
        ("Where it stands", stands),
    ];
    let _ = write!(main, "<p class=\"lead\">{}</p><dl class=\"notice stack tight\">", escape(&page.service));
    for (label, value) in rows.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        let _ = write!(main, "<div><dt>{label}</dt><dd dir=\"auto\">{}</dd></div>", escape(&value));
    }
    main.push_str("</dl>");
}
