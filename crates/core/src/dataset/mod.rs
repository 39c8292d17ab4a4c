//! The dataset: the only place a port is written down.
//!
//! The one that ships is `static/data/palette.json`, packed by the build script, which compiles
//! this module too. What the types cannot rule out, the [lints](lint) do, and a
//! dataset that they find fault with does not build.

pub mod lint;
mod model;
mod packed;

use std::fmt;

pub use model::*;
pub use packed::{pack, unpack};

/// The shape of dataset that this code reads. A change that older code would misread gets the
/// next number.
pub const SCHEMA_VERSION: u32 = 1;

/// Why a text is not a dataset.
#[derive(Debug)]
pub enum DatasetError {
    /// It is not JSON of the right shape; the message names the line and the field.
    Shape(serde_json::Error),
    /// It is of a shape that this code does not know.
    SchemaVersion(u32),
}

impl fmt::Display for DatasetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(error) => write!(f, "The dataset cannot be read: {error}."),
            Self::SchemaVersion(found) => write!(
                f,
                "The dataset has schema_version {found}; this page reads {SCHEMA_VERSION}. Use a dataset and a page of the same release."
            ),
        }
    }
}

impl std::error::Error for DatasetError {}

impl Dataset {
    /// Reads a dataset.
    ///
    /// # Errors
    /// When the text is not of the right shape; what only a [lint](lint::lint) can see is not
    /// looked at.
    pub fn from_json(text: &str) -> Result<Self, DatasetError> {
        let dataset: Self = serde_json::from_str(text).map_err(DatasetError::Shape)?;
        if dataset.schema_version != SCHEMA_VERSION {
            return Err(DatasetError::SchemaVersion(dataset.schema_version));
        }
        Ok(dataset)
    }

    /// The name of a deployment model; its id when the dataset has none.
    pub fn deployment_name<'a>(&'a self, id: &'a DeploymentId) -> &'a str {
        let named = self.deployments.iter().find(|named| named.id == *id);
        named.map_or(id.as_str(), |named| &named.name)
    }

    /// The name of a role; its id when the dataset has none.
    pub fn role_name<'a>(&'a self, id: &'a RoleId) -> &'a str {
        let named = self.roles.iter().find(|named| named.id == *id);
        named.map_or(id.as_str(), |named| &named.name)
    }

    /// The name of a far end; its id when the dataset has none.
    pub fn endpoint_name<'a>(&'a self, id: &'a EndpointId) -> &'a str {
        self.endpoint(id)
            .map_or(id.as_str(), |endpoint| &endpoint.name)
    }

    /// A far end by its id.
    pub fn endpoint(&self, id: &EndpointId) -> Option<&Endpoint> {
        self.endpoints.iter().find(|endpoint| endpoint.id == *id)
    }

    /// A rule by its id.
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// A source by its id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// A known release line as it is published: the oldest stands for what came before it too.
    pub fn line_name(&self, line: &crate::release::Release) -> String {
        if self.lines.first() == Some(line) {
            msg_fmt!(version_oldest, line = line).to_string()
        } else {
            line.to_string()
        }
    }
}
