//! The family's own view: a link or a QR code handed over in person, six numbers told beside it, and from then on a device that
//! opens one plan for one adult. What that adult sees and does is decided entry by entry, as for everybody else.

mod acts;
mod ask;
mod device;
mod doors;
mod looks;
mod records;

pub use acts::{
    Seen, agree_service, decline_service, minutes, prepare, say_happened, say_used, share, stop, tick, write_about_me,
};
pub use ask::{answer, ask};
pub use device::{Came, NotIn, Visit, With, claim, come, knock, leave, lock, speak, unlock};
pub use doors::{close, list, make};
pub use looks::{LooksPage, ShownLook, hide, looks};
pub use records::{AskRecord, Door, FamilyDevice, FamilyLink, HiddenLook};

use super::error::PlanError;
use super::look;
use super::view::Names;
use super::whole::{Reader, Whole};
use crate::usecase::entry::Desk;
use doorstep_shared::api::desk::plans::{PrintFor, Printed};
use doorstep_shared::id::{OrganisationId, PersonId, PlanId, UserId};
use doorstep_shared::lang::Lang;
use doorstep_shared::plans::entry::{Body, Entry};
use doorstep_shared::plans::family::Tongue;
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;

/// What an adult of the family has before them.
pub struct Inside {
    /// The plan with all that belongs to it. Only what [`Inside::seen`] gives may be shown.
    pub whole: Whole,
    names: Names,
}

impl Inside {
    /// Opens the plan, and writes down that this adult looked at these sections.
    ///
    /// # Errors
    /// [`PlanError::NotFound`] when they may not see it (any more); when it cannot be read or written down.
    pub async fn open(desk: &Desk<'_>, plan: PlanId, sections: &[Section]) -> Result<Self, PlanError> {
        let whole = Whole::load(desk, plan).await?;
        Reader::new(desk, &whole)?;
        let names = Names::of(desk, &whole).await?;
        look::of_family(desk, plan, sections.to_vec()).await?;
        Ok(Self { whole, names })
    }

    /// The entries that they may read, one after the other.
    pub fn seen<'a>(&'a self, desk: &Desk<'_>) -> Vec<&'a Entry> {
        let Ok(reader) = Reader::new(desk, &self.whole) else { return Vec::new() };
        self.whole.entries.iter().filter(|entry| reader.may_read(entry).is_ok()).collect()
    }

    /// What a worker is called.
    pub fn person(&self, id: UserId) -> String {
        self.names.person(id)
    }

    /// What an organisation is called.
    pub fn organisation(&self, id: OrganisationId) -> String {
        self.names.organisation(id)
    }

    /// What an adult of the family is called; empty when there is no such adult.
    pub fn adult(&self, id: PersonId) -> String {
        self.whole
            .entries
            .iter()
            .find_map(|entry| match &entry.body {
                Body::Adult(adult) if entry.name.id == id.uuid() => Some(adult.called().to_owned()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// What the child is called; empty when nobody wrote it down.
    pub fn child(&self) -> String {
        self.whole.child().map(|(_, child)| child).map_or_else(String::new, |child| match child.known_as.trim() {
            "" => child.legal_name.clone(),
            known => known.to_owned(),
        })
    }
}

/// The family's print in the nearest language that prints speak; in English, whole, where they do not speak theirs.
pub fn copy_for_family(
    desk: &Desk<'_>,
    inside: &Inside,
    tongue: Tongue,
    recipient: PrintFor,
) -> Result<Printed, PlanError> {
    let lang = Lang::parse(tongue.key()).unwrap_or(Lang::En);
    super::print::for_family(desk, &inside.whole, &inside.names, (recipient, lang))
}
