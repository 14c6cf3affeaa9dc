//! A row a service, in the columns the import understands; what CSV and XLSX both write. A service at several places names its
//! first one.

use doorstep_shared::directory::{Cost, Location, State};
use doorstep_shared::fact::Fact;
use doorstep_shared::set::{Member, Set};

use super::{Exported, exported};
use crate::import::columns::COLUMNS;
use crate::import::when;
use crate::usecase::working::WorkingDirectory;

/// The headings.
pub fn headings() -> Vec<String> {
    COLUMNS.iter().map(|c| c.name.to_owned()).collect()
}

/// The rows below them, by name.
pub fn rows(working: &WorkingDirectory) -> Vec<Vec<String>> {
    let row = |row: &Exported<'_>| COLUMNS.iter().map(|c| cell(c.name, row, working)).collect();
    exported(working).iter().map(row).collect()
}

fn cell(column: &str, row: &Exported<'_>, working: &WorkingDirectory) -> String {
    let s = row.service;
    let place = row.places.first().copied();
    let contact = s.contacts.iter().find(|c| c.public);
    let of_place = |get: fn(&Location) -> String| place.map(get).unwrap_or_default();
    match column {
        "id" => s.id.to_string(),
        "name" => s.name.clone(),
        "organisation" => {
            let organisation = s.organisation.and_then(|id| working.organisations.get(&id));
            organisation.map(|o| o.name.clone()).unwrap_or_default()
        }
        "summary" => s.summary.clone(),
        "description" => s.description.clone(),
        "kind" => s.kind.key().into(),
        "aims" => keys(s.aims),
        "programmes" => keys(s.programmes),
        "categories" => keys(s.categories),
        "tags" => s.tags.iter().cloned().collect::<Vec<_>>().join("; "),
        "stages" => keys(s.stages.unwrap_or_default()),
        "needs" => keys(s.needs),
        "level" => s.level.map(|l| l.key().into()).unwrap_or_default(),
        "age_from_months" => s.ages.and_then(|a| a.from_months()).map(|m| m.to_string()).unwrap_or_default(),
        "age_to_months" => s.ages.and_then(|a| a.to_months()).map(|m| m.to_string()).unwrap_or_default(),
        "who_for" => s.who_for.clone(),
        "cost" => match &s.cost {
            Cost::Unknown => String::new(),
            Cost::Free => "free".into(),
            Cost::Paid { text } => text.clone(),
        },
        "attend" => keys(s.attend.unwrap_or_default()),
        "attend_note" => s.attend_note.clone(),
        "channels" => keys(s.channels.unwrap_or_default()),
        "languages" => s.languages.iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        "send_support" if s.send_support == Fact::Unknown => String::new(),
        "send_support" => s.send_support.key().into(),
        "send_note" => s.send_note.clone(),
        "bring" => s.bring.clone(),
        "contact" => contact.map(|c| c.name.clone()).unwrap_or_default(),
        "phone" => contact.map(|c| c.phone.clone()).unwrap_or_default(),
        "email" => contact.map(|c| c.email.clone()).unwrap_or_default(),
        "url" => s.links.first().map(|l| l.url.clone()).unwrap_or_default(),
        "venue" => of_place(|l| l.name.clone()),
        "street" => of_place(|l| l.address.street.clone()),
        "town" => of_place(|l| l.address.town.clone()),
        "county" => of_place(|l| l.address.county.clone()),
        "postcode" => of_place(|l| l.address.postcode.clone()),
        "latitude" => of_place(|l| l.point.map(|p| degrees(p.lat_e6())).unwrap_or_default()),
        "longitude" => of_place(|l| l.point.map(|p| degrees(p.lon_e6())).unwrap_or_default()),
        "access" => of_place(access),
        "directions" => of_place(|l| l.directions.clone()),
        "when" => when::write(&s.schedules),
        "state" if matches!(s.state, State::Paused { .. }) => "paused".into(),
        "state" => "active".into(),
        "checked_on" => s.checked.map(|c| c.on.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn keys<M: Member>(set: Set<M>) -> String {
    set.iter().map(Member::key).collect::<Vec<_>>().join("; ")
}

fn access(place: &Location) -> String {
    let known = place.access.iter().map(|(feature, fact)| match fact {
        Fact::No => format!("{}=no", feature.key()),
        _ => feature.key().to_owned(),
    });
    known.collect::<Vec<_>>().join("; ")
}

/// Millionths of a degree as degrees.
fn degrees(e6: i32) -> String {
    let sign = if e6 < 0 { "-" } else { "" };
    let e6 = e6.unsigned_abs();
    format!("{sign}{}.{:06}", e6 / 1_000_000, e6 % 1_000_000)
}
