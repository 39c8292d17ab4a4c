//! The endpoints of connections, and the protocols that the sides of the product speak.

use serde::{Deserialize, Serialize};

use super::{Citation, EndpointId, Protocol, RoleId, Text};
use crate::release::{Release, ReleaseRange};

/// A possible remote endpoint of connections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    /// The id, as in addresses and in search.
    pub id: EndpointId,
    /// The name people read.
    pub name: Text,
    /// One sentence on what it is.
    pub description: Text,
    /// The role that plays this endpoint, where one does: the counterpart is then among its rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleId>,
    /// The passage that says that its tcp/443 can be reached through an HTTP proxy; absent: none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxied: Option<Citation>,
}

/// The protocol that the sides of the product speak with each other, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transport {
    /// Its name, such as `gRPC`.
    pub name: Text,
    /// What carries it.
    pub protocol: Protocol,
    /// The port it uses.
    pub port: u16,
    /// What proxies and inspection on the way have to let through, such as `HTTP/2`; absent: nothing beside
    /// the port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Text>,
    /// The first release that speaks it; absent: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Release>,
    /// The first release that no longer does; absent: still spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Release>,
}

impl Transport {
    /// The releases that speak it.
    pub fn range(&self) -> ReleaseRange<'_> {
        ReleaseRange {
            since: self.since.as_ref(),
            until: self.until.as_ref(),
        }
    }
}
