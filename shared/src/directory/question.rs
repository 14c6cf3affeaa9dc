//! The question that a check asks of an entry: "Still every Tuesday in term time, 10am to 11:30am? Still free? …"
//!
//! Each part is asked by what the entry says of it. What is not known is asked openly, so that a "yes, all right" never
//! vouches for something that nobody said.

use super::{CheckedPart, Cost, Location, Privacy, Service};
use crate::date::Weekday;
use crate::directory::Channel;
use crate::lang::Lang;
use crate::schedule::sentence;
use crate::set::{Member as _, Set};
use crate::words::{ServerWords, Words};

/// The question about one part of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The part.
    pub part: CheckedPart,
    /// Whether the entry says something of it. What it says nothing of cannot be confirmed by a yes.
    pub known: bool,
    /// The question, in the reader's language.
    pub text: String,
}

/// Times, cost, place, who for and number of an entry, each as a question. `places` are those of the service; more may be
/// given.
pub fn question<'a>(
    service: &Service,
    places: impl IntoIterator<Item = &'a Location>,
    words: &ServerWords,
) -> Vec<Ask> {
    let own = service.places();
    let places: Vec<&Location> = places.into_iter().filter(|place| own.contains(&place.id)).collect();
    [
        (CheckedPart::Times, times(service, words), words.open_times()),
        (CheckedPart::Cost, cost(&service.cost, words), words.open_cost()),
        (CheckedPart::Place, place(service, &places, words), words.open_place()),
        (CheckedPart::WhoFor, who(service, words), words.open_who()),
        (CheckedPart::Contact, phone(service, words), words.open_phone()),
    ]
    .into_iter()
    .map(|(part, still, open)| Ask { part, known: still.is_some(), text: still.unwrap_or_else(|| open.into()) })
    .collect()
}

/// All of it in one line.
pub fn in_one_line(asks: &[Ask]) -> String {
    asks.iter().map(|ask| ask.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The parts that "yes, all right" confirms: those the entry says something of.
pub fn confirmed(asks: &[Ask]) -> Set<CheckedPart> {
    asks.iter().filter(|ask| ask.known).map(|ask| ask.part).collect()
}

fn times(service: &Service, words: &ServerWords) -> Option<String> {
    let said: Vec<String> =
        service.schedules.iter().map(|s| inside(&sentence(s, words.words()), words.words())).collect();
    (!said.is_empty()).then(|| words.still_times(&said.join("; ")))
}

fn cost(cost: &Cost, words: &ServerWords) -> Option<String> {
    match cost {
        Cost::Unknown => None,
        Cost::Free => Some(words.still_free().into()),
        Cost::Paid { text } => Some(words.still_cost(&own(text.trim_end_matches('.'), words.words()))),
    }
}

fn place(service: &Service, places: &[&Location], words: &ServerWords) -> Option<String> {
    if places.iter().any(|place| place.privacy == Privacy::Masked) {
        return Some(words.still_private_place().into());
    }
    let names: Vec<String> = places
        .iter()
        .map(|place| named(place))
        .filter(|name| !name.is_empty())
        .map(|n| own(n, words.words()))
        .collect();
    if !names.is_empty() {
        return Some(words.still_place(&listed(&names, words.words())));
    }
    let ways = service.channels.unwrap_or(Set::EMPTY);
    let ways: Vec<String> = ways
        .iter()
        .filter(|way| *way != Channel::Place)
        .map(|way| inside(words.words().channel(way), words.words()))
        .collect();
    (!ways.is_empty()).then(|| words.still_ways(&listed(&ways, words.words())))
}

/// What people call a place, or else where it is.
fn named(place: &Location) -> &str {
    [&place.name, &place.address.street, &place.address.postcode, &place.area]
        .into_iter()
        .find(|text| !text.is_empty())
        .map_or("", String::as_str)
}

fn who(service: &Service, words: &ServerWords) -> Option<String> {
    let plain = words.words();
    let said = if service.ages.is_some() {
        inside(&plain.age_range(service.ages), plain)
    } else if let Some(stages) = service.stages.filter(|stages| !stages.is_empty()) {
        listed(&stages.iter().map(|stage| inside(plain.stage(stage), plain)).collect::<Vec<_>>(), plain)
    } else if service.who_for.is_empty() {
        return None;
    } else {
        own(service.who_for.trim_end_matches('.'), plain)
    };
    Some(words.still_who(&said))
}

fn phone(service: &Service, words: &ServerWords) -> Option<String> {
    let public = service.contacts.iter().filter(|contact| contact.public);
    let ways = public.flat_map(|contact| [&contact.phone, &contact.email]);
    ways.into_iter().find(|text| !text.is_empty()).map(|number| words.still_phone(&own(number, words.words())))
}

fn listed(items: &[String], words: &Words) -> String {
    words.list(&items.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Words of the directory, which are English and may run the other way.
fn own(text: &str, words: &Words) -> String {
    if words.lang() == Lang::En { text.into() } else { ["\u{2068}", text, "\u{2069}"].concat() }
}

/// A sentence or label as it stands behind another word: its first letter small, unless it begins with a day's name.
fn inside(text: &str, words: &Words) -> String {
    let mut text = String::from(text);
    if Weekday::ALL.iter().any(|day| text.starts_with(words.weekday(*day))) {
        return text;
    }
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Weekday;
    use crate::directory::{AgeRange, Contact, Kind, LifeStage};
    use crate::id::{LocationId, ServiceId};
    use crate::schedule::{Nth, Repeat, Schedule, Season, Span};
    use crate::words::testing::english;
    use uuid::Uuid;

    fn words() -> ServerWords {
        ServerWords::beside(&english())
    }

    fn hall(privacy: Privacy) -> Location {
        Location {
            id: LocationId::new(Uuid::from_u128(1)),
            name: "Room 2".into(),
            address: crate::directory::Address::default(),
            point: None,
            privacy,
            area: String::new(),
            directions: String::new(),
            access: Default::default(),
            origin: None,
            version: 1,
        }
    }

    fn tuesdays(season: Season) -> Schedule {
        let time = |text: &str| text.parse().expect("a time");
        Schedule {
            repeat: Repeat::Weekly([Weekday::Tuesday].into_iter().collect()),
            times: vec![Span::new(time("10:00"), time("11:30")).expect("a span")],
            valid_from: None,
            valid_to: None,
            season,
            not_on_bank_holidays: false,
            except: vec![],
            extra: vec![],
            location: Some(LocationId::new(Uuid::from_u128(1))),
        }
    }

    fn service() -> Service {
        Service::named(ServiceId::new(Uuid::from_u128(9)), "Stay and play", Kind::Group)
    }

    #[test]
    fn an_entry_is_asked_about_by_what_it_says() {
        let mut s = service();
        s.schedules = vec![tuesdays(Season::TermTime)];
        s.cost = Cost::Free;
        s.ages = AgeRange::new(Some(12), Some(47)).ok();
        s.contacts = vec![Contact { phone: "01632 960110".into(), public: true, ..Contact::default() }];
        let asks = question(&s, [&hall(Privacy::Public)], &words());
        assert_eq!(
            in_one_line(&asks),
            "Still every Tuesday in term time, 10am to 11:30am? Still free? Still at Room 2? Still open to ages 1 to 3? \
             Still this number: 01632 960110?"
        );
        assert_eq!(confirmed(&asks).len(), 5);
    }

    #[test]
    fn what_is_not_known_is_asked_openly_and_never_confirmed() {
        let asks = question(&service(), [&hall(Privacy::Public)], &words());
        assert_eq!(
            in_one_line(&asks),
            "Which days and times is it on? What does it cost? Where is it? Who is it for? Which phone number or e-mail \
             can families use?"
        );
        assert!(confirmed(&asks).is_empty());
    }

    #[test]
    fn each_part_has_its_question() {
        let text = |s: &Service, place: &Location, part: CheckedPart| {
            question(s, [place], &words()).into_iter().find(|ask| ask.part == part).expect("asked").text
        };
        let open = hall(Privacy::Public);
        let mut s = service();
        s.schedules = vec![
            tuesdays(Season::AllYear),
            Schedule {
                repeat: Repeat::Monthly { nth: Nth::First, day: Weekday::Monday },
                times: vec![],
                ..tuesdays(Season::AllYear)
            },
        ];
        assert_eq!(
            text(&s, &open, CheckedPart::Times),
            "Still every Tuesday, 10am to 11:30am; first Monday of the month, times not known?"
        );
        s.schedules[0].repeat = Repeat::Weekly(Weekday::ALL[..5].iter().copied().collect());
        assert!(
            text(&s, &open, CheckedPart::Times).starts_with("Still Mondays to Fridays, 10am"),
            "a day keeps its name"
        );
        s.cost = Cost::Paid { text: "£2 a family".into() };
        assert_eq!(text(&s, &open, CheckedPart::Cost), "Still this price: £2 a family?");
        assert_eq!(
            text(&s, &hall(Privacy::Masked), CheckedPart::Place),
            "Still at the same place? We keep its address private."
        );
        s.schedules.clear();
        s.channels = Some([Channel::Online, Channel::Phone].into_iter().collect());
        assert_eq!(
            text(&s, &open, CheckedPart::Place),
            "Still online and by phone?",
            "a place of others is not asked about"
        );
        s.stages = Some([LifeStage::Baby, LifeStage::Toddler].into_iter().collect());
        assert_eq!(text(&s, &open, CheckedPart::WhoFor), "Still open to baby and toddler?");
        s.stages = None;
        s.who_for = "Parents who live in Alder Bank.".into();
        assert_eq!(text(&s, &open, CheckedPart::WhoFor), "Still open to Parents who live in Alder Bank?");
        s.contacts = vec![Contact { email: "private@example.org".into(), public: false, ..Contact::default() }];
        assert!(!text(&s, &open, CheckedPart::Contact).contains("private"), "a private contact is nobody's to read");
    }
}
