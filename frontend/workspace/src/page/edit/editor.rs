//! The editor itself: the form, its summary of mistakes, saving.

use std::sync::Arc;

use doorstep_shared::api::desk::add_entry::{AddEntry, NewEntry};
use doorstep_shared::api::desk::approve::{Approval, Approve};
use doorstep_shared::api::desk::delete_draft::DeleteDraft;
use doorstep_shared::api::desk::get_approval::{GetApproval, Submission};
use doorstep_shared::api::desk::get_entry::GetEntry;
use doorstep_shared::api::desk::save_entry::{Clashing, Save, SaveEntry, TwoSides};
use doorstep_shared::api::desk::surroundings::GetSurroundings;
use doorstep_shared::api::desk::{Outcome, Saved};
use doorstep_shared::directory::Service;
use doorstep_shared::editing::{EntryForm, FieldChange, apply, changes, open_draft};
use doorstep_shared::lang::Lang;
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize as _;

use super::banner;
use super::clash::{Chosen, Clash};
use super::keep::{Keeper, Place};
use super::letters;
use super::load::Loaded;
use super::preview::PreviewScreen;
use super::say::Sayer;
use super::sections;
use super::times::when_and_where;
use super::translations::words_in_other_languages;
use super::writing::{Writing, id_of};
use super::{address, me};
use crate::api::{self, Change, Trouble};
use crate::lines::{Lines, lines};
use crate::platform;
use crate::ui::{Heading, Toasts, TroubleBanner, icon, loading, toasts};

/// What is shown.
#[derive(Clone)]
enum Stage {
    Form,
    Preview,
    Clash(Vec<TwoSides>),
    Done(Saved),
    Gone,
}

/// How the form is sent.
#[derive(Clone)]
enum Way {
    /// A new entry.
    Add,
    /// Changes of one that is there.
    Save,
    /// Changes of what somebody sent, approved with them: whose, and which revision.
    Approve(String, u64),
}

/// The editor of an entry.
#[component]
pub fn Editor(
    /// What it begins with.
    loaded: Loaded,
) -> impl IntoView {
    let w = Writing::new(loaded.form.clone(), loaded.base.clone(), loaded.around.clone(), loaded.words.clone());
    if loaded.page.is_some() {
        w.told.ask(&loaded.place);
    }
    let keeper = Keeper::begin(w, loaded.place.clone(), loaded.seen, loaded.unsent);
    if let Some(other) = &loaded.elsewhere {
        keeper.status.set(super::keep::Status::Elsewhere(Box::new(other.clone())));
    }
    let way = if loaded.page.is_some() { Way::Save } else { Way::Add };
    let waits = loaded.page.as_ref().map_or(loaded.around.waits, |page| page.waits);
    let title = match &loaded.page {
        Some(page) => format!("Change {}", page.record.name),
        None => "Add a service".to_owned(),
    };
    let top = banner::top(w, &loaded, keeper.clone());
    screen(w, loaded.place, Some(keeper), way, waits, title, top)
}

/// The editor of what somebody sent for approval.
pub fn approving() -> impl IntoView {
    let (zone, entry, user) = (address("zone"), address("entry"), address("user"));
    let place = Place { zone: zone.clone(), entry: entry.clone(), user: me() };
    let asked = LocalResource::new(move || {
        let (zone, entry, user) = (zone.clone(), entry.clone(), user.clone());
        async move {
            let path = [("zone", zone.as_str()), ("entry", entry.as_str()), ("user", user.as_str())];
            let sent = api::send::<GetApproval>(&path, &[], &(), Change::None).await?;
            let around = api::send::<GetSurroundings>(&[("zone", &zone)], &[], &(), Change::None).await?;
            let words = platform::words(Lang::En).await.ok_or(Trouble::Offline)?;
            Ok::<_, Trouble>((sent, Arc::new(around), words, user))
        }
    });
    view! {
        <Suspense fallback=loading>
            {move || asked.get().map(|answer| match answer {
                Ok((sent, around, words, user)) => {
                    let Submission { draft, would_be, .. } = sent;
                    let title = format!("Put right and approve: {}", would_be.name);
                    // Kept by what was sent: what was put right in other words is not put into these.
                    let entry = format!("{}~{user}~{}", place.entry, draft.revision);
                    let kept_at = Place { entry, ..place.clone() };
                    let sent = EntryForm::of(&would_be);
                    let kept = platform::draft(&kept_at.user, &kept_at.entry);
                    let form = kept.and_then(|kept| open_draft(kept.form, &sent)).unwrap_or(sent);
                    let w = Writing::new(form, would_be, around, words);
                    let keeper = Keeper::on_this_device(w, kept_at);
                    let way = Way::Approve(user, draft.revision);
                    screen(w, place.clone(), Some(keeper), way, false, title, ().into_any()).into_any()
                }
                Err(trouble) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            })}
        </Suspense>
    }
}

fn screen(
    w: Writing,
    place: Place,
    keeper: Option<Keeper>,
    way: Way,
    waits: bool,
    title: String,
    top: AnyView,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::Form);
    let sending = Sending {
        w,
        place: StoredValue::new(place.clone()),
        keeper: StoredValue::new(keeper.clone()),
        way: StoredValue::new(way),
        stage,
        busy: RwSignal::new(false),
        wrong: RwSignal::new(Vec::new()),
        trouble: RwSignal::new(None),
        lines: lines(),
        toasts: toasts(),
        key: RwSignal::new(String::new()),
    };
    let sayer = w.around.with_value(|around| Sayer::new(w.words.get_value(), around));
    let top = StoredValue::new_local(Some(top));
    let form_page = move || {
        let top = top.try_update_value(Option::take).flatten();
        form(sending, keeper.clone(), waits, &title, top)
    };
    move || match stage.get() {
        Stage::Form => form_page().into_any(),
        Stage::Preview => {
            let back = Callback::new(move |()| stage.set(Stage::Form));
            view! { <PreviewScreen w=w place=place.clone() back=back/> }.into_any()
        }
        Stage::Clash(sides) => {
            let done = Callback::new(move |chosen| sending.with_chosen(chosen));
            let later = Callback::new(move |()| stage.set(Stage::Form));
            view! { <Clash sides=sides sayer=sayer.clone() done=done later=later/> }.into_any()
        }
        Stage::Done(saved) => banner::done(w, &place, &saved).into_any(),
        Stage::Gone => {
            let entries = format!("/desk/{}/entries", place.zone);
            view! {
                <Heading text="Your draft is thrown away"/>
                <p>"The entry stays as it was. "<a href=entries>"Back to my entries"</a></p>
            }
            .into_any()
        }
    }
}

fn form(
    sending: Sending,
    keeper: Option<Keeper>,
    waits: bool,
    title: &str,
    top: Option<AnyView>,
) -> impl IntoView + use<> {
    let w = sending.w;
    let status = keeper.map(banner::status);
    let warnings = move || {
        let warnings = w.read.with(|read| read.warnings.clone());
        let lines = warnings.iter().map(|warning| view! { <li>{warning.message()}</li> }).collect_view();
        (!warnings.is_empty())
            .then(|| view! { <div class="stack snug"><h2 class="lead">"Good to know"</h2><ul>{lines}</ul></div> })
    };
    let approving = sending.way.with_value(|way| matches!(way, Way::Approve(..)));
    let save = if approving {
        "Approve with these changes"
    } else if waits {
        "Send for approval"
    } else {
        "Save"
    };
    let drop = (!approving).then(|| view! {
        <button type="button" class="btn quiet" on:click=move |_| sending.throw_away()>"Throw my draft away"</button>
    });
    view! {
        <Heading text=title.to_owned()/>
        {top}
        {letters::beside(w, &[], true)}
        {summary(sending.wrong)}
        {move || sending.trouble.get().map(|trouble| view! { <TroubleBanner trouble=trouble/> })}
        <form class="stack entry-form" novalidate on:submit=move |event| { event.prevent_default(); sending.press(); }>
            {sections::what_it_is(w)}
            {when_and_where(w)}
            {sections::who_and_cost(w)}
            {sections::how_and_reach(w)}
            {sections::access_and_languages(w)}
            {words_in_other_languages(w)}
            {sections::visibility(w)}
            {warnings}
            {waits.then(|| view! { <p class="hint">"Families see what is there now until somebody approves this."</p> })}
            <div class="row form-end">
                <button type="submit" class="btn" aria-busy=move || sending.busy.get().then_some("true")>{save}</button>
                <button type="button" class="btn plain" on:click=move |_| sending.stage.set(Stage::Preview)>"Preview"</button>
                {drop}
                {status}
            </div>
        </form>
    }
}

/// What is wrong, with a way to each box. It takes focus.
fn summary(wrong: RwSignal<Vec<(String, String)>>) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if !wrong.with(Vec::is_empty) {
            request_animation_frame(move || drop(place.get_untracked().map(|summary| summary.focus())));
        }
    });
    let title = move || match wrong.with(Vec::len) {
        1 => "Please look at 1 thing".to_owned(),
        n => format!("Please look at {n} things"),
    };
    let one = |(path, what): (String, String)| {
        let lead = format!("#{}", id_of(&path));
        let go = {
            let lead = lead.clone();
            move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                platform::open_around(&lead);
                platform::focus(&lead);
            }
        };
        view! { <li><a href=lead rel="external" on:click=go>{what}</a></li> }
    };
    view! {
        <Show when=move || !wrong.with(Vec::is_empty)>
            <div class="errors stack tight" role="alert" tabindex="-1" node_ref=place>
                <h2 class="lead">{icon("no")}" "{title}</h2>
                <ul>{move || wrong.get().into_iter().map(one).collect_view()}</ul>
            </div>
        </Show>
    }
}

/// Sending the form.
#[derive(Clone, Copy)]
struct Sending {
    w: Writing,
    place: StoredValue<Place>,
    keeper: StoredValue<Option<Keeper>>,
    way: StoredValue<Way>,
    stage: RwSignal<Stage>,
    busy: RwSignal<bool>,
    wrong: RwSignal<Vec<(String, String)>>,
    trouble: RwSignal<Option<Trouble>>,
    lines: Lines,
    toasts: Toasts,
    /// The idempotency key of the last press, until its answer came: a second press is the same change.
    key: RwSignal<String>,
}

impl Sending {
    fn press(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.w.tried.set(true);
        self.trouble.set(None);
        let read = self.w.read.get_untracked();
        let wrong: Vec<_> = read.errors.iter().map(|p| (p.path.clone(), p.message())).collect();
        let fine = wrong.is_empty();
        self.wrong.set(wrong);
        if fine {
            let base = self.w.base.get_untracked();
            self.send(changes(&base, &read.service));
        }
    }

    /// The form again, made from what is stored now and what was chosen.
    fn with_chosen(self, chosen: Chosen) {
        let mine = changes(&self.w.base.get_untracked(), &self.w.read.get_untracked().service);
        let place = self.place.get_value();
        self.busy.set(true);
        spawn_local(async move {
            let path = [("zone", place.zone.as_str()), ("entry", place.entry.as_str())];
            let now = api::send::<GetEntry>(&path, &[], &(), Change::None).await;
            self.busy.set(false);
            self.stage.set(Stage::Form);
            match now {
                Ok(page) => self.onto(page.record, &mine, &chosen),
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    fn onto(self, record: Service, mine: &[FieldChange], chosen: &Chosen) {
        let wanted = mine.iter().map(|change| FieldChange {
            field: change.field,
            base: change.field.value(&record),
            new: chosen.get(&change.field).unwrap_or(&change.new).clone(),
        });
        let wanted: Vec<FieldChange> = wanted.collect();
        if let Ok(service) = apply(&record, &wanted) {
            self.w.base.set(Arc::new(record));
            self.w.form.set(EntryForm::of(&service));
            self.press();
        }
    }

    fn send(self, changes: Vec<FieldChange>) {
        if self.key.with_untracked(String::is_empty) {
            self.key.set(platform::random_id());
        }
        let (place, way, key) = (self.place.get_value(), self.way.get_value(), self.key.get_untracked());
        let version = self.w.base.with_untracked(|base| base.version);
        self.busy.set(true);
        if let Some(keeper) = self.keeper.get_value() {
            keeper.flush();
        }
        let form = self.w.form.get_untracked();
        spawn_local(async move {
            let path = [("zone", place.zone.as_str()), ("entry", place.entry.as_str())];
            let answer = match way {
                Way::Add => match place.entry.parse() {
                    Ok(id) => {
                        let new = NewEntry { id, form, confirm: false };
                        api::send::<AddEntry>(&path[..1], &[], &new, Change::New(key)).await
                    }
                    Err(_) => Err(Trouble::Unreadable),
                },
                Way::Save => api::send::<SaveEntry>(&path, &[], &Save { changes }, Change::Of(key, version)).await,
                Way::Approve(user, revision) => {
                    let path = [path[0], path[1], ("user", user.as_str())];
                    let approval = Approval { edits: changes, over_theirs: false };
                    api::send::<Approve>(&path, &[], &approval, Change::Of(key, revision)).await
                }
            };
            self.busy.set(false);
            self.answered(answer).await;
        });
    }

    async fn answered(self, answer: Result<Saved, Trouble>) {
        // After a lost answer the same key asks again; after any other, a press is a new change.
        if !matches!(answer, Err(Trouble::Offline)) {
            self.key.set(String::new());
        }
        match answer {
            Ok(saved) => {
                if let Some(keeper) = self.keeper.get_value() {
                    keeper.forget();
                }
                if saved.outcome != Outcome::Waits {
                    // Whoever approves may have a draft of their own: it stays.
                    if self.way.with_value(|way| !matches!(way, Way::Approve(..))) {
                        self.drop_draft().await;
                    }
                    // What waits for approval has put nothing right yet.
                    let zone = self.place.with_value(|place| place.zone.clone());
                    let (accepted, missed) = self.w.told.accept(&zone).await;
                    if accepted > 0 {
                        self.lines.ask_again();
                    }
                    if missed > 0 {
                        self.toasts.trouble("Saved. Not every message could be accepted: look into the inbox");
                    }
                }
                self.stage.set(Stage::Done(saved));
            }
            Err(Trouble::Problem(problem, body)) if problem.code == Code::Stale => {
                let clashing = Clashing::deserialize(&body).map(|c| c.clashes).unwrap_or_default();
                if clashing.is_empty() {
                    self.trouble.set(Some(Trouble::Problem(problem, body)));
                } else {
                    self.stage.set(Stage::Clash(clashing));
                }
            }
            Err(Trouble::Problem(problem, _)) if problem.code == Code::BadRequest && !problem.errors.is_empty() => {
                self.wrong.set(problem.errors.iter().map(|e| (e.pointer.clone(), e.detail.clone())).collect());
            }
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
    }

    async fn drop_draft(self) {
        let place = self.place.get_value();
        let path = [("zone", place.zone.as_str()), ("entry", place.entry.as_str())];
        // It may be gone already; what was written is saved.
        let _ = api::send::<DeleteDraft>(&path, &[], &(), Change::None).await;
    }

    fn throw_away(self) {
        if let Some(keeper) = self.keeper.get_value() {
            keeper.forget();
        }
        spawn_local(async move {
            self.drop_draft().await;
            self.stage.set(Stage::Gone);
        });
    }
}
