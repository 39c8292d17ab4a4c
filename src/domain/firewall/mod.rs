//! From matches to snippets.
//!
//! A [`Plan`] is neutral: the openings that one role's hosts need, with equal ones merged, and
//! everything that was left out and why. A [`Format`] is data and one function that writes a plan
//! for one firewall, in one file of its own; [`FORMATS`] is the registry. What a format cannot
//! express is [`Unsupported`], never a weaker or a wider rule.

mod bridge;
mod cloud;
mod device;
mod fields;
mod fill;
mod format;
mod header;
mod host;
mod job;
mod kubernetes;
mod plan;
mod unsupported;

pub use fields::{Check, Field, Settings, field_by_id};
pub(super) use fill::{Values, fill};
pub use format::{FORMATS, Format, Group, Names, Rendered, format_by_id};
pub(super) use header::{comment, described, ids, left_out, plain};
pub use job::{Ends, Filtered, Job, Net};
pub(in crate::domain) use plan::plans_where;
pub use plan::{LeftOut, Opening, Options, PeerSet, Plan, Use, plans};
pub use unsupported::{Reason, Unsupported};
