//! Getting to know each other, step by step. Each step saves through the same forms as the plan's own pages, so one may leave at any
//! point and come back.

use doorstep_shared::api::desk::plans::EntryView;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::content::Rater;
use doorstep_shared::plans::course::{StepKind, Unmet};
use doorstep_shared::plans::entry::{Body, EntryName, Kind, Moment};
use doorstep_shared::plans::work::NeedKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::about::about_form;
use super::child_says::child_form;
use super::goals::adding;
use super::reading::{Reading, opener, opener_unless, reading};
use super::snapshot::snapshot_form;
use crate::ui::{Banner, Tone, icon};

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Child,
    Parent,
    AboutMe,
    Work,
    Missing,
}

impl Step {
    const ALL: [Self; 5] = [Self::Child, Self::Parent, Self::AboutMe, Self::Work, Self::Missing];

    fn key(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Parent => "parent",
            Self::AboutMe => "about-me",
            Self::Work => "strengths-and-needs",
            Self::Missing => "missing",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Child => "What the child says",
            Self::Parent => "A parent’s view",
            Self::AboutMe => "All about me",
            Self::Work => "Strengths and needs",
            Self::Missing => "What is still missing",
        }
    }

    /// Whether something of it is there. Reactive.
    fn is_begun(self, reading: Reading) -> bool {
        let wanted = move |e: &EntryView| match (self, &e.entry.body) {
            (Self::Child, Body::Snapshot(s)) => s.by == Rater::Child && !s.said.is_empty(),
            (Self::Parent, Body::Snapshot(s)) => s.by == Rater::Parent,
            (Self::AboutMe, Body::AboutMe(_)) => true,
            (Self::Work, Body::Need(need)) => need.kind == NeedKind::Strength,
            _ => false,
        };
        reading.view().is_some_and(|view| view.entries.iter().any(wanted))
    }
}

/// The page.
#[component]
pub fn Wizard() -> impl IntoView {
    let reading = reading();
    let query = use_query_map();
    // Without one in the address it is the first that is not begun, as it was when the screen opened.
    let first = Memo::new(move |before: Option<&Option<Step>>| {
        before.copied().flatten().or_else(|| {
            reading.view()?;
            Some(Step::ALL.into_iter().find(|step| !step.is_begun(reading)).unwrap_or(Step::Missing))
        })
    });
    // Nothing is drawn before the plan is here: a step is drawn once, from what is in it then.
    let here = Memo::new(move |_| {
        reading.view()?;
        let asked = query.with(|q| q.get("step"));
        let known = asked.and_then(|key| Step::ALL.into_iter().find(|step| step.key() == key));
        known.or_else(|| first.get())
    });
    let path = move || {
        Step::ALL
            .map(|step| {
                let done = step.is_begun(reading);
                let now = here.get() == Some(step);
                let href = format!("{}?step={}", reading.href("wizard"), step.key());
                let said = if now {
                    "Now: "
                } else if done {
                    "Begun: "
                } else {
                    ""
                };
                view! {
                    <li class=done.then_some("done") aria-current=now.then_some("step")>
                        <a href=href><span class="vh">{said}</span>{step.words()}</a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="wizard">
            <h2 id="wizard">"Getting to know each other"</h2>
            <p class="soft">"Take the steps in any order. Leave whenever you like: what you wrote stays."</p>
            <ol class="path" aria-label="Steps">{path}</ol>
            {move || here.get().map(|step| view! {
                <div class="stack">
                    <h3>{step.words()}</h3>
                    {untrack(|| content(reading, step))}
                    {onward(reading, step)}
                </div>
            })}
        </section>
    }
}

fn onward(reading: Reading, step: Step) -> impl IntoView {
    let next = Step::ALL.into_iter().skip_while(|s| *s != step).nth(1)?;
    let href = format!("{}?step={}", reading.href("wizard"), next.key());
    Some(view! { <p><a class="btn" href=href>"Next: "{next.words()}</a></p> })
}

fn content(reading: Reading, step: Step) -> AnyView {
    match step {
        Step::Child => entries(
            reading,
            |e| matches!(&e.entry.body, Body::Snapshot(s) if s.by == Rater::Child),
            ("wizard-child", "Ask the child"),
            reading.no_adding_words(Kind::Snapshot, Area::Readiness),
            child_form,
        ),
        Step::Parent => entries(
            reading,
            |e| matches!(&e.entry.body, Body::Snapshot(s) if s.by == Rater::Parent),
            ("wizard-parent", "Record the parent’s view"),
            reading.no_adding_words(Kind::Snapshot, Area::Readiness),
            |reading, name, done| {
                let view = name.is_none().then_some((Moment::Baseline, Rater::Parent));
                snapshot_form(reading, name, view, done)
            },
        ),
        Step::AboutMe => {
            // A partner has one of its own; those of others are on the page.
            let mine = reading.now().and_then(|view| view.me.organisation).map(|mine| mine.uuid());
            entries(
                reading,
                move |e| e.entry.name.kind == Kind::AboutMe && Some(e.entry.name.id) == mine,
                ("wizard-about-me", "Write “all about me”"),
                reading.no_adding_words(Kind::AboutMe, Area::AboutMe),
                about_form,
            )
        }
        Step::Work => work(reading),
        Step::Missing => missing(reading),
    }
}

/// What is there of a step, each with a way to go on with it; or a way to begin.
fn entries(
    reading: Reading,
    wanted: impl Fn(&EntryView) -> bool + Send + Sync + 'static,
    (form, label): (&'static str, &'static str),
    no: Signal<Option<String>>,
    make: fn(Reading, Option<EntryName>, Callback<()>) -> AnyView,
) -> AnyView {
    let names = reading.names(wanted);
    let one = move |name: EntryName| {
        let entry = reading.entry(name);
        let said = move || {
            entry.get().map(|e| {
                let when = crate::platform::london(&e.entry.changed_at);
                view! { <p class="row near">{icon("tick")}<span>"Written down by "{e.by}", last changed on "{when}</span></p> }
            })
        };
        view! {
            <div class="notice stack tight">
                {said}
                {opener(&format!("{form}.{}", name.id), ("pen", "Go on with this"), String::new(), reading.no_change_words(name),
                    move |done| make(reading, Some(name), done))}
            </div>
        }
    };
    view! {
        <For each=move || names.get() key=|name| *name let:name>{one(name)}</For>
        {opener_unless(Signal::derive(move || names.with(|names| !names.is_empty())), form, ("plus", label), String::new(), no,
            move |done| make(reading, None, done))}
    }
    .into_any()
}

fn work(reading: Reading) -> AnyView {
    let texts = move |strengths: bool| {
        let view = reading.view();
        let of = view.iter().flat_map(|v| v.entries.iter()).filter_map(|e| match &e.entry.body {
            Body::Need(need) if (need.kind == NeedKind::Strength) == strengths => Some(need.text.clone()),
            _ => None,
        });
        of.map(|text| view! { <li>{text}</li> }).collect_view()
    };
    view! {
        <h4>"What goes well"</h4>
        <ul>{move || texts(true)}</ul>
        {adding(reading, "strength.new", "Add a strength", NeedKind::Strength)}
        <h4>"What is to be helped with"</h4>
        <ul>{move || texts(false)}</ul>
        {adding(reading, "need.new", "Add a need", NeedKind::Need)}
        <p><a href=reading.href("goals")>"Goals and actions"</a></p>
    }
    .into_any()
}

/// What the plan still needs before it can be agreed, each with the way there.
fn missing(reading: Reading) -> AnyView {
    let list = move || {
        let view = reading.view()?;
        let step = view.steps.iter().find(|s| s.step == StepKind::AgreePlan);
        Some(match step {
            None => view! {
                <Banner tone=Tone::Info icon_name="info"><p>"The plan cannot be agreed from where it stands now. Look at its overview."</p></Banner>
            }
            .into_any(),
            Some(step) if step.unmet.is_empty() => view! {
                <Banner tone=Tone::Yes icon_name="tick">
                    <p><b>"Nothing is missing."</b></p>
                    <p><a href=reading.href("")>"Go to the overview to agree the plan with the family"</a></p>
                </Banner>
            }
            .into_any(),
            Some(step) => {
                let one = |unmet: &Unmet| {
                    let way = way(*unmet).map(|(part, words)| view! { " "<a href=reading.href(part)>{words}</a> });
                    view! { <li class="row hold">{icon("clock")}<span>{unmet.sentence()}{way}</span></li> }
                };
                view! { <ul class="notice stack tight">{step.unmet.iter().map(one).collect_view()}</ul> }.into_any()
            }
        })
    };
    view! { <h4>"What is still missing for the plan"</h4>{list} }.into_any()
}

fn way(unmet: Unmet) -> Option<(&'static str, &'static str)> {
    match unmet {
        Unmet::NoParentView => Some(("readiness", "Readiness")),
        Unmet::NoStrength | Unmet::NeedUnanswered | Unmet::OneSided => Some(("goals", "Goals and actions")),
        Unmet::SharingNotAsked => Some(("team", "Team and sharing")),
        Unmet::NoPlace => Some(("about", "About me")),
        Unmet::PlanNotAgreed | Unmet::NoNotice | Unmet::NoEngagement => Some(("", "Overview")),
        _ => None,
    }
}
