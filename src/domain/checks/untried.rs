//! What a check cannot try, in words.

use std::fmt;

use crate::domain::text::listed;

/// A flow, or a part of it, that no check tries.
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
    /// It comes in: the other end has to try it.
    Inbound,
    /// It is UDP, where silence says nothing.
    Udp,
    /// No address was entered.
    NoAddress,
    /// Something was entered, and none of it is usable.
    NothingUsable,
    /// These are networks, and no single address of theirs is known to listen.
    Networks(Vec<String>),
    /// These ports lie inside a range whose ends are tried.
    Between(u16, u16),
}

impl fmt::Display for Untried {
    /// What is not tried, why, and what to do about it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.flow)?;
        let why = match &self.why {
            Why::Inbound => "it comes in. Try it from there, to one of these hosts.",
            Why::Udp => "no answer over UDP proves nothing. Look at the service itself.",
            Why::NoAddress => "no address is entered. Enter one.",
            Why::NothingUsable => "nothing usable is entered. Correct the entries.",
            Why::Networks(networks) => {
                return write!(
                    f,
                    "which address listens in {} is not known. Enter one that does.",
                    listed(networks)
                );
            }
            Why::Between(from, to) => {
                return write!(
                    f,
                    "ports {from} to {to}. The first and the last port of the range stand for them."
                );
            }
        };
        f.write_str(why)
    }
}
