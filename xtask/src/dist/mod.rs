//! `cargo xtask dist`: the page as it is published.

use crate::error::Result;
use crate::project;
use crate::setup::{self, Need};
use crate::{sizes, wasm_build};

/// Builds `dist/`, prints the sizes, fails when the page is over its budget.
pub fn run() -> Result<()> {
    let ready = setup::ensure(Need::PAGE)?;
    ready.require(Need::PAGE)?;
    wasm_build::release(&ready)?;
    println!("The page is in {}", project::dist().display());
    sizes::report(&project::dist())
}
