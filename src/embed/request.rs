//! What is asked, read strictly.

use std::fmt;

use super::source::{Argument, Source};
use ports_core::dataset::Dataset;
use ports_core::evaluation::Selection;
use ports_core::link::SnippetOptions;
use ports_core::text::{excerpt, listed};
use ports_formats::field_by_id;
use ports_formats::link::choose;
use ports_network::addresses::AddressBook;
use ports_network::settings::Settings;

/// What is wrong, and where: `selection.version: a release reads like 4.2, …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The field, from the argument on.
    pub field: String,
    /// What is wrong with it, and what would be right.
    pub problem: String,
}

impl Wrong {
    pub(super) fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            problem: problem.into(),
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.problem)
    }
}

impl std::error::Error for Wrong {}

/// Reads a choice of rules. Deployment model and version have no default: rules for another
/// deployment or release than the caller's would be wrong ones.
pub(super) fn selection(dataset: &Dataset, source: &impl Source) -> Result<Selection, Wrong> {
    let fields = [
        "deployment",
        "role",
        "version",
        "search",
        "direction",
        "showDeprecated",
        "showOptional",
    ];
    let example = "{deployment: \"self-hosted\", version: \"4.2\"}";
    let asked = Argument::new(source, "selection", &fields, example)?;
    let mut selection = Selection::initial(dataset);
    let mut unused = SnippetOptions::default();
    for (field, parameter, is_needed) in [
        ("deployment", "deployment", true),
        ("version", "version", true),
        ("role", "role", false),
        ("search", "q", false),
        ("direction", "direction", false),
    ] {
        let text = asked.text(field)?;
        if let Some(value) = needed(text, is_needed) {
            choose(parameter, &value, dataset, &mut selection, &mut unused)
                .map_err(|problem| asked.wrong(field, said(&value, &problem)))?;
        }
    }
    selection.show_deprecated = asked.flag("showDeprecated", true)?;
    selection.show_optional = asked.flag("showOptional", true)?;
    Ok(selection)
}

/// How a snippet is wanted.
pub(super) struct Wanted {
    pub options: SnippetOptions,
    pub endpoints: AddressBook,
    pub settings: Settings,
}

/// Reads how a snippet is wanted. An end without addresses is open to any, which the answer says.
pub(super) fn wanted(dataset: &Dataset, source: &impl Source) -> Result<Wanted, Wrong> {
    let fields = [
        "format",
        "openDeprecated",
        "openOptional",
        "addresses",
        "settings",
    ];
    let asked = Argument::new(source, "options", &fields, "{format: \"nftables\"}")?;
    let mut unused = Selection::initial(dataset);
    let mut options = SnippetOptions {
        deprecated: asked.flag("openDeprecated", false)?,
        optional: asked.flag("openOptional", false)?,
        ..SnippetOptions::default()
    };
    let format = asked.text("format")?.unwrap_or_default();
    choose("format", &format, dataset, &mut unused, &mut options)
        .map_err(|problem| asked.wrong("format", said(&format, &problem)))?;
    let mut endpoints = AddressBook::default();
    for (id, text) in asked.texts("addresses", true)? {
        let field = format!("addresses.{}", excerpt(&id, 40));
        let mut known = dataset.endpoints.iter();
        let Some(endpoint) = known.find(|endpoint| endpoint.id.as_str() == id) else {
            let known = dataset.endpoints.iter();
            let ids: Vec<&str> = known.map(|one| one.id.as_str()).collect();
            let problem = format!("no such far end; known are {}", listed(&ids));
            return Err(asked.wrong(&field, problem));
        };
        endpoints.enter(endpoint.id.clone(), &text);
        let read = endpoints.entries(&endpoint.id);
        if let Some(error) = read.and_then(|read| read.errors.first()) {
            return Err(asked.wrong(&field, error.to_string()));
        }
    }
    let mut settings = Settings::default();
    for (id, text) in asked.texts("settings", false)? {
        let field = format!("settings.{}", excerpt(&id, 40));
        let Some(known) = field_by_id(&id) else {
            let problem = "no format has such a field; `formats()` lists each format's";
            return Err(asked.wrong(&field, problem));
        };
        settings.set(&id, text.clone());
        if !known.is_right(&settings) {
            let problem = format!("“{}” has to be {}", excerpt(&text, 40), known.wanted);
            return Err(asked.wrong(&field, problem));
        }
    }
    Ok(Wanted {
        options,
        endpoints,
        settings,
    })
}

/// What a field says; what is needed and not there says nothing, which no field may.
fn needed(text: Option<String>, is_needed: bool) -> Option<String> {
    match text {
        None if is_needed => Some(String::new()),
        text => text,
    }
}

fn said(value: &str, problem: &str) -> String {
    match value {
        "" => format!("it has to be given; {problem}"),
        _ => format!("“{}” is not right; {problem}", excerpt(value, 40)),
    }
}
