//! Open Referral UK 1.0 in a file: one page with every service that may leave the zone, whole. As [`super::oruk3`] otherwise.

use doorstep_shared::api::oruk::v1::{Include, Page, Service};
use doorstep_shared::date::Date;
use doorstep_shared::set::Member as _;

use crate::oruk::{Source, v1};
use crate::usecase::publish::project;
use crate::usecase::working::WorkingDirectory;

/// The page, with the hours that are still to come on a day.
pub fn page(working: &WorkingDirectory, today: Date) -> Page<Service> {
    let made = project(working);
    let source = Source { list: &made.list, detail: &made.detail, feed: &made.feed, today, base: None };
    let all = Include::ALL.iter().copied().collect();
    super::whole(source.records().map(|r| v1::service(source, r, all)).collect()).into()
}
