//! The attributes of the element, and the options of the API's `mount`, which are the same.

use std::collections::BTreeSet;

use ports_core::evaluation::Selection;
use ports_core::link::SnippetOptions;
use ports_formats::link::choose;

use crate::sources::{array, code, interface, table, text};

/// The attributes that the element follows.
fn attributes() -> Vec<String> {
    array(&text("static/embed/palette-ports.js"), "ATTRIBUTES")
}

/// The options of `mount`, in their order.
fn options() -> Vec<String> {
    let mut options = array(&text("static/embed/element-host.js"), "CHOICES");
    let script = text("static/embed/api.js");
    assert!(script.contains("const OPTIONS = [...CHOICES, "));
    options.extend(array(&script, "OPTIONS"));
    options
}

/// A row of the table of attributes.
fn row(attribute: &str) -> Vec<String> {
    let rows = table(&text("docs/embed/README.md"), "| attribute | value |");
    let name = format!("`{attribute}`");
    let row = rows.into_iter().find(|row| row[0] == name);
    row.unwrap_or_else(|| panic!("no attribute {attribute}"))
}

#[test]
fn the_documentation_has_the_attributes_of_the_element() {
    let rows = table(&text("docs/embed/README.md"), "| attribute | value |");
    let documented: Vec<String> = rows.iter().flat_map(|row| code(&row[0])).collect();
    assert_eq!(documented, attributes());
}

#[test]
fn the_types_have_the_attributes_of_the_element() {
    let types = text("static/embed/palette-ports.d.ts");
    let (_, comment) = types.split_once("Attributes, ").expect("the attributes");
    let (comment, _) = comment.split_once("*/").expect("the end of a comment");
    let said: BTreeSet<String> = code(comment).into_iter().collect();
    for attribute in attributes() {
        assert!(said.contains(&attribute), "{attribute}");
    }
}

#[test]
fn each_attribute_is_an_option_of_the_api() {
    let attributes = attributes().into_iter();
    let as_options: Vec<String> = attributes
        .map(|name| name.replace("sync-url", "syncUrl"))
        .collect();
    assert_eq!(options(), as_options);
}

#[test]
fn the_types_and_the_documentation_have_the_options_of_the_api() {
    let declared = interface(&text("static/embed/api.d.ts"), "MountOptions");
    assert_eq!(declared, BTreeSet::from_iter(options()));
    let error = format!("no such option; known are {}\n", options().join(", "));
    assert!(text("docs/embed/api.md").contains(&error), "{error}");
}

#[test]
fn the_documented_values_of_choices_can_be_chosen() {
    let dataset = ports_data::dataset();
    for attribute in array(&text("static/embed/element-host.js"), "CHOICES") {
        let values = code(&row(&attribute)[1]);
        assert!(!values.is_empty(), "{attribute}");
        for value in &values {
            let mut selection = Selection::initial(dataset);
            let mut options = SnippetOptions::default();
            let outcome = choose(&attribute, value, dataset, &mut selection, &mut options);
            assert_eq!(outcome, Ok(()), "{attribute}={value}");
        }
        let ids: Vec<&str> = match attribute.as_str() {
            "deployment" => dataset
                .deployments
                .iter()
                .map(|one| one.id.as_str())
                .collect(),
            "role" => dataset.roles.iter().map(|one| one.id.as_str()).collect(),
            _ => continue,
        };
        for id in ids {
            assert!(values.iter().any(|value| value == id), "{attribute}={id}");
        }
    }
}

#[test]
fn the_documented_values_of_view_and_theme_are_those_of_the_script() {
    let script = text("static/embed/element-host.js");
    for (attribute, name) in [("view", "VIEWS"), ("theme", "THEMES")] {
        let known = BTreeSet::from_iter(array(&script, name));
        let documented = BTreeSet::from_iter(code(&row(attribute)[1]));
        assert_eq!(documented, known, "{attribute}");
    }
}
