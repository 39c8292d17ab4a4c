//! From an evaluation to firewall snippets and test scripts.
//!
//! A [`Ruleset`] is neutral: what the hosts of one role have to allow, with equal rules merged, and
//! everything that was left out and why. A [`Format`] is data and one function that writes a ruleset
//! for one firewall, in one file of its own; [`FORMATS`] is the registry. What a format cannot
//! express is [`Unsupported`], never a weaker or a wider rule.
//!
//! Modules depend on those before them and on no other: [`Ruleset`] and [`Field`]; what a format is
//! given to write ([`RenderContext`]); what a [`Format`] is; rendering, and what is said beside a snippet; the registry; and, beside the
//! registry, [`checks`]. On top are [`entries`], [`link`], [`upgrade`] and [`open_ports`].

#[macro_use]
extern crate ports_messages;

pub mod checks;
mod context;
pub mod entries;
mod fields;
pub mod file_name;
mod format;
mod header;
mod hosts;
pub mod link;
mod open_to_any;
mod registry;
mod render;
mod ruleset;
mod supported;
mod unsupported;
pub mod upgrade;
mod warnings;
mod wording;

pub use context::{RenderContext, SupportedRule, rule_name};
pub use fields::{Blank, Check, Field};
pub use format::{Format, FormatName, Group, HostNames};
pub use hosts::{Family, Hosts, Network};
pub use open_to_any::{open_ports, opens_to_any};
pub use registry::{
    FIELD_IDS, FORMAT_IDS, FORMAT_NAMES, FORMATS, field_by_id, format_by_id, format_name,
    host_formats, other_formats,
};
pub use render::Rendered;
pub use ruleset::{
    AllowRule, LeftOut, OpenPort, Peers, Ruleset, Unnamed, Use, rulesets, rulesets_where,
};
pub use unsupported::{Reason, Unsupported};
pub use warnings::{missing_values, shared_values};
