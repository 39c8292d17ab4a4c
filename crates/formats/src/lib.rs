//! From an evaluation to firewall snippets and test scripts.
//!
//! A [`Ruleset`] is neutral: what the hosts of one role have to allow, with equal rules merged, and
//! everything that was left out and why. A [`Format`] is data and one function that writes a ruleset
//! for one firewall, in one file of its own; [`FORMATS`] is the registry. What a format cannot
//! express is [`Unsupported`], never a weaker or a wider rule.

#[macro_use]
extern crate ports_messages;

pub mod checks;
mod cloud;
mod context;
mod device;
pub mod entries;
mod fields;
mod format;
mod header;
mod host;
mod kubernetes;
pub mod link;
mod other_tools;
mod ruleset;
mod template;
mod unsupported;
pub mod upgrade;

pub use context::{Ends, Net, RenderContext, SupportedRule};
pub use fields::{Check, Field, field_by_id};
pub use format::{FORMATS, Format, Group, Names, Rendered, format_by_id};
pub use header::{comment, described, ids, left_out, plain};
pub use ruleset::{AllowRule, LeftOut, PeerSet, Ruleset, Use, rulesets, rulesets_where};
pub(crate) use template::{TemplateValues, expand};
pub use unsupported::{Reason, Unsupported};
