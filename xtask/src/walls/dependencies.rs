//! Reads cargo's answers and holds them against the walls.

use super::rules::{Rule, Wall, target};
use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};

/// What each of our crates names in its manifest, tests and build scripts left out.
type Named = BTreeMap<String, BTreeSet<String>>;

/// The walls that do not hold, a line each.
///
/// # Errors
/// When cargo cannot answer.
pub fn broken(workspace: &Workspace, rules: &[Rule]) -> Result<Vec<String>, Failure> {
    let metadata = run::output(workspace.cargo("metadata").args(["--no-deps", "--format-version", "1"]))?;
    let named = named(&metadata)?;
    let mut lines = Vec::new();
    for rule in rules {
        let brought = match &rule.wall {
            Wall::Without { of, for_phones, .. } if named.contains_key(*of) => {
                tree(workspace, of, target(*for_phones))?
            }
            _ => BTreeSet::new(),
        };
        lines.extend(against(rule, &named, &brought).map(|found| format!("{found}: {}.", rule.reason)));
    }
    Ok(lines)
}

/// What breaks one wall, if anything does.
fn against(rule: &Rule, named: &Named, brought: &BTreeSet<String>) -> Option<String> {
    match &rule.wall {
        Wall::Without { of, these, .. } if !named.contains_key(*of) => {
            Some(format!("there is no crate {of} that could be kept from {}", these.join(", ")))
        }
        Wall::Without { of, these, for_phones } => {
            let found = matching(brought, these)?;
            Some(format!("{of}{} brings {found}", if *for_phones { ", built for phones," } else { "" }))
        }
        Wall::OnlyFor { that, these } => {
            let others: Vec<&str> = named
                .iter()
                .filter(|(name, needs)| needs.contains(*that) && !these.contains(&name.as_str()))
                .map(|(name, _)| name.as_str())
                .collect();
            (!others.is_empty()).then(|| format!("{} depends on {that}", others.join(", ")))
        }
        Wall::NotNamed { by, these } => {
            let found = matching(named.get(*by)?, these)?;
            Some(format!("{by} depends on {found}"))
        }
    }
}

fn matching(names: &BTreeSet<String>, these: &[&str]) -> Option<String> {
    let forbidden = |name: &&String| {
        these.iter().any(|this| match this.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name.as_str() == *this,
        })
    };
    let found: Vec<&str> = names.iter().filter(forbidden).map(String::as_str).collect();
    (!found.is_empty()).then(|| found.join(", "))
}

fn named(metadata: &str) -> Result<Named, Failure> {
    let json: serde_json::Value = serde_json::from_str(metadata)
        .map_err(|error| Failure::work(format!("cargo metadata could not be read: {error}.")))?;
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let packages = json["packages"].as_array().into_iter().flatten();
    let needs = |package: &serde_json::Value| {
        let all = package["dependencies"].as_array().into_iter().flatten();
        all.filter(|needed| needed["kind"].is_null()).map(|needed| text(&needed["name"])).collect()
    };
    Ok(packages.map(|package| (text(&package["name"]), needs(package))).collect())
}

/// Everything a crate brings when it is built for a target, itself left out.
fn tree(workspace: &Workspace, of: &str, target: Option<&str>) -> Result<BTreeSet<String>, Failure> {
    let mut tree = workspace.cargo("tree");
    tree.args(["--quiet", "--package", of, "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    if let Some(target) = target {
        tree.args(["--target", target]);
    }
    let text = run::output(&mut tree)?;
    let names = text.lines().filter_map(|line| line.split(' ').next()).filter(|name| !name.is_empty() && *name != of);
    Ok(names.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn rule(wall: Wall) -> Rule {
        Rule { wall, reason: "because" }
    }

    #[test]
    fn a_wall_is_broken_only_by_what_it_names() {
        let named: Named =
            [("shared".into(), set(&["serde"])), ("backend".into(), set(&["views", "shared"]))].into_iter().collect();
        let without = |these| rule(Wall::Without { of: "shared", for_phones: true, these });
        let only = |these| rule(Wall::OnlyFor { that: "views", these });
        let not = |these| rule(Wall::NotNamed { by: "backend", these });
        let brought = set(&["serde", "tokio-util", "aws"]);
        for (rule, expected) in [
            (without(&["tokio*"]), Some("shared, built for phones, brings tokio-util")),
            (without(&["tokio", "aws-*"]), None),
            (only(&["public"]), Some("backend depends on views")),
            (only(&["backend"]), None),
            (not(&["views"]), Some("backend depends on views")),
            (not(&["view"]), None),
            (
                rule(Wall::Without { of: "gone", for_phones: false, these: &["serde"] }),
                Some("there is no crate gone that could be kept from serde"),
            ),
        ] {
            assert_eq!(against(&rule, &named, &brought).as_deref(), expected);
        }
    }

    #[test]
    fn what_only_tests_need_is_not_named() {
        let metadata = r#"{"packages":[{"name":"a","dependencies":[
            {"name":"serde","kind":null},{"name":"proptest","kind":"dev"},{"name":"cc","kind":"build"}]}]}"#;
        assert_eq!(named(metadata).unwrap(), [("a".to_owned(), set(&["serde"]))].into_iter().collect());
    }
}
