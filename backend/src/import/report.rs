//! What a reading has to say, in plain sentences for the person who started the import.

use core::fmt;

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which row of the feed, counted from 1.
    pub row: usize,
    /// The name, as far as it could be read; may be empty.
    pub name: String,
    /// The id in the source; may be empty.
    pub source_id: String,
    /// Why it was left out.
    pub reason: Reason,
    /// What it says, each part with its heading or field, so that it can be put right. Long texts are shortened.
    pub content: Vec<(String, String)>,
}

impl Row {
    /// A row that was left out, before it is known what else it says.
    pub(super) fn left_out(row: usize, name: &str, source_id: &str, reason: Reason) -> Self {
        Self { row, name: name.into(), source_id: source_id.into(), reason, content: Vec::new() }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {}: {}", self.row, self.reason)
    }
}

/// Why a row was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no name.
    NameEmpty,
    /// An earlier row says exactly the same under the same id.
    SameTwice {
        /// The row that was kept.
        first_row: usize,
    },
    /// The item is no record at all.
    NotARecord,
    /// A record of an archive that cannot be read back.
    Unreadable(String),
    /// A table row with too many or too few cells.
    CellCount {
        /// The line of the file, counted from 1.
        line: u64,
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A cell that holds a formula instead of what it comes to.
    Formula {
        /// The heading above it.
        heading: String,
        /// The formula.
        formula: String,
    },
    /// The feed lists it but did not give its details.
    NotFetched(String),
}

impl Reason {
    /// A stable key, for counts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NameEmpty => "name-empty",
            Self::SameTwice { .. } => "same-twice",
            Self::NotARecord => "not-a-record",
            Self::Unreadable(_) => "unreadable",
            Self::CellCount { .. } => "cell-count",
            Self::Formula { .. } => "formula",
            Self::NotFetched(_) => "not-fetched",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameEmpty => {
                f.write_str("the name is empty, so it was left out. Add a name in the feed and import again.")
            }
            Self::SameTwice { first_row } => {
                write!(
                    f,
                    "it is the same record twice (see row {first_row}), so it was left out. There is nothing to do."
                )
            }
            Self::NotARecord => f.write_str(
                "this is not a service record, so it was left out. Ask whoever sends the feed to look at this row.",
            ),
            Self::Unreadable(why) => {
                write!(f, "this record of the archive cannot be read ({why}), so it was left out.")
            }
            Self::CellCount { line, expected, found } => write!(
                f,
                "line {line} has {found} cells where the heading has {expected}, so it was left out. Put text with \
                 commas in quotation marks and import again."
            ),
            Self::Formula { heading, formula } => write!(
                f,
                "the cell under “{heading}” holds a formula ({formula}), and formulas are never worked out here, so the row \
                 was left out. In the spreadsheet copy the column, paste it as values, and import again."
            ),
            Self::NotFetched(why) => write!(
                f,
                "the feed lists it but its details could not be fetched ({why}), so it was left as it is. It is tried again \
                 next time."
            ),
        }
    }
}

/// Something about a row that was put right, or could not be used. Long texts are shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Mark-up or stray spaces were taken out of the name.
    NameTidied {
        /// The name as it stood.
        was: String,
    },
    /// The name was too long.
    NameCut,
    /// The record has no id, so its id comes from its name and organisation.
    IdMissing,
    /// Another record with other content has the same id, so this one's id also takes its name in.
    IdRepeated {
        /// The id in the source.
        id: String,
        /// The row that had it first.
        first_row: usize,
    },
    /// The description was too long.
    DescriptionCut,
    /// The summary was too long.
    SummaryCut,
    /// A web address was completed.
    UrlRepaired {
        /// As it stood.
        was: String,
        /// As it is now.
        now: String,
    },
    /// A web address could not be used.
    UrlDropped {
        /// As it stood.
        was: String,
    },
    /// Stray marks around an e-mail address were taken away.
    EmailTidied {
        /// As it is now.
        now: String,
    },
    /// An e-mail address could not be used.
    EmailDropped {
        /// As it stood.
        was: String,
    },
    /// A phone number could not be used.
    PhoneDropped {
        /// As it stood.
        was: String,
    },
    /// A postcode could not be used.
    PostcodeDropped {
        /// As it stood.
        was: String,
    },
    /// An age that cannot be meant, such as −1 or 999.
    AgeUnknown {
        /// As it stood.
        was: String,
    },
    /// The first age is later than the last.
    AgesReversed {
        /// As they stood.
        was: String,
    },
    /// Latitude and longitude had changed places.
    CoordinatesSwapped,
    /// Coordinates outside Britain.
    CoordinatesDropped {
        /// As they stood.
        was: String,
    },
    /// Tags with stray spaces, or the same tag twice.
    TagsTidied,
    /// A word that is not in the list it is meant for.
    WordUnknown {
        /// What it is about: "how to attend".
        about: &'static str,
        /// The word.
        was: String,
    },
    /// A status we do not know: only staff see the record.
    StatusUnknown {
        /// The status.
        was: String,
    },
    /// Times that could not be read.
    TimesDropped {
        /// As they stood.
        was: String,
    },
    /// Words about the cost that say neither free nor how much; they went into the description.
    CostUnclear {
        /// The words.
        was: String,
    },
    /// A day that could not be read.
    DateDropped {
        /// As it stood.
        was: String,
    },
    /// A day that no calendar has, such as 30 February.
    DateNever {
        /// As it stood.
        was: String,
    },
    /// A day that a spreadsheet program had turned into a number.
    DateFromNumber {
        /// As it stood.
        was: String,
        /// The day.
        now: String,
    },
    /// Times with a day in them that no calendar has.
    TimesWithNoSuchDay {
        /// As they stood.
        was: String,
        /// The day.
        day: String,
    },
    /// Times that never come.
    TimesNever {
        /// As they stood.
        was: String,
    },
    /// A phone number that had lost its first nought.
    PhoneZero {
        /// As it is now.
        now: String,
    },
    /// A phone number that a spreadsheet program has rounded.
    PhoneRounded {
        /// As it stood.
        was: String,
    },
    /// A cell that shows an error instead of a value.
    CellError {
        /// The heading above it.
        heading: String,
        /// As it stood.
        was: String,
    },
    /// A script in a text.
    ScriptRemoved,
    /// The place may be a refuge or somebody's home, so its address is kept from the public.
    PlaceMasked,
}

impl Repair {
    /// A stable key, for counts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NameTidied { .. } => "name-tidied",
            Self::NameCut => "name-cut",
            Self::IdMissing => "id-missing",
            Self::IdRepeated { .. } => "id-repeated",
            Self::DescriptionCut => "description-cut",
            Self::SummaryCut => "summary-cut",
            Self::UrlRepaired { .. } => "url-repaired",
            Self::UrlDropped { .. } => "url-dropped",
            Self::EmailTidied { .. } => "email-tidied",
            Self::EmailDropped { .. } => "email-dropped",
            Self::PhoneDropped { .. } => "phone-dropped",
            Self::PostcodeDropped { .. } => "postcode-dropped",
            Self::AgeUnknown { .. } => "age-unknown",
            Self::AgesReversed { .. } => "ages-reversed",
            Self::CoordinatesSwapped => "coordinates-swapped",
            Self::CoordinatesDropped { .. } => "coordinates-dropped",
            Self::TagsTidied => "tags-tidied",
            Self::WordUnknown { .. } => "word-unknown",
            Self::StatusUnknown { .. } => "status-unknown",
            Self::TimesDropped { .. } => "times-dropped",
            Self::CostUnclear { .. } => "cost-unclear",
            Self::DateDropped { .. } => "date-dropped",
            Self::DateNever { .. } => "date-never",
            Self::DateFromNumber { .. } => "date-from-number",
            Self::TimesWithNoSuchDay { .. } => "times-no-such-day",
            Self::TimesNever { .. } => "times-never",
            Self::PhoneZero { .. } => "phone-zero",
            Self::PhoneRounded { .. } => "phone-rounded",
            Self::CellError { .. } => "cell-error",
            Self::ScriptRemoved => "script-removed",
            Self::PlaceMasked => "place-masked",
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameTidied { was } => write!(f, "the name “{was}” had stray spaces or mark-up, which were taken out."),
            Self::NameCut => f.write_str("the name was longer than 200 characters and was cut."),
            Self::IdMissing => f.write_str(
                "the record has no id, so one was made from its name and organisation. If the name changes, it will come \
                 in as a new record.",
            ),
            Self::IdRepeated { id, first_row } => write!(
                f,
                "the id “{id}” is also used in row {first_row} for something else. Both were kept; this one's id takes \
                 its name in."
            ),
            Self::DescriptionCut => f.write_str("the description was longer than 20,000 characters and was cut."),
            Self::SummaryCut => f.write_str("the summary was longer than 200 characters and was cut."),
            Self::UrlRepaired { was, now } => write!(f, "the web address “{was}” was put right: {now}"),
            Self::UrlDropped { was } => write!(f, "“{was}” is not a web address, so it was left out."),
            Self::EmailTidied { now } => write!(f, "stray marks around the e-mail address {now} were taken away."),
            Self::EmailDropped { was } => write!(f, "“{was}” is not an e-mail address, so it was left out."),
            Self::PhoneDropped { was } => write!(f, "“{was}” is not a phone number, so it was left out."),
            Self::PostcodeDropped { was } => write!(f, "“{was}” is not a whole postcode, so it was left out."),
            Self::AgeUnknown { was } => write!(f, "the age “{was}” cannot be right, so it counts as not known."),
            Self::AgesReversed { was } => write!(f, "the ages run backwards ({was}), so they count as not known."),
            Self::CoordinatesSwapped => f.write_str("latitude and longitude had changed places and were put right."),
            Self::CoordinatesDropped { was } => {
                write!(f, "the map point ({was}) is not in Britain, so it was left out. The address was kept.")
            }
            Self::TagsTidied => f.write_str("its tags had stray spaces or came twice and were tidied."),
            Self::WordUnknown { about, was } => {
                write!(f, "we do not know the word “{was}” for {about}, so that counts as not known.")
            }
            Self::StatusUnknown { was } => {
                write!(f, "we do not know the status “{was}”, so only staff see this record until somebody looks at it.")
            }
            Self::TimesDropped { was } => write!(f, "the times “{was}” could not be read, so they were left out."),
            Self::CostUnclear { was } => write!(
                f,
                "“{was}” says neither free nor how much, so the cost counts as not known. The words are in the description."
            ),
            Self::DateDropped { was } => write!(f, "“{was}” is not a date, so it was left out."),
            Self::DateNever { was } => write!(f, "there is no such day as “{was}”, so it was left out."),
            Self::DateFromNumber { was, now } => write!(f, "the number {was} was read as the date {now}."),
            Self::TimesWithNoSuchDay { was, day } => write!(
                f,
                "the times “{was}” name {day}, and there is no such day, so they were left out. The words are in the description."
            ),
            Self::TimesNever { was } => write!(
                f,
                "the times “{was}” never come, so they were left out. The words are in the description."
            ),
            Self::PhoneZero { now } => write!(f, "a nought was put back in front of the phone number: {now}"),
            Self::PhoneRounded { was } => write!(
                f,
                "the phone number “{was}” was rounded by a spreadsheet program and cannot be known, so it was left out."
            ),
            Self::CellError { heading, was } => {
                write!(f, "the cell under “{heading}” shows an error ({was}), so it counts as not given.")
            }
            Self::ScriptRemoved => f.write_str("the text held a script, which was taken out. The words were kept."),
            Self::PlaceMasked => f.write_str(
                "this may be a refuge or somebody's home, so families see the area only. Change it if the address is public.",
            ),
        }
    }
}
