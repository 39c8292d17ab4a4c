//! The pure core: what the dataset says, which rules apply to a [`Selection`](query::Selection)
//! and why, the firewall snippets that follow from them, and the checks that these took effect.
//!
//! Nothing in here knows a browser, a component or an HTML tag; `cargo test
//! --no-default-features` builds this module alone, and that is what keeps it so. Every sentence a
//! reader sees about a rule is worded here, so that the page, the snippets and whatever comes
//! later say the same thing.

pub mod checks;
pub mod dataset;
pub mod diagram;
pub mod embedded;
pub mod endpoints;
pub mod export;
pub mod firewall;
pub mod glossary;
mod ip;
pub mod permalink;
#[cfg(feature = "sheets")]
pub mod plan_file;
pub mod query;
pub mod sites;
pub mod text;
pub mod title;
pub mod typed;
pub mod upgrade;
pub mod version;
