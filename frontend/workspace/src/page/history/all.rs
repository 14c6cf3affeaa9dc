//! Everything that was done to an entry, the latest first, so many at a time.

use doorstep_shared::api::desk::list_versions::{ListVersions, VersionLine, Versions};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Of;
use crate::api::{self, Change};
use crate::platform;
use crate::ui::{Button, Look};

/// The part of the screen.
pub(super) fn all(of: Of, first: Versions) -> impl IntoView {
    let (shown, before) = (RwSignal::new(first.items), RwSignal::new(first.before));
    let busy = RwSignal::new(false);
    let older = Callback::new(move |()| {
        let Some(number) = before.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        spawn_local(async move {
            let (zone, entry) = of.place.get_value();
            let (path, number) = ([("zone", zone.as_str()), ("entry", entry.as_str())], number.to_string());
            match api::send::<ListVersions>(&path, &[("before", &number)], &(), Change::None).await {
                Ok(more) => {
                    // The button may go: whoever pressed it goes on with the first of those that came.
                    if let Some(first) = more.items.first() {
                        let id = format!("#version-{}", first.touch.version);
                        platform::soon(move || platform::focus(&id));
                    }
                    shown.update(|all| all.extend(more.items));
                    before.set(more.before);
                }
                Err(trouble) => of.trouble.set(Some(trouble)),
            }
            busy.set(false);
        });
    });
    view! {
        <section class="notice stack" aria-labelledby="h-versions">
            <h2 id="h-versions">"Everything that was done to it"</h2>
            <ol class="line"><For each=move || shown.get() key=|v| v.touch.version children=move |v| line(of, v)/></ol>
            {move || before.get().map(|_| view! { <p><Button look=Look::Plain busy=busy on_press=older>"Show what was done before"</Button></p> })}
        </section>
    }
}

fn line(of: Of, version: VersionLine) -> impl IntoView {
    let fields: Vec<String> = version.fields.iter().map(|f| f.label()).collect();
    let number = version.touch.version;
    view! {
        <li class="stack snug">
            <p><b>{of.told(&version.touch)}</b></p>
            {(!fields.is_empty()).then(|| view! { <p class="soft">{fields.join(", ")}</p> })}
            <p><button type="button" id=format!("version-{number}") class="btn quiet" on:click=move |_| of.look(number)>"See what it said then"<span class="vh">", version "{number}</span></button></p>
        </li>
    }
}
