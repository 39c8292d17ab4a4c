//! From matches to snippets.
//!
//! A [`Plan`] is neutral: the openings that one role's hosts need, with equal ones merged, and
//! everything that was left out and why. A [`Format`] turns a plan into text for one firewall, in
//! one file of its own; [`FORMATS`] is the registry. What a format cannot express it returns as
//! [`Unsupported`], never as a weaker or a wider rule.

mod firewalld;
mod format;
mod header;
mod iptables;
mod nftables;
mod packet_filter;
mod plan;
mod ufw;

pub use format::{FORMATS, Format, FormatInfo, Rendered, format_by_id};
pub use packet_filter::{Reason, Unsupported};
pub use plan::{LeftOut, Opening, Options, PeerSet, Plan, Use, plans};
