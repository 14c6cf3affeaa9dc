//! What stands around every screen: skip link, header, help section and the navigation at the foot.

use doorstep_shared::lang::Lang;
use doorstep_shared::route::Screen;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::Words;
use leptos::prelude::*;

use crate::page::Page;
use crate::ui::{GAP, Icon, Part, around, icon, part, phone_address, phone_link, way};

/// Where the frame's links lead. Absent where there is no zone to lead to.
struct Ways {
    home: String,
    help: Option<String>,
    /// Language, address, whether it is the page's own.
    langs: Vec<(Lang, String, bool)>,
    at: At,
}

/// Which of the foot's places one is at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Home,
    Find,
    Help,
}

/// A screen of a zone in its frame. `wide` gives it the measure of a laptop.
pub fn frame(page: &Page, wide: bool, screen: Part) -> Part {
    let at = match page.route.screen {
        Screen::Home => At::Home,
        Screen::Help => At::Help,
        Screen::Results(_) | Screen::Service(_) => At::Find,
    };
    let ways = Ways {
        home: page.to(Screen::Home),
        help: Some(page.to(Screen::Help)),
        langs: page.langs.iter().map(|l| (*l, page.route.in_lang(*l).address(), *l == page.route.lang)).collect(),
        at,
    };
    let demo = page.list().zone.demo.then(|| page.words.demo_note().to_owned());
    around_screen(&page.words, ways, demo, wide, screen)
}

/// A page that the server alone makes, in a zone's frame. `address` gives its own in each language.
#[cfg(not(target_arch = "wasm32"))]
pub fn server_frame(page: &Page, address: &dyn Fn(Lang) -> String, screen: Part) -> Part {
    let langs = page.langs.iter().map(|l| (*l, address(*l), *l == page.route.lang)).collect();
    let ways = Ways { home: page.to(Screen::Home), help: Some(page.to(Screen::Help)), langs, at: At::Find };
    let demo = page.list().zone.demo.then(|| page.words.demo_note().to_owned());
    around_screen(&page.words, ways, demo, false, screen)
}

/// A screen that belongs to no zone, or to one whose data cannot be had.
pub fn bare_frame(words: &Words, screen: Part) -> Part {
    let own = words.lang();
    let langs = Lang::ALL.iter().map(|l| (*l, language_root(*l), *l == own)).collect();
    around_screen(words, Ways { home: language_root(own), help: None, langs, at: At::Home }, None, false, screen)
}

/// The address that chooses a language for the whole site.
pub(crate) fn language_root(lang: Lang) -> String {
    let mut address = String::from("/");
    address.push_str(lang.key());
    address.push('/');
    address
}

fn around_screen(words: &Words, ways: Ways, demo: Option<String>, wide: bool, screen: Part) -> Part {
    let Ways { home, help, langs, at } = ways;
    let langs: Vec<_> = langs
        .into_iter()
        .map(|(lang, address, own)| {
            part(view! {
                <a href=address lang=lang.key() hreflang=lang.key() dir=lang.dir() aria-current=own.then_some("true")>
                    {lang.own_name()}
                </a>
            })
        })
        .collect();
    let help_button = help.clone().map(|address| {
        part(view! { <a class="btn plain" href=address>{icon(Icon::Help)}{words.help_now().to_owned()}</a> })
    });
    let foot = help.map(|help| {
        part(view! {
            <nav class="foot-nav" aria-label=words.main_nav().to_owned()>
                <a href=home.clone() aria-current=match at {
                    At::Home => Some("page"),
                    At::Find => Some("true"),
                    At::Help => None,
                }>{icon(Icon::Home)}{words.find_nav().to_owned()}</a>
                <a href=help aria-current=(at == At::Help).then_some("page")>
                    {icon(Icon::Help)}{words.help_now().to_owned()}
                </a>
            </nav>
        })
    });
    let draft = Words::machine_draft(words.lang())
        .then(|| part(view! { <footer class="bar wrap small soft">{words.machine_draft_note().to_owned()}</footer> }));
    part(view! {
        <div class=if wide { "wide" } else { "page" }>
            <a class="skip" href="#main">{words.skip().to_owned()}</a>
            <header class="bar stack tight">
                <div class="wrap row apart">
                    <a class="brand" lang="en" href=home aria-current=(at == At::Home).then_some("page")>
                        <svg aria-hidden="true"><use href="#i-door" /></svg>
                        "Doorstep"
                    </a>
                    {help_button}
                </div>
                <nav class="row langs wrap" aria-label=words.language_nav().to_owned()>{icon(Icon::Globe)}{langs}</nav>
                {demo.map(|note| part(view! { <p class="wrap small full"><b>{note}</b></p> }))}
            </header>
            <main id="main" class="wrap stack roomy">{screen}</main>
            {draft}
            {foot}
        </div>
    })
}

/// The way to help, at the end of every screen of a zone.
pub fn help_section(page: &Page) -> Part {
    let words = &page.words;
    part(view! {
        <section class="help stack tight" aria-labelledby="h-help">
            <h2 id="h-help" class="h-icon">{icon(Icon::Help)}{words.help_title().to_owned()}</h2>
            <p>
                <b>{around(&words.help_danger(GAP), phone_link("999"))}</b>
                " "
                {words.help_danger_cost().to_owned()}
            </p>
            <p>{around(&words.help_child(GAP), phone_link("0808 800 5000"))}</p>
            {way(page.to(Screen::Help), words.help_more())}
        </section>
    })
}

/// A person to talk to, on the step. Nothing where the zone has named nobody.
pub fn talk_step(page: &Page, title: String, text: String) -> Option<Part> {
    page.helper().map(|helper| {
        let name = helper.name.clone();
        part(view! {
            <div class="step row apart">
                <p class="grow"><b>{title}</b>" "{text}</p>
                <a class="btn plain" href=phone_address(&helper.phone)>
                    {icon(Icon::Phone)}{page.words.call_name(&name)}
                </a>
            </div>
        })
    })
}
