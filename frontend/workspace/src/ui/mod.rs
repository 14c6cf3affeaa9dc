//! Pieces that screens are put together from. They know no router, no endpoint and no directory.
#![allow(dead_code, unused_imports, reason = "a set of pieces: some screens that use them are still to come")]

mod button;
mod date_field;
mod dialog;
mod errors;
mod field;
mod heading;
mod icon;
mod pick;
mod state;
mod table;
mod tabs;
mod toast;
mod trouble;

pub use button::{Button, Look};
pub use date_field::{DateBoxes, DateField};
pub use dialog::Dialog;
pub use errors::{ErrorSummary, Wrong};
pub use field::{Field, FieldError, Select, Takes, described_by};
pub use heading::Heading;
pub use icon::{icon, turning_icon};
pub use pick::{Choice, PickOne, Tick};
pub use state::{Banner, BarOf, Empty, Tone, loading, tag};
pub use table::Table;
pub use tabs::{Tab, Tabs};
pub use toast::{ToastStack, Toasts, toasts};
pub use trouble::TroubleBanner;

use std::cell::Cell;

/// An id that nothing else in the document has.
pub fn unique(what: &str) -> String {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }
    let n = NEXT.replace(NEXT.get().wrapping_add(1));
    format!("{what}-{n}")
}
