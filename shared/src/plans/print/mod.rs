//! A plan on paper: a sheet for one kind of recipient, put together from that recipient's list of fields and from nothing else.

mod language;
mod list;
mod names;
mod review;
mod scales;
mod school;
#[cfg(test)]
mod tests;
mod words;

pub use language::own_name;
pub use list::{Sheet, fields};
pub use names::{leave_out, names};
pub use school::approved_on;
pub use words::Word;

use serde_json::Value;

use crate::api::desk::plans::{PrintFor, PrintLine, PrintPart};
use crate::date::Date;
use crate::directory::SafeNumbers;
use crate::id::OrganisationId;
use crate::lang::Lang;
use crate::plans::entry::{Entry, Kind};
use crate::plans::plan::Plan;
use crate::plans::section::Section;
use crate::plans::sharing::Sharing;
use crate::plans::team::{Function, TeamMember};

/// A partner by name, and what the family's choices come to section by section.
pub type Shared = (OrganisationId, String, Vec<(Section, Sharing)>);

/// What a print is made from: what the one who prints may see of a plan, and names.
pub struct Source<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The entries that the one who prints may see.
    pub entries: Vec<&'a Entry>,
    /// The team today, with names of people and organisations.
    pub team: Vec<(&'a TeamMember, String, String)>,
    /// The partners with what the family shares with each.
    pub sharing: Vec<Shared>,
    /// Organisations by name.
    pub organisation: &'a dyn Fn(OrganisationId) -> String,
    /// Languages by name, in the language of the print where that is known.
    pub language: &'a dyn Fn(&str) -> String,
    /// Says a day.
    pub day: &'a dyn Fn(Date) -> String,
    /// The language of our words.
    pub lang: Lang,
    /// Whom it is for.
    pub recipient: PrintFor,
    /// Whom to ring when a child may not be safe, as the zone has written it down.
    pub safe_numbers: &'a SafeNumbers,
}

impl Source<'_> {
    fn say(&self, word: Word) -> String {
        word.say(self.lang).into()
    }

    fn sheets(&self, kind: Kind) -> Vec<(&Entry, Sheet)> {
        let of = self.entries.iter().filter(|entry| entry.name.kind == kind);
        of.map(|entry| (*entry, Sheet::of(entry, self.recipient))).collect()
    }

    /// What the child is called; empty where the one who prints may not know.
    pub fn child(&self) -> String {
        let id = self.plan.child.uuid();
        self.sheets(Kind::Child)
            .into_iter()
            .find(|(entry, _)| entry.name.id == id)
            .map(|(_, s)| s.text("known_as"))
            .unwrap_or_default()
    }

    /// The title.
    pub fn title(&self) -> String {
        let (named, alone) = match self.recipient {
            PrintFor::Family | PrintFor::Worker => (Word::Title, Word::TitleAlone),
            PrintFor::Meeting => (Word::MeetingTitle, Word::MeetingTitleAlone),
            PrintFor::Changed => (Word::ChangedTitle, Word::ChangedTitleAlone),
            PrintFor::School => (Word::SchoolTitle, Word::SchoolTitleAlone),
        };
        match self.child() {
            child if child.is_empty() => self.say(alone),
            child => format!("{} {child}", self.say(named)),
        }
    }

    /// The parts, in order; those that would be empty are left out.
    pub fn parts(&self) -> Vec<PrintPart> {
        let all = match self.recipient {
            PrintFor::Family | PrintFor::Worker => self.whole(),
            PrintFor::Meeting => self.next_meeting(),
            PrintFor::Changed => vec![self.outcomes(), self.distance()],
            PrintFor::School => self.handover(),
        };
        all.into_iter().filter(|part| !part.lines.is_empty()).collect()
    }

    fn whole(&self) -> Vec<PrintPart> {
        vec![
            self.school(),
            self.about_me(),
            self.strengths(),
            self.work(),
            self.services(),
            self.team(),
            self.contact(),
            self.home(),
            self.sharing(),
            self.said(),
        ]
    }

    /// Where a worry about a child belongs.
    pub fn safe_routes(&self) -> PrintPart {
        let mut lines = vec![self.ours("", self.say(Word::Danger))];
        let school = self.school_of_child();
        lines.push(match self.safe_numbers.lead(school) {
            Some(lead) => self.ours(&self.say(Word::OurLead), format!("{}, {}", lead.name, lead.phone)),
            None => self.ours("", self.say(Word::OurLead)),
        });
        if !self.safe_numbers.council.is_empty() {
            lines.push(self.ours(&self.say(Word::CouncilChildren), self.safe_numbers.council.clone()));
        }
        lines.push(self.ours("", self.say(Word::Nspcc)));
        PrintPart { heading: self.say(Word::Worried), lines }
    }

    /// The school, where it is a partner and the one who prints may know.
    fn school_of_child(&self) -> Option<OrganisationId> {
        let place = self.sheets(Kind::Place).into_iter().next()?.1;
        place.value("school").get("organisation").and_then(Value::as_str).and_then(|id| id.parse().ok())
    }

    fn ours(&self, label: &str, text: String) -> PrintLine {
        PrintLine { label: label.into(), text, ours: true }
    }

    fn theirs(&self, word: Word, text: String) -> PrintLine {
        PrintLine { label: self.say(word), text, ours: false }
    }

    fn part(&self, word: Word, lines: Vec<PrintLine>) -> PrintPart {
        PrintPart { heading: self.say(word), lines }
    }

    fn school(&self) -> PrintPart {
        let mut lines = Vec::new();
        for (_, sheet) in self.sheets(Kind::Place) {
            let school = sheet.value("school");
            let partner = school.get("organisation").and_then(Value::as_str).and_then(|id| id.parse().ok());
            let name =
                partner.map(|id| (self.organisation)(id)).or_else(|| school.get("name")?.as_str().map(str::to_owned));
            lines.extend(name.filter(|name| !name.is_empty()).map(|name| self.theirs(Word::School, name)));
            let place = serde_json::from_value::<crate::plans::school::SchoolPlace>(sheet.value("place")).ok();
            if let Some(on) = place.and_then(|place| place.first_day()) {
                lines.push(self.ours(Word::FirstDay.say(self.lang), (self.day)(on)));
            }
        }
        self.part(Word::School, lines)
    }

    fn about_me(&self) -> PrintPart {
        const FIELDS: [(&str, Word); 10] = [
            ("likes", Word::Likes),
            ("what_people_like", Word::PeopleLike),
            ("what_matters", Word::Matters),
            ("how_to_comfort", Word::Comfort),
            ("how_to_help", Word::Help),
            ("words_i_use", Word::MyWords),
            ("important_people", Word::People),
            ("routines", Word::Day),
            ("worries", Word::Worries),
            ("hopes", Word::Hopes),
        ];
        let mut lines = Vec::new();
        for (_, sheet) in self.sheets(Kind::AboutMe) {
            let said =
                FIELDS.iter().map(|(field, word)| (sheet.text(field), *word)).filter(|(text, _)| !text.is_empty());
            lines.extend(said.map(|(text, word)| self.theirs(word, text)));
        }
        self.part(Word::AboutMe, lines)
    }

    fn strengths(&self) -> PrintPart {
        let needs = self.sheets(Kind::Need).into_iter().filter(|(_, sheet)| sheet.text("kind") == "strength");
        let lines = needs.map(|(_, sheet)| PrintLine { label: String::new(), text: sheet.text("text"), ours: false });
        self.part(Word::GoesWell, lines.collect())
    }

    fn work(&self) -> PrintPart {
        let (needs, actions) = (self.sheets(Kind::Need), self.sheets(Kind::Action));
        let mut lines = Vec::new();
        for (entry, goal) in self.sheets(Kind::Goal) {
            if matches!(goal.text("status").as_str(), "changed" | "stopped") {
                continue;
            }
            for id in goal.value("needs").as_array().into_iter().flatten().filter_map(Value::as_str) {
                let need = needs.iter().find(|(entry, _)| entry.name.id.hyphenated().to_string() == id);
                lines.extend(need.map(|(_, sheet)| self.theirs(Word::Now, sheet.text("text"))));
            }
            lines.push(self.theirs(Word::Goal, goal.text("text")));
            lines
                .extend(Some(goal.text("measure")).filter(|t| !t.is_empty()).map(|text| self.theirs(Word::Know, text)));
            lines.extend(self.date(&goal, "target_on").map(|on| self.ours(Word::By.say(self.lang), on)));
            let id = entry.name.id.hyphenated().to_string();
            for (_, action) in actions.iter().filter(|(_, action)| action.text("goal") == id) {
                lines.extend(self.action(action));
            }
        }
        self.part(Word::WorkingOn, lines)
    }

    /// Services that the family was referred to: where each stands, and what the family itself says.
    fn services(&self) -> PrintPart {
        let mut lines = Vec::new();
        for (_, sheet) in self.sheets(Kind::Referral) {
            let Some(stage) = serde_json::from_value(sheet.value("stage")).ok() else { continue };
            lines.push(self.theirs(Word::Service, sheet.text("service_name")));
            lines.push(self.ours("", scales::referral(stage, self.lang).into()));
            for (field, word) in [("started_family", Word::WeStarted), ("outcome_family", Word::ItHelped)] {
                let said = serde_json::from_value(sheet.value(field)).ok().flatten();
                lines.extend(said.map(|said| self.ours(word.say(self.lang), scales::says(said, self.lang).into())));
            }
        }
        self.part(Word::Services, lines)
    }

    fn action(&self, action: &Sheet) -> Option<PrintLine> {
        let word = match action.text("status").as_str() {
            "done" => Word::Done,
            "proposed" | "agreed" | "doing" => Word::Todo,
            _ => return None,
        };
        let who = self.owner(&action.value("owner"));
        let by = self.date(action, "due").map(|on| format!("{} {on}", self.say(Word::By))).unwrap_or_default();
        let more: Vec<String> = [who, by].into_iter().filter(|text| !text.is_empty()).collect();
        let text = action.text("text");
        let text = if more.is_empty() { text } else { format!("{text} ({})", more.join(", ")) };
        Some(self.theirs(word, text))
    }

    fn owner(&self, owner: &Value) -> String {
        let id = |field: &str| owner.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some((_, name, _)) = self.team.iter().find(|(member, ..)| member.user.to_string() == id("user")) {
            return name.clone();
        }
        let adults = self.sheets(Kind::Adult);
        let adult = adults.iter().find(|(entry, _)| entry.name.id.hyphenated().to_string() == id("adult"));
        adult
            .map(|(_, sheet)| {
                Some(sheet.text("known_as")).filter(|n| !n.is_empty()).unwrap_or_else(|| sheet.text("legal_name"))
            })
            .unwrap_or_default()
    }

    fn date(&self, sheet: &Sheet, field: &str) -> Option<String> {
        sheet.text(field).parse::<Date>().ok().map(|on| (self.day)(on))
    }

    fn team(&self) -> PrintPart {
        let line = |(member, name, organisation): &(&TeamMember, String, String)| {
            let text = [function(member.function).say(self.lang), organisation.as_str()];
            let text: Vec<&str> = text.into_iter().filter(|text| !text.is_empty()).collect();
            PrintLine { label: name.clone(), text: text.join(", "), ours: true }
        };
        self.part(Word::Team, self.team.iter().map(line).collect())
    }

    fn contact(&self) -> PrintPart {
        let mut lines = Vec::new();
        let adults = self.sheets(Kind::Adult);
        for (_, sheet) in self.sheets(Kind::Contact) {
            let adult = adults.iter().find(|(entry, _)| entry.name.id.hyphenated().to_string() == sheet.text("adult"));
            let name = adult.map(|(_, sheet)| sheet.text("known_as")).unwrap_or_default();
            let channel = match sheet.text("channel").as_str() {
                "phone" => Word::Phone,
                "text" => Word::Text,
                "email" => Word::Email,
                "post" => Word::Post,
                "in-person" => Word::InPerson,
                _ => continue,
            };
            let yes =
                |field: &str, word: Word| sheet.value(field).as_bool().unwrap_or_default().then(|| self.say(word));
            let text = [
                Some(name),
                Some(sheet.text("value")),
                Some(sheet.text("when")),
                yes("ok_to_text", Word::MayText),
                yes("ok_to_leave_message", Word::MayLeave),
            ];
            let text: Vec<String> = text.into_iter().flatten().filter(|text| !text.is_empty()).collect();
            lines.push(self.theirs(channel, text.join(", ")));
        }
        self.part(Word::Contact, lines)
    }

    fn home(&self) -> PrintPart {
        let mut lines = Vec::new();
        for (_, sheet) in self.sheets(Kind::Home) {
            let codes = sheet.value("languages");
            let names: Vec<String> = codes
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(|code| (self.language)(code))
                .collect();
            if !names.is_empty() {
                lines.push(self.ours(Word::Languages.say(self.lang), names.join(", ")));
            }
            let interpreter = match sheet.text("interpreter").as_str() {
                "yes" => Some(Word::Yes),
                "no" => Some(Word::No),
                "unknown" => Some(Word::Unknown),
                _ => None,
            };
            lines.extend(interpreter.map(|word| self.ours(Word::Interpreter.say(self.lang), self.say(word))));
            lines.extend(
                Some(sheet.text("meeting")).filter(|t| !t.is_empty()).map(|text| self.theirs(Word::Meeting, text)),
            );
        }
        self.part(Word::Languages, lines)
    }

    fn sharing(&self) -> PrintPart {
        let line = |(_, name, cells): &Shared| {
            let open = cells
                .iter()
                .filter(|(_, sharing)| sharing.is_allowed())
                .map(|(section, _)| section_word(*section).say(self.lang));
            let open: Vec<&str> = open.collect();
            let text = if open.is_empty() { self.say(Word::Nothing) } else { open.join(", ") };
            PrintLine { label: name.clone(), text, ours: true }
        };
        self.part(Word::Sharing, self.sharing.iter().map(line).collect())
    }

    fn said(&self) -> PrintPart {
        let lines = self.plan.agreed.iter().map(|agreed| match agreed.but.trim() {
            "" => self.ours("", self.say(Word::AgreeAll)),
            but => PrintLine { label: String::new(), text: but.to_owned(), ours: false },
        });
        self.part(Word::WeSaid, lines.collect())
    }
}

fn function(function: Function) -> Word {
    match function {
        Function::LinkTeacher => Word::LinkTeacher,
        Function::ParentAdvisor => Word::Advisor,
        Function::CentreWorker => Word::Centre,
        Function::ReceptionTeacher => Word::Reception,
        Function::Senco => Word::Senco,
        Function::HealthVisitor => Word::HealthVisitor,
        Function::KeyPerson => Word::KeyPerson,
        Function::Other => Word::Helper,
    }
}

fn section_word(section: Section) -> Word {
    match section {
        Section::Basics | Section::Agreement | Section::Pointer => Word::Basics,
        Section::SafeContact => Word::SafeContact,
        Section::AboutMe => Word::AboutMe,
        Section::Readiness => Word::Readiness,
        Section::Health => Word::Health,
        Section::Assessment => Word::Assessment,
        Section::Learning => Word::Learning,
        Section::Wellbeing => Word::Wellbeing,
        Section::Actions => Word::Actions,
        Section::Meetings => Word::Meetings,
        Section::Notes => Word::Notes,
    }
}
