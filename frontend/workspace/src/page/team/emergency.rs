//! Looking in an emergency: for an hour, with a reason that is kept and told.

use doorstep_shared::api::desk::plans::{BreakGlass, Emergency, LEAST_REASON, MINUTES};
use doorstep_shared::plans::note::Withheld;
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::form::Form;
use crate::page::plan::Reading;
use crate::rules::plan_words::withheld as withheld_words;
use crate::ui::{Banner, Button, Field, FieldError, Look, Select, Takes, Tick, Tone, Wrong, described_by, toasts};

const REASON: &str = "emergency-reason";
const SECTIONS: &str = "emergency-sections";
const WITHHELD: &str = "emergency-withheld";

/// The part of the page; nothing for those who could not look.
#[component]
pub fn BreakGlassForm() -> impl IntoView {
    let reading = Reading::here();
    let may = reading.memo(|view| view.may_break_glass && view.glass.is_none());
    let open = RwSignal::new(false);
    view! {
        <Show when=move || may.get()>
            <section class="stack" aria-labelledby="h-emergency">
                <h2 id="h-emergency">"In an emergency"</h2>
                <Show when=move || !open.get()>
                    <p>"Somebody may come to harm, and you need to know something that is hidden from you? In danger call 999 first."</p>
                    <p><Button look=Look::Risk on_press=move |()| open.set(true)>"Look in an emergency"</Button></p>
                </Show>
                <Show when=move || open.get()><Sheet open=open/></Show>
            </section>
        </Show>
    }
}

#[component]
fn Sheet(open: RwSignal<bool>) -> impl IntoView {
    let reading = Reading::here();
    let reason = RwSignal::new(String::new());
    let held_back = RwSignal::new(String::new());
    let sections: Vec<(Section, RwSignal<bool>)> = Section::ALL
        .iter()
        .filter(|section| section.is_shared_by_choice())
        .map(|section| (*section, RwSignal::new(false)))
        .collect();
    let ticks = sections.iter().map(|(section, on)| view! { <Tick value=*on label=section.words()/> }).collect_view();
    let sections = StoredValue::new(sections);
    let form = Form::new().noted("emergency", "Why you look in an emergency", move || reason.get());
    let toasts = toasts();
    let send = Callback::new(move |()| {
        let chosen: Vec<Section> = sections
            .with_value(|all| all.iter().filter(|(_, on)| on.get_untracked()).map(|(section, _)| *section).collect());
        let words = reason.get_untracked().trim().to_owned();
        let short = words.chars().count() < LEAST_REASON;
        let wrong: Vec<Wrong> = [
            short.then(|| (REASON.to_owned(), format!("Say why in at least {LEAST_REASON} characters"))),
            chosen.is_empty().then(|| (SECTIONS.to_owned(), "Choose what you need to see".to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !form.begin(wrong) {
            return;
        }
        let withheld = held_back.with_untracked(|key| Withheld::parse(key));
        let body = Emergency { reason: words, sections: chosen, withheld };
        let path = reading.path();
        spawn_local(async move {
            let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str())];
            match api::send::<BreakGlass>(&path, &[], &body, Change::new()).await {
                Ok(_) => {
                    form.kept();
                    toasts.done("You can look for an hour. It is written down");
                    open.set(false);
                    reading.again();
                }
                Err(trouble) => {
                    form.refused(trouble, |pointer| match pointer {
                        "/reason" => REASON.to_owned(),
                        "/withheld" => WITHHELD.to_owned(),
                        _ => SECTIONS.to_owned(),
                    });
                }
            }
        });
    });
    let error = form.error(SECTIONS);
    let bad = Memo::new(move |_| error.with(Option::is_some));
    let described = described_by("", false, &format!("{SECTIONS}-error"), bad);
    let told = std::iter::once((String::new(), "The family is told".to_owned()));
    let reasons = Withheld::ALL
        .iter()
        .map(|why| (why.key().to_owned(), format!("Not told, because: {}", withheld_words(*why).to_lowercase())));
    view! {
        <div class="notice own stack entry-form">
            <h3>"Look in an emergency"</h3>
            <Banner tone=Tone::Stop icon_name="alert">
                <p><b>"You can look for "{MINUTES}" minutes."</b>" That you looked, and why, is written down. Whoever answers for data protection is told at once."</p>
            </Banner>
            {form.top()}
            <Field label="Why do you need to look?" hint="At least 20 characters. Do not write what happened." takes=Takes::Lines value=reason error=form.error(REASON) id=REASON.to_owned()/>
            <fieldset id=SECTIONS tabindex="-1" class=move || if bad.get() { "field wide-field bad" } else { "field wide-field" } aria-describedby=described>
                <legend>"What do you need to see?"</legend>
                <FieldError id=format!("{SECTIONS}-error") error=error/>
                <div class="pick side">{ticks}</div>
            </fieldset>
            <Select label="Is the family told?" value=held_back options=told.chain(reasons).collect() id=WITHHELD.to_owned()/>
            <div class="row">
                <Button look=Look::Risk on_press=send busy=form.busy>"Look now"</Button>
                <Button look=Look::Plain on_press=move |()| open.set(false)>"Leave it"</Button>
            </div>
        </div>
    }
}
