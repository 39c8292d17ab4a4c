//! What another page can ask of this one: to stand in it, and, without any page at all, which
//! rules apply to a choice and which snippets open them.
//!
//! `request` reads what came from JavaScript, strictly: what is missing, misspelt or wrong is an
//! error that names the field, never a default in its place, because an answer to another question
//! is a wrong firewall rule. `answer` is what goes back. Both are plain values, tested on the host;
//! `js` is the thin layer that the browser calls. The names and shapes are promised to others in
//! `static/embed/api.d.ts`: they change with [`API_VERSION`] alone.

mod answer;
#[cfg(target_arch = "wasm32")]
mod js;
mod request;

pub use answer::{FormatInfo, MatchInfo, MissInfo, RulesAnswer, SnippetAnswer, formats};
pub use request::{OptionsInput, SelectionInput, Several, Wrong};

use crate::domain::dataset::Dataset;

/// The version of what JavaScript sees, by the rules of semantic versioning: a field that goes
/// away or changes its meaning makes the first number larger, a new one the second.
pub const API_VERSION: &str = "1.0.0";

/// Which rules apply to a choice, and why the others do not.
///
/// # Errors
/// When something in the choice is missing or cannot be right.
pub fn rules(dataset: &'static Dataset, selection: &SelectionInput) -> Result<RulesAnswer, Wrong> {
    Ok(RulesAnswer::new(dataset, &selection.read(dataset)?))
}

/// The snippets for a choice, one for the hosts of each role.
///
/// # Errors
/// When something in the choice or the options is missing or cannot be right, an address among
/// them. What a format cannot express is part of the answer.
pub fn snippets(
    dataset: &'static Dataset,
    selection: &SelectionInput,
    options: &OptionsInput,
) -> Result<Vec<SnippetAnswer>, Wrong> {
    let selection = selection.read(dataset)?;
    let options = options.read(dataset)?;
    Ok(answer::snippets(dataset, &selection, &options))
}
