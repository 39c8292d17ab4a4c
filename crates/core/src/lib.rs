//! Which ports are needed, and why: the dataset and its lints, releases, the reader's selection and
//! its link, and the evaluation of one by the other.
//!
//! This crate is below everything else. It knows no browser, no address and no firewall format:
//! ids of formats are texts here, checked where formats are.
//!
//! ```text
//! dataset ──► evaluation ──► connections, answer, diagram, upgrade
//!                 ▲
//! link ⇄ selection (facets) ──► title
//! ```

#[macro_use]
extern crate ports_messages;

pub mod answer;
pub mod connections;
pub mod dataset;
pub mod diagram;
pub mod evaluation;
pub mod glossary;
pub mod link;
pub mod release;
pub mod selection;
pub mod text;
pub mod title;
pub mod upgrade;

#[cfg(test)]
mod testing;
