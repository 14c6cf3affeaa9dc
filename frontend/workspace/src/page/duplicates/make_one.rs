//! Making one entry of two: which lives on, and what it says.

use doorstep_shared::api::desk::decide_duplicates::Decision;
use doorstep_shared::api::desk::list_duplicates::{Differ, LikelyPair};
use leptos::prelude::*;

use super::work::Work;
use crate::platform;
use crate::ui::{Button, Choice, Look, PickOne, unique};

const ONE: &str = "one";
const OTHER: &str = "other";

/// The choices, and the press.
#[component]
pub(super) fn MakeOne(
    /// The screen.
    work: Work,
    /// The two.
    pair: LikelyPair,
    /// Whether this is shown.
    choosing: RwSignal<bool>,
) -> impl IntoView {
    let LikelyPair { one, other, differ, .. } = pair;
    let keep = RwSignal::new(ONE.to_owned());
    let fields: Vec<(Differ, RwSignal<String>)> = differ
        .into_iter()
        .map(|differ| {
            let first = at_first(&differ, ONE);
            (differ, RwSignal::new(first.to_owned()))
        })
        .collect();
    let first = unique("keep");
    let focus = format!("#{first}");
    // It opens where the buttons were.
    platform::soon(move || platform::focus(&focus));
    let rows = fields.iter().map(|(differ, value)| field(differ, *value, &one.name, &other.name)).collect_view();
    let fields = StoredValue::new(fields);
    // What nobody has chosen otherwise follows the one that lives on.
    Effect::new(move |before: Option<String>| {
        let now = keep.get();
        if let Some(before) = before.filter(|before| *before != now) {
            fields.with_value(|fields| {
                for (differ, value) in fields {
                    if value.with_untracked(|v| v == at_first(differ, &before)) {
                        value.set(at_first(differ, &now).to_owned());
                    }
                }
            });
        }
        now
    });
    let choices = vec![
        Choice::new(ONE, one.name.clone()).hint("The address of the other will lead here"),
        Choice::new(OTHER, other.name.clone()).hint("The address of the first will lead here"),
    ];
    let id = one.id;
    let busy = Signal::derive(move || work.busy.get() == Some(id));
    let about = format!("{} and {}", one.name, other.name);
    let press = Callback::new(move |()| {
        let lives = keep.get_untracked();
        let (kept, gone) = if lives == ONE { (&one, &other) } else { (&other, &one) };
        let take = fields.with_value(|fields| {
            let taken = fields.iter().filter(|(_, value)| value.with_untracked(|v| *v != lives));
            taken.map(|(differ, _)| differ.field.clone()).collect()
        });
        let decision = Decision::Merge {
            keep: kept.id,
            keep_version: kept.version,
            gone: gone.id,
            gone_version: gone.version,
            take,
        };
        work.one(id, decision, gone.id);
    });
    view! {
        <div class="stack">
            <PickOne label="Which one lives on?" value=keep choices=choices side=true id=first/>
            {rows}
            <div class="row">
                <Button on_press=press busy=busy about=about>"Make one"</Button>
                <Button look=Look::Plain on_press=move |()| { choosing.set(false); platform::soon(platform::focus_heading_if_lost); }>"Leave it"</Button>
            </div>
        </div>
    }
}

/// What is chosen of a field before anybody chooses: what the one says that lives on, or the other where that says nothing.
fn at_first(differ: &Differ, keep: &str) -> &'static str {
    let (kept, gone, keep, take) =
        if keep == ONE { (&differ.one, &differ.other, ONE, OTHER) } else { (&differ.other, &differ.one, OTHER, ONE) };
    if kept.is_empty() && !gone.is_empty() { take } else { keep }
}

/// What both say of one field, to choose from.
fn field(differ: &Differ, value: RwSignal<String>, one: &str, other: &str) -> impl IntoView + use<> {
    let words = |text: &str| if text.is_empty() { "Nothing".to_owned() } else { text.to_owned() };
    let choices = vec![
        Choice::new(ONE, words(&differ.one)).hint(format!("Says {one}")),
        Choice::new(OTHER, words(&differ.other)).hint(format!("Says {other}")),
    ];
    view! { <PickOne label=differ.label.clone() value=value choices=choices side=true/> }
}
