//! A form that is sent in one go: what is wrong with it, that it is on its way, and that what is typed stays whatever comes back.

use doorstep_shared::problem::Code;
use leptos::prelude::*;

use crate::api::Trouble;
use crate::ask::{wrong_fields, wrong_with};
use crate::platform;
use crate::ui::{Banner, DateBoxes, ErrorSummary, Tone, TroubleBanner, Wrong};
use crate::unsent::unsent;

/// The state of a form.
#[derive(Clone, Copy)]
pub struct Form {
    /// Whether somebody has tried to send it.
    pub tried: RwSignal<bool>,
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    errors: RwSignal<Vec<Wrong>>,
    trouble: RwSignal<Option<Trouble>>,
    stale: RwSignal<bool>,
}

impl Form {
    /// A form that nobody has tried to send.
    pub fn new() -> Self {
        Self {
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            errors: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            stale: RwSignal::new(false),
        }
    }

    /// The same, in the list of what is not sent for as long as its text differs from what it began with.
    pub fn noted(
        self,
        key: &'static str,
        note: &'static str,
        typed: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        let unsent = unsent();
        let first = untrack(&typed);
        Effect::new(move |_| if typed() == first { unsent.sent(key) } else { unsent.note(key, note) });
        on_cleanup(move || unsent.sent(key));
        self
    }

    /// What is wrong with a field.
    pub fn error(self, id: &str) -> Signal<Option<String>> {
        wrong_with(self.errors, id)
    }

    /// Somebody tries to send it: what they hear if this is wrong. True if nothing is.
    pub fn begin(self, wrong: Vec<Wrong>) -> bool {
        self.tried.set(true);
        self.trouble.set(None);
        self.stale.set(false);
        let fine = wrong.is_empty();
        self.tell(wrong);
        self.busy.set(fine);
        fine
    }

    /// It came back. `field` gives the id of the box that a place in the record is written in. True when somebody else was first.
    pub fn refused(self, trouble: Trouble, field: impl Fn(&str) -> String) -> bool {
        let stale = trouble.code() == Some(Code::Stale);
        let wrong = if stale { Vec::new() } else { wrong_fields(&trouble, field) };
        self.stale.set(stale);
        self.trouble.set(Some(trouble).filter(|_| wrong.is_empty() && !stale));
        self.tell(wrong);
        self.busy.set(false);
        stale
    }

    /// It is kept.
    pub fn kept(self) {
        self.busy.set(false);
        self.tried.set(false);
        self.tell(Vec::new());
    }

    fn tell(self, wrong: Vec<Wrong>) {
        for (id, _) in &wrong {
            platform::open_around(&format!("#{id}"));
        }
        self.errors.set(wrong);
    }

    /// What is wrong, above the fields.
    pub fn top(self) -> impl IntoView {
        view! {
            <ErrorSummary errors=self.errors/>
            <div aria-live="polite">
                {move || self.trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
                {move || self.stale.get().then(|| view! {
                    <Banner tone=Tone::Wait icon_name="alert">
                        <p><b>"Somebody changed this plan meanwhile."</b></p>
                        <p>"We have loaded it again. What you typed is still here: read it through, then send it again."</p>
                    </Banner>
                })}
            </div>
        }
    }
}

/// What is wrong with a day that has to be there.
pub fn wants(date: DateBoxes, id: &str, missing: &str) -> Option<Wrong> {
    match date.read() {
        Ok(Some(_)) => None,
        Ok(None) => Some((id.to_owned(), missing.to_owned())),
        Err(wrong) => Some((id.to_owned(), wrong.sentence().to_owned())),
    }
}

/// What is wrong with a day that may be left out.
pub fn may(date: DateBoxes, id: &str) -> Option<Wrong> {
    date.read().err().map(|wrong| (id.to_owned(), wrong.sentence().to_owned()))
}

/// What is wrong with words that have to be there.
pub fn filled(text: RwSignal<String>, id: &str, missing: &str) -> Option<Wrong> {
    text.with(|text| text.trim().is_empty()).then(|| (id.to_owned(), missing.to_owned()))
}
