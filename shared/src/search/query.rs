//! What a person asked for: words and filters, as they stand in an address.

use core::fmt::Write as _;

use crate::date::{Date, Weekday};
use crate::directory::{AccessFeature, Attend, Category, Channel, LifeStage};
use crate::lang::LanguageCode;
use crate::set::{Member, Set};

/// Words and filters. An empty query finds everything that is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words typed, at most [`Query::TEXT_MAX`] characters.
    pub text: String,
    /// For families at this stage.
    pub stage: Option<LifeStage>,
    /// For a child of this age in months.
    pub age_months: Option<u16>,
    /// On this day.
    pub day: Option<DayFilter>,
    /// Only what costs nothing.
    pub free: bool,
    /// One of these ways to attend is enough.
    pub attend: Set<Attend>,
    /// One of these ways to be reached is enough.
    pub channel: Set<Channel>,
    /// This language is spoken.
    pub spoken: Option<LanguageCode>,
    /// All of these are there.
    pub access: Set<AccessFeature>,
    /// About this.
    pub category: Option<Category>,
    /// Keep what is not known to pass a filter, too.
    pub show_unknown: bool,
}

/// A day people ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFilter {
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// The next such day of the week, today included, within two weeks.
    Weekday(Weekday),
    /// This day.
    On(Date),
}

impl DayFilter {
    /// How it stands in an address: `today`, `tomorrow`, `mo` … `su`, or a date.
    pub fn key(self) -> String {
        match self {
            Self::Today => "today".into(),
            Self::Tomorrow => "tomorrow".into(),
            Self::Weekday(day) => day.key().into(),
            Self::On(date) => date.to_string(),
        }
    }

    /// The reverse of [`DayFilter::key`].
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "today" => Some(Self::Today),
            "tomorrow" => Some(Self::Tomorrow),
            _ => Weekday::parse(text).map(Self::Weekday).or_else(|| text.parse().ok().map(Self::On)),
        }
    }
}

/// A part of a query that could not be understood: the name in the address and the value given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    /// The parameter's name.
    pub name: &'static str,
    /// What was given for it.
    pub value: String,
}

impl Query {
    /// Most characters of the words typed; what is beyond is not read.
    pub const TEXT_MAX: usize = 200;

    /// Reads name and value pairs (already percent-decoded). Unknown names are left alone, so that an address with
    /// somebody's campaign tag still works; a value that makes no sense is left out and reported.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<BadParameter>) {
        let mut query = Self::default();
        let mut bad = Vec::new();
        for (name, value) in pairs {
            if value.is_empty() {
                continue;
            }
            let problem = match name {
                "q" => {
                    query.text = value.chars().take(Self::TEXT_MAX).collect::<String>().trim().into();
                    None
                }
                "stage" => keep(&mut query.stage, LifeStage::parse(value), "stage"),
                "age_months" => keep(&mut query.age_months, value.parse().ok().filter(|m| *m <= 1440), "age_months"),
                "day" => keep(&mut query.day, DayFilter::parse(value), "day"),
                "free" => flag(&mut query.free, value, "free"),
                "attend" => each(&mut query.attend, value, "attend"),
                "channel" => each(&mut query.channel, value, "channel"),
                "spoken" => keep(&mut query.spoken, value.parse().ok(), "spoken"),
                "access" => each(&mut query.access, value, "access"),
                "category" => keep(&mut query.category, Category::parse(value), "category"),
                "unknown" => flag(&mut query.show_unknown, value, "unknown"),
                _ => None,
            };
            if let Some(name) = problem {
                bad.push(BadParameter { name, value: value.into() });
            }
        }
        (query, bad)
    }

    /// The query as name and value pairs, in one order whatever order they came in; nothing that is not set.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut put = |name, value: String| {
            if !value.is_empty() {
                pairs.push((name, value));
            }
        };
        put("q", self.text.clone());
        put("stage", self.stage.map_or_else(String::new, |s| s.key().into()));
        put("age_months", self.age_months.map_or_else(String::new, |m| m.to_string()));
        put("day", self.day.map_or_else(String::new, DayFilter::key));
        put("free", if self.free { "1".into() } else { String::new() });
        put("attend", joined(self.attend));
        put("channel", joined(self.channel));
        put("spoken", self.spoken.map_or_else(String::new, |l| l.as_str().into()));
        put("access", joined(self.access));
        put("category", self.category.map_or_else(String::new, |c| c.key().into()));
        put("unknown", if self.show_unknown { "1".into() } else { String::new() });
        pairs
    }

    /// The query as the part of an address behind `?`; empty when nothing is asked.
    pub fn to_query_string(&self) -> String {
        let mut out = String::new();
        for (name, value) in self.pairs() {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(name);
            out.push('=');
            percent_encode(&value, &mut out);
        }
        out
    }

    /// Reads the part of an address behind `?`.
    pub fn from_query_string(text: &str) -> (Self, Vec<BadParameter>) {
        let pairs: Vec<(String, String)> = text
            .split('&')
            .filter_map(|pair| {
                let (name, value) = pair.split_once('=')?;
                Some((percent_decode(name), percent_decode(value)))
            })
            .collect();
        Self::read(pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())))
    }

    /// Whether any filter (beside the words) is set.
    pub fn has_filters(&self) -> bool {
        let words_only = Self { text: self.text.clone(), show_unknown: self.show_unknown, ..Self::default() };
        *self != words_only
    }
}

fn keep<T>(place: &mut Option<T>, value: Option<T>, name: &'static str) -> Option<&'static str> {
    let missing = value.is_none();
    if !missing {
        *place = value;
    }
    missing.then_some(name)
}

fn flag(place: &mut bool, value: &str, name: &'static str) -> Option<&'static str> {
    match value {
        "1" | "true" | "yes" | "on" => *place = true,
        "0" | "false" | "no" | "off" => *place = false,
        _ => return Some(name),
    }
    None
}

fn each<M: Member>(set: &mut Set<M>, value: &str, name: &'static str) -> Option<&'static str> {
    let mut problem = None;
    for key in value.split(',').filter(|k| !k.is_empty()) {
        match M::parse(key) {
            Some(member) => set.insert(member),
            None => problem = Some(name),
        }
    }
    problem
}

fn joined<M: Member>(set: Set<M>) -> String {
    let mut out = String::new();
    for member in set.iter() {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(member.key());
    }
    out
}

/// Writes a value so that it may stand in the query part of an address.
pub fn percent_encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                // Writing to a string does not fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// Reads a value of an address's query part; what is no proper escape stands for itself.
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let escape = (bytes[i] == b'%').then(|| bytes.get(i + 1..i + 3)).flatten();
        let escape = escape.filter(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        let decoded =
            escape.and_then(|hex| core::str::from_utf8(hex).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match (bytes[i], decoded) {
            (_, Some(byte)) => {
                out.push(byte);
                i += 2;
            }
            (b'+', None) => out.push(b' '),
            (byte, None) => out.push(byte),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_the_whole_query() {
        let (query, bad) = Query::from_query_string(
            "q=mowa+dziecka%3F&stage=toddler&age_months=24&day=tu&free=1&attend=drop-in&attend=book&channel=place,phone\
             &spoken=pl&access=step-free&category=play-groups&unknown=1&utm_source=poster",
        );
        assert_eq!(bad, []);
        assert_eq!(query.text, "mowa dziecka?");
        assert_eq!(query.attend, Set::EMPTY.with(Attend::DropIn).with(Attend::Book));
        assert_eq!(Query::from_query_string(&query.to_query_string()), (query, vec![]));
    }

    #[test]
    fn nonsense_is_left_out_and_named() {
        let (query, bad) =
            Query::from_query_string("stage=teenager&age_months=-1&day=someday&free=perhaps&channel=place,moon");
        let names: Vec<_> = bad.iter().map(|b| b.name).collect();
        assert_eq!(names, ["stage", "age_months", "day", "free", "channel"]);
        assert_eq!(query, Query { channel: Set::EMPTY.with(Channel::Place), ..Query::default() });
    }

    #[test]
    fn arabic_survives_an_address() {
        let query = Query { text: "لعب & 100% + أطفال".into(), ..Query::default() };
        assert_eq!(Query::from_query_string(&query.to_query_string()).0, query);
    }
}
