//! `GET /api/v1/desk/{zone}/plans/{plan}/print`

use serde::{Deserialize, Serialize};

use super::{ASKED, PLAN, ZONE};
use crate::api::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{PlanId, ZoneId};
use crate::lang::Lang;
use crate::policy::Action;
use crate::problem::{Code, FieldError};
use crate::set::Member as _;

crate::closed_list! {
    /// Who gets a print. Each has a list of fields; what is on no list is never printed.
    PrintFor {
        /// The family: its own plan.
        Family = "family",
        /// The worker who prints it, for a visit: their organisation's part.
        Worker = "worker",
        /// The family, before its next meeting: when, where, who, and what to think about.
        Meeting = "meeting",
        /// The family, to keep: its goals with what came of them, and how far it has come.
        Changed = "changed",
        /// The school: the handover, as the parent approved it.
        School = "school",
    }
}

/// A print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintRequest {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// Who gets it.
    pub recipient: PrintFor,
    /// The language of our words.
    pub lang: Lang,
    /// The names that are left out, by their place in [`Printed::names`].
    pub without: Vec<usize>,
    /// The hash of the print that was read through, page by page; with it the print is made, without it it is shown.
    pub seen: Option<String>,
}

/// Most names that are left out at once.
const NAMES: usize = 100;

impl FromAddress for PrintRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let wrong = |name, detail| Misread::Bad(vec![FieldError::parameter(name, detail)]);
        let recipient = address.parameter("for").unwrap_or("family");
        let recipient = PrintFor::parse(recipient)
            .ok_or_else(|| wrong("for", "A print is `family`, `worker`, `meeting`, `changed` or `school`."))?;
        let lang = address.parameter("lang").unwrap_or("en");
        let lang = Lang::parse(lang).ok_or_else(|| wrong("lang", "The screens do not speak this language."))?;
        let without = address.parameter("without").unwrap_or_default().split(',').filter(|place| !place.is_empty());
        let without: Result<Vec<usize>, _> = without.map(str::parse).collect();
        let without = without.ok().filter(|places| places.len() <= NAMES);
        let without = without.ok_or_else(|| wrong("without", "Places in the list of names, such as `0,2`."))?;
        let seen = address.parameter("seen").map(str::to_owned);
        if seen.as_ref().is_some_and(|seen| seen.len() != 64 || !seen.bytes().all(|b| b.is_ascii_hexdigit())) {
            return Err(wrong("seen", "The hash of the print that was read."));
        }
        let (zone, plan) = (address.part("zone")?, address.part("plan")?);
        Ok(Self { zone, plan, recipient, lang, without, seen })
    }
}

/// One line: what it is in our words, and what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PrintLine {
    /// In our words and the language of the print; empty where the text stands alone.
    pub label: String,
    /// As it was written, in whatever language that was.
    pub text: String,
    /// Whether the text is ours, too, such as a date.
    pub ours: bool,
}

/// A part of the print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PrintPart {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<PrintLine>,
}

/// A name in what somebody wrote that is of nobody of this plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PrintName {
    /// The name.
    pub name: String,
    /// How often it stands there.
    pub times: u32,
}

/// A print. Every page has its reference, its number of how many, and who it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Printed {
    /// The reference: the family's label and the print's number, no name.
    pub reference: String,
    /// Who it is for, in the language of the print.
    pub recipient: String,
    /// "Page", as "Page {page} of {pages}" is said: before the number.
    pub page: String,
    /// "of".
    pub of: String,
    /// The title.
    pub title: String,
    /// The day.
    pub on: Date,
    /// The day, in the language of the print.
    pub day: String,
    /// The language of our words.
    pub lang: Lang,
    /// Whether our words in it are a draft by a machine.
    pub machine_draft: bool,
    /// The parts.
    pub parts: Vec<PrintPart>,
    /// Where a worry about a child belongs: a heading, then lines.
    pub safe_routes: PrintPart,
    /// Names that may be left out, in the texts as they were before anything was.
    pub names: Vec<PrintName>,
    /// SHA-256 of what is printed, in 64 hexadecimal digits.
    pub hash: String,
    /// Whether it is made, and written down as one; a look at it otherwise.
    pub made: bool,
}

/// Prints a plan for somebody, from that recipient's list of fields.
pub struct PrintPlan;

impl Endpoint for PrintPlan {
    const NAME: &'static str = "printPlan";
    const ABOUT: &'static str = "A plan for print, for one kind of recipient, from that recipient's list of fields.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/print";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        ZONE,
        PLAN,
        Parameter::query(
            "for",
            "`family`, `worker`, `meeting` (the family, before its next meeting), `changed` (the family, what came of it) or `school` (the handover that the parent approved).",
        ),
        Parameter::query("lang", "The language of our words: `en`, `pl`, `ar`."),
        Parameter::query("without", "Names to leave out, by their places in `names`, such as `0,2`."),
        Parameter::query(
            "seen",
            "The `hash` of the print that was read page by page: now it is made, and written down.",
        ),
    ];
    const FAILURES: &'static [Code] = ASKED;
    type Request = PrintRequest;
    type Body = ();
    type Response = Printed;
}
