//! Making a link for an adult: shown once, with its QR code and the six numbers.

use doorstep_shared::api::desk::plans::{FamilyDoors, FamilyLinkMade, ForAdult, MakeFamilyLink};
use doorstep_shared::id::PersonId;
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::qr::qr;
use crate::api::{self, Change, Trouble};
use crate::ask::Answer;
use crate::plan::Held;
use crate::platform;
use crate::ui::{Button, Field, Look, TroubleBanner, toasts};

/// A button for each adult who may see the plan, and the link once it is made.
pub fn making(doors: Answer<FamilyDoors>, all: &FamilyDoors) -> impl IntoView + use<> {
    let made = made_here();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let key = StoredValue::new(None::<String>);
    let held = StoredValue::new(Held::here());
    let make = Callback::new(move |adult: PersonId| {
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let press = key.get_value().unwrap_or_else(platform::random_id);
            let held = held.get_value();
            let path = [("zone", held.zone.as_str()), ("plan", held.plan.as_str())];
            let answer = api::send::<MakeFamilyLink>(&path, &[], &ForAdult { adult }, Change::New(press.clone())).await;
            key.set_value(matches!(answer, Err(Trouble::Offline)).then_some(press));
            match answer {
                Ok(link) => {
                    made.set(Some(link));
                    doors.again();
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    let may = all.no_link.is_none();
    let buttons = all
        .adults
        .iter()
        .map(|adult| {
            let (id, name) = (adult.id, adult.name.clone());
            if adult.may_see_plan && may {
                let press = Callback::new(move |()| make.run(id));
                view! {
                    <div><Button look=Look::Main icon_name="door" about=name.clone() busy=busy on_press=press>
                        {format!("Make a link for {name}")}
                    </Button></div>
                }
                .into_any()
            } else if may {
                view! { <p class="soft">{format!("{name}: it is not decided that they may see the plan (“About me”, their entry).")}</p> }
                    .into_any()
            } else {
                ().into_any()
            }
        })
        .collect_view();
    let nobody = all.adults.is_empty();
    view! {
        {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
        {move || made.get().map(shown)}
        <div class="stack tight">
            {buttons}
            {nobody.then(|| view! { <p class="soft">"You see no adult of this family, so you cannot make a link. Ask whoever leads the plan."</p> })}
            {(!may).then(|| view! { <p class="soft">"Links are made by those who work with the family: the link teacher, the parent advisor, the Children’s Centre."</p> })}
        </div>
    }
}

#[derive(Clone, Copy)]
struct Shown(RwSignal<Option<FamilyLinkMade>>);

/// What was made stays on the page while the list below it is read again.
fn made_here() -> RwSignal<Option<FamilyLinkMade>> {
    if let Some(Shown(made)) = use_context::<Shown>() {
        return made;
    }
    RwSignal::new(None)
}

/// Keeps a link that was made beside the page, which is drawn anew when its answer comes.
pub fn keep_made() {
    provide_context(Shown(RwSignal::new(None)));
}

fn shown(link: FamilyLinkMade) -> impl IntoView {
    let address = format!("{}{}", platform::origin(), link.path);
    let picture = qr(&address);
    let value = RwSignal::new(address);
    let toasts = toasts();
    let copy = move |()| {
        platform::copy(&value.get_untracked());
        toasts.done("Copied. Give the six numbers in another way");
    };
    platform::soon(|| platform::focus("#family-link"));
    view! {
        <section class="notice own stack tight" aria-labelledby="h-link">
            <h3 id="h-link">"Hand this over"</h3>
            <p>"Let them point their camera at this, or open the link. Then say the six numbers. Both are shown only now."</p>
            <div class="row hold">
                {picture}
                <p class="stack tight"><span>"The six numbers"</span><b class="lead num" id="family-code">{link.code}</b></p>
            </div>
            <Field label="The link" value=value hint=format!("Good once, until {}. It names nobody", long_date(link.until)) id="family-link"/>
            <div><Button icon_name="copy" on_press=copy>"Copy the link"</Button></div>
        </section>
    }
}
