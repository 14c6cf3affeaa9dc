//! The cloud template says what the code needs, and no more.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

mod reader;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use doorstep_backend::port::{INBOX, Table};
use doorstep_backend::store::dynamo::{client_at, config_at};
use doorstep_backend::store::keys;
use doorstep_shared::id::{MessageId, ZoneId};
use doorstep_tests::engines;
use reader::{list, texts};
use serde_json::{Value, json};
use uuid::Uuid;

static TEMPLATE: LazyLock<Value> = LazyLock::new(|| reader::read(include_str!("../../../backend/infra/template.yaml")));
const CONFIG: &str = include_str!("../../../backend/src/config.rs");

/// Settings for machines without AWS, and the web folder, which lies beside the public function.
const NOT_IN_THE_CLOUD: [&str; 3] = ["DOORSTEP_DYNAMODB_ENDPOINT", "DOORSTEP_S3_ENDPOINT", "DOORSTEP_WEB"];

/// The resources of a type by their names.
fn resources(kind: &str) -> BTreeMap<&'static str, &'static Value> {
    let all = TEMPLATE["Resources"].as_object().unwrap();
    all.iter().filter(|(_, r)| r["Type"] == kind).map(|(name, r)| (name.as_str(), &r["Properties"])).collect()
}

fn functions() -> BTreeMap<&'static str, &'static Value> {
    resources("AWS::Serverless::Function")
}

/// A table by the name that the code adds to the prefix.
fn table(table: Table) -> (&'static str, &'static Value) {
    let name = json!({ "!Sub": format!("doorstep-${{Stage}}-{}", table.name()) });
    let found = resources("AWS::DynamoDB::Table").into_iter().find(|(_, t)| t["TableName"] == name);
    found.unwrap_or_else(|| panic!("no table is called {name}"))
}

/// What a function may do: pairs of action and resource, the resource as the template writes it.
fn may(function: &str) -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    for statement in list(&functions()[function]["Policies"][0]["Statement"]) {
        assert_eq!(statement["Effect"], "Allow", "{function}: {statement}");
        for action in texts(&statement["Action"]) {
            for resource in list(&statement["Resource"]) {
                pairs.insert((action.to_owned(), resource.to_string()));
            }
        }
    }
    pairs
}

/// What a function may do to a table.
fn may_do(function: &str, to: Table) -> BTreeSet<String> {
    let arn = json!({ "!GetAtt": format!("{}.Arn", table(to).0) }).to_string();
    may(function).into_iter().filter(|(_, resource)| *resource == arn).map(|(action, _)| action).collect()
}

#[test]
fn four_tables_are_kept_safe() {
    assert_eq!(resources("AWS::DynamoDB::Table").len(), Table::ALL.len());
    for which in Table::ALL {
        let (name, table) = table(which);
        assert_eq!(table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"], true, "{name}");
        assert_eq!(table["DeletionProtectionEnabled"], true, "{name}");
        assert_eq!(table["BillingMode"], "PAY_PER_REQUEST", "{name}");
        assert_eq!(table["StreamSpecification"]["StreamViewType"], "NEW_IMAGE", "{name}");
        let sealed = &table["SSESpecification"];
        assert_eq!((&sealed["SSEEnabled"], &sealed["SSEType"]), (&json!(true), &json!("KMS")), "{name}");
        let key = sealed["KMSMasterKeyId"]["!Ref"].as_str().unwrap_or_default();
        assert!(resources("AWS::KMS::Key").contains_key(key), "{name} has no key of ours");
        assert_eq!(TEMPLATE["Resources"][name]["DeletionPolicy"], "Retain", "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_are_those_that_the_code_makes() {
    let engine = engines::embedded_in_memory().await.unwrap();
    let client = client_at(config_at(engine.endpoint.as_deref().unwrap()));
    for which in Table::ALL {
        let (_, ours) = table(which);
        let name = format!("test-{}", which.name());
        let made = client.describe_table().table_name(&name).send().await.unwrap().table.unwrap();
        let keys: Vec<Value> = made
            .key_schema()
            .iter()
            .map(|k| json!({ "AttributeName": k.attribute_name(), "KeyType": k.key_type().as_str() }))
            .collect();
        assert_eq!(ours["KeySchema"], json!(keys), "{name}");
        let attributes: Vec<Value> = made
            .attribute_definitions()
            .iter()
            .map(|a| json!({ "AttributeName": a.attribute_name(), "AttributeType": a.attribute_type().as_str() }))
            .collect();
        assert_eq!(ours["AttributeDefinitions"], json!(attributes), "{name}");
        let ttl = client.describe_time_to_live().table_name(&name).send().await.unwrap();
        let ttl = ttl.time_to_live_description.unwrap().attribute_name.unwrap();
        assert_eq!(ttl, "expires_at");
        assert_eq!(ours["TimeToLiveSpecification"], json!({ "AttributeName": ttl, "Enabled": true }), "{name}");
    }
}

#[test]
fn each_function_has_one_policy_that_names_what_it_touches() {
    assert_eq!(functions().keys().copied().collect::<Vec<_>>(), ["ApiPrivate", "ApiPublic", "Outbox", "Scheduled"]);
    for (name, function) in functions() {
        assert_eq!(list(&function["Policies"]).len(), 1, "{name}");
        for (action, resource) in may(name) {
            assert!(!action.contains('*'), "{name} may {action}");
            assert_ne!(resource, "\"*\"", "{name} may {action} everything");
        }
        assert!(function["Role"].is_null(), "{name} has a role beside its policy");
    }
}

#[test]
fn the_public_function_reads_published_files_and_puts_letters_and_nothing_else() {
    let actions: BTreeSet<String> = may("ApiPublic").into_iter().map(|(action, _)| action).collect();
    assert_eq!(
        actions.iter().map(String::as_str).collect::<Vec<_>>(),
        ["dynamodb:PutItem", "kms:Decrypt", "kms:GenerateDataKey", "s3:GetObject", "s3:ListBucket"]
    );
    // One table, and of that the letter box alone.
    for which in Table::ALL {
        let allowed = may_do("ApiPublic", which);
        let expected: BTreeSet<String> =
            (which == Table::Directory).then(|| "dynamodb:PutItem".into()).into_iter().collect();
        assert_eq!(allowed, expected, "{which:?}");
    }
    let statements = list(&functions()["ApiPublic"]["Policies"][0]["Statement"]);
    let letters: Vec<&&Value> =
        statements.iter().filter(|s| texts(&s["Action"]).iter().any(|a| a.starts_with("dynamodb:"))).collect();
    let [letters] = letters[..] else { panic!("one statement about tables") };
    let only = format!("{INBOX}*");
    assert_eq!(
        letters["Condition"],
        json!({
            "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [only] },
            "Null": { "dynamodb:LeadingKeys": "false" },
        })
    );
    let zone: ZoneId = "demo".parse().unwrap();
    let id = Uuid::nil();
    for key in [
        keys::inbox_message(&zone, MessageId::new(id)),
        keys::inbox_contact(&zone, MessageId::new(id)),
        keys::thin_search(&zone, id),
        keys::inbox_place(&zone, "said", "2027-06-08T09", 0),
    ] {
        assert!(key.pk.starts_with(INBOX), "{key:?} is out of the function's reach");
    }
    // The table's key opens through DynamoDB alone.
    let sealed = statements.iter().filter(|s| texts(&s["Action"]).iter().any(|a| a.starts_with("kms:")));
    for statement in sealed {
        assert!(
            statement["Condition"]["StringEquals"]["kms:ViaService"]["!Sub"].as_str().unwrap().starts_with("dynamodb.")
        );
    }
    for (action, resource) in may("ApiPublic").iter().filter(|(action, _)| action == "s3:GetObject") {
        assert!(resource.contains("/files/*") || resource.contains("/pointers/*"), "{action} {resource}");
    }
}

#[test]
fn audit_only_grows() {
    for name in functions().keys() {
        let allowed = may_do(name, Table::Audit);
        assert!(allowed.iter().all(|action| action == "dynamodb:PutItem"), "{name}: {allowed:?}");
    }
    assert_eq!(may_do("ApiPrivate", Table::Audit).len(), 1, "events are written in the transaction they tell of");
}

#[test]
fn whoever_writes_into_a_table_may_use_its_key_for_that() {
    for name in functions().keys() {
        let actions: BTreeSet<String> = may(name).into_iter().map(|(action, _)| action).collect();
        if actions.contains("dynamodb:PutItem") {
            assert!(actions.contains("kms:GenerateDataKey"), "{name} writes, and its tables are sealed");
        }
    }
}

#[test]
fn nobody_may_read_a_whole_table() {
    for name in functions().keys() {
        for (action, _) in may(name) {
            assert!(!["dynamodb:Scan", "dynamodb:PartiQLSelect", "dynamodb:DeleteTable"].contains(&&*action), "{name}");
        }
    }
}

#[test]
fn ig22_no_function_but_the_workspaces_and_the_reminders_reads_plans_and_no_person_has_a_key_of_their_own() {
    for name in functions().keys() {
        let of_plans = may_do(name, Table::Plans);
        // Who is told what of a plan on which day is worked out on a schedule; nobody asks that function anything.
        let reads = ["ApiPrivate", "Scheduled"].contains(name);
        assert_eq!(reads, !of_plans.is_empty(), "{name}: {of_plans:?}");
    }
    // What looks after the cloud is no door to the data: nobody is made a user, a role or a policy of.
    for kind in ["User", "Group", "Role", "Policy", "ManagedPolicy", "AccessKey"] {
        let of: Vec<&str> = resources(&format!("AWS::IAM::{kind}")).into_keys().collect();
        assert!(of.is_empty(), "{kind}: {of:?}");
    }
}

#[test]
fn the_outbox_reads_the_directory_and_who_is_told_of_an_emergency_and_keeps_messages_and_nothing_else() {
    let of = |table| -> Vec<String> { may_do("Outbox", table).into_iter().collect() };
    assert_eq!(of(Table::Directory), ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]);
    assert_eq!(of(Table::People), ["dynamodb:GetItem", "dynamodb:Query"]);
    for other in [Table::Plans, Table::Audit] {
        assert!(may_do("Outbox", other).is_empty(), "{other:?}");
    }
    // Of the directory it writes messages alone.
    let statements = list(&functions()["Outbox"]["Policies"][0]["Statement"]);
    let writes = |s: &&&Value| texts(&s["Action"]).contains(&"dynamodb:PutItem");
    let [messages] = statements.iter().filter(writes).collect::<Vec<_>>()[..] else { panic!("one statement writes") };
    assert_eq!(
        messages["Condition"],
        json!({
            "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["Z#*#M"] },
            "Null": { "dynamodb:LeadingKeys": "false" },
        })
    );
    let kept = keys::message(&"demo".parse::<ZoneId>().unwrap(), Uuid::nil()).pk;
    assert!(kept.starts_with("Z#") && kept.ends_with("#M"), "{kept} is out of the function's reach");
    let actions: BTreeSet<String> = may("Outbox").into_iter().map(|(action, _)| action).collect();
    for needed in ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "kms:Decrypt"] {
        assert!(actions.contains(needed), "a publication needs {needed}");
    }
}

#[test]
fn the_scheduled_function_reads_what_is_due_keeps_messages_and_takes_feeds_in() {
    let directory = may_do("Scheduled", Table::Directory);
    let directory: Vec<&str> = directory.iter().map(String::as_str).collect();
    let needed = ["BatchGetItem", "BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query"];
    assert_eq!(directory, needed.map(|action| format!("dynamodb:{action}")));
    let audit = may_do("Scheduled", Table::Audit);
    assert_eq!(
        audit.iter().map(String::as_str).collect::<Vec<_>>(),
        ["dynamodb:PutItem"],
        "it says what was done, for ever"
    );
    let people = may_do("Scheduled", Table::People);
    assert_eq!(
        people.iter().map(String::as_str).collect::<Vec<_>>(),
        ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
    );
    // Of people it writes links alone: neither who is a member, nor who is signed in.
    let arn = json!({ "!GetAtt": format!("{}.Arn", table(Table::People).0) });
    let statements = list(&functions()["Scheduled"]["Policies"][0]["Statement"]);
    let writes = |s: &&&Value| s["Resource"] == arn && texts(&s["Action"]).contains(&"dynamodb:PutItem");
    let links: Vec<&&Value> = statements.iter().filter(writes).collect();
    let [links] = links[..] else { panic!("one statement writes there") };
    assert_eq!(
        links["Condition"],
        json!({
            "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["LINK#*", "LINKS#*"] },
            "Null": { "dynamodb:LeadingKeys": "false" },
        })
    );
    // Of plans it writes messages and rows on desks alone.
    let plans = may_do("Scheduled", Table::Plans);
    assert_eq!(
        plans.iter().map(String::as_str).collect::<Vec<_>>(),
        ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
    );
    let arn = json!({ "!GetAtt": format!("{}.Arn", table(Table::Plans).0) });
    let writes = |s: &&&Value| s["Resource"] == arn && texts(&s["Action"]).contains(&"dynamodb:PutItem");
    let kept: Vec<&&Value> = statements.iter().filter(writes).collect();
    let [kept] = kept[..] else { panic!("one statement writes there") };
    let keys = json!(["Z#*#MSG", "Z#*#MQ", "Z#*#MX", "U#*#Z#*"]);
    assert_eq!(kept["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"], keys);
    let zone: ZoneId = "demo".parse().unwrap();
    use doorstep_backend::store::plan_keys;
    assert!(plan_keys::tellings(&zone).ends_with("#MSG") && plan_keys::telling_queue(&zone).ends_with("#MQ"));
    assert!(plan_keys::all_set_aside(&zone).ends_with("#MX"));
    let few = &functions()["Scheduled"]["Events"]["EveryFewMinutes"]["Properties"];
    assert_eq!(
        (&few["Input"], &few["ScheduleExpressionTimezone"]),
        (&json!("{\"job\":\"send\"}"), &json!("Europe/London"))
    );
    let morning = &functions()["Scheduled"]["Events"]["EveryMorning"];
    assert_eq!(
        (&morning["Type"], &morning["Properties"]["ScheduleExpressionTimezone"]),
        (&json!("ScheduleV2"), &json!("Europe/London"))
    );
}

#[test]
fn the_outbox_hears_of_messages_and_says_which_failed() {
    let changes = &functions()["Outbox"]["Events"]["Changes"]["Properties"];
    assert_eq!(changes["Stream"], json!({ "!GetAtt": format!("{}.StreamArn", table(Table::Directory).0) }));
    assert_eq!(changes["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]));
    let [filter] = &list(&changes["FilterCriteria"]["Filters"])[..] else { panic!("one filter") };
    let pattern: Value = serde_json::from_str(filter["Pattern"].as_str().unwrap()).unwrap();
    assert_eq!(
        pattern,
        json!({ "eventName": ["INSERT"], "dynamodb": { "Keys": { "pk": { "S": [{ "prefix": keys::OUTBOX }] } } } })
    );
    assert!(keys::outbox(0).starts_with(keys::OUTBOX));
}

#[test]
fn settings_are_those_that_the_code_reads() {
    let mut given: BTreeSet<&str> = BTreeSet::new();
    let globals = &TEMPLATE["Globals"]["Function"];
    for settings in functions().into_values().chain([globals]) {
        let names = settings["Environment"]["Variables"].as_object();
        given.extend(names.into_iter().flatten().map(|(name, _)| name.as_str()));
    }
    let quoted = |text: &'static str| text.split('"').skip(1).step_by(2).filter(|word| word.starts_with("DOORSTEP_"));
    let program = CONFIG.lines().filter(|line| !line.trim_start().starts_with("//"));
    let read: BTreeSet<&str> = program.flat_map(quoted).collect();
    assert!(read.is_superset(&NOT_IN_THE_CLOUD.into()), "{read:?}");
    let needed: BTreeSet<&str> = read.into_iter().filter(|name| !NOT_IN_THE_CLOUD.contains(name)).collect();
    assert_eq!(given, needed);

    // Links in feeds begin where people find us, not where a request came in.
    let variables = &functions()["ApiPublic"]["Environment"]["Variables"];
    assert_eq!(variables["DOORSTEP_ADDRESS"], json!({ "!Ref": "Address" }));

    // The names of the tables are prefix and name; the public function alone signs cursors.
    let prefix = &globals["Environment"]["Variables"]["DOORSTEP_TABLE_PREFIX"];
    assert_eq!(*prefix, json!({ "!Sub": "doorstep-${Stage}-" }));
    for (name, function) in functions() {
        let signs = !function["Environment"]["Variables"]["DOORSTEP_CURSOR_KEY"].is_null();
        assert_eq!(signs, name == "ApiPublic", "{name}");
    }
}

#[test]
fn each_function_has_an_alarm_and_runs_the_program_built_for_it() {
    let alarms = resources("AWS::CloudWatch::Alarm");
    for (name, program) in
        [("ApiPublic", "api-public"), ("ApiPrivate", "api-private"), ("Outbox", "outbox"), ("Scheduled", "scheduled")]
    {
        let watched = alarms
            .values()
            .any(|alarm| alarm["MetricName"] == "Errors" && alarm["Dimensions"][0]["Value"] == json!({ "!Ref": name }));
        assert!(watched, "nobody is told when {name} fails");
        assert_eq!(functions()[name]["CodeUri"], format!("../../target/lambda/{program}/"));
    }
    for (name, alarm) in alarms {
        assert_eq!(alarm["AlarmActions"], json!([{ "!Ref": "Alarms" }]), "{name} tells nobody");
    }
}

#[test]
fn forms_of_families_reach_the_function_and_nobody_keeps_them() {
    let cdn = resources("AWS::CloudFront::Distribution");
    let behaviours = list(&cdn["Cdn"]["DistributionConfig"]["CacheBehaviors"]);
    for form in ["/en/z/demo/s/1/right", "/pl/z/demo/suggest", "/ar/z/demo/tell", "/api/v1/zones/demo/suggestions"] {
        let behaviour = behaviours.iter().find(|b| matches(b["PathPattern"].as_str().unwrap(), form));
        let behaviour = behaviour.unwrap_or_else(|| panic!("{form} cannot be sent"));
        assert!(texts(&behaviour["AllowedMethods"]).contains(&"POST"), "{form}");
        // AWS's managed CachingDisabled.
        assert_eq!(behaviour["CachePolicyId"], "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "{form}");
    }
}

#[test]
fn the_self_test_is_kept_apart_for_people_and_for_programs() {
    let cdn = resources("AWS::CloudFront::Distribution");
    let behaviours = list(&cdn["Cdn"]["DistributionConfig"]["CacheBehaviors"]);
    let is = |path: &str| behaviours.iter().find(|b| matches(b["PathPattern"].as_str().unwrap(), path));
    let policy = is("/oruk/demo/self-test").unwrap()["CachePolicyId"]["!Ref"].as_str().unwrap();
    let policy = resources("AWS::CloudFront::CachePolicy")[policy];
    let key = &policy["CachePolicyConfig"]["ParametersInCacheKeyAndForwardedToOrigin"];
    assert_eq!(key["HeadersConfig"]["Headers"], json!(["Accept"]));
    // The feeds themselves go by their addresses alone, query and all.
    assert!(is("/oruk/v3/demo/services").is_none());
    assert_eq!(
        cdn["Cdn"]["DistributionConfig"]["DefaultCacheBehavior"]["CachePolicyId"],
        json!({ "!Ref": "ByAddress" })
    );
}

/// Whether a pattern of the CDN (`*` any letters, `?` one) is of this path.
fn matches(pattern: &str, path: &str) -> bool {
    match (pattern.as_bytes(), path.as_bytes()) {
        ([], []) => true,
        ([b'*', ..], _) => matches(&pattern[1..], path) || !path.is_empty() && matches(pattern, &path[1..]),
        ([b'?', ..], [_, ..]) => matches(&pattern[1..], &path[1..]),
        ([a, ..], [b, ..]) if a == b => matches(&pattern[1..], &path[1..]),
        _ => false,
    }
}

#[test]
fn logs_of_the_gateway_hold_neither_address_nor_query() {
    for api in resources("AWS::Serverless::HttpApi").values() {
        let format = api["AccessLogSettings"]["Format"].as_str().unwrap();
        for word in ["path", "querystring", "sourceIp", "userAgent", "header"] {
            assert!(!format.to_lowercase().contains(&word.to_lowercase()), "{word} in {format}");
        }
    }
}
