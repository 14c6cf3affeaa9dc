//! The first screen: the door with the search, the street of life stages, what is on today.

mod today;

use doorstep_shared::directory::{Freshness, LifeStage};
use doorstep_shared::search::Query;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::number;
use leptos::prelude::*;

use crate::frame::{help_section, talk_step};
use crate::page::{Head, Page};
use crate::ui::{GAP, Icon, Part, icon, part};

/// The first screen of a zone.
pub fn home(page: &Page) -> (Head, Part) {
    let words = &page.words;
    let head = Head {
        title: words.title_home(&page.zone_name()),
        description: words.about_home(&page.zone_name()),
        status: 200,
    };
    let talk = page.helper().map(|helper| words.talk_text(&helper.name, &helper.place)).unwrap_or_default();
    let view = part(view! {
        <div class="split">
            <div>
                {door(page)}
                {talk_step(page, words.talk_title().to_owned(), talk)}
            </div>
            <section class="stack" aria-labelledby="h-stage">
                <h2 id="h-stage" class="h-step">{words.home_stages().to_owned()}</h2>
                <ul class="street">{street(page)}</ul>
            </section>
        </div>
        <div class="split">
            {today::today(page)}
            {help_section(page)}
        </div>
        {trust(page)}
    });
    (head, view)
}

fn door(page: &Page) -> Part {
    let words = &page.words;
    let example = |text: &str| {
        let address = page.find(Query { text: text.into(), ..Query::default() });
        part(view! { <a href=address>{String::from(text)}</a> })
    };
    // One message with three gaps, so that each language can order the sentence as it likes.
    let sentence = words.home_try(GAP, GAP, GAP);
    let mut stretches = sentence.split(GAP);
    let mut stretch = || String::from(stretches.next().unwrap_or_default());
    part(view! {
        <section class="door" aria-labelledby="h-find">
            <h1 id="h-find" tabindex="-1">{words.home_title().to_owned()}</h1>
            <form class="search" role="search" action=page.find(Query::default())>
                <label for="q">{words.home_search().to_owned()}</label>
                <input id="q" name="q" type="search" autocomplete="off" maxlength="200" enterkeyhint="search" />
                <button class="btn">{words.find_button().to_owned()}</button>
            </form>
            <p class="below small">
                {stretch()}
                {example(words.try_first())}
                {stretch()}
                {example(words.try_second())}
                {stretch()}
                {example(words.try_third())}
                {stretch()}
            </p>
        </section>
    })
}

/// Life stages as doors.
fn street(page: &Page) -> Vec<Part> {
    LifeStage::ALL
        .iter()
        .map(|stage| {
            let drawing = match stage {
                LifeStage::Pregnancy => Icon::Bump,
                LifeStage::Baby => Icon::Baby,
                LifeStage::Toddler => Icon::Blocks,
                LifeStage::StartingSchool => Icon::Bag,
                LifeStage::SchoolAge => Icon::Ruler,
                LifeStage::TeensAndWork => Icon::Work,
            };
            let address = page.find(Query { stage: Some(*stage), ..Query::default() });
            let word = page.words.stage(*stage).to_owned();
            part(view! { <li><a href=address>{icon(drawing)}<span>{word}</span></a></li> })
        })
        .collect()
}

/// How many of the listed entries a person has checked lately.
fn trust(page: &Page) -> Part {
    const WEEKS: i32 = 8;
    let today = page.now.date;
    let (mut done, mut all) = (0, 0);
    for entry in page.listed() {
        all += 1;
        if entry.checked.is_some_and(|c| today.days_since(c.on) <= WEEKS * 7)
            && entry.freshness(today) == Freshness::Checked
        {
            done += 1;
        }
    }
    // Of a list that nobody here has looked at, nothing is said: each entry says it of itself.
    let sentence = (done > 0).then(|| page.words.home_trust(&number(done), &number(all)));
    part(sentence.map(|sentence| view! { <p class="trust">{icon(Icon::Checked)}<span>{sentence}</span></p> }))
}
