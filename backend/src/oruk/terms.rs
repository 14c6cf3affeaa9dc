//! The words services are sorted by, as taxonomies: our own closed lists, Open Eligibility's words for our categories, and the tags
//! that other directories gave.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use doorstep_shared::api::oruk::{Id, TermAsked};
use doorstep_shared::directory::{Aim, Attend, Category, Channel, Kind, Level, LifeStage, Need, Programme};
use doorstep_shared::fact::Fact;
use doorstep_shared::lang::Lang;
use doorstep_shared::published::Price;
use doorstep_shared::set::Member;
use doorstep_shared::taxonomy::{OPEN_ELIGIBILITY, open_eligibility};
use doorstep_shared::words::Words;

use super::{Record, Source, ids};
use crate::speech;

/// A taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// Our own lists, each below a term of its own.
    Doorstep,
    /// Open Eligibility's words for our categories.
    OpenEligibility,
    /// Tags that other directories gave.
    Tags,
}

impl Vocabulary {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Doorstep, Self::OpenEligibility, Self::Tags];

    /// Its key, which stands before the colon in ids of version 1.0.
    pub fn key(self) -> &'static str {
        match self {
            Self::Doorstep => "doorstep",
            Self::OpenEligibility => OPEN_ELIGIBILITY,
            Self::Tags => "tag",
        }
    }

    /// Its id, the same in every zone.
    pub fn id(self) -> Id {
        ids::taxonomy(self.key())
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Doorstep => "Doorstep",
            Self::OpenEligibility => "Open Eligibility",
            Self::Tags => "Tags of other directories",
        }
    }

    /// What it is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Doorstep => {
                "What families choose by: what a service is about, what kind of thing it is, whom it is for, how to attend, what \
                 it costs, and the aims of a family zone it serves."
            }
            Self::OpenEligibility => {
                "The closest term of Open Eligibility for each category, for directories that use it."
            }
            Self::Tags => {
                "Words that other directories tagged a service with before it came here, as they stood there."
            }
        }
    }

    /// Where it is described.
    pub fn uri(self) -> Option<&'static str> {
        (self == Self::OpenEligibility).then_some("https://github.com/auntbertha/openeligibility")
    }
}

/// A term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its taxonomy.
    pub vocabulary: Vocabulary,
    /// Its key there.
    pub code: String,
    /// The word.
    pub name: String,
    /// What it means.
    pub about: String,
}

impl Term {
    /// Its id, the same in every zone.
    pub fn id(&self) -> Id {
        ids::term(self.vocabulary.key(), &self.code)
    }

    /// Its id in version 1.0: the vocabulary's key, a colon, its own key.
    pub fn curie(&self) -> String {
        format!("{}:{}", self.vocabulary.key(), self.code)
    }

    /// The id of the term above it.
    pub fn parent(&self) -> Option<Id> {
        let (facet, _) = self.code.split_once('.').filter(|_| self.vocabulary == Vocabulary::Doorstep)?;
        Some(ids::term(self.vocabulary.key(), facet))
    }

    /// What version 1.0 says it is said of, beside the service.
    fn link_type(&self) -> &'static str {
        match self.code.split_once('.').map_or("", |(facet, _)| facet) {
            _ if self.vocabulary != Vocabulary::Doorstep => "",
            "stage" | "need" | "level" => "eligibility",
            "cost" => "cost_option",
            _ => "",
        }
    }

    /// Whether this is what was asked for: the term or one above it, by id or by name.
    pub fn is(&self, asked: &TermAsked) -> bool {
        let named = |text: &str| {
            let id = text.parse::<Id>().ok();
            let above = self.code.split_once('.').map(|(facet, _)| format!("{}:{facet}", self.vocabulary.key()));
            id.is_some_and(|id| id == self.id() || Some(id) == self.parent())
                || text.eq_ignore_ascii_case(&self.curie())
                || above.is_some_and(|above| self.parent().is_some() && text.eq_ignore_ascii_case(&above))
        };
        let of = |text: &str| {
            let vocabulary = self.vocabulary;
            text.eq_ignore_ascii_case(vocabulary.key())
                || text.eq_ignore_ascii_case(vocabulary.name())
                || text.parse::<Id>().is_ok_and(|id| id == vocabulary.id())
        };
        let said_of = |text: &str| text == "service" || text == self.link_type();
        asked.term.as_deref().is_none_or(named)
            && asked.vocabulary.as_deref().is_none_or(of)
            && asked.link_type.as_deref().is_none_or(said_of)
    }
}

fn member<M: Member>(facet: &str, member: M, name: &str) -> Term {
    let code = format!("{facet}.{}", member.key());
    Term { vocabulary: Vocabulary::Doorstep, code, name: name.into(), about: name.into() }
}

/// Adds a facet's own term and those below it.
fn facet<M: Member>(out: &mut Vec<Term>, code: &str, name: &str, about: &str, label: impl Fn(M) -> String) {
    let (vocabulary, code_owned) = (Vocabulary::Doorstep, code.to_owned());
    out.push(Term { vocabulary, code: code_owned, name: name.into(), about: about.into() });
    out.extend(M::ALL.iter().map(|m| member(code, *m, &label(*m))));
}

/// Our own terms, each facet before those below it.
pub fn doorstep() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(|| {
        let words: Words = speech::words(Lang::En);
        let mut out = Vec::new();
        let o = &mut out;
        facet::<Category>(o, "category", "Subject", "What it is about.", |m| words.category(m).into());
        facet::<Kind>(o, "kind", "Kind", "What kind of thing it is.", |m| words.kind(m).into());
        facet::<LifeStage>(o, "stage", "Life stage", "The stage of family life it is for.", |m| words.stage(m).into());
        facet::<Need>(o, "need", "Need", "A need it answers.", |m| words.need(m).into());
        facet::<Level>(o, "level", "Level", "How much is asked before somebody may use it.", |m| words.level(m).into());
        facet::<Attend>(o, "attend", "How to attend", "How a family comes to use it.", |m| words.attend(m).into());
        facet::<Channel>(o, "channel", "Where help reaches you", "Where help reaches the family.", |m| {
            words.channel(m).into()
        });
        facet::<Cost>(o, "cost", "Cost", "Whether it costs anything.", |m| m.name().into());
        facet::<Send>(o, "send", "Support for special needs", "Whether there is extra support.", |m| m.name().into());
        facet::<Aim>(o, "aim", "Aim", "The aim of the family zone it serves.", |m| words.aim(m).into());
        facet::<Programme>(o, "programme", "Programme", "The programme of the family zone it belongs to.", |m| {
            words.programme(m).into()
        });
        out
    })
}

/// Open Eligibility's closest words for our categories.
pub fn eligibility() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(|| {
        let closest = Category::ALL.iter().filter_map(|category| open_eligibility(*category).first());
        let vocabulary = Vocabulary::OpenEligibility;
        closest
            .map(|name| Term { vocabulary, code: (*name).into(), name: (*name).into(), about: (*name).into() })
            .collect()
    })
}

fn tag(name: &str) -> Term {
    Term { vocabulary: Vocabulary::Tags, code: name.into(), name: name.into(), about: name.into() }
}

/// Every term a zone's feed may use: our own, Open Eligibility's, and the tags of what is told today.
pub fn all(source: Source<'_>) -> Vec<Cow<'static, Term>> {
    let tags: BTreeSet<&str> = source.told().flat_map(|r| &r.more.tags).map(String::as_str).collect();
    let known = doorstep().iter().chain(eligibility()).map(Cow::Borrowed);
    known.chain(tags.into_iter().map(|name| Cow::Owned(tag(name)))).collect()
}

/// The terms of an entry, each once.
pub fn of(record: Record<'_>) -> Vec<Cow<'static, Term>> {
    let mut codes: Vec<String> = Vec::new();
    let mut put = |facet: &str, key: &str| codes.push(format!("{facet}.{key}"));
    let entry = record.entry;
    entry.categories.iter().for_each(|m| put("category", m.key()));
    put("kind", entry.kind.key());
    entry.stages.unwrap_or_default().iter().for_each(|m| put("stage", m.key()));
    record.detail.needs.iter().for_each(|m| put("need", m.key()));
    record.detail.level.iter().for_each(|m| put("level", m.key()));
    entry.attend.unwrap_or_default().iter().for_each(|m| put("attend", m.key()));
    entry.channels.unwrap_or_default().iter().for_each(|m| put("channel", m.key()));
    match entry.price {
        Price::Unknown => {}
        Price::Free => put("cost", Cost::Free.key()),
        Price::Paid(_) => put("cost", Cost::Paid.key()),
    }
    match record.detail.send_support {
        Fact::Unknown => {}
        Fact::Yes => put("send", Send::Yes.key()),
        Fact::No => put("send", Send::No.key()),
    }
    record.more.aims.iter().for_each(|m| put("aim", m.key()));
    record.more.programmes.iter().for_each(|m| put("programme", m.key()));
    let find = |code: &String| doorstep().iter().find(|t| t.code == *code).map(Cow::Borrowed);
    let mut terms: Vec<Cow<'static, Term>> = codes.iter().filter_map(find).collect();
    for category in entry.categories.iter() {
        let closest = open_eligibility(category).first();
        terms.extend(closest.and_then(|name| eligibility().iter().find(|t| t.name == *name)).map(Cow::Borrowed));
    }
    terms.extend(record.more.tags.iter().map(|name| Cow::Owned(tag(name))));
    terms
}

/// Whether it costs anything, as a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Nothing.
    Free,
    /// Something.
    Paid,
}

/// Whether there is support for special needs, as a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Send {
    /// There is.
    Yes,
    /// There is none.
    No,
}

impl Cost {
    fn name(self) -> &'static str {
        match self {
            Self::Free => "Free",
            Self::Paid => "Costs something",
        }
    }
}

impl Send {
    fn name(self) -> &'static str {
        match self {
            Self::Yes => "Extra support for special educational needs and disabilities",
            Self::No => "No extra support for special educational needs and disabilities",
        }
    }
}

impl Member for Cost {
    const ALL: &'static [Self] = &[Self::Free, Self::Paid];
    fn key(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Paid => "paid",
        }
    }
    fn index(self) -> u8 {
        self as u8
    }
}

impl Member for Send {
    const ALL: &'static [Self] = &[Self::Yes, Self::No];
    fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
    fn index(self) -> u8 {
        self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_an_id_of_its_own_and_a_parent_that_is_there() {
        let terms: Vec<&Term> = doorstep().iter().chain(eligibility()).collect();
        let ids: BTreeSet<Id> = terms.iter().map(|t| t.id()).collect();
        assert_eq!(ids.len(), terms.len());
        assert!(terms.iter().filter_map(|t| t.parent()).all(|id| ids.contains(&id)));
        assert!(terms.iter().all(|t| !t.name.is_empty() && !t.about.is_empty()));
        assert_eq!(terms.iter().filter(|t| t.vocabulary == Vocabulary::Doorstep && t.parent().is_none()).count(), 11);
    }

    #[test]
    fn a_term_is_asked_for_by_id_by_name_and_by_what_is_above_it() {
        let food = doorstep().iter().find(|t| t.code == "category.food").expect("a term");
        let ask = |term: &str, vocabulary: &str, link_type: &str| {
            let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            food.is(&TermAsked { term: given(term), vocabulary: given(vocabulary), link_type: given(link_type) })
        };
        assert!(ask(&food.id().to_string(), "", ""));
        assert!(ask(&food.parent().expect("a parent").to_string(), "", ""));
        assert!(ask("doorstep:category.food", "Doorstep", "service"));
        assert!(ask("doorstep:category", "", ""));
        assert!(!ask("doorstep:category.food", "", "eligibility"));
        assert!(!ask("doorstep:category.money", "", ""));
        assert!(!ask("", "tag", ""));
    }
}
