//! `GET /api/v1/desk/{zone}/exports/{form}`: the directory as a file.

use serde::{Deserialize, Serialize};

use crate::api::{Address, FromAddress, Misread};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::id::ZoneId;
use crate::policy::Action;
use crate::problem::Code;
use crate::set::Member as _;

/// The endpoint.
pub struct GetExport;

crate::closed_list! {
    /// What can be written.
    Form {
        /// CSV, what the public may see.
        Csv = "csv",
        /// A workbook, what the public may see.
        Xlsx = "xlsx",
        /// Open Referral UK 3.0, what the public may see.
        Oruk3 = "oruk3",
        /// An empty table to fill in, as CSV.
        TemplateCsv = "template-csv",
        /// An empty table to fill in, as a workbook.
        TemplateXlsx = "template-xlsx",
    }
}

/// An address that names a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOf {
    /// The zone.
    pub zone: ZoneId,
    /// The form.
    pub form: Form,
}

impl FromAddress for ExportOf {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let form = address.part::<String>("form")?;
        Ok(Self { zone: address.part("zone")?, form: Form::parse(&form).ok_or(Misread::NotFound)? })
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes, in base64.
    pub data: String,
}

impl Endpoint for GetExport {
    const NAME: &'static str = "getExport";
    const ABOUT: &'static str = "The directory as a file, or an empty table to fill in.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/exports/{form}";
    const CALLER: Caller = Caller::Staff(Action::Export);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("form", "csv, xlsx, oruk3, template-csv or template-xlsx."),
    ];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];
    type Request = ExportOf;
    type Body = ();
    type Response = File;
}
