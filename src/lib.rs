//! Palette Ports: which network ports Spectro Cloud's Palette needs, why, and the firewall
//! snippets that open them.
//!
//! # The app
//!
//! This package is the page's first part: which rules apply. It reads the selection and nothing else.
//! What the reader enters about a network belongs to the workbench, which may come later.
//!
//! ```text
//! address ⇄ use_url, use_navigation ⇄ SelectionState ── evaluate ──► Evaluation ──► views
//!                                          ▲                                          │
//!                                          └───────────── SelectionAction ────────────┘
//! ```
//!
//! | to change | look in |
//! |---|---|
//! | where each view stands, what views share | `app` |
//! | which sections there are, in which order | `sections`: the contents follow |
//! | what a view shows | `views`, a file or a folder each; parts that several need are in `crates/components` |
//! | what a change of the selection is | `ports_components::selection`, a pure reducer |
//! | what follows in the browser: address, title, keys, highlighting | `hooks` |
//! | where a term links to the glossary | `terms` |
//! | how the app is mounted, as a page or as an element | `mount` |
//! | which rules apply, and why | `crates/core` |
//! | a port, a source, a wording of the source | `static/data/palette.json` |
//! | a word of the page | `static/words` |
//! | how it looks | `static/styles`, tokens first |
//! | what is loaded when it is asked for | `parts`, which says how; `later`, what of it is rendered |
//! | what another page can ask of it | `crates/api`, and `static/embed`, its JavaScript half |
//! | what is read where the page does not run | `views::static_rules`, printed by `src/prerender.rs` |
//!
//! Features: `ui` (default) is the app; `embed` adds what other people's pages call; `sheets` is what
//! writes files; `split` makes the parts of the app that are loaded later files of their own, which takes
//! `cargo xtask dist`; `ssr` renders the views to text on the host.

#[macro_use]
extern crate ports_messages;

// Named here, so that the wasm has what other people's pages call.
#[cfg(feature = "embed")]
pub use ports_api;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod hooks;
#[cfg(feature = "ui")]
pub mod later;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod mount;
#[cfg(feature = "ui")]
pub mod sections;
#[cfg(feature = "sheets")]
pub mod parts;
#[cfg(feature = "sheets")]
pub mod sheets;
#[cfg(feature = "ui")]
pub mod terms;
// What the workbench is ported from, until it is there: only tests on the host still use it.
#[cfg(all(feature = "ui", not(target_arch = "wasm32")))]
pub mod ui;
#[cfg(feature = "ui")]
pub mod views;

/// 1.5 kB less of the download than the allocator of the standard library, and no slower by
/// `cargo xtask bench`.
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
