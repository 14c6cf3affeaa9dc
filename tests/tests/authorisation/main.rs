//! Every endpoint of the workspace × every role × whose record it is × what somebody may do beside, and strangers of every kind:
//! what the server answers is what the policy decides. The cells are made from the list of endpoints; one without a case fails.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

mod cases;
mod plans;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use cases::{AUTHOR, Asks, Case, ME, NEW, case};
use doorstep_backend::clock::{SystemIds, SystemRandom};
use doorstep_backend::http::openapi::{self, Described};
use doorstep_backend::http::private::{self, PrivateState, SignIn};
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::{Clock as _, Condition, Ids as _, Item, NoNudge, Table, Tables};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, get, keys};
use doorstep_backend::usecase::bulk::{BulkRecord, What};
use doorstep_backend::usecase::entry::draft::{DraftRecord, Submission};
use doorstep_backend::usecase::entry::write::{EntryChange, Kept};
use doorstep_backend::usecase::session::{Keeper, SessionRecord, open};
use doorstep_shared::api::Caller;
use doorstep_shared::api::desk::apply_bulk::BulkState;
use doorstep_shared::api::desk::plan_bulk::BulkChange;
use doorstep_shared::directory::{Check, CheckerRole, Service, State};
use doorstep_shared::editing::{Act, Field, FieldChange};
use doorstep_shared::id::{BatchId, ServiceId, UserId};
use doorstep_shared::people::{Capability, Membership, Role};
use doorstep_shared::policy::{Action, Actor, Refusal, Relation, ZoneRules, decide, ever};
use doorstep_shared::set::{Member as _, Set};
use doorstep_tests::house::HandClock;
use doorstep_tests::office::{MORNING, Office, entry, organisation, service, user};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;

/// The policy's answer, as a status.
fn expected(actor: &Actor, action: Action, relation: Relation, case: &Case) -> u16 {
    let rules = ZoneRules::NoApproval;
    let status = |refusal| match refusal {
        Refusal::SignedOut => 401,
        Refusal::Hidden => 404,
        Refusal::Forbidden => 403,
    };
    let of = |action| decide(Some(actor), action, relation, rules).map(drop);
    let decided = ever(Some(actor), action, rules).and_then(|()| match case.asks {
        Asks::Ever => Ok(()),
        Asks::Zone => decide(Some(actor), action, Relation::Zone, rules).map(drop),
        Asks::New => of(action),
        Asks::Record => of(Action::ViewDesk).and_then(|()| of(action)),
    });
    decided.map_or_else(status, |()| case.done)
}

/// What stands in the tables before each call.
struct Template {
    items: BTreeMap<Table, Vec<Item>>,
    clock: Arc<HandClock>,
}

/// The plain and the hidden entry of a relation.
fn numbers(own: bool) -> (u128, u128) {
    if own { (1, 3) } else { (2, 4) }
}

async fn template() -> Template {
    let hidden = |n: u128, of: u128| Service {
        state: State::Hidden { reason: "An address".into(), on: "2026-11-01".parse().unwrap() },
        ..service(n, Some(of))
    };
    let tables = Arc::new(MemoryTables::new());
    let services = vec![service(1, Some(1)), service(2, Some(2)), hidden(3, 1), hidden(4, 2)];
    let office = Office::new(tables.clone(), services).await;
    let (zone, now, today) = (&office.zone, office.clock.now(), office.clock.today());
    let me = By::new(user(ME).to_string(), Role::Provider.key());
    for (n, of) in [(1, 1), (2, 2)] {
        let before = office.held(entry(n)).await;
        let check = Check { on: today, by: CheckerRole::Provider, parts: Set::EMPTY };
        let after = Service { checked: Some(check), ..before.clone() };
        let change = EntryChange::new(zone, Some(&before), after, Act::Check, me.clone());
        change.begin(now, today, &*office.ids).unwrap().commit(&*tables).await.unwrap();
        let kept: Option<Kept> = get(&*tables, &keys::version(entry(n), 2)).await.unwrap();
        assert!(kept.unwrap().note.is_some());
        for author in [ME, AUTHOR] {
            let changes = vec![FieldChange { field: Field::WhoFor, base: json!(""), new: json!("Everybody.") }];
            let draft = DraftRecord {
                entry: entry(n),
                user: user(author),
                role: Role::Provider.key().into(),
                new: false,
                name: "Stay and play".into(),
                organisation: Some(organisation(of)),
                form: "{}".into(),
                base: 2,
                saved_at: now.to_string(),
                submission: (author == AUTHOR).then(|| Submission { changes, base: 2, at: now.to_string() }),
                sent_back: None,
                revision: 1,
            };
            let listed = keys::draft_listing(&zone.id, entry(n), &user(author).to_string());
            Change::new(me.clone(), &zone.id, now, &*office.ids)
                .create(keys::draft(entry(n), &user(author).to_string()), &draft)
                .put(listed, &draft.listing(), Condition::None)
                .commit(&*tables)
                .await
                .unwrap();
        }
    }
    let batch: BatchId = format!("{NEW}7").parse().unwrap();
    let bulk = BulkRecord {
        id: batch,
        what: What::Entries { change: BulkChange::Phone { old: "01632 960160".into(), new: "01632 960161".into() } },
        about: "A number".into(),
        by: me.clone(),
        at: now.to_string(),
        state: BulkState::Done,
        done: 0,
        version: 1,
    };
    let change = Change::new(me, &zone.id, now, &*office.ids).create(keys::bulk(&zone.id, batch), &bulk);
    change.commit(&*tables).await.unwrap();
    let mut items = BTreeMap::new();
    for table in Table::ALL {
        items.insert(table, tables.scan(table, None).await.unwrap().items);
    }
    Template { items, clock: Arc::new(HandClock::at(MORNING)) }
}

/// Somebody who asks.
enum Who<'a> {
    Nobody,
    Member(&'a Actor),
    /// Signed in, with a membership that says this.
    With(Membership),
}

struct House {
    router: Router,
    headers: Vec<(String, String)>,
}

async fn house(template: &Template, who: &Who<'_>) -> House {
    let tables = Arc::new(MemoryTables::with_clock(template.clock.clone()));
    for (table, items) in &template.items {
        tables.put_many(*table, items).await.unwrap();
    }
    let (ids, random) = (Arc::new(SystemIds::default()), Arc::new(SystemRandom));
    let mut headers = vec![
        ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
        ("content-type".to_owned(), "application/json".to_owned()),
        ("idempotency-key".to_owned(), ids.next().to_string()),
    ];
    let member = match who {
        Who::Nobody => None,
        Who::Member(actor) => Some(membership(actor)),
        Who::With(membership) => Some(membership.clone()),
    };
    if let Some(member) = member {
        let (by, zone) = (By::new("test", "test"), member.zone.clone());
        Change::new(by, &zone, template.clock.now(), &*ids)
            .create(keys::membership(member.user, &zone), &member)
            .commit(&*tables)
            .await
            .unwrap();
        let keeper = Keeper { tables: &*tables, ids: &*ids, random: &*random, now: template.clock.now() };
        let token = open(keeper, member.user, "Somebody").await.unwrap();
        let session: SessionRecord = get(&*tables, &keys::session(&token.hash())).await.unwrap().unwrap();
        headers.push(("cookie".into(), format!("__Host-doorstep={}", token.as_str())));
        headers.push(("x-doorstep-csrf".into(), session.csrf));
    }
    let state = PrivateState {
        tables,
        clock: template.clock.clone(),
        ids: ids.clone(),
        nudge: Arc::new(NoNudge),
        sign_in: SignIn::nobody(random),
        feeds: private::Feeds::none(),
        mark_key: [3; 32],
    };
    let router = dress(private::router(state), Limits::default(), template.clock.clone(), ids);
    House { router, headers }
}

fn membership(actor: &Actor) -> Membership {
    Membership {
        zone: "town".parse().unwrap(),
        user: actor.user,
        role: actor.role,
        organisation: actor.organisation,
        capabilities: actor.capabilities,
        from: "2026-09-01".parse().unwrap(),
        to: None,
        version: 1,
    }
}

impl House {
    async fn call(&self, endpoint: &Described, case: &Case, own: bool, zone: &str) -> (u16, String) {
        let (plain, hidden) = numbers(own);
        let named: ServiceId = entry(if case.hidden { hidden } else { plain });
        let author: UserId = user(AUTHOR);
        let mut path = endpoint.path.replace("{zone}", zone);
        for (name, value) in case.more {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        path = path.replace("{entry}", &named.to_string()).replace("{user}", &author.to_string());
        assert!(!path.contains('{'), "{path} names something that the case does not");
        let mut request = Request::builder().method(endpoint.method).uri(format!("{path}{}", case.query));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if case.base > 0 {
            request = request.header("if-match", format!("\"v{}\"", case.base));
        }
        let body = if case.body.is_null() { Vec::new() } else { case.body.to_string().into_bytes() };
        let answer = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&body).into_owned())
    }
}

fn endpoints() -> Vec<(Described, Action)> {
    let staff = |e: Described| match e.caller {
        Caller::Staff(action) => Some((e, action)),
        _ => None,
    };
    openapi::endpoints().into_iter().filter_map(staff).collect()
}

#[test]
fn every_endpoint_of_the_workspace_has_a_case() {
    let without: Vec<&str> =
        endpoints().iter().filter(|(e, _)| case(e.name, true).is_none()).map(|(e, _)| e.name).collect();
    assert!(without.is_empty(), "these endpoints have no case in tests/tests/authorisation/: {without:?}");
    let paths: BTreeSet<_> = endpoints().iter().map(|(e, _)| (e.method, e.path)).collect();
    assert_eq!(paths.len(), endpoints().len(), "each is there once");
}

#[test]
fn whatever_is_mounted_in_the_workspace_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../backend/src/http/private");
    let listed: BTreeSet<String> = endpoints().iter().map(|(e, _)| e.name.to_lowercase()).collect();
    let mut mounted = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|p| p.is_file()) {
        let text = std::fs::read_to_string(file).unwrap();
        let named = text.split("staff::<").skip(1).filter_map(|rest| rest.split([',', '>']).next());
        mounted.extend(named.filter_map(|n| n.rsplit("::").next()).filter(|n| n.len() > 1).map(str::to_lowercase));
    }
    let unlisted: Vec<&String> = mounted.difference(&listed).collect();
    assert!(unlisted.is_empty(), "mounted, and not in the list of backend/src/http/openapi.rs: {unlisted:?}");
    assert!(mounted.len() >= listed.len(), "{} mounted, {} listed", mounted.len(), listed.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_does_what_the_policy_decides() {
    let template = template().await;
    let (mut cells, mut allowed) = (0, 0);
    let sets: Vec<Set<Capability>> =
        std::iter::once(Set::EMPTY).chain(Capability::ALL.iter().map(|c| Set::EMPTY.with(*c))).collect();
    for (endpoint, action) in endpoints() {
        for role in Role::ALL {
            for capabilities in &sets {
                for relation in Relation::ALL {
                    let own = *relation == Relation::Own;
                    let Some(case) = case(endpoint.name, own) else { continue };
                    let actor = Actor {
                        user: user(ME),
                        role: *role,
                        organisation: Some(organisation(1)),
                        capabilities: *capabilities,
                    };
                    let house = house(&template, &Who::Member(&actor)).await;
                    let (status, body) = house.call(&endpoint, &case, own, "town").await;
                    let wanted = expected(&actor, action, *relation, &case);
                    assert_eq!(
                        status, wanted,
                        "{} as {role:?} with {capabilities:?}, {relation:?}: {body}",
                        endpoint.name
                    );
                    cells += 1;
                    allowed += u32::from(wanted == case.done);
                }
            }
        }
    }
    println!(
        "authorisation: {cells} cells of {} endpoints, {allowed} allowed, {} refused",
        endpoints().len(),
        cells - allowed
    );
    assert!(allowed > 0 && cells > allowed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_learn_nothing() {
    let template = template().await;
    let coordinator = Actor {
        user: user(ME),
        role: Role::Coordinator,
        organisation: Some(organisation(1)),
        capabilities: Capability::ALL.iter().copied().collect(),
    };
    let member = membership(&coordinator);
    let elsewhere = Membership { zone: "city".parse().unwrap(), ..member.clone() };
    let expired = Membership { to: Some("2026-11-23".parse().unwrap()), ..member.clone() };
    let not_yet = Membership { from: "2026-11-25".parse().unwrap(), ..member.clone() };
    let mut cells = 0;
    for (endpoint, _) in endpoints() {
        let Some(case) = case(endpoint.name, true) else { continue };
        for (who, zone, status) in [
            (Who::Nobody, "town", 401),
            (Who::With(elsewhere.clone()), "town", 404),
            (Who::With(expired.clone()), "town", 404),
            (Who::With(not_yet.clone()), "town", 404),
            // A membership of a zone that is not there opens nothing, and looks the same.
            (Who::With(elsewhere.clone()), "city", 404),
            (Who::Member(&coordinator), "nowhere", 404),
        ] {
            let house = house(&template, &who).await;
            let (found, body) = house.call(&endpoint, &case, true, zone).await;
            assert_eq!(found, status, "{} in {zone}: {body}", endpoint.name);
            for told in ["Stay and play", "Hall 1", "Organisation 1"] {
                assert!(!body.contains(told), "{} tells {told}", endpoint.name);
            }
            cells += 1;
        }
    }
    println!("authorisation of strangers: {cells} cells");
}

#[tokio::test]
async fn what_is_not_there_and_what_may_not_be_known_look_the_same() {
    let template = template().await;
    let provider =
        Actor { user: user(ME), role: Role::Provider, organisation: Some(organisation(1)), capabilities: Set::EMPTY };
    let house = house(&template, &Who::Member(&provider)).await;
    let mut answers = BTreeSet::new();
    for id in [entry(2), ServiceId::new(Uuid::from_u128(0xffff))] {
        let path = format!("/api/v1/desk/town/entries/{id}");
        let mut request = Request::builder().uri(path);
        for (name, value) in &house.headers {
            request = request.header(name, value);
        }
        let answer = house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        let mut body: Value = serde_json::from_slice(&body).unwrap();
        body["request_id"] = Value::Null;
        answers.insert((status, body.to_string()));
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
}
