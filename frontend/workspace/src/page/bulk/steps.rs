//! The steps of a change of many: say it, look at the list, make it, read what became of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep_shared::api::desk::apply_bulk::{AT_ONCE, Bulk, BulkReport, Chosen};
use doorstep_shared::api::desk::plan_bulk::{BulkChange, BulkItem, BulkPlan, PlanBulk};
use doorstep_shared::id::ServiceId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::earlier::taken_back;
use super::sent;
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::wrong_fields;
use crate::lines::{Lines, lines};
use crate::platform;
use crate::rules::say;
use crate::ui::{Banner, Button, Empty, Look, Tone, TroubleBanner, Wrong};

/// A change on its way.
#[derive(Clone, Copy)]
pub struct Work {
    /// What is wrong with the form.
    pub errors: RwSignal<Vec<Wrong>>,
    /// Whether a request is under way.
    pub busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    zone: StoredValue<String>,
    field: StoredValue<fn(&str) -> String>,
    plan: RwSignal<Option<(BulkChange, Arc<BulkPlan>)>>,
    without: RwSignal<BTreeSet<ServiceId>>,
    bulk: RwSignal<Option<Bulk>>,
    report: RwSignal<Option<BulkReport>>,
    undone: RwSignal<Option<String>>,
    lines: Lines,
}

impl Work {
    /// Nothing said yet. `field` gives the id of a field by what the server calls it.
    pub fn new(field: fn(&str) -> String) -> Self {
        Self {
            errors: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            zone: StoredValue::new(zone_name()),
            field: StoredValue::new(field),
            plan: RwSignal::new(None),
            without: RwSignal::new(BTreeSet::new()),
            bulk: RwSignal::new(None),
            report: RwSignal::new(None),
            undone: RwSignal::new(None),
            lines: lines(),
        }
    }

    /// Asks what a change would do.
    pub fn look(self, change: BulkChange) {
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let (zone, field) = (self.zone.get_value(), self.field.get_value());
            match api::send::<PlanBulk>(&[("zone", &zone)], &[], &change, Change::None).await {
                Ok(plan) => {
                    self.without.set(BTreeSet::new());
                    self.plan.set(Some((change, Arc::new(plan))));
                    platform::soon(|| platform::focus("#step"));
                }
                Err(wrong) => {
                    let errors = wrong_fields(&wrong, field);
                    self.trouble.set(Some(wrong).filter(|_| errors.is_empty()));
                    self.errors.set(errors);
                }
            }
            self.busy.set(false);
        });
    }

    fn chosen(self, plan: &BulkPlan) -> Vec<Chosen> {
        self.without.with_untracked(|without| {
            let taken = plan.items.iter().filter(|item| !without.contains(&item.entry));
            taken.map(|item| Chosen { entry: item.entry, version: item.version }).collect()
        })
    }

    /// Makes it as it is shown, under a new id.
    fn make(self) {
        let Some((change, plan)) = self.plan.get_untracked() else { return };
        let Ok(batch) = platform::new_batch_id().parse() else { return };
        self.bulk.set(Some(Bulk { batch, change, items: self.chosen(&plan) }));
        platform::soon(|| platform::focus("#step"));
        self.go_on();
    }

    /// Goes on where it stopped: the same id is the same change.
    fn go_on(self) {
        let Some(bulk) = self.bulk.get_untracked() else { return };
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let zone = self.zone.get_value();
            let told = |report: &BulkReport| self.report.set(Some(report.clone()));
            match sent::apply(&zone, &bulk, told).await {
                Ok(_) => platform::soon(|| platform::focus("#step")),
                Err(wrong) => self.trouble.set(Some(wrong)),
            }
            self.busy.set(false);
            self.lines.ask_again();
        });
    }

    fn undo(self, about: String) {
        let Some(bulk) = self.bulk.get_untracked() else { return };
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            match sent::undo(&self.zone.get_value(), bulk.batch).await {
                Ok(report) => {
                    self.undone.set(Some(taken_back(&about, report.kept.len())));
                    platform::soon(|| platform::focus("#step"));
                }
                Err(wrong) => self.trouble.set(Some(wrong)),
            }
            self.busy.set(false);
            self.lines.ask_again();
        });
    }
}

/// The form while it is being said, then the list, then what became of it.
#[component]
pub fn Steps(
    /// The change.
    work: Work,
    /// The form. It stays as typed while the list is looked at.
    children: Children,
) -> impl IntoView {
    let asking = Memo::new(move |_| work.plan.with(Option::is_none));
    let back = format!("/desk/{}/bulk", work.zone.get_value());
    view! {
        <form class="stack" hidden=move || !asking.get() on:submit=|event| event.prevent_default()>{children()}</form>
        {move || work.trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
        {move || work.plan.get().map(|(_, plan)| {
            let begun = Memo::new(move |_| work.bulk.with(Option::is_some));
            move || {
                let plan = plan.clone();
                if begun.get() { view! { <Made work=work/> }.into_any() } else { view! { <List work=work plan=plan/> }.into_any() }
            }
        })}
        <p><a href=back>"All changes of many entries"</a></p>
    }
}

/// Old and new, entry by entry; each can be left out.
#[component]
fn List(work: Work, plan: Arc<BulkPlan>) -> impl IntoView {
    let all = plan.items.len();
    let taken = Memo::new(move |_| all - work.without.with(BTreeSet::len));
    let other = Callback::new(move |()| {
        work.plan.set(None);
        platform::soon(|| platform::focus("main h1"));
    });
    let title = match all {
        0 => "No entry would change".to_owned(),
        n => format!("{} would change", say::count(n, "entry", "entries")),
    };
    let none = Signal::derive(move || (taken.get() == 0).then(|| "Nothing is ticked.".to_owned()));
    let rows = plan.items.iter().map(|item| row(work, item)).collect_view();
    let left =
        plan.left_out.iter().map(|l| view! { <li><b>{l.name.clone()}</b>". "{l.why.clone()}</li> }).collect_view();
    let some_left = !plan.left_out.is_empty();
    view! {
        <section class="stack">
            <h2 id="step" tabindex="-1">{title}</h2>
            {if all == 0 {
                view! { <Empty icon_name="list" title="There is nothing to change"><p>"Look at what you wrote, or at the entries below."</p></Empty> }.into_any()
            } else {
                view! {
                    <p>"Take the tick away from those that should stay as they are."</p>
                    <ol class="bulk-list bare stack tight">{rows}</ol>
                }.into_any()
            }}
            {some_left.then(|| view! {
                <section class="stack tight"><h3>"These stay as they are"</h3><ul>{left}</ul></section>
            })}
            <div class="row">
                {(all > 0).then(|| view! {
                    <Button on_press=move |()| work.make() busy=work.busy not_now=none icon_name="tick">
                        {move || format!("Change {}", say::count(taken.get(), "entry", "entries"))}
                    </Button>
                })}
                <Button look=Look::Plain on_press=other>"Back to the form"</Button>
            </div>
        </section>
    }
}

fn row(work: Work, item: &BulkItem) -> impl IntoView + use<> {
    let entry = item.entry;
    let on = move || !work.without.with(|without| without.contains(&entry));
    let turn = move |event| {
        let keep = event_target_checked(&event);
        work.without.update(|without| {
            if keep {
                without.remove(&entry)
            } else {
                without.insert(entry)
            };
        });
    };
    view! {
        <li class="pick">
            <label>
                <input type="checkbox" value=entry.to_string() prop:checked=on on:change=turn/>
                <span>{item.name.clone()}</span>
                <span class="hint stack snug">
                    <span>"Now: "{item.old.clone()}</span>
                    <span>"Then: "<mark>{item.new.clone()}</mark></span>
                </span>
            </label>
        </li>
    }
}

/// How far it came, and what became of it.
#[component]
fn Made(work: Work) -> impl IntoView {
    let all = work.bulk.with_untracked(|bulk| bulk.as_ref().map_or(0, |b| b.items.len()));
    let looked = Memo::new(move |_| work.report.with(|r| r.as_ref().map_or(0, |r| all.saturating_sub(r.left))));
    let over = Memo::new(move |_| looked.get() == all && work.report.with(Option::is_some) && !work.busy.get());
    let title = move || match (work.undone.get(), over.get()) {
        (Some(_), _) => "Taken back".to_owned(),
        (None, true) => {
            let done = work.report.with(|r| r.as_ref().map_or(0, |r| r.done));
            format!("{} changed", say::count(done, "entry", "entries"))
        }
        (None, false) => format!("{} of {all} looked at", looked.get()),
    };
    let kept = move || {
        work.report.get().filter(|r| !r.kept.is_empty()).map(|report| {
            let one = |k: doorstep_shared::api::desk::apply_bulk::Kept| {
                let href = format!("/desk/{}/entries/{}", work.zone.get_value(), k.entry);
                view! { <li><a href=href>{k.name}</a>": "{k.why}</li> }
            };
            let list = report.kept.into_iter().map(one).collect_view();
            view! { <section class="stack tight"><h3>"Left as they were"</h3><ul>{list}</ul></section> }
        })
    };
    let undo = move |()| work.undo("this change".into());
    view! {
        <section class="stack">
            <h2 id="step" tabindex="-1">{title}</h2>
            {move || (!over.get()).then(|| view! {
                <div class="stack tight">
                    <progress max=all prop:value=move || looked.get() aria-label="How far it came"></progress>
                    <p class="hint" role="status">{move || format!("{} of {all}. Up to {AT_ONCE} at a time.", looked.get())}</p>
                </div>
            })}
            {move || (!over.get() && !work.busy.get()).then(|| view! {
                <Banner tone=Tone::Wait icon_name="alert">
                    <p><b>"It stopped on the way"</b></p>
                    <p>"What was changed is kept. Going on changes the rest and nothing twice."</p>
                    <Button on_press=move |()| work.go_on()>"Go on"</Button>
                </Banner>
            })}
            {move || (over.get() && work.undone.with(Option::is_none)).then(|| view! {
                <p>"Families see it within a minute."</p>
                <div class="row"><Button look=Look::Plain icon_name="undo" on_press=undo busy=work.busy>"Take it back"</Button></div>
            })}
            {move || work.undone.get().map(|words| view! { <p role="status">{words}</p> })}
            {kept}
        </section>
    }
}
