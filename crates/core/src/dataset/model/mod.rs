//! The shape of `static/data/palette.json`, field by field.
//!
//! `static/data/schema.json` says the same for editors and other tools. Unknown fields are
//! refused: a misspelt `since` would otherwise make a rule apply to every version.

mod endpoint;
mod exception;
mod ports;
mod published;
mod rule;
mod source;
mod text;

pub use endpoint::{Endpoint, Transport};
pub use exception::Exception;
pub use ports::{Direction, PortRange, Protocol};
pub use published::Published;
pub use rule::{FarEnd, Purpose, Removal, Requirement, Rule};
pub use source::{Citation, Evidence, Source};
pub use text::{DeploymentId, EndpointId, RoleId, RuleId, SourceId, Text};

use serde::{Deserialize, Serialize};

use crate::release::Release;

/// The dataset: what the product needs, and who says so.
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
    /// Who makes it.
    pub vendor: Text,
    /// The date of the newest change to the data, `YYYY.MM.DD`.
    pub dataset_version: Text,
    /// Deployment models, in the order they are offered.
    pub deployments: Vec<Named<DeploymentId>>,
    /// Roles, in the order they are offered.
    pub roles: Vec<Named<RoleId>>,
    /// Release lines with published documentation, oldest first. The oldest stands for
    /// everything before it too.
    pub lines: Vec<Release>,
    /// Which protocol the two sides of the product speak, by version.
    pub transports: Vec<Transport>,
    /// Everything that can be at the other end of a flow.
    pub endpoints: Vec<Endpoint>,
    /// The documents that facts come from.
    pub sources: Vec<Source>,
    /// Addresses that are published for far ends, to be taken over by one press of a button.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Published>,
    /// The rules, in reading order.
    pub rules: Vec<Rule>,
    /// Findings of the lints that are right as they are, each with its reason.
    pub exceptions: Vec<Exception>,
}

/// Something to choose from: an id and the name people read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named<Id> {
    /// The id, as in links.
    pub id: Id,
    /// The name people read.
    pub name: Text,
}
