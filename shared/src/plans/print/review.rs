//! Two sheets of reviews: what a family may like to think about before a meeting, and what has changed from the beginning to the end.

use serde_json::Value;

use super::{Sheet, Source, Word, scales};
use crate::api::desk::plans::{PrintLine, PrintPart};
use crate::date::Date;
use crate::plans::content::{Concern, Confidence, Element};
use crate::plans::entry::{Entry, Kind};
use crate::plans::meeting::{Guest, MeetingState};
use crate::plans::work::Reached;
use crate::set::Member as _;

impl Source<'_> {
    /// The next meeting: when and where, who will be there, and what to think about, with room to write.
    pub(super) fn next_meeting(&self) -> Vec<PrintPart> {
        let when = |sheet: &Sheet| sheet.text("on").parse::<Date>().ok();
        let planned = |sheet: &Sheet| sheet.text("state") == MeetingState::Planned.key();
        let mut all: Vec<(Date, Sheet)> = self
            .sheets(Kind::Meeting)
            .into_iter()
            .filter(|(_, sheet)| planned(sheet))
            .filter_map(|(_, sheet)| Some((when(&sheet)?, sheet)))
            .collect();
        all.sort_by_key(|(on, _)| *on);
        // One that should have been held and was not is still the next one.
        let Some((on, sheet)) = all.into_iter().next() else {
            return vec![self.part(Word::NextMeeting, vec![self.ours("", self.say(Word::NoMeeting))])];
        };
        let kind = serde_json::from_value(sheet.value("of")).ok();
        let kind = kind.map(|kind| self.ours("", scales::meeting(kind, self.lang).into()));
        let time = Some(sheet.text("at")).filter(|at| !at.is_empty());
        let day = time.map_or_else(|| (self.day)(on), |at| format!("{}, {at}", (self.day)(on)));
        let place = Some(sheet.text("place")).filter(|place| !place.is_empty());
        let guests: Vec<Guest> = serde_json::from_value(sheet.value("invited")).unwrap_or_default();
        let names: Vec<String> = guests.iter().map(|guest| self.guest(guest)).filter(|name| !name.is_empty()).collect();
        let names = (!names.is_empty()).then(|| self.theirs(Word::WhoComes, names.join(", ")));
        let mut lines: Vec<PrintLine> = kind.into_iter().collect();
        lines.push(self.ours(Word::When.say(self.lang), day));
        lines.extend(place.map(|place| self.theirs(Word::Where, place)));
        lines.extend(names);
        let agenda = Some(sheet.text("agenda")).filter(|text| !text.is_empty());
        lines.extend(agenda.map(|text| self.theirs(Word::Agenda, text)));
        const PROMPTS: [(&str, Word); 3] =
            [("going_well", Word::AskWell), ("hard", Word::AskHard), ("talk_about", Word::AskTalk)];
        let prompts = PROMPTS.map(|(field, word)| match sheet.text(field) {
            text if text.is_empty() => self.theirs(word, ROOM.into()),
            text => self.theirs(word, text),
        });
        vec![
            self.part(Word::NextMeeting, lines),
            self.part(Word::ThinkAbout, prompts.into()),
            self.part(Word::YourSay, vec![self.ours("", self.say(Word::YouMay))]),
        ]
    }

    fn guest(&self, guest: &Guest) -> String {
        match guest {
            Guest::Family { adult } => self.owner(&serde_json::json!({ "adult": adult })),
            Guest::Team { user } => self.owner(&serde_json::json!({ "user": user })),
            Guest::Other { name } => name.trim().to_owned(),
        }
    }

    /// Each goal with what came of it, in the family's words.
    pub(super) fn outcomes(&self) -> PrintPart {
        let mut lines = Vec::new();
        for (_, goal) in self.sheets(Kind::Goal) {
            if goal.text("status") == "changed" {
                continue;
            }
            lines.push(self.theirs(Word::Goal, goal.text("text")));
            let reached: Option<Reached> = serde_json::from_value(goal.value("reached")).ok().flatten();
            lines.extend(
                reached.map(|what| self.ours(Word::WhatCame.say(self.lang), scales::reached(what, self.lang).into())),
            );
            let outcome = Some(goal.text("outcome")).filter(|text| !text.is_empty());
            lines.extend(outcome.map(|text| self.theirs(Word::InOurWords, text)));
        }
        self.part(Word::OurGoals, lines)
    }

    /// How big each worry was at the first talk and is at the last one; no total, and nothing where there was one talk alone.
    pub(super) fn distance(&self) -> PrintPart {
        let talk =
            |(entry, sheet): (&Entry, Sheet)| Some((sheet.text("on").parse::<Date>().ok()?, entry.name.id, sheet));
        let mut talks: Vec<_> = self.sheets(Kind::Distance).into_iter().filter_map(talk).collect();
        talks.sort_by_key(|(on, id, _)| (*on, *id));
        let [(first_on, _, first), .., (last_on, _, last)] = &talks[..] else {
            return self.part(Word::HowFar, Vec::new());
        };
        let days = format!("{} → {}", (self.day)(*first_on), (self.day)(*last_on));
        let mut lines = vec![self.ours(Word::When.say(self.lang), days)];
        let step = |sheet: &Sheet, field: &str| sheet.value(field).as_u64().and_then(|n| u8::try_from(n).ok());
        let pair = |label: String, from: Option<&'static str>, to: Option<&'static str>| {
            let say = |words: Option<&'static str>| words.map_or_else(|| self.say(Word::NotSaid), str::to_owned);
            self.ours(&label, format!("{} → {}", say(from), say(to)))
        };
        let sure = |sheet: &Sheet| {
            let step = step(sheet, "confidence").and_then(|n| Confidence::try_from(n).ok());
            step.map(|step| scales::confidence(step, self.lang))
        };
        if sure(first).or(sure(last)).is_some() {
            lines.push(pair(self.say(Word::HowSure), sure(first), sure(last)));
        }
        let all = |sheet: &Sheet| sheet.value("concerns");
        let (before, now) = (all(first), all(last));
        let said = |concerns: &Value, element: Element| {
            let number = concerns.get(element.key()).and_then(Value::as_u64).and_then(|n| u8::try_from(n).ok());
            number.and_then(|n| Concern::try_from(n).ok()).map(|step| scales::concern(step, self.lang))
        };
        for element in Element::ALL {
            let (from, to) = (said(&before, *element), said(&now, *element));
            if from.or(to).is_some() {
                lines.push(pair(scales::element(*element, self.lang).into(), from, to));
            }
        }
        self.part(Word::HowFar, lines)
    }
}

/// Room to write in by hand.
const ROOM: &str = "………………………………………………………………";

/// The fields of a meeting that its sheet may hold: nothing of what was said or decided.
pub(super) const MEETING: &[&str] =
    &["of", "on", "at", "place", "invited", "agenda", "going_well", "hard", "talk_about", "state"];
