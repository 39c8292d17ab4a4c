//! What a test script does not try, in words.

use std::fmt;

use ports_core::text::listed;

/// A flow, or a part of it, that no test script tries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untried {
    /// The flow: `outbound tcp/443 to Registries`.
    pub flow: String,
    /// Why.
    pub why: Why,
}

/// Why a flow is not tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is inbound: a remote host has to try it.
    Inbound,
    /// It is UDP, where silence proves nothing.
    Udp,
    /// No address was entered.
    NoAddress,
    /// Something was entered, and none of it is usable.
    NothingUsable,
    /// The port of the site's proxy is missing, or is no port.
    ProxyPort,
    /// These are networks, and no single address of theirs is known to listen.
    Networks(Vec<String>),
    /// These ports lie inside a range whose first and last port are tried.
    Between(u16, u16),
}

impl fmt::Display for Untried {
    /// What is not tried, why, and what to do about it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flow = &self.flow;
        match &self.why {
            Why::Inbound => f.write_fmt(msg_fmt!(untried_inbound, flow = flow)),
            Why::Udp => f.write_fmt(msg_fmt!(untried_udp, flow = flow)),
            Why::NoAddress => f.write_fmt(msg_fmt!(untried_no_address, flow = flow)),
            Why::NothingUsable => f.write_fmt(msg_fmt!(untried_nothing_usable, flow = flow)),
            Why::ProxyPort => f.write_fmt(msg_fmt!(untried_proxy_port, flow = flow)),
            Why::Networks(networks) => f.write_fmt(msg_fmt!(
                untried_networks,
                flow = flow,
                networks = listed(networks)
            )),
            Why::Between(from, to) => {
                f.write_fmt(msg_fmt!(untried_between, flow = flow, from = from, to = to))
            }
        }
    }
}
