//! The parameters of a link.

use std::collections::BTreeSet;

use ports_core::evaluation::Selection;
use ports_core::link::SnippetOptions;
use ports_core::selection::facets::{known_parameters, parameters};
use ports_formats::link::{choose, read};

use crate::sources::{array, code, table, text};

/// The values that a parameter can have, where they are few; none where they are not.
fn known(parameter: &str) -> Option<BTreeSet<String>> {
    let dataset = ports_data::dataset();
    let mut selection = Selection::initial(dataset);
    let mut options = SnippetOptions::default();
    let refused = choose(parameter, "§", dataset, &mut selection, &mut options);
    let problem = refused.err()?;
    let values = problem.strip_prefix("known are ")?.replace(" and ", ", ");
    Some(values.split(", ").map(str::to_owned).collect())
}

fn sorted<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Vec<String> {
    let names = names.into_iter().map(|name| name.as_ref().to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names
}

#[test]
fn the_elements_script_knows_the_parameters_of_a_link() {
    let script = text("static/embed/element-host.js");
    let choices = array(&script, "CHOICES");
    let listed = [choices.clone(), array(&script, "PARAMETERS")].concat();
    assert!(script.contains("const PARAMETERS = [\n  ...CHOICES,\n"));
    assert_eq!(sorted(listed), sorted(known_parameters()));
}

#[test]
fn the_readmes_table_has_the_parameters_of_a_link_in_their_order() {
    let rows = table(&text("README.md"), "| parameter | values | when absent |");
    let listed: Vec<String> = rows.iter().flat_map(|row| code(&row[0])).collect();
    assert_eq!(listed, Vec::from_iter(parameters()));
}

#[test]
fn the_readmes_table_has_the_values_of_each_parameter() {
    let dataset = ports_data::dataset();
    for row in table(&text("README.md"), "| parameter | values | when absent |") {
        let parameter = row[0].trim_matches('`');
        // Here a parameter is named and not a value.
        let values = match parameter {
            "from" => Vec::new(),
            _ => code(&row[1]),
        };
        let initial = read("", dataset);
        for value in &values {
            let (mut selection, mut options) = (initial.selection.clone(), initial.options.clone());
            let outcome = choose(parameter, value, dataset, &mut selection, &mut options);
            assert_eq!(outcome, Ok(()), "{parameter}={value}");
        }
        // Formats are many: the table has some of them.
        if let Some(known) = known(parameter).filter(|_| parameter != "format") {
            assert_eq!(BTreeSet::from_iter(values), known, "{parameter}");
        }
    }
}

#[test]
fn the_readmes_table_says_what_holds_when_a_parameter_is_absent() {
    let dataset = ports_data::dataset();
    let initial = read("", dataset);
    let mut compared = Vec::new();
    for row in table(&text("README.md"), "| parameter | values | when absent |") {
        let parameter = row[0].trim_matches('`');
        for value in code(&row[2]) {
            let linked = read(&format!("{parameter}={value}"), dataset);
            assert_eq!(linked, initial, "{parameter}={value}");
            compared.push(parameter.to_owned());
        }
    }
    let has_default =
        |name: &&str| known(name).is_some() && !["direction", "include"].contains(name);
    let expected: Vec<&str> = parameters().filter(has_default).collect();
    assert_eq!(compared, expected);
}

#[test]
fn the_readme_names_the_parameters_of_earlier_releases() {
    let readme = text("README.md");
    for legacy in known_parameters().filter(|name| !parameters().any(|known| known == *name)) {
        assert!(readme.contains(&format!("`{legacy}`")), "{legacy}");
    }
}
