//! Every screen in every language, as the server makes it.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs, reason = "tests")]

mod fixture;

use doorstep_backend::speech::words;
use doorstep_shared::date::Now;
use doorstep_shared::lang::Lang;
use doorstep_shared::route::Screen;
use doorstep_shared::search::Query;
use doorstep_shared::set::Member as _;
use doorstep_views::{Rendered, Zone, render, render_not_found, render_unavailable, render_zones};
use fixture::{CANARY, id, page};
use scraper::{ElementRef, Html, Selector};

fn find(query: &str) -> Screen {
    Screen::Results(Query::from_query_string(query).0)
}

/// Every screen there is, with a name for messages.
fn every_screen(lang: Lang) -> Vec<(String, Rendered)> {
    let mut screens = vec![
        (Screen::Home, true),
        (find(""), true),
        (find("q=toddler+group"), true),
        (find("q=todler&free=1&attend=drop-in&day=tu&stage=toddler&age_months=30&spoken=ar&channel=place"), true),
        (find("q=zzzzzz&access=wheelchair&category=food&unknown=1"), true),
        (Screen::Service(id(1)), false),
        (Screen::Service(id(99)), true),
        (Screen::Help, true),
    ];
    screens.extend((1..=12).map(|n| (Screen::Service(id(n)), true)));
    let mut pages: Vec<(String, Rendered)> = screens
        .into_iter()
        .map(|(screen, detail)| {
            let page = page(lang, screen, detail);
            (page.route.address(), render(&page))
        })
        .collect();
    let zone = Zone { id: "demo".parse().unwrap(), name: format!("Alder {CANARY}") };
    pages.push(("zones".into(), render_zones(&[zone], &words(lang))));
    pages.push(("no zones".into(), render_zones(&[], &words(lang))));
    pages.push(("not found".into(), render_not_found(&words(lang))));
    pages.push(("unavailable".into(), render_unavailable(&words(lang), "/en/z/demo/?q=\"><b>")));
    pages
}

fn everywhere(check: impl Fn(&str, &Rendered, &Html)) {
    for lang in Lang::ALL {
        for (name, page) in every_screen(*lang) {
            let html = Html::parse_fragment(&page.body);
            check(&name, &page, &html);
        }
    }
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn body(screen: Screen) -> (String, Html) {
    let page = render(&page(Lang::En, screen, true));
    let html = Html::parse_fragment(&page.body);
    (text(html.root_element()), html)
}

#[test]
fn each_screen_has_one_heading_of_the_first_rank_and_skips_none() {
    everywhere(|name, _, html| {
        let ranks: Vec<u8> = all(html, "h1,h2,h3,h4").iter().map(|h| h.value().name().as_bytes()[1] - b'0').collect();
        assert_eq!(ranks.iter().filter(|r| **r == 1).count(), 1, "{name}: {ranks:?}");
        assert_eq!(ranks.first(), Some(&1), "{name}: {ranks:?}");
        assert!(ranks.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {ranks:?}");
        assert_eq!(all(html, "h1[tabindex='-1']").len(), 1, "{name}: the heading takes focus");
    });
}

#[test]
fn what_people_wrote_is_never_markup() {
    everywhere(|name, page, html| {
        assert!(!page.body.contains("<script"), "{name}");
        assert!(all(html, "script,style,[style],[onclick]").is_empty(), "{name}");
        assert!(all(html, "a").iter().all(|a| !a.attr("href").unwrap_or("").starts_with("javascript:")), "{name}");
    });
    let (text, _) = body(Screen::Service(id(8)));
    assert!(text.contains(CANARY), "shown as the words it is: {text}");
}

#[test]
fn every_control_has_a_name_and_every_id_is_there_once() {
    everywhere(|name, _, html| {
        let mut ids: Vec<&str> = all(html, "[id]").iter().filter_map(|e| e.attr("id")).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}: {ids:?}");
        for control in all(html, "input:not([type=checkbox]):not([type=hidden]),select") {
            let id = control.attr("id").expect("an id");
            assert_eq!(all(html, &format!("label[for={id}]")).len(), 1, "{name}: {id}");
        }
        for link in all(html, "a,button,summary") {
            assert!(!text(link).is_empty(), "{name}: {}", link.html());
        }
        for part in all(html, "[aria-labelledby]") {
            let id = part.attr("aria-labelledby").unwrap();
            assert_eq!(all(html, &format!("#{id}")).len(), 1, "{name}: {id}");
        }
    });
}

#[test]
fn each_screen_has_its_landmarks_and_a_way_past_them() {
    everywhere(|name, page, html| {
        for part in ["header", "main#main", "a.skip[href='#main']"] {
            assert_eq!(all(html, part).len(), 1, "{name}: {part}");
        }
        assert!(all(html, "nav").iter().all(|n| n.attr("aria-label").is_some_and(|l| !l.is_empty())), "{name}");
        assert_eq!(all(html, "a")[0].attr("class"), Some("skip"), "{name}: the first link");
        assert!(page.title.ends_with("Doorstep") || page.title.starts_with("Doorstep"), "{name}: {}", page.title);
        assert!(!page.description.is_empty(), "{name}");
    });
}

#[test]
fn the_way_to_help_is_on_every_screen() {
    everywhere(|name, _, html| {
        for number in ["tel:999", "tel:08088005000"] {
            assert!(!all(html, &format!("a[href='{number}']")).is_empty(), "{name}: {number}");
        }
    });
    let (_, html) = body(Screen::Help);
    for number in ["08001111", "08082000247", "116123", "111", "01632960110"] {
        assert_eq!(all(&html, &format!("a[href='tel:{number}']")).len(), 1, "{number}");
    }
}

#[test]
fn a_page_in_another_language_marks_the_words_that_are_english() {
    let page = render(&page(Lang::Ar, Screen::Service(id(1)), true));
    let html = Html::parse_fragment(&page.body);
    assert_eq!(page.dir(), "rtl");
    assert_eq!(text(all(&html, "h1")[0]), "العب معنا");
    let english: Vec<String> = all(&html, "main [lang=en]").into_iter().map(text).collect();
    for words in ["Stay and Play", "A spare set of clothes.", "The green gate next to the school."] {
        assert!(english.iter().any(|e| e.contains(words)), "{words}: {english:?}");
    }
}

#[test]
fn a_machine_translation_says_so() {
    let note = words(Lang::Pl).translated_by_machine().to_owned();
    for (number, lang, count) in [(12, Lang::Pl, 2), (1, Lang::Ar, 0), (12, Lang::En, 0)] {
        let page = render(&page(lang, Screen::Service(id(number)), true));
        assert_eq!(page.body.matches(&note).count(), count, "{number} {lang:?}");
    }
}

#[test]
fn what_is_not_known_is_never_shown_as_yes() {
    let english = words(Lang::En);
    let (page, html) = body(Screen::Service(id(10)));
    assert!(!page.contains(english.free()) && !page.contains(english.turn_up_yes()), "{page}");
    assert!(all(&html, "dd .unknown").len() >= 5, "when, turn up, cost, who, languages");

    let (_, html) = body(find("q=something+nobody"));
    let card = text(all(&html, "li.notice")[0]);
    assert!(card.contains("Not known: day and time, place, cost, who it is for and languages"), "{card}");
    assert!(!card.contains(english.free()), "{card}");

    // A place without a word on wheelchairs is not one without barriers.
    let (page, _) = body(Screen::Service(id(1)));
    assert!(page.contains(&format!("{} {}", english.ask_wheelchair(), english.answer_not_known())), "{page}");
    assert!(page.contains(&format!("{} {}", english.ask_pram(), english.answer_yes())), "{page}");
}

#[test]
fn a_kept_address_stays_kept() {
    let (page, _) = body(Screen::Service(id(5)));
    assert!(page.contains(words(Lang::En).address_private()), "{page}");
}

#[test]
fn a_service_that_rests_says_why_and_until_when() {
    let (page, _) = body(Screen::Service(id(7)));
    assert!(page.contains("The hall is being painted") && page.contains("4 January 2027"), "{page}");
    assert!(!page.contains(words(Lang::En).next_dates()), "{page}");
}

#[test]
fn a_day_that_is_called_off_stands_among_the_next_dates() {
    let (_, html) = body(Screen::Service(id(1)));
    let leaves: Vec<String> = all(&html, "section[aria-labelledby=h-next] li").into_iter().map(text).collect();
    assert_eq!(leaves.len(), 5, "{leaves:?}");
    assert!(leaves[0].contains("Tue 24 November Today 10am to 11:30am On"), "{leaves:?}");
    assert!(leaves[2].contains("Tue 8 December Staff training day Not on"), "{leaves:?}");
}

#[test]
fn home_shows_what_is_still_to_come_and_tomorrow_when_the_day_is_over() {
    let at = |time: &str, day: &str| {
        let mut page = page(Lang::En, Screen::Home, false);
        page.now = Now { date: fixture::date(day), time: time.parse().unwrap() };
        let html = Html::parse_fragment(&render(&page).body);
        let names = all(&html, ".times h3").into_iter().map(text).collect::<Vec<_>>();
        (text(all(&html, "#h-today")[0]), names)
    };
    let day = ["Stay and Play", "English for parents", "Story Den", "Coffee morning"];
    assert_eq!(at("09:00", "2026-11-24"), ("On today Tuesday 24 November".into(), day.map(String::from).to_vec()));
    assert_eq!(at("11:30", "2026-11-24").1, ["English for parents", "Story Den", "Coffee morning"]);
    let youth = "Youth club with a rather long name that goes on over several lines";
    let evening = at("20:00", "2026-11-25");
    assert_eq!(evening.0, "On tomorrow Thursday 26 November");
    assert_eq!(at("09:00", "2026-11-25").1, [youth]);
    assert_eq!(at("09:00", "2026-12-24").1, [""; 0], "nothing in the holidays");
}

#[test]
fn what_is_chosen_is_a_link_that_takes_it_off() {
    let (_, html) = body(find("q=play&free=1&day=tu&age_months=30"));
    let chips: Vec<(String, &str)> =
        all(&html, "a.chip[aria-current=true]").iter().map(|a| (text(*a), a.attr("href").unwrap())).collect();
    let off = ", on. Take off";
    assert_eq!(
        chips,
        [
            (format!("30 months old {off}"), "/en/z/demo/find?q=play&day=tu&free=1"),
            (format!("Tuesday {off}"), "/en/z/demo/find?q=play&age_months=30&free=1"),
            (format!("Free {off}"), "/en/z/demo/find?q=play&age_months=30&day=tu"),
        ]
    );
    assert!(all(&html, "option[selected]").iter().any(|o| o.attr("value") == Some("30")));
    assert_eq!(all(&html, "input[name=free][checked]").len(), 1);
}

#[test]
fn a_search_says_why_it_found_what_it_found() {
    let (_, html) = body(find("q=todler"));
    let why: Vec<String> = all(&html, ".why").into_iter().map(text).collect();
    assert!(why.iter().any(|w| w.starts_with("You wrote “todler”. We also looked for toddler")), "{why:?}");
    let (_, html) = body(find("q=coffee"));
    assert_eq!(text(all(&html, ".why")[0]), "Matches coffee");
}

#[test]
fn no_search_is_a_dead_end() {
    let (page, html) = body(find("q=zzzzzz"));
    assert!(page.contains(words(Lang::En).found_none()), "{page}");
    assert_eq!(all(&html, ".empty a[href='/en/z/demo/find']").len(), 1);
    assert_eq!(all(&html, ".step a[href='tel:01632960110']").len(), 1, "somebody to talk to");
}

#[test]
fn what_a_filter_hides_because_it_is_not_known_is_counted_and_can_be_shown() {
    let (page, html) = body(find("free=1"));
    assert!(page.contains("more may fit. We do not know enough about"), "{page}");
    assert_eq!(all(&html, "a[href='/en/z/demo/find?free=1&unknown=1']").len(), 1);
    let (page, html) = body(find("free=1&unknown=1"));
    assert!(page.contains(words(Lang::En).not_known_shown()), "{page}");
    assert_eq!(all(&html, "a[href='/en/z/demo/find?free=1']").len(), 1);
    assert_eq!(all(&html, "input[type=hidden][name=unknown]").len(), 1, "the form keeps it");
}

#[test]
fn long_results_come_in_parts() {
    let mut page = page(Lang::En, find("free=1&unknown=1"), false);
    page.shown = 2;
    let html = Html::parse_fragment(&render(&page).body);
    assert_eq!(all(&html, ".cards > li").len(), 2);
    assert_eq!(all(&html, "a[href='/en/z/demo/find?free=1&unknown=1&show=22']").len(), 1);
}

#[test]
fn a_page_that_is_not_there_says_so_to_machines_too() {
    for (status, page) in [
        (404, render(&page(Lang::En, Screen::Service(id(99)), true))),
        (404, render_not_found(&words(Lang::En))),
        (503, render_unavailable(&words(Lang::En), "/")),
        (200, render(&page(Lang::En, Screen::Home, true))),
    ] {
        assert_eq!(page.status, status, "{}", page.title);
    }
}

#[test]
fn a_made_up_zone_says_so_on_every_page() {
    for screen in [Screen::Home, find(""), Screen::Service(id(1)), Screen::Help] {
        let (page, _) = body(screen);
        assert!(page.contains(words(Lang::En).demo_note()), "{page}");
    }
}
