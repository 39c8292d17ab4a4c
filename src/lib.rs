//! Palette Ports.
pub mod domain;
