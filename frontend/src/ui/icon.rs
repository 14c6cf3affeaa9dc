//! Our own icons. Each is drawn by reference to the sprite that the shell writes once, outside the app.

use leptos::prelude::*;

use super::{Part, part};

/// An icon's name. Always beside a word, never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Icon {
    Arrow,
    Ask,
    Baby,
    Bag,
    Blocks,
    Bump,
    Checked,
    Clock,
    Cost,
    Filter,
    Globe,
    Help,
    Home,
    Info,
    Mail,
    No,
    Phone,
    Place,
    Ramp,
    Ruler,
    Tick,
    Who,
    Work,
}

impl Icon {
    fn href(self) -> &'static str {
        match self {
            Self::Arrow => "#i-arrow",
            Self::Ask => "#i-ask",
            Self::Baby => "#i-baby",
            Self::Bag => "#i-bag",
            Self::Blocks => "#i-blocks",
            Self::Bump => "#i-bump",
            Self::Checked => "#i-checked",
            Self::Clock => "#i-clock",
            Self::Cost => "#i-cost",
            Self::Filter => "#i-filter",
            Self::Globe => "#i-globe",
            Self::Help => "#i-help",
            Self::Home => "#i-home",
            Self::Info => "#i-info",
            Self::Mail => "#i-mail",
            Self::No => "#i-no",
            Self::Phone => "#i-phone",
            Self::Place => "#i-place",
            Self::Ramp => "#i-ramp",
            Self::Ruler => "#i-ruler",
            Self::Tick => "#i-tick",
            Self::Who => "#i-who",
            Self::Work => "#i-work",
        }
    }
}

/// Draws an icon. Hidden from screen readers: the word beside it says the same.
pub fn icon(icon: Icon) -> Part {
    part(view! { <svg class="icon" aria-hidden="true"><use href=icon.href() /></svg> })
}

/// Draws an icon that points along the text, and so turns with it.
pub fn turning_icon(icon: Icon) -> Part {
    part(view! { <svg class="icon flip" aria-hidden="true"><use href=icon.href() /></svg> })
}
