//! One clash: both texts side by side, and what is kept.

use doorstep_shared::api::desk::plans::{ClashView, DecideClash, Decision, How, PlanView};
use doorstep_shared::id::ClashId;
use doorstep_shared::plans::entry::value_at;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use crate::api::{self, Change};
use crate::form::Form;
use crate::page::plan::Reading;
use crate::platform;
use crate::rules::plan_values::{field, value};
use crate::ui::{Button, Choice, Field, PickOne, Takes, Wrong, toasts};

/// What stands in the field now: what somebody decides about.
fn standing(view: &PlanView, clash: &ClashView) -> Value {
    let line = view.entries.iter().find(|line| line.entry.name == clash.entry);
    match line.and_then(|line| serde_json::to_value(&line.entry.body).ok()) {
        Some(Value::Object(fields)) => value_at(&fields, &clash.clash.field),
        _ => clash.clash.theirs.clone(),
    }
}

/// One clash. What is typed stays when the plan is read again.
#[component]
pub fn OneClash(
    /// Which.
    id: ClashId,
) -> impl IntoView {
    let reading = Reading::here();
    let clash = reading.memo(move |view| view.clashes.iter().find(|clash| clash.id == id).cloned());
    let now = reading.memo(move |view| view.clashes.iter().find(|c| c.id == id).map(|clash| standing(view, clash)));
    let title = move || {
        let clash = clash.get();
        clash.map(|clash| format!("{}: {}", clash.entry.kind.words(), field(&clash.clash.field))).unwrap_or_default()
    };
    let may = move || clash.with(|clash| clash.as_ref().is_some_and(|clash| clash.may_decide));
    let heading = format!("clash-{id}-title");
    view! {
        <article class="stack cq" aria-labelledby=heading.clone()>
            <h3 class="lead" id=heading.clone()>{title}</h3>
            {move || clash.get().map(|clash| texts(&clash, now.get().unwrap_or_default()))}
            <Show when=may fallback=|| view! { <p class="soft">"Somebody else decides this: whoever may change this part of the plan."</p> }>
                <Deciding id=id clash=clash now=now/>
            </Show>
        </article>
    }
}

fn texts(clash: &ClashView, now: Value) -> impl IntoView + use<> {
    let both = &clash.clash;
    let newer = (now != both.theirs).then(|| {
        view! { <p>"Since then it was changed again. Now it says:"</p><blockquote class="said" dir="auto">{value(&now)}</blockquote> }
    });
    view! {
        <div class="stack tight"><h4>"Before"</h4><blockquote class="said" dir="auto">{value(&both.base)}</blockquote></div>
        <div class="versions">
            <section class="notice stack tight">
                <h4>{format!("{}’s words", clash.theirs_by)}</h4>
                <p class="soft">"These stand in the plan now."</p>
                <blockquote class="said" dir="auto">{value(&both.theirs)}</blockquote>
                {newer}
            </section>
            <section class="notice stack tight">
                <h4>{format!("{}’s words", clash.mine_by)}</h4>
                <p class="soft">{format!("Sent second, {}.", platform::london(&clash.raised_at))}</p>
                <blockquote class="said" dir="auto">{value(&both.mine)}</blockquote>
            </section>
        </div>
    }
}

/// The choice and its button. Nothing is chosen at first.
#[component]
fn Deciding(id: ClashId, clash: Memo<Option<ClashView>>, now: Memo<Option<Value>>) -> impl IntoView {
    let reading = Reading::here();
    let Some(first) = clash.get_untracked() else { return ().into_any() };
    let is_text = |value: &Value| value.is_string() || value.is_null();
    let both_texts = is_text(&first.clash.theirs) && is_text(&first.clash.mine);
    let plain = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let joined = format!("{}\n{}", plain(&first.clash.theirs), plain(&first.clash.mine)).trim().to_owned();
    let (choice, together) = (RwSignal::new(String::new()), RwSignal::new(joined));
    let (pick_id, text_id) = (format!("clash-{id}-keep"), format!("clash-{id}-together"));
    let mut choices = vec![
        Choice::new("theirs", format!("Keep {}’s words", first.theirs_by)).hint("The others go to the history."),
        Choice::new("mine", format!("Take {}’s words", first.mine_by)).hint("The others go to the history."),
    ];
    if both_texts {
        choices.push(Choice::new("together", "Put them together").hint("You can change the words below."));
    }
    let form =
        Form::new().noted("clash", "What to keep of two texts", move || format!("{}{}", choice.get(), together.get()));
    let toasts = toasts();
    let ids = StoredValue::new((pick_id.clone(), text_id.clone()));
    let send = Callback::new(move |()| {
        let (pick_id, text_id) = ids.get_value();
        let words = together.get_untracked().trim().to_owned();
        let how = match choice.get_untracked().as_str() {
            "theirs" => Some(How::KeepTheirs),
            "mine" => Some(How::TakeMine),
            "together" => Some(How::Together { value: Value::String(words.clone()) }),
            _ => None,
        };
        let empty = matches!(how, Some(How::Together { .. })) && words.is_empty();
        let wrong: Vec<Wrong> = [
            how.is_none().then(|| (pick_id.clone(), "Choose what to keep".to_owned())),
            empty.then(|| (text_id.clone(), "Write the words to keep".to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect();
        let fine = form.begin(wrong);
        let (Some(how), Some(seen), true) = (how, now.get_untracked(), fine) else {
            form.busy.set(false);
            return;
        };
        let (path, clash) = (reading.path(), id.to_string());
        spawn_local(async move {
            let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str()), ("clash", clash.as_str())];
            match api::send::<DecideClash>(&path, &[], &Decision { how, seen }, Change::new()).await {
                Ok(_) => {
                    form.kept();
                    toasts.done("Kept. Both texts are in the history");
                    reading.again();
                    platform::soon(|| platform::focus("#h-clashes"));
                }
                Err(trouble) => {
                    let field =
                        |pointer: &str| if pointer.contains("value") { text_id.clone() } else { pick_id.clone() };
                    if form.refused(trouble, field) {
                        reading.again();
                    }
                }
            }
        });
    });
    let pick_error = form.error(&pick_id);
    let text_error = form.error(&text_id);
    view! {
        <div class="notice own stack entry-form">
            {form.top()}
            <PickOne label="What shall we keep?" value=choice choices=choices error=pick_error id=pick_id/>
            <Show when=move || choice.with(|choice| choice == "together")>
                <Field label="The words we will save" hint="The family may see this too." takes=Takes::Lines value=together error=text_error id=text_id.clone()/>
            </Show>
            <div class="row">
                <Button on_press=send busy=form.busy>"Save these words"</Button>
                <p class="soft">"You can also leave it for later: nothing is lost."</p>
            </div>
        </div>
    }
    .into_any()
}
