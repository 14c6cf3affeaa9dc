//! The parts of a plan: pages inside the plan's frame, which draws the heading above them. Each reads the plan that the frame holds.

mod about;
mod actions;
mod assessment;
mod boxes;
mod child_says;
mod compare;
mod contact_form;
mod distance;
mod family;
mod goals;
mod holds;
mod meetings;
mod needs;
mod notes;
mod place;
mod readiness;
mod reading;
mod safe_contact;
mod school_day;
mod services;
mod sessions;
mod sheet;
mod snapshot;
mod wizard;
mod words;

pub use about::AboutMe;
pub use assessment::Assessment;
pub use contact_form::WriteContact;
pub use goals::Goals;
pub use meetings::Meetings;
pub use notes::Notes;
pub use readiness::Readiness;
pub use services::Services;
pub use sessions::Sessions;
pub use wizard::Wizard;
