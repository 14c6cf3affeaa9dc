//! Who may see what: a column for each partner, a row for each section. On a narrow screen one partner at a time.

use doorstep_shared::api::desk::plans::{PartnerView, PutSharing, SharingSaid};
use doorstep_shared::plans::agreement::LegalMode;
use doorstep_shared::plans::plan::AgreedHow;
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::said::{Answer, Cell, SaidSoFar, partners, sections};
use crate::api::{self, Change};
use crate::form::Form;
use crate::page::plan::{Reading, deciding};
use crate::rules::plan_words::{agreed_how, why};
use crate::rules::say;
use crate::ui::{Banner, Button, Choice, Look, PickOne, Tone, Wrong, tag, toasts};

const ADULT: &str = "sharing-adult";
const HOW: &str = "sharing-how";
const GRID: &str = "sharing-grid";

/// The part of the page.
#[component]
pub fn SharingGrid() -> impl IntoView {
    let reading = Reading::here();
    let partners = reading.memo(partners);
    let said = SaidSoFar::new(reading.memo(|view| view.sharing.clone()));
    let no = reading.memo(|view| view.no_sharing.map(why));
    let seen = reading.memo(|view| !view.sharing.is_empty() || view.no_sharing.is_none());
    let grid = move || {
        let (all, locked) = (partners.get(), no.get().is_some());
        if all.is_empty() {
            return view! { <p>"No partner is in this plan yet, so there is nobody to share with."</p> }.into_any();
        }
        view! {
            <div id=GRID tabindex="-1">
                {wide(&all, said, locked)}
                {narrow(&all, said, locked)}
            </div>
        }
        .into_any()
    };
    view! {
        <Show when=move || seen.get() fallback=|| view! { <p>"Who may see what is not open to you."</p> }>
            <section class="stack cq" aria-labelledby="h-sharing">
                <h2 id="h-sharing">"Who may see what"</h2>
                <p>"The family chooses, section by section. “No” is an answer. It holds from the very next moment, and they may change it whenever they like."</p>
                {move || no.get().map(|no| view! { <Banner tone=Tone::Info icon_name="lock"><p>{no}</p></Banner> })}
                {grid}
                <Show when=move || no.get().is_none()><Saying said=said/></Show>
            </section>
        </Show>
    }
}

/// Why an answer alone does not open anything yet.
fn mode(partner: &PartnerView) -> Option<&'static str> {
    let own = Reading::here().now().and_then(|view| view.me.organisation) == Some(partner.id);
    (!own && partner.mode == LegalMode::MemorandumOnly).then_some("No agreement on sharing is in force with yours")
}

/// The table.
fn wide(all: &[PartnerView], said: SaidSoFar, locked: bool) -> impl IntoView + use<> {
    let head = all.iter().map(|partner| {
        view! { <th scope="col">{partner.name.clone()}{mode(partner).map(|words| view! { <span class="hint block">{words}</span> })}</th> }
    });
    let rows = sections().map(|section| {
        let cells = all.iter().map(|partner| {
            view! { <td>{choose("w", (partner.id, section), format!("{}: {}", section.words(), partner.name), said, locked, true)}</td> }
        });
        view! { <tr><th scope="row">{section.words()}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="notice scroll grid-wide" tabindex="0" role="region" aria-label="Table: who may see what">
            <table class="grid">
                <caption class="vh">"Who may see what"</caption>
                <thead><tr><th scope="col">"Section"</th>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// One partner at a time.
fn narrow(all: &[PartnerView], said: SaidSoFar, locked: bool) -> impl IntoView + use<> {
    let one = |(n, partner): (usize, &PartnerView)| {
        let lists = sections()
            .map(|section| choose("n", (partner.id, section), section.words().to_owned(), said, locked, false));
        view! {
            <details class="more notice" open=n == 0>
                <summary><h3>{partner.name.clone()}</h3></summary>
                <div class="stack">{mode(partner).map(|words| view! { <p class="hint">{words}</p> })}{lists.collect_view()}</div>
            </details>
        }
    };
    view! { <div class="stack grid-narrow">{all.iter().enumerate().map(one).collect_view()}</div> }
}

/// The two answers of one cell; none of them is chosen where nobody was asked.
fn choose(kind: &'static str, cell: Cell, legend: String, said: SaidSoFar, locked: bool, hide: bool) -> impl IntoView {
    let (to, section): (_, Section) = cell;
    let name = format!("{kind}-{}-{to}", section.key());
    let radio = |answer: Answer, words: &'static str| {
        let name = name.clone();
        view! {
            <label>
                <input type="radio" name=name disabled=locked
                    prop:checked=move || said.now(cell) == Some(answer)
                    on:change=move |_| said.choose(cell, answer)/>
                <span>{words}</span>
            </label>
        }
    };
    let state = move || {
        if said.is_changed(cell) {
            Some(tag(Tone::Info, "pen", "Not kept yet"))
        } else if said.contested(cell) {
            Some(tag(Tone::Wait, "alert", "Two adults say different things"))
        } else {
            said.now(cell).is_none().then(|| tag(Tone::Unknown, "ask", "Not asked"))
        }
    };
    view! {
        <fieldset class="pick cell-pick">
            <legend class=if hide { "vh" } else { "above" }>{legend}</legend>
            {radio(Answer::Yes, "May see it")}
            {radio(Answer::No, "May not")}
            {state}
        </fieldset>
    }
}

/// Who says it and how, and the button.
#[component]
fn Saying(said: SaidSoFar) -> impl IntoView {
    let reading = Reading::here();
    let adults = reading.memo(deciding);
    let (adult, how) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let form = Form::new().noted("sharing", "What a family says of sharing", move || said.count().to_string());
    let toasts = toasts();
    let send = Callback::new(move |()| {
        let who = adult.with_untracked(|id| id.parse().ok());
        let how = how.with_untracked(|key| AgreedHow::parse(key));
        let choices = said.choices();
        let miss = |missing: bool, id: &str, what: &str| missing.then(|| (id.to_owned(), what.to_owned()));
        let wrong: Vec<Wrong> = [
            miss(choices.is_empty(), GRID, "Choose at least one answer that is new or different"),
            miss(who.is_none(), ADULT, "Say which adult says so"),
            miss(how.is_none(), HOW, "Say how they said it"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let fine = form.begin(wrong);
        let (Some(adult), Some(how), true) = (who, how, fine) else { return };
        let body = SharingSaid { adult, how, choices };
        let (path, version) = (reading.path(), reading.version());
        spawn_local(async move {
            let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str())];
            match api::send::<PutSharing>(&path, &[], &body, Change::of(version)).await {
                Ok(_) => {
                    form.kept();
                    said.clear();
                    toasts.done("Kept. It holds from now on");
                    reading.again();
                }
                Err(trouble) => {
                    let field = |pointer: &str| match pointer {
                        "/adult" => ADULT.to_owned(),
                        "/how" => HOW.to_owned(),
                        _ => GRID.to_owned(),
                    };
                    if form.refused(trouble, field) {
                        reading.again();
                    }
                }
            }
        });
    });
    let hows = || AgreedHow::ALL.iter().map(|one| Choice::new(one.key(), agreed_how(*one))).collect::<Vec<_>>();
    let who = move || {
        let choices: Vec<Choice> = adults.get().into_iter().map(|(id, words)| Choice::new(id, words)).collect();
        if choices.is_empty() {
            return view! { <p id=ADULT tabindex="-1">"No adult who may decide for the child is here for you to choose. Write one down under “About me” first."</p> }.into_any();
        }
        view! { <PickOne label="Which adult says so?" value=adult choices=choices error=form.error(ADULT) id=ADULT.to_owned() side=true/> }.into_any()
    };
    let count = move || match said.count() {
        0 => "Nothing is changed yet.".to_owned(),
        n => format!("{} to keep.", say::count(n, "answer", "answers")),
    };
    view! {
        <div class="notice own stack entry-form">
            <h3>"Keep what they say"</h3>
            {form.top()}
            {who}
            <PickOne label="How did they say it?" value=how choices=hows() error=form.error(HOW) id=HOW.to_owned() side=true/>
            <p role="status">{count}</p>
            <div class="row">
                <Button on_press=send busy=form.busy>"Keep these answers"</Button>
                <Button look=Look::Plain on_press=move |()| said.clear()>"Take the changes back"</Button>
            </div>
        </div>
    }
}
