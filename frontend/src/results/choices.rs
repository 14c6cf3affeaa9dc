//! The form of a search: words, and behind "More choices" all filters. A plain GET form, so that it works alone.

use doorstep_shared::date::Weekday;
use doorstep_shared::directory::{AccessFeature, Attend, Category, Channel, LifeStage};
use doorstep_shared::lang::LanguageCode;
use doorstep_shared::search::{DayFilter, Query};
use doorstep_shared::set::{Member, Set};
use doorstep_shared::sort;
use doorstep_shared::words::number;
use leptos::prelude::*;

use crate::page::Page;
use crate::results::label;
use crate::ui::{Icon, Part, icon, part};

/// One thing that can be chosen: its value in an address, its words, whether it is chosen.
type Choice = (String, String, bool);

/// The form. `data-live` tells the app that results may follow each change at once.
pub fn choices(page: &Page, query: &Query) -> Part {
    let words = &page.words;
    part(view! {
        <form class="stack tight" role="search" action=page.find(Query::default()) data-live="">
            <div class="search">
                <label class="vh" for="q">{words.search_label().to_owned()}</label>
                <input id="q" name="q" type="search" value=query.text.clone() autocomplete="off" maxlength="200"
                    enterkeyhint="search" />
                <button class="btn">{words.find_button().to_owned()}</button>
            </div>
            <details id="more">
                <summary class="chip">{icon(Icon::Filter)}{words.more_choices().to_owned()}</summary>
                <div class="notice stack below">
                    <div class="tiles">
                        {select("stage", words.choose_stage(), words.any(), stages(page, query))}
                        {select("age_months", words.choose_age(), words.any(), ages(page, query))}
                        {select("day", words.choose_day(), words.any(), days(page, query))}
                        {select("spoken", words.choose_spoken(), words.any(), spoken(page, query))}
                        {select("category", words.choose_category(), words.any(), categories(page, query))}
                    </div>
                    <div class="pick side">
                        {tick_box("free", "1".into(), words.choose_free().to_owned(), query.free)}
                    </div>
                    {tick_boxes("attend", words.choose_attend(), set(query.attend, |a: Attend| words.attend(a)))}
                    {tick_boxes("channel", words.choose_channel(), set(query.channel, |c: Channel| words.channel(c)))}
                    {tick_boxes("access", words.choose_access(), set(query.access, |a: AccessFeature| words.access(a)))}
                    {query.show_unknown.then(|| part(view! { <input type="hidden" name="unknown" value="1" /> }))}
                    <p><button class="btn">{words.show_results().to_owned()}</button></p>
                </div>
            </details>
        </form>
    })
}

fn stages(page: &Page, query: &Query) -> Vec<Choice> {
    LifeStage::ALL.iter().map(|s| (s.key().into(), page.words.stage(*s).to_owned(), query.stage == Some(*s))).collect()
}

/// Ages people think in: months for a baby, then years. An age that an address brings along is offered too.
fn ages(page: &Page, query: &Query) -> Vec<Choice> {
    let mut months: Vec<u16> = vec![0, 3, 6, 9, 12, 18];
    months.extend((2..=18).map(|years| years * 12));
    if let Some(asked) = query.age_months
        && let Err(at) = months.binary_search(&asked)
    {
        months.insert(at, asked);
    }
    months.into_iter().map(|m| (number(m.into()), label::age(&page.words, m), query.age_months == Some(m))).collect()
}

fn days(page: &Page, query: &Query) -> Vec<Choice> {
    let mut days = vec![DayFilter::Today, DayFilter::Tomorrow];
    days.extend(Weekday::ALL.iter().map(|d| DayFilter::Weekday(*d)));
    if let Some(asked @ DayFilter::On(_)) = query.day {
        days.push(asked);
    }
    days.into_iter().map(|d| (d.key(), label::day(&page.words, d), query.day == Some(d))).collect()
}

/// The languages that some listed entry speaks.
fn spoken(page: &Page, query: &Query) -> Vec<Choice> {
    let mut codes: Vec<LanguageCode> = page.listed().filter_map(|e| e.languages.as_ref()).flatten().copied().collect();
    codes.extend(query.spoken);
    sort::by_key(&mut codes, |code| *code);
    codes.dedup();
    codes
        .into_iter()
        .map(|code| (code.as_str().into(), page.words.language(code).into(), query.spoken == Some(code)))
        .collect()
}

fn categories(page: &Page, query: &Query) -> Vec<Choice> {
    let mut there = Set::<Category>::EMPTY;
    page.listed().flat_map(|e| e.categories.iter()).chain(query.category).for_each(|c| there.insert(c));
    there.iter().map(|c| (c.key().into(), page.words.category(c).to_owned(), query.category == Some(c))).collect()
}

fn set<'w, M: Member>(chosen: Set<M>, word: impl Fn(M) -> &'w str) -> Vec<Choice> {
    M::ALL.iter().map(|m| (m.key().into(), word(*m).to_owned(), chosen.has(*m))).collect()
}

fn select(name: &'static str, question: &str, any: &str, choices: Vec<Choice>) -> Part {
    let options: Vec<_> = core::iter::once((String::new(), String::from(any), false))
        .chain(choices)
        .map(|(value, word, chosen)| part(view! { <option value=value selected=chosen>{word}</option> }))
        .collect();
    part(view! {
        <div class="field">
            <label for=name>{String::from(question)}</label>
            <select id=name name=name>{options}</select>
        </div>
    })
}

fn tick_boxes(name: &'static str, question: &str, choices: Vec<Choice>) -> Part {
    let boxes: Vec<_> = choices.into_iter().map(|(value, word, chosen)| tick_box(name, value, word, chosen)).collect();
    part(view! {
        <fieldset>
            <legend class="above">{String::from(question)}</legend>
            <div class="pick side">{boxes}</div>
        </fieldset>
    })
}

fn tick_box(name: &'static str, value: String, word: String, chosen: bool) -> Part {
    part(view! {
        <label>
            <input type="checkbox" name=name value=value checked=chosen />
            <span>{word}</span>
        </label>
    })
}
