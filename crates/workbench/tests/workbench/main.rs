//! The workbench, rendered on the host.

mod files;
mod rendered;
mod views;
