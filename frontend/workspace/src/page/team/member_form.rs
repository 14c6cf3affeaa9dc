//! The form that puts somebody into a team, changes what they do there, or ends it.

use doorstep_shared::api::desk::plans::{Mate, PutMember, SentMember};
use doorstep_shared::plans::team::Function;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::form::{Form, may, wants};
use crate::page::plan::Reading;
use crate::platform;
use crate::rules::plan_words::function;
use crate::ui::{Button, Choice, DateBoxes, DateField, FieldError, Look, PickOne, Select, Tick, Wrong, toasts};

/// The form.
#[component]
pub fn MemberForm(
    /// Whoever it is about; none for somebody new.
    before: Option<Mate>,
    /// Those to choose from, where it is somebody new.
    people: Vec<(String, String)>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let reading = Reading::here();
    let member = before.as_ref().map(|mate| &mate.member);
    let base = member.map_or_else(|| "member-new".to_owned(), |member| format!("member-{}", member.user));
    let id = move |field: &str| format!("{base}-{field}");
    let today = reading.now().map(|view| view.today);
    let who = RwSignal::new(member.map(|member| member.user.to_string()).unwrap_or_default());
    let what = RwSignal::new(member.map(|member| member.function.key().to_owned()).unwrap_or_default());
    let lead = RwSignal::new(member.is_some_and(|member| member.lead));
    let from = DateBoxes::new(member.map(|member| member.from).or(today));
    let to = DateBoxes::new(member.and_then(|member| member.to));
    let told = DateBoxes::new(member.and_then(|member| member.family_told_on));
    let form = Form::new();
    let toasts = toasts();
    let is_new = before.is_none();
    let ids = ["who", "what", "from", "to", "told"].map(&id);
    let [who_id, what_id, from_id, to_id, told_id] = ids.clone();
    let ids = StoredValue::new(ids);
    let send = Callback::new(move |()| {
        let [who_id, what_id, from_id, to_id, told_id] = ids.get_value();
        let chosen = what.with_untracked(|key| Function::parse(key));
        let nobody = who.with_untracked(String::is_empty);
        let wrong: Vec<Wrong> = untrack(|| {
            [
                nobody.then(|| (who_id, "Choose somebody".to_owned())),
                chosen.is_none().then(|| (what_id, "Say what they do".to_owned())),
                wants(from, &from_id, "Write the first day"),
                may(to, &to_id),
                may(told, &told_id),
            ]
        })
        .into_iter()
        .flatten()
        .collect();
        let fine = form.begin(wrong);
        let (Some(function), Ok(Some(first)), true) = (chosen, untrack(|| from.read()), fine) else { return };
        let day = |day: DateBoxes| untrack(|| day.read()).ok().flatten();
        let body =
            SentMember { function, lead: lead.get_untracked(), from: first, to: day(to), family_told_on: day(told) };
        let (path, user, version) = (reading.path(), who.get_untracked(), reading.version());
        spawn_local(async move {
            let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str()), ("user", user.as_str())];
            match api::send::<PutMember>(&path, &[], &body, Change::of(version)).await {
                Ok(_) => {
                    form.kept();
                    toasts.done("The team is kept");
                    open.set(false);
                    reading.again();
                    platform::soon(platform::focus_heading_if_lost);
                }
                Err(trouble) => {
                    let ids = ids.get_value();
                    let field = |pointer: &str| match pointer {
                        "/function" => ids[1].clone(),
                        "/to" => ids[3].clone(),
                        "/family_told_on" => ids[4].clone(),
                        _ => ids[2].clone(),
                    };
                    if form.refused(trouble, field) {
                        reading.again();
                    }
                }
            }
        });
    });
    let functions = Function::ALL.iter().map(|one| Choice::new(one.key(), function(*one))).collect();
    let none = std::iter::once((String::new(), "Choose somebody".to_owned()));
    let choose = is_new.then(|| {
        let error = form.error(&who_id);
        view! {
            <div class="stack snug">
                <FieldError id=format!("{who_id}-error") error=error/>
                <Select label="Who?" value=who options=none.chain(people).collect() id=who_id.clone()/>
            </div>
        }
    });
    let title =
        before.map_or_else(|| "Add somebody to the team".to_owned(), |mate| format!("Change what {} does", mate.name));
    view! {
        <div class="notice own stack entry-form">
            <h3>{title}</h3>
            {form.top()}
            {choose}
            <PickOne label="What do they do for the family?" value=what choices=functions error=form.error(&what_id) id=what_id side=true/>
            <Tick label="They lead the plan" hint="Whoever leads now stays in the team and leads no longer." value=lead/>
            <div class="facts-row">
                <DateField label="First day" value=from tried=form.tried error=form.error(&from_id) id=from_id.clone()/>
                <DateField label="Last day, if there is one" hint="This ends their place in the team." value=to tried=form.tried error=form.error(&to_id) id=to_id.clone()/>
                <DateField label="The family was told on" hint="Until then they do not see the plan." value=told tried=form.tried error=form.error(&told_id) id=told_id.clone()/>
            </div>
            <div class="row">
                <Button on_press=send busy=form.busy>{if is_new { "Add to the team" } else { "Keep this" }}</Button>
                <Button look=Look::Plain on_press=move |()| open.set(false)>"Leave it"</Button>
            </div>
        </div>
    }
}
