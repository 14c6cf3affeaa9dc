//! A list file made ready for looking things up in.

use core::cmp::Reverse;

use super::asked::Asked;
use super::filter::{self, FilterName, Verdict};
use super::fold::{fold, tokens};
use super::found::{Found, Hit, Widened};
use super::lexicon::Lexicon;
use super::query::Query;
use super::rank::Tier;
use super::stem::stem;
use super::vocabulary::is_stop_word;
use crate::date::Now;
use crate::directory::Freshness;
use crate::published::{Entry, ListFile};
use crate::set::Set;
use crate::sort::sort;

/// A search that finds fewer than this found little: it widens itself, and the centre hears of it.
pub const FEW: usize = 3;
/// Most entries that come in because they match some of the words.
const MOST_WIDENED: usize = 20;

/// A list file with its index unpacked.
#[derive(Clone, Debug)]
pub struct Directory {
    list: ListFile,
    lexicon: Lexicon,
    names: Vec<Name>,
}

/// An entry's name in the forms it is compared in.
#[derive(Clone, Debug)]
struct Name {
    folded: String,
    /// The stems of its words, and of its translations' words, between spaces; ` | ` between the names.
    stems: String,
}

/// An entry that is listed, with what the query says of it.
#[derive(Clone, Copy)]
struct Row {
    entry: usize,
    verdict: Verdict,
    freshness: Freshness,
    covered: u16,
    /// How much its words tell, where it matches only some of them.
    tell: u32,
    tier: Tier,
    score: u32,
}

impl Directory {
    /// Unpacks a list's index.
    pub fn new(list: ListFile) -> Self {
        let lexicon = list.index.read(list.entries.len());
        let names = list.entries.iter().map(Name::of).collect();
        Self { list, lexicon, names }
    }

    /// The list itself.
    pub fn list(&self) -> &ListFile {
        &self.list
    }

    /// Answers a query. Entries that rest or were not checked for too long are never there.
    pub fn search(&self, query: &Query, now: Now) -> Found {
        let asked = Asked::read(&self.lexicon, &query.text);
        let mut rows = Vec::new();
        let mut total_listed = 0;
        for (at, entry) in self.list.entries.iter().enumerate().filter(|(_, e)| e.listed(now.date)) {
            total_listed += 1;
            rows.extend(self.row(&asked, at, entry, query, now));
        }
        let (whole, part): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|r| r.covered == asked.all());
        let unknown = query.show_unknown;
        let passing = |rows: &[Row], without: Set<FilterName>| -> Vec<Row> {
            rows.iter().filter(|r| r.verdict.passes(without, unknown)).copied().collect()
        };

        let mut without = Set::EMPTY;
        let mut hits = self.sorted(passing(&whole, without), asked.is_empty());
        let matching = hits.len();
        let mut left_out = 0;
        if hits.is_empty() && !whole.is_empty() {
            without = too_many(&whole, filter::asked(query), unknown);
            hits = self.sorted(passing(&whole, without), asked.is_empty());
        } else if hits.len() < FEW {
            let mut more = passing(&part, without);
            if hits.is_empty() && more.is_empty() && !part.is_empty() {
                without = too_many(&part, filter::asked(query), unknown);
                more = passing(&part, without);
            }
            more = self.best_part(&asked, more);
            left_out = more.iter().fold(0, |bits, r| bits | (asked.all() & !r.covered));
            hits.extend(more);
        }

        let mut widened: Vec<Widened> = without.iter().map(Widened::WithoutFilter).collect();
        if left_out != 0 {
            widened.insert(0, Widened::SomeWords { left_out: asked.said(left_out) });
        }
        let unknown_hidden = if unknown {
            0
        } else {
            whole.iter().filter(|r| r.verdict.passes(Set::EMPTY, true) && !r.verdict.unknown.is_empty()).count()
        };
        let hits = hits.into_iter().map(|row| Hit {
            entry: row.entry,
            reasons: asked.reasons(row.entry),
            unknown: row.verdict.unknown.iter().filter(|f| !without.has(*f)).collect(),
        });
        Found { hits: hits.collect(), matching, unknown_hidden, total_listed, widened }
    }

    /// For each entry of the list, resting and old ones too, whether it matches all of these words. Words that say too little
    /// to be searched for match everything.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn matches(&self, words: &str) -> Vec<bool> {
        let asked = Asked::read(&self.lexicon, words);
        let all = |entry| asked.answer(entry).is_some_and(|answer| answer.covered == asked.all());
        (0..self.list.entries.len()).map(|entry| asked.is_empty() || all(entry)).collect()
    }

    /// What a query says of an entry; nothing when it matches no word.
    fn row(&self, asked: &Asked<'_>, at: usize, entry: &Entry, query: &Query, now: Now) -> Option<Row> {
        let mut row = Row {
            entry: at,
            verdict: Verdict::default(),
            freshness: entry.freshness(now.date),
            covered: 0,
            tell: 0,
            tier: Tier::Phrase,
            score: 0,
        };
        if !asked.is_empty() {
            let answer = asked.answer(at)?;
            row.covered = answer.covered;
            row.tier = answer.tier.max(Tier::Exact);
            row.score = answer.score;
            if row.covered == asked.all() && row.tier == Tier::Exact {
                self.name_counts(at, &asked.phrase, &mut row);
            }
        }
        row.verdict = Verdict::of(&self.list, entry, query, now);
        Some(row)
    }

    fn name_counts(&self, entry: usize, phrase: &str, row: &mut Row) {
        let stems = &self.names[entry].stems;
        // By bytes: the standard text search would be heavier than this is slow.
        if stems.as_bytes().windows(phrase.len()).any(|part| part == phrase.as_bytes()) {
            row.tier = Tier::Phrase;
            if stems.split('|').any(|name| name == phrase) {
                row.score *= 2;
            }
        }
    }

    /// Of the entries that match some of the words, those whose words tell at least half of what all would, or else
    /// those that come nearest to it.
    fn best_part(&self, asked: &Asked<'_>, mut rows: Vec<Row>) -> Vec<Row> {
        for row in &mut rows {
            row.tell = asked.tell(row.covered);
        }
        let most = rows.iter().map(|r| r.tell).max().unwrap_or(0);
        let enough = most.min(asked.tell(asked.all()).div_ceil(2));
        rows.retain(|r| r.tell >= enough);
        let mut rows = self.sorted(rows, false);
        rows.truncate(MOST_WIDENED);
        rows
    }

    /// The most telling first, then the closest; without words, the best checked.
    fn sorted(&self, rows: Vec<Row>, by_freshness: bool) -> Vec<Row> {
        let key = |r: &Row| {
            let class = if by_freshness { r.freshness as u8 } else { 0 };
            (class, Reverse(r.tell), r.tier, r.freshness == Freshness::Sinking, Reverse(r.score))
        };
        let name = |r: &Row| (self.names[r.entry].folded.as_str(), self.list.entries[r.entry].id);
        let mut order: Vec<u32> = (0..rows.len() as u32).collect();
        sort(&mut order, &|a, b| {
            let (a, b) = (&rows[a as usize], &rows[b as usize]);
            key(a).cmp(&key(b)).then_with(|| name(a).cmp(&name(b)))
        });
        order.into_iter().map(|at| rows[at as usize]).collect()
    }
}

impl Name {
    fn of(entry: &Entry) -> Self {
        let mut stems = stemmed(&entry.name);
        for translation in &entry.translations {
            stems.push('|');
            stems.push_str(&stemmed(&translation.name));
        }
        Self { folded: fold(&entry.name), stems }
    }
}

fn stemmed(name: &str) -> String {
    let mut out = String::from(" ");
    for token in tokens(name).iter().filter(|t| !is_stop_word(&t.folded)) {
        out.push_str(&stem(&token.folded));
        out.push(' ');
    }
    out
}

/// The filters to do without, so that something passes: the first that alone stands in the way, or else as few as help,
/// in their order.
fn too_many(rows: &[Row], asked: Set<FilterName>, show_unknown: bool) -> Set<FilterName> {
    let helps = |without: Set<FilterName>| rows.iter().any(|r| r.verdict.passes(without, show_unknown));
    if let Some(one) = asked.iter().find(|f| helps(Set::EMPTY.with(*f))) {
        return Set::EMPTY.with(one);
    }
    let mut without = Set::EMPTY;
    for name in asked.iter() {
        without.insert(name);
        if helps(without) {
            break;
        }
    }
    // Some of them may not have been in the way after all.
    for name in asked.iter() {
        let mut fewer = without;
        fewer.remove(name);
        if helps(fewer) {
            without = fewer;
        }
    }
    without
}
