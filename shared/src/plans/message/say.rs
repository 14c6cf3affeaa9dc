//! What a message says: one of a few sentences, with a day or a time in it at most. No variant has room for a name, a need, a service
//! or a school, so none can stand in a message.

use serde::{Deserialize, Serialize};

use super::lang::TextLang;
use super::words::{Pack, pack};
use crate::date::{Date, Time};
use crate::lang::LanguageCode;

/// What a message says to an adult of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Say {
    /// There is something new.
    News,
    /// The plan is agreed.
    PlanAgreed,
    /// Something they wanted to do, by a day.
    ToDo {
        /// The day.
        on: Date,
    },
    /// The same, today.
    ToDoToday,
    /// The day for it has passed.
    ToDoAfter,
    /// Whether something has begun.
    DidItHappen,
    /// A meeting, and what to think about.
    MeetingSoon {
        /// The day.
        on: Date,
    },
    /// How the first days go.
    CheckIn,
    /// The last day to apply for a place.
    ApplyBy {
        /// The day.
        on: Date,
    },
    /// The day on which places are offered.
    OfferDay {
        /// The day.
        on: Date,
    },
    /// The last day to answer an offer.
    ReplyBy {
        /// The day.
        on: Date,
    },
    /// Somebody has joined or left the team.
    TeamChanged,
    /// What is shared has changed.
    SharingChanged,
    /// Somebody looked in an emergency.
    Looked,
    /// Something tomorrow at a time.
    SessionTomorrow {
        /// The time.
        at: Time,
    },
}

/// A message as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The language, English where there are no words in theirs.
    pub language: TextLang,
    /// The subject of an e-mail.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl Say {
    /// In a home's first language. Where there are no words in it: in plain English, with the offer of an interpreter, and never in
    /// both (IG77).
    pub fn text(self, languages: &[LanguageCode]) -> Text {
        let known = TextLang::of_home(languages);
        let language = known.unwrap_or(TextLang::En);
        let pack = pack(language);
        let mut text = format!("{}: {} {}", pack.sender, self.sentence(pack), pack.ask);
        if known.is_none() {
            text.push(' ');
            text.push_str(super::words::INTERPRETER);
        }
        Text { language, subject: pack.subject.to_owned(), text }
    }

    fn sentence(self, pack: &Pack) -> String {
        let on = |words: &str, on: Date| words.replace("{day}", &pack.day(on));
        match self {
            Self::News => pack.news.to_owned(),
            Self::PlanAgreed => pack.plan_agreed.to_owned(),
            Self::ToDo { on: day } => on(pack.to_do, day),
            Self::ToDoToday => pack.to_do_today.to_owned(),
            Self::ToDoAfter => pack.to_do_after.to_owned(),
            Self::DidItHappen => pack.did_it_happen.to_owned(),
            Self::MeetingSoon { on: day } => on(pack.meeting_soon, day),
            Self::CheckIn => pack.check_in.to_owned(),
            Self::ApplyBy { on: day } => on(pack.apply_by, day),
            Self::OfferDay { on: day } => on(pack.offer_day, day),
            Self::ReplyBy { on: day } => on(pack.reply_by, day),
            Self::TeamChanged => pack.team_changed.to_owned(),
            Self::SharingChanged => pack.sharing_changed.to_owned(),
            Self::Looked => pack.looked.to_owned(),
            Self::SessionTomorrow { at } => pack.session_tomorrow.replace("{time}", &at.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
