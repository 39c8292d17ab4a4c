//! The command line: parsed by hand, so that nothing has to be compiled for it.

use crate::pins;

/// What the contributor asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the help.
    Help,
    /// Install what is missing.
    Setup {
        /// Also what only the tests need.
        all: bool,
    },
    /// Build, serve, rebuild on changes.
    Serve {
        /// Port on 127.0.0.1.
        port: u16,
        /// Serve the optimised build.
        release: bool,
    },
    /// Development build.
    Build,
    /// What Trunk calls after each of its builds; nobody types it.
    AfterTrunk,
    /// Everything that is shipped, with what it weighs.
    Dist {
        /// What the parts weigh now is what they are held to from now on.
        accept_sizes: bool,
    },
    /// What loading the page and a change of a choice cost, measured in the browser.
    Bench {
        /// Take `dist/site/` as it is.
        built: bool,
        /// The static folder of another build, to be measured in turns with this one.
        against: Option<String>,
    },
    /// Screenshots of the page's views.
    Shots {
        /// Take `dist/site/` as it is.
        built: bool,
        /// They are what the page is to look like.
        approve: bool,
        /// Parts of the names of views; none for all of them.
        views: Vec<String>,
    },
    /// The picture that other sites show for a link to the page.
    Preview {
        /// Take `dist/site/` as it is.
        built: bool,
    },
    /// Every format's snippets, read back by other people's engines; the element in documentation
    /// sites, and the page in three browsers.
    Verify {
        /// Only the checks that `cargo xtask test` runs too.
        quick: bool,
        /// Only say which checks there are.
        list: bool,
        /// Write the results into the documentation.
        table: bool,
        /// Take `dist/` as it is.
        built: bool,
        /// Ids of formats and names of other checks; none for all of them.
        names: Vec<String>,
    },
    /// Every check there is.
    Test {
        /// Without the steps that need a browser or network namespaces.
        quick: bool,
        /// Names of steps, or parts of names of tests.
        filters: Vec<String>,
    },
    /// One step of it, which `test` starts beside others; nobody types it.
    TestStep {
        /// Its name.
        name: String,
        /// Parts of names of tests.
        filters: Vec<String>,
    },
}

/// Printed for `help`, and for no command at all.
pub const HELP: &str = "\
cargo xtask <command>: build, serve and test Palette Ports

  serve [--port 8080] [--release]   build the page, serve it on 127.0.0.1, rebuild on changes
  build                             development build into dist/site/
  dist [--accept-sizes]             everything that is shipped, into dist/: the static folder, the
                                    single file, the embed folder, zips, sums; with a table of
                                    sizes. Fails where a part is over its limit or has grown by
                                    2 % (xtask/sizes.txt); --accept-sizes writes down that it has
  test [--quick] [name...]          run every check; --quick leaves out the browser and the traffic
                                    a name is a step (test fmt, test e2e) or part of a test's name
  verify [--quick] [name...]        every format's snippets, read back by other people's engines:
                                    command lines, parsers, schemas, and firewalls with traffic;
                                    then the element in sites that Docusaurus, MkDocs, mdBook and
                                    Sphinx build and in what Vite and webpack make, its types, and
                                    the page in three browsers and by Lighthouse; a name is a
                                    format, one of docusaurus, mkdocs, mdbook, sphinx, html, vite,
                                    webpack, types, browsers and lighthouse, `bundlers` for vite,
                                    webpack and types, or `sites` for these ten;
                                    `xlsx` has the workbooks read, `entries` the pasted addresses;
                                    --quick runs only those of `test`, --list says which there are,
                                    `dist` builds the commit twice, in two directories, and compares;
                                    --table writes the results to docs/checks.md,
                                    --built takes dist/ as it is for sites and browsers
  bench [--built]                   what loading the page and a change of a choice cost the main thread
                                    of Chromium, layout and paint included; --against <folder>
                                    measures the static folder of another build in turns with it
  shots [--approve] [view...]       screenshots of every view and state into target/screenshots, at
                                    four widths, light and dark; a view is part of its name. With
                                    --approve they are what the page is to look like: writes
                                    tests/pictures/ and the README's pictures. Both take --built:
                                    dist/site/ as it is, and do not build the release page first
  preview [--built]                 writes static/preview.png, the picture that other sites show for a
                                    link to the page
  setup [--all]                     only install what is missing: for the page, or with --all for
                                    the tests too (the other commands do this by themselves)

Tools are installed once, at pinned versions (xtask/src/pins.rs), into ~/.cache/palette-ports
(or $XDG_CACHE_HOME/palette-ports, or $PALETTE_PORTS_CACHE). A tool of the right version that is
already on the PATH is used as it is. PALETTE_PORTS_WASM=debian builds the wasm with Debian's
compiler even where rustup has the target.
";

const COMMANDS: &[&str] = &[
    "serve", "build", "dist", "test", "verify", "bench", "shots", "preview", "setup", "help",
];

/// Reads the words after `cargo xtask`; the error is a message to print as it is.
pub fn parse(words: &[String]) -> Result<Command, String> {
    let Some((name, rest)) = words.split_first() else {
        return Ok(Command::Help);
    };
    let mut rest = rest.iter().map(String::as_str);
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        _ if rest.clone().any(|word| word == "--help" || word == "-h") => Ok(Command::Help),
        "setup" => {
            let mut all = false;
            for word in rest {
                match word {
                    "--all" => all = true,
                    other => return Err(unknown(other, "setup", "--all")),
                }
            }
            Ok(Command::Setup { all })
        }
        "serve" => {
            let (mut port, mut release) = (pins::PORT, false);
            while let Some(word) = rest.next() {
                let value = match word.split_once('=') {
                    Some(("--port", value)) => Some(value),
                    _ if word == "--port" || word == "-p" => Some(rest.next().unwrap_or_default()),
                    _ => None,
                };
                match (value, word) {
                    (Some(value), _) => port = parse_port(value)?,
                    (None, "--release") => release = true,
                    (None, other) => {
                        return Err(unknown(other, "serve", "--port <number> and --release"));
                    }
                }
            }
            Ok(Command::Serve { port, release })
        }
        "build" => none_expected(
            rest,
            "build",
            "none; the release build is `cargo xtask dist`",
        )
        .map(|()| Command::Build),
        "after-trunk" => none_expected(rest, "after-trunk", "none").map(|()| Command::AfterTrunk),
        "dist" => {
            let mut accept_sizes = false;
            for word in rest {
                match word {
                    "--accept-sizes" => accept_sizes = true,
                    other => return Err(unknown(other, "dist", "--accept-sizes")),
                }
            }
            Ok(Command::Dist { accept_sizes })
        }
        "bench" => {
            let (mut built, mut against) = (false, None);
            while let Some(word) = rest.next() {
                let folder = match word.split_once('=') {
                    Some(("--against", folder)) => Some(folder),
                    _ if word == "--against" => Some(rest.next().unwrap_or_default()),
                    _ => None,
                };
                match (word, folder) {
                    (_, Some("")) => {
                        return Err("--against takes the static folder of another build".to_owned());
                    }
                    (_, Some(folder)) => against = Some(folder.to_owned()),
                    ("--built", _) => built = true,
                    (other, _) => {
                        return Err(unknown(other, "bench", "--built and --against <folder>"));
                    }
                }
            }
            Ok(Command::Bench { built, against })
        }
        "shots" => {
            let (mut built, mut approve, mut views) = (false, false, Vec::new());
            for word in rest {
                match word {
                    "--built" => built = true,
                    "--approve" => approve = true,
                    flag if flag.starts_with('-') => {
                        let right = "--approve, --built, and names of views";
                        return Err(unknown(flag, "shots", right));
                    }
                    view => views.push(view.to_owned()),
                }
            }
            Ok(Command::Shots {
                built,
                approve,
                views,
            })
        }
        "preview" => Ok(Command::Preview {
            built: built(rest, "preview")?,
        }),
        "test" => {
            let (mut quick, mut filters) = (false, Vec::new());
            for word in rest {
                match word {
                    "--quick" => quick = true,
                    flag if flag.starts_with('-') => {
                        return Err(unknown(flag, "test", "--quick, and names"));
                    }
                    filter => filters.push(filter.to_owned()),
                }
            }
            Ok(Command::Test { quick, filters })
        }
        "test-step" => match rest.next() {
            Some(name) => Ok(Command::TestStep {
                name: name.to_owned(),
                filters: rest.map(str::to_owned).collect(),
            }),
            None => Err("xtask: test-step is for `cargo xtask test` to call".to_owned()),
        },
        "verify" => {
            let (mut quick, mut list, mut table, mut built) = (false, false, false, false);
            let mut names = Vec::new();
            for word in rest {
                match word {
                    "--quick" => quick = true,
                    "--list" => list = true,
                    "--table" => table = true,
                    "--built" => built = true,
                    flag if flag.starts_with('-') => {
                        let right = "--quick, --list, --table, --built, and names of checks";
                        return Err(unknown(flag, "verify", right));
                    }
                    name => names.push(name.to_owned()),
                }
            }
            if table && (quick || list || !names.is_empty()) {
                return Err(
                    "xtask: `--table` writes down every check, so it takes neither \
                            --quick nor --list nor a name"
                        .to_owned(),
                );
            }
            Ok(Command::Verify {
                quick,
                list,
                table,
                built,
                names,
            })
        }
        other => Err(format!(
            "xtask: there is no command `{other}`{}\n\n{HELP}",
            match nearest(other, COMMANDS) {
                Some(near) => format!("; did you mean `{near}`?"),
                None => String::new(),
            }
        )),
    }
}

fn parse_port(value: &str) -> Result<u16, String> {
    match value.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!(
            "xtask: `--port` takes a number from 1 to 65535, such as `--port {}`, not `{value}`",
            pins::PORT
        )),
    }
}

fn built<'a>(rest: impl Iterator<Item = &'a str>, command: &str) -> Result<bool, String> {
    let mut built = false;
    for word in rest {
        match word {
            "--built" => built = true,
            other => return Err(unknown(other, command, "--built")),
        }
    }
    Ok(built)
}

fn none_expected<'a>(
    mut rest: impl Iterator<Item = &'a str>,
    command: &str,
    right: &str,
) -> Result<(), String> {
    match rest.next() {
        None => Ok(()),
        Some(word) => Err(unknown(word, command, right)),
    }
}

fn unknown(word: &str, command: &str, right: &str) -> String {
    format!("xtask: `{word}` means nothing to `cargo xtask {command}`. What it takes: {right}.")
}

/// The name that shares the most leading letters with what was typed.
pub fn nearest<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    let shared = |name: &str| {
        name.chars()
            .zip(typed.chars())
            .take_while(|(ours, theirs)| ours == theirs)
            .count()
    };
    names
        .iter()
        .copied()
        .filter(|name| shared(name) > 0)
        .max_by_key(|name| shared(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn reads_every_command() {
        assert_eq!(parse_line(""), Ok(Command::Help));
        assert_eq!(parse_line("serve --help"), Ok(Command::Help));
        assert_eq!(parse_line("setup --all"), Ok(Command::Setup { all: true }));
        assert_eq!(
            parse_line("serve --port 9000 --release"),
            Ok(Command::Serve {
                port: 9000,
                release: true
            })
        );
        assert_eq!(
            parse_line("serve --port=9000"),
            Ok(Command::Serve {
                port: 9000,
                release: false
            })
        );
        assert_eq!(parse_line("build"), Ok(Command::Build));
        let accepting = |accept_sizes| Ok(Command::Dist { accept_sizes });
        assert_eq!(parse_line("dist"), accepting(false));
        assert_eq!(parse_line("dist --accept-sizes"), accepting(true));
        let bench = |built, against: Option<&str>| {
            Ok(Command::Bench {
                built,
                against: against.map(str::to_owned),
            })
        };
        assert_eq!(parse_line("bench"), bench(false, None));
        for line in ["bench --built --against old", "bench --against=old --built"] {
            assert_eq!(parse_line(line), bench(true, Some("old")));
        }
        assert_eq!(
            parse_line("shots --built --approve plan"),
            Ok(Command::Shots {
                built: true,
                approve: true,
                views: vec!["plan".to_owned()]
            })
        );
        assert_eq!(
            parse_line("preview --built"),
            Ok(Command::Preview { built: true })
        );
        assert_eq!(
            parse_line("test --quick e2e"),
            Ok(Command::Test {
                quick: true,
                filters: vec!["e2e".to_owned()]
            })
        );
        assert_eq!(
            parse_line("verify --quick aws-cli"),
            Ok(Command::Verify {
                quick: true,
                list: false,
                table: false,
                built: false,
                names: vec!["aws-cli".to_owned()]
            })
        );
        assert_eq!(
            parse_line("verify --built mdbook"),
            Ok(Command::Verify {
                quick: false,
                list: false,
                table: false,
                built: true,
                names: vec!["mdbook".to_owned()]
            })
        );
    }

    #[test]
    fn says_what_would_be_right() {
        let message = |line| parse_line(line).err().unwrap_or_default();
        assert!(message("serv").contains("did you mean `serve`?"));
        assert!(message("frobnicate").contains("cargo xtask <command>"));
        assert!(message("serve --prot 1").contains("--port <number> and --release"));
        assert!(message("serve --port 99999").contains("1 to 65535"));
        assert!(message("serve --port").contains("1 to 65535"));
        assert!(message("build --release").contains("cargo xtask dist"));
        assert!(message("test --fast").contains("--quick"));
        assert!(message("bench --fast").contains("--built and --against"));
        assert!(message("bench --against").contains("static folder"));
        assert!(message("shots --fast").contains("--approve, --built"));
        assert!(message("verify --fast").contains("--quick, --list, --table"));
        assert!(message("verify --table nftables").contains("writes down every check"));
    }
}
