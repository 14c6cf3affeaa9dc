//! From the form to an entry, with everything that is wrong or worth a word.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{self, URL_MAX};
use super::form::{AgesForm, ContactRow, EntryForm, LinkRow};
use super::problem::{FieldProblem, Never, Warning, Wrong};
use super::schedule::ScheduleRow;
use super::text;
use super::translate::{self, keep_marks, out_of_date};
use crate::date::{Date, Now, Time};
use crate::directory::{AgeRange, Calendar, Contact, Cost, Level, Link, Service, TextField, Visibility};
use crate::fact::Fact;
use crate::id::LocationId;
use crate::lang::{Lang, LanguageCode};
use crate::schedule::{LOOK_AHEAD_DAYS, Repeat, Schedule, Season, calendar_ends_before, next};
use crate::set::{Member, Set};

/// What the reading of a form depends on besides the form.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The day.
    pub today: Date,
    /// The zone's school calendar.
    pub calendar: &'a Calendar,
}

/// A form that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The entry it makes of its base. Where a field is wrong, as near as it can be: fit to be previewed, not to be saved.
    pub service: Service,
    /// What has to be put right before it can be saved, in the form's order.
    pub errors: Vec<FieldProblem>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
}

impl EntryForm {
    /// Most rows of times, contacts or web addresses.
    pub const ROWS_MAX: usize = 30;
    /// Most characters of a name, a role or the words of a link.
    pub const LABEL_MAX: usize = 100;
    /// Most characters of all search words together.
    pub const TAGS_MAX: usize = 1000;

    /// Reads the form as changes to `base`. What nobody touched is not judged and stays as it is, so that a record that
    /// came in with an odd phone number does not keep anybody from mending its times.
    pub fn read(&self, base: &Service, around: Surroundings<'_>) -> Read {
        let mut reader = Reader {
            form: self,
            before: Self::of(base),
            base,
            around,
            service: base.clone(),
            errors: Vec::new(),
            warnings: Vec::new(),
        };
        reader.what_it_is();
        reader.when();
        reader.who_and_cost();
        reader.how();
        reader.reach();
        reader.translations();
        reader.rest();
        Read { service: reader.service, errors: reader.errors, warnings: reader.warnings }
    }
}

struct Reader<'a> {
    form: &'a EntryForm,
    before: EntryForm,
    base: &'a Service,
    around: Surroundings<'a>,
    service: Service,
    errors: Vec<FieldProblem>,
    warnings: Vec<Warning>,
}

/// Puts a field into the entry when somebody touched it.
macro_rules! if_touched {
    ($reader:ident, $($field:ident => $read:expr;)+) => {$(
        if $reader.form.$field != $reader.before.$field {
            let value = $read;
            $reader.service.$field = value;
        }
    )+};
}

impl Reader<'_> {
    fn wrong(&mut self, path: impl Into<String>, wrong: Wrong) {
        self.errors.push(FieldProblem { path: path.into(), wrong });
    }

    fn fits(&mut self, path: &str, text: String, most: usize) -> String {
        let now = text.chars().count();
        if now > most {
            self.wrong(path, Wrong::TooLong { most, now });
        } else if let Some(found) = text::markup(&text) {
            self.wrong(path, found.into());
        }
        text
    }

    fn line(&mut self, path: &str, typed: &str, most: usize) -> String {
        self.fits(path, text::line(typed), most)
    }

    fn choice<T>(&mut self, path: &str, chosen: Option<T>) -> Option<T> {
        if chosen.is_none() {
            self.wrong(path, Wrong::NotAChoice);
        }
        chosen
    }

    fn set<M: Member>(&mut self, path: &str, chosen: &BTreeSet<String>) -> Set<M> {
        chosen.iter().filter_map(|key| self.choice(path, M::parse(key))).collect()
    }

    fn known_set<M: Member>(&mut self, path: &str, chosen: &BTreeSet<String>) -> Option<Set<M>> {
        Some(self.set(path, chosen)).filter(|s| !s.is_empty())
    }

    fn what_it_is(&mut self) {
        let form = self.form;
        if_touched! { self,
            name => self.line("/name", &form.name, Service::NAME_MAX);
            summary => self.line("/summary", &form.summary, Service::SUMMARY_MAX);
            description => {
                let typed = text::paragraphs(&form.description);
                self.fits("/description", typed, Service::DESCRIPTION_MAX)
            };
            categories => self.set("/categories", &form.categories);
            tags => self.tags(&form.tags);
            aims => self.set("/aims", &form.aims);
            programmes => self.set("/programmes", &form.programmes);
            needs => self.set("/needs", &form.needs);
        }
        if self.service.name.is_empty() || form.name.trim().is_empty() {
            self.wrong("/name", Wrong::Missing);
        }
        if form.organisation != self.before.organisation {
            self.service.organisation = match form.organisation.as_str() {
                "" => None,
                id => self.choice("/organisation", id.parse().ok()),
            };
        }
        match (form.kind.as_str(), Member::parse(&form.kind)) {
            (_, Some(kind)) => self.service.kind = kind,
            ("", None) => self.wrong("/kind", Wrong::Missing),
            (_, None) => self.wrong("/kind", Wrong::NotAChoice),
        }
    }

    fn tags(&mut self, typed: &str) -> BTreeSet<String> {
        self.line("/tags", typed, EntryForm::TAGS_MAX);
        typed.split([',', ';', '\n']).map(text::line).filter(|tag| !tag.is_empty()).collect()
    }

    fn when(&mut self) {
        let form = self.form;
        if form.schedules != self.before.schedules {
            self.service.schedules = self.schedules(&form.schedules);
        }
        if form.locations != self.before.locations {
            self.service.locations = form
                .locations
                .iter()
                .filter_map(|id| self.choice("/locations", id.parse::<LocationId>().ok()))
                .collect();
        }
        for (row, schedule) in self.service.schedules.iter().enumerate() {
            let (today, calendar) = (self.around.today, self.around.calendar);
            let one = std::slice::from_ref(schedule);
            match calendar_ends_before(one, calendar, today, today.plus_days(LOOK_AHEAD_DAYS)) {
                Some(on) => self.warnings.push(Warning::CalendarEnds { row, on }),
                None if self.base.schedules.contains(schedule) && self.never(schedule).is_some() => {
                    self.warnings.push(Warning::ScheduleOver { row });
                }
                None => {}
            }
        }
    }

    fn schedules(&mut self, rows: &[ScheduleRow]) -> Vec<Schedule> {
        if rows.len() > EntryForm::ROWS_MAX {
            self.wrong("/schedules", Wrong::TooMany { most: EntryForm::ROWS_MAX });
        }
        let mut schedules = Vec::new();
        for (i, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            if let Some(kept) = untouched(&self.before.schedules, &self.base.schedules, row) {
                schedules.push(kept);
                continue;
            }
            let path = format!("/schedules/{i}");
            let (schedule, problems) = row.read(&path, self.around.today);
            let clean = problems.is_empty();
            self.errors.extend(problems);
            if let Some(schedule) = schedule {
                if let Some(why) = self.never(&schedule).filter(|_| clean) {
                    self.wrong(path, Wrong::NeverOccurs(why));
                }
                schedules.push(schedule);
            }
        }
        schedules
    }

    /// Why a schedule has no day ahead, if it has none and no unknown term could bring one.
    fn never(&self, schedule: &Schedule) -> Option<Never> {
        let Surroundings { today, calendar } = self.around;
        let now = Now { date: today, time: Time::MIN };
        let ahead = |schedule: &Schedule| {
            let one = std::slice::from_ref(schedule);
            let last = today.plus_days(LOOK_AHEAD_DAYS);
            !next(one, calendar, now, 1).is_empty() || calendar_ends_before(one, calendar, today, last).is_some()
        };
        if ahead(schedule) {
            return None;
        }
        let over = schedule.valid_to.is_some_and(|last| last < today)
            || matches!(&schedule.repeat, Repeat::Dates(dates) if dates.iter().all(|d| *d < today));
        let without = |change: fn(&mut Schedule)| {
            let mut changed = schedule.clone();
            change(&mut changed);
            ahead(&changed)
        };
        Some(if over {
            Never::Over
        } else if without(|s| s.except.clear()) {
            Never::AllOff
        } else if without(|s| s.season = Season::AllYear) {
            Never::OutsideSeason
        } else if schedule.valid_from.is_some() || schedule.valid_to.is_some() {
            Never::OutsideDates
        } else {
            Never::NotSoon
        })
    }

    fn who_and_cost(&mut self) {
        let form = self.form;
        if_touched! { self,
            stages => self.known_set("/stages", &form.stages);
            ages => self.ages(&form.ages);
            who_for => self.line("/who_for", &form.who_for, Service::SENTENCE_MAX);
            level => match form.level.as_str() {
                "" => None,
                key => self.choice("/level", Level::parse(key)),
            };
            cost => match form.cost.is.as_str() {
                "" | "unknown" => Cost::Unknown,
                "free" => Cost::Free,
                "paid" => {
                    let text = self.line("/cost/text", &form.cost.text, Service::SENTENCE_MAX);
                    if text.is_empty() {
                        self.wrong("/cost/text", Wrong::NoPrice);
                    }
                    Cost::Paid { text }
                }
                _ => self.choice("/cost", None).unwrap_or_default(),
            };
        }
    }

    fn ages(&mut self, typed: &AgesForm) -> Option<AgeRange> {
        match typed.is.as_str() {
            "" | "unknown" => return None,
            "all" => return Some(AgeRange::ALL),
            "range" => {}
            _ => return self.choice("/ages", None),
        }
        let from = self.months("/ages/from", &typed.from, &typed.from_in, 0);
        // Up to and including the last month of that age.
        let to = self.months("/ages/to", &typed.to, &typed.to_in, 11);
        if typed.from.trim().is_empty() && typed.to.trim().is_empty() {
            self.wrong("/ages/from", Wrong::Missing);
        }
        let range = AgeRange::new(from, to).ok();
        if range.is_none() {
            self.wrong("/ages/to", Wrong::AgesBackwards);
        }
        range
    }

    fn months(&mut self, path: &str, typed: &str, unit: &str, last: u16) -> Option<u16> {
        if typed.trim().is_empty() {
            return None;
        }
        let in_months = unit == "months";
        let months = typed.trim().parse::<u16>().ok().and_then(|n| match in_months {
            true => Some(n),
            false => n.checked_mul(12)?.checked_add(last),
        });
        let months = months.filter(|m| *m <= AgeRange::MAX);
        if months.is_none() {
            self.wrong(path, Wrong::NotAnAge);
        }
        months
    }

    fn how(&mut self) {
        let form = self.form;
        if_touched! { self,
            attend => self.known_set("/attend", &form.attend);
            attend_note => self.line("/attend_note", &form.attend_note, Service::SENTENCE_MAX);
            channels => self.known_set("/channels", &form.channels);
            bring => self.line("/bring", &form.bring, Service::SENTENCE_MAX);
            languages => {
                let read = form.languages.iter();
                let spoken: BTreeSet<LanguageCode> =
                    read.filter_map(|code| self.choice("/languages", code.parse().ok())).collect();
                Some(spoken).filter(|s| !s.is_empty())
            };
            send_support => match form.send_support.as_str() {
                "" => Fact::Unknown,
                key => self.choice("/send_support", Fact::parse(key)).unwrap_or(Fact::Unknown),
            };
            send_note => self.line("/send_note", &form.send_note, Service::SENTENCE_MAX);
        }
    }

    fn reach(&mut self) {
        let form = self.form;
        for (path, rows) in [("/contacts", form.contacts.len()), ("/links", form.links.len())] {
            if rows > EntryForm::ROWS_MAX {
                self.wrong(path, Wrong::TooMany { most: EntryForm::ROWS_MAX });
            }
        }
        if_touched! { self,
            contacts => {
                let rows = form.contacts.iter().enumerate();
                rows.filter_map(|(i, row)| self.contact(i, row)).collect::<Vec<Contact>>()
            };
            links => {
                let rows = form.links.iter().enumerate();
                rows.filter_map(|(i, row)| self.link(i, row)).collect::<Vec<Link>>()
            };
        }
    }

    fn contact(&mut self, i: usize, row: &ContactRow) -> Option<Contact> {
        if let Some(kept) = untouched(&self.before.contacts, &self.base.contacts, row) {
            return Some(kept);
        }
        let at = |field: &str| format!("/contacts/{i}/{field}");
        let name = self.line(&at("name"), &row.name, EntryForm::LABEL_MAX);
        let title = self.line(&at("title"), &row.title, EntryForm::LABEL_MAX);
        let phone = self.address(&at("phone"), &row.phone, address::phone, Wrong::NotAPhone);
        let email = self.address(&at("email"), &row.email, address::email, Wrong::NotAnEmail);
        if phone.is_empty() && email.is_empty() {
            if name.is_empty() && title.is_empty() {
                return None;
            }
            self.wrong(at("phone"), Wrong::NoWayToReach);
        }
        Some(Contact { name, title, phone, email, public: row.public })
    }

    fn link(&mut self, i: usize, row: &LinkRow) -> Option<Link> {
        if let Some(kept) = untouched(&self.before.links, &self.base.links, row) {
            return Some(kept);
        }
        let at = |field: &str| format!("/links/{i}/{field}");
        let label = self.line(&at("label"), &row.label, EntryForm::LABEL_MAX);
        let url = self.address(&at("url"), &row.url, address::url, Wrong::NotAUrl);
        if url.is_empty() && !label.is_empty() {
            self.wrong(at("url"), Wrong::Missing);
        }
        (!url.is_empty()).then_some(Link { label, url })
    }

    /// An address in its tidy form; as typed, with a problem, when it cannot be one.
    fn address(&mut self, path: &str, typed: &str, read: fn(&str) -> Option<String>, wrong: Wrong) -> String {
        let typed = text::line(typed);
        let now = typed.chars().count();
        match read(&typed) {
            _ if typed.is_empty() => {}
            Some(good) if now <= URL_MAX => return good,
            Some(_) => self.wrong(path, Wrong::TooLong { most: URL_MAX, now }),
            None => self.wrong(path, text::markup(&typed).map_or(wrong, Wrong::from)),
        }
        typed
    }

    fn translations(&mut self) {
        let form = self.form;
        for (key, typed) in &form.translations {
            let lang = Lang::parse(key).filter(|lang| *lang != Lang::En);
            let Some(lang) = self.choice(&format!("/translations/{key}"), lang) else { continue };
            let before = self.before.translation(lang);
            for field in TextField::ALL.iter().copied() {
                let read_through = typed.read_through.contains(field.key());
                if typed.text(field) == before.text(field) && !read_through {
                    continue;
                }
                let path = format!("/translations/{key}/{}", field.key());
                let text = match field {
                    TextField::Name => self.line(&path, typed.text(field), Service::NAME_MAX),
                    TextField::Summary => self.line(&path, typed.text(field), Service::SUMMARY_MAX),
                    TextField::Description => {
                        self.fits(&path, text::paragraphs(typed.text(field)), Service::DESCRIPTION_MAX)
                    }
                };
                if !text.is_empty() && field.of(&self.service).is_empty() {
                    self.wrong(path, Wrong::NoSource);
                }
                translate::by_hand(&mut self.service, lang, field, text);
            }
        }
        keep_marks(self.base, &mut self.service);
    }

    fn rest(&mut self) {
        if self.form.visibility != self.before.visibility {
            self.service.visibility = match self.form.visibility.as_str() {
                "public" => Visibility::Public,
                "staff" => Visibility::Staff,
                _ => self.choice("/visibility", None).unwrap_or_default(),
            };
        }
        if self.service.summary.is_empty() {
            self.warnings.push(Warning::NoSummary);
        }
        let reachable = |c: &Contact| c.public && !(c.phone.is_empty() && c.email.is_empty());
        if self.service.links.is_empty() && !self.service.contacts.iter().any(reachable) {
            self.warnings.push(Warning::NoContact);
        }
        if !out_of_date(&self.service).is_empty() {
            self.warnings.push(Warning::TranslationsOld);
        }
    }
}

/// The record behind a row that stands in the form as it stood there before.
fn untouched<R: PartialEq, V: Clone>(before: &[R], base: &[V], row: &R) -> Option<V> {
    before.iter().zip(base).find(|(was, _)| *was == row).map(|(_, value)| value.clone())
}

/// Opens a draft over the form of its entry: what an older program did not know of stays as the entry has it.
pub fn open_draft(draft: serde_json::Value, entry: &EntryForm) -> Option<EntryForm> {
    let (Ok(serde_json::Value::Object(mut whole)), serde_json::Value::Object(draft)) =
        (serde_json::to_value(entry), draft)
    else {
        return None;
    };
    let kept: BTreeMap<_, _> = draft.into_iter().collect();
    whole.extend(kept);
    serde_json::from_value(serde_json::Value::Object(whole)).ok()
}
