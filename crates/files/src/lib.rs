//! What leaves the page as a file: the change request, an upgrade, the plan, the diagram.

#[macro_use]
extern crate ports_messages;

pub mod export;
pub mod plan_file;
pub mod svg;
