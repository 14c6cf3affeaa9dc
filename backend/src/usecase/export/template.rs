//! An empty table to fill in: headings, what belongs under each, one example. It comes in again without a complaint.

use std::io;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{
    AccessFeature, Aim, Attend, Category, Channel, Kind, Level, LifeStage, Need, Programme,
};
use doorstep_shared::set::Member;

use super::xlsx::{Choice, Sheet};
use super::{csv, table, xlsx};
use crate::import::TEMPLATE_SHEETS;
use crate::import::columns::COLUMNS;

/// The table as CSV. The row of notes begins with "# ", by which the import knows it.
///
/// # Errors
/// When memory cannot be had.
pub fn as_csv() -> io::Result<Vec<u8>> {
    let mut notes: Vec<String> = COLUMNS.iter().map(|c| note(c.name)).collect();
    if let Some(first) = notes.first_mut() {
        first.insert_str(0, "# ");
    }
    csv::write([table::headings(), notes, example()])
}

/// The table as a workbook, with notes on its headings and lists to choose from.
///
/// # Errors
/// When memory cannot be had.
pub fn as_xlsx(today: Date) -> io::Result<Vec<u8>> {
    let [notes_name, lists_name] = TEMPLATE_SHEETS;
    let lists: Vec<(&str, Words)> = COLUMNS.iter().filter_map(|c| words(c.name).map(|words| (c.name, words))).collect();
    let choices = (0_u16..).zip(COLUMNS).filter_map(|(column, c)| {
        let (at, (_, words)) = lists.iter().enumerate().find(|(_, (name, _))| *name == c.name)?;
        let letters = crate::import::column_letters(at);
        Some(Choice {
            column,
            range: format!("{lists_name}!${letters}$2:${letters}${}", words.keys.len() + 1),
            only: !words.several,
        })
    });
    let services = Sheet {
        name: "Services",
        headings: table::headings(),
        rows: vec![example()],
        notes: COLUMNS.iter().map(|c| note(c.name)).collect(),
        choices: choices.collect(),
    };
    let explained = |c: &crate::import::columns::Column| {
        let several = words(c.name).is_some_and(|w| w.several);
        vec![c.name.to_owned(), note(c.name), if several { "several, divided by ;".into() } else { String::new() }]
    };
    let notes = Sheet {
        name: notes_name,
        headings: vec!["column".into(), "what belongs in it".into(), "how many".into()],
        rows: COLUMNS.iter().map(explained).collect(),
        ..Sheet::default()
    };
    let longest = lists.iter().map(|(_, w)| w.keys.len()).max().unwrap_or_default();
    let words_to_choose = Sheet {
        name: lists_name,
        headings: lists.iter().map(|(name, _)| (*name).to_owned()).collect(),
        rows: (0..longest)
            .map(|row| lists.iter().map(|(_, w)| w.keys.get(row).copied().unwrap_or_default().to_owned()).collect())
            .collect(),
        ..Sheet::default()
    };
    xlsx::write(&[services, notes, words_to_choose], today)
}

/// The words a column understands.
struct Words {
    keys: Vec<&'static str>,
    several: bool,
}

fn words(column: &str) -> Option<Words> {
    fn all<M: Member>() -> Vec<&'static str> {
        M::ALL.iter().map(|m| m.key()).collect()
    }
    let (keys, several) = match column {
        "kind" => (all::<Kind>(), false),
        "level" => (all::<Level>(), false),
        "send_support" => (vec!["yes", "no", "unknown"], false),
        "state" => (vec!["active", "paused", "finished"], false),
        "aims" => (all::<Aim>(), true),
        "programmes" => (all::<Programme>(), true),
        "categories" => (all::<Category>(), true),
        "stages" => (all::<LifeStage>(), true),
        "needs" => (all::<Need>(), true),
        "attend" => (all::<Attend>(), true),
        "channels" => (all::<Channel>(), true),
        "access" => (all::<AccessFeature>(), true),
        _ => return None,
    };
    Some(Words { keys, several })
}

/// What belongs under a heading, with the words to choose from.
fn note(column: &str) -> String {
    let holds = COLUMNS.iter().find(|c| c.name == column).map_or("", |c| c.holds);
    match words(column) {
        Some(words) if words.keys.len() <= 12 => format!("{holds} Words: {}.", words.keys.join(", ")),
        _ => holds.to_owned(),
    }
}

fn example() -> Vec<String> {
    COLUMNS.iter().map(|c| said(c.name).to_owned()).collect()
}

/// The example: a group that nobody will take for a real one.
fn said(column: &str) -> &'static str {
    match column {
        "id" => "example-1",
        "name" => "Example: stay and play (write over this row)",
        "organisation" => "Example Children's Centre",
        "summary" => "Play, songs and a snack for children under five and their grown-ups.",
        "description" => "Come in your own time and leave when you like. There is a quiet corner for babies.",
        "kind" => "group",
        "categories" => "play-groups",
        "stages" => "baby; toddler",
        "level" => "universal",
        "age_from_months" => "0",
        "age_to_months" => "59",
        "who_for" => "Families with a child under five.",
        "cost" => "free",
        "attend" => "drop-in",
        "channels" => "place",
        "languages" => "en; pl",
        "send_support" => "unknown",
        "bring" => "Socks for the soft play.",
        "contact" => "The front desk",
        "phone" => "01632 960001",
        "email" => "hello@example.org",
        "url" => "https://www.example.org",
        "venue" => "Example Hall",
        "street" => "1 Example Street",
        "town" => "Exampleton",
        "county" => "Exampleshire",
        "postcode" => "ZZ1 1AA",
        "access" => "step-free",
        "directions" => "The door is beside the library.",
        "when" => "weekly tu 10:00-11:30 term-time",
        "state" => "active",
        _ => "",
    }
}
