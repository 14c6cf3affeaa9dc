//! How far an entry may be trusted and why, what a check asks, and who changed what.

use doorstep_shared::api::desk::Touch;
use doorstep_shared::api::desk::get_entry::EntryPage;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{CheckedPart, Freshness};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use crate::rules::say;
use crate::ui::Table;

/// Its freshness, with the days it hangs on.
#[component]
pub(super) fn Trust(page: EntryPage) -> impl IntoView {
    let today = page.today;
    let checked = match page.record.checked {
        Some(check) => {
            let day = say::weekday_and_day(check.on, today);
            format!("{day}, {}, by {}", say::ago(check.on, today), say::checker(check.by))
        }
        None => "Never, by anybody here".into(),
    };
    let parts = page.record.checked.map(|check| {
        let known = |part: &CheckedPart| page.asks.iter().any(|ask| ask.part == *part && ask.known);
        let open: Vec<&str> = CheckedPart::ALL
            .iter()
            .copied()
            .filter(|part| known(part) && !check.parts.has(*part))
            .map(say::part)
            .collect();
        let open = (!open.is_empty()).then(|| format!(" Not confirmed: {}.", say::list(&open)));
        view! { <dt>"Confirmed then"</dt><dd>{say::parts(check.parts)}{open}</dd> }
    });
    let due = page.due_from.map(|day| {
        let word = if day <= today { "Due since" } else { "Due from" };
        view! { <dt>{word}</dt><dd>{say::weekday_and_day(day, today)}</dd> }
    });
    let means = match page.freshness {
        Freshness::Checked => "Families see it as checked.",
        Freshness::Due => "Families see that it is due for a check.",
        Freshness::Sinking => "Families see it further down, with a warning.",
        Freshness::Left => "Families do not find it any more: it is too long unchecked.",
    };
    let last = page.last.as_ref().map(|touch| view! { <dt>"Last change"</dt><dd>{touched(touch, today)}</dd> });
    view! {
        <section class="notice stack tight" aria-labelledby="h-trust">
            <h2 class="lead" id="h-trust">"How far to trust it"</h2>
            <p>{means}</p>
            <dl class="pairs">
                <dt>"Last checked"</dt><dd>{checked}</dd>
                {parts}{due}
                <dt>"A check holds"</dt><dd>{say::count(usize::from(page.half_life_weeks), "week", "weeks")}</dd>
                {last}
            </dl>
        </section>
    }
}

/// What a check asks of it.
#[component]
pub(super) fn Questions(page: EntryPage) -> impl IntoView {
    let asks = page
        .asks
        .into_iter()
        .map(|ask| view! { <li class=(!ask.known).then_some("unknown")>{ask.text}</li> })
        .collect_view();
    view! {
        <section class="notice stack tight" aria-labelledby="h-asks">
            <h2 class="lead" id="h-asks">"What a check asks"</h2>
            <ul>{asks}</ul>
        </section>
    }
}

/// Who changed which part, as far back as is known.
#[component]
pub(super) fn Changes(page: EntryPage) -> impl IntoView {
    let today = page.today;
    let mut fields: Vec<_> = page.fields.into_iter().collect();
    fields.sort_by_key(|(_, touch)| core::cmp::Reverse(touch.version));
    (!fields.is_empty()).then(|| {
        let rows = fields
            .into_iter()
            .map(|(field, touch)| view! { <tr><th scope="row">{field.label()}</th><td>{touched(&touch, today)}</td></tr> })
            .collect_view();
        view! {
            <section class="stack tight">
                <h2 class="lead">"Who wrote what"</h2>
                <Table caption="Who last changed which part" columns=vec!["Part", "Last changed"]>{rows}</Table>
            </section>
        }
    })
}

/// Who did something, and when: "Changed on Tuesday 1 June by Joanna Pryce".
fn touched(touch: &Touch, today: Date) -> String {
    let on = touch.on.map(|on| format!(", {}", say::weekday_and_day(on, today))).unwrap_or_default();
    let by = touch.by.as_ref().map(|by| {
        if by.me {
            ", by you".to_owned()
        } else if by.name.is_empty() {
            format!(", by {}", say::checker(by.role))
        } else {
            format!(", by {}", by.name)
        }
    });
    format!("{}{on}{}", say::act(touch.act), by.unwrap_or_default())
}
