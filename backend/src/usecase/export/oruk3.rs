//! Open Referral UK 3.0 (HSDS-UK-3.0) in a file: one page with every service that may leave the zone, whole. The records are made
//! as for the feed, but for what depends on the day: entries that have left the public list for want of a check are among them,
//! because whoever moves a directory wants all of it.

use doorstep_shared::api::oruk::Page;
use doorstep_shared::api::oruk::v3::{Service, View};
use doorstep_shared::date::Date;

use crate::oruk::{Source, v3};
use crate::usecase::publish::project;
use crate::usecase::working::WorkingDirectory;

/// The page, with the hours that are still to come on a day.
pub fn page(working: &WorkingDirectory, today: Date) -> Page<Service> {
    let made = project(working);
    let source = Source { list: &made.list, detail: &made.detail, feed: &made.feed, today, base: None };
    super::whole(source.records().map(|r| v3::service(source, r, View::Full)).collect())
}
