//! Reads an AWS SAM template. A tag becomes an object with the tag as its only field: `!Ref Stage` is `{"!Ref": "Stage"}`.

use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Map, Value, json};

/// The template as JSON.
pub fn read(text: &str) -> Value {
    let documents = Yaml::load_from_str(text).expect("the template is YAML");
    let [template] = &documents[..] else { panic!("{} documents", documents.len()) };
    value(template)
}

fn value(yaml: &Yaml<'_>) -> Value {
    match yaml {
        Yaml::Value(scalar) => plain(scalar),
        Yaml::Sequence(list) => list.iter().map(value).collect(),
        Yaml::Mapping(map) => {
            let field = |(name, inner): (&Yaml<'_>, &Yaml<'_>)| {
                let name = value(name);
                (name.as_str().map_or_else(|| name.to_string(), str::to_owned), value(inner))
            };
            Value::Object(map.iter().map(field).collect::<Map<_, _>>())
        }
        Yaml::Tagged(tag, inner) => json!({ format!("{}{}", tag.handle, tag.suffix): value(inner) }),
        other => panic!("the template holds what this reader does not know: {other:?}"),
    }
}

fn plain(scalar: &Scalar<'_>) -> Value {
    match scalar {
        Scalar::Null => Value::Null,
        Scalar::Boolean(yes) => json!(yes),
        Scalar::Integer(number) => json!(number),
        Scalar::FloatingPoint(number) => json!(number.into_inner()),
        Scalar::String(text) => json!(text),
    }
}

/// One or many, as a list.
pub fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(many) => many.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// One text or many, as a sorted list.
pub fn texts(value: &Value) -> Vec<&str> {
    let mut texts: Vec<&str> = list(value).into_iter().map(|text| text.as_str().expect("a text")).collect();
    texts.sort_unstable();
    texts
}

#[test]
fn tags_are_kept() {
    let text = "A: !Sub \"x-${Stage}\"\nB: [!GetAtt T.Arn, 'y', { C: !Ref D, E: 7, F: true }]\n";
    let read = read(text);
    assert_eq!(
        read,
        json!({ "A": { "!Sub": "x-${Stage}" }, "B": [{ "!GetAtt": "T.Arn" }, "y", { "C": { "!Ref": "D" }, "E": 7, "F": true }] })
    );
}
