//! The commands a contributor types: `cargo xtask <command>`.
//!
//! | file | topic |
//! |---|---|
//! | `cli` | the command line and its help |
//! | `pins` | every pinned version, in one place |
//! | `setup/` | finding and installing what is missing |
//! | `wasm_build` | Trunk, `wasm-opt` and esbuild, in the environment that `setup` found |
//! | `serve`, `dist/`, `test/`, `verify/`, `browser` | the commands |
//! | `sizes/` | the table of sizes and the limits of the parts |
//! | `suite` | how the tests of the host are compiled |
//! | `project`, `run`, `error` | where things are, starting programs, saying what went wrong |
//!
//! A new command is a variant of [`cli::Command`], a line of help, and a file of its own.

mod browser;
mod cli;
mod dist;
mod error;
mod pins;
mod project;
mod run;
mod serve;
mod setup;
mod sizes;
mod suite;
mod test;
mod verify;
mod wasm_build;

use std::process::ExitCode;

use cli::Command;
use setup::Need;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let command = match cli::parse(&words) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    match dispatch(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> error::Result<()> {
    match command {
        Command::Help => {
            print!("{}", cli::HELP);
            Ok(())
        }
        Command::Setup { all } => {
            let needs = if all { Need::ALL } else { Need::PAGE };
            setup::ensure(needs)?.require(needs)?;
            println!("Everything that was asked for is in place.");
            Ok(())
        }
        Command::Serve { port, release } => serve::run(port, release),
        Command::Build => wasm_build::dev(),
        Command::AfterTrunk => match std::env::var_os("TRUNK_STAGING_DIR") {
            Some(staging) => wasm_build::after_trunk(staging.as_ref()),
            None => Err(error::Error::new("after-trunk is for Trunk to call")),
        },
        Command::Dist { accept_sizes } => dist::run(accept_sizes),
        Command::Test { quick, filters } => test::run(quick, &filters),
        Command::TestStep { name, filters } => test::step(&name, &filters),
        Command::Verify {
            quick,
            list,
            table,
            built,
            names,
        } => match list {
            true => verify::list(),
            false => verify::run(&verify::Asked {
                quick,
                table,
                built,
                names: &names,
            }),
        },
        Command::Bench { built, against } => browser::bench(built, against.as_deref()),
        Command::Shots {
            built,
            approve,
            views,
        } => browser::shots(built, approve, &views),
        Command::Preview { built } => browser::preview(built),
    }
}
