//! The parts of a plan that are written in: pages inside the plan's frame.

use leptos::prelude::*;

macro_rules! part {
    ($($(#[$doc:meta])* $name:ident = $words:literal;)+) => {$(
        $(#[$doc])*
        #[component]
        pub fn $name() -> impl IntoView {
            view! { <h2>$words</h2> }
        }
    )+};
}

part! {
    /// All about the child.
    AboutMe = "About me";
    /// How ready everybody is.
    Readiness = "Readiness";
    /// The family's assessment.
    Assessment = "Family assessment";
    /// Needs, goals and actions.
    Goals = "Goals and actions";
    /// Notes.
    Notes = "Notes";
    /// Getting to know each other.
    Wizard = "Getting to know each other";
    /// A contact with the family.
    WriteContact = "Write a contact";
}
