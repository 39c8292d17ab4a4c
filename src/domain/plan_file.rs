//! A plan ⇄ the names and values of its file: what was chosen and all that was typed.
//!
//! The file is JSON, whose objects the browser takes apart into paths: `sites/2/name`. What is in it
//! is taken as a whole or not at all: a plan that lacks what could not be read would ask for too
//! little, and look as if it were complete.

use super::dataset::Dataset;
use super::firewall::{FORMATS, Options};
use super::permalink::{self, Pairs};
use super::query::Selection;
use super::text::{excerpt, joined};
use super::typed::{Typed, behind};

/// The version of the file's shape. What a later one says may mean something else.
pub const VERSION: &str = "1";

/// The field that says that a file is a plan, and of which version.
const MARK: &str = "palette-ports-plan";

/// The field for the version of the dataset that it was made with, which is for people.
const DATASET: &str = "dataset";

/// What stands in front of a choice.
const CHOICES: &str = "choices/";

/// How many problems are named.
const NAMED: usize = 3;

/// What is in a plan's file.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFile {
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippet.
    pub options: Options,
    /// What was typed.
    pub typed: Typed,
}

impl PlanFile {
    /// Reads names and values.
    ///
    /// # Errors
    /// When they are no plan, one of another version, or hold what cannot be used: what, in
    /// sentences.
    pub fn read(pairs: Pairs, dataset: &Dataset) -> Result<Self, String> {
        let (mut version, mut choices, mut rest) = (None, Pairs::new(), Pairs::new());
        let mut problems = Vec::new();
        for (name, value) in pairs {
            if name == MARK {
                version = Some(value);
            } else if let Some(name) = behind(&name, CHOICES) {
                if permalink::is_parameter(name) {
                    choices.push((name.to_owned(), value));
                } else {
                    problems.push(format!("There is no choice “{}”.", excerpt(name, 40)));
                }
            } else if name != DATASET {
                rest.push((name, value));
            }
        }
        match version.as_deref() {
            Some(VERSION) => {}
            Some(other) => {
                return Err(format!(
                    "It is a plan of version {}; this page reads version {VERSION}.",
                    excerpt(other, 20)
                ));
            }
            None => {
                return Err(format!(
                    "It is not a plan: “{MARK}” with its version is missing."
                ));
            }
        }
        let linked = permalink::read_with("", dataset, FORMATS[0].id, &|_| choices.clone());
        let mut typed = Typed::read(rest, dataset);
        problems.extend(linked.notices);
        problems.append(&mut typed.notices);
        // The format is a choice; what is typed has one when it is kept.
        typed.format = None;
        if problems.is_empty() {
            return Ok(Self {
                selection: linked.selection,
                options: linked.options,
                typed,
            });
        }
        let more = problems.len().saturating_sub(NAMED);
        problems.truncate(NAMED);
        if more > 0 {
            problems.push(format!("And {more} more."));
        }
        Err(joined(&problems, " ", " "))
    }

    /// Names and values that [`read`](Self::read) reads back.
    pub fn pairs(
        dataset: &Dataset,
        selection: &Selection,
        options: &Options,
        typed: &Typed,
    ) -> Pairs {
        let mut pairs = Pairs::new();
        let mut push = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
        push(MARK, VERSION);
        push(DATASET, &dataset.dataset_version);
        for (name, value) in permalink::pairs(selection, options) {
            push(&(CHOICES.to_owned() + &name), &value);
        }
        let mut typed = typed.clone();
        typed.format = None;
        pairs.extend(typed.pairs());
        pairs
    }
}

/// The name of a plan's file, of characters that every system takes.
pub fn file_name(typed: &Typed) -> String {
    let mut name = "palette-ports-plan".to_owned();
    let mut is_apart = true;
    for byte in typed.name.bytes().take(60) {
        if byte.is_ascii_alphanumeric() {
            if is_apart {
                name.push('-');
            }
            name.push(byte.to_ascii_lowercase().into());
        }
        is_apart = !byte.is_ascii_alphanumeric();
    }
    name + ".json"
}
