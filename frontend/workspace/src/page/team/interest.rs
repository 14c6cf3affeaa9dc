//! Saying that one knows the family privately. From then on the plan is not there for whoever says so.

use doorstep_shared::api::desk::plans::{DeclareInterest, Interest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{self, Change, Trouble};
use crate::page::plan::Reading;
use crate::ui::{Button, Dialog, Look, TroubleBanner, toasts};

/// The part of the page.
#[component]
pub fn InterestForm() -> impl IntoView {
    let reading = Reading::here();
    let (asking, busy) = (RwSignal::new(false), RwSignal::new(false));
    let wrong = RwSignal::new(None::<Trouble>);
    let toasts = toasts();
    let navigate = use_navigate();
    let go = Callback::new(move |address: String| {
        navigate(&address, NavigateOptions { replace: true, ..NavigateOptions::default() })
    });
    let declare = Callback::new(move |()| {
        busy.set(true);
        wrong.set(None);
        let path = reading.path();
        spawn_local(async move {
            let zone = path[0].1.clone();
            let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str())];
            match api::send::<DeclareInterest>(&path, &[], &Interest { declared: true }, Change::new()).await {
                Ok(_) => {
                    asking.set(false);
                    toasts.done("Written down. The plan is closed to you");
                    go.run(format!("/desk/{zone}/families"));
                }
                Err(trouble) => wrong.set(Some(trouble)),
            }
            busy.set(false);
        });
    });
    view! {
        <section class="notice stack tight" aria-labelledby="h-interest">
            <h2 class="lead" id="h-interest">"Do you know this family privately?"</h2>
            <p>"Are you family, a friend or a neighbour? Then say so, and leave the plan to others. You are not asked how you know them."</p>
            <p><Button look=Look::Plain on_press=move |()| asking.set(true)>"I know this family privately"</Button></p>
        </section>
        <Dialog open=asking title="Close this plan to you?">
            <p><b>"You will not see this plan again."</b>" It leaves your list at once. You cannot take this back yourself: only your zone coordinator can."</p>
            {move || wrong.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <div class="row">
                <Button look=Look::Risk busy=busy on_press=declare>"Yes, close it to me"</Button>
                <Button look=Look::Plain on_press=move |()| asking.set(false)>"Leave it"</Button>
            </div>
        </Dialog>
    }
}
