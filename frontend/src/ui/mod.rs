//! Small pieces that every screen is put together from. They know no router and no directory.

mod fact;
mod icon;
mod part;
mod prose;
mod sentence;

pub use fact::{Said, facts};
pub use icon::{Icon, icon, turning_icon};
pub use part::{Part, part};
pub use prose::prose;
pub use sentence::{GAP, around, isolated, phone_address, phone_link};

use leptos::prelude::*;

/// A short state: an icon and a word. `class` is one of the look's tag classes.
pub fn tag(class: &'static str, drawing: Icon, word: String) -> Part {
    part(view! { <span class=class>{icon(drawing)}{word}</span> })
}

/// A link on a line of its own, high enough to press.
pub fn way(address: String, word: &str) -> Part {
    part(view! { <p class="row near"><a href=address>{String::from(word)}</a></p> })
}

/// A button that calls a number. `whom` is read aloud behind "Call" where several such buttons stand on a page.
pub fn call_button(class: &'static str, number: &str, word: String, whom: String) -> Part {
    part(view! {
        <a class=class href=phone_address(number)>
            {icon(Icon::Phone)}
            {word}
            <span class="vh">" "{whom}</span>
        </a>
    })
}
