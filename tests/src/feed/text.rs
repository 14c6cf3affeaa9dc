//! Invented descriptions with the mark-up that editors and word processors leave behind.

use super::random::Random;
use super::words::{self, Topic};

/// A topic; families' topics are a third of them.
pub(super) fn topic(random: &mut Random) -> &'static Topic {
    random.pick(&words::TOPICS)
}

/// A service's name. Some come again and again.
pub(super) fn name(random: &mut Random, topic: &Topic, place: &str) -> String {
    let what = random.pick(topic.names);
    match random.below(10) {
        0..4 => format!("{place} {what}"),
        4..6 => format!("{what} - {place}"),
        6 => format!("{} {what}", random.word()),
        7 => format!("{what} & {} at {place}", random.pick(&words::EXTRAS)),
        8 => format!("{} {} {what}", random.word(), random.pick(&words::ORGANISATIONS)),
        _ if random.one_in(3) => String::from(*what),
        _ => format!("{what}: {} {place}", random.pick(&words::DAYS)),
    }
}

/// One sentence about a topic.
pub(super) fn sentence(random: &mut Random, topic: &Topic, place: &str) -> String {
    let pattern = *random.pick(&words::SENTENCES);
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&fill(random, slot, topic, place));
        rest = after;
    }
    out + rest
}

fn fill(random: &mut Random, slot: &str, topic: &Topic, place: &str) -> String {
    match slot {
        "thing" => match random.below(4) {
            0 => format!("{} from {}", random.pick(topic.things), random.word()),
            1 => format!(
                "{} by the {} {}",
                random.pick(topic.things),
                random.pick(&words::ADJECTIVES),
                random.pick(&words::NOUNS)
            ),
            _ => (*random.pick(topic.things)).into(),
        },
        "noun" if !random.one_in(3) => format!("{} {}", random.pick(&words::ADJECTIVES), random.pick(&words::NOUNS)),
        "who" => (*random.pick(&words::WHO)).into(),
        "does" => (*random.pick(&words::DOES)).into(),
        "how" => (*random.pick(&words::HOW)).into(),
        "noun" => (*random.pick(&words::NOUNS)).into(),
        "day" => (*random.pick(&words::DAYS)).into(),
        "name" => random.word(),
        "place" if random.one_in(2) => place.into(),
        "place" => random.place(),
        "time" => format!("{}.{}{}am", 8 + random.below(4), random.below(6), 5 * random.below(2)),
        "number" => (2 + random.below(60)).to_string(),
        "phone" => format!("01632 960{:03}", random.below(1000)),
        other => other.into(),
    }
}

/// A description. Nine in ten are HTML; the lengths are those of a real feed, a few of them very long.
pub(super) fn description(random: &mut Random, topic: &Topic, name: &str, place: &str) -> String {
    let sentences = match random.below(100) {
        0..10 => 1,
        10..50 => 3 + random.below(5),
        50..85 => 6 + random.below(9),
        85..97 => 14 + random.below(14),
        _ => 30 + random.below(40),
    };
    let html = !random.one_in(16);
    let mut out = if html { String::new() } else { format!("{name}\n") };
    let mut left = sentences;
    while left > 0 {
        let run = left.min(1 + random.below(4));
        left -= run;
        let words: Vec<String> = (0..run).map(|_| sentence(random, topic, place)).collect();
        if html {
            out.push_str(&marked_up(random, topic, &words.join(" ")));
        } else {
            out.push_str(&words.join("\n"));
            out.push('\n');
        }
    }
    out
}

/// A text as pasted from a word processor: a hundred kilobytes of styles around a few words.
pub(super) fn pasted(words: &str) -> String {
    let styles = "<w:LsdException Locked=\"false\" Priority=\"9\" Name=\"heading\"/>".repeat(2_000);
    let body = words.replace(['<', '>', '"', '\\'], " ");
    format!(
        "<!--[if gte mso 9]><xml>{styles}</xml><![endif]--><style>p.MsoNormal {{ margin: 0cm }}</style><p class=\"MsoNormal\">{body}</p>"
    )
}

fn marked_up(random: &mut Random, topic: &Topic, words: &str) -> String {
    let words = words.replace('&', "&amp;").replacen(' ', "&nbsp;", 1);
    match random.below(14) {
        0..4 => format!("<p>{words}</p>"),
        4 => format!(
            "<p class=\"MsoNormal\" style=\"margin-bottom:0cm;mso-line-height-rule:exactly\"><span style=\"font-family:&quot;Arial&quot;,sans-serif\">{words}<o:p></o:p></span></p>"
        ),
        5 => format!(
            "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p><font face=\"Calibri\">{words}</font></p><p><o:p>&nbsp;</o:p></p>"
        ),
        6 => format!("<h3>{}</h3><div>{words}</div>", random.pick(&words::HEADINGS)),
        7 => format!("{words}<br><br>"),
        8 => {
            let items: String =
                (0..2 + random.below(5)).map(|_| format!("<li>{}&nbsp;</li>", random.pick(topic.things))).collect();
            format!("<p>{words}</p><ul>{items}</ul>")
        }
        9 => format!(
            "<p>{words} Write to <a href=\"mailto:{n}@{n}.example\">{n}@{n}.example</a>.</p>",
            n = random.word().to_lowercase()
        ),
        10 => {
            let host = random.word().to_lowercase();
            format!(
                "<p>{words} See <a data-cke-saved-href=\"https://{host}.example/\" href=\"https://{host}.example/\">our&nbsp;page</a>.</p>"
            )
        }
        11 => format!("<p><strong><u></u></strong>{words}</p><p><br></p>"),
        12 => format!("<section><article><p>{words}</p></article></section>"),
        _ => format!(
            "<table><tbody><tr><th>{}</th><td>{} to noon</td></tr></tbody></table><p>{words}</p>",
            random.pick(&words::DAYS),
            fill(random, "time", topic, "")
        ),
    }
}
