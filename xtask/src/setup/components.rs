//! rustfmt and clippy, which some toolchains come without.

use crate::error::{Error, Result};
use crate::run;

/// Makes sure that `cargo fmt` and `cargo clippy` start.
pub fn ensure() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if works(command) {
            continue;
        }
        super::announce(component, "checks the code's style", "seconds");
        if run::find("rustup").is_some() {
            // Whether it worked is asked below: another toolchain may be in charge.
            let _ = run::quietly(run::program("rustup").args(["component", "add", component]));
        }
        if !works(command) {
            return Err(Error::new(format!(
                "`cargo {command}` (checks the code's style, needed for `test`): \
                 get it with `rustup component add {component}`"
            )));
        }
    }
    Ok(())
}

fn works(command: &str) -> bool {
    run::output(run::program("cargo").args([command, "--version"])).is_some()
}
