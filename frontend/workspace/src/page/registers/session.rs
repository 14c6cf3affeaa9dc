//! How the session stands that is shown, and saying so.

use doorstep_shared::api::desk::plans::SayOfSession;
use doorstep_shared::plans::intervention::{CancelReason, Held, SessionSaid};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::one::Open;
use super::words;
use crate::api::{self, Change};
use crate::ui::{Button, Look, Select, Tone, tag, toasts};

/// The part of the screen. A mark that somebody came says by itself that the session was held.
pub fn stands(open: Open) -> impl IntoView {
    let (busy, toasts) = (RwSignal::new(false), toasts());
    let reason = RwSignal::new(CancelReason::Staff.key().to_owned());
    let say = Callback::new(move |said: SessionSaid| {
        let Some((now, day)) = open.held.here().zip(open.on()) else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let (zone, series, day) = (open.zone.get_value(), now.series.id.to_string(), day.to_string());
            let path = [("zone", zone.as_str()), ("series", series.as_str()), ("day", day.as_str())];
            match api::send::<SayOfSession>(&path, &[], &said, Change::new()).await {
                Ok(_) => open.held.again(),
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
            busy.try_set(false);
        });
    });
    let state = Memo::new(move |_| {
        let (now, day) = (open.shown.get()?, open.on()?);
        let session = now.series.sessions.get(&day).copied()?;
        Some((session, day, now.today, now.may_change))
    });
    move || {
        let (session, day, today, may) = state.get()?;
        let tone = match session.state {
            Held::Held => Tone::Yes,
            Held::Cancelled => Tone::Neutral,
            Held::Planned if day < today => Tone::Wait,
            Held::Planned => Tone::Info,
        };
        let why = session.reason.map(|reason| format!(" {}.", reason.words())).unwrap_or_default();
        let reasons: Vec<(String, String)> =
            CancelReason::ALL.iter().map(|of| (of.key().to_owned(), of.words().to_owned())).collect();
        let cancel = move |()| {
            if let Some(reason) = CancelReason::parse(&reason.get_untracked()) {
                say.run(SessionSaid::Cancelled { reason });
            }
        };
        let presses = match session.state {
            _ if !may => ().into_any(),
            Held::Planned => view! {
                <details class="more">
                    <summary>"There was no child, or no session"</summary>
                    <div class="stack tight">
                        {(day <= today).then(|| view! { <div><Button look=Look::Plain busy=busy on_press=move |()| say.run(SessionSaid::Held)>"It was held, and nobody came"</Button></div> })}
                        <Select label="Why is it cancelled?" value=reason options=reasons/>
                        <div><Button look=Look::Plain busy=busy on_press=cancel>"We cancelled it"</Button></div>
                    </div>
                </details>
            }
            .into_any(),
            Held::Held | Held::Cancelled => view! {
                <Button look=Look::Quiet icon_name="undo" busy=busy on_press=move |()| say.run(SessionSaid::Planned)>"Take that back"</Button>
            }
            .into_any(),
        };
        let words = words::stands(session.state, day, today);
        Some(view! { <div class="row near">{tag(tone, "day", words)}<span>{why}</span></div>{presses} })
    }
}
