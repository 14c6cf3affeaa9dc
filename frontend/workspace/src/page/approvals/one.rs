//! `/desk/{zone}/approvals/{entry}/{user}`: what one person sent about one entry, field by field.

use doorstep_shared::api::desk::get_approval::{GetApproval, Submission};
use doorstep_shared::api::desk::surroundings::GetSurroundings;
use doorstep_shared::editing::{FieldChange, Piece, compare};
use doorstep_shared::lang::Lang;
use doorstep_shared::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::decide::Decide;
use super::{since, written_by};
use crate::api::Trouble;
use crate::app::zone_name;
use crate::ask::ask;
use crate::page::edit::Sayer;
use crate::platform;
use crate::ui::{Banner, Heading, Tone, TroubleBanner, loading};

/// Whose submission about which entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The zone's short name.
    pub zone: String,
    /// The entry's id.
    pub entry: String,
    /// The id of who wrote it.
    pub user: String,
}

impl Place {
    /// The parts of an endpoint's path.
    pub fn path(&self) -> [(&'static str, &str); 3] {
        [("zone", &self.zone), ("entry", &self.entry), ("user", &self.user)]
    }
}

/// The screen.
#[component]
pub fn OneApproval() -> impl IntoView {
    let part = |name| use_params_map().with_untracked(|params| params.get(name).unwrap_or_default());
    let place = StoredValue::new(Place { zone: zone_name(), entry: part("entry"), user: part("user") });
    let path: Vec<_> = place.with_value(|p| p.path().map(|(name, value)| (name, value.to_owned())).to_vec());
    let sent = ask::<GetApproval>(path);
    let around = ask::<GetSurroundings>(vec![("zone", zone_name())]);
    let words = RwSignal::new(None::<Result<Words, Trouble>>);
    spawn_local(async move {
        let known = platform::words(Lang::En).await;
        words.try_set(Some(known.ok_or(Trouble::Offline)));
    });
    let title = move || sent.here().map_or_else(|| "To approve".to_owned(), |sent| name(&sent));
    let all = format!("/desk/{}/approvals", zone_name());
    view! {
        <Heading text=Signal::derive(title)/>
        {sent.draw(move |submission| {
            let about = submission.draft.clone();
            let shown = submission.clone();
            let fields = move || match (around.here(), words.get()) {
                (Some(around), Some(Ok(words))) => fields(&shown, &Sayer::new(words, &around)).into_any(),
                (_, Some(Err(trouble))) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
                _ => loading().into_any(),
            };
            view! {
                <p>{written_by(&about.by.name)}". "<span class="soft">{since(about.sent_at.as_deref())}</span></p>
                {fields}
                <Decide place=place held=sent sent=submission/>
            }
        })}
        <p><a href=all>"All that waits"</a></p>
    }
}

fn name(sent: &Submission) -> String {
    let name = if sent.draft.name.is_empty() { "an entry without a name" } else { sent.draft.name.as_str() };
    if sent.new { format!("New: {name}") } else { name.to_owned() }
}

/// Each field as it is and as it was sent.
fn fields(sent: &Submission, sayer: &Sayer) -> impl IntoView + use<> {
    // A new entry has nothing before; what it leaves open is not worth a line.
    let worth = |c: &&FieldChange| !sent.new || !c.new.is_null();
    let one = |c: &FieldChange| {
        let (before, after) = (sayer.say(c.field, &c.base), sayer.say(c.field, &c.new));
        let theirs = sent.clashes.iter().find(|t| t.field == c.field);
        let theirs = theirs.map(|t| {
            let by = t.by.as_ref().and_then(|touch| touch.by.as_ref()).map(|by| by.name.clone());
            let by = by.filter(|name| !name.is_empty()).unwrap_or_else(|| "Somebody else".into());
            let said = sayer.say(c.field, &t.theirs);
            view! {
                <Banner tone=Tone::Wait icon_name="people">
                    <p><b>{format!("{by} changed this meanwhile. Families see now:")}</b></p>
                    <p class="said">{said}</p>
                </Banner>
            }
        });
        let marked = marked(&before, &after);
        let was = (!sent.new).then(|| {
            view! { <div class="stack snug"><h3 class="hint">"Families see"</h3><blockquote class="said">{before}</blockquote></div> }
        });
        view! {
            <section class="notice stack tight">
                <h2 class="lead">{c.field.label()}</h2>
                <div class="versions">
                    {was}
                    <div class="stack snug"><h3 class="hint">"Sent"</h3><blockquote class="said">{marked}</blockquote></div>
                </div>
                {theirs}
            </section>
        }
    };
    sent.changes.iter().filter(worth).map(one).collect_view()
}

/// The second text, with the words marked that the first does not have.
fn marked(before: &str, after: &str) -> impl IntoView + use<> {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Same(text) => view! { <span>{(*text).to_owned()}</span> }.into_any(),
        Piece::New(text) => view! { <mark>{(*text).to_owned()}</mark> }.into_any(),
        Piece::Gone(_) => ().into_any(),
    };
    compare(before, after).iter().map(piece).collect_view()
}
