//! Every pinned version, in one place. What the parts of the page may weigh is in `xtask/sizes.txt`.
//!
//! `wasm-bindgen-cli` is missing on purpose: its version has to be the one of the
//! `wasm-bindgen` crate, so it is read from `Cargo.lock`.

/// Bundles the page. 0.22 wants a newer compiler than `rust-version` allows.
pub const TRUNK: &str = "0.21.14";

/// Cuts the release's wasm into parts, by what wasm-bindgen, rustc and the linker write without having
/// promised it: a newer one of any of them wants a look at the others, and at `wasm_split_helpers` in
/// Cargo.toml. `tests/e2e/claims/sheets.rs` loads the parts.
pub const WASM_SPLIT: &str = "0.2.4";

/// `wasm-opt`, from npm. Debian's own (108) is too old for what rustc emits.
pub const BINARYEN: &str = "132.0.0";

/// Minifies scripts and styles, from npm. Trunk's own minifier fails on wasm-bindgen's
/// output.
pub const ESBUILD: &str = "0.28.2";

/// axe-core, from npm: what is claimed of the page's accessibility in the browser tests.
pub const AXE: &str = "4.14.1";

/// DejaVu, from npm: the one family of fonts that pages have in the browser tests and in pictures, so
/// that these are the same on every machine.
pub const FONTS: &str = "2.37.3";

/// Lighthouse, from npm, for `cargo xtask verify lighthouse`. 13 wants a newer node than Debian has.
pub const LIGHTHOUSE: &str = "12.8.2";

/// Builds a book for `cargo xtask verify mdbook`.
pub const MDBOOK: &str = "0.5.4";

/// Drives Firefox in `cargo xtask verify browsers`.
pub const GECKODRIVER: &str = "0.37.1";

/// The wasm compiler where the Rust distribution server can't be reached: Debian
/// carries one version of these at a time, so the names are all there is to pin.
/// Debian's default `lld` (14) is too old for this compiler's objects.
pub const DEBIAN_WASM: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// The linker that the package `lld-22` brings.
pub const DEBIAN_WASM_LINKER: &str = "wasm-ld-22";

/// Where `cargo xtask serve` listens unless told otherwise.
pub const PORT: u16 = 8080;
