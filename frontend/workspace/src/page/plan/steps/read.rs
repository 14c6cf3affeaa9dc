//! Reading the form of a step: what is sent, or what is still missing.

use doorstep_shared::api::desk::plans::{Said, Taking};
use doorstep_shared::id::PersonId;
use doorstep_shared::lang::LanguageCode;
use doorstep_shared::plans::course::{Step, StepKind};
use doorstep_shared::plans::plan::{HandoverDecision, NOTICE};
use doorstep_shared::set::Member;
use leptos::prelude::*;

use super::boxes::Boxes;
use crate::form::{filled, may, wants};
use crate::ui::Wrong;

/// What is read from the boxes, and what is wrong with them.
struct Read {
    boxes: Boxes,
    wrong: Vec<Wrong>,
}

impl Read {
    fn miss(&mut self, field: &str, what: &str) {
        self.wrong.push((self.boxes.id(field), what.to_owned()));
    }

    fn one_of<M: Member>(&mut self, field: &str, value: RwSignal<String>, what: &str) -> Option<M> {
        let found = value.with_untracked(|value| M::parse(value));
        if found.is_none() {
            self.miss(field, what);
        }
        found
    }

    fn language(&mut self) -> Option<LanguageCode> {
        let found = self.boxes.language.with_untracked(|code| code.parse().ok());
        if found.is_none() {
            self.miss("language", "Choose the language");
        }
        found
    }

    fn adult(&mut self) -> Option<PersonId> {
        let found = self.boxes.adult.with_untracked(|id| id.parse().ok());
        if found.is_none() {
            self.miss("adult", "Say who");
        }
        found
    }

    fn words(&mut self, what: &str) -> String {
        self.wrong.extend(filled(self.boxes.words, &self.boxes.id("words"), what));
        self.boxes.words.get_untracked().trim().to_owned()
    }

    fn handover(&mut self) -> Option<HandoverDecision> {
        self.one_of("handover", self.boxes.handover, "Say what was decided")
    }
}

/// What is sent; what is wrong where something is.
pub fn read(boxes: Boxes) -> Result<Taking, Vec<Wrong>> {
    untrack(|| {
        let mut read = Read { boxes, wrong: Vec::new() };
        let taking = taking(&mut read);
        match taking {
            Some(taking) if read.wrong.is_empty() => Ok(taking),
            _ => Err(read.wrong),
        }
    })
}

fn taking(read: &mut Read) -> Option<Taking> {
    let boxes = read.boxes;
    let optional_day = boxes.day.read().ok().flatten();
    let bare = |step: Step| Some(Taking { step, said: Said::Nothing });
    match boxes.kind {
        StepKind::Invite => {
            read.wrong.extend(may(boxes.day, &boxes.id("day")));
            let (language, interpreter) = (read.language()?, boxes.interpreter.get());
            Some(Taking {
                step: Step::Invite,
                said: Said::Asked { language, interpreter, may_be_contacted_on: optional_day },
            })
        }
        StepKind::Agree => {
            let told = read.one_of("told", boxes.told, "Say how they were told");
            let language = read.language();
            let adult = read.adult();
            let how = read.one_of("how", boxes.how, "Say how they agreed");
            read.wrong.extend(may(boxes.day, &boxes.id("day")));
            let said = Said::Agreed {
                adult: adult?,
                told: told?,
                notice: NOTICE.to_owned(),
                language: language?,
                how: how?,
                place_accepted_on: optional_day,
            };
            Some(Taking { step: Step::Agree, said })
        }
        StepKind::Activate => {
            let adult = read.adult();
            let but = match boxes.says.get().as_str() {
                "full" => String::new(),
                "but" => read.words("Write what they do not agree with"),
                _ => {
                    read.miss("says", "Say whether they agree with all of it");
                    String::new()
                }
            };
            Some(Taking { step: Step::Activate, said: Said::ToThePlan { adult: adult?, but } })
        }
        StepKind::StartReception => {
            read.wrong.extend(wants(boxes.day, &boxes.id("day"), "Write the day the child started"));
            let handover = read.handover();
            Some(Taking { step: Step::StartReception, said: Said::Started { on: optional_day?, handover: handover? } })
        }
        StepKind::Pause => {
            let reason = read.words("Say why, in a few words");
            read.wrong.extend(wants(boxes.day, &boxes.id("day"), "Write the day it goes on"));
            bare(Step::Pause { reason, until: optional_day? })
        }
        StepKind::TransferOut => {
            let to = read.words("Say where to");
            let handover = read.handover();
            Some(Taking { step: Step::TransferOut { to }, said: Said::Moved { handover: handover? } })
        }
        StepKind::Close => {
            let reason = read.one_of("closing", boxes.closing, "Say why it is over")?;
            bare(Step::Close { reason })
        }
        StepKind::Reopen => {
            let note = read.words("Say why, in a few words");
            bare(Step::Reopen { note })
        }
        StepKind::Decline => bare(Step::Decline),
        StepKind::GetToKnow => bare(Step::GetToKnow),
        StepKind::AgreePlan => bare(Step::AgreePlan),
        StepKind::Resume => bare(Step::Resume),
        StepKind::Withdraw => bare(Step::Withdraw),
        StepKind::BeginClosing => bare(Step::BeginClosing),
        StepKind::Dispose => bare(Step::Dispose),
    }
}
