//! Whether filters do what they say: words, ages, times, terms, places, and what only version 3.0 has.

use doorstep_shared::date::Date;
use doorstep_shared::set::Member as _;
use serde_json::Value;

use super::dialect::{Dialect, id, items, text};
use super::sample::{Sample, postcodes};
use super::trial::{Found, Trial, written};

/// Words find the record that has them, and words that nobody uses find nothing.
pub async fn words(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    let parameter = dialect.words;
    if let Some(record) = sample.records.get(sample.records.len() / 2) {
        let query = format!("{parameter}={}", written(text(record, "/name").unwrap_or_default()));
        sample.filter(trial, dialect, &query, |_| None).await?.has(record)?;
    }
    let query = format!("{parameter}=zzqqxx+vvkkjj");
    sample.filter(trial, dialect, &query, |_| Some(false)).await?;
    Ok(())
}

/// Ages in years hold the published ages; an age in months asks who is welcome.
pub async fn ages(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    let [first, last, months] = dialect.ages;
    if sample.middle(first).is_none() {
        trial.untried = Some("None of the first services tells its ages: only that none of them is told was tried.");
    }
    let years = |record: &Value, pointer: &str| record.pointer(pointer).and_then(Value::as_u64);
    let asked = sample.middle(first).unwrap_or(5).max(1);
    let fits = |r: &Value| Some(years(r, first).is_some_and(|age| age >= asked));
    sample.filter(trial, dialect, &format!("minimum_age={asked}"), fits).await?;
    let asked = sample.middle(last).unwrap_or(5);
    let fits = |r: &Value| Some(years(r, last).is_some_and(|age| age <= asked));
    sample.filter(trial, dialect, &format!("maximum_age={asked}"), fits).await?;
    let asked = 30_u32;
    let welcome = |r: &Value| {
        let (from, to) = text(r, months)?.split_once('-')?;
        let within = |end: &str, is: fn(u32, u32) -> bool| end.parse().map_or(end.is_empty(), |end| is(end, asked));
        Some(within(from, |end, age| end <= age) && within(to, |end, age| age <= end))
    };
    let fits = |r: &Value| Some(welcome(r).unwrap_or(false));
    sample.filter(trial, dialect, &format!("age_months={asked}"), fits).await?;
    Ok(())
}

/// The days of the week of a row of hours, in two letters.
fn days(row: &Value) -> Vec<String> {
    let days = text(row, "/byday").unwrap_or_default();
    if row.get("freq").is_none() {
        let day = text(row, "/dtstart").and_then(|day| day.parse::<Date>().ok());
        return day.map(|day| day.weekday().key().to_uppercase()).into_iter().collect();
    }
    days.split(',').map(|day| day.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).to_owned()).collect()
}

/// A day and times must fit one and the same session.
pub async fn hours(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    let rows = |record: &Value| -> Vec<Value> { items(record, dialect.schedules).cloned().collect() };
    if sample.records.iter().all(|r| rows(r).is_empty()) {
        trial.untried = Some("None of the first services tells its hours: only that none of them is told was tried.");
    }
    let of = |pointer: &'static str| {
        sample.telling(|r| rows(r).iter().filter_map(|row| text(row, pointer).map(String::from)).collect())
    };
    let day = sample.telling(|r| rows(r).iter().flat_map(days).collect()).unwrap_or_else(|| "TU".into());
    let start = of("/opens_at").unwrap_or_else(|| "10:00".into());
    let end = of("/closes_at").filter(|end| end != "00:00").unwrap_or_else(|| "12:00".into());
    let on = |row: &Value| days(row).contains(&day);
    let starts = |row: &Value| text(row, "/opens_at").is_some_and(|opens| opens >= start.as_str());
    let ends = |row: &Value| {
        let closes = text(row, "/closes_at").map(|c| if c == "00:00" { "24:00" } else { c });
        closes.is_some_and(|closes| closes <= end.as_str())
    };
    let [a, b, c] = dialect.hours;
    let (day, start, end) = (format!("{a}={day}"), format!("{b}={start}"), format!("{c}={end}"));
    let fits = |r: &Value| Some(rows(r).iter().any(on));
    sample.filter(trial, dialect, &day, fits).await?;
    let fits = |r: &Value| Some(rows(r).iter().any(starts));
    sample.filter(trial, dialect, &start, fits).await?;
    let fits = |r: &Value| Some(rows(r).iter().any(ends));
    sample.filter(trial, dialect, &end, fits).await?;
    let fits = |r: &Value| Some(rows(r).iter().any(|row| on(row) && starts(row) && ends(row)));
    sample.filter(trial, dialect, &format!("{day}&{start}&{end}"), fits).await?;
    Ok(())
}

/// A term finds what has it or one below it, a vocabulary what has a term of it.
pub async fn terms(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    let [term, own, above] = dialect.term;
    let [vocabulary, of] = dialect.vocabulary;
    let told = |r: &Value, pointers: &[&str]| -> Vec<String> {
        let each = |t: &Value| pointers.iter().filter_map(|p| text(t, p).map(String::from)).collect::<Vec<_>>();
        items(r, dialect.terms).flat_map(each).collect()
    };
    for (parameter, pointers) in [(term, &[own][..]), (term, &[above]), (vocabulary, &[of])] {
        let Some(asked) = sample.telling(|r| told(r, pointers)) else { continue };
        let all = if parameter == term { &[own, above][..] } else { pointers };
        let fits = |r: &Value| Some(told(r, all).contains(&asked));
        sample.filter(trial, dialect, &format!("{parameter}={}", written(&asked)), fits).await?;
    }
    Ok(())
}

/// A postcode alone keeps all, since none is bound to an area; a distance finds what is at that postcode, and more the wider it
/// is; a distance from nowhere is refused.
pub async fn places(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    trial.ask("services?proximity=500").await.refuses("proximity")?;
    let Some(postcode) = sample.telling(|r| postcodes(r, dialect)) else {
        trial.untried = Some("None of the first services is at a place with an address: only the refusal was tried.");
        return Ok(());
    };
    let query = format!("postcode={}", written(&postcode));
    let all = sample.filter(trial, dialect, &query, |_| Some(true)).await?;
    if all.total != sample.total {
        return Err(format!("{query} leaves {} of {} services, and none is bound to an area", all.total, sample.total));
    }
    let here = |r: &Value| {
        let told = postcodes(r, dialect);
        // What is at no place is near nothing; of other places only the distance could tell.
        if told.contains(&postcode) {
            Some(true)
        } else {
            Some(false).filter(|_| r.get("service_at_locations").is_none())
        }
    };
    let near = sample.filter(trial, dialect, &format!("{query}&proximity=0"), here).await?;
    let far = sample.filter(trial, dialect, &format!("{query}&proximity=1000000"), here).await?;
    if near.total <= far.total { Ok(()) } else { Err(format!("{query}: a wider distance finds less")) }
}

/// An organization's services are its own.
pub async fn organizations(trial: &mut Trial, dialect: &Dialect, sample: &Sample) -> Found {
    let of = |r: &Value| text(r, "/organization_id").map(String::from);
    let Some(asked) = sample.telling(|r| of(r).into_iter().collect()) else {
        trial.untried = Some("None of the first services names its organization.");
        return Ok(());
    };
    let fits = |r: &Value| Some(of(r).as_ref() == Some(&asked));
    sample.filter(trial, dialect, &format!("organization_id={asked}"), fits).await?;
    Ok(())
}

/// Changes are those since the moment; from the day after tomorrow on there are none.
pub async fn changes(trial: &mut Trial, dialect: &Dialect, sample: &Sample, today: Date) -> Found {
    let moment = |r: &Value| text(r, "/last_modified").map(String::from);
    let mut moments: Vec<String> = sample.records.iter().filter_map(moment).collect();
    moments.sort();
    if let Some(asked) = moments.get(moments.len() / 2) {
        // What has gone since is told too, so that there may be more than without it: the records alone are compared.
        let page = super::pages::page(trial, dialect, &format!("services?modified_after={asked}"), (1, 200)).await?;
        for record in &sample.records {
            let there = page.ids().contains(&id(record));
            if there != moment(record).is_some_and(|m| m >= *asked) {
                return Err(format!("“{}” is there or missing against its date", super::dialect::name(record)));
            }
        }
    }
    let query = format!("modified_after={}", today.plus_days(2));
    let none = sample.filter(trial, dialect, &query, |_| Some(false)).await?;
    if none.total == 0 { Ok(()) } else { Err(format!("{} services have changed in the future", none.total)) }
}
