//! A feed's record to a service of the directory.

use std::collections::BTreeSet;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{
    AgeRange, Aim, Category, Channel, Kind, Level, LifeStage, Need, Programme, Service, State, Visibility,
};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::ServiceId;
use doorstep_shared::set::{Member, Set};
use uuid::Uuid;

use super::feed::FeedRecord;
use super::ids::normal;
use super::register::Register;
use super::repair::{cut, date, date_or_note, line, quote, sentence, tags, tidy};
use super::{ReadOptions, Reason, Repair, ages, contact, cost, guess, html, summary, times, words};

/// A cleaned record, before it has an id.
pub(super) struct Cleaned {
    pub service: Service,
    pub repairs: Vec<Repair>,
    /// The day the source says it was assured.
    pub claimed: Option<Date>,
}

/// Cleans a record and registers its organisation and places.
///
/// # Errors
/// When it has no name.
pub(super) fn clean(
    record: &FeedRecord,
    register: &mut Register<'_>,
    options: &ReadOptions,
) -> Result<Cleaned, Reason> {
    let mut repairs = record.repairs.clone();
    let name = name(&record.name, &mut repairs)?;
    let kind = kind(record, &name, &mut repairs);
    let mut service = Service::named(ServiceId::new(Uuid::nil()), name, kind);
    facts(record, &mut service, &mut repairs);
    reach(record, &mut service, &mut repairs);
    let mut extra = record.extra.clone();
    let (cost, cost_words) = cost::clean(&record.costs, &mut repairs);
    service.cost = cost;
    extra.extend(cost_words);
    service.organisation = record.organisation.as_ref().and_then(|o| register.organisation(o, &mut repairs));
    let places: Vec<_> = (record.places.iter())
        .map(|p| if p.is_virtual { None } else { register.location(p, &service.name, &mut repairs) })
        .collect();
    let (schedules, time_words) = times::clean(&record.times, &places, &mut repairs);
    service.schedules = schedules;
    extra.extend(time_words.iter().map(|words| format!("Times: {words}")));
    let in_schedules: Vec<_> = service.schedules.iter().filter_map(|s| s.location).collect();
    service.locations = places.into_iter().flatten().filter(|id| !in_schedules.contains(id)).collect();
    texts(record, &extra, &mut service, &mut repairs);
    status(record, options, &mut service, &mut repairs);
    let claimed = date_or_note(&record.assured, &mut repairs);
    // A service and its organisation often share a wrong address.
    let mut said = Vec::new();
    repairs.retain(|repair| {
        !said.contains(repair) && {
            said.push(repair.clone());
            true
        }
    });
    Ok(Cleaned { service, repairs, claimed })
}

fn name(raw: &str, repairs: &mut Vec<Repair>) -> Result<String, Reason> {
    let name = line(raw);
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Reason::NameEmpty);
    }
    if name != raw {
        repairs.push(Repair::NameTidied { was: quote(raw) });
    }
    if name.chars().count() > Service::NAME_MAX {
        repairs.push(Repair::NameCut);
    }
    Ok(cut(&name, Service::NAME_MAX))
}

fn kind(record: &FeedRecord, name: &str, repairs: &mut Vec<Repair>) -> Kind {
    let word = tidy(&record.kind);
    let own = Kind::parse(&words::slug(&word));
    // Version 1.0 has its own words here; they only help the guess.
    let known = own.is_some() || word.is_empty() || record.deliverable;
    if !known {
        repairs.push(Repair::WordUnknown { about: "the kind of service", was: quote(&word) });
    }
    own.unwrap_or_else(|| guess::kind(&word, name))
}

fn facts(record: &FeedRecord, service: &mut Service, repairs: &mut Vec<Repair>) {
    fn own<M: Member>(raw: &[String], about: &'static str, repairs: &mut Vec<Repair>) -> Set<M> {
        words::set(raw, about, |_| None, repairs).unwrap_or_default()
    }
    service.tags = tags(&[record.tags.as_slice(), &record.audiences].concat(), repairs);
    service.categories = own::<Category>(&record.categories, "the category", repairs);
    if service.categories.is_empty() && !record.sorted {
        service.categories = guess::categories(&service.name, &record.tags);
    }
    service.aims = own::<Aim>(&record.aims, "the aims", repairs);
    service.programmes = own::<Programme>(&record.programmes, "the programmes", repairs);
    service.needs = own::<Need>(&record.needs, "the needs", repairs);
    service.stages = Some(own::<LifeStage>(&record.stages, "the life stage", repairs)).filter(|s| !s.is_empty());
    service.level = own::<Level>(core::slice::from_ref(&record.level), "the level", repairs).iter().next();
    service.ages = ages::clean(&record.ages, repairs);
    if record.all_ages || (service.ages.is_none() && normal(&record.who_for) == "all ages") {
        service.ages = Some(AgeRange::ALL);
    }
    service.who_for = sentence(&record.who_for);
    service.send_support = match normal(&record.send_support).as_str() {
        "yes" | "true" | "y" => Fact::Yes,
        "no" | "false" | "n" => Fact::No,
        "" | "unknown" | "not known" => Fact::Unknown,
        _ => {
            let was = quote(&record.send_support);
            repairs.push(Repair::WordUnknown { about: "support for special needs", was });
            Fact::Unknown
        }
    };
    service.send_note = sentence(&record.send_note);
    service.bring = sentence(&record.bring);
}

fn reach(record: &FeedRecord, service: &mut Service, repairs: &mut Vec<Repair>) {
    service.channels = words::set(&record.channels, "where help is given", words::channel, repairs);
    if record.places.iter().any(|p| p.is_virtual) {
        service.channels = Some(service.channels.unwrap_or_default().with(Channel::Online));
    }
    service.attend = words::set(&record.attend, "how to attend", words::attend, repairs);
    service.attend_note = sentence(&record.attend_note);
    let mut spoken = BTreeSet::new();
    for word in record.languages.iter().map(|w| line(w)).filter(|w| !w.is_empty()) {
        match words::language(&word) {
            Some(code) => {
                spoken.insert(code);
            }
            None => repairs.push(Repair::WordUnknown { about: "the languages", was: quote(&word) }),
        }
    }
    service.languages = Some(spoken).filter(|s| !s.is_empty());
    service.contacts = contact::contacts(&record.contacts, repairs);
    service.links = contact::links(&record.urls, &mut service.contacts, repairs);
    for (address, words) in &record.labels {
        if let Some(link) = service.links.iter_mut().find(|l| l.url == *address) {
            link.label = sentence(words);
        }
    }
}

fn texts(record: &FeedRecord, extra: &[String], service: &mut Service, repairs: &mut Vec<Repair>) {
    if [&record.name, &record.summary, &record.description].into_iter().chain(extra).any(|raw| html::has_script(raw)) {
        repairs.push(Repair::ScriptRemoved);
    }
    let cleaned = html::clean(&record.description);
    let mut text = cleaned.text;
    for words in extra.iter().map(|e| html::clean(e).text).filter(|e| !e.is_empty()) {
        let more = if text.is_empty() { words } else { format!("\n\n{words}") };
        // Room that is not there is not made by cutting the description.
        if text.chars().count() + more.chars().count() <= Service::DESCRIPTION_MAX {
            text.push_str(&more);
        }
    }
    service.description = text;
    if cleaned.cut {
        repairs.push(Repair::DescriptionCut);
    }
    let given = line(&record.summary);
    if given.chars().count() > Service::SUMMARY_MAX {
        repairs.push(Repair::SummaryCut);
    }
    service.summary = if given.is_empty() && !record.sorted {
        summary::from_description(&service.name, &service.description)
    } else {
        cut(&given, Service::SUMMARY_MAX)
    };
}

fn status(record: &FeedRecord, options: &ReadOptions, service: &mut Service, repairs: &mut Vec<Repair>) {
    let since = || date(&record.modified).or(date(&record.assured)).unwrap_or(options.today);
    let paused = |reason: &str| match &record.rest {
        Some(rest) => State::Paused {
            reason: sentence(&rest.reason),
            since: date(&rest.from).unwrap_or_else(since),
            until: date(&rest.until),
        },
        None => State::Paused { reason: reason.into(), since: since(), until: None },
    };
    match normal(&record.status).as_str() {
        "" | "active" | "open" | "current" | "live" => {}
        "inactive" => service.state = paused("Not running at the moment"),
        "paused" | "temporarily closed" | "suspended" => service.state = paused("Closed for the time being"),
        "defunct" | "finished" | "closed" | "ended" => service.state = State::Finished { on: since() },
        _ => {
            service.visibility = Visibility::Staff;
            repairs.push(Repair::StatusUnknown { was: quote(&record.status) });
        }
    }
}
