//! Writes every screen of a made-up zone to a folder, to look at: `cargo run -p doorstep-views --example pages -- FOLDER`.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a tool for looking, not part of the app"
)]

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::path::PathBuf;
use std::{env, fs};

use doorstep_backend::speech::words;
use doorstep_shared::lang::Lang;
use doorstep_shared::route::Screen;
use doorstep_shared::search::Query;
use doorstep_shared::set::Member as _;
use doorstep_views::{Assets, Zone, document, render, render_not_found, render_unavailable, render_zones};

fn main() {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder"));
    fs::create_dir_all(&folder).expect("the folder");
    let styles = concat!(env!("CARGO_MANIFEST_DIR"), "/styles/");
    let css: String = ["tokens.css", "doorstep.css"]
        .iter()
        .map(|sheet| fs::read_to_string(format!("{styles}{sheet}")).expect("a stylesheet"))
        .collect();
    let assets = Assets { css: &css, ..Assets::default() };
    let find = |text: &str| Screen::Results(Query::from_query_string(text).0);
    let screens = [
        ("home", Screen::Home, true),
        ("results", find("q=toddler+group"), true),
        ("results-filters", find("q=todler&free=1&attend=drop-in&day=tu"), true),
        ("results-all", find(""), true),
        ("results-none", find("q=xyzzyqq"), true),
        ("service", Screen::Service(fixture::id(1)), true),
        ("service-waiting", Screen::Service(fixture::id(1)), false),
        ("service-masked", Screen::Service(fixture::id(5)), true),
        ("service-paused", Screen::Service(fixture::id(7)), true),
        ("service-unknown", Screen::Service(fixture::id(10)), true),
        ("service-gone", Screen::Service(fixture::id(99)), true),
        ("help", Screen::Help, true),
    ];
    for lang in Lang::ALL {
        let write = |name: &str, page: doorstep_views::Rendered| {
            let file = folder.join(format!("{name}-{}.html", lang.key()));
            fs::write(file, document(&page, &assets, None)).expect("a file");
        };
        for (name, screen, detail) in screens.clone() {
            write(name, render(&fixture::page(*lang, screen, detail)));
        }
        let zone = |id: &str, name: &str| Zone { id: id.parse().expect("a zone"), name: name.into() };
        write("zones", render_zones(&[zone("demo", "Alder Bank"), zone("mill", "Mill End")], &words(*lang)));
        write("missing", render_not_found(&words(*lang)));
        write("down", render_unavailable(&words(*lang), "/"));
    }
}
