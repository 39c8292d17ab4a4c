//! The shape of `static/data/palette.json`, field by field.
//!
//! `static/data/schema.json` says the same for editors and other tools. Unknown fields are
//! refused: a misspelt `since` would otherwise make a rule apply to every version.
//!
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};

use crate::release::{Release, ReleaseRange};
use crate::text::cut;

/// Text of the dataset.
///
/// It stays for as long as the program runs, so that what is chosen can be handed around without
/// copying it: a program reads one dataset, and the one that ships is part of the program anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(&'static str);

impl Text {
    /// Text that is part of the program.
    pub const fn from_static(text: &'static str) -> Self {
        Self(text)
    }

    /// The text.
    pub const fn as_str(&self) -> &'static str {
        self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned().leak())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.leak()))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub(super) Text);

        impl $name {
            /// An id that is part of the program.
            pub const fn from_static(id: &'static str) -> Self {
                Self(Text::from_static(id))
            }

            /// The id as it stands in the dataset and in links.
            pub const fn as_str(&self) -> &'static str {
                self.0.as_str()
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// Names a deployment model, such as `self-hosted`.
    DeploymentId,
    /// Names a role, such as `workload-cluster`.
    RoleId,
    /// Names the far end of a flow, such as `registries`.
    EndpointId,
    /// Names a rule. Never reused for another rule: people link to it.
    RuleId,
    /// Names a source document.
    SourceId,
}

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

/// What can be at the other end of a flow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    /// The id, as in addresses and in search.
    pub id: EndpointId,
    /// The name people read.
    pub name: Text,
    /// One sentence on what it is.
    pub description: Text,
    /// The role that plays this end, where one does: its rules then hold the counterpart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleId>,
    /// Where a source says that its tcp/443 is reached through an HTTP proxy too; absent where none
    /// does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxied: Option<Citation>,
}

/// A document that facts come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id.
    pub id: SourceId,
    /// The document's title.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// Where it can be read.
    pub url: Text,
    /// The revision that was read, where the publisher names revisions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<Text>,
}

/// Addresses or host names that a source publishes for a far end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// What they are, for a button.
    pub name: Text,
    /// The deployment models they are for.
    pub deployments: Vec<DeploymentId>,
    /// The far ends they belong to.
    pub endpoints: Vec<EndpointId>,
    /// The first release they hold for; absent: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Release>,
    /// The first release they no longer hold for; absent: they still do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Release>,
    /// Addresses, networks or host names, as a reader would type them.
    pub addresses: Vec<Text>,
    /// What a reader has to know before relying on them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Where they are published.
    pub source: Citation,
    /// The day the source was read, `YYYY-MM-DD`: such lists change without notice.
    pub read_on: Text,
}

impl Published {
    /// As a reader would type them, one a line, behind a comment that says where they come from.
    pub fn as_entries(&self, dataset: &Dataset) -> String {
        let said = self.said(dataset);
        let mut text = format!(
            "# {}",
            msg_fmt!(name_and_value, name = self.name, value = said)
        );
        for address in &self.addresses {
            text.push('\n');
            text.push_str(address);
        }
        text
    }

    /// Where they come from, as of when, and what to know about them.
    pub fn said(&self, dataset: &Dataset) -> String {
        let none = msg!(published_no_revision);
        let (mut title, mut revision) = (self.source.source.as_str(), none);
        if let Some(source) = dataset.source(&self.source.source) {
            title = source.title.as_str();
            revision = source.revision.as_ref().map_or(none, Text::as_str);
        }
        let mut said = msg_fmt!(
            published_source,
            title = title,
            revision = cut(revision, 8),
            day = self.read_on
        )
        .to_string();
        if let Some(note) = &self.note {
            said.push(' ');
            said.push_str(note);
        }
        said
    }

    /// Whether they hold for `endpoint` in a deployment model and a release.
    pub fn holds(
        &self,
        endpoint: &EndpointId,
        deployment: &DeploymentId,
        release: &Release,
    ) -> bool {
        let range = ReleaseRange {
            since: self.since.as_ref(),
            until: self.until.as_ref(),
        };
        self.endpoints.contains(endpoint)
            && self.deployments.contains(deployment)
            && range.contains(release)
    }
}

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
    /// The ports at the end that listens.
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
    /// The rules that take its place once it is deprecated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<RuleId>,
    /// What it is for, each purpose with its own far ends.
    pub purposes: Vec<Purpose>,
    /// What stops working when it is closed, where a source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_blocked: Option<Text>,
    /// Where it is written down.
    pub sources: Vec<Citation>,
    /// How far the sources carry it.
    pub evidence: Evidence,
    /// What was concluded, and from what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_note: Option<Text>,
}

impl Rule {
    /// The releases it applies to, deprecated or not. A removal that nobody has dated leaves the
    /// range open.
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
    /// Who is at the other end. Any of them may open or receive the connection.
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

/// The other end of a flow, and how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FarEnd {
    /// Which end.
    pub endpoint: EndpointId,
    /// How far the sources carry it.
    pub evidence: Evidence,
    /// What was concluded, and from what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A passage of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Which document.
    pub source: SourceId,
    /// The path of headings to the passage.
    pub section: Text,
}

/// A lint's finding that is right as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "lint", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Exception {
    /// Two rules open the same port for the same purpose to the same end.
    Overlap {
        /// One of them.
        rule: RuleId,
        /// The other.
        other: RuleId,
        /// Why both stay.
        reason: Text,
    },
    /// A flow to or from another role has no rule on that role's side.
    Counterpart {
        /// The rule whose flow has none.
        rule: RuleId,
        /// The role that lists none.
        role: RoleId,
        /// Why, and what it means to the reader; the page shows it.
        reason: Text,
    },
}

/// Which way connections are opened, as seen from the role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The other end connects to the role.
    Inbound,
    /// The role connects to the other end.
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

    /// The word people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Inbound => msg!(direction_inbound),
            Self::Outbound => msg!(direction_outbound),
        }
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

    /// Written with `separator` between the ends, or as the one port: `443`, `30000-32767`.
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
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotKnown => serializer.serialize_str("not-known"),
            Self::In(release) => release.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Removal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "not-known" {
            return Ok(Self::NotKnown);
        }
        text.parse().map(Self::In).map_err(serde::de::Error::custom)
    }
}

/// How far the sources carry a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A source says it.
    Stated,
    /// It follows from what a source says.
    Derived,
    /// No source says it.
    NotStated,
}
