//! Palette Ports: which network ports Spectro Cloud's Palette needs, why, and the firewall snippets that
//! open them.
//!
//! This crate is the app: what its views share ([`app`]), the [views] of its first part, the [hooks]
//! that hold it together with the browser, and how its later [parts] are loaded. What it shows comes
//! from the crates in `crates/`; `ARCHITECTURE.md` has the map.
//!
//! Features: `split` makes the parts that are loaded later files of their own, which takes
//! `cargo xtask dist`; `ssr` renders the views to text on the host; the others are for tests.

#[macro_use]
extern crate ports_messages;

#[cfg(target_arch = "wasm32")]
pub mod api;
pub mod app;
pub mod files;
pub mod hooks;
pub mod later;
pub mod layout;
#[cfg(target_arch = "wasm32")]
pub mod mount;
pub mod parts;
pub mod services;
pub mod views;

/// 1.5 kB less of the download than the allocator of the standard library, and no slower by
/// `cargo xtask bench`.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
