//! The dataset: the only source of ports.
//!
//! The one that ships is `static/data/palette.json`, linted and packed when the crate that holds it is
//! built. What the types cannot rule out, the [lints](lint) do, and a dataset with findings does not
//! build.

pub mod lint;
mod model;
mod packed;
mod wording;

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

    /// An endpoint by its id.
    pub fn endpoint(&self, id: &EndpointId) -> Option<&Endpoint> {
        self.endpoints.iter().find(|endpoint| endpoint.id == *id)
    }

    /// A rule by its id.
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// Whose hosts play `role` in a deployment model.
    pub fn side(&self, deployment: &DeploymentId, role: &RoleId) -> Side {
        let mut deployments = self.deployments.iter();
        let model = deployments.find(|model| model.id == *deployment);
        match model.is_some_and(|model| model.vendor_roles.contains(role)) {
            true => Side::Vendor,
            false => Side::Reader,
        }
    }

    /// The endpoint of a role's own hosts: the first one that the role plays.
    pub fn home(&self, role: &RoleId) -> Option<&Endpoint> {
        let mut endpoints = self.endpoints.iter();
        endpoints.find(|endpoint| endpoint.role.as_ref() == Some(role))
    }

    /// A source by its id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }
}
