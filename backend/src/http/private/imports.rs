//! Imports and exports in the workspace.

use std::time::Duration;

use axum::Router;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorstep_shared::api::desk::begin_import::BeginImport;
use doorstep_shared::api::desk::decide_item::{DecideItem, ItemOf};
use doorstep_shared::api::desk::decide_kinds::DecideKinds;
use doorstep_shared::api::desk::discard_import::DiscardImport;
use doorstep_shared::api::desk::get_export::{ExportOf, File, Form, GetExport};
use doorstep_shared::api::desk::get_import::{GetImport, ImportView};
use doorstep_shared::api::desk::imports::{Batch, OfImport, OurColumn, Outcome, Source};
use doorstep_shared::api::desk::list_imports::{Imports, ListImports};
use doorstep_shared::api::desk::list_items::{DecidedItem, Items, ItemsOf, ListItems};
use doorstep_shared::api::desk::plan_import::PlanImport;
use doorstep_shared::api::desk::pull_source::PullSource;
use doorstep_shared::api::desk::put_feed_hosts::{FeedHosts, PutFeedHosts};
use doorstep_shared::api::desk::put_source::PutSource;
use doorstep_shared::api::desk::send_part::{PartOfImport, SendPart};
use doorstep_shared::api::desk::take_import::{TakeImport, Taken};
use doorstep_shared::api::desk::undo_import::{TakenBack, UndoImport};
use doorstep_shared::id::ZoneId;
use doorstep_shared::policy::Action;
use doorstep_shared::problem::{Code, FieldError};
use serde_json::{Map, Value};

use super::guard::{NamesZone, unreachable};
use super::repeat::once;
use super::{PrivateState, Staff, staff};
use crate::http::Failure;
use crate::http::mount::Asked;
use crate::import::columns::COLUMNS;
use crate::port::Condition;
use crate::store::{Change, ChangeError, keys};
use crate::usecase::export::{csv, oruk3, template, xlsx};
use crate::usecase::import::stage::{self, Desk, NewUpload, StageError};
use crate::usecase::import::{ImportError, sources};
use crate::usecase::working::{self, WorkingDirectory};
use crate::usecase::{pull, pull::allowed};

/// How many entries one request writes, so that it ends in time.
const A_STRETCH: usize = 150;
/// How long somebody waits for a feed; the daily job has more time.
const WHILE_WAITING: Duration = Duration::from_secs(7);
/// Most hosts that a zone may name.
const MOST_HOSTS: usize = 30;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListImports, _, _>(router, list);
    let router = staff::<BeginImport, _, _>(router, begin);
    let router = staff::<SendPart, _, _>(router, send_part);
    let router = staff::<PlanImport, _, _>(router, plan);
    let router = staff::<GetImport, _, _>(router, get);
    let router = staff::<ListItems, _, _>(router, items);
    let router = staff::<DecideKinds, _, _>(router, decide_kinds);
    let router = staff::<DecideItem, _, _>(router, decide_item);
    let router = staff::<TakeImport, _, _>(router, take);
    let router = staff::<UndoImport, _, _>(router, undo);
    let router = staff::<DiscardImport, _, _>(router, discard);
    let router = staff::<PutSource, _, _>(router, put_source);
    let router = staff::<PutFeedHosts, _, _>(router, put_feed_hosts);
    let router = staff::<PullSource, _, _>(router, pull_source);
    staff::<GetExport, _, _>(router, export)
}

fn desk<'a>(state: &'a PrivateState, staff: &'a Staff) -> Result<Desk<'a>, Failure> {
    staff.permit(Action::Import, None)?;
    Ok(Desk { tables: &*state.tables, clock: &*state.clock, ids: &*state.ids, zone: &staff.zone, by: staff.by() })
}

async fn list(state: PrivateState, staff: Staff, _: Asked<ListImports>) -> Result<Imports, Failure> {
    let zone = &staff.zone.id;
    let tables = &*state.tables;
    let sources = sources::all(tables, zone).await.map_err(unreachable)?;
    let batches = stage::batches(tables, zone, state.clock.now().as_second()).await.map_err(unreachable)?;
    let hosts = pull::hosts(tables, zone).await.map_err(unreachable)?;
    let sources = sources.into_iter().map(sources::SourceRecord::line).collect();
    Ok(Imports { sources, batches, hosts: hosts.hosts, hosts_version: hosts.version })
}

async fn begin(state: PrivateState, staff: Staff, asked: Asked<BeginImport>) -> Result<Batch, Failure> {
    let desk = desk(&state, &staff)?;
    let new = NewUpload { source: asked.body.source, file: asked.body.file, size: asked.body.size };
    let begun = stage::begin(&desk, &new, asked.repeat.answered(Value::Null)).await.map_err(told)?;
    stage::batch(&desk, begun.id).await.map_err(told)
}

async fn send_part(state: PrivateState, staff: Staff, asked: Asked<SendPart>) -> Result<(), Failure> {
    let PartOfImport { of, part } = asked.request;
    stage::put_part(&desk(&state, &staff)?, of.batch, part, &asked.body.data).await.map_err(told)
}

async fn plan(state: PrivateState, staff: Staff, asked: Asked<PlanImport>) -> Result<Batch, Failure> {
    once(&state, &staff, &asked.repeat, async || {
        let desk = desk(&state, &staff)?;
        let done = stage::prepare(&desk, asked.request.batch, Some(asked.base), &asked.body).await;
        Ok(done.map_err(told)?.batch())
    })
    .await
}

async fn get(state: PrivateState, staff: Staff, asked: Asked<GetImport>) -> Result<ImportView, Failure> {
    let desk = desk(&state, &staff)?;
    let batch = stage::batch(&desk, asked.request.batch).await.map_err(told)?;
    let columns = stage::columns(&desk, asked.request.batch).await.map_err(told)?;
    let ours = COLUMNS.iter().map(|c| OurColumn { name: c.name.into(), holds: c.holds.into() }).collect();
    Ok(ImportView { batch, columns, ours })
}

async fn items(state: PrivateState, staff: Staff, asked: Asked<ListItems>) -> Result<Items, Failure> {
    let ItemsOf { of, kind, from } = asked.request;
    let (items, next) = stage::items(&desk(&state, &staff)?, of.batch, kind, Some(from)).await.map_err(told)?;
    Ok(Items { items: items.into_iter().map(|(item, decision)| DecidedItem { item, decision }).collect(), next })
}

async fn decide_kinds(state: PrivateState, staff: Staff, asked: Asked<DecideKinds>) -> Result<Batch, Failure> {
    once(&state, &staff, &asked.repeat, async || {
        let all: Vec<_> = asked.body.iter().map(|(kind, take)| (*kind, *take)).collect();
        stage::decide_all(&desk(&state, &staff)?, asked.request.batch, asked.base, &all).await.map_err(told)
    })
    .await
}

async fn decide_item(state: PrivateState, staff: Staff, asked: Asked<DecideItem>) -> Result<(), Failure> {
    once(&state, &staff, &asked.repeat, async || {
        let ItemOf { of, service } = &asked.request;
        stage::decide(&desk(&state, &staff)?, of.batch, *service, asked.body.clone()).await.map_err(told)
    })
    .await
}

async fn take(state: PrivateState, staff: Staff, asked: Asked<TakeImport>) -> Result<Taken, Failure> {
    once(&state, &staff, &asked.repeat, async || {
        let done = stage::take(&desk(&state, &staff)?, asked.request.batch, A_STRETCH).await.map_err(told)?;
        state.nudge.nudge();
        Ok(Taken { batch: done.batch, left: done.left })
    })
    .await
}

async fn undo(state: PrivateState, staff: Staff, asked: Asked<UndoImport>) -> Result<TakenBack, Failure> {
    once(&state, &staff, &asked.repeat, async || {
        let (report, finished) =
            stage::undo(&desk(&state, &staff)?, asked.request.batch, A_STRETCH).await.map_err(told)?;
        state.nudge.nudge();
        Ok(TakenBack { withdrawn: report.withdrawn, set_back: report.set_back, kept: report.kept, finished })
    })
    .await
}

async fn discard(state: PrivateState, staff: Staff, asked: Asked<DiscardImport>) -> Result<Batch, Failure> {
    once(&state, &staff, &asked.repeat, async || {
        stage::discard(&desk(&state, &staff)?, asked.request.batch, asked.base).await.map_err(told)
    })
    .await
}

async fn put_source(state: PrivateState, staff: Staff, asked: Asked<PutSource>) -> Result<Source, Failure> {
    let desk = desk(&state, &staff)?;
    let (zone, change) = (&staff.zone.id, asked.body);
    let name = sources::name(&change.name).ok_or_else(|| field("/name", "A name has 1 to 80 characters."))?;
    let url = change.url.trim().to_owned();
    if !url.is_empty() {
        let hosts = pull::hosts(&*state.tables, zone).await.map_err(unreachable)?;
        allowed(&url, &hosts.hosts, &state.feeds.rules)
            .map_err(|error| field("/url", format!("It cannot be used: {error}.")))?;
    }
    let held = sources::one(&*state.tables, zone, &name).await.map_err(unreachable)?;
    let version = asked.base + 1;
    let (daily, by_itself) = (change.daily && !url.is_empty(), change.by_itself);
    let source = sources::SourceRecord { url, daily, by_itself, version, ..held };
    let change = Change::new(desk.by, zone, state.clock.now(), &*state.ids);
    let change = sources::put(change, zone, &source, asked.base).idempotent(asked.repeat.answered(Value::Null));
    change.commit(&*state.tables).await.map_err(|error| told(error.into()))?;
    Ok(source.line())
}

async fn put_feed_hosts(state: PrivateState, staff: Staff, asked: Asked<PutFeedHosts>) -> Result<FeedHosts, Failure> {
    staff.permit(Action::Settings, None)?;
    let zone = &staff.zone.id;
    let mut hosts = Vec::new();
    for text in &asked.body {
        let host = pull::good_host(text).ok_or_else(|| field("", format!("“{text}” is not the name of a host.")))?;
        if !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    if hosts.len() > MOST_HOSTS {
        return Err(field("", format!("At most {MOST_HOSTS} hosts can be named.")));
    }
    let record = pull::FeedHosts { hosts: hosts.clone(), version: asked.base + 1 };
    let condition = if asked.base == 0 { Condition::Absent } else { Condition::Version(asked.base) };
    let mut diff = Map::new();
    diff.insert("/hosts".into(), serde_json::json!({ "new": hosts }));
    Change::new(staff.by(), zone, state.clock.now(), &*state.ids)
        .put(keys::feed_hosts(zone), &record, condition)
        .audit(&format!("zone/{zone}"), "edit-feed-hosts", diff)
        .idempotent(asked.repeat.answered(Value::Null))
        .commit(&*state.tables)
        .await
        .map_err(|error| told(error.into()))?;
    Ok(FeedHosts { hosts: record.hosts, version: record.version })
}

async fn pull_source(state: PrivateState, staff: Staff, asked: Asked<PullSource>) -> Result<Outcome, Failure> {
    once(&state, &staff, &asked.repeat, async || {
        let desk = desk(&state, &staff)?;
        let (fetch, rules) = (&*state.feeds.fetch, &state.feeds.rules);
        let done = pull::pull(&desk, fetch, rules, &asked.body.source, WHILE_WAITING).await.map_err(told)?;
        state.nudge.nudge();
        Ok(done)
    })
    .await
}

async fn export(state: PrivateState, staff: Staff, asked: Asked<GetExport>) -> Result<File, Failure> {
    staff.permit(Action::Export, None)?;
    let zone = &staff.zone;
    let working = working::load(&*state.tables, &zone.id).await.map_err(unreachable)?;
    let working = working.unwrap_or_else(|| WorkingDirectory::empty(zone.clone()));
    let (name, media_type, bytes) = match asked.request.form {
        Form::Csv => (format!("{}-services.csv", zone.id), "text/csv", csv::table(&working)),
        Form::Xlsx => (format!("{}-services.xlsx", zone.id), xlsx::MEDIA_TYPE, xlsx::table(&working, staff.today)),
        Form::Oruk3 => {
            let page = serde_json::to_vec_pretty(&oruk3::page(&working, staff.today)).map_err(std::io::Error::other);
            (format!("{}-services.json", zone.id), "application/json", page)
        }
        Form::TemplateCsv => ("services-template.csv".into(), "text/csv", template::as_csv()),
        Form::TemplateXlsx => ("services-template.xlsx".into(), xlsx::MEDIA_TYPE, template::as_xlsx(staff.today)),
    };
    let bytes = bytes.map_err(|error| Failure::inside(Code::Internal, error.to_string()))?;
    Ok(File { name, media_type: media_type.into(), data: STANDARD.encode(bytes) })
}

fn field(pointer: &str, detail: impl Into<String>) -> Failure {
    Failure::bad(vec![FieldError { pointer: pointer.into(), detail: detail.into() }])
}

/// What a step that could not be made is called outside. What is wrong with a file is for the person; what is wrong with the
/// tables is for the log.
fn told(error: StageError) -> Failure {
    match error {
        StageError::Unknown => Failure::not_found(),
        StageError::Stale(version) => Failure::new(Code::Stale).with("version", serde_json::json!(version)),
        StageError::State(_) | StageError::Bad(_) => field("", error.to_string()),
        StageError::Import(ImportError::Feed(error)) => {
            let mut said = error.to_string();
            said.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
            field("/file", format!("{said}."))
        }
        StageError::Import(ImportError::Store(error)) | StageError::Store(error) => unreachable(error),
        StageError::Import(error) => field("/file", error.to_string()),
        StageError::Change(ChangeError::KeyReused) => Failure::new(Code::IdempotencyKeyReused),
        StageError::Change(error) => Failure::inside(Code::Unavailable, error.to_string()),
    }
}

impl NamesZone for OfImport {
    fn zone(&self) -> &ZoneId {
        &self.zone
    }
}

impl NamesZone for PartOfImport {
    fn zone(&self) -> &ZoneId {
        &self.of.zone
    }
}

impl NamesZone for ItemsOf {
    fn zone(&self) -> &ZoneId {
        &self.of.zone
    }
}

impl NamesZone for ItemOf {
    fn zone(&self) -> &ZoneId {
        &self.of.zone
    }
}

impl NamesZone for ExportOf {
    fn zone(&self) -> &ZoneId {
        &self.zone
    }
}
