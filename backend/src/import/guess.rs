//! Careful guesses from whole words of the name and the tags, where a wrong guess is unlikely and does little harm.
//! Cost, ages, access and attendance are never guessed.

use doorstep_shared::directory::{Category, Kind};
use doorstep_shared::set::Set;

use super::ids::normal;

/// Words that settle a category, in a name or a tag.
const CATEGORIES: [(Category, &[&str]); 28] = [
    (
        Category::PlayGroups,
        &[
            "stay and play",
            "stay play",
            "toddler",
            "toddlers",
            "playgroup",
            "baby and toddler",
            "parent and baby",
            "messy play",
            "baby group",
        ],
    ),
    (Category::Pregnancy, &["pregnancy", "antenatal", "midwife", "midwives", "maternity"]),
    (Category::BabyFeeding, &["breastfeeding", "infant feeding", "baby feeding"]),
    (
        Category::Health,
        &[
            "health visitor",
            "health visitors",
            "health visiting",
            "medical practice",
            "health centre",
            "dentist",
            "dental",
            "gp practice",
        ],
    ),
    (Category::MentalHealth, &["mental health", "counselling", "anxiety", "depression", "talking therapies"]),
    (Category::SpeechLanguage, &["speech and language", "speech therapy"]),
    (
        Category::Send,
        &[
            "send",
            "special educational needs",
            "autism",
            "autistic",
            "adhd",
            "learning disabilities",
            "disabled children",
            "portage",
        ],
    ),
    (
        Category::Childcare,
        &["nursery", "pre school", "preschool", "childminder", "childminders", "childcare", "wraparound"],
    ),
    (Category::Schools, &["primary school", "secondary school", "infant school", "junior school", "school admissions"]),
    (Category::Learning, &["homework", "tutoring", "maths", "literacy"]),
    (
        Category::Reading,
        &["library", "libraries", "storytime", "story time", "rhyme time", "bookstart", "book club", "reading group"],
    ),
    (Category::Clubs, &["after school club", "holiday club", "breakfast club", "holiday activities"]),
    (
        Category::Sport,
        &["football", "swimming", "yoga", "sports", "tai chi", "pilates", "gymnastics", "cycling", "walking group"],
    ),
    (Category::Arts, &["choir", "singing", "music", "art group", "arts", "theatre", "drama", "dance", "crafts"]),
    (Category::Youth, &["youth club", "youth group", "youth centre", "youth", "young people", "young peoples"]),
    (Category::Parenting, &["parenting", "family support", "family hub", "children s centre", "parent support"]),
    (Category::Fathers, &["dads", "fathers"]),
    (Category::English, &["esol", "english classes", "english class", "english conversation"]),
    (Category::AdultLearning, &["adult learning", "adult education"]),
    (Category::Work, &["employment", "jobs", "job club", "careers", "apprenticeships", "into work"]),
    (Category::Money, &["debt", "debt advice", "benefits advice", "money advice", "welfare rights", "credit union"]),
    (
        Category::Food,
        &[
            "food bank",
            "foodbank",
            "food banks",
            "food pantry",
            "community fridge",
            "food club",
            "food provision",
            "community meal",
            "soup kitchen",
        ],
    ),
    (
        Category::Things,
        &[
            "toy library",
            "baby bank",
            "clothes bank",
            "school uniform",
            "uniform exchange",
            "furniture project",
            "sling library",
            "library of things",
        ],
    ),
    (Category::Housing, &["housing", "homeless", "homelessness"]),
    (Category::Legal, &["immigration", "law centre", "legal advice"]),
    (Category::Safety, &["domestic abuse", "domestic violence", "refuge", "survivors of abuse", "sexual violence"]),
    (Category::Bereavement, &["bereavement", "bereaved"]),
    (Category::Carers, &["carers", "young carers"]),
];

/// Words of a name that settle the kind, the surest first.
const KINDS: [(Kind, &[&str]); 8] = [
    (
        Kind::Childcare,
        &[
            "nursery",
            "pre school",
            "preschool",
            "childminder",
            "childminders",
            "childcare",
            "breakfast club",
            "after school club",
            "wraparound",
        ],
    ),
    (Kind::School, &["primary school", "secondary school", "infant school", "junior school", "primary academy"]),
    (
        Kind::Health,
        &[
            "medical practice",
            "health centre",
            "health visitor",
            "health visitors",
            "health visiting",
            "dental practice",
            "gp practice",
            "hospital",
        ],
    ),
    (
        Kind::DropIn,
        &["drop in", "community fridge", "warm space", "welcome space", "welcoming space", "food bank", "foodbank"],
    ),
    (Kind::Course, &["course", "courses", "training", "workshop", "workshops", "programme"]),
    (
        Kind::Group,
        &[
            "group",
            "groups",
            "club",
            "choir",
            "class",
            "classes",
            "stay and play",
            "playgroup",
            "toddlers",
            "coffee morning",
            "cafe",
        ],
    ),
    (Kind::Advice, &["advice", "helpline", "information service", "advocacy", "citizens advice", "law centre"]),
    (Kind::Support, &["support", "counselling", "befriending", "mentoring"]),
];

/// Categories that a name and subject tags settle. Words on whom a service is for are no subjects: a dance class for
/// carers is no help for carers.
pub(super) fn categories<'a>(name: &'a str, tags: impl IntoIterator<Item = &'a String>) -> Set<Category> {
    let name = subject(name);
    let texts: Vec<String> = core::iter::once(name).chain(tags.into_iter().map(|tag| padded(tag))).collect();
    let settled = |words: &[&str]| texts.iter().any(|text| words.iter().any(|word| holds(text, word)));
    let mut found: Set<Category> =
        CATEGORIES.iter().filter(|(_, words)| settled(words)).map(|(category, _)| *category).collect();
    if found.has(Category::Things) {
        // A toy library lends toys.
        found.remove(Category::Reading);
    }
    found
}

/// The kind, from what other directories call the deliverable and from the name. Support where nothing tells: its check
/// holds good for the shorter time.
pub(super) fn kind(deliverable: &str, name: &str) -> Kind {
    match normal(deliverable).as_str() {
        "social activity" | "specialist led group" | "peer group" => return Kind::Group,
        "1 to 1 support" | "one to one support" => return Kind::Support,
        "documented information advice" | "advice" => return Kind::Advice,
        "training sessions" | "training" => return Kind::Course,
        _ => {}
    }
    let name = subject(name);
    let settled = |words: &[&str]| words.iter().any(|word| holds(&name, word));
    KINDS.iter().find(|(_, words)| settled(words)).map_or(Kind::Support, |(kind, _)| *kind)
}

/// The words of a name before "at": what follows is a place, and a playgroup at a library is no library.
fn subject(name: &str) -> String {
    let mut name = padded(name);
    if let Some(at) = name.find(" at ").filter(|at| *at > 0) {
        name.truncate(at + 1);
    }
    name
}

fn padded(text: &str) -> String {
    format!(" {} ", normal(text))
}

fn holds(padded: &str, word: &str) -> bool {
    padded.match_indices(word).any(|(i, _)| padded[..i].ends_with(' ') && padded[i + word.len()..].starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_settle_a_category() {
        let one = |name: &str, tag: &str| categories(name, &[String::from(tag)]);
        assert_eq!(one("Alder Stay & Play for toddlers", ""), Set::EMPTY.with(Category::PlayGroups));
        assert_eq!(one("Alder Foodbank", "Carers"), Set::EMPTY.with(Category::Food).with(Category::Carers));
        assert_eq!(one("Alder Careers", ""), Set::EMPTY.with(Category::Work));
        assert_eq!(one("Dementia café", "Dementia"), Set::EMPTY);
        assert_eq!(one("Refugee welcome", ""), Set::EMPTY);
        assert_eq!(one("Stay and play at Alder Library", ""), Set::EMPTY.with(Category::PlayGroups));
        assert_eq!(one("Alder toy library", ""), Set::EMPTY.with(Category::Things));
    }

    #[test]
    fn the_kind_is_guessed_from_words() {
        assert_eq!(kind("Peer group", "Alder"), Kind::Group);
        assert_eq!(kind("", "Alder Nursery support"), Kind::Childcare);
        assert_eq!(kind("", "Monday coffee morning"), Kind::Group);
        assert_eq!(kind("", "Alder"), Kind::Support);
    }
}
