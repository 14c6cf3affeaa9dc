//! A feed, whole: every page, and of a list without details each record by itself. Nothing of it is trusted to be complete
//! because it says so.

use std::collections::BTreeSet;

use axum::http::{Request, header};
use futures::StreamExt as _;
use serde_json::Value;
use url::Url;

use super::address::{FeedRules, NotFetched, allowed};
use crate::import::NOT_FETCHED;
use crate::port::{Fetch, FetchError};

/// How often an answer may point elsewhere.
const MOST_HOPS: usize = 5;
/// Pages of one feed, and records in it.
const MOST_PAGES: u64 = 400;
const MOST_RECORDS: usize = 5_000;
/// Bytes of all pages together.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// Details that are asked for at a time: another council's server is not ours to wear out.
const AT_A_TIME: usize = 4;

/// Why a feed was not had whole. Nothing is changed then.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// Its address may not be asked.
    #[error("{0}")]
    Address(#[from] NotFetched),
    /// There is no answer, or none in time and size.
    #[error("{0}")]
    Fetch(#[from] FetchError),
    /// The server answers with an error.
    #[error("{0} answered with an error ({1})")]
    Status(String, u16),
    /// It points from one address to the next without end.
    #[error("{0} points from one address to the next without end")]
    Hops(String),
    /// A page is no page of a feed.
    #[error("page {0} of the feed cannot be read ({1})")]
    Page(u64, String),
    /// Pages are missing or the same ones come again.
    #[error("the feed says that it holds {total} services, but its pages hold {got}")]
    Short {
        /// How many came.
        got: usize,
        /// How many it says.
        total: u64,
    },
    /// It is larger than anything that is fetched.
    #[error("the feed is larger than anything that is fetched ({0})")]
    Large(String),
    /// Too many details did not come.
    #[error("the details of {missing} of {all} services could not be fetched")]
    Details {
        /// How many did not.
        missing: usize,
        /// How many there are.
        all: usize,
    },
}

/// Fetches a feed and gives it as one file: an array of whole records, or the file itself when it is not a feed of pages.
///
/// # Errors
/// When it cannot be had whole.
pub async fn collect(
    fetch: &dyn Fetch,
    address: &str,
    zone_hosts: &[String],
    rules: &FeedRules,
) -> Result<Vec<u8>, PullError> {
    let asker = Asker { fetch, zone_hosts, rules };
    let (url, first) = asker.get(address).await?;
    let Some(page) = page(&first) else { return Ok(first) };
    let (items, details) = asker.pages(&url, page, first.len()).await?;
    let items = if details { asker.details(&url, items).await? } else { items };
    Ok(Value::Array(items).to_string().into_bytes())
}

struct Asker<'a> {
    fetch: &'a dyn Fetch,
    zone_hosts: &'a [String],
    rules: &'a FeedRules,
}

/// A page of a feed.
struct Page {
    items: Vec<Value>,
    total: Option<u64>,
    pages: Option<u64>,
}

/// The page, if the bytes are one. Both versions of the standard and both spellings of the list occur.
fn page(bytes: &[u8]) -> Option<Page> {
    let Value::Object(mut fields) = serde_json::from_slice(bytes).ok()? else { return None };
    let number = |value: Option<&Value>| value.and_then(|v| v.as_u64().or_else(|| v.as_str()?.trim().parse().ok()));
    let total = number(fields.get("total_items").or_else(|| fields.get("totalElements")));
    let pages = number(fields.get("total_pages").or_else(|| fields.get("totalPages")));
    match fields.remove("contents").or_else(|| fields.remove("content")) {
        Some(Value::Array(items)) => Some(Page { items, total, pages }),
        _ => None,
    }
}

impl Asker<'_> {
    /// What an address answers, and where it was found in the end. Every hop is looked at like the first address.
    async fn get(&self, address: &str) -> Result<(Url, Vec<u8>), PullError> {
        let mut url = allowed(address, self.zone_hosts, self.rules)?;
        for _ in 0..=MOST_HOPS {
            let host = url.host_str().unwrap_or_default().to_owned();
            let request = Request::get(url.as_str())
                .header(header::ACCEPT, "application/json, text/csv;q=0.9, */*;q=0.5")
                .header(header::USER_AGENT, "Doorstep (service directory)")
                .body(Vec::new());
            let request = request.map_err(|_| NotFetched::NotAnAddress(host.clone()))?;
            let answer = self.fetch.fetch(request).await?;
            let to = answer.headers().get(header::LOCATION).and_then(|v| v.to_str().ok());
            match (answer.status().is_redirection(), to) {
                (true, Some(to)) => {
                    let next = url.join(to).map_err(|_| NotFetched::NotAnAddress(to.chars().take(120).collect()))?;
                    url = allowed(next.as_str(), self.zone_hosts, self.rules)?;
                }
                _ if answer.status().as_u16() == 200 => return Ok((url, answer.into_body())),
                _ => return Err(PullError::Status(host, answer.status().as_u16())),
            }
        }
        Err(PullError::Hops(url.host_str().unwrap_or_default().to_owned()))
    }

    /// All pages, and whether their records are without details.
    async fn pages(&self, url: &Url, first: Page, size: usize) -> Result<(Vec<Value>, bool), PullError> {
        let Page { mut items, mut total, pages } = first;
        let mut size = size;
        let mut seen: BTreeSet<String> = items.iter().filter_map(id).collect();
        let mut number = 1;
        loop {
            let by_total = total.is_some_and(|total| (items.len() as u64) < total);
            let by_pages = total.is_none() && pages.is_some_and(|pages| number < pages);
            if !(by_total || by_pages) {
                break;
            }
            number += 1;
            if number > MOST_PAGES || items.len() > MOST_RECORDS {
                return Err(PullError::Large(format!("more than {MOST_PAGES} pages or {MOST_RECORDS} services")));
            }
            let (_, bytes) = self.get(at_page(url, number).as_str()).await?;
            size += bytes.len();
            if size > MOST_BYTES {
                return Err(PullError::Large(format!("more than {} MB", MOST_BYTES / 1024 / 1024)));
            }
            let next =
                page(&bytes).ok_or_else(|| PullError::Page(number, "it is not one, or it is cut short".into()))?;
            total = total.or(next.total);
            // A server that does not know the parameter gives its first page again and again.
            let fresh = next.items.iter().filter_map(id).filter(|id| seen.insert(id.clone())).count();
            if fresh == 0 {
                return Err(PullError::Short { got: items.len(), total: total.unwrap_or_default() });
            }
            items.extend(next.items);
        }
        if items.len() > MOST_RECORDS {
            return Err(PullError::Large(format!("more than {MOST_RECORDS} services")));
        }
        let details =
            is_list(url) && !items.is_empty() && items.iter().all(|item| id(item).is_some() && is_shallow(item));
        Ok((items, details))
    }

    /// The records of a list, each fetched by itself. A server that has none of them keeps its list; one that fails for many is
    /// not trusted; the few that fail are told of and left as they are here.
    async fn details(&self, url: &Url, items: Vec<Value>) -> Result<Vec<Value>, PullError> {
        let all = items.len();
        let mut found = Vec::with_capacity(all);
        if let Some(first) = items.first()
            && let Err(PullError::Status(_, 404 | 405 | 410 | 501)) = self.detail(url, first).await
        {
            return Ok(items);
        }
        let asked = items.into_iter().map(|item| async move {
            match self.detail(url, &item).await {
                Ok(whole) => Ok(whole),
                Err(error) => Err((item, error.to_string())),
            }
        });
        let mut answers = futures::stream::iter(asked).buffered(AT_A_TIME);
        let (mut missing, mut size) = (0, 0);
        while let Some(answer) = answers.next().await {
            let item = match answer {
                Ok(whole) => whole,
                Err((mut item, why)) => {
                    missing += 1;
                    if let Some(fields) = item.as_object_mut() {
                        fields.insert(NOT_FETCHED.into(), why.into());
                    }
                    item
                }
            };
            size += item.to_string().len();
            if size > MOST_BYTES {
                return Err(PullError::Large(format!("more than {} MB", MOST_BYTES / 1024 / 1024)));
            }
            if missing > 3 && missing * 10 > all {
                return Err(PullError::Details { missing, all });
            }
            found.push(item);
        }
        Ok(found)
    }

    async fn detail(&self, url: &Url, item: &Value) -> Result<Value, PullError> {
        let wanted = id(item).unwrap_or_default();
        let mut at = url.clone();
        at.set_query(None);
        if let Ok(mut path) = at.path_segments_mut() {
            path.pop_if_empty().push(&wanted);
        }
        let (_, bytes) = self.get(at.as_str()).await?;
        let host = url.host_str().unwrap_or_default();
        let whole: Value =
            serde_json::from_slice(&bytes).map_err(|_| PullError::Status(format!("{host} (not JSON)"), 200))?;
        if id(&whole).as_deref() == Some(wanted.as_str()) {
            Ok(whole)
        } else {
            Err(PullError::Status(format!("{host} (another record)"), 200))
        }
    }
}

fn at_page(url: &Url, number: u64) -> Url {
    let mut at = url.clone();
    let others: Vec<(String, String)> =
        url.query_pairs().filter(|(n, _)| n != "page").map(|(n, v)| (n.into(), v.into())).collect();
    at.query_pairs_mut().clear().extend_pairs(others).append_pair("page", &number.to_string());
    at
}

fn is_list(url: &Url) -> bool {
    url.path().trim_end_matches('/').ends_with("/services")
}

fn id(item: &Value) -> Option<String> {
    match item.get("id")? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Whether a record has none of the parts in which a record says more than its name and text.
fn is_shallow(item: &Value) -> bool {
    const PARTS: [&str; 11] = [
        "service_at_locations",
        "service_at_location",
        "contacts",
        "phones",
        "schedules",
        "regular_schedules",
        "cost_options",
        "eligibilitys",
        "languages",
        "attributes",
        "service_taxonomys",
    ];
    PARTS.iter().all(|part| item.get(part).is_none())
}
