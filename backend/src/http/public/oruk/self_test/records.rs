//! Single records, ids that are nobody's, questions that make no sense, and what is told of each.

use axum::http::StatusCode;
use serde_json::Value;

use super::dialect::{Dialect, id, items, name, text};
use super::pages::page;
use super::sample::Sample;
use super::trial::{Found, Trial, in_path};

/// The root says which version this is and where it is described.
pub async fn root(trial: &mut Trial, dialect: &Dialect) -> Found {
    let root = trial.one("").await?;
    if !text(&root, "/version").is_some_and(|version| version.ends_with(dialect.version)) {
        return Err(format!("the version is {}, not {}", root["version"], dialect.version));
    }
    for name in ["profile", "openapi_url"] {
        if !root[name].as_str().is_some_and(|url| url.starts_with("http")) {
            return Err(format!("{name} is no address: {}", root[name]));
        }
    }
    Ok(())
}

/// A record of each list answers at its own address under the same id; a service as whole as in the list that was asked for it.
pub async fn alone(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    for list in dialect.lists {
        let told = page(trial, dialect, list, (1, 5)).await?;
        let Some(record) = told.records.last() else { continue };
        let one = trial.one(&format!("{list}/{}", in_path(id(record)))).await?;
        if id(&one) != id(record) {
            return Err(format!("{list}: another record answers than “{}”", name(record)));
        }
        let whole = sample.records.iter().find(|r| *list == "services" && id(r) == id(record));
        if whole.is_some_and(|whole| *whole != one) {
            return Err(format!("“{}” says something else at its own address than in the list", name(record)));
        }
    }
    Ok(())
}

/// Ids that are nobody's are not found.
pub async fn unknown(trial: &mut Trial, dialect: &Dialect) -> Found {
    for list in dialect.lists {
        let answer = trial.ask(&format!("{list}/00000000-0000-7000-8000-000000000000")).await;
        if answer.status != StatusCode::NOT_FOUND {
            return Err(format!("{} answers {}", answer.address, answer.status.as_u16()));
        }
    }
    Ok(())
}

/// What is not known or makes no sense is refused by name.
pub async fn refused(trial: &mut Trial, dialect: &Dialect) -> Found {
    for list in dialect.lists {
        trial.ask(&format!("{list}?no_such_parameter=1")).await.refuses("no_such_parameter")?;
    }
    for (query, name) in [
        ("page=none", "page"),
        ("per_page=0", "per_page"),
        ("minimum_age=old", "minimum_age"),
        ("postcode=nowhere", "postcode"),
        ("format=xml", "format"),
    ] {
        trial.ask(&format!("services?{query}")).await.refuses(name)?;
    }
    Ok(())
}

/// An answer that the caller holds is not sent again.
pub async fn tags(trial: &mut Trial) -> Found {
    let target = "services?per_page=5";
    let tag = trial.ask(target).await.header("etag").to_owned();
    if tag.is_empty() {
        return Err("the answer has no ETag".into());
    }
    let again = trial.ask_holding(target, &tag).await;
    if again.status != StatusCode::NOT_MODIFIED || !again.body.is_empty() {
        return Err(format!("whoever holds the answer is answered {}", again.status.as_u16()));
    }
    let other = trial.ask_holding(target, "\"another\"").await;
    if other.status == StatusCode::OK { Ok(()) } else { Err("whoever holds another answer gets none".into()) }
}

/// Version 3.0: `minimal` tells ids and dates alone, `full` more than a list does.
pub async fn views(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    let minimal = page(trial, dialect, "services?minimal=true", (1, 5)).await?;
    let known = ["id", "name", "status", "last_modified", "modified_date"];
    let more = |r: &Value| r.as_object().into_iter().flatten().map(|(n, _)| n.clone()).find(|n| !known.contains(&&**n));
    if let Some(name) = minimal.records.iter().find_map(more) {
        return Err(format!("minimal tells of {name}"));
    }
    let plain = page(trial, dialect, "services", (1, 5)).await?;
    for (plain, whole) in plain.records.iter().zip(&sample.records) {
        if plain.as_object().into_iter().flatten().any(|(_, value)| value.is_array()) {
            return Err(format!("“{}” has lists in it without full", name(plain)));
        }
        if items(whole, dialect.terms).next().is_none() {
            return Err(format!("“{}” has no terms with full", name(whole)));
        }
    }
    Ok(())
}

/// Version 1.0: a part is told where it is asked for, and no other.
pub async fn parts(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    const PARTS: [&str; 4] = ["contacts", "service_taxonomys", "service_at_locations", "regular_schedules"];
    for part in ["", "contacts", "service_taxonomys"] {
        let list = if part.is_empty() { "services".into() } else { format!("services?include[]={part}") };
        let told = page(trial, dialect, &list, (1, 25)).await?;
        for (record, whole) in told.records.iter().zip(&sample.records) {
            for other in PARTS {
                let expected = if other == part { whole.get(other) } else { None };
                if record.get(other) != expected {
                    return Err(format!("{list}: “{}” should not have these {other}", name(record)));
                }
            }
        }
    }
    Ok(())
}

/// Version 3.0: what has gone is told as gone, in the list of changes and at its own address.
pub async fn gone(trial: &mut Trial, dialect: &Dialect, all: &[String]) -> Found {
    let told = page(trial, dialect, "services?minimal=true&modified_after=1971-01-01", (1, 10_000)).await?;
    let gone: Vec<&Value> = told.records.iter().filter(|r| !all.iter().any(|other| other == id(r))).collect();
    let is_gone = |r: &Value| ["defunct", "inactive"].contains(&text(r, "/status").unwrap_or_default());
    if let Some(record) = gone.iter().find(|r| !is_gone(r)) {
        return Err(format!("“{}” is in the list of changes alone, and is not said to be gone", id(record)));
    }
    if told.records.len() - gone.len() != all.len() && told.records.len() < 10_000 {
        return Err("the list of changes since the beginning does not hold every service".into());
    }
    if gone.is_empty() {
        trial.untried = Some("Nothing has gone yet.");
    }
    if let Some(record) = gone.first() {
        let one = trial.one(&format!("services/{}", in_path(id(record)))).await?;
        if !is_gone(&one) {
            return Err(format!("“{}” is gone, and its own address does not say so", id(record)));
        }
    }
    Ok(())
}

/// Version 3.0: terms at the top have none above them, terms below one have that one.
pub async fn tree(trial: &mut Trial, dialect: &Dialect) -> Found {
    let all = page(trial, dialect, "taxonomy_terms", (1, 200)).await?;
    let top = page(trial, dialect, "taxonomy_terms?top_only=true", (1, 200)).await?;
    let tops = all.records.iter().filter(|t| t.get("parent_id").is_none()).map(id);
    if all.pages < 2 && !top.ids().into_iter().eq(tops) {
        return Err("top_only does not tell the terms that stand below no other".into());
    }
    let Some(parent) = all.records.iter().find_map(|t| text(t, "/parent_id")) else { return Ok(()) };
    let below = page(trial, dialect, &format!("taxonomy_terms?parent_id={parent}"), (1, 200)).await?;
    let expected = all.records.iter().filter(|t| text(t, "/parent_id") == Some(parent)).map(id);
    if all.pages < 2 && !below.ids().into_iter().eq(expected) {
        return Err("parent_id does not tell the terms below that one".into());
    }
    Ok(())
}
