//! Looks in an emergency, for whoever goes through them: who, at what, until when, and what came of it.

use doorstep_shared::api::desk::plans::{Caseload, EmergencyLine, LookFound, LookReview, ReviewLook};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::app::zone_name;
use crate::ask::Answer;
use crate::platform;
use crate::rules::plan_words::{full_day, withheld};
use crate::rules::say;
use crate::ui::{Button, Look, Tone, tag, toasts};

/// The list; nothing where nobody looked.
pub fn emergencies(held: Answer<Caseload>, load: &Caseload, zone: &str) -> Option<AnyView> {
    let rows = load.emergencies.iter().map(|line| one(held, line, zone, load.today > line.review_by)).collect_view();
    (!load.emergencies.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="h-emergencies">
                <h2 id="h-emergencies">"Looks in an emergency"</h2>
                <p>"Each is gone through by the 7th of the next month. Why somebody looked stands in the plan’s history."</p>
                <div class="notice"><ul class="bare stack">{rows}</ul></div>
            </section>
        }
        .into_any()
    })
}

fn one(held: Answer<Caseload>, line: &EmergencyLine, zone: &str, late: bool) -> impl IntoView + use<> {
    let (busy, toasts, look) = (RwSignal::new(false), toasts(), line.look);
    let found = Callback::new(move |found: LookFound| {
        busy.set(true);
        spawn_local(async move {
            let (zone, look) = (zone_name(), look.to_string());
            let path = [("zone", zone.as_str()), ("look", look.as_str())];
            match api::send::<ReviewLook>(&path, &[], &LookReview { found }, Change::new()).await {
                Ok(_) => held.again(),
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
            busy.try_set(false);
        });
    });
    let href = format!("/desk/{zone}/plans/{}/history", line.plan);
    let role = line.role.map(|role| format!(", {}", say::role(role))).unwrap_or_default();
    let sections: Vec<&str> = line.sections.iter().map(|section| section.words()).collect();
    let told = match line.withheld {
        Some(why) => format!("The family is not told for now: {}.", withheld(why)),
        None => "The family is told.".to_owned(),
    };
    let about = format!("{}, {}", line.label, platform::london(&line.at));
    let presses = LookFound::ALL.iter().map(|what| {
        let what = *what;
        view! { <Button look=Look::Plain busy=busy about=about.clone() on_press=move |()| found.run(what)>{what.words()}</Button> }
    });
    let presses = presses.collect_view();
    view! {
        <li class="stack snug">
            <h3><a href=href>{line.label.clone()}</a></h3>
            <p>{line.by.clone()}{role}", "{platform::london(&line.at)}" to "{platform::london(&line.until)}": "{say::list(&sections)}". "{told}</p>
            <p class="row near">{tag(if late { Tone::Stop } else { Tone::Wait }, "clock", format!("By {}", full_day(line.review_by)))}</p>
            <div class="row">{presses}</div>
        </li>
    }
}
