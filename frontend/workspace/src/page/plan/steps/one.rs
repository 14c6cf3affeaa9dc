//! One step: what it still needs, and its form. The form stays as it is when the plan is read again.

use doorstep_shared::api::desk::plans::{StepView, TakeStep};
use doorstep_shared::plans::course::{Effect, StepKind, Unmet};
use doorstep_shared::plans::entry::{EntryName, Kind};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::Reading;
use super::boxes::Boxes;
use super::fields::fields;
use super::read::read;
use crate::api::{self, Change};
use crate::form::Form;
use crate::platform;
use crate::rules::plan_words as words;
use crate::tongues::tongues;
use crate::ui::{Button, Look, icon, toasts};

/// One step.
#[component]
pub fn OneStep(
    /// Which.
    kind: StepKind,
    /// Set when whoever took it should be asked whether they are worried.
    worried: RwSignal<bool>,
) -> impl IntoView {
    let reading = Reading::here();
    let step = reading.memo(move |view| view.steps.iter().find(|step| step.step == kind).cloned());
    let open = RwSignal::new(false);
    let boxes = Boxes::new(kind, reading.now().as_deref());
    let form = Form::new();
    let tongues = tongues();
    let toasts = toasts();
    let (title, press) = words::step(kind);
    let look = if matches!(kind, StepKind::Withdraw | StepKind::Close) { Look::Risk } else { Look::Main };
    let take = Callback::new(move |()| {
        let taking = match read(boxes) {
            Ok(taking) => taking,
            Err(wrong) => {
                form.begin(wrong);
                return;
            }
        };
        form.begin(Vec::new());
        let (path, version) = (reading.path(), reading.version());
        spawn_local(async move {
            let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str())];
            match api::send::<TakeStep>(&path, &[], &taking, Change::of(version)).await {
                Ok(taken) => {
                    form.kept();
                    open.set(false);
                    toasts.done(format!("Written down. The plan now: {}", taken.state.words()));
                    if taken.effects.contains(&Effect::AskWhetherWorried) {
                        worried.set(true);
                    }
                    reading.again();
                    platform::soon(platform::focus_heading_if_lost);
                }
                Err(trouble) => {
                    if form.refused(trouble, |pointer| boxes.of_pointer(pointer)) {
                        reading.again();
                    }
                }
            }
        });
    });
    let blocked = Signal::derive(move || {
        let step = step.get()?;
        if step.unmet.contains(&Unmet::NotYours) {
            return Some("Somebody else takes this step.".to_owned());
        }
        (!step.unmet.is_empty() || !step.in_the_way.is_empty()).then(|| "First do what is listed here.".to_owned())
    });
    let first = format!("step-{}", kind.key());
    let heading = format!("#{first}");
    let leave = move |()| open.set(false);
    view! {
        <section class="notice stack tight" aria-labelledby=first.clone()>
            <h3 id=first.clone() tabindex="-1">{title}</h3>
            {move || step.get().map(|step| missing(reading, &step))}
            <Show when=move || !open.get()>
                <p><Button look=Look::Plain not_now=blocked about=title.to_owned() on_press={
                    let heading = heading.clone();
                    move |()| { open.set(true); let heading = heading.clone(); platform::soon(move || platform::focus(&heading)); }
                }>"Take this step"</Button></p>
            </Show>
            <Show when=move || open.get()>
                <div class="stack entry-form">
                    {form.top()}
                    {fields(boxes, form, reading, tongues)}
                    <div class="row" id=boxes.id("send") tabindex="-1">
                        <Button look=look busy=form.busy on_press=take>{press}</Button>
                        <Button look=Look::Plain on_press=leave about=title.to_owned()>"Leave it"</Button>
                    </div>
                </div>
            </Show>
        </section>
    }
}

/// What it still needs, each with the way to it.
fn missing(reading: Reading, step: &StepView) -> impl IntoView + use<> {
    let need = |unmet: &Unmet| {
        let page = words::page_of(*unmet);
        let way = (!page.is_empty()).then(|| view! { " "<a href=reading.href(page)>"Go there"</a> });
        view! { <li class="row hold">{icon("no")}<span>{unmet.sentence()}{way}</span></li> }
    };
    let needs = step.unmet.iter().map(need).collect_view();
    let entry = |name: &EntryName| {
        let text = reading.now().and_then(|view| text_of(&view, *name)).unwrap_or_else(|| name.kind.words().to_owned());
        view! { <li><a href=reading.href(page_of(name.kind))>{text}</a></li> }
    };
    let entries = step.in_the_way.iter().map(entry).collect_view();
    let in_the_way = (!step.in_the_way.is_empty()).then(|| view! { <p>"Look at these first:"</p><ul>{entries}</ul> });
    view! { <ul class="bare stack snug">{needs}</ul>{in_the_way} }
}

/// The words of an entry, where it has some.
fn text_of(view: &doorstep_shared::api::desk::plans::PlanView, name: EntryName) -> Option<String> {
    use doorstep_shared::plans::entry::Body;
    let line = view.entries.iter().find(|line| line.entry.name == name)?;
    match &line.entry.body {
        Body::Need(need) => Some(need.text.clone()),
        Body::Goal(goal) => Some(goal.text.clone()),
        Body::Action(action) => Some(action.text.clone()),
        _ => None,
    }
}

/// The page of a plan that an entry stands on.
pub fn page_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Home | Kind::Child | Kind::Adult | Kind::Contact | Kind::Place | Kind::AboutMe | Kind::Health => "about",
        Kind::Snapshot => "readiness",
        Kind::Assessment | Kind::Element | Kind::Distance => "assessment",
        Kind::Need | Kind::Goal | Kind::Action => "goals",
        Kind::Meeting => "meetings",
        Kind::Handover => "handover",
        Kind::Referral | Kind::Signpost => "services",
        Kind::Attendance => "sessions",
        Kind::Note | Kind::Pointer => "notes",
    }
}
