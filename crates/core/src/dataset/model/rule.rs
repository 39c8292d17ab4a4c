//! Rules: what has to be open, for what, and from which release to which.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Citation, DeploymentId, Direction, EndpointId, Evidence, PortRange, Protocol, RoleId, RuleId,
    Text,
};
use crate::release::{Release, ReleaseRange};

/// One port that has to be open, as one row of the source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The id, stable for ever.
    pub id: RuleId,
    /// The deployment models it is for.
    pub deployments: Vec<DeploymentId>,
    /// The role that has to open it.
    pub role: RoleId,
    /// Which way connections are opened, as seen from that role.
    pub direction: Direction,
    /// The transport protocol.
    pub protocol: Protocol,
    /// The ports that the destination listens on.
    pub ports: PortRange,
    /// The service, such as `HTTPS`.
    pub service: Text,
    /// Whether the product needs it.
    pub requirement: Requirement,
    /// Under which condition it is needed; present exactly when the requirement is conditional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Text>,
    /// The first release it applies to; absent: every release until it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Release>,
    /// The first release that deprecates it; absent: not deprecated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated_since: Option<Release>,
    /// The first release without it; absent: no removal is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed_in: Option<Removal>,
    /// The rules that replace it once it is deprecated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<RuleId>,
    /// What it is for, each purpose with its own remote endpoints.
    pub purposes: Vec<Purpose>,
    /// What stops working when it is closed, where a source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_blocked: Option<Text>,
    /// What stops working once it has ended, and for whom, where a source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_removed: Option<Text>,
    /// Where it is written down.
    pub sources: Vec<Citation>,
    /// How far the sources carry it.
    pub evidence: Evidence,
    /// What was concluded, and from what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_note: Option<Text>,
}

impl Rule {
    /// The releases it applies to, deprecated or not. A removal without a release leaves the range
    /// open.
    pub fn range(&self) -> ReleaseRange<'_> {
        ReleaseRange {
            since: self.since.as_ref(),
            until: match &self.removed_in {
                Some(Removal::In(release)) => Some(release),
                Some(Removal::NotKnown) | None => None,
            },
        }
    }

    /// Whether `release` deprecates it.
    pub fn is_deprecated_at(&self, release: &Release) -> bool {
        self.deprecated_since
            .as_ref()
            .is_some_and(|since| !release.is_before(since))
    }

    /// Whether it is gone at `release`, after it was deprecated. One that goes without having been deprecated
    /// has not ended: another rule lists its connections from then on.
    pub fn has_ended_at(&self, release: &Release) -> bool {
        let until = self.range().until;
        self.deprecated_since.is_some() && until.is_some_and(|until| !release.is_before(until))
    }

    /// Whether it is among the rules of `release`: it applies, or it has ended, which is to be seen.
    pub fn is_listed_at(&self, release: &Release) -> bool {
        self.range().contains(release) || self.has_ended_at(release)
    }

    /// The purposes it serves at `release`.
    pub fn purposes_at(&self, release: &Release) -> impl Iterator<Item = &Purpose> {
        self.purposes
            .iter()
            .filter(move |purpose| purpose.applies_at(release))
    }

    /// `tcp/443`, `tcp/30000-32767`: protocol and ports as the field writes them.
    pub fn port_label(&self) -> String {
        format!("{}/{}", self.protocol, self.ports)
    }
}

/// One thing a rule is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// The label, as the source has it.
    pub text: Text,
    /// The remote endpoints. Each of them may open or receive the connection.
    pub far_ends: Vec<FarEnd>,
    /// The first release it applies to; absent: as long as the rule does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Release>,
}

impl Purpose {
    /// Whether the rule serves it at `release`.
    pub fn applies_at(&self, release: &Release) -> bool {
        self.since
            .as_ref()
            .is_none_or(|since| !release.is_before(since))
    }
}

/// The remote endpoint of a flow, and how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FarEnd {
    /// The endpoint.
    pub endpoint: EndpointId,
    /// How far the sources carry it.
    pub evidence: Evidence,
    /// What was concluded, and from what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Whether the product needs a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requirement {
    /// It does not work without.
    Required,
    /// A convenience.
    Optional,
    /// Needed under the rule's condition.
    Conditional,
}

/// When a deprecated rule goes away.
#[derive(Clone, Debug, PartialEq)]
pub enum Removal {
    /// Announced, but no release is named.
    NotKnown,
    /// From this release on it no longer applies.
    In(Release),
}

impl Serialize for Removal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotKnown => serializer.serialize_str("not-known"),
            Self::In(release) => release.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Removal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "not-known" {
            return Ok(Self::NotKnown);
        }
        text.parse().map(Self::In).map_err(serde::de::Error::custom)
    }
}
