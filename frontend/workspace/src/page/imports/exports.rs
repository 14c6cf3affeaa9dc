//! The directory as a file, and empty tables to fill in.

use doorstep_shared::api::desk::get_export::GetExport;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::app::zone_name;
use crate::platform;
use crate::rules::base64;
use crate::ui::{Button, Look, toasts};

/// What can be had: its form, and its words.
const FORMS: [(&str, &str); 5] = [
    ("xlsx", "The directory as a spreadsheet (XLSX)"),
    ("csv", "The directory as CSV"),
    ("oruk3", "The directory as Open Referral UK 3.0"),
    ("template-xlsx", "An empty table to fill in (XLSX)"),
    ("template-csv", "An empty table to fill in (CSV)"),
];

/// The part of the screen.
#[component]
pub fn Exports() -> impl IntoView {
    let toasts = toasts();
    let one = |(form, words): (&'static str, &'static str)| {
        let zone = zone_name();
        let busy = RwSignal::new(false);
        let fetch = move |()| {
            let zone = zone.clone();
            busy.set(true);
            spawn_local(async move {
                let path = [("zone", zone.as_str()), ("form", form)];
                match api::send::<GetExport>(&path, &[], &(), Change::None).await {
                    Ok(file) => match base64::decode(&file.data) {
                        Some(bytes) if platform::hand_over(&file.name, &bytes).is_some() => {
                            toasts.done(format!("{} is on its way to your downloads.", file.name));
                        }
                        _ => toasts.trouble("The file cannot be handed over here. Try another browser."),
                    },
                    Err(trouble) => toasts.trouble(trouble.sentence()),
                }
                busy.set(false);
            });
        };
        view! { <li><Button on_press=fetch look=Look::Plain busy=busy>{words}</Button></li> }
    };
    view! {
        <section class="stack tight">
            <h2>"Files to take away"</h2>
            <p>"They hold what families may see, and nothing else."</p>
            <ul class="stack tight">{FORMS.map(one).collect_view()}</ul>
        </section>
    }
}
