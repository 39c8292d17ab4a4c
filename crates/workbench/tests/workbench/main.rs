//! The workbench, rendered on the host.

mod files;
#[path = "../../../../tests/common/html.rs"]
mod html;
mod rendered;
mod views;
