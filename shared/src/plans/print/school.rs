//! The handover on paper: two sides, what helps first, and nothing beside the record that the parent approved.

use super::{Source, Word};
use crate::api::desk::plans::PrintPart;
use crate::date::Date;
use crate::plans::entry::Kind;
use crate::plans::handover::{Handover, Stage};

/// The parts of a record that its paper may hold, and when it was approved.
pub(super) const HANDOVER: &[&str] = &[
    "calms",
    "helps",
    "likes",
    "matters",
    "words_i_use",
    "people",
    "languages",
    "health",
    "goes_well",
    "with_help",
    "working_on",
    "done",
    "from_family",
    "contacts",
    "stage",
];

/// What a teacher needs before anything else.
const FIRST: [(&str, Word); 2] = [("calms", Word::Comfort), ("helps", Word::Help)];
/// The rest, in the order in which it is read.
const THEN: [(&str, Word); 12] = [
    ("likes", Word::Likes),
    ("matters", Word::Matters),
    ("words_i_use", Word::MyWords),
    ("people", Word::People),
    ("languages", Word::Languages),
    ("health", Word::HealthTold),
    ("goes_well", Word::GoesWell),
    ("with_help", Word::WithHelp),
    ("working_on", Word::WorkingOn),
    ("done", Word::DoneSoFar),
    ("from_family", Word::FromFamily),
    ("contacts", Word::TalkTo),
];

/// The day on which a parent approved a record; none before, and none where the parent does not want one.
pub fn approved_on(record: &Handover) -> Option<Date> {
    match record.stage {
        Stage::Draft | Stage::Refused { .. } => None,
        Stage::Approved { approval } | Stage::Sent { approval, .. } | Stage::Received { approval, .. } => {
            Some(approval.on)
        }
    }
}

impl Source<'_> {
    /// The record, as its recipient may have it.
    pub(super) fn handover(&self) -> Vec<PrintPart> {
        let Some((_, sheet)) = self.sheets(Kind::Handover).into_iter().next() else { return Vec::new() };
        let line = |(field, word): &(&str, Word)| {
            // Lines run on: so many characters fill two sides, however they were typed.
            let text = sheet.text(field);
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let text = lines.collect::<Vec<_>>().join(" • ");
            (!text.is_empty()).then(|| self.theirs(*word, text))
        };
        let mut then: Vec<_> = THEN.iter().filter_map(line).collect();
        let stage: Option<Stage> = serde_json::from_value(sheet.value("stage")).ok();
        let approved = stage.and_then(|stage| approved_on(&Handover { stage, ..Handover::blank() }));
        then.extend(approved.map(|on| self.ours(Word::ApprovedOn.say(self.lang), (self.day)(on))));
        vec![self.part(Word::HelpsFirst, FIRST.iter().filter_map(line).collect()), self.part(Word::AboutMe, then)]
    }
}
