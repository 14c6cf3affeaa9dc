//! One form at a time: which is open, where focus goes, what is wrong with it, and that it is not sent yet.

use doorstep_shared::api::desk::agreements::Agreements;
use doorstep_shared::id::AgreementId;
use leptos::prelude::*;

use crate::api::Trouble;
use crate::app::zone_name;
use crate::ask::{Answer, wrong_fields, wrong_with};
use crate::platform;
use crate::ui::{Button, DateBoxes, ErrorSummary, Look, TroubleBanner, Wrong};
use crate::unsent::unsent;

/// The heading of the form that is open.
const FORM: &str = "agreement-form";

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A new agreement on sharing.
    NewSharing,
    /// A draft of one.
    Draft(AgreementId),
    /// The day on which one is looked at again.
    Review(AgreementId),
    /// A new memorandum.
    NewMemorandum,
    /// One that is there.
    Memorandum(AgreementId),
}

impl What {
    /// The id of the button that opens its form.
    fn button(self) -> String {
        match self {
            Self::NewSharing => "new-sharing".into(),
            Self::Draft(id) => format!("draft-{id}"),
            Self::Review(id) => format!("review-{id}"),
            Self::NewMemorandum => "new-memorandum".into(),
            Self::Memorandum(id) => format!("memorandum-{id}"),
        }
    }
}

/// Which form is open. While one is, nothing else is done on the screen: what came back would take away what is typed.
#[derive(Clone, Copy)]
pub struct Writing {
    open: RwSignal<Option<What>>,
    held: Answer<Agreements>,
    zone: StoredValue<String>,
}

impl Writing {
    /// None is open.
    pub fn new(held: Answer<Agreements>) -> Self {
        Self { open: RwSignal::new(None), held, zone: StoredValue::new(zone_name()) }
    }

    /// The zone, also for what happens after the screen was drawn.
    pub fn zone(self) -> String {
        self.zone.get_value()
    }

    /// Whether this one is open. Reactive.
    pub fn is(self, what: What) -> bool {
        self.open.get() == Some(what)
    }

    /// Whether any is. Reactive.
    pub fn any(self) -> bool {
        self.open.get().is_some()
    }

    /// Closes it without sending anything: focus goes back to the button it was opened with.
    pub fn leave(self) {
        if let Some(what) = self.open.get_untracked() {
            self.open.set(None);
            platform::soon(move || platform::focus(&format!("#{}", what.button())));
        }
    }

    /// Something is kept: asks again how things are.
    pub fn kept(self) {
        self.open.set(None);
        self.held.again();
    }

    /// The button that opens a form.
    pub fn opener(
        self,
        what: What,
        icon_name: &'static str,
        about: String,
        words: &'static str,
    ) -> impl IntoView + use<> {
        let press = move |()| {
            self.open.set(Some(what));
            platform::soon(|| platform::focus(&format!("#{FORM}")));
        };
        view! { <Button id=what.button() look=Look::Plain icon_name=icon_name about=about on_press=press>{words}</Button> }
    }
}

/// The state of the form that is open.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// Whether somebody has tried to send it.
    pub tried: RwSignal<bool>,
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    errors: RwSignal<Vec<Wrong>>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Sheet {
    /// Of a form that holds this text, noted under these words once it has changed.
    pub fn new(note: &'static str, typed: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let unsent = unsent();
        let first = untrack(&typed);
        Effect::new(move |_| if typed() == first { unsent.sent(FORM) } else { unsent.note(FORM, note) });
        on_cleanup(move || unsent.sent(FORM));
        Self {
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            errors: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
        }
    }

    /// What is wrong with a field.
    pub fn error(self, id: &str) -> Signal<Option<String>> {
        wrong_with(self.errors, id)
    }

    /// Somebody tries to send it: what they hear if this is wrong. True if nothing is.
    pub fn begin(self, wrong: Vec<Wrong>) -> bool {
        self.tried.set(true);
        self.trouble.set(None);
        let fine = wrong.is_empty();
        self.tell(wrong);
        self.busy.set(fine);
        fine
    }

    /// It came back.
    pub fn refused(self, trouble: Trouble) {
        let wrong = wrong_fields(&trouble, field);
        self.trouble.set(Some(trouble).filter(|_| wrong.is_empty()));
        self.tell(wrong);
        self.busy.set(false);
    }

    fn tell(self, wrong: Vec<Wrong>) {
        for (id, _) in &wrong {
            platform::open_around(&format!("#{id}"));
        }
        self.errors.set(wrong);
    }

    /// The form's frame: its heading, what is wrong, its fields and the two buttons.
    pub fn draw(
        self,
        writing: Writing,
        title: &'static str,
        keep: &'static str,
        save: Callback<()>,
        fields: AnyView,
    ) -> impl IntoView + use<> {
        view! {
            <div class="notice own stack entry-form">
                <h3 id=FORM tabindex="-1">{title}</h3>
                <ErrorSummary errors=self.errors/>
                {move || self.trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
                {fields}
                <div class="row">
                    <Button on_press=save busy=self.busy>{keep}</Button>
                    <Button look=Look::Plain on_press=move |()| writing.leave()>"Leave it"</Button>
                </div>
            </div>
        }
    }
}

/// The id of the field that a place in the record is written in.
fn field(pointer: &str) -> String {
    format!("agreement-{}", pointer.trim_start_matches('/').replace('/', "-"))
}

/// What is written in three boxes, for comparing.
pub fn boxes(date: DateBoxes) -> String {
    format!("{} {} {}", date.day.get(), date.month.get(), date.year.get())
}

/// What is wrong with a day that has to be there.
pub fn wants(date: DateBoxes, id: &str, missing: &str) -> Option<Wrong> {
    match date.read() {
        Ok(Some(_)) => None,
        Ok(None) => Some((id.to_owned(), missing.to_owned())),
        Err(wrong) => Some((id.to_owned(), wrong.sentence().to_owned())),
    }
}
