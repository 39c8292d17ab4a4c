//! The files that the page writes: the change request, an upgrade, a plan, the diagram.
//!
//! [`write()`] writes all of them but XLSX for a [`FileRequest`]; [`plan_file::open`] reads a plan.

#[macro_use]
extern crate ports_messages;

pub mod export;
pub mod plan_file;
mod request;
pub mod svg;

pub use request::{
    Document, File, FileError, FileRequest, OutputKind, Preview, preview, sheet, write,
};
