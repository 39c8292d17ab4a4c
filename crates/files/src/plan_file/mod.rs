//! A plan ⇄ its file: the choices and all user entries, as JSON.
//!
//! A file is opened as a whole or not at all: a plan without what could not be read would ask for
//! too little, and look complete.

mod shape;
#[cfg(test)]
mod tests;

use serde_json::error::Category;
use serde_json::{Map, Value};

use ports_core::dataset::Dataset;
use ports_core::evaluation::Selection;
use ports_core::link::{Pairs, SnippetOptions, is_parameter, pairs};
use ports_core::text::{excerpt, shortened};
use ports_network::entries::UserEntries;

use shape::PlanFile;

/// The version of the file's shape. The fields of a later one may mean something else.
pub const VERSION: u64 = 1;

/// The field that says that a file is a plan, and of which version.
const MARK: &str = "palette-ports-plan";

/// The longest file that is written and read, in bytes: whatever a browser keeps has room.
pub const MAX_LEN: usize = 16_000_000;

/// A plan that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedPlan {
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippets.
    pub options: SnippetOptions,
    /// The user entries, without notices.
    pub entries: UserEntries,
}

/// Opens a plan's file.
///
/// ```
/// use ports_files::plan_file;
/// let dataset = ports_data::dataset();
/// let refused = plan_file::open(r#"{"palette-ports-plan": 2}"#, dataset);
/// assert_eq!(refused, Err("It is a plan of version 2; this page reads version 1.".to_owned()));
/// ```
///
/// # Errors
/// When it is no plan, one of another version, or holds what cannot be used: what, in sentences.
pub fn open(text: &str, dataset: &Dataset) -> Result<OpenedPlan, String> {
    let file = parse(text)?;
    let mut problems: Vec<String> = file
        .choices
        .keys()
        .filter(|name| !is_parameter(name))
        .map(|name| msg_fmt!(plan_file_choice, name = excerpt(name, 40)).to_string())
        .collect();
    problems.extend(
        file.number_given_twice()
            .map(|number| msg_fmt!(plan_file_numbers, number = number).to_string()),
    );
    let choices: Pairs = file.choices.clone().into_iter().collect();
    let link = ports_formats::link::read_pairs(&choices, dataset);
    let entries = ports_formats::entries::read(file.entries(), dataset);
    problems.extend(link.notices);
    problems.extend_from_slice(&entries.notices);
    if problems.is_empty() {
        return Ok(OpenedPlan {
            selection: link.selection,
            options: link.options,
            entries,
        });
    }
    Err(shortened(problems).join(" "))
}

/// Parses a file of this version.
fn parse(text: &str) -> Result<PlanFile, String> {
    if text.len() > MAX_LEN {
        return Err(msg!(plan_file_too_large).to_owned());
    }
    // As an object first: serde would take a list for the fields of one, in their order.
    let object: Map<String, Value> = serde_json::from_str(text).map_err(|error| problem(&error))?;
    match object.get(MARK) {
        Some(version) if *version == VERSION => {}
        Some(version) => {
            let version = excerpt(&version.to_string(), 20);
            return Err(
                msg_fmt!(plan_file_version, version = version, known = VERSION).to_string(),
            );
        }
        None => return Err(msg!(plan_file_no_version).to_owned()),
    }
    if let Some(Value::Array(sites)) = object.get("sites")
        && !sites.iter().all(Value::is_object)
    {
        return Err(msg!(plan_file_sites).to_owned());
    }
    // From the text again, so that an error has the line and the column.
    serde_json::from_str(text).map_err(|error| problem(&error))
}

/// What is wrong with the JSON, as a sentence.
fn problem(error: &serde_json::Error) -> String {
    let problem = excerpt(&error.to_string(), 200);
    match error.classify() {
        Category::Data => msg_fmt!(plan_file_shape, problem = problem).to_string(),
        Category::Eof => msg_fmt!(plan_file_cut, problem = problem).to_string(),
        _ => msg_fmt!(plan_file_not_json, problem = problem).to_string(),
    }
}

/// Writes a file that [`open`] opens.
pub fn write(
    dataset: &Dataset,
    selection: &Selection,
    options: &SnippetOptions,
    entries: &UserEntries,
) -> String {
    let mut file = PlanFile::new(VERSION, entries);
    file.dataset = dataset.dataset_version.to_string();
    file.choices = pairs(selection, options).into_iter().collect();
    let mut text = serde_json::to_string_pretty(&file).expect("texts and numbers are JSON");
    text.push('\n');
    text
}

/// The name of a plan's file: the plan's name in characters that every system takes.
pub fn file_name(entries: &UserEntries) -> String {
    let start: String = entries.name.bytes().take(60).map(char::from).collect();
    let words = start
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let name: Vec<String> = std::iter::once(MARK.to_owned())
        .chain(words.map(str::to_ascii_lowercase))
        .collect();
    name.join("-") + ".json"
}
