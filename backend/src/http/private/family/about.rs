//! "All about me": what partners have written, and the family's own words.

use std::fmt::Write as _;

use doorstep_shared::plans::entry::{AboutMe, Body, Entry, EntryName, Kind};
use doorstep_shared::plans::family::Say;

use super::page::{Context, Made, theirs_lines};

const FIELDS: [(&str, Say); 10] = [
    ("likes", Say::MeLikes),
    ("what_people_like", Say::MeWhatPeopleLike),
    ("what_matters", Say::MeWhatMatters),
    ("how_to_comfort", Say::MeHowToComfort),
    ("how_to_help", Say::MeHowToHelp),
    ("words_i_use", Say::MeWordsIUse),
    ("important_people", Say::MeImportantPeople),
    ("routines", Say::MeRoutines),
    ("worries", Say::MeWorries),
    ("hopes", Say::MeHopes),
];

fn text<'a>(me: &'a AboutMe, field: &str) -> &'a str {
    let text = match field {
        "likes" => &me.likes,
        "what_people_like" => &me.what_people_like,
        "what_matters" => &me.what_matters,
        "how_to_comfort" => &me.how_to_comfort,
        "how_to_help" => &me.how_to_help,
        "words_i_use" => &me.words_i_use,
        "important_people" => &me.important_people,
        "routines" => &me.routines,
        "worries" => &me.worries,
        _ => &me.hopes,
    };
    text.as_str()
}

pub(super) fn page(context: &Context<'_>) -> Made {
    let title = match context.child() {
        child if child.is_empty() => context.words.say(Say::ChildTitleAlone).to_owned(),
        child => context.words.with(Say::ChildTitle, "who", &child),
    };
    let own = EntryName::new(Kind::AboutMe, context.inside.whole.family_itself().uuid());
    let seen = context.inside.seen(context.desk);
    let all: Vec<(&Entry, &AboutMe)> = seen
        .iter()
        .filter_map(|entry| if let Body::AboutMe(me) = &entry.body { Some((*entry, me.as_ref())) } else { None })
        .collect();
    let mine = all.iter().find(|(entry, _)| entry.name == own);
    let mut body = format!("<p class=\"lead\">{}</p>", context.say(Say::ChildLead));
    for (entry, me) in all.iter().filter(|(entry, _)| entry.name != own) {
        let _ = write!(
            body,
            "<section class=\"notice stack tight\"><p class=\"small soft\">{}</p><dl class=\"stack tight\">",
            context.say(Say::WrittenBy).replace("{who}", &context.writer(entry)),
        );
        for (field, label) in FIELDS.iter().filter(|(field, _)| !text(me, field).trim().is_empty()) {
            let _ =
                write!(body, "<div><dt>{}</dt><dd>{}</dd></div>", context.say(*label), theirs_lines(text(me, field)));
        }
        body.push_str("</dl></section>");
    }
    let version = mine.map_or(0, |(entry, _)| entry.version);
    let _ = write!(
        body,
        "<section class=\"stack\"><h2>{}</h2>{}<input type=\"hidden\" name=\"version\" value=\"{version}\">",
        context.say(Say::ChildYours),
        context.form("child", "child", None),
    );
    for (field, label) in FIELDS {
        let kept = mine.map_or("", |(_, me)| text(me, field));
        body.push_str(&context.area(("child", field), label, kept));
    }
    let _ = write!(body, "<p>{}</p></form></section>", context.button("", "", Say::Save));
    Made { title, body }
}
