//! The types in `api.d.ts`: they declare what arguments may have and what answers hold.

use std::collections::BTreeSet;

use ports_api::{API_VERSION, formats, rules, snippets};
use serde_json::{Value, json};

use crate::sources::{interface, text};

fn declared(interface_name: &str) -> BTreeSet<String> {
    interface(&text("static/embed/api.d.ts"), interface_name)
}

fn fields(value: &Value) -> BTreeSet<String> {
    let object = value.as_object().expect("an object");
    object.keys().cloned().collect()
}

/// The fields that an error says are known.
fn known(problem: &str) -> BTreeSet<String> {
    let (_, names) = problem.split_once("known are ").expect("the known fields");
    let names = names.replace(" and ", ", ");
    names.split(", ").map(str::to_owned).collect()
}

fn selection() -> Value {
    json!({"deployment": "self-hosted", "version": "4.2"})
}

#[test]
fn the_types_name_the_version_of_the_api() {
    let start = format!("// What other pages can call, version {API_VERSION}, ");
    assert!(text("static/embed/api.d.ts").starts_with(&start));
    let documented = format!("the version of all this: `\"{API_VERSION}\"`");
    assert!(text("docs/embed/api.md").contains(&documented));
}

#[test]
fn the_types_declare_the_fields_of_arguments() {
    let dataset = ports_data::dataset();
    let refused = rules(dataset, json!({"§": 1})).expect_err("an unknown field");
    assert_eq!(known(&refused.problem), declared("Selection"));
    let refused = snippets(dataset, selection(), json!({"§": 1}));
    let refused = refused.expect_err("an unknown field");
    assert_eq!(known(&refused.problem), declared("SnippetOptions"));
}

#[test]
fn the_types_declare_the_fields_of_answers() {
    let dataset = ports_data::dataset();
    let answer = rules(dataset, selection()).expect("rules");
    let answer = serde_json::to_value(answer).expect("JSON");
    assert_eq!(fields(&answer), declared("Rules"));
    assert_eq!(fields(&answer["matches"][0]), declared("Match"));
    assert_eq!(fields(&answer["misses"][0]), declared("Miss"));
    // Of these two, `schema.json` describes more than is declared.
    assert!(declared("Rule").is_subset(&fields(&answer["matches"][0]["rule"])));
    let all = serde_json::to_value(dataset).expect("JSON");
    assert!(declared("Dataset").is_subset(&fields(&all)));
    let formats = serde_json::to_value(formats()).expect("JSON");
    assert_eq!(fields(&formats[0]), declared("Format"));
    let snippets = snippets(dataset, selection(), json!({"format": "nftables"}));
    let snippets = serde_json::to_value(snippets.expect("snippets")).expect("JSON");
    assert_eq!(fields(&snippets[0]), declared("Snippet"));
}
