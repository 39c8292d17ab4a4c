//! The JSON Schema beside the dataset: it accepts what ships, and refuses what the reader refuses.

use ports_core::dataset::Dataset;
use ports_data::JSON;
use serde_json::{Value, json};

fn schema() -> jsonschema::Validator {
    let schema: Value =
        serde_json::from_str(include_str!("../static/data/schema.json")).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn shipped() -> Value {
    serde_json::from_str(JSON).expect("JSON")
}

#[test]
fn the_shipped_dataset_fits_its_schema() {
    let errors: Vec<String> = schema()
        .iter_errors(&shipped())
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn what_is_read_is_written_back_the_same() {
    let dataset = Dataset::from_json(JSON).expect("the shipped dataset");
    assert_eq!(serde_json::to_value(&dataset).expect("JSON"), shipped());
}

#[test]
fn a_broken_dataset_is_refused_by_the_schema_and_by_the_reader() {
    let schema = schema();
    type Break = fn(&mut Value);
    let cases: [(&str, Break, &str); 8] = [
        (
            "a misspelt field",
            |data| data["rules"][1]["sinse"] = json!("4.0.0"),
            "sinse",
        ),
        (
            "a direction nobody knows",
            |data| data["rules"][0]["direction"] = json!("sideways"),
            "sideways",
        ),
        (
            "a port beyond the last",
            |data| data["rules"][0]["ports"]["to"] = json!(65536),
            "65536",
        ),
        (
            "a version that is none",
            |data| data["rules"][1]["since"] = json!("four"),
            "four",
        ),
        (
            "a purpose without text",
            |data| {
                data["rules"][0]["purposes"][0]
                    .as_object_mut()
                    .expect("object")
                    .remove("text");
            },
            "text",
        ),
        (
            "another shape",
            |data| data["schema_version"] = json!(2),
            "schema_version",
        ),
        (
            "an unknown protocol",
            |data| data["rules"][0]["protocol"] = json!("sctp"),
            "sctp",
        ),
        (
            "an exception of no lint",
            |data| data["exceptions"][0]["lint"] = json!("whatever"),
            "whatever",
        ),
    ];
    for (name, break_it, names) in cases {
        let mut broken = shipped();
        break_it(&mut broken);
        assert!(!schema.is_valid(&broken), "{name}: the schema accepts it");
        let error = Dataset::from_json(&broken.to_string())
            .expect_err(name)
            .to_string();
        assert!(error.contains(names), "{name}: {error}");
    }
}

#[test]
fn what_the_schema_can_say_of_rules_it_says() {
    let schema = schema();
    type Break = fn(&mut Value);
    let cases: [(&str, Break); 5] = [
        ("deprecated without a replacement", |data| {
            data["rules"][2]
                .as_object_mut()
                .expect("object")
                .remove("replaced_by");
        }),
        ("conditional without a condition", |data| {
            data["rules"][0]["requirement"] = json!("conditional")
        }),
        ("what fails after an end that never comes", |data| {
            data["rules"][0]["when_removed"] = json!("Nothing works.")
        }),
        ("a condition on a required rule", |data| {
            data["rules"][0]["condition"] = json!("sometimes")
        }),
        ("a rule without a source", |data| {
            data["rules"][0]["sources"] = json!([])
        }),
    ];
    for (name, break_it) in cases {
        let mut broken = shipped();
        break_it(&mut broken);
        assert!(!schema.is_valid(&broken), "{name}: the schema accepts it");
    }
}
