//! Direction, protocol and ports of a connection.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Which way connections are opened, as seen from the role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The remote endpoint connects to the role.
    Inbound,
    /// The role connects to the remote endpoint.
    Outbound,
}

impl Direction {
    /// Both, in reading order.
    pub const ALL: [Self; 2] = [Self::Inbound, Self::Outbound];

    /// The id, as in the dataset and in links.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
        }
    }

    /// The direction of an id.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == id)
    }
}

/// A transport protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
}

impl Protocol {
    /// The id, as in the dataset and in most firewalls.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A range of ports, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortRange {
    /// The first port, from 1.
    pub from: u16,
    /// The last port; the same as `from` for a single one.
    pub to: u16,
}

impl PortRange {
    /// Whether `port` is one of them.
    pub fn contains(self, port: u16) -> bool {
        (self.from..=self.to).contains(&port)
    }

    /// Whether the two share a port.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The range with `separator` between its ports, or the one port: `443`, `30000-32767`.
    pub fn joined(self, separator: char) -> String {
        if self.from == self.to {
            self.from.to_string()
        } else {
            format!("{}{separator}{}", self.from, self.to)
        }
    }
}

impl fmt::Display for PortRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.joined('-'))
    }
}
