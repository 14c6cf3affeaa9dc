//! The keeping itself: on this device within half a second, on the server every few seconds, found again when the form opens.

use std::time::Duration;

use futures::FutureExt as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Boxes;
use super::inner::{At, BEFORE};
use crate::plan::draft::{self, Left};
use crate::plan::outbox::Outbox;
use crate::platform;

const DEVICE: Duration = Duration::from_millis(400);
const SERVER: Duration = Duration::from_secs(3);
const AGAIN: Duration = Duration::from_secs(6);
/// How long a form waits for the server's draft before it opens without, in milliseconds.
const PATIENCE: i32 = 4_000;

impl Boxes {
    pub(super) fn look_for_draft(self, outbox: Outbox) {
        let Some((user, zone, plan, form)) = self.place() else { return };
        spawn_local(async move {
            let (refused, waits) = outbox.of_form(&plan, &form);
            let refused = refused.and_then(|item| item.typed.map(|typed| (typed, item.at)));
            let found = if let Some((typed, at)) = refused {
                // It may have been typed on since then.
                let device = draft::on_device(&user, &plan, &form).await.map(|left| (left.draft, left.at));
                let newer = |(_, on): &(_, String)| platform::milliseconds(on) > platform::milliseconds(&at);
                Some(device.filter(newer).unwrap_or_else(|| (typed, at.clone())))
            } else if waits {
                None
            } else {
                let device = draft::on_device(&user, &plan, &form).await;
                let server = futures::select! {
                    server = Box::pin(draft::on_server(&zone, &plan, &form)).fuse() => server,
                    () = Box::pin(platform::pause(PATIENCE)).fuse() => None,
                };
                draft::later(device, server)
            };
            if let Some((draft, at)) = found {
                self.inner.try_update_value(|inner| {
                    inner.restored = draft.boxes;
                    inner.before = inner.restored.remove(BEFORE);
                    inner.base = draft.base;
                });
                self.found.try_set(Some(at));
            }
            self.ready.try_set(true);
        });
    }

    pub(super) fn listen(self, track: impl Fn() + 'static) {
        Effect::new(move |before: Option<()>| {
            track();
            if before.is_some() {
                untrack(|| self.touched());
            }
        });
    }

    pub(super) fn touched(self) {
        let wants = self.inner.try_update_value(|inner| {
            if inner.closed {
                return (false, false);
            }
            inner.typed += 1;
            let device = !std::mem::replace(&mut inner.device_waits, true);
            (device, !std::mem::replace(&mut inner.server_waits, true))
        });
        let (device, server) = wants.unwrap_or_default();
        if self.at.get_untracked() == At::Nowhere {
            self.at.set(At::Typing);
        }
        if device {
            set_timeout(move || self.to_device(), DEVICE);
        }
        if server {
            set_timeout(move || self.to_server(), SERVER);
        }
    }

    /// Keeps it on this device at once, when there is anything to keep.
    pub(super) fn flush(self) {
        if self.inner.try_with_value(|inner| inner.typed != inner.sent) == Some(true) {
            self.to_device();
        }
    }

    fn left(self) -> Option<Left> {
        self.inner
            .try_with_value(|inner| {
                let (user, zone, plan, form) = inner.place.clone();
                let draft = inner.draft();
                let unsent = inner.typed != inner.sent;
                (!inner.closed).then(|| Left { user, zone, plan, form, at: platform::now(), draft, unsent })
            })
            .flatten()
    }

    fn to_device(self) {
        self.inner.try_update_value(|inner| inner.device_waits = false);
        let Some(left) = self.left() else { return };
        self.unsent.note(&left.note(), draft::words(&left.form));
        spawn_local(async move {
            if !left.keep().await {
                self.at.try_set(At::Screen);
            }
        });
    }

    fn to_server(self) {
        let free = self.inner.try_update_value(|inner| {
            inner.server_waits = false;
            !inner.closed && inner.typed != inner.sent && !std::mem::replace(&mut inner.under_way, true)
        });
        if free != Some(true) {
            return;
        }
        let Some(left) = self.left() else { return };
        let typed = self.inner.try_with_value(|inner| inner.typed).unwrap_or_default();
        spawn_local(async move {
            left.keep().await;
            let answer = draft::send(&left).await;
            let now = self.inner.try_update_value(|inner| {
                inner.under_way = false;
                if answer.is_ok() {
                    inner.sent = typed;
                }
                (inner.closed, inner.typed != inner.sent)
            });
            match now {
                // It was saved while this was on its way.
                Some((true, _)) if answer.is_ok() => draft::gone(&left.user, &left.zone, &left.plan, &left.form).await,
                Some((false, more)) => {
                    if answer.is_ok() {
                        self.unsent.sent(&left.note());
                        self.at.try_set(At::Server(platform::clock_time()));
                    } else if self.at.try_get_untracked() != Some(At::Screen) {
                        self.at.try_set(At::Device(platform::clock_time()));
                    }
                    if more
                        && self.inner.try_update_value(|inner| !std::mem::replace(&mut inner.server_waits, true))
                            == Some(true)
                    {
                        set_timeout(move || self.to_server(), if answer.is_ok() { SERVER } else { AGAIN });
                    }
                }
                _ if answer.is_ok() => self.unsent.sent(&left.note()),
                _ => {}
            }
        });
    }
}
