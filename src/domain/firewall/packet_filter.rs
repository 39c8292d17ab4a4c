//! What all packet filters share: they know addresses and no names.

use std::fmt;

use super::format::{FormatInfo, Rendered};
use super::header;
use super::plan::{Opening, PeerSet, Plan};
use crate::domain::dataset::Direction;
use crate::domain::endpoints::Address;
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
    /// It matches addresses, and these host names were entered.
    HostNames(Vec<String>),
    /// Something was entered for the far end and none of it is usable.
    NothingUsable,
}

impl fmt::Display for Unsupported {
    /// What is missing, why, and the way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flow = &self.flow;
        match &self.reason {
            Reason::HostNames(names) => write!(
                f,
                "{flow}: this format matches addresses and cannot hold {}. Enter the addresses behind the name.",
                listed(names)
            ),
            Reason::NothingUsable => write!(
                f,
                "{flow}: nothing usable was entered for this end. Correct the entries, or empty the field to allow any address."
            ),
        }
    }
}

/// An opening as a packet filter can express it.
pub(super) struct Filtered<'a> {
    /// The opening, for its port and its comment.
    pub opening: &'a Opening<'a>,
    /// Whom it lets through, IPv4 first, never nobody; none for anybody, over IPv4 and IPv6.
    pub nets: Option<Vec<Net>>,
}

/// A network as it is written.
pub(super) struct Net {
    /// Whether it is one of IPv6.
    pub is_v6: bool,
    /// The network; the address where it is one alone.
    pub text: String,
}

/// What all packet filters have in common: the first line and the header, then what `write` makes
/// of the openings.
pub(super) fn render(
    plan: &Plan,
    info: &FormatInfo,
    first_line: &str,
    write: fn(&mut String, &[Filtered]),
) -> Rendered {
    let (openings, unsupported) = split(plan);
    let mut text = first_line.to_owned();
    header::push(&mut text, plan, info, &unsupported);
    write(&mut text, &openings);
    Rendered {
        snippet: (!openings.is_empty()).then_some(text),
        unsupported,
    }
}

/// Splits a plan into what a packet filter can express and what it cannot.
fn split<'a>(plan: &'a Plan<'a>) -> (Vec<Filtered<'a>>, Vec<Unsupported>) {
    let mut filtered = Vec::new();
    let mut unsupported = Vec::new();
    for opening in &plan.openings {
        let mut nets = None;
        if let PeerSet::Listed(addresses) = &opening.peers {
            let (listed, names) = sort(addresses);
            if addresses.is_empty() {
                unsupported.push(refused(opening, Reason::NothingUsable));
            }
            if !names.is_empty() {
                unsupported.push(refused(opening, Reason::HostNames(names)));
            }
            if listed.is_empty() {
                continue;
            }
            nets = Some(listed);
        }
        filtered.push(Filtered { opening, nets });
    }
    (filtered, unsupported)
}

/// The networks, IPv4 first, and the host names.
fn sort(addresses: &[Address]) -> (Vec<Net>, Vec<String>) {
    let mut nets = Vec::new();
    let mut names = Vec::new();
    for wanted in [false, true] {
        for address in addresses {
            let is_v6 = match address {
                Address::V4(_) => false,
                Address::V6(_) => true,
                Address::Host(name) => {
                    if wanted {
                        names.push(name.clone());
                    }
                    continue;
                }
            };
            if is_v6 == wanted {
                let text = format!("{address}");
                nets.push(Net { is_v6, text });
            }
        }
    }
    (nets, names)
}

fn refused(opening: &Opening, reason: Reason) -> Unsupported {
    let preposition = match opening.direction {
        Direction::Inbound => "from",
        Direction::Outbound => "to",
    };
    let (label, ends) = (opening.label(), listed(&opening.ends()));
    Unsupported {
        flow: format!("{label} {preposition} {ends}"),
        reason,
    }
}
