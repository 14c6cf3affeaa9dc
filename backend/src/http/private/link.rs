//! `/c/{code}`: the page behind a link that asks whether an entry is still right. Plain HTML, no account, no program.

use std::fmt::Write as _;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorstep_shared::lang::Lang;
use doorstep_shared::route::{AskScreen, Route, Screen};
use doorstep_shared::search::percent_decode;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::{DateStyle, ServerWords};

use super::PrivateState;
use super::guard::unreachable;
use crate::http::plain::{Plain, escape};
use crate::speech;
use crate::store::ChangeError;
use crate::token::Token;
use crate::usecase::link::{self, Answer, Link, Looked, NotAnswered, Open, Said};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    router.route("/c/{code}", get(show).post(take))
}

/// What is asked, and what is the matter with the answer so far.
#[derive(Default)]
struct Draft<'a> {
    said: Option<Said>,
    text: &'a str,
    error: Option<(&'static str, String)>,
    newer: bool,
}

async fn show(State(state): State<PrivateState>, Path(code): Path<String>, RawQuery(query): RawQuery) -> Response {
    let asked = pairs(query.as_deref().unwrap_or_default().as_bytes());
    match look_up(&state, &code).await {
        Ok(looked) => page(&state, &code, value(&asked, "lang"), looked, Draft::default()),
        Err(response) => response,
    }
}

async fn look_up(state: &PrivateState, code: &str) -> Result<Looked, Response> {
    let Some(token) = Token::read(code) else { return Ok(Looked::Unknown) };
    link::look_up(&*state.tables, state.clock.today(), &token).await.map_err(|e| unreachable(e).into_response())
}

fn words(lang: Lang) -> ServerWords {
    ServerWords::beside(&speech::words(lang))
}

fn lang_of(asked: &str, sent: Lang) -> Lang {
    Lang::parse(asked).unwrap_or(sent)
}

fn page(state: &PrivateState, code: &str, asked: &str, looked: Looked, draft: Draft<'_>) -> Response {
    let style = &state.sign_in.style;
    let said = |link: Option<&Link>, status: StatusCode, sentence: fn(&ServerWords) -> &str, way: bool| {
        let lang = lang_of(asked, link.map_or(Lang::En, |link| link.lang));
        let words = words(lang);
        let mut page = Plain::new(status, words.link_title()).lang(lang).lead(sentence(&words));
        if way {
            page = page.says(words.link_way());
        }
        if let Some(link) = link {
            let route = Route { lang, zone: link.zone.clone(), screen: Screen::Service(link.service) };
            page = page.link(&route.address(), words.link_way_page());
            if way {
                let form = AskScreen::Right(link.service).address(lang, &link.zone);
                page = page.link(&form, words.words().is_this_right());
            }
        }
        page.answer(style)
    };
    match looked {
        Looked::Open(open) => form(state, code, lang_of(asked, open.link.lang), &open, draft),
        Looked::Used(link) => said(Some(&link), StatusCode::OK, |w| w.link_used(), false),
        Looked::Stale(link) => said(Some(&link), StatusCode::GONE, |w| w.link_stale(), true),
        Looked::Revoked(link) => said(Some(&link), StatusCode::GONE, |w| w.link_revoked(), true),
        Looked::Gone(link) => said(Some(&link), StatusCode::GONE, |w| w.link_gone(), true),
        Looked::Unknown => said(None, StatusCode::NOT_FOUND, |w| w.link_unknown(), true),
    }
}

fn form(state: &PrivateState, code: &str, lang: Lang, open: &Open, draft: Draft<'_>) -> Response {
    let words = words(lang);
    let name = open.service.translation(lang).map_or(&open.service.name, |t| &t.name);
    let name = if name.is_empty() { &open.service.name } else { name };
    let mut main = String::from("<p class=\"row near\">");
    for other in Lang::ALL.iter().filter(|other| **other != lang) {
        let (key, own) = (other.key(), other.own_name());
        let _ = write!(
            main,
            "<a href=\"/c/{code}?lang={key}\" lang=\"{key}\" dir=\"{}\" hreflang=\"{key}\">{own}</a> ",
            other.dir()
        );
    }
    main.push_str("</p>");
    if let Some((field, error)) = &draft.error {
        let _ = write!(
            main,
            "<div class=\"errors stack tight\" role=\"alert\" tabindex=\"-1\" autofocus aria-labelledby=\"h-errors\"><h2 id=\"h-errors\" \
             class=\"lead\">{}</h2><ul><li><a href=\"#{field}\">{}</a></li></ul></div>",
            escape(words.problem_title()),
            escape(error)
        );
    }
    if draft.newer {
        let _ = write!(main, "<div class=\"banner plain\" role=\"alert\"><p>{}</p></div>", escape(words.link_newer()));
    }
    main.push_str("<ul class=\"notice stack tight\">");
    for ask in open.asks(&words) {
        let _ = write!(main, "<li>{}</li>", escape(&ask.text));
    }
    let error = |field: &str| draft.error.as_ref().filter(|(f, _)| *f == field).map(|(_, error)| escape(error));
    let bad = |field: &str| if error(field).is_some() { " bad" } else { "" };
    let note = |field: &str| {
        error(field).map(|e| format!("<p class=\"error\" id=\"{field}-error\">{e}</p>")).unwrap_or_default()
    };
    let _ = write!(
        main,
        "</ul><form class=\"stack roomy\" method=\"post\" action=\"/c/{code}?lang={}\"><input type=\"hidden\" name=\"read\" \
         value=\"{}\"><fieldset class=\"{}\"><legend class=\"above\">{}</legend>{}<div class=\"pick\">",
        lang.key(),
        open.service.version,
        bad("said").trim(),
        escape(words.link_choose()),
        note("said"),
    );
    for (at, (key, said, word)) in [
        ("right", Said::Right, words.link_right()),
        ("changed", Said::Changed, words.link_changed()),
        ("finished", Said::Finished, words.link_finished()),
    ]
    .into_iter()
    .enumerate()
    {
        let id = if at == 0 { "said".to_owned() } else { format!("said-{key}") };
        let checked = if draft.said == Some(said) { " checked" } else { "" };
        let _ = write!(
            main,
            "<label><input type=\"radio\" id=\"{id}\" name=\"said\" value=\"{key}\"{checked}><span>{}</span></label>",
            escape(word)
        );
    }
    let _ = write!(
        main,
        "</div></fieldset><div class=\"field{}\"><label for=\"text\">{}</label><p class=\"hint\" id=\"text-hint\">{}</p>{}<textarea \
         id=\"text\" name=\"text\" rows=\"5\" dir=\"auto\" aria-describedby=\"text-hint\">{}</textarea></div><p><button \
         class=\"btn\">{}</button></p></form><p class=\"small soft\">{}</p>",
        bad("text"),
        escape(words.link_changed_text()),
        escape(words.link_changed_hint()),
        note("text"),
        escape(draft.text),
        escape(words.link_send()),
        escape(&words.link_until(&words.words().date(open.link.until, DateStyle::DayMonthYear))),
    );
    let status = if draft.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Plain::new(status, &words.link_heading(name))
        .lang(lang)
        .lead(words.link_lead())
        .markup(&main)
        .answer(&state.sign_in.style)
}

async fn take(
    State(state): State<PrivateState>,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let asked = pairs(query.as_deref().unwrap_or_default().as_bytes());
    let asked = value(&asked, "lang").to_owned();
    let fields = pairs(&body);
    let (text, said) = (value(&fields, "text"), Said::parse(value(&fields, "said")));
    for _ in 0..3 {
        let looked = match look_up(&state, &code).await {
            Ok(looked) => looked,
            Err(response) => return response,
        };
        let Looked::Open(open) = looked else {
            // A second press finds the link used, and is thanked again.
            if let Looked::Used(link) = &looked
                && link.answer == said
                && let Some(said) = said
            {
                return thanks(&state, lang_of(&asked, link.lang), link, said);
            }
            return page(&state, &code, &asked, looked, Draft::default());
        };
        let lang = lang_of(&asked, open.link.lang);
        let Some(said) = said else {
            let error = Some(("said", words(lang).link_choose_error().to_owned()));
            return form(&state, &code, lang, &open, Draft { text, error, ..Draft::default() });
        };
        let Some(token) = Token::read(&code) else { break };
        let read = value(&fields, "read").parse().unwrap_or(0);
        let (link, again) = (open.link.clone(), Draft { said: Some(said), text, ..Draft::default() });
        let answer = Answer { said, text, read, lang };
        match link::answer(&*state.tables, &*state.clock, &*state.ids, &token, *open, answer).await {
            Ok(()) => {
                state.nudge.nudge();
                return thanks(&state, lang, &link, said);
            }
            Err(NotAnswered::NoWords) => {
                let error = Some(("text", words(lang).link_text_error().to_owned()));
                return match look_up(&state, &code).await {
                    Ok(looked) => page(&state, &code, &asked, looked, Draft { error, ..again }),
                    Err(response) => response,
                };
            }
            Err(NotAnswered::Newer) => {
                return match look_up(&state, &code).await {
                    Ok(looked) => page(&state, &code, &asked, looked, Draft { newer: true, ..again }),
                    Err(response) => response,
                };
            }
            // Somebody else was quicker, with the link or with the entry: look again.
            Err(NotAnswered::Change(ChangeError::Stale { .. })) => {}
            Err(NotAnswered::Change(ChangeError::Store(error))) => return unreachable(error).into_response(),
            Err(NotAnswered::Change(ChangeError::KeyReused)) => break,
        }
    }
    match look_up(&state, &code).await {
        Ok(looked) => page(&state, &code, &asked, looked, Draft { said, text, newer: true, error: None }),
        Err(response) => response,
    }
}

fn thanks(state: &PrivateState, lang: Lang, link: &Link, said: Said) -> Response {
    let words = words(lang);
    let next = match said {
        Said::Right => words.link_thanks_right(),
        Said::Changed => words.link_thanks_changed(),
        Said::Finished => words.link_thanks_finished(),
    };
    let route = Route { lang, zone: link.zone.clone(), screen: Screen::Service(link.service) };
    let page = Plain::new(StatusCode::OK, words.link_thanks()).lang(lang).lead(next);
    let mut response = page.link(&route.address(), words.link_way_page()).answer(&state.sign_in.style);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn pairs(sent: &[u8]) -> Vec<(String, String)> {
    String::from_utf8_lossy(sent)
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (percent_decode(name), percent_decode(value)))
        .collect()
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
}
