//! A link for whoever runs an entry and has no account: it asks them whether it is still right.

use doorstep_shared::api::desk::ask_provider::{AskIn, AskProvider, ProviderLink};
use doorstep_shared::api::desk::list_links::{GivenLink, GivenLinks, LinkState, ListLinks};
use doorstep_shared::api::desk::revoke_link::{RevokeLink, Revoked};
use doorstep_shared::date::Date;
use doorstep_shared::id::LinkId;
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::platform;
use crate::rules::say;
use crate::ui::{Button, Dialog, Field, Look, Select, Toasts, Tone, TroubleBanner, tag, toasts};

/// The button and its dialog. Nothing is sent from here: somebody copies the link and sends it.
#[component]
pub(super) fn AskThem(
    /// The entry's id.
    entry: String,
    /// The day.
    today: Date,
) -> impl IntoView {
    let (zone, entry) = (StoredValue::new(zone_name()), StoredValue::new(entry));
    let (open, busy) = (RwSignal::new(false), RwSignal::new(false));
    let lang = RwSignal::new(Lang::En.key().to_owned());
    let made = RwSignal::new(None::<ProviderLink>);
    // The key of a press whose answer was lost: the same press again takes that link back and makes another.
    let key = StoredValue::new(None::<String>);
    let trouble = RwSignal::new(None::<Trouble>);
    let given = ask::<ListLinks>(vec![("zone", zone_name()), ("entry", entry.get_value())]);
    let work = Work { zone, entry, given, trouble, toasts: toasts(), refocus: RwSignal::new(false) };
    let begin = Callback::new(move |()| {
        made.set(None);
        given.again();
        trouble.set(None);
        open.set(true);
    });
    let press = Callback::new(move |()| {
        let Some(lang) = lang.with_untracked(|key| Lang::parse(key)) else { return };
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let (zone, entry) = (zone.get_value(), entry.get_value());
            let path = [("zone", zone.as_str()), ("entry", entry.as_str())];
            let press = key.get_value().unwrap_or_else(platform::random_id);
            let answer = api::send::<AskProvider>(&path, &[], &AskIn { lang }, Change::New(press.clone())).await;
            key.set_value(matches!(answer, Err(Trouble::Offline)).then_some(press));
            match answer {
                Ok(link) => made.set(Some(link)),
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    view! {
        <Button look=Look::Quiet icon_name="ask" on_press=begin>"Ask who runs it"</Button>
        <Dialog open=open title="Ask who runs it">
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            {move || match made.get() {
                Some(link) => view! { <Link link=link today=today open=open/> }.into_any(),
                None => view! {
                    {given.draw(move |links| links_given(work, &links))}
                    <p>"You get a link to send them. It opens a page that asks whether the entry is still right. They need no account."</p>
                    <Select label="In which language?" value=lang options=languages()/>
                    <div class="row">
                        <Button on_press=press busy=busy>"Make the link"</Button>
                        <Button look=Look::Plain on_press=move |()| open.set(false)>"Leave it"</Button>
                    </div>
                }.into_any(),
            }}
        </Dialog>
    }
}

/// What taking a link back needs.
#[derive(Clone, Copy)]
struct Work {
    zone: StoredValue<String>,
    entry: StoredValue<String>,
    given: Answer<GivenLinks>,
    trouble: RwSignal<Option<Trouble>>,
    toasts: Toasts,
    /// A link was taken back: its button goes, and whoever pressed it goes on at the list's heading.
    refocus: RwSignal<bool>,
}

impl Work {
    fn revoke(self, id: LinkId) {
        spawn_local(async move {
            let (zone, entry, id) = (self.zone.get_value(), self.entry.get_value(), id.to_string());
            let path = [("zone", zone.as_str()), ("entry", entry.as_str()), ("link", id.as_str())];
            match api::send::<RevokeLink>(&path, &[], &(), Change::new()).await {
                Ok(Revoked { state: LinkState::Revoked }) => self.toasts.done("The link does not work any more"),
                Ok(_) => self.toasts.done("It was answered before it could be taken back"),
                Err(wrong) => self.trouble.set(Some(wrong)),
            }
            self.refocus.set(true);
            self.given.again();
        });
    }
}

/// Links that were given out before, with what has become of them.
fn links_given(work: Work, links: &GivenLinks) -> impl IntoView + use<> {
    let today = platform::today();
    let one = |link: &GivenLink| {
        let today = today.unwrap_or(link.on);
        let by = match &link.by {
            Some(by) if by.me => "by you".to_owned(),
            Some(by) => format!("by {}", by.name),
            None => "with the day’s reminders".to_owned(),
        };
        let given = format!("Given out {} {by}, in {}", say::weekday_and_day(link.on, today), link.lang.own_name());
        let (tone, drawing, state) = match link.state {
            LinkState::Open => (Tone::Wait, "clock", format!("Waits until {}", say::day(link.until, today))),
            LinkState::Right => (Tone::Yes, "tick", "Answered: all right".into()),
            LinkState::Changed => (Tone::Info, "msg", "Answered: see the inbox".into()),
            LinkState::Finished => (Tone::Info, "msg", "Answered “it is over”: see the inbox".into()),
            LinkState::Stale => (Tone::Neutral, "clock", "Not answered in time".into()),
            LinkState::Revoked => (Tone::Neutral, "no", "Taken back".into()),
        };
        let (id, about) = (link.id, given.clone());
        let back = (link.state == LinkState::Open).then(|| {
            view! { <Button look=Look::Quiet icon_name="undo" about=about on_press=move |()| work.revoke(id)>"Take it back"</Button> }
        });
        view! { <li class="row apart"><span>{given}" "{tag(tone, drawing, state)}</span>{back}</li> }
    };
    if work.refocus.get_untracked() {
        work.refocus.set(false);
        platform::soon(|| platform::focus("#links-given"));
    }
    let lines = links.items.iter().map(one).collect_view();
    (!links.items.is_empty()).then(|| {
        view! { <h3 class="lead" id="links-given" tabindex="-1">"Links given out before"</h3><ul class="bare stack tight">{lines}</ul> }
    })
}

fn languages() -> Vec<(String, String)> {
    Lang::ALL.iter().map(|lang| (lang.key().to_owned(), lang.own_name().to_owned())).collect()
}

/// The link, to be copied: it is shown this once.
#[component]
fn Link(link: ProviderLink, today: Date, open: RwSignal<bool>) -> impl IntoView {
    let address = RwSignal::new(format!("{}{}", platform::origin(), link.path));
    let hint = format!("It works once, until {}. It is not shown again", say::weekday_and_day(link.until, today));
    let toasts = toasts();
    let copy = move |()| {
        platform::copy(&address.get_untracked());
        toasts.done("Copied. Paste it into a message to them");
    };
    platform::soon(|| platform::focus("#provider-link"));
    view! {
        <Field label="The link" value=address hint=hint id="provider-link".to_owned()/>
        <div class="row">
            <Button icon_name="copy" on_press=copy>"Copy the link"</Button>
            <Button look=Look::Plain on_press=move |()| open.set(false)>"Close"</Button>
        </div>
    }
}
