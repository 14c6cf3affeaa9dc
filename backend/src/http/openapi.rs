//! The OpenAPI document, made from the endpoints' own modules and types.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use doorstep_shared::api::desk;
use doorstep_shared::api::desk::begin_import::BeginImport;
use doorstep_shared::api::desk::decide_item::DecideItem;
use doorstep_shared::api::desk::decide_kinds::DecideKinds;
use doorstep_shared::api::desk::discard_import::DiscardImport;
use doorstep_shared::api::desk::get_export::GetExport;
use doorstep_shared::api::desk::get_import::GetImport;
use doorstep_shared::api::desk::list_imports::ListImports;
use doorstep_shared::api::desk::list_items::ListItems;
use doorstep_shared::api::desk::people::{ChangeMember, InvitePerson, ListPeople, WithdrawInvitation};
use doorstep_shared::api::desk::plan_import::PlanImport;
use doorstep_shared::api::desk::pull_source::PullSource;
use doorstep_shared::api::desk::put_feed_hosts::PutFeedHosts;
use doorstep_shared::api::desk::put_source::PutSource;
use doorstep_shared::api::desk::send_part::SendPart;
use doorstep_shared::api::desk::take_import::TakeImport;
use doorstep_shared::api::desk::undo_import::UndoImport;
use doorstep_shared::api::directory_pointer::DirectoryPointer;
use doorstep_shared::api::get_service::GetService;
use doorstep_shared::api::list_zones::ListZones;
use doorstep_shared::api::new_suggestion::NewSuggestion;
use doorstep_shared::api::oruk::self_test::GetSelfTest;
use doorstep_shared::api::oruk::{v1, v3};
use doorstep_shared::api::search_services::SearchServices;
use doorstep_shared::api::send_suggestion::SendSuggestion;
use doorstep_shared::api::session::GetSession;
use doorstep_shared::api::{Caller, Changes, Endpoint};
use doorstep_shared::problem::{Code, Problem};
use doorstep_shared::set::Member as _;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The document as text, made once.
pub fn document_text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| serde_json::to_string_pretty(&document()).unwrap_or_default())
}

/// What the document says of one endpoint; tests walk the list.
pub struct Described {
    /// The endpoint's name.
    pub name: &'static str,
    /// Its method.
    pub method: &'static str,
    /// Its path.
    pub path: &'static str,
    /// Who may call it.
    pub caller: Caller,
    operation: Value,
}

/// Every endpoint there is.
pub fn endpoints() -> Vec<Described> {
    let mut generator = generator();
    described(&mut generator)
}

/// The document.
pub fn document() -> Value {
    let mut generator = generator();
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in described(&mut generator) {
        let methods = paths.entry(endpoint.path).or_insert_with(|| json!({}));
        methods[endpoint.method.to_lowercase()] = endpoint.operation;
    }
    paths.insert("/d/{zone}/{hash}".into(), file_path());
    paths.insert("/healthz".into(), health_path());
    let problem = generator.subschema_for::<Problem>();
    let schemas = Value::Object(generator.take_definitions(true));
    sorted(json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Doorstep",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The service directory of a family zone. A missing fact is not known, never \"no\".",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" }
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "__Host-doorstep" }
            },
            "responses": {
                "Problem": {
                    "description": "What went wrong (RFC 9457).",
                    "content": { "application/problem+json": { "schema": problem } }
                }
            }
        }
    }))
}

/// With its keys in order: whether maps of JSON keep the order in which they were filled is for the whole build to say, and the
/// document must not depend on what else is built.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let sorted: BTreeMap<String, Value> =
                map.into_iter().map(|(key, value)| (key, self::sorted(value))).collect();
            Value::Object(sorted.into_iter().collect())
        }
        Value::Array(all) => Value::Array(all.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into()).into_generator()
}

fn described(generator: &mut SchemaGenerator) -> Vec<Described> {
    vec![
        describe::<ListZones>(generator),
        describe::<DirectoryPointer>(generator),
        describe::<SearchServices>(generator),
        describe::<GetService>(generator),
        describe::<NewSuggestion>(generator),
        describe::<SendSuggestion>(generator),
        describe::<GetSession>(generator),
        describe::<desk::add_entry::AddEntry>(generator),
        describe::<desk::apply_bulk::ApplyBulk>(generator),
        describe::<desk::approve::Approve>(generator),
        describe::<desk::check_entry::CheckEntry>(generator),
        describe::<desk::check_many::CheckMany>(generator),
        describe::<desk::check_sheet::GetCheckSheet>(generator),
        describe::<desk::copy_entry::CopyEntry>(generator),
        describe::<desk::delete_draft::DeleteDraft>(generator),
        describe::<desk::entry_on::EntryOn>(generator),
        describe::<desk::field_history::GetFieldHistory>(generator),
        describe::<desk::finish_entry::FinishEntry>(generator),
        describe::<desk::get_approval::GetApproval>(generator),
        describe::<desk::get_calendar::GetCalendar>(generator),
        describe::<desk::get_draft::GetDraft>(generator),
        describe::<desk::get_entry::GetEntry>(generator),
        describe::<desk::get_settings::GetSettings>(generator),
        describe::<desk::get_version::GetVersion>(generator),
        describe::<desk::hide_entry::HideEntry>(generator),
        describe::<desk::list_approvals::ListApprovals>(generator),
        describe::<desk::list_bulk::ListBulk>(generator),
        describe::<desk::list_drafts::ListDrafts>(generator),
        describe::<desk::list_entries::ListEntries>(generator),
        describe::<desk::list_messages::ListMessages>(generator),
        describe::<desk::list_versions::ListVersions>(generator),
        describe::<desk::pause_entry::PauseEntry>(generator),
        describe::<desk::plan_bulk::PlanBulk>(generator),
        describe::<desk::plan_calendar::PlanCalendar>(generator),
        describe::<desk::plan_settings::PlanSettings>(generator),
        describe::<desk::preview::PreviewEntry>(generator),
        describe::<desk::put_calendar::PutCalendar>(generator),
        describe::<desk::put_draft::PutDraft>(generator),
        describe::<desk::reject::Reject>(generator),
        describe::<desk::restore_entry::RestoreEntry>(generator),
        describe::<desk::resume_entry::ResumeEntry>(generator),
        describe::<desk::save_entry::SaveEntry>(generator),
        describe::<desk::save_settings::SaveSettings>(generator),
        describe::<desk::surroundings::GetSurroundings>(generator),
        describe::<desk::uncheck_entry::UncheckEntry>(generator),
        describe::<desk::undo_bulk::UndoBulk>(generator),
        describe::<desk::unhide_entry::UnhideEntry>(generator),
        describe::<ListPeople>(generator),
        describe::<InvitePerson>(generator),
        describe::<WithdrawInvitation>(generator),
        describe::<ChangeMember>(generator),
        describe::<desk::list_inbox::ListInbox>(generator),
        describe::<desk::answer_message::AnswerMessage>(generator),
        describe::<desk::get_gaps::GetGaps>(generator),
        describe::<desk::note_gap::NoteGap>(generator),
        describe::<desk::add_words::AddWords>(generator),
        describe::<desk::list_duplicates::ListDuplicates>(generator),
        describe::<desk::decide_duplicates::DecideDuplicates>(generator),
        describe::<desk::list_letters::ListLetters>(generator),
        describe::<desk::ask_provider::AskProvider>(generator),
        describe::<desk::list_links::ListLinks>(generator),
        describe::<desk::revoke_link::RevokeLink>(generator),
        describe::<desk::agreements::ListAgreements>(generator),
        describe::<desk::agreements::PutMemorandum>(generator),
        describe::<desk::agreements::PutAgreement>(generator),
        describe::<desk::plans::ListPlans>(generator),
        describe::<desk::plans::Nominate>(generator),
        describe::<desk::plans::GetPlan>(generator),
        describe::<desk::plans::TakeStep>(generator),
        describe::<desk::plans::PutSharing>(generator),
        describe::<desk::plans::PutMember>(generator),
        describe::<desk::plans::AddPlanEntry>(generator),
        describe::<desk::plans::ChangePlanEntry>(generator),
        describe::<desk::plans::DecideClash>(generator),
        describe::<desk::plans::SayClosing>(generator),
        describe::<desk::plans::GetFamilyDoors>(generator),
        describe::<desk::plans::MakeFamilyLink>(generator),
        describe::<desk::plans::CloseFamilyDoor>(generator),
        describe::<desk::plans::AnswerFamily>(generator),
        describe::<desk::plans::SendReferral>(generator),
        describe::<desk::plans::RevokeReferral>(generator),
        describe::<desk::plans::GetTakenUp>(generator),
        describe::<desk::plans::ListPlanDrafts>(generator),
        describe::<desk::plans::GetPlanDraft>(generator),
        describe::<desk::plans::PutPlanDraft>(generator),
        describe::<desk::plans::DeletePlanDraft>(generator),
        describe::<desk::plans::ListPlanHistory>(generator),
        describe::<desk::plans::ListLooks>(generator),
        describe::<desk::plans::BreakGlass>(generator),
        describe::<desk::plans::DeclareInterest>(generator),
        describe::<desk::plans::ReviewLook>(generator),
        describe::<desk::plans::PrintPlan>(generator),
        describe::<desk::plans::ListColleagues>(generator),
        describe::<desk::plans::ListRegisters>(generator),
        describe::<desk::plans::PlanSeries>(generator),
        describe::<desk::plans::GetRegister>(generator),
        describe::<desk::plans::ChangeSeries>(generator),
        describe::<desk::plans::SayOfSession>(generator),
        describe::<desk::plans::PutMenu>(generator),
        describe::<BeginImport>(generator),
        describe::<DecideItem>(generator),
        describe::<DecideKinds>(generator),
        describe::<DiscardImport>(generator),
        describe::<GetExport>(generator),
        describe::<GetImport>(generator),
        describe::<ListImports>(generator),
        describe::<ListItems>(generator),
        describe::<PlanImport>(generator),
        describe::<PullSource>(generator),
        describe::<PutFeedHosts>(generator),
        describe::<PutSource>(generator),
        describe::<SendPart>(generator),
        describe::<TakeImport>(generator),
        describe::<UndoImport>(generator),
        describe::<v3::GetRoot>(generator),
        describe::<v3::ListServices>(generator),
        describe::<v3::GetService>(generator),
        describe::<v3::ListServicesAtLocations>(generator),
        describe::<v3::GetServiceAtLocation>(generator),
        describe::<v3::ListOrganizations>(generator),
        describe::<v3::GetOrganization>(generator),
        describe::<v3::ListTaxonomies>(generator),
        describe::<v3::GetTaxonomy>(generator),
        describe::<v3::ListTaxonomyTerms>(generator),
        describe::<v3::GetTaxonomyTerm>(generator),
        describe::<v1::GetRoot>(generator),
        describe::<v1::ListServices>(generator),
        describe::<v1::GetService>(generator),
        describe::<v1::ListOrganizations>(generator),
        describe::<v1::GetOrganization>(generator),
        describe::<v1::ListTaxonomies>(generator),
        describe::<v1::GetTaxonomy>(generator),
        describe::<v1::ListLocations>(generator),
        describe::<v1::GetLocation>(generator),
        describe::<GetSelfTest>(generator),
    ]
}

fn describe<E: Endpoint>(generator: &mut SchemaGenerator) -> Described
where
    E::Response: schemars::JsonSchema,
    E::Body: schemars::JsonSchema + 'static,
{
    let mut parameters: Vec<Value> = E::PARAMETERS
        .iter()
        .map(|p| {
            let place = if p.in_path { "path" } else { "query" };
            json!({
                "name": p.name, "in": place, "required": p.in_path, "description": p.about,
                "schema": { "type": "string" }
            })
        })
        .collect();
    parameters.extend(change_headers(E::CHANGES));
    let schema = generator.subschema_for::<E::Response>();
    let mut responses = Map::new();
    responses.insert(
        "200".into(),
        json!({ "description": "The answer.", "content": { "application/json": { "schema": schema } } }),
    );
    for code in E::FAILURES.iter().chain(&[Code::Timeout, Code::Internal]) {
        responses.insert(code.status().to_string(), json!({ "$ref": "#/components/responses/Problem" }));
    }
    let mut operation = json!({
        "operationId": E::NAME, "summary": E::ABOUT, "parameters": parameters, "responses": responses
    });
    if TypeId::of::<E::Body>() != TypeId::of::<()>() {
        let schema = generator.subschema_for::<E::Body>();
        operation["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    if let Caller::Staff(action) = E::CALLER {
        operation["security"] = json!([{ "session": [] }]);
        operation["x-action"] = action.key().into();
    }
    Described { name: E::NAME, method: E::METHOD.name(), path: E::PATH, caller: E::CALLER, operation }
}

/// The headers that a change needs.
fn change_headers(changes: Changes) -> Vec<Value> {
    let header = |name: &str, about: &str| json!({ "name": name, "in": "header", "required": true, "description": about, "schema": { "type": "string" } });
    let key = || header("Idempotency-Key", "Chosen by the caller; a repeat with the same key is made once.");
    let base = || header("If-Match", "The version the change was made from, such as \"v3\".");
    match changes {
        Changes::Nothing => Vec::new(),
        Changes::New => vec![key()],
        Changes::Existing => vec![key(), base()],
    }
}

fn file_path() -> Value {
    json!({ "get": {
        "operationId": "publishedFile",
        "summary": "A published file, immutable; which ones there are says the pointer.",
        "parameters": [
            { "name": "zone", "in": "path", "required": true, "description": "Short name of the zone.", "schema": { "type": "string" } },
            { "name": "hash", "in": "path", "required": true, "description": "The file's hash, 32 hexadecimal digits.", "schema": { "type": "string" } }
        ],
        "responses": {
            "200": { "description": "The file (postcard; content-encoding br where the caller takes it).",
                     "content": { "application/vnd.doorstep.directory": {} } },
            "404": { "$ref": "#/components/responses/Problem" },
            "503": { "$ref": "#/components/responses/Problem" }
        }
    } })
}

fn health_path() -> Value {
    json!({ "get": {
        "operationId": "health",
        "summary": "Whether the engine answers.",
        "responses": {
            "200": { "description": "It does.", "content": { "text/plain": { "schema": { "type": "string" } } } },
            "503": { "$ref": "#/components/responses/Problem" }
        }
    } })
}
