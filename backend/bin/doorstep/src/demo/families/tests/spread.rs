//! The families differ, as families do.

use super::*;
use doorstep_shared::plans::content::Rater;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{ContactKind, Kind, Moment, Part, School, Snapshot};
use doorstep_shared::plans::people::Channel;
use doorstep_shared::plans::school::StartPattern;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::{Sharing, resolve};
use doorstep_shared::plans::work::{NeedKind, Owner};

#[test]
fn there_is_one_in_every_state_that_a_plan_in_use_can_be_in() {
    use State as S;
    for text in DAYS {
        let mut states: Vec<State> = on(text).iter().map(|family| family.state).collect();
        states.sort_unstable();
        let mut expected = vec![
            S::Nominated,
            S::Invited,
            S::Agreed,
            S::GettingToKnow,
            S::Planned,
            S::ActiveBeforeStart,
            S::ActiveBeforeStart,
            S::ActiveInReception,
            S::Closing,
            S::Closed,
            S::Declined,
            S::Paused,
            S::Withdrawn,
            S::TransferredOut,
        ];
        expected.sort_unstable();
        assert_eq!(states, expected, "{text}");
    }
}

#[test]
fn they_speak_nine_languages_and_their_own_first() {
    let families = on(DAYS[0]);
    let first: BTreeSet<&str> = families.iter().map(|f| f.nomination.home.languages[0].as_str()).collect();
    let expected = ["ar", "bn", "en", "lt", "pl", "pt", "ro", "so", "ur"];
    assert_eq!(first.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn two_who_live_apart_say_different_things_of_one_section() {
    for text in DAYS {
        let family = family("ionescu", text);
        let said = permissions(&family, day(text));
        let school = records::organisation("millpond-primary");
        let come_to = |section| resolve(&said, school, section, day(text));
        assert_eq!(come_to(Section::Wellbeing), Sharing::Contested);
        assert_eq!(come_to(Section::AboutMe), Sharing::Allowed);
        let choose =
            adults(&family).iter().filter(|(_, adult)| adult.responsibility == Responsibility::Parental).count();
        assert_eq!((choose, family.sharing.len()), (2, 2));
    }
}

#[test]
fn each_has_its_own_way_to_be_reached_and_to_start() {
    let text = DAYS[0];
    let contact = |slug| family(slug, text).nomination.contact.unwrap();
    let tully = contact("tully");
    assert!(tully.address_confidential && !tully.address.is_empty() && !tully.ok_to_leave_message);
    let hodan = contact("warsame");
    assert_eq!((hodan.channel, hodan.ok_to_text), (Channel::Text, true));
    assert!(hodan.when.starts_with("Text only after 9.30"));
    let place = |slug| family(slug, text).nomination.place;
    assert!(matches!(place("moreira").place.pattern, StartPattern::DeferredTo { .. }));
    assert!(matches!(place("warsame").place.pattern, StartPattern::PartTimeUntil { .. }));
    assert!(matches!(place("chowdhury").school, School::Other { .. }));
    let (one, other) = (family("maj-tosia", text).nomination, family("maj-antek", text).nomination);
    assert_eq!((one.child.born, &one.postcode), (other.child.born, &other.postcode), "twins at one address");
    assert!(!one.another_child && other.another_child);
    // Whoever names the second twin is told nothing of the first one's plan, so it is another family to them.
    assert_ne!(one.family, other.family);
}

#[test]
fn three_plans_have_much_in_them() {
    for slug in ["warsame", "ionescu", "saleh"] {
        let family = family(slug, "2027-06-08");
        let bodies: Vec<&Body> = family.entries.iter().map(|entry| &entry.body).collect();
        let count = |is: &dyn Fn(&Body) -> bool| bodies.iter().filter(|body| is(body)).count();
        let pictures = |by| {
            let of = |body: &&Body| matches!(body, Body::Snapshot(Snapshot { by: rater, part: Part::Child, moment: Moment::Baseline, .. }) if *rater == by);
            bodies.iter().copied().find(of)
        };
        for by in [Rater::Parent, Rater::LinkTeacher, Rater::Setting] {
            let Some(Body::Snapshot(picture)) = pictures(by) else { panic!("{slug}: {by:?}") };
            assert!(picture.items.len() >= 18, "{slug}: {by:?}: {}", picture.items.len());
            assert!(picture.items.values().filter(|rated| !rated.example.is_empty()).count() >= 2, "{slug}: {by:?}");
        }
        assert_eq!(count(&|body| matches!(body, Body::AboutMe(_))), 1);
        assert_eq!(count(&|body| matches!(body, Body::Need(need) if need.kind == NeedKind::Strength)), 2);
        assert_eq!(count(&|body| matches!(body, Body::Need(need) if need.kind != NeedKind::Strength)), 3);
        assert!((2..=3).contains(&count(&|body| matches!(body, Body::Goal(_)))), "{slug}");
        assert!(count(&|body| matches!(body, Body::Action(_))) >= 5, "{slug}");
        let owned = |family: bool| {
            count(
                &|body| matches!(body, Body::Action(action) if matches!(action.owner, Some(Owner::Family { .. })) == family),
            )
        };
        assert!(owned(true) >= 2 && owned(false) >= 2, "{slug}: both sides act");
        assert_eq!(count(&|body| matches!(body, Body::Assessment(_))), 1);
        assert_eq!(count(&|body| matches!(body, Body::Element(_))), 8);
        assert!(count(&|body| matches!(body, Body::Distance(_))) >= 2, "{slug}");
        let kinds: BTreeSet<ContactKind> =
            bodies.iter().filter_map(|body| if let Body::Note(note) = body { Some(note.of) } else { None }).collect();
        let notes = family.entries.iter().filter(|entry| matches!(entry.body, Body::Note(_)));
        let partners: BTreeSet<OrganisationId> = notes.clone().map(|entry| entry.done.organisation).collect();
        assert!(notes.count() >= 6 && kinds.len() >= 4 && partners.len() == 3, "{slug}: {kinds:?}");
    }
}

#[test]
fn goals_answer_needs_of_the_plan_and_actions_lead_to_its_goals() {
    for family in on(DAYS[0]) {
        let has = |name: EntryName| family.entries.iter().any(|entry| entry.name == name);
        let named = |kind, id| EntryName::new(kind, id);
        let adults: Vec<PersonId> = adults(&family).iter().map(|(id, _)| *id).collect();
        for entry in &family.entries {
            match &entry.body {
                Body::Goal(goal) => assert!(goal.needs.iter().all(|need| has(named(Kind::Need, need.uuid())))),
                Body::Action(action) => {
                    assert!(has(named(Kind::Goal, action.goal.uuid())), "{}: {}", family.slug, action.text);
                    match action.owner {
                        Some(Owner::Family { adult }) => assert!(adults.contains(&adult), "{}", action.text),
                        Some(Owner::Team { user }) => assert!(family.team.iter().any(|member| member.user == user)),
                        None => {}
                    }
                }
                _ => {}
            }
        }
    }
}
