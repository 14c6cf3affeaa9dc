//! A record as a feed tells it, whatever the feed's form: the words untouched, only their places known.

use super::Repair;

/// One record of a feed, before anything is cleaned. Empty texts are not given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedRecord {
    /// Which row of the feed, counted from 1.
    pub row: usize,
    /// Its id in the source.
    pub source_id: String,
    /// Its name.
    pub name: String,
    /// A short text.
    pub summary: String,
    /// The whole text, often HTML.
    pub description: String,
    /// Further paragraphs that have no place of their own.
    pub extra: Vec<String>,
    /// Who runs it.
    pub organisation: Option<FeedOrganisation>,
    /// What kind of thing it is: a key of ours, or another directory's word.
    pub kind: String,
    /// Whether that word is of version 1.0's list of deliverables, which only helps a guess.
    pub deliverable: bool,
    /// Keys of our categories.
    pub categories: Vec<String>,
    /// Keys of our life stages.
    pub stages: Vec<String>,
    /// Keys of our aims.
    pub aims: Vec<String>,
    /// Keys of our programmes.
    pub programmes: Vec<String>,
    /// Keys of our needs.
    pub needs: Vec<String>,
    /// Key of our level.
    pub level: String,
    /// Other directories' words on what it is about.
    pub tags: Vec<String>,
    /// Other directories' words on whom it is for.
    pub audiences: Vec<String>,
    /// Whether the source sorts by our own lists, so that nothing has to be guessed.
    pub sorted: bool,
    /// The ages it is for.
    pub ages: Vec<FeedAges>,
    /// Whether it says that every age is welcome.
    pub all_ages: bool,
    /// Who it is for, in words.
    pub who_for: String,
    /// What it costs.
    pub costs: Vec<FeedCost>,
    /// Words on how to attend.
    pub attend: Vec<String>,
    /// More about how to attend.
    pub attend_note: String,
    /// Words on where help reaches the family.
    pub channels: Vec<String>,
    /// Languages, as codes or English names.
    pub languages: Vec<String>,
    /// Whether there is support for special needs: yes, no or nothing.
    pub send_support: String,
    /// What that support is.
    pub send_note: String,
    /// What to bring.
    pub bring: String,
    /// When it is on.
    pub times: Vec<FeedTimes>,
    /// Where it is.
    pub places: Vec<FeedPlace>,
    /// Ways to reach it.
    pub contacts: Vec<FeedContact>,
    /// Web addresses.
    pub urls: Vec<String>,
    /// Words to show for some of them: address and words.
    pub labels: Vec<(String, String)>,
    /// Its status word.
    pub status: String,
    /// What is said about its rest.
    pub rest: Option<FeedRest>,
    /// The day the source calls assured.
    pub assured: String,
    /// The day the source calls modified.
    pub modified: String,
    /// What was put right while it was read.
    pub repairs: Vec<Repair>,
}

/// An organisation as the feed tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedOrganisation {
    /// Its id in the source.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its text.
    pub description: String,
    /// Its web address.
    pub url: String,
}

/// First and last age.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedAges {
    /// In years (a last age of 4 lasts until the fifth birthday) or in months.
    pub years: bool,
    /// First age.
    pub from: String,
    /// Last age.
    pub to: String,
}

/// A price or words about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedCost {
    /// What is paid for.
    pub option: String,
    /// Pounds.
    pub amount: String,
    /// Words.
    pub text: String,
    /// Whether words that are not "free" or "unknown" are known to name a price (our own tables say so).
    pub priced: bool,
}

/// What a source says about a rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedRest {
    /// Why.
    pub reason: String,
    /// Since when.
    pub from: String,
    /// Until when.
    pub until: String,
}

/// When it is on.
#[derive(Clone, Debug, PartialEq)]
pub enum FeedTimes {
    /// One of our own rules as an export wrote it, at which of the record's places.
    Own {
        /// The rule, see [`super::when`].
        text: String,
        /// The place.
        place: Option<usize>,
    },
    /// A schedule of Open Referral.
    Rule(Box<FeedRule>),
    /// Our own way of writing it, see [`super::when`].
    Written(String),
}

/// A schedule of Open Referral; its names are theirs.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the names are those of the standard")]
pub struct FeedRule {
    /// Which of the record's places.
    pub place: Option<usize>,
    pub freq: String,
    pub interval: String,
    pub byday: String,
    pub bymonthday: String,
    pub dtstart: String,
    pub valid_from: String,
    pub valid_to: String,
    pub opens_at: String,
    pub closes_at: String,
    pub description: String,
}

/// A place as the feed tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedPlace {
    /// Its id in the source.
    pub id: String,
    /// Whether it is no place at all but the internet.
    pub is_virtual: bool,
    /// Its name.
    pub name: String,
    /// House and street.
    pub street: String,
    /// Town.
    pub town: String,
    /// County or unitary.
    pub county: String,
    /// Postcode.
    pub postcode: String,
    /// Degrees north.
    pub latitude: String,
    /// Degrees east.
    pub longitude: String,
    /// The part of town, where our own export names it.
    pub area: String,
    /// Words on access.
    pub access: Vec<String>,
    /// Parts of the address that our own export filled in, in the standard's names.
    pub filled: Vec<String>,
    /// How to find it.
    pub directions: String,
}

/// A way to reach a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedContact {
    /// Whom to ask for.
    pub name: String,
    /// What they do.
    pub title: String,
    /// Phone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}
