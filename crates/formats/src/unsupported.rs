//! What a format cannot express, in words.

use std::fmt;

use ports_core::text::listed;

use crate::fields::Field;

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
    /// The format matches addresses, and these host names were entered.
    HostNames(Vec<String>),
    /// None of the entries for this endpoint is usable.
    NothingUsable(String),
    /// The port of the site's proxy is missing, or is no port.
    ProxyPort,
    /// No address was entered for this endpoint, and a firewall between networks would allow any.
    NoAddress(String),
    /// These addresses are of a family of which this endpoint has no address.
    OneFamily(Vec<String>, String),
    /// The format has a line for each pair of a source and a destination, and there are this many.
    TooMany(usize),
    /// The format lists destinations, and this flow is inbound.
    Inbound,
    /// The format lists destinations, and cannot list "any address".
    Any,
    /// It stays open when a snippet that allows less is loaded; how to remove it.
    Stays(&'static str),
    /// The value of this field is wrong.
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
            Reason::NothingUsable(endpoint) => f.write_fmt(msg_fmt!(
                unsupported_nothing_usable,
                flow = flow,
                end = endpoint
            )),
            Reason::ProxyPort => f.write_fmt(msg_fmt!(unsupported_proxy_port, flow = flow)),
            Reason::NoAddress(endpoint) => f.write_fmt(msg_fmt!(
                unsupported_no_address,
                flow = flow,
                end = endpoint
            )),
            Reason::OneFamily(addresses, endpoint) => f.write_fmt(msg_fmt!(
                unsupported_one_family,
                flow = flow,
                addresses = listed(addresses),
                end = endpoint
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
                field = field.label,
                wanted = field.wanted
            )),
        }
    }
}
