//! The decision about one message to one adult.

use serde::{Deserialize, Serialize};

use super::hours::{Moment, SafeHours, first_open};
use super::phone::Phone;
use super::post::{NoPost, may_post};
use crate::date::Date;
use crate::fact::Fact;
use crate::id::PersonId;
use crate::plans::course::State;
use crate::plans::entry::{Body, Entry};
use crate::plans::people::{Adult, Channel, Contact};

/// Whose affair a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Something of this adult alone, such as what they do themselves.
    Own,
    /// The plan: only those who may see it hear of it.
    Plan,
    /// A day that everybody may know, such as the last one to apply: told from the invitation on to those who decide for the child.
    Known,
    /// That somebody looked in an emergency. It is told also while the plan rests and after its end.
    Look,
}

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// A text to this number.
    Text(Phone),
    /// An e-mail to this address.
    Email(String),
}

impl To {
    /// The way it goes.
    pub fn channel(&self) -> Channel {
        match self {
            Self::Text(_) => Channel::Text,
            Self::Email(_) => Channel::Email,
        }
    }
}

crate::closed_list! {
    /// Why a message is not sent, and nobody has to do anything about it.
    Never {
        /// The family has not said yes to the plan.
        NotAgreed = "not-agreed",
        /// The plan is over, or the family has left it.
        PlanOver = "plan-over",
        /// The plan rests.
        PlanRests = "plan-rests",
        /// They are not an adult of this plan.
        NotInPlan = "not-in-plan",
        /// They may not see the plan, and this is not their own.
        NotTheirs = "not-theirs",
        /// They do not want to be reminded of this.
        OptedOut = "opted-out",
        /// What it was about is done, called off or somebody else's now.
        NoLonger = "no-longer",
        /// Its day is over.
        TooLate = "too-late",
        /// Of what was to be told, nothing waits any more that they may see.
        MayNotSee = "may-not-see",
    }
}

impl Never {
    /// How staff read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotAgreed => "The family has not said yes to the plan yet.",
            Self::PlanOver => "The plan is over, or the family has left it.",
            Self::PlanRests => "The plan rests.",
            Self::NotInPlan => "They are not an adult of this plan.",
            Self::NotTheirs => "They may not see the plan, and this is not their own.",
            Self::OptedOut => "They do not want to be reminded of this.",
            Self::NoLonger => "It is done, called off or somebody else’s now.",
            Self::TooLate => "Its day is over.",
            Self::MayNotSee => "Nothing of it waits any more that they may see.",
        }
    }
}

crate::closed_list! {
    /// Why a person has to tell somebody, and no program does.
    Why {
        /// No safe way to reach them is written down.
        NoContact = "no-contact",
        /// They want to be told when they come.
        InPerson = "in-person",
        /// They want to be rung, and nobody may text them. A program leaves no voicemail.
        Ring = "ring",
        /// They want a letter.
        Letter = "letter",
        /// They want a letter, and none may be posted to where they live: it is handed over.
        HandOver = "hand-over",
        /// The number takes no texts, or is none.
        BadNumber = "bad-number",
        /// The e-mail address is none.
        BadEmail = "bad-email",
        /// Somebody of the family who lives elsewhere is reached at the same number or address.
        Shared = "shared",
        /// They have said in words when it is safe, and not in hours.
        InWords = "in-words",
        /// Their safe hours lie in the night.
        AtNight = "at-night",
        /// It was sent and did not arrive.
        NotDelivered = "not-delivered",
    }
}

impl Why {
    /// What to do, in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoContact => "No safe way to reach them is written down. Ask them for one.",
            Self::InPerson => "They want to hear it in person. Tell them when you meet.",
            Self::Ring => "They want a call. Ring them.",
            Self::Letter => "They want a letter. Print it and post it.",
            Self::HandOver => "They want a letter, and none may be posted to where they live. Hand it over.",
            Self::BadNumber => "Their number takes no texts. Ring them, and put the number right.",
            Self::BadEmail => "Their e-mail address cannot be right. Ask them for it.",
            Self::Shared => "Somebody who lives elsewhere has the same number or address. Find out which way is safe.",
            Self::InWords => "They say in words when it is safe. Write down from when to when, or ring them.",
            Self::AtNight => "Their safe hours lie in the night. Ask them for others, or ring them.",
            Self::NotDelivered => "A message did not arrive. Ring them, and put the number or address right.",
        }
    }
}

/// What becomes of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may leave now. Not before this moment was it wanted.
    Send {
        /// By what and to where.
        to: To,
        /// From when on.
        not_before: Moment,
    },
    /// It may not leave before this moment: it is asked again then.
    Hold {
        /// The first moment at which it may.
        until: Moment,
    },
    /// It is not sent.
    Never(Never),
    /// Somebody has to ring, meet or hand over.
    Person(Why),
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// To whom.
    pub adult: PersonId,
    /// Whose affair it is.
    pub about: About,
    /// Now, in London.
    pub now: Moment,
    /// From when on it is wanted.
    pub not_before: Moment,
    /// The last day on which it is worth anything.
    pub until: Date,
    /// Where the plan stands.
    pub state: State,
    /// The entries of the plan and of its family, as they are at this moment.
    pub entries: &'a [Entry],
}

/// Decides.
pub fn decide(asked: &Asked<'_>) -> Decision {
    if let Some(never) = not_at_all(asked) {
        return Decision::Never(never);
    }
    let contacts: Vec<&Contact> = asked.entries.iter().filter_map(contact_of).collect();
    let Some(contact) = contacts.iter().copied().find(|contact| contact.adult == asked.adult) else {
        return Decision::Person(Why::NoContact);
    };
    let to = match way(contact, &contacts, asked) {
        Ok(to) => to,
        Err(why) => return Decision::Person(why),
    };
    let hours = SafeHours { from: contact.safe_from, until: contact.safe_until };
    if !hours.are_said() && !contact.when.trim().is_empty() {
        return Decision::Person(Why::InWords);
    }
    match first_open(asked.now.max(asked.not_before), hours) {
        None => Decision::Person(Why::AtNight),
        Some(open) if open.on > asked.until => Decision::Never(Never::TooLate),
        Some(open) if open > asked.now => Decision::Hold { until: open },
        Some(_) => Decision::Send { to, not_before: asked.not_before },
    }
}

/// What keeps a message from everybody, or from this adult.
fn not_at_all(asked: &Asked<'_>) -> Option<Never> {
    let adult = asked.entries.iter().find_map(|entry| match &entry.body {
        Body::Adult(adult) if entry.name.id == asked.adult.uuid() => Some(adult),
        _ => None,
    });
    let state = asked.state;
    let stopped = match asked.about {
        About::Look => None,
        About::Known if state == State::Invited => None,
        _ if matches!(state, State::Nominated | State::Invited) => Some(Never::NotAgreed),
        _ if state == State::Paused => Some(Never::PlanRests),
        _ if !state.is_open() => Some(Never::PlanOver),
        _ => None,
    };
    stopped.or(match adult {
        None => Some(Never::NotInPlan),
        Some(adult) if !may_hear(asked.about, adult) => Some(Never::NotTheirs),
        Some(_) => (asked.now.on > asked.until).then_some(Never::TooLate),
    })
}

/// Whether something may be told to an adult at all.
pub fn may_hear(about: About, adult: &Adult) -> bool {
    match about {
        About::Own => true,
        About::Plan | About::Look => adult.may_see_plan,
        About::Known => adult.may_see_plan || adult.responsibility.may_choose(),
    }
}

/// The safe way of an adult, and no other.
fn way(contact: &Contact, all: &[&Contact], asked: &Asked<'_>) -> Result<To, Why> {
    let to = match contact.channel {
        Channel::InPerson => return Err(Why::InPerson),
        Channel::Post => {
            return Err(match may_post(contact, all, asked.now.on) {
                Ok(()) => Why::Letter,
                Err(NoPost::NoAddress) => Why::NoContact,
                Err(NoPost::Confidential | NoPost::LeftLately) => Why::HandOver,
            });
        }
        // IG29: whoever did not say that a text is all right gets none, and nobody hears a recorded voice.
        Channel::Phone | Channel::Text if !contact.ok_to_text => return Err(Why::Ring),
        Channel::Phone | Channel::Text => match contact.value.parse::<Phone>() {
            Ok(phone) if phone.takes_texts() => To::Text(phone),
            _ => return Err(Why::BadNumber),
        },
        Channel::Email => To::Email(email(&contact.value).ok_or(Why::BadEmail)?),
    };
    // IG30: what reaches somebody who lives elsewhere is not theirs alone.
    let same = |other: &&&Contact| other.adult != contact.adult && reaches(other) == Some(to.clone());
    let apart = |id: PersonId| !adults(asked.entries).any(|(known, a)| known == id && a.lives_with_child == Fact::Yes);
    match all.iter().filter(same).any(|other| apart(other.adult) || apart(contact.adult)) {
        true => Err(Why::Shared),
        false => Ok(to),
    }
}

fn adults(entries: &[Entry]) -> impl Iterator<Item = (PersonId, &Adult)> {
    entries.iter().filter_map(|entry| match &entry.body {
        Body::Adult(adult) => Some((PersonId::new(entry.name.id), adult)),
        _ => None,
    })
}

fn contact_of(entry: &Entry) -> Option<&Contact> {
    if let Body::Contact(contact) = &entry.body { Some(contact) } else { None }
}

/// Where a contact leads, whether or not a message may go there.
fn reaches(contact: &Contact) -> Option<To> {
    match contact.channel {
        Channel::Phone | Channel::Text => contact.value.parse().ok().map(To::Text),
        Channel::Email => email(&contact.value).map(To::Email),
        Channel::Post | Channel::InPerson => None,
    }
}

/// An e-mail address in small letters, where it can be one.
fn email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (name, host) = text.split_once('@')?;
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"()".contains(c));
    let good = plain && !name.is_empty() && host.contains('.') && !host.contains('@') && !host.ends_with('.');
    (good && !host.starts_with('.')).then_some(text)
}

#[cfg(test)]
pub(super) mod tests;
