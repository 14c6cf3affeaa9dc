//! What an entry said before: each version, what it said on a day, each field's values; and bringing any of it back.

mod all;

use std::sync::Arc;

use doorstep_shared::api::desk::entry_on::EntryOn;
use doorstep_shared::api::desk::field_history::GetFieldHistory;
use doorstep_shared::api::desk::get_entry::{EntryPage, GetEntry};
use doorstep_shared::api::desk::get_version::{GetVersion, Past};
use doorstep_shared::api::desk::list_versions::{ListVersions, Versions};
use doorstep_shared::api::desk::restore_entry::{Restore, RestoreEntry};
use doorstep_shared::api::desk::surroundings::GetSurroundings;
use doorstep_shared::api::desk::{Outcome, Touch};
use doorstep_shared::directory::Service;
use doorstep_shared::editing::{Act, Field, FieldProblem, changes, typed_date};
use doorstep_shared::lang::Lang;
use doorstep_shared::policy::Action;
use doorstep_shared::words::DateStyle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::page::edit::{Sayer, address, marked};
use crate::page::running::field;
use crate::platform;
use crate::ui::{Heading, TroubleBanner, loading};
use all::all;

/// Everything the screen asks about one entry.
#[derive(Clone, Copy)]
struct Of {
    place: StoredValue<(String, String)>,
    sayer: StoredValue<Sayer>,
    page: StoredValue<Arc<EntryPage>>,
    /// An older state that is looked at.
    past: RwSignal<Option<Arc<Past>>>,
    trouble: RwSignal<Option<Trouble>>,
    said: RwSignal<String>,
    asks: RwSignal<u32>,
}

/// `/desk/{zone}/entries/{entry}/history`.
#[component]
pub fn History() -> impl IntoView {
    let place = StoredValue::new((address("zone"), address("entry")));
    let asks = RwSignal::new(0_u32);
    let said = RwSignal::new(String::new());
    let asked = LocalResource::new(move || {
        asks.track();
        let (zone, entry) = place.get_value();
        async move {
            let path = [("zone", zone.as_str()), ("entry", entry.as_str())];
            let page = api::send::<GetEntry>(&path, &[], &(), Change::None).await?;
            let versions = api::send::<ListVersions>(&path, &[], &(), Change::None).await?;
            let around = api::send::<GetSurroundings>(&path[..1], &[], &(), Change::None).await?;
            let words = platform::words(Lang::En).await.ok_or(Trouble::Offline)?;
            Ok::<_, Trouble>((Arc::new(page), versions, Sayer::new(words, &around)))
        }
    });
    view! {
        <Suspense fallback=loading>
            {move || asked.get().map(|answer| match answer {
                Ok((page, versions, sayer)) => {
                    let of = Of {
                        place,
                        sayer: StoredValue::new(sayer),
                        page: StoredValue::new(page),
                        past: RwSignal::new(None),
                        trouble: RwSignal::new(None),
                        said,
                        asks,
                    };
                    screen(of, versions).into_any()
                }
                Err(trouble) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            })}
        </Suspense>
    }
}

impl Of {
    fn date(self, date: doorstep_shared::date::Date) -> String {
        self.sayer.with_value(|s| s.words().date(date, DateStyle::DayMonthYear))
    }

    fn told(self, touch: &Touch) -> String {
        let on = touch.on.map_or_else(|| "Some day before".to_owned(), |d| self.date(d));
        let by = touch.by.as_ref().map(|a| if a.name.is_empty() { String::new() } else { format!(" by {}", a.name) });
        let approved = touch.written_by.as_ref().map(|a| format!(", written by {}", a.name)).unwrap_or_default();
        format!("{on}: {}{}{approved}", act(touch.act), by.unwrap_or_default())
    }

    /// Shows the entry as one version says it.
    fn look(self, version: u64) {
        let (zone, entry) = self.place.get_value();
        spawn_local(async move {
            let number = version.to_string();
            let path = [("zone", zone.as_str()), ("entry", entry.as_str()), ("version", number.as_str())];
            self.shown(api::send::<GetVersion>(&path, &[], &(), Change::None).await);
        });
    }

    fn shown(self, answer: Result<Past, Trouble>) {
        match answer {
            Ok(past) => {
                self.trouble.set(None);
                self.past.set(Some(Arc::new(past)));
                request_animation_frame(|| platform::focus("#h-then"));
            }
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
    }

    fn bring_back(self, version: u64, fields: Vec<Field>) {
        let (zone, entry) = self.place.get_value();
        let now = self.page.with_value(|p| p.record.version);
        let what = match fields.as_slice() {
            [one] => one.label(),
            _ => "The entry".to_owned(),
        };
        spawn_local(async move {
            let path = [("zone", zone.as_str()), ("entry", entry.as_str())];
            match api::send::<RestoreEntry>(&path, &[], &Restore { version, fields }, Change::of(now)).await {
                Ok(saved) => {
                    self.said.set(match saved.outcome {
                        Outcome::Waits => format!("{what}: what it said then waits for approval."),
                        Outcome::Saved => format!("{what} says again what it said then."),
                        Outcome::Unchanged => format!("{what} says this already."),
                    });
                    self.asks.update(|n| *n += 1);
                }
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }
}

fn act(act: Act) -> &'static str {
    match act {
        Act::Add => "Written",
        Act::Edit => "Changed",
        Act::Check => "Checked",
        Act::Uncheck => "Check taken back",
        Act::Pause => "Paused",
        Act::Resume => "Running again",
        Act::Finish => "Finished",
        Act::Hide => "Hidden",
        Act::Unhide => "Shown again",
        Act::Approve => "Approved",
        Act::Restore => "Brought back",
        Act::Bulk => "Changed with others",
        Act::UndoBulk => "Change of many taken back",
        Act::ImportNew => "Brought in",
        Act::ImportChanged => "Changed by an import",
        Act::ImportVanished => "Gone from its source",
        Act::UndoImport => "Import taken back",
        Act::Seed => "There from the beginning",
        Act::Merge => "Put together with another",
        Act::Suggested => "Suggestion put in",
    }
}

fn screen(of: Of, versions: Versions) -> impl IntoView {
    let name = of.page.with_value(|p| p.record.name.clone());
    let (zone, entry) = of.place.get_value();
    let edit = format!("/desk/{zone}/entries/{entry}/edit");
    view! {
        <Heading text=format!("History of {name}")/>
        <p role="status"><b>{move || of.said.get()}</b></p>
        {move || of.trouble.get().map(|t| view! { <TroubleBanner trouble=t/> })}
        <p><a href=edit>"Change it"</a></p>
        {on_a_day(of)}
        {move || of.past.get().map(|past| then(of, &past))}
        {all(of, versions)}
        {by_field(of)}
    }
}

/// "What did this say on 3 May?"
fn on_a_day(of: Of) -> impl IntoView {
    let day = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let today = of.page.with_value(|p| p.today);
        // A day without a year is the last such day, not the next.
        let typed = day.get_untracked();
        let back = today.plus_days(-365);
        let date = typed_date(&typed, back).or_else(|_| typed_date(&typed, today));
        match date {
            Err(bad) => wrong.set(Some(FieldProblem { path: "/on".into(), wrong: bad.into() }.message())),
            Ok(date) => {
                wrong.set(None);
                let (zone, entry) = of.place.get_value();
                spawn_local(async move {
                    let date = date.to_string();
                    let path = [("zone", zone.as_str()), ("entry", entry.as_str()), ("date", date.as_str())];
                    let answer = api::send::<EntryOn>(&path, &[], &(), Change::None).await;
                    if answer.as_ref().is_err_and(|t| t.code() == Some(doorstep_shared::problem::Code::NotFound)) {
                        wrong.set(Some("The entry was not there yet on that day.".into()));
                    } else {
                        of.shown(answer);
                    }
                });
            }
        }
    };
    view! {
        <section class="notice stack" aria-labelledby="h-day">
            <h2 id="h-day">"What did this say on a day?"</h2>
            <form class="stack" novalidate on:submit=ask>
                {field("day", "Day", "For example 3 May", day, wrong.into())}
                <p><button type="submit" class="btn plain">"Show that day"</button></p>
            </form>
        </section>
    }
}

/// The entry as it was, with what differs from now.
fn then(of: Of, past: &Past) -> impl IntoView + use<> {
    let now: Service = of.page.with_value(|p| p.record.clone());
    let version = past.version.touch.version;
    let differ = changes(&past.record, &now);
    let may = of.page.with_value(|p| p.may.has(Action::Restore));
    let changed: Vec<Field> = differ.iter().map(|c| c.field).collect();
    let row = |field: Field| {
        let value = field.value(&past.record);
        let says = of.sayer.with_value(|s| s.say(field, &value));
        if says == "Not known" && !changed.contains(&field) {
            return None;
        }
        let today = changed.contains(&field).then(|| of.sayer.with_value(|s| s.say(field, &field.value(&now))));
        let back = (may && today.is_some()).then(|| {
            view! { <button type="button" class="btn quiet" on:click=move |_| of.bring_back(version, vec![field])>"Bring this back"<span class="vh">": "{field.label()}</span></button> }
        });
        Some(view! {
            <div class="stack snug">
                <dt><b>{field.label()}</b></dt>
                <dd class="said">{says.clone()}</dd>
                {today.map(|today| view! { <dd class="said soft"><b>"Now: "</b>{marked(&says, &today)}</dd> })}
                {back.map(|b| view! { <dd>{b}</dd> })}
            </div>
        })
    };
    let rows = Field::all().into_iter().filter_map(row).collect_view();
    let told = of.told(&past.version.touch);
    let whole = (may && !changed.is_empty()).then(|| {
        view! { <p><button type="button" class="btn" on:click=move |_| of.bring_back(version, Vec::new())>"Bring all of this back"</button></p> }
    });
    view! {
        <section class="notice own stack" aria-labelledby="h-then">
            <h2 id="h-then" tabindex="-1">"What it said then"</h2>
            <p class="hint">{told}</p>
            {changed.is_empty().then(|| view! { <p>"It says the same today."</p> })}
            <dl class="stack">{rows}</dl>
            {whole}
        </section>
    }
}

/// Field by field, asked for when somebody wants it.
fn by_field(of: Of) -> impl IntoView {
    let stories = RwSignal::new(None);
    let ask = move |_| {
        let (zone, entry) = of.place.get_value();
        spawn_local(async move {
            match api::send::<GetFieldHistory>(&[("zone", &zone), ("entry", &entry)], &[], &(), Change::None).await {
                Ok(history) => stories.set(Some(history)),
                Err(trouble) => of.trouble.set(Some(trouble)),
            }
        });
    };
    let shown = move || {
        match stories.get() {
        None => view! { <p><button type="button" class="btn plain" on:click=ask>"Show field by field"</button></p> }.into_any(),
        Some(history) => history
            .fields
            .into_iter()
            .map(|story| {
                let step = |step: doorstep_shared::api::desk::field_history::Step| {
                    let says = of.sayer.with_value(|s| s.say(story.field, &step.value));
                    view! { <li><p class="hint">{of.told(&step.touch)}</p><p class="said">{says}</p></li> }
                };
                let steps = story.steps.into_iter().map(step).collect_view();
                view! { <details class="more"><summary>{story.field.label()}</summary><ol class="line">{steps}</ol></details> }
            })
            .collect_view()
            .into_any(),
    }
    };
    view! {
        <section class="notice stack" aria-labelledby="h-fields">
            <h2 id="h-fields">"Field by field"</h2>
            {shown}
        </section>
    }
}
