//! Passing messages at the foot of the screen. One with Undo stays until it is used or closed, and so do the others: nobody is
//! hurried.

use leptos::prelude::*;

use super::{icon, turning_icon};

/// At most so many are there at once; the oldest makes room.
const MOST: usize = 3;

#[derive(Clone)]
struct Toast {
    id: u64,
    drawing: &'static str,
    words: String,
    undo: Option<Callback<()>>,
}

/// Where passing messages are put. Every screen has it: [`toasts`].
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

/// The place for passing messages, which the frame provides.
pub fn toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// An empty place.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    /// Says that something is done.
    pub fn done(self, words: impl Into<String>) {
        self.put("tick", words.into(), None);
    }

    /// Says that something is done and can be taken back.
    pub fn done_with_undo(self, words: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.put("tick", words.into(), Some(Callback::new(move |()| undo())));
    }

    /// Says what went wrong, and that nothing is lost.
    pub fn trouble(self, words: impl Into<String>) {
        self.put("alert", words.into(), None);
    }

    /// Takes all of them away.
    pub fn clear(self) {
        self.shown.update(Vec::clear);
    }

    fn put(self, drawing: &'static str, words: String, undo: Option<Callback<()>>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.shown.update(|shown| {
            shown.push(Toast { id, drawing, words, undo });
            let extra = shown.len().saturating_sub(MOST);
            shown.drain(..extra);
        });
    }

    fn close(self, id: u64) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
        crate::platform::soon(crate::platform::focus_heading_if_lost);
    }
}

/// The place itself; the frame puts it outside `main`.
#[component]
pub fn ToastStack(
    /// What is shown in it.
    toasts: Toasts,
) -> impl IntoView {
    view! {
        <div class="toasts stack tight" role="status">
            <For each=move || toasts.shown.get() key=|toast| toast.id let:toast>
                {
                    let Toast { id, drawing, words, undo } = toast;
                    view! {
                        <div class="toast">
                            <span class="row hold grow">{icon(drawing)}<span>{words.clone()}</span></span>
                            <span class="row near">
                                {undo.map(|undo| {
                                    let press = move |_| {
                                        toasts.close(id);
                                        undo.run(());
                                    };
                                    view! {
                                        <button type="button" class="btn" on:click=press>
                                            {turning_icon("undo")}"Undo"<span class="vh">": "{words.clone()}</span>
                                        </button>
                                    }
                                })}
                                <button type="button" class="btn" on:click=move |_| toasts.close(id)>
                                    "Close"<span class="vh">": "{words.clone()}</span>
                                </button>
                            </span>
                        </div>
                    }
                }
            </For>
        </div>
    }
}
