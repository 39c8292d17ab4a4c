//! What is asked, read strictly.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::domain::dataset::Dataset;
use crate::domain::endpoints::Endpoints;
use crate::domain::firewall::{Options, Settings, field_by_id};
use crate::domain::permalink::choose;
use crate::domain::query::Selection;
use crate::domain::text::{excerpt, listed};

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

/// A choice of rules. Deployment model and version have no default: rules for another deployment
/// or release than the caller's would be wrong ones.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(
    default,
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object such as {deployment: \"self-hosted\", version: \"4.2\"}"
)]
pub struct SelectionInput {
    /// The id of a deployment model.
    pub deployment: Option<String>,
    /// The id of a role; `all`, or nothing, for every role.
    pub role: Option<String>,
    /// A release.
    pub version: Option<String>,
    /// A search; empty for everything.
    pub search: Option<String>,
    /// `inbound` or `outbound`; nothing for both.
    pub direction: Option<String>,
    /// Whether deprecated rules count; they do unless this says no.
    pub show_deprecated: Option<bool>,
    /// Whether optional rules count; they do unless this says no.
    pub show_optional: Option<bool>,
}

impl SelectionInput {
    /// The names of the fields in JavaScript.
    pub const FIELDS: &[&str] = &[
        "deployment",
        "role",
        "version",
        "search",
        "direction",
        "showDeprecated",
        "showOptional",
    ];

    /// The choice that is meant.
    ///
    /// # Errors
    /// When a field is missing that has to be there, or cannot be right.
    pub fn read(&self, dataset: &Dataset) -> Result<Selection, Wrong> {
        let mut selection = Selection::initial(dataset);
        let mut unused = Options::default();
        for (field, parameter, value, is_needed) in [
            ("deployment", "deployment", &self.deployment, true),
            ("version", "version", &self.version, true),
            ("role", "role", &self.role, false),
            ("search", "q", &self.search, false),
            ("direction", "direction", &self.direction, false),
        ] {
            let value = match value {
                Some(value) => value,
                None if is_needed => "",
                None => continue,
            };
            choose(parameter, value, dataset, &mut selection, &mut unused).map_err(|problem| {
                let said = match value {
                    "" => format!("it has to be given; {problem}"),
                    _ => format!("“{}” is not right; {problem}", excerpt(value, 40)),
                };
                Wrong::new(format!("selection.{field}"), said)
            })?;
        }
        selection.show_deprecated = self.show_deprecated.unwrap_or(true);
        selection.show_optional = self.show_optional.unwrap_or(true);
        Ok(selection)
    }
}

/// One text or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "a string, or an array of strings")]
pub enum Several {
    /// Entries separated as on the page: by commas, blanks or new lines.
    One(String),
    /// Each an entry, or several separated ones.
    Many(Vec<String>),
}

/// How a snippet is wanted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(
    default,
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object such as {format: \"nftables\"}"
)]
pub struct OptionsInput {
    /// The id of a format.
    pub format: Option<String>,
    /// Whether deprecated rules are opened too; not unless this says so.
    pub open_deprecated: Option<bool>,
    /// Whether optional and conditional rules are opened too; not unless this says so.
    pub open_optional: Option<bool>,
    /// Addresses, networks and host names, by the id of the far end they are for. An end that is
    /// left out is open to any address, and the answer says so.
    pub addresses: BTreeMap<String, Several>,
    /// What the format's fields hold, by their ids.
    pub settings: BTreeMap<String, String>,
}

/// [`OptionsInput`], read.
pub(super) struct Wanted {
    pub options: Options,
    pub endpoints: Endpoints,
    pub settings: Settings,
}

impl OptionsInput {
    /// The names of the fields in JavaScript.
    pub const FIELDS: &[&str] = &[
        "format",
        "openDeprecated",
        "openOptional",
        "addresses",
        "settings",
    ];

    pub(super) fn read(&self, dataset: &Dataset) -> Result<Wanted, Wrong> {
        let mut unused = Selection::initial(dataset);
        let mut options = Options {
            deprecated: self.open_deprecated.unwrap_or(false),
            optional: self.open_optional.unwrap_or(false),
            ..Options::default()
        };
        let format = self.format.as_deref().unwrap_or_default();
        choose("format", format, dataset, &mut unused, &mut options).map_err(|problem| {
            let said = match format {
                "" => format!("it has to be given; {problem}"),
                _ => format!("“{}” is not right; {problem}", excerpt(format, 40)),
            };
            Wrong::new("options.format", said)
        })?;
        Ok(Wanted {
            options,
            endpoints: self.read_addresses(dataset)?,
            settings: self.read_settings()?,
        })
    }

    fn read_addresses(&self, dataset: &Dataset) -> Result<Endpoints, Wrong> {
        let mut endpoints = Endpoints::default();
        for (id, entries) in &self.addresses {
            let field = format!("options.addresses.{}", excerpt(id, 40));
            let mut known = dataset.endpoints.iter();
            let Some(endpoint) = known.find(|endpoint| endpoint.id.as_str() == id) else {
                let ids: Vec<&str> = dataset
                    .endpoints
                    .iter()
                    .map(|one| one.id.as_str())
                    .collect();
                let problem = format!("no such far end; known are {}", listed(&ids));
                return Err(Wrong::new(field, problem));
            };
            let text = match entries {
                Several::One(text) => text.clone(),
                Several::Many(texts) => texts.join("\n"),
            };
            endpoints.enter(endpoint.id.clone(), &text);
            let read = endpoints.entries(&endpoint.id);
            if let Some(error) = read.and_then(|read| read.errors.first()) {
                return Err(Wrong::new(field, error.to_string()));
            }
        }
        Ok(endpoints)
    }

    fn read_settings(&self) -> Result<Settings, Wrong> {
        let mut settings = Settings::default();
        for (id, text) in &self.settings {
            let field = format!("options.settings.{}", excerpt(id, 40));
            let Some(known) = field_by_id(id) else {
                let problem = "no format has such a field; `formats()` lists each format's";
                return Err(Wrong::new(field, problem));
            };
            settings.enter(known, text.clone());
            if !settings.is_right(known) {
                let problem = format!("“{}” has to be {}", excerpt(text, 40), known.wanted());
                return Err(Wrong::new(field, problem));
            }
        }
        Ok(settings)
    }
}
