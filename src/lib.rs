//! Palette Ports: which network ports Spectro Cloud's Palette needs, why, and the firewall
//! snippets that open them.
//!
//! # The map
//!
//! ```text
//! static/data/palette.json ──► domain::dataset ──► domain::query ──► ui
//!                                                      │
//!                                                      ├──► domain::upgrade ──► ui
//!                                                      │         │
//!                                                      ├─────────┴──► domain::firewall ──► snippets
//!                                                      │                     └──► domain::checks ──► scripts
//!                                                      ├──► domain::export ──► sheets ──► files
//!                                                      └──► domain::diagram ──► picture and sentences
//! ```
//!
//! Everything flows one way. [`domain`] is pure: it reads the dataset, says which rules apply to a
//! [`Selection`](domain::query::Selection) and why, and turns them into firewall snippets. The
//! `ui` module shows what it says and hands back what the reader chose; it filters, words and
//! formats nothing itself.
//!
//! | to change | look in |
//! |---|---|
//! | a port, a source, a wording of the source | `static/data/palette.json` |
//! | what a wrong dataset is told | [`domain::dataset::lint`] |
//! | which rules apply, and why | [`domain::query`] |
//! | what changes between two releases | [`domain::upgrade`] |
//! | what a link carries | [`domain::permalink`] |
//! | what counts as an address | [`domain::endpoints`] |
//! | what the page is called, what a term means | [`domain::title`], [`domain::glossary`] |
//! | a firewall format | [`domain::firewall`], one file per format |
//! | a script that tries the openings | [`domain::checks`], one file per kind; `sheets` writes it |
//! | a change request or an upgrade as a file | [`domain::export`], one file per export |
//! | what the page loads when it is asked for | `parts`, which says how; `sheets`, which writes files |
//! | where everything is in the diagram | [`domain::diagram`], `layout.rs`; the build script runs it |
//! | what the diagram looks like | `static/styles/diagram.css`, and `file.rs` for what is saved |
//! | what is on the page | `ui::panels` (what is where), `ui::components` (how it looks) |
//! | how it looks | `static/styles`, tokens first |
//! | what another page can ask of it | `embed` (Rust), `static/embed` (its JavaScript half) |
//! | what is read where the page does not run | `ui::panels::reading`, printed by `src/prerender.rs` |
//!
//! Features: `ui` (default) is the page; `embed` is the same for other people's pages, with a
//! JavaScript API; `sheets` is what writes files; `split` makes the parts of the app that are loaded
//! later files of their own, which takes `cargo xtask dist`; `ssr` renders the views to text on the host. Without any, [`domain`] stands alone.

#[macro_use]
extern crate ports_messages;

#[cfg(feature = "embed")]
pub mod embed;
#[cfg(feature = "sheets")]
pub mod parts;
#[cfg(feature = "sheets")]
pub mod sheets;
#[cfg(feature = "ui")]
pub mod ui;

/// 1.5 kB less of the download than the allocator of the standard library, and no slower by
/// `cargo xtask bench`.
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Where the browser starts: mounts the page as soon as the module is loaded.
#[cfg(all(feature = "ui", not(feature = "embed"), target_arch = "wasm32"))]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    ui::mount();
}
