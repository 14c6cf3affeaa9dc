//! The self-test as a page to read: plain HTML, made here, for a phone as well as a desk.

use std::fmt::Write as _;

use axum::http::StatusCode;
use axum::response::Response;
use doorstep_shared::api::oruk::self_test::{SelfTest, Tested};
use doorstep_shared::id::ZoneId;

use crate::http::plain::{Plain, Style, escape};

/// All that the page needs to look like one.
const CSS: &str = "body{margin:0;background:#fff;color:#1d1b1a;font:1.0625rem/1.5 system-ui,sans-serif;\
    overflow-wrap:anywhere}main{max-inline-size:46rem;margin-inline:auto;padding:1rem}h1{font-size:1.6rem;line-height:1.2}\
    h2{margin-block:2rem .5rem}h3{font-size:1.0625rem;margin:0}p{margin-block:.25rem}.lead{font-size:1.25rem}a{color:#7a1a50}\
    ul{margin:0;padding:0;list-style:none}li.test{border-block-start:1px solid;padding-block:.75rem}\
    li a{display:block;padding-block:.6rem}summary{padding-block:.6rem;cursor:pointer}\
    .no{border-inline-start:.4rem solid;padding-inline-start:.75rem}\
    @media (prefers-color-scheme:dark){body{background:#171515;color:#f3efec}a{color:#f2a7cf}}";

/// The page.
pub fn page(zone: &ZoneId, found: &SelfTest) -> Response {
    let total = found.tests.len();
    let title = format!("Feed self-test: {}", found.zone);
    let lead = if found.passed {
        format!("All {total} tests passed.")
    } else {
        format!("{} of {total} tests failed.", found.failed)
    };
    let mut markup = String::new();
    for version in ["3.0", "1.0"] {
        let _ = write!(markup, "<h2>Open Referral UK {version}</h2><ul>");
        for test in found.tests.iter().filter(|t| t.version == version) {
            one(&mut markup, test);
        }
        markup.push_str("</ul>");
    }
    // To the minute: nobody reads on.
    let published_at = found.published_at.get(..16).unwrap_or_default().replace('T', " at ");
    let asked = format!(
        "Each test asked this zone’s own published feed just now, through the same program that answers everybody: {} \
         questions in all. It was last published on {published_at} (UTC).",
        found.requests
    );
    Plain::new(StatusCode::OK, &title)
        .lead(&lead)
        .says(&asked)
        .markup(&markup)
        .link(&format!("/oruk/v3/{zone}/"), "The feed, version 3.0")
        .link(&format!("/oruk/v1/{zone}/"), "The feed, version 1.0")
        .link("/api/v1/openapi.json", "Its description (OpenAPI)")
        .answer(&Style::new(CSS))
}

fn one(out: &mut String, test: &Tested) {
    let (class, word) = if test.passed { ("test", "Passed") } else { ("test no", "Failed") };
    let _ = write!(
        out,
        "<li class=\"{class}\"><h3>{word}: {}</h3><p>Expected: {}</p>",
        escape(&test.name),
        escape(&test.expected)
    );
    if let Some(untried) = &test.untried {
        let _ = write!(out, "<p>Not tried: {}</p>", escape(untried));
    }
    if let Some(reason) = &test.reason {
        let _ = write!(out, "<p>Found: {}</p>", escape(reason));
    }
    if !test.asked.is_empty() {
        let _ = write!(out, "<details><summary>Asked {}</summary><ul>", test.asked.len());
        for address in &test.asked {
            let address = escape(address);
            let _ = write!(out, "<li><a href=\"{address}\">{address}</a></li>");
        }
        out.push_str("</ul></details>");
    }
    out.push_str("</li>");
}
