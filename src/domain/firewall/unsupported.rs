//! What a format cannot express, in words.

use std::fmt;

use super::fields::Field;
use crate::domain::text::listed;

/// A flow that a format cannot express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The flow: `outbound tcp/443 to Registries`.
    pub flow: String,
    /// Why.
    pub reason: Reason,
}

/// Why a format cannot express a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It takes addresses there, and these host names were entered.
    HostNames(Vec<String>),
    /// Something was entered for this end and none of it is usable.
    NothingUsable(String),
    /// These addresses are of a family of which this end has none.
    OneFamily(Vec<String>, String),
    /// It has a line for each pair of ends, and this many are too many.
    TooMany(usize),
    /// It lists destinations, and this is not one: an inbound flow.
    Inbound,
    /// It lists destinations, and "any" is none that it could list.
    Any,
    /// It stays open when a snippet that opens less is loaded; how to take it out.
    Stays(&'static str),
    /// What was typed for a field is wrong.
    Setting(&'static Field),
}

impl fmt::Display for Unsupported {
    /// What is missing, why, and the way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.flow)?;
        match &self.reason {
            Reason::HostNames(names) => write!(
                f,
                "this format matches addresses and cannot hold {}. Enter the addresses behind the name, or choose a format that takes host names, such as Cilium or PAN-OS.",
                listed(names)
            ),
            Reason::NothingUsable(end) => write!(
                f,
                "nothing usable was entered for {end}. Correct the entries, or empty the field to allow any address."
            ),
            Reason::OneFamily(addresses, end) => write!(
                f,
                "{} cannot be reached, because {end} has no address of the same family, IPv4 or IPv6. Enter one.",
                listed(addresses)
            ),
            Reason::TooMany(pairs) => write!(
                f,
                "this format has a line for each pair of ends, and {pairs} are too many. Enter networks in place of single addresses, or choose another format."
            ),
            Reason::Inbound => f.write_str(
                "this list names destinations, and this connection comes in. Choose another format for it.",
            ),
            Reason::Any => f.write_str(
                "a list cannot say “any address”. Enter the addresses or host names at this end.",
            ),
            Reason::Stays(undo) => write!(
                f,
                "it stays open in this format. When it is safe, take it out by hand: {undo}"
            ),
            Reason::Setting(field) => write!(
                f,
                "“{}” has to be {}. Correct it beside the format.",
                field.label(), field.wanted()
            ),
        }
    }
}
