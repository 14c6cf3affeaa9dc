//! What a form's keeper knows: its boxes, what they said before, and what is kept of them where.

use doorstep_shared::api::desk::plans::PlanDraft;
use leptos::prelude::*;
use serde_json::{Map, Value};

/// The box that holds what the entry said when the form was begun.
pub(super) const BEFORE: &str = "-before";

/// Where what was typed is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum At {
    /// Nothing was typed.
    #[default]
    Nowhere,
    /// It is not kept yet.
    Typing,
    /// The server has it, since this time.
    Server(String),
    /// Only this device has it, since this time.
    Device(String),
    /// This browser keeps nothing.
    Screen,
}

#[derive(Clone)]
pub(super) enum Cell {
    Text(RwSignal<String>, String),
    Flag(RwSignal<bool>, bool),
}

pub(super) struct Inner {
    pub(super) place: (String, String, String, String),
    pub(super) owner: Owner,
    pub(super) cells: Vec<(String, Cell)>,
    pub(super) restored: Map<String, Value>,
    pub(super) base: u64,
    pub(super) before: Option<Value>,
    pub(super) fresh: (Option<Value>, u64),
    pub(super) typed: u64,
    pub(super) sent: u64,
    pub(super) device_waits: bool,
    pub(super) server_waits: bool,
    pub(super) under_way: bool,
    pub(super) closed: bool,
}

impl Inner {
    pub(super) fn cell(&self, name: &str) -> Option<Cell> {
        self.cells.iter().find(|(known, _)| known == name).map(|(_, cell)| cell.clone())
    }

    /// All boxes; those that are not drawn yet say what they said before.
    pub(super) fn draft(&self) -> PlanDraft {
        let mut boxes = self.restored.clone();
        for (name, cell) in &self.cells {
            let value = match cell {
                Cell::Text(signal, _) => signal.try_get_untracked().map(Value::from),
                Cell::Flag(signal, _) => signal.try_get_untracked().map(Value::from),
            };
            if let Some(value) = value {
                boxes.insert(name.clone(), value);
            }
        }
        if let Some(before) = &self.before {
            boxes.insert(BEFORE.into(), before.clone());
        }
        PlanDraft { boxes, base: self.base }
    }
}
