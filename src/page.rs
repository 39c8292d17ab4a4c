//! The page as a program for Trunk to build. Cargo optimizes all crates together, as the release
//! profile says, only where the outcome is no library for others: built as a library that is both, the
//! page weighed 4.5 kB more.

#![cfg_attr(target_arch = "wasm32", no_main)]

use palette_ports as _;

/// On the host there is no page.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
