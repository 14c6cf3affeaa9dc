//! Finding a service of the zone's directory.

use doorstep_shared::api::desk::list_entries::{Entries, EntryLine, ListEntries};
use doorstep_shared::directory::{State, Visibility};
use leptos::prelude::*;

use super::super::holds::Holds;
use super::super::sheet::Sheet;
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::ui::{Choice, Field, PickOne, Takes};

/// Most services that are offered at once.
const MOST: usize = 8;

/// The directory, asked for once for a form.
pub fn directory() -> Answer<Entries> {
    ask::<ListEntries>(vec![("zone", zone_name())])
}

/// A box to search in, and what it finds.
pub fn find(sheet: Sheet, directory: Answer<Entries>) -> AnyView {
    sheet.ask("service", Holds::Key("Choose a service."));
    let words = sheet.boxes.text("find", String::new());
    let chosen = sheet.boxes.text("service", String::new());
    let (id, error) = (sheet.id("service"), sheet.error("service"));
    let list = move |entries: std::sync::Arc<Entries>| {
        let (entries, id) = (StoredValue::new(entries), id.clone());
        let found =
            Memo::new(move |_| entries.with_value(|entries| found(entries, &words.get(), &chosen.get_untracked())));
        move || {
            let lines = found.get();
            if lines.is_empty() {
                return view! { <p class="soft" role="status">"Nothing in the directory has these words. Try fewer."</p> }.into_any();
            }
            let choices = lines.into_iter().map(|(key, name, line)| Choice::new(key, name).hint(line)).collect();
            view! { <PickOne label="Which service?" value=chosen choices=choices error=error id=id.clone()/> }
                .into_any()
        }
    };
    view! {
        <Field label="Search the directory" value=words takes=Takes::Search hint="A word of its name, who runs it, or what it offers" id=sheet.id("find")/>
        {directory.draw(list)}
    }
    .into_any()
}

/// What the directory calls the service that is chosen; the server writes it down again when it is kept.
pub fn name(sheet: Sheet, directory: Answer<Entries>) -> String {
    let chosen = sheet.boxes.value("service");
    let entries = untrack(|| directory.here());
    let found = entries.as_ref().and_then(|entries| entries.items.iter().find(|line| line.id.to_string() == chosen));
    found.map(|line| line.name.clone()).unwrap_or_default()
}

/// The services that have all the words; one that is chosen stays.
fn found(entries: &Entries, words: &str, chosen: &str) -> Vec<(String, String, String)> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let listed = |line: &&EntryLine| {
        line.visibility == Visibility::Public && matches!(line.state, State::Active | State::Paused { .. })
    };
    let has = |line: &EntryLine| {
        let all = format!("{} {} {}", line.name, line.organisation_name, line.line).to_lowercase();
        words.iter().all(|word| all.contains(word))
    };
    let mut of: Vec<&EntryLine> = entries.items.iter().filter(listed).collect();
    of.sort_by_key(|line| line.id.to_string() != chosen);
    of.retain(|line| has(line) || line.id.to_string() == chosen);
    let one = |line: &EntryLine| {
        let by = [line.organisation_name.as_str(), line.line.as_str()];
        let hint = by.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(". ");
        (line.id.to_string(), line.name.clone(), hint)
    };
    of.into_iter().take(MOST).map(one).collect()
}
