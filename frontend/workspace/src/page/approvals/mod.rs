//! What others wrote and sent: what waits, and each beside what families see now.

mod decide;
mod one;

pub use one::OneApproval;

use doorstep_shared::api::desk::list_approvals::{ListApprovals, Waiting};
use doorstep_shared::date::Date;
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::ask;
use crate::lines::lines;
use crate::platform;
use crate::rules::say;
use crate::ui::{Empty, Heading, Tone, tag};

/// `/desk/{zone}/approvals`.
#[component]
pub fn Approvals() -> impl IntoView {
    let zone = zone_name();
    let settings = format!("/desk/{zone}/settings");
    let held = ask::<ListApprovals>(vec![("zone", zone_name())]);
    view! {
        <Heading text="To approve"/>
        <p>"Families see the entry as it was until you decide. What waits longest comes first."</p>
        {held.draw(move |list| {
            if list.items.is_empty() {
                let settings = settings.clone();
                return view! {
                    <Empty icon_name="tick" title="Nothing waits for you">
                        <p>"Whose changes wait is said in the settings."</p>
                        <a class="btn plain" href=settings>"Settings"</a>
                    </Empty>
                }.into_any();
            }
            let rows = list.items.iter().map(|waiting| row(&zone, waiting)).collect_view();
            view! { <ol class="checks notice bare">{rows}</ol> }.into_any()
        })}
    }
}

fn row(zone: &str, waiting: &Waiting) -> impl IntoView + use<> {
    let draft = &waiting.draft;
    let user = draft.by.user.map(|user| user.to_string()).unwrap_or_default();
    let href = format!("/desk/{zone}/approvals/{}/{user}", draft.entry);
    let name = if draft.name.is_empty() { "An entry without a name".to_owned() } else { draft.name.clone() };
    let fields: Vec<String> = waiting.fields.iter().map(|field| field.label()).collect();
    let what = if waiting.new { "A new entry".to_owned() } else { say::list(&fields) };
    view! {
        <li>
            <div class="stack snug"><h2 class="lead"><a href=href>{name}</a></h2><p class="soft small">{what}</p></div>
            <p>{written_by(&draft.by.name)}<br/><span class="soft small">{since(draft.sent_at.as_deref())}</span></p>
            {if waiting.new { tag(Tone::Info, "plus", "New") } else { tag(Tone::Info, "pen", "Change") }}
        </li>
    }
}

/// Who wrote it.
fn written_by(name: &str) -> String {
    if name.is_empty() { "Written by somebody who has left".into() } else { format!("Written by {name}") }
}

/// Since when it waits: "Sent 3 days ago, 5 June 2027 at 09:30".
fn since(moment: Option<&str>) -> String {
    let Some(moment) = moment else { return String::new() };
    let today = lines().held.with(|held| held.as_ref().and_then(|h| h.as_ref().ok().map(|e| e.today)));
    let day = moment.get(..10).and_then(|day| day.parse::<Date>().ok());
    let ago = day.zip(today).map(|(day, today)| format!("{}, ", say::ago(day, today))).unwrap_or_default();
    format!("Sent {ago}{}", platform::london(moment))
}
