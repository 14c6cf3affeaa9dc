//! The entry as a parent would see it, in each language, drawn by the families' own views.

use std::sync::Arc;

use doorstep_shared::api::desk::preview::{Preview, PreviewEntry, Unsaved};
use doorstep_shared::date::{Now, Time};
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{DetailFile, ListFile};
use doorstep_shared::route::{Route, Screen};
use doorstep_shared::search::Directory;
use doorstep_shared::set::Member as _;
use doorstep_views::Page;
use leptos::prelude::*;

use super::keep::Place;
use super::writing::Writing;
use crate::api::{self, Change, Trouble};
use crate::platform;
use crate::ui::{Heading, TroubleBanner, icon, loading};

/// The screen.
#[component]
pub fn PreviewScreen(
    /// What is written.
    w: Writing,
    /// Which entry.
    place: Place,
    /// Back to the form.
    back: Callback<()>,
) -> impl IntoView {
    let lang = RwSignal::new(Lang::En);
    let entry = place.entry.clone();
    let zone = place.zone.clone();
    let asked = {
        let (zone, entry) = (zone.clone(), entry.clone());
        LocalResource::new(move || {
            let (zone, entry) = (zone.clone(), entry.clone());
            let form = w.form.with_untracked(|f| serde_json::to_value(f).unwrap_or_default());
            async move {
                let entry = entry.parse().map_err(|_| Trouble::Unreadable)?;
                api::send::<PreviewEntry>(&[("zone", &zone)], &[], &Unsaved { entry, form }, Change::None).await
            }
        })
    };
    let words = LocalResource::new(move || platform::words(lang.get()));
    let shown = move || {
        let answer = asked.get()?;
        let words = words.get()?;
        let preview = match answer {
            Ok(preview) => preview,
            Err(trouble) => return Some(view! { <TroubleBanner trouble=trouble/> }.into_any()),
        };
        let words = words?;
        let key = words.lang();
        let page = page(&preview, &zone, &entry, w, words)?;
        let (_, part) = doorstep_views::bare_screen(&page);
        let notes = notes(&preview);
        // Its links lead to families' pages, which do not have this yet.
        let stay = |event: leptos::ev::MouseEvent| event.prevent_default();
        Some(view! {
            {notes}
            <div class="preview" lang=key.key() dir=key.dir() on:click=stay><div class="wrap stack roomy">{part}</div></div>
        }
        .into_any())
    };
    let tab = move |to: Lang| {
        view! {
            <button type="button" role="tab" lang=to.key() aria-selected=move || if lang.get() == to { "true" } else { "false" } on:click=move |_| lang.set(to)>
                {to.own_name()}
            </button>
        }
    };
    view! {
        <Heading text="As a parent sees it"/>
        <div class="row apart">
            <div class="tabs" role="tablist" aria-label="Language">{Lang::ALL.iter().map(|l| tab(*l)).collect_view()}</div>
            <button type="button" class="btn plain" on:click=move |_| back.run(())>"Back to the form"</button>
        </div>
        <Suspense fallback=loading>{shown}</Suspense>
    }
}

fn page(preview: &Preview, zone: &str, entry: &str, w: Writing, words: doorstep_shared::words::Words) -> Option<Page> {
    let list = ListFile::read(&platform::from_base64(&preview.list)?).ok()?;
    let detail = DetailFile::read(&platform::from_base64(&preview.detail)?).ok()?;
    let route = Route { lang: words.lang(), zone: zone.parse().ok()?, screen: Screen::Service(entry.parse().ok()?) };
    let now = Now { date: w.around.with_value(|a| a.today), time: Time::MIN };
    let mut page = Page::new(route, "", now, Arc::new(Directory::new(list)), words);
    page.detail = Some(Arc::new(detail));
    Some(page)
}

fn notes(preview: &Preview) -> impl IntoView + use<> {
    let hidden =
        (!preview.public).then(|| "Families do not see this entry: it is for staff, hidden or over.".to_owned());
    let wrong = (!preview.errors.is_empty()).then(|| {
        format!(
            "{} to put right before it can be saved.",
            match preview.errors.len() {
                1 => "There is 1 thing".to_owned(),
                n => format!("There are {n} things"),
            }
        )
    });
    let lines: Vec<String> = hidden.into_iter().chain(wrong).chain(preview.warnings.iter().cloned()).collect();
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! { <div class="banner wait">{icon("ask")}<div>{lines}</div></div> }
    })
}
