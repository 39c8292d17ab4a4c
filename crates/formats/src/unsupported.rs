//! What a format cannot express, in words.

use std::fmt;

use super::fields::Field;
use ports_core::text::listed;

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
        let flow = &self.flow;
        match &self.reason {
            Reason::HostNames(names) => f.write_fmt(msg_fmt!(
                unsupported_host_names,
                flow = flow,
                names = listed(names)
            )),
            Reason::NothingUsable(end) => {
                f.write_fmt(msg_fmt!(unsupported_nothing_usable, flow = flow, end = end))
            }
            Reason::OneFamily(addresses, end) => f.write_fmt(msg_fmt!(
                unsupported_one_family,
                flow = flow,
                addresses = listed(addresses),
                end = end
            )),
            Reason::TooMany(pairs) => {
                f.write_fmt(msg_fmt!(unsupported_too_many, flow = flow, pairs = pairs))
            }
            Reason::Inbound => f.write_fmt(msg_fmt!(unsupported_inbound, flow = flow)),
            Reason::Any => f.write_fmt(msg_fmt!(unsupported_any, flow = flow)),
            Reason::Stays(undo) => {
                f.write_fmt(msg_fmt!(unsupported_stays, flow = flow, undo = undo))
            }
            Reason::Setting(field) => f.write_fmt(msg_fmt!(
                unsupported_setting,
                flow = flow,
                field = field.label(),
                wanted = field.wanted()
            )),
        }
    }
}
