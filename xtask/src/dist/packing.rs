//! What stands beside the files: compressed ones, zips, and the sums of all.

use crate::error::Result;
use crate::project;
use crate::run;

/// Packs everything in `dist/`.
pub fn pack() -> Result<()> {
    println!("packing: .br, .gz, zips and sums");
    let script = project::root().join("xtask/src/dist/pack.mjs");
    run::show(run::program("node").arg(script).arg(project::dist()))
}
