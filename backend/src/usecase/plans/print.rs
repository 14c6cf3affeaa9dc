//! A plan for print. Who prints it sees no more on paper than on screen.

use doorstep_shared::api::desk::plans::{PrintFor, PrintRequest, Printed};
use doorstep_shared::lang::Lang;
use doorstep_shared::plans::access::{Area, Op};
use doorstep_shared::plans::entry::{Body, Entry};
use doorstep_shared::plans::plan::partners;
use doorstep_shared::plans::print::{self, Source, Word, approved_on, own_name};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::resolve;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::DateStyle;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::entry::opened;
use super::error::PlanError;
use super::look::{self, Looking};
use super::records::DisclosureRecord;
use super::view::Names;
use super::whole::{Reader, Whole, on_team};
use crate::speech::words;
use crate::store::plan_keys;
use crate::usecase::entry::Desk;

/// Puts a print together, and writes down that it was made.
///
/// # Errors
/// The refusal; when the tables cannot be read, or the print cannot be written down.
pub async fn print(desk: &Desk<'_>, of: &PrintRequest) -> Result<Printed, PlanError> {
    let whole = opened(desk, of.plan).await?;
    let reader = Reader::new(desk, &whole)?;
    may(&reader, &whole, of.recipient)?;
    let names = Names::of(desk, &whole).await?;
    let (mut printed, sections) = put_together(desk, &whole, &reader, &names, of);
    let Some(seen) = &of.seen else {
        look::write(desk, &whole, Looking::at(&reader, sections, "view")).await?;
        return Ok(printed);
    };
    if *seen != printed.hash {
        return Err(PlanError::invalid("/seen", "The plan has changed since you read this print. Read it once more."));
    }
    printed.made = true;
    let kept = DisclosureRecord {
        at: desk.clock.now().to_string(),
        by: desk.actor.user,
        role: desk.actor.role,
        organisation: desk.actor.organisation,
        recipient: of.recipient,
        lang: of.lang,
        reference: printed.reference.clone(),
        hash: printed.hash.clone(),
        left_out: of.without.len(),
    };
    let key = plan_keys::disclosure(whole.plan.id, desk.ids.next());
    look::write_with(desk, &whole, Looking::at(&reader, sections, "print"), |change| change.create(key, &kept)).await?;
    Ok(printed)
}

/// The family's own print, from what this adult may read. That they opened it is written down by whoever shows it.
pub(super) fn for_family(
    desk: &Desk<'_>,
    whole: &Whole,
    names: &Names,
    (recipient, lang): (PrintFor, Lang),
) -> Result<Printed, PlanError> {
    let reader = Reader::new(desk, whole)?;
    let (zone, plan) = (desk.zone.id.clone(), whole.plan.id);
    let of = PrintRequest { zone, plan, recipient, lang, without: Vec::new(), seen: None };
    Ok(put_together(desk, whole, &reader, names, &of).0)
}

/// Whether somebody may have this print. A school has the paper of what it was sent, and no other.
fn may(reader: &Reader<'_>, whole: &Whole, recipient: PrintFor) -> Result<(), PlanError> {
    let of_school = recipient == PrintFor::School;
    match reader.may(Area::Print, Op::Read) {
        Ok(_) => {}
        Err(_) if of_school && whole.entries.iter().any(|entry| reader.reads_extract(entry)) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    let approved = |entry: &Entry| match &entry.body {
        Body::Handover(record) => reader.may_read(entry).is_ok() && approved_on(record).is_some(),
        _ => false,
    };
    if of_school && !whole.entries.iter().any(approved) {
        let detail = "There is no handover here that a parent has approved. It is printed once they have.";
        return Err(PlanError::invalid("/for", detail));
    }
    Ok(())
}

fn put_together(
    desk: &Desk<'_>,
    whole: &Whole,
    reader: &Reader<'_>,
    names: &Names,
    of: &PrintRequest,
) -> (Printed, Vec<Section>) {
    let speech = words(of.lang);
    let entries: Vec<_> = whole.entries.iter().filter(|entry| reader.may_read(entry).is_ok()).collect();
    let mut sections: Vec<Section> = entries.iter().map(|entry| entry.body.section()).collect();
    sections.sort_unstable();
    sections.dedup();
    let mates = on_team(&whole.team, desk.today).filter(|member| member.is_in(desk.today));
    let cells = |to| {
        let asked = Section::ALL.iter().filter(|section| section.is_shared_by_choice());
        asked.map(|section| (*section, resolve(whole.said(), to, *section, desk.today))).collect()
    };
    let with = partners(&whole.team, &whole.entries, desk.today).into_iter();
    let source = Source {
        plan: &whole.plan,
        team: mates
            .map(|member| (member, names.person(member.user), names.organisation(member.organisation)))
            .collect(),
        sharing: with.map(|to| (to, names.organisation(to), cells(to))).collect(),
        organisation: &|id| names.organisation(id),
        language: &language,
        day: &|day| speech.date(day, DateStyle::DayMonthYear),
        lang: of.lang,
        recipient: of.recipient,
        safe_numbers: &desk.zone.safe_numbers,
        entries,
    };
    let say = |word: Word| word.say(of.lang).to_owned();
    let mut parts = source.parts();
    let named = print::names(&parts, &known(whole, names));
    let left_out: Vec<&str> =
        of.without.iter().filter_map(|at| named.get(*at)).map(|name| name.name.as_str()).collect();
    print::leave_out(&mut parts, &left_out, of.lang);
    let (title, safe_routes) = (source.title(), source.safe_routes());
    let day = speech.date(desk.today, DateStyle::DayMonthYear);
    let hash = hash(&json!([of.recipient, of.lang.key(), title, day, parts, safe_routes]));
    let number = desk.ids.next().simple().to_string();
    let printed = Printed {
        // Of a number that grows with time the end tells prints apart.
        reference: format!("{}, {}", whole.plan.label, number.chars().skip(26).collect::<String>().to_uppercase()),
        recipient: say(match of.recipient {
            PrintFor::Worker => Word::ForWorker,
            PrintFor::School => Word::ForSchool,
            PrintFor::Family | PrintFor::Meeting | PrintFor::Changed => Word::ForFamily,
        }),
        page: say(Word::Page),
        of: say(Word::Of),
        title,
        on: desk.today,
        day,
        lang: of.lang,
        machine_draft: of.lang != Lang::En,
        parts,
        safe_routes,
        names: named,
        hash,
        made: false,
    };
    (printed, sections)
}

/// Those whose names are no surprise on a print: the family, its team and the partners.
fn known(whole: &Whole, names: &Names) -> Vec<String> {
    let family = whole.entries.iter().flat_map(|entry| match &entry.body {
        Body::Child(child) => vec![child.legal_name.clone(), child.known_as.clone()],
        Body::Adult(adult) => vec![adult.legal_name.clone(), adult.known_as.clone()],
        _ => Vec::new(),
    });
    let team = whole.team.iter().flat_map(|mate| [names.person(mate.user), names.organisation(mate.organisation)]);
    family.chain(team).collect()
}

/// SHA-256 of something, in hexadecimal digits.
fn hash(of: &Value) -> String {
    Sha256::digest(of.to_string().as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A language in its own name, where it is one of those that families here speak; its code otherwise.
fn language(code: &str) -> String {
    let known = own_name(code);
    known.map_or_else(|| code.to_owned(), str::to_owned)
}
