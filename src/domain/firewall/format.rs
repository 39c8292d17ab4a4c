//! The trait that every format implements, and the registry of formats.

use super::packet_filter::Unsupported;
use super::plan::Plan;
use super::{firewalld, iptables, nftables, ufw};

/// A firewall's language.
///
/// A new format is one file that implements this and one line in [`FORMATS`]; the shared
/// conformance tests then hold it to the rules of the house.
pub trait Format: Sync {
    /// What it is, for the picker and beside the snippet.
    fn info(&self) -> &'static FormatInfo;

    /// The plan in this format.
    fn render(&self, plan: &Plan) -> Rendered;
}

/// What a reader wants to know about a format.
#[derive(Debug, PartialEq, Eq)]
pub struct FormatInfo {
    /// The id, as in links.
    pub id: &'static str,
    /// The name people read.
    pub name: &'static str,
    /// The file that a download makes.
    pub file_name: &'static str,
    /// What it is for and how it is put to work.
    pub apply: &'static str,
    /// How it is taken back out again.
    pub undo: &'static str,
    /// How far it was checked: by a real engine, a parser, a schema.
    pub checked: &'static str,
}

/// A plan in a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The snippet; none when nothing in the plan can be expressed.
    pub snippet: Option<String>,
    /// What is missing from it, and why.
    pub unsupported: Vec<Unsupported>,
}

/// Every format, in the order they are offered.
pub static FORMATS: &[&dyn Format] = &[
    &nftables::Nftables,
    &iptables::Iptables,
    &ufw::Ufw,
    &firewalld::Firewalld,
];

/// A format by its id.
pub fn format_by_id(id: &str) -> Option<&'static dyn Format> {
    FORMATS
        .iter()
        .copied()
        .find(|format| format.info().id == id)
}
