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
mod source;

pub use answer::{
    FieldInfo, FormatInfo, LeftOutInfo, MatchInfo, MissInfo, RulesAnswer, SnippetAnswer, formats,
};
pub use request::Wrong;
pub use source::Source;

use ports_core::dataset::Dataset;

/// The version of what JavaScript sees, by the rules of semantic versioning: a field that goes
/// away or changes its meaning makes the first number larger, a new one the second.
pub const API_VERSION: &str = "1.0.0";

/// Which rules apply to a choice, and why the others do not.
///
/// ```
/// use ports_core::dataset::Dataset;
/// use palette_ports::embed::rules;
/// let asked = serde_json::json!({"deployment": "self-hosted", "version": "4.2"});
/// let answer = rules(ports_data::dataset(), &asked)?;
/// assert!(answer.matches.iter().any(|found| found.label == "tcp/443"));
/// # Ok::<(), palette_ports::embed::Wrong>(())
/// ```
///
/// # Errors
/// When something in the choice is missing, unknown, or cannot be right.
pub fn rules(dataset: &'static Dataset, selection: &impl Source) -> Result<RulesAnswer, Wrong> {
    let selection = request::selection(dataset, selection)?;
    Ok(RulesAnswer::new(dataset, &selection))
}

/// The snippets for a choice, one for the hosts of each role.
///
/// # Errors
/// When something in the choice or the options is missing, unknown, or cannot be right, an address
/// among them. What a format cannot express is part of the answer.
pub fn snippets(
    dataset: &'static Dataset,
    selection: &impl Source,
    options: &impl Source,
) -> Result<Vec<SnippetAnswer>, Wrong> {
    let selection = request::selection(dataset, selection)?;
    let wanted = request::wanted(dataset, options)?;
    Ok(answer::snippets(dataset, &selection, &wanted))
}
