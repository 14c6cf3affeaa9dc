//! The self-test: what the feeds promise, tried there and then on the zone's own published feed, with a fixed small number of
//! questions whatever the zone's size. Nobody has to take our word for it.

mod dialect;
mod filters;
mod page;
mod pages;
mod records;
mod sample;
mod trial;

use axum::Router;
use axum::extract::{Extension, RawPathParams, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorstep_shared::api::Endpoint as _;
use doorstep_shared::api::oruk::self_test::{GetSelfTest, SelfTest, Tested};
use doorstep_shared::date::Date;
use doorstep_shared::id::ZoneId;

use self::dialect::{Dialect, ONE, THREE, id};
use self::sample::Sample;
use self::trial::Trial;
use super::PublicState;
use super::address::{PublicAddress, base};
use crate::http::mount::with_caching;
use crate::http::{Failure, Limits, dress};

/// The route.
pub(super) fn routes(router: Router<PublicState>) -> Router<PublicState> {
    router.route(GetSelfTest::PATH, get(show))
}

async fn show(
    State(state): State<PublicState>,
    path: RawPathParams,
    set: Option<Extension<PublicAddress>>,
    headers: HeaderMap,
) -> Response {
    let zone = path.iter().find(|(name, _)| *name == "zone").and_then(|(_, zone)| zone.parse::<ZoneId>().ok());
    let Some(zone) = zone else {
        return Failure::not_found().into_response();
    };
    let published = match super::super::published(&state, &zone).await {
        Ok(published) => published,
        Err(failure) => return failure.into_response(),
    };
    let address = PublicAddress(base(set.as_ref().map(|Extension(set)| set), &headers).into());
    let today = state.now().date;
    let feeds = super::feeds(Router::new()).layer(Extension(address)).with_state(state.clone());
    let feeds = dress(feeds, Limits::default(), state.clock.clone(), state.ids.clone());
    let found = Box::pin(examine(&feeds, &zone, today)).await;
    let failed = found.tests.iter().filter(|t| !t.passed).count();
    let answer = SelfTest {
        zone: published.pointer.name.clone(),
        published_at: published.pointer.published_at.clone(),
        passed: failed == 0,
        failed: u32::try_from(failed).unwrap_or(u32::MAX),
        requests: found.requests,
        tests: found.tests,
    };
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut response = if accept.contains("application/json") && !accept.contains("text/html") {
        axum::Json(answer).into_response()
    } else {
        page::page(&zone, &answer)
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    with_caching(response, GetSelfTest::CACHING)
}

/// What was found.
pub struct Examined {
    /// Each test.
    pub tests: Vec<Tested>,
    /// How many requests were made.
    pub requests: u32,
}

/// Runs the tests against the feeds that a router serves under `/oruk/`.
pub async fn examine(feeds: &Router, zone: &ZoneId, today: Date) -> Examined {
    let mut examined = Examined { tests: Vec::new(), requests: 0 };
    // The ids of version 3.0 are what both versions must tell.
    let mut all = Vec::new();
    for dialect in [&THREE, &ONE] {
        let mut trial = Trial::new(feeds.clone(), dialect.version, format!("/oruk/{}/{zone}", dialect.folder));
        one_version(&mut trial, dialect, today, &mut all).await;
        examined.requests += trial.requests;
        examined.tests.append(&mut trial.tests);
    }
    examined
}

async fn one_version(t: &mut Trial, d: &Dialect, today: Date, all: &mut Vec<String>) {
    let found = records::root(t, d).await;
    t.judge("The root", "It names the version, the profile and the description of the feed.", found);
    let found = pages::envelopes(t, d).await;
    t.judge(
        "Pages say what they hold",
        "Total, pages, number, size, first, last and empty are as the records are.",
        found,
    );
    if d.version == THREE.version {
        let told = pages::page(t, d, "services?minimal=true", (1, 10_000)).await;
        let found = told.map(|told| *all = told.records.iter().map(|r| id(r).to_owned()).collect());
        t.judge("All ids on one page", "minimal tells every service's id at once.", found);
    }
    let found = pages::add_up(t, d, all).await;
    let expected =
        "First, middle and last page hold each their part of all services, and nothing comes after the last.";
    t.judge("Pages add up", expected, found);
    let found = pages::lines(t, d).await;
    t.judge("One record a line", "format=ndjson tells the same records as the page.", found);
    let sample = match Sample::of(t, d).await {
        Ok(sample) => sample,
        Err(why) => return t.judge("Whole records", "The first services can be read whole.", Err(why)),
    };
    t.judge("Whole records", "The first services can be read whole.", Ok(()));
    let found = records::alone(t, d, &sample).await;
    t.judge("Each record alone", "A record of each list answers at its own address, and says the same there.", found);
    let found = records::unknown(t, d).await;
    t.judge("Ids that are nobody's", "They are not found (404).", found);
    let found = records::refused(t, d).await;
    t.judge("Questions that make no sense", "They are refused (400), and the parameter is named.", found);
    filters_of(t, d, &sample, today).await;
    if d.version == THREE.version {
        let found = records::views(t, d, &sample).await;
        t.judge("minimal and full", "minimal tells ids and dates alone; full tells what lists leave out.", found);
        let found = records::gone(t, d, all).await;
        t.judge("What has gone", "Changes tell every service, and as gone those that are told no longer.", found);
        let found = records::tree(t, d).await;
        t.judge("Terms and the terms below them", "top_only and parent_id tell those terms alone.", found);
    } else {
        let found = records::parts(t, d, &sample).await;
        t.judge("include", "A part is told where it is asked for, and no other.", found);
    }
    let found = records::tags(t).await;
    t.judge("Nothing is sent twice", "Whoever holds the answer is told so (ETag, 304).", found);
    let found = t.closed.clone();
    t.judge("Every web page may read it", "All answers above have Access-Control-Allow-Origin: *.", found);
    let found = t.empty.clone();
    t.judge("Left out, not empty", "No record above has null, an empty text or an empty list in it.", found);
}

async fn filters_of(t: &mut Trial, d: &Dialect, sample: &Sample, today: Date) {
    let found = filters::words(t, d, sample).await;
    t.judge(d.words, "A service is found by its name; words that nobody uses find nothing.", found);
    let found = filters::ages(t, d, sample).await;
    let expected = "Of the first services exactly those are told that fit. Ages that are not known fit none.";
    t.judge("minimum_age, maximum_age, age_months", expected, found);
    let found = filters::hours(t, d, sample).await;
    let expected = "Of the first services exactly those are told with a session that fits all of it.";
    t.judge("day, start_time, end_time", expected, found);
    let found = filters::terms(t, d, sample).await;
    let expected =
        "Of the first services exactly those are told that have the term, one below it, or one of its taxonomy.";
    t.judge("Terms and taxonomies", expected, found);
    let found = filters::places(t, d, sample).await;
    let expected = "A postcode keeps all, since none is bound to an area; with a distance it tells what is there, and more the \
                    wider it is.";
    t.judge("postcode, proximity", expected, found);
    if d.version == THREE.version {
        let found = filters::organizations(t, d, sample).await;
        t.judge("organization_id", "Of the first services exactly those of the organization are told.", found);
        let found = filters::changes(t, d, sample, today).await;
        let expected =
            "Of the first services exactly those that changed since are told; none from the day after tomorrow.";
        t.judge("modified_after", expected, found);
    }
}
