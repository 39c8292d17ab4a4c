//! `cargo xtask dist`: everything that is shipped.
//!
//! | in `dist/` | what it is |
//! |---|---|
//! | `site/` | the static folder, for any path of any server |
//! | `palette-ports.html` | the same in one file, to be opened as it is |
//! | `embed/` | the custom element and the API, for other pages |
//! | `*.zip` | each of these, to be handed on |
//! | `SHA256SUMS` | of every file |
//!
//! `.br` and `.gz` stand beside what servers compress.

mod embed;
mod packing;
mod reading;
mod single_file;

use std::fs;
use std::path::PathBuf;

use crate::error::{Context, Result};
use crate::project;
use crate::setup::{self, Need, Ready};
use crate::wasm_build::Parts;
use crate::{sizes, wasm_build};

/// Builds `dist/`, prints the sizes, fails when a part is over its limit or has grown. With
/// `accept_sizes`, what it weighs now is what it is held to from now on.
pub fn run(accept_sizes: bool) -> Result<()> {
    let ready = setup::ensure(Need::PAGE)?;
    ready.require(Need::PAGE)?;
    build(&ready)?;
    sizes::report(
        &project::site(),
        &project::dist().join("embed"),
        accept_sizes,
    )
}

/// The same, with what is installed already.
pub fn all(ready: &Ready) -> Result<()> {
    build(ready)?;
    sizes::report(&project::site(), &project::dist().join("embed"), false)
}

fn build(ready: &Ready) -> Result<()> {
    let parts = compiled(ready)?;
    embed::make(ready, &parts)?;
    reading::put_into(&project::site(), &[])?;
    single_file::make(ready, &parts)?;
    packing::pack()?;
    println!(
        "Everything that is shipped is in {}",
        project::dist().display()
    );
    Ok(())
}

/// Builds the static folder alone, in place of everything that was shipped before.
pub fn page(ready: &Ready) -> Result<Parts> {
    let parts = compiled(ready)?;
    reading::put_into(&project::site(), &[])?;
    Ok(parts)
}

/// The static folder without the rules to read. What renders these is compiled for the host, which other
/// steps of the tests may be doing as well: so it comes after everything for the browser.
fn compiled(ready: &Ready) -> Result<Parts> {
    project::clear_dist()?;
    wasm_build::release(ready)
}

/// Where the page is in the language that nobody speaks.
pub fn disguised_site() -> PathBuf {
    project::target().join("disguised").join("site")
}

/// Builds the page in the language that nobody speaks, for the tests: as a development build, since
/// nobody downloads it.
pub fn disguised(ready: &Ready) -> Result<()> {
    println!("building the page in disguise: what is readable in it as it was is hard-wired");
    let language = [(wasm_build::LANGUAGE, wasm_build::DISGUISED)];
    let site = disguised_site();
    fs::create_dir_all(&site).context(format!("making {}", site.display()))?;
    wasm_build::dev_in_language(ready, &site, &language)?;
    reading::put_into(&site, &language)
}
