//! What a person sees of the keeping: where it is kept, what was found, and a way to begin anew.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::inner::{At, Cell};
use super::{Boxes, draft};
use crate::platform;
use crate::ui::{Banner, Button, Look, Tone, loading};

impl Boxes {
    /// Draws the form, once it is known what was typed before. It is drawn once: no later answer changes what is typed.
    pub fn drawn<V: IntoView + 'static>(self, form: impl Fn() -> V + Send + Sync + 'static) -> impl IntoView {
        view! {
            <Show when=move || self.ready.get() fallback=loading>
                {self.notice()}
                {untrack(&form)}
            </Show>
        }
    }

    /// Where what is typed is kept, in words, for the foot of a form.
    pub fn status(self) -> impl IntoView {
        let words = move || match self.at.get() {
            At::Nowhere => String::new(),
            At::Typing => "Keeping what you type …".into(),
            At::Server(at) => format!("What you typed is kept, {at}"),
            At::Device(at) => {
                format!("What you typed is kept on this device, {at}. It is sent when there is a signal.")
            }
            At::Screen => "This browser keeps nothing. What you typed is on this screen alone: save it soon.".into(),
        };
        view! { <p class="hint" role="status">{words}</p> }
    }

    /// Says what was found, and offers to begin anew.
    fn notice(self) -> impl IntoView {
        let anew = Callback::new(move |()| self.start_again());
        move || {
            self.found.get().map(|at| {
                view! {
                    <Banner tone=Tone::Info icon_name="history">
                        <p>"We kept what you typed on "{platform::london(&at)}"."</p>
                        <p><Button look=Look::Quiet icon_name="undo" on_press=anew>"Start again"</Button></p>
                    </Banner>
                }
            })
        }
    }

    fn start_again(self) {
        let cells = self.inner.with_value(|inner| inner.cells.clone());
        self.found.set(None);
        for (_, cell) in cells {
            match cell {
                Cell::Text(signal, first) => signal.set(first),
                Cell::Flag(signal, first) => signal.set(first),
            }
        }
        let Some((user, zone, plan, form)) = self.place() else { return };
        self.inner.update_value(|inner| {
            inner.restored.clear();
            (inner.before, inner.base) = inner.fresh.clone();
        });
        spawn_local(async move {
            draft::gone(&user, &zone, &plan, &form).await;
        });
        self.at.set(At::Nowhere);
        platform::soon(platform::focus_heading_if_lost);
    }
}
