//! What is being written: one form, read again at each letter.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep_shared::api::desk::surroundings::Surroundings;
use doorstep_shared::directory::Service;
use doorstep_shared::editing::{EntryForm, Read, ScheduleRow, Surroundings as Around};
use doorstep_shared::words::Words;
use leptos::prelude::*;

use super::letters::Told;

/// The form, what it was begun from and what it is read with. Copied into every field.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The form as typed. Filled once; nothing but typing changes it afterwards, but for what a person chooses.
    pub form: RwSignal<EntryForm>,
    /// The entry it was begun from.
    pub base: RwSignal<Arc<Service>>,
    /// Places, organisations, the school calendar.
    pub around: StoredValue<Arc<Surroundings>>,
    /// English words of closed lists.
    pub words: StoredValue<Words>,
    /// Whether somebody has tried to save: from then on mistakes are shown where they are.
    pub tried: RwSignal<bool>,
    /// The form, read.
    pub read: Memo<Read>,
    /// What families and providers say of it.
    pub told: Told,
}

impl Writing {
    /// Begins with a form.
    pub fn new(form: EntryForm, base: Service, around: Arc<Surroundings>, words: Words) -> Self {
        let (form, base) = (RwSignal::new(form), RwSignal::new(Arc::new(base)));
        let around = StoredValue::new(around);
        let read = Memo::new(move |_| {
            let around = around.get_value();
            let around = Around { today: around.today, calendar: &around.calendar };
            base.with(|base| form.with(|form| form.read(base, around)))
        });
        Self {
            form,
            base,
            around,
            words: StoredValue::new(words),
            tried: RwSignal::new(false),
            read,
            told: Told::none(),
        }
    }

    /// What is wrong with a field, once somebody has tried to save.
    pub fn wrong(self, path: String) -> Signal<Option<String>> {
        Signal::derive(move || {
            let shown = self.tried.get();
            let first = |read: &Read| read.errors.iter().find(|p| p.path == path).map(|p| p.message());
            if shown { self.read.with(first) } else { None }
        })
    }
}

type Reach<T> = Arc<dyn for<'a> Fn(&'a mut EntryForm) -> Option<&'a mut T> + Send + Sync>;

/// Makes room in a form.
type Room = Arc<dyn Fn(&mut EntryForm) + Send + Sync>;

/// A way to one part of the form: to read it, and to write it. A row that is gone reads as empty.
pub struct Lens<T> {
    reach: Reach<T>,
    /// Makes room for what is written, where there may be none yet.
    room: Option<Room>,
}

impl<T> Clone for Lens<T> {
    fn clone(&self) -> Self {
        Self { reach: self.reach.clone(), room: self.room.clone() }
    }
}

/// A part of the form.
pub fn part<T>(reach: impl for<'a> Fn(&'a mut EntryForm) -> Option<&'a mut T> + Send + Sync + 'static) -> Lens<T> {
    Lens { reach: Arc::new(reach), room: None }
}

/// A part of one row of times.
pub fn of_row<T>(
    row: usize,
    reach: impl for<'a> Fn(&'a mut ScheduleRow) -> Option<&'a mut T> + Send + Sync + 'static,
) -> Lens<T> {
    part(move |form| form.schedules.get_mut(row).and_then(&reach))
}

impl<T: Clone + Default> Lens<T> {
    /// Makes room first when something is written.
    pub fn with_room(mut self, room: impl Fn(&mut EntryForm) + Send + Sync + 'static) -> Self {
        self.room = Some(Arc::new(room));
        self
    }

    /// What stands there. Reactive.
    pub fn get(&self, w: Writing) -> T {
        w.form.track();
        // Reaching needs a mutable form; nothing is changed, so nobody is told.
        w.form.try_update_untracked(|form| (self.reach)(form).cloned()).flatten().unwrap_or_default()
    }

    /// Writes.
    pub fn update(&self, w: Writing, change: impl FnOnce(&mut T)) {
        w.form.update(|form| {
            if let Some(room) = &self.room {
                room(form);
            }
            if let Some(value) = (self.reach)(form) {
                change(value);
            }
        });
    }
}

impl Lens<BTreeSet<String>> {
    /// Puts a key in or takes it out.
    pub fn choose(&self, w: Writing, key: &str, on: bool) {
        self.update(w, |set| {
            if on {
                set.insert(key.to_owned());
            } else {
                set.remove(key);
            }
        });
    }
}

/// The id of a field's box: `/contacts/0/phone` is `f-contacts-0-phone`.
pub fn id_of(path: &str) -> String {
    format!("f{}", path.replace('/', "-"))
}
