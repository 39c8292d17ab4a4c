//! What a firewall format is.

use std::fmt;

use ports_core::evaluation::finds;

use crate::context::RenderContext;
use crate::fields::Field;

/// A firewall's language: what a reader needs to know about it, what it can express, and the
/// function that writes it.
#[derive(Debug)]
pub struct Format {
    /// The id, as in links.
    pub id: &'static str,
    /// The group it is offered in.
    pub group: Group,
    /// The name people read.
    pub name: &'static str,
    /// Other words that people search for it by, in lower case, beside its name, id and group.
    pub keywords: &'static str,
    /// What the name of a file ends with, without a full stop in front: no two formats have the same.
    pub extension: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// How it is applied, what that needs, and what a second run does.
    pub apply: &'static str,
    /// What else a reader has to know, such as what it does not open; empty for most.
    pub note: &'static str,
    /// How it is removed again.
    pub undo: &'static str,
    /// How far it was checked: by a real engine, a parser, a schema, or its syntax alone.
    pub checked: &'static str,
    /// What a comment line begins with; empty where the language has none.
    pub comment: &'static str,
    /// What comes before the comments on top.
    pub first_line: &'static str,
    /// Whether its rules match the role's own hosts too, as those of a firewall between networks
    /// do.
    pub matches_local: bool,
    /// Whether it writes a line for each pair of a source and a destination, of which there can be
    /// too many for a device, and for a page.
    pub line_per_pair: bool,
    /// Where it takes host names.
    pub host_names: HostNames,
    /// Whether it lists destinations and nothing else: no port, no direction, no "any".
    pub destinations_only: bool,
    /// How many rules of an earlier snippet for the role a later one replaces: none where what was
    /// allowed stays until somebody deletes it.
    pub replaces: usize,
    /// What it needs beside addresses.
    pub fields: &'static [&'static Field],
    /// What of the snippet is more than a platform takes by default, each a sentence; it gets the
    /// snippet's length in bytes too.
    pub(crate) limits: fn(&RenderContext, usize) -> Vec<String>,
    /// Writes the rules, after the comments on top.
    pub(crate) write: fn(&mut String, &RenderContext) -> fmt::Result,
}

/// What most formats have in common: `#` comments, addresses and no host names, rules that match the
/// remote hosts alone.
pub(crate) const PLAIN: Format = Format {
    id: "",
    group: Group::Host,
    name: "",
    keywords: "",
    extension: "",
    about: "",
    apply: "",
    note: "",
    undo: "",
    checked: "",
    comment: "# ",
    first_line: "",
    matches_local: false,
    line_per_pair: false,
    host_names: HostNames::None,
    destinations_only: false,
    replaces: 0,
    fields: &[],
    limits: |_, _| Vec::new(),
    write: |_, _| Ok(()),
};

/// What most formats replace: everything that an earlier snippet for the role allowed.
pub(crate) const ALL: usize = usize::MAX;

/// What a format is chosen by.
#[derive(Debug)]
pub struct FormatName {
    /// The id, as in links.
    pub id: &'static str,
    /// The group it is offered in.
    pub group: Group,
    /// The name people read.
    pub name: &'static str,
    /// Where it takes host names.
    pub host_names: HostNames,
    /// Whether its rules match the role's own hosts too.
    pub is_between_networks: bool,
    keywords: &'static str,
    is_list: bool,
}

impl FormatName {
    pub(crate) const fn of(format: &Format) -> Self {
        Self {
            id: format.id,
            group: format.group,
            name: format.name,
            host_names: format.host_names,
            is_between_networks: format.matches_local,
            keywords: format.keywords,
            is_list: format.destinations_only,
        }
    }

    /// Whether it opens a port to any address where nothing was entered for an endpoint. Between networks
    /// it does so only where the reader allows it, and a list of destinations cannot hold "any".
    pub const fn opens_to_any(&self, allow_any: bool) -> bool {
        !self.is_list && (!self.is_between_networks || allow_any)
    }

    /// Whether a search in the picker finds it: by name, group, id or keywords.
    pub fn is_found_by(&self, search: &str) -> bool {
        let texts = [self.name, self.group.label(), self.id, self.keywords];
        finds(search, &texts)
    }
}

/// Where a firewall runs; the headings in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// On the host itself.
    Host,
    /// In a cloud, around the host.
    Cloud,
    /// Inside Kubernetes.
    Kubernetes,
    /// Between networks.
    Device,
    /// Nowhere: another tool makes rules from it.
    OtherTools,
}

impl Group {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Host,
        Self::Cloud,
        Self::Kubernetes,
        Self::Device,
        Self::OtherTools,
    ];

    /// The heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Host => msg!(format_group_host),
            Self::Cloud => msg!(format_group_cloud),
            Self::Kubernetes => msg!(format_group_kubernetes),
            Self::Device => msg!(format_group_device),
            Self::OtherTools => msg!(format_group_bridge),
        }
    }
}

/// Where a format takes host names in place of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostNames {
    /// Nowhere.
    None,
    /// As the destination of outbound connections.
    Outbound,
    /// As source and as destination.
    Both,
}
