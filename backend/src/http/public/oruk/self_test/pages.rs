//! Pages: their envelopes, and what they add up to.

use serde_json::Value;

use super::dialect::{Dialect, id};
use super::trial::Trial;

/// A page as it was answered.
pub struct Page {
    /// How many records the list has.
    pub total: usize,
    /// How many pages.
    pub pages: usize,
    /// The records of this one.
    pub records: Vec<Value>,
}

impl Page {
    /// The ids of its records.
    pub fn ids(&self) -> Vec<&str> {
        self.records.iter().map(id).collect()
    }
}

/// Asks for a page and looks whether what it says of itself is so.
pub async fn page(
    trial: &mut Trial,
    dialect: &Dialect,
    list: &str,
    (number, per_page): (usize, usize),
) -> Result<Page, String> {
    let sign = if list.contains('?') { '&' } else { '?' };
    let number_asked = if number == 1 { String::new() } else { format!("&page={number}") };
    let answer = trial.ask(&format!("{list}{sign}per_page={per_page}{number_asked}")).await;
    let said = answer.good()?;
    let [total, pages, at, first, last, records] = dialect.page;
    let wrong = |what: &str| format!("{}: {what}", answer.address);
    let count = |name: &str| {
        let count = said[name].as_u64().and_then(|n| usize::try_from(n).ok());
        count.ok_or_else(|| wrong(&format!("{name} is no number")))
    };
    let flag = |name: &str| said[name].as_bool().ok_or_else(|| wrong(&format!("{name} is neither true nor false")));
    let Some(list) = said[records].as_array() else {
        return Err(wrong(&format!("it has no list called {records}")));
    };
    let (total, pages) = (count(total)?, count(pages)?);
    if count("size")? != list.len() || list.len() > per_page {
        return Err(wrong(&format!("it holds {} records, and size says otherwise", list.len())));
    }
    if pages != total.div_ceil(per_page) {
        return Err(wrong(&format!("{total} records do not fill {pages} pages of {per_page}")));
    }
    if count(at)? != number {
        return Err(wrong(&format!("{at} is not {number}")));
    }
    let ends = (flag(first)?, flag(last)?, flag("empty")?);
    if ends != (number == 1, number >= pages, list.is_empty()) {
        return Err(wrong(&format!("{first}, {last} or empty is not as it should be")));
    }
    let records = list.clone();
    for record in &records {
        trial.look_through(record, &answer.address);
    }
    Ok(Page { total, pages, records })
}

/// Whether each list says what it holds.
pub async fn envelopes(trial: &mut Trial, dialect: &Dialect) -> Result<(), String> {
    for list in dialect.lists {
        page(trial, dialect, list, (1, 5)).await?;
    }
    Ok(())
}

/// Whether first, middle and last page are the parts of the whole list that they should be, and nothing comes behind.
pub async fn add_up(trial: &mut Trial, dialect: &Dialect, all: &[String]) -> Result<(), String> {
    const PER_PAGE: usize = 50;
    let pages = all.len().div_ceil(PER_PAGE).max(1);
    let mut numbers = vec![1, pages.div_ceil(2), pages];
    numbers.dedup();
    for number in numbers {
        let told = page(trial, dialect, "services", (number, PER_PAGE)).await?;
        let expected = all.iter().skip(PER_PAGE * (number - 1)).take(PER_PAGE);
        if !told.ids().into_iter().eq(expected.map(String::as_str)) {
            return Err(format!("page {number} does not hold what stands there in the whole list"));
        }
    }
    let beyond = page(trial, dialect, "services", (pages + 1_000, PER_PAGE)).await?;
    if beyond.records.is_empty() { Ok(()) } else { Err("a page beyond the last one holds records".into()) }
}

/// Whether lines hold what pages hold.
pub async fn lines(trial: &mut Trial, dialect: &Dialect) -> Result<(), String> {
    let told = page(trial, dialect, "services", (1, 25)).await?;
    let answer = trial.ask("services?format=ndjson&per_page=25").await;
    if answer.header("content-type") != "application/x-ndjson" {
        return Err(format!("{} says that it is {}", answer.address, answer.header("content-type")));
    }
    let text = String::from_utf8_lossy(&answer.body);
    let read: Result<Vec<Value>, _> = text.lines().map(serde_json::from_str).collect();
    let read = read.map_err(|error| format!("{}: a line is no JSON: {error}", answer.address))?;
    if read == told.records { Ok(()) } else { Err("the lines are not the records of the page".into()) }
}
