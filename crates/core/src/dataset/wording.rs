//! Names and labels of what is in the dataset, as people read them.

use super::{Dataset, DeploymentId, Direction, EndpointId, Published, RoleId};
use crate::release::Release;
use crate::text::cut;

impl Dataset {
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

    /// The name of an endpoint; its id when the dataset has none.
    pub fn endpoint_name<'a>(&'a self, id: &'a EndpointId) -> &'a str {
        self.endpoint(id)
            .map_or(id.as_str(), |endpoint| &endpoint.name)
    }

    /// A known release line as it is published: the oldest includes the releases before it.
    pub fn line_name(&self, line: &Release) -> String {
        if self.lines.first() == Some(line) {
            msg_fmt!(version_oldest, line = line).to_string()
        } else {
            line.to_string()
        }
    }

    /// What a list of releases has a line under: the releases that speak the same, and what they speak.
    pub fn transport_group(&self, line: &Release) -> String {
        let speaks = |line: &Release| {
            let mut transports = self.transports.iter().rev();
            transports.find(|transport| transport.range().contains(line))
        };
        let Some(transport) = speaks(line) else {
            return String::new();
        };
        let mut same = self
            .lines
            .iter()
            .filter(|line| speaks(line) == Some(transport));
        let (first, last) = (same.next(), same.next_back());
        let name = &transport.name;
        match (first, last.or(first)) {
            (Some(first), Some(last)) if self.lines.last() == Some(last) => {
                msg_fmt!(version_group_later, first = first, transport = name).to_string()
            }
            (Some(first), Some(last)) if self.lines.first() == Some(first) => {
                msg_fmt!(version_group_earlier, last = last, transport = name).to_string()
            }
            (Some(first), Some(last)) => msg_fmt!(
                version_group_between,
                first = first,
                last = last,
                transport = name
            )
            .to_string(),
            _ => String::new(),
        }
    }
}

impl Direction {
    /// The term of the glossary.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Inbound => msg!(term_inbound),
            Self::Outbound => msg!(term_outbound),
        }
    }

    /// The term inside a sentence.
    pub const fn in_sentence(self) -> &'static str {
        match self {
            Self::Inbound => msg!(term_inbound.in_sentence),
            Self::Outbound => msg!(term_outbound.in_sentence),
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

impl Published {
    /// As a reader would enter them, one a line, below a comment that says where they come from.
    pub fn as_entries(&self, dataset: &Dataset) -> String {
        let said = self.said(dataset);
        let comment = msg_fmt!(name_and_value, name = self.name, value = said);
        let comment = format!("# {comment}");
        let mut lines = vec![comment];
        lines.extend(self.addresses.iter().map(ToString::to_string));
        lines.join("\n")
    }

    /// Where they come from, as of when, and what to know about them.
    pub fn said(&self, dataset: &Dataset) -> String {
        let id = &self.source.source;
        let source = dataset.source(id);
        let title = source.map_or(id.as_str(), |source| source.title.as_str());
        let revision = source.and_then(|source| source.revision);
        let revision = revision.map_or(msg!(published_no_revision), |text| text.as_str());
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
}
