//! What a field says, in a line that a person can compare with another.

use doorstep_shared::directory::{Contact, Cost, Location, Organisation, Service, State};
use doorstep_shared::editing::Field;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{LocationId, OrganisationId};
use doorstep_shared::set::{Member, Set};

use crate::import::{Feed, when};
use crate::usecase::working::WorkingDirectory;

/// The most characters of a field that are kept in a plan.
const MOST: usize = 1_500;

/// Where the names of organisations and places are found: in the zone, or in what comes in.
pub(super) struct Names<'a> {
    pub working: &'a WorkingDirectory,
    pub feed: &'a Feed,
}

impl Names<'_> {
    fn organisation(&self, id: OrganisationId) -> String {
        let named = |o: &Organisation| o.name.clone();
        let new = self.feed.organisations.iter().find(|o| o.id == id).map(named);
        new.or_else(|| self.working.organisations.get(&id).map(named)).unwrap_or_default()
    }

    fn place(&self, id: LocationId) -> String {
        let named = |l: &Location| {
            let parts = [l.name.as_str(), l.address.street.as_str(), l.address.postcode.as_str()];
            parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let new = self.feed.locations.iter().find(|l| l.id == id).map(named);
        new.or_else(|| self.working.locations.get(&id).map(named)).unwrap_or_default()
    }

    /// What a field of a service says; empty when it says nothing.
    pub fn said(&self, field: Field, s: &Service) -> String {
        let text = match field {
            Field::Name => s.name.clone(),
            Field::Summary => s.summary.clone(),
            Field::Description => s.description.clone(),
            Field::Organisation => s.organisation.map(|id| self.organisation(id)).unwrap_or_default(),
            Field::Kind => s.kind.key().into(),
            Field::Categories => keys(s.categories),
            Field::Tags => s.tags.iter().cloned().collect::<Vec<_>>().join(", "),
            Field::Aims => keys(s.aims),
            Field::Programmes => keys(s.programmes),
            Field::Needs => keys(s.needs),
            Field::Stages => s.stages.map(keys).unwrap_or_default(),
            Field::Schedules => self.schedules(s),
            Field::Locations => s.locations.iter().map(|id| self.place(*id)).collect::<Vec<_>>().join("; "),
            Field::Ages => s.ages.map(ages).unwrap_or_default(),
            Field::WhoFor => s.who_for.clone(),
            Field::Level => s.level.map(|l| l.key().to_owned()).unwrap_or_default(),
            Field::Cost => match &s.cost {
                Cost::Unknown => String::new(),
                Cost::Free => "free".into(),
                Cost::Paid { text } => text.clone(),
            },
            Field::Attend => s.attend.map(keys).unwrap_or_default(),
            Field::AttendNote => s.attend_note.clone(),
            Field::Channels => s.channels.map(keys).unwrap_or_default(),
            Field::Bring => s.bring.clone(),
            Field::Languages => s.languages.iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            Field::SendSupport => match s.send_support {
                Fact::Unknown => String::new(),
                Fact::Yes => "yes".into(),
                Fact::No => "no".into(),
            },
            Field::SendNote => s.send_note.clone(),
            Field::Contacts => s.contacts.iter().map(contact).collect::<Vec<_>>().join("; "),
            Field::Links => s.links.iter().map(|l| l.url.clone()).collect::<Vec<_>>().join(" "),
            Field::State => match &s.state {
                State::Active => "running".into(),
                State::Paused { reason, .. } => format!("paused: {reason}"),
                State::Finished { on } => format!("finished on {on}"),
                State::Withdrawn { .. } => "taken back".into(),
                State::Hidden { reason, .. } => format!("hidden: {reason}"),
                State::Merged { .. } => "lives on as another".into(),
            },
            Field::Visibility => format!("{:?}", s.visibility).to_lowercase(),
            Field::Translated(..) => String::new(),
        };
        text.chars().take(MOST).collect()
    }

    fn schedules(&self, s: &Service) -> String {
        let one = |schedule: &doorstep_shared::schedule::Schedule| {
            let at = schedule.location.map(|id| self.place(id)).filter(|p| !p.is_empty());
            let written = when::write(std::slice::from_ref(schedule));
            at.map_or(written.clone(), |place| format!("{written} at {place}"))
        };
        s.schedules.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

fn keys<M: Member>(set: Set<M>) -> String {
    set.iter().map(Member::key).collect::<Vec<_>>().join(", ")
}

fn ages(ages: doorstep_shared::directory::AgeRange) -> String {
    let end = |months: Option<u16>| months.map_or("any".to_owned(), |m| m.to_string());
    format!("{} to {} months", end(ages.from_months()), end(ages.to_months()))
}

fn contact(c: &Contact) -> String {
    let parts = [c.name.as_str(), c.title.as_str(), c.phone.as_str(), c.email.as_str()];
    let said = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
    if c.public { said } else { format!("{said} (for staff)") }
}
