//! The JavaScript API: which rules apply to a choice and which snippets open them, as values,
//! without any page.
//!
//! `argument` reads the shape of what came from JavaScript, `request` its values. Both are strict: a
//! field that is missing, misspelt or wrong is an [`ArgumentError`] that names it, never a default
//! in its place, because the rules of another release are the wrong firewall rules. `answer` holds
//! the values that go back. All of it is plain Rust, tested on the host; `js` is the thin layer that
//! the browser calls.
//!
//! Names and shapes are promised in `static/embed/api.d.ts`: they change with [`API_VERSION`] alone.

#[macro_use]
extern crate ports_messages;

mod answer;
mod argument;
mod error;
#[cfg(target_arch = "wasm32")]
pub mod js;
mod narrowing;
mod request;

pub use answer::{
    FieldInfo, FormatInfo, LeftOutInfo, MatchInfo, MissInfo, MissingInfo, RulesAnswer,
    SnippetAnswer, formats,
};
pub use error::ArgumentError;

use ports_core::dataset::Dataset;
use serde::Deserializer;

/// The version of what JavaScript sees, by the rules of semantic versioning: a field that goes
/// away or changes its meaning makes the first number larger, a new one the second.
pub const API_VERSION: &str = "1.2.0";

/// Which rules apply to a choice, and why the others do not.
///
/// ```
/// use ports_api::rules;
/// let selection = serde_json::json!({"deployment": "self-hosted", "version": "4.2"});
/// let answer = rules(ports_data::dataset(), &selection)?;
/// assert!(answer.matches.iter().any(|found| found.label == "tcp/443"));
/// # Ok::<(), ports_api::ArgumentError>(())
/// ```
///
/// # Errors
/// When a field of the selection is missing, unknown, or cannot be right.
pub fn rules<'de>(
    dataset: &'static Dataset,
    selection: impl Deserializer<'de>,
) -> Result<RulesAnswer, ArgumentError> {
    let request = request::rules(dataset, selection)?;
    Ok(RulesAnswer::new(dataset, &request))
}

/// The snippets for a choice, one for the hosts of each role.
///
/// ```
/// use ports_api::snippets;
/// use serde_json::json;
/// let selection = json!({"deployment": "self-hosted", "version": "4.2"});
/// let options = json!({"format": "pf"});
/// let error = snippets(ports_data::dataset(), &selection, &options).unwrap_err();
/// assert_eq!(error.field, "options.format");
/// ```
///
/// # Errors
/// When a field of the selection or of the options is missing, unknown, or cannot be right, an
/// address among them. What a format cannot express is part of the answer.
pub fn snippets<'de>(
    dataset: &'static Dataset,
    selection: impl Deserializer<'de>,
    options: impl Deserializer<'de>,
) -> Result<Vec<SnippetAnswer>, ArgumentError> {
    let mut rules = request::rules(dataset, selection)?;
    let request = request::snippets(dataset, options)?;
    rules.selection.include = rules.selection.include.or(request.include);
    Ok(answer::snippets(dataset, &rules, &request))
}
