//! What the fields of a form are called.

use crate::lang::Lang;
use crate::set::Member as _;

/// What a field is called, from its path in the form: `/schedules/1/times/0/start` is "Times 2: start".
pub fn label(path: &str) -> String {
    let mut parts = path.split('/').filter(|p| !p.is_empty());
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let row = rest.first().and_then(|n| n.parse::<usize>().ok()).map_or(1, |n| n + 1);
    match (first, rest.as_slice()) {
        ("translations", [lang, text, ..]) => {
            format!("{}: {}", own_name(lang), word(text).to_lowercase())
        }
        ("translations", [lang]) => own_name(lang).into(),
        ("schedules", [_, inner @ ..]) => of_row("Times", row, inner),
        ("contacts", [_, inner @ ..]) => of_row("Contact", row, inner),
        ("links", [_, inner @ ..]) => of_row("Web address", row, inner),
        ("ages", [inner, ..]) | ("cost", [inner, ..]) => word(&format!("{first}/{inner}")).into(),
        _ => word(first).into(),
    }
}

fn own_name(key: &str) -> &str {
    match Lang::parse(key) {
        Some(lang) => lang.own_name(),
        None => key,
    }
}

fn of_row(what: &str, row: usize, inner: &[&str]) -> String {
    match inner {
        [] => format!("{what} {row}"),
        // A second session, a third date: counted as people count.
        [list, n, rest @ ..] => {
            let number = n.parse::<usize>().map_or(1, |n| n + 1);
            let last = rest.last().map_or_else(String::new, |w| word(w).to_lowercase());
            let of_list = match (*list, number) {
                ("times", 1) => last,
                ("times", _) => format!("{last} of session {number}"),
                ("except", _) => format!("day off {number}{}", tail(&last)),
                ("extra", _) => format!("extra date {number}{}", tail(&last)),
                _ => format!("date {number}"),
            };
            format!("{what} {row}: {of_list}")
        }
        [one] => format!("{what} {row}: {}", word(one).to_lowercase()),
    }
}

fn tail(last: &str) -> String {
    if last.is_empty() || last == "day" { String::new() } else { format!(", {last}") }
}

fn word(key: &str) -> &str {
    match key {
        "name" => "Name",
        "summary" => "Summary",
        "description" => "Description",
        "organisation" => "Who runs it",
        "kind" => "Kind of service",
        "aims" => "Aims",
        "programmes" => "Programmes",
        "stages" => "Life stages",
        "categories" => "What it is about",
        "tags" => "Search words",
        "needs" => "Needs",
        "level" => "Who may use it",
        "ages" => "Ages",
        "ages/from" => "Youngest age",
        "ages/to" => "Oldest age",
        "who_for" => "Who it is for",
        "cost" => "Cost",
        "cost/text" => "How much it costs",
        "attend" => "How to attend",
        "attend_note" => "More about coming",
        "channels" => "Where help is given",
        "languages" => "Languages spoken",
        "send_support" => "Support for children with special needs",
        "send_note" => "What the support is",
        "bring" => "What to bring",
        "schedules" => "Times",
        "locations" => "Places",
        "contacts" => "Contacts",
        "links" => "Web addresses",
        "state" => "Running or not",
        "visibility" => "Who sees it",
        "translations" => "Other languages",
        "start" => "Start",
        "end" => "End",
        "on" => "Day",
        "reason" => "Reason",
        "from" => "First date",
        "until" => "Last date",
        "weeks" => "Weeks between",
        "from_week" => "A week it is on",
        "days" | "day" => "Days",
        "nth" => "Which one",
        "dates" => "Dates",
        "repeat" => "How often",
        "season" => "Term time or holidays",
        "place" => "Place",
        "title" => "What they do",
        "phone" => "Phone",
        "email" => "E-mail",
        "label" => "Words to show",
        "url" => "Address",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_called_as_on_the_form() {
        for (path, called) in [
            ("/who_for", "Who it is for"),
            ("/ages/to", "Oldest age"),
            ("/schedules", "Times"),
            ("/schedules/0", "Times 1"),
            ("/schedules/0/until", "Times 1: last date"),
            ("/schedules/0/times/1/start", "Times 1: start of session 2"),
            ("/schedules/0/except/2/on", "Times 1: day off 3"),
            ("/schedules/0/except/2/reason", "Times 1: day off 3, reason"),
            ("/schedules/0/extra/0/times/0/end", "Times 1: extra date 1, end"),
            ("/schedules/0/dates/4", "Times 1: date 5"),
            ("/links/0/url", "Web address 1: address"),
            ("/translations/ar/summary", "العربية: summary"),
        ] {
            assert_eq!(label(path), called);
        }
    }
}
