//! The shape of `static/data/palette.json`, field by field.
//!
//! `static/data/schema.json` says the same for editors and other tools. Unknown fields are
//! refused: a misspelt `since` would otherwise make a rule apply to every version.

mod deployment;
mod endpoint;
mod exception;
mod ports;
mod published;
mod rule;
mod source;
mod text;

pub use deployment::{Deployment, Side};
pub use endpoint::{Endpoint, Transport};
pub use exception::Exception;
pub use ports::{Direction, PortRange, Protocol};
pub use published::Published;
pub use rule::{FarEnd, Purpose, Removal, Requirement, Rule};
pub use source::{Citation, Evidence, Source};
pub use text::{DeploymentId, EndpointId, RoleId, RuleId, SourceId, Text};

use serde::{Deserialize, Serialize};

use crate::release::Release;

/// The dataset: the ports that the product needs, and the sources that say so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dataset {
    /// The JSON Schema that describes this file; for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Text>,
    /// The version of this shape: [`SCHEMA_VERSION`](super::SCHEMA_VERSION).
    pub schema_version: u32,
    /// The product the rules are for.
    pub product: Text,
    /// The product's vendor.
    pub vendor: Text,
    /// The date of the newest change to the data, `YYYY.MM.DD`.
    pub dataset_version: Text,
    /// Deployment models, in the order they are offered.
    pub deployments: Vec<Deployment>,
    /// Roles, in the order they are offered.
    pub roles: Vec<Named<RoleId>>,
    /// The role that is chosen at first.
    pub default_role: RoleId,
    /// Release lines with published documentation, oldest first. The oldest includes the releases
    /// before it.
    pub lines: Vec<Release>,
    /// Which protocol the two sides of the product speak, by version.
    pub transports: Vec<Transport>,
    /// Every possible remote endpoint.
    pub endpoints: Vec<Endpoint>,
    /// The documents that facts come from.
    pub sources: Vec<Source>,
    /// Addresses that are published for endpoints, which a reader can take over at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Published>,
    /// The rules, in reading order.
    pub rules: Vec<Rule>,
    /// Findings of the lints that are right as they are, each with its reason.
    pub exceptions: Vec<Exception>,
}

/// An option to choose from: an id and the name people read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named<Id> {
    /// The id, as in links.
    pub id: Id,
    /// The name people read.
    pub name: Text,
}
