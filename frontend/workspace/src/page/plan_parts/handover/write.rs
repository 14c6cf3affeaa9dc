//! Writing the handover: every part with how much room is left in it, and how much in all of them together.

use doorstep_shared::plans::entry::{Body, Entry, EntryName};
use doorstep_shared::plans::handover::{ALL_MOST, Handover, Mate, PART_MOST, build};
use leptos::prelude::*;

use super::super::about::of;
use super::super::reading::Reading;
use super::super::sheet::Sheet;
use crate::rules::plan_words::function;

/// The parts: field, label, hint.
const PARTS: [(&str, &str, &str); 14] = [
    ("calms", "What calms the child", "What to do when the child is upset"),
    ("helps", "How to help", "What works, in a few words"),
    ("likes", "What the child likes", ""),
    ("matters", "What matters to the child", ""),
    ("words_i_use", "Words the child uses", "In its own language, with what they mean"),
    ("people", "People who are important", "As far as the family wants them named"),
    ("languages", "Languages at home", "And whether an interpreter helps"),
    ("health", "Health: what the school has to know", "Only what the parent wants the school to know"),
    ("goes_well", "What goes well", ""),
    ("with_help", "With help, or just starting", ""),
    ("working_on", "What everybody works on", ""),
    ("done", "Groups and help so far", "With how often"),
    ("from_family", "From the family", "In the family’s own words"),
    (
        "contacts",
        "Whom to talk to",
        "People of the team, and how they are reached at work. Never an address of the family",
    ),
];

/// What a part is called.
pub fn label(field: &str) -> &'static str {
    PARTS.iter().find(|(known, ..)| *known == field).map_or("", |(_, label, _)| label)
}

/// The form. A new record begins with what is in the plan, as far as whoever builds it may see.
pub fn form(reading: Reading, name: Option<EntryName>, done: Callback<()>) -> AnyView {
    let first = built(reading);
    let sheet = of(reading, "handover", name, || Body::Handover(Box::new(first)), done);
    let (title, save) = if name.is_some() {
        ("The handover", "Save")
    } else {
        ("The handover, as it is put together from the plan", "Keep this draft")
    };
    sheet.draw_plain(title, save, move || fields(sheet))
}

/// What is in the plan, put together.
fn built(reading: Reading) -> Handover {
    let Some(view) = reading.now() else { return Handover::blank() };
    let entries: Vec<&Entry> = view.entries.iter().map(|line| &line.entry).collect();
    let mates = view.team.iter().filter(|mate| mate.now);
    let mates: Vec<Mate> = mates
        .map(|mate| Mate {
            name: mate.name.clone(),
            about: format!("{}, {}", function(mate.member.function).to_lowercase(), mate.organisation),
        })
        .collect();
    build(&entries, &mates)
}

fn fields(sheet: Sheet) -> AnyView {
    let boxes: Vec<RwSignal<String>> =
        PARTS.iter().map(|(field, ..)| sheet.boxes.text(field, sheet.first_text(field))).collect();
    let length = Memo::new(move |_| boxes.iter().map(|text| text.with(|text| text.chars().count())).sum::<usize>());
    let room = move || match ALL_MOST.checked_sub(length.get()) {
        Some(left) => format!("All parts together: room for {left} more characters on two sides of paper."),
        None => {
            let over = length.get() - ALL_MOST;
            format!(
                "All parts together are {over} characters too long for two sides of paper. Shorten them before you save."
            )
        }
    };
    let parts = PARTS.iter().map(|(field, label, hint)| sheet.lines(field, label, hint, PART_MOST)).collect_view();
    view! {
        <p class="soft">"Go through it with the parent. What is left empty is not printed. Nothing of it is shown to the school before the parent approves it."</p>
        {parts}
        <p role="status"><b>{room}</b></p>
    }
    .into_any()
}
