//! IG16 for digests: what somebody finds in the morning is what they may see at that minute, row by row.

use doorstep_backend::clock::SystemIds;
use doorstep_backend::port::Clock as _;
use doorstep_backend::store::{By, Change, get, keys};
use doorstep_backend::usecase::plans::{self, PlanError};
use doorstep_backend::usecase::sign_in::UserRecord;
use doorstep_backend::usecase::tell::{Prepared, Stand, Telling, To, prepare};
use doorstep_shared::api::desk::plans::SentMember;
use doorstep_shared::id::{ActionId, GoalId, NeedId, OrganisationId, UserId};
use doorstep_shared::plans::contact::Never;
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::plans::team::Function;
use doorstep_shared::plans::work::{NeedKind, Owner};
use doorstep_shared::policy::Actor;
use doorstep_tests::cohort::{
    Cohort, action_of, advisor, centre, coordinator, day, everybody, goal_of, need_of, teacher,
};

use doorstep_tests::office::organisation;

use super::house::{Mood, Office, all, send, town};

/// Words that stand in the plan and must stand in no digest.
const PLANTED: [&str; 8] =
    ["Amina", "Hodan", "Testcase", "Leaving Mum", "Visit the school", "Ring the clinic", "Hidden from her", "07700"];

/// A town on the morning of 8 December, before eight: what is due that day lies on desks, and everybody has an e-mail address.
async fn morning() -> (Cohort, Office) {
    let (cohort, office) = (town().await, Office::new(Mood::Takes));
    let (me, id) = (advisor(), || cohort.office.ids.next());
    use doorstep_backend::port::Ids as _;
    let (need, goal) = (NeedId::new(id()), GoalId::new(id()));
    cohort.add(&teacher(), need_of(need, NeedKind::Need, "Leaving Mum again")).await.unwrap();
    cohort.add(&teacher(), goal_of(goal, need, "Waves")).await.unwrap();
    let owner = Owner::Team { user: me.user };
    cohort.add(&me, action_of(ActionId::new(id()), goal, owner, "Ring the clinic")).await.unwrap();
    // The teacher gives her something in a part that the family does not share: she may not know of it.
    cohort.add(&teacher(), action_of(ActionId::new(id()), goal, owner, "Hidden from her")).await.unwrap();
    let mut change =
        Change::new(By::new("test", "test"), &cohort.office.zone.id, cohort.office.clock.now(), &*cohort.office.ids);
    for actor in everybody() {
        let key = keys::user_meta(actor.user);
        let held: UserRecord = get(&*cohort.office.tables, &key).await.unwrap().unwrap();
        let email = Some(format!("{}@example.org", actor.role_key()));
        change = change.replace(key, &UserRecord { email, version: 2, ..held }, 1);
    }
    change.commit(&*cohort.office.tables).await.unwrap();
    cohort.office.clock.pass(60 * 60);
    sent(&cohort, &office).await;
    // 24 November at ten; 8 December at six.
    cohort.office.clock.pass(14 * 24 * 60 * 60 - 4 * 60 * 60);
    office.taken.lock().unwrap().clear();
    (cohort, office)
}

/// Who wrote an entry down.
fn writer(of: OrganisationId) -> Actor {
    if of == organisation(1) { advisor() } else { teacher() }
}

trait Known {
    fn role_key(&self) -> String;
}

impl Known for Actor {
    fn role_key(&self) -> String {
        use doorstep_shared::set::Member as _;
        format!("{}-{}", self.role.key(), self.user.uuid().as_u128())
    }
}

async fn sent(cohort: &Cohort, office: &Office) {
    while send(&*cohort.office.tables, &cohort.office.clock, &cohort.office.zone, office).await != Default::default() {}
}

async fn prepared(cohort: &Cohort) -> Prepared {
    let office = &cohort.office;
    prepare(&*office.tables, &*office.clock, &SystemIds::default(), &office.zone).await.unwrap()
}

async fn digests(cohort: &Cohort) -> Vec<(UserId, Telling)> {
    let all = all(&*cohort.office.tables, &cohort.office.zone).await;
    let of = |telling: Telling| match telling.to {
        To::Member { user } => Some((user, telling)),
        To::Adult { .. } => None,
    };
    all.into_iter().filter_map(of).collect()
}

#[tokio::test]
async fn ig16_a_digest_holds_what_that_person_may_see_and_no_word_of_the_plan() {
    let (cohort, office) = morning().await;
    prepared(&cohort).await;
    assert_eq!(prepared(&cohort).await.written, 0, "one for each person and day");
    sent(&cohort, &office).await;
    assert!(office.texts().iter().all(|(to, _)| !to.contains("Email")), "not before eight");
    cohort.office.clock.pass(2 * 60 * 60);
    sent(&cohort, &office).await;
    let mails: Vec<(String, String)> = office.texts().into_iter().filter(|(to, _)| to.contains("Email")).collect();
    let to = |who: &Actor| mails.iter().filter(|(to, _)| to.contains(&who.role_key())).collect::<Vec<_>>();
    assert_eq!((to(&teacher()).len(), to(&advisor()).len()), (1, 1), "{mails:?}");
    for other in [centre(), coordinator(), doorstep_tests::cohort::outsider()] {
        assert!(to(&other).is_empty(), "nothing waits for {:?}", other.role);
    }
    let hers = &to(&advisor())[0].1;
    assert!(hers.starts_with("1 thing for you today"), "her own alone, of two: {hers}");
    assert!(hers.contains("something of yours is due (8 December 2026)"), "{hers}");
    for (_, text) in &mails {
        assert!(text.contains("Family ") && text.contains("https://zone.example/desk/town/plans/"), "{text}");
        for planted in PLANTED {
            assert!(!text.contains(planted), "{planted}: {text}");
        }
    }
}

#[tokio::test]
async fn ig16_whoever_leaves_the_team_between_night_and_morning_finds_nothing() {
    let (cohort, office) = morning().await;
    prepared(&cohort).await;
    let before: Vec<UserId> = digests(&cohort).await.into_iter().map(|(user, _)| user).collect();
    assert!(before.contains(&advisor().user) && before.contains(&teacher().user));
    let yesterday = day("2026-12-07");
    let gone = SentMember {
        function: Function::ParentAdvisor,
        lead: false,
        from: day("2026-11-24"),
        to: Some(yesterday),
        family_told_on: Some(day("2026-11-24")),
    };
    let (version, me) = (cohort.version().await, teacher());
    plans::put_member(&cohort.desk(&me), (cohort.plan, advisor().user), version, &gone, &cohort.once()).await.unwrap();
    cohort.office.clock.pass(3 * 60 * 60);
    sent(&cohort, &office).await;
    let mails: Vec<String> = office.texts().into_iter().map(|(to, _)| to).filter(|to| to.contains("Email")).collect();
    assert!(mails.iter().any(|to| to.contains(&teacher().role_key())), "{mails:?}");
    assert!(!mails.iter().any(|to| to.contains(&advisor().role_key())), "{mails:?}");
    let theirs = digests(&cohort).await.into_iter().find(|(user, _)| *user == advisor().user).unwrap().1;
    assert_eq!(theirs.stand, Stand::NotSent { why: Never::MayNotSee });
    cohort.office.clock.pass(24 * 60 * 60);
    prepared(&cohort).await;
    let later = digests(&cohort).await.into_iter().filter(|(_, t)| t.on == day("2026-12-09"));
    assert!(later.map(|(user, _)| user).all(|user| user != advisor().user), "and none is written the next day");
}

#[tokio::test]
async fn a_line_that_is_done_by_morning_is_not_in_it_and_an_empty_digest_is_not_sent() {
    let (cohort, office) = morning().await;
    prepared(&cohort).await;
    let me = teacher();
    let whole = plans::Whole::load(&cohort.desk(&me), cohort.plan).await.unwrap();
    for entry in &whole.entries {
        if let doorstep_shared::plans::entry::Body::Action(_) = entry.body {
            let done: Result<_, PlanError> = crate::meetings::change(
                &cohort,
                &writer(entry.organisation),
                entry.name,
                &[("status", serde_json::json!("done"))],
            )
            .await;
            done.unwrap();
        }
    }
    cohort.office.clock.pass(3 * 60 * 60);
    sent(&cohort, &office).await;
    assert!(office.texts().iter().all(|(to, text)| !to.contains("Email") || !text.contains("yours is due")));
    let theirs = digests(&cohort).await.into_iter().find(|(user, _)| *user == advisor().user).unwrap().1;
    assert_eq!(theirs.stand, Stand::NotSent { why: Never::MayNotSee });
}

#[tokio::test]
async fn coordinators_get_counts_not_to_the_number_and_nobody_gets_a_digest_in_the_holidays() {
    let (cohort, office) = morning().await;
    cohort.share(&[1, 2, 3], Choice::Allow).await;
    // 22 December: two weeks late, and in the holidays.
    cohort.office.clock.pass(14 * 24 * 60 * 60);
    prepared(&cohort).await;
    assert!(digests(&cohort).await.iter().all(|(_, t)| t.on != day("2026-12-22")), "school holidays");
    // 4 January.
    cohort.office.clock.pass(13 * 24 * 60 * 60 + 4 * 60 * 60);
    prepared(&cohort).await;
    sent(&cohort, &office).await;
    let mails = office.texts();
    let to = |who: &Actor| mails.iter().find(|(to, _)| to.contains(&who.role_key())).map(|(_, text)| text.clone());
    let counted = to(&coordinator()).unwrap();
    assert!(counted.contains("Fewer than 5 actions") && !counted.contains("Family "), "{counted}");
    assert!(to(&teacher()).unwrap().contains("a week late"), "{mails:?}");
}
