//! Lists, tables and types, read from the project's files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The text of a file of the project.
pub fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The texts in quotation marks of an array of a script: `const NAME = ["a", "b"];`.
pub fn array(script: &str, name: &str) -> Vec<String> {
    let start = format!("const {name} = [");
    let (_, rest) = script
        .split_once(&start)
        .unwrap_or_else(|| panic!("no array {name}"));
    let (items, _) = rest.split_once(']').expect("the end of an array");
    let quoted = items.split('"').skip(1).step_by(2);
    quoted.map(str::to_owned).collect()
}

/// The rows below a table's header, each as its cells.
pub fn table(markdown: &str, header: &str) -> Vec<Vec<String>> {
    let mut lines = markdown.lines().skip_while(|line| *line != header);
    assert!(lines.next().is_some(), "no table {header}");
    let rows = lines.skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells = row.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().to_owned()).collect()
    })
    .collect()
}

/// What stands between backticks.
pub fn code(markdown: &str) -> Vec<String> {
    let quoted = markdown.split('`').skip(1).step_by(2);
    quoted.map(str::to_owned).collect()
}

/// The names that an interface of `api.d.ts` declares, but for those of any other field.
pub fn interface(types: &str, name: &str) -> BTreeSet<String> {
    let start = format!("export interface {name} {{\n");
    let (_, rest) = types
        .split_once(&start)
        .unwrap_or_else(|| panic!("no interface {name}"));
    let (body, _) = rest.split_once("\n}").expect("the end of an interface");
    let fields = body.lines().filter_map(|line| line.strip_prefix("  "));
    let names = fields.filter_map(|line| line.split_once(':').map(|(name, _)| name));
    names
        .map(|name| name.trim_start_matches("readonly ").trim_end_matches('?'))
        .filter(|name| name.chars().all(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}
