//! A plan for print. Who prints it sees no more on paper than on screen.

use doorstep_shared::api::desk::plans::{PrintFor, PrintRequest, Printed};
use doorstep_shared::lang::Lang;
use doorstep_shared::plans::access::{Area, Op};
use doorstep_shared::plans::plan::partners;
use doorstep_shared::plans::print::{Source, Word, own_name};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::resolve;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::DateStyle;

use super::entry::opened;
use super::error::PlanError;
use super::look::{self, Looking};
use super::view::Names;
use super::whole::{Reader, Whole, on_team};
use crate::speech::words;
use crate::usecase::entry::Desk;

/// Puts a print together, and writes down that it was made.
///
/// # Errors
/// The refusal; when the tables cannot be read, or the print cannot be written down.
pub async fn print(desk: &Desk<'_>, of: &PrintRequest) -> Result<Printed, PlanError> {
    let whole = opened(desk, of.plan).await?;
    let reader = Reader::new(desk, &whole)?;
    reader.may(Area::Print, Op::Read)?;
    let names = Names::of(desk, &whole).await?;
    let (printed, sections) = put_together(desk, &whole, &reader, &names, of);
    look::write(desk, &whole, Looking::at(&reader, sections, "print")).await?;
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
    let of = PrintRequest { zone: desk.zone.id.clone(), plan: whole.plan.id, recipient, lang };
    Ok(put_together(desk, whole, &reader, names, &of).0)
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
    let number = desk.ids.next().simple().to_string();
    let printed = Printed {
        // Of a number that grows with time the end tells prints apart.
        reference: format!("{}, {}", whole.plan.label, number.chars().skip(26).collect::<String>().to_uppercase()),
        recipient: say(if of.recipient == PrintFor::Worker { Word::ForWorker } else { Word::ForFamily }),
        page: say(Word::Page),
        of: say(Word::Of),
        title: source.title(),
        on: desk.today,
        day: speech.date(desk.today, DateStyle::DayMonthYear),
        lang: of.lang,
        machine_draft: of.lang != Lang::En,
        parts: source.parts(),
        safe_routes: source.safe_routes(),
    };
    (printed, sections)
}

/// A language in its own name, where it is one of those that families here speak; its code otherwise.
fn language(code: &str) -> String {
    let known = own_name(code);
    known.map_or_else(|| code.to_owned(), str::to_owned)
}
