//! The checks that are no formats: the element in documentation sites that their own tools build, the
//! element and the API in what bundlers make of them, the types, and the page in three browsers.
//! `tests/sites` has the sites' sources and drives the browsers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::table::{Outcome, Row};
use super::{LIMIT, failed};
use crate::dist;
use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::setup::sites as setup;
use crate::setup::{Need, Ready, ensure};
use crate::suite;

/// One check.
pub struct Check {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it shows, for the list.
    pub about: &'static str,
    what: What,
}

/// What it drives.
enum What {
    /// A site with the element in it.
    Site(Site),
    /// The page itself.
    Browsers,
    /// The page, by Lighthouse.
    Lighthouse,
}

/// A site whose sources are in `tests/sites/`, in a directory of the check's name.
struct Site {
    /// The tool, as its readers know it.
    title: &'static str,
    maker: Maker,
    /// Where the site keeps the embed folder: what its page in `docs/embed/` says.
    embed: &'static str,
    /// How long the tool takes to install, for the announcement.
    how_long: &'static str,
}

/// What builds a site.
enum Maker {
    /// Packages from npm, pinned, the first of which is the tool; its program and its arguments.
    Node(
        &'static [&'static str],
        &'static str,
        &'static [&'static str],
    ),
    /// Nothing, but what is claimed of it is asked of a program: packages from npm as above, and the
    /// program.
    Asked(&'static [&'static str], &'static str),
    /// Packages from PyPI, pinned, the first of which is the tool; its module and its arguments.
    Python(&'static [&'static str], &'static [&'static str]),
    /// A program at its version in `pins`.
    MdBook,
    /// Nothing: it is served as it is written.
    Nobody,
}

/// Where npm puts a package.
const INSTALLED: &str = "node_modules/palette-ports";

/// What the embed folder is to a program: the checks of these names.
const BUNDLERS: [&str; 3] = ["vite", "webpack", "types"];

/// All of them.
pub const CHECKS: &[Check] = &[
    Check {
        name: "docusaurus",
        about: "the element in a Docusaurus site, in Chromium",
        what: What::Site(Site {
            title: "Docusaurus",
            maker: Maker::Node(
                &[
                    "@docusaurus/core@3.10.2",
                    "@docusaurus/preset-classic@3.10.2",
                    "@mdx-js/react@3.1.1",
                    "react@19.2.3",
                    "react-dom@19.2.3",
                ],
                "@docusaurus/core/bin/docusaurus.mjs",
                &["build", "--out-dir", "../out"],
            ),
            embed: "static/palette-ports",
            how_long: "two minutes, 500 MB",
        }),
    },
    Check {
        name: "mkdocs",
        about: "the element in a MkDocs Material site, in Chromium",
        what: What::Site(Site {
            title: "MkDocs Material",
            maker: Maker::Python(
                &["mkdocs-material==9.8.1", "mkdocs==1.6.1"],
                &["mkdocs", "build", "--strict", "--site-dir", "../out"],
            ),
            embed: "docs/palette-ports",
            how_long: "half a minute",
        }),
    },
    Check {
        name: "mdbook",
        about: "the element in an mdBook, in Chromium",
        what: What::Site(Site {
            title: "mdBook",
            maker: Maker::MdBook,
            embed: "src/palette-ports",
            how_long: "three minutes on 2 cores",
        }),
    },
    Check {
        name: "sphinx",
        about: "the element in a Sphinx site with the Furo theme, in Chromium",
        what: What::Site(Site {
            title: "Sphinx",
            maker: Maker::Python(
                &["sphinx==9.0.4", "furo==2025.12.19"],
                &["sphinx", "-W", "-q", "-b", "html", ".", "../out"],
            ),
            embed: "_static/palette-ports",
            how_long: "half a minute",
        }),
    },
    Check {
        name: "html",
        about: "the element in plain HTML under a strict policy, in Chromium",
        what: What::Site(Site {
            title: "plain HTML",
            maker: Maker::Nobody,
            embed: "palette-ports",
            how_long: "nothing",
        }),
    },
    Check {
        name: "vite",
        about: "the element and the API in what Vite makes, in Chromium",
        what: What::Site(Site {
            title: "Vite",
            maker: Maker::Node(
                &["vite@8.3.8"],
                "vite/bin/vite.js",
                &["build", "--outDir", "../out"],
            ),
            embed: INSTALLED,
            how_long: "ten seconds, 35 MB",
        }),
    },
    Check {
        name: "webpack",
        about: "the element and the API in what webpack makes, in Chromium",
        what: What::Site(Site {
            title: "webpack",
            maker: Maker::Node(
                &[
                    "webpack@5.112.2",
                    "webpack-cli@7.3.1",
                    "html-webpack-plugin@5.6.8",
                ],
                "webpack/bin/webpack.js",
                &["build", "--output-path", "../out"],
            ),
            embed: INSTALLED,
            how_long: "ten seconds, 50 MB",
        }),
    },
    Check {
        name: "types",
        about: "the embed folder's types, by the TypeScript compiler and by what the API answers",
        what: What::Site(Site {
            title: "TypeScript",
            maker: Maker::Asked(&["typescript@7.0.2"], "typescript/bin/tsc"),
            embed: INSTALLED,
            how_long: "ten seconds, 30 MB",
        }),
    },
    Check {
        name: "browsers",
        about: "the page over http, and its single file from disk, in Chromium, Firefox and WebKit",
        what: What::Browsers,
    },
    Check {
        name: "lighthouse",
        about: "what Lighthouse says of the page under its mobile profile, median of three",
        what: What::Lighthouse,
    },
];

impl Check {
    /// Whether a word on the command line means it, among others or alone.
    pub fn is_meant_by(&self, word: &str) -> bool {
        match word {
            "sites" => true,
            "bundlers" => BUNDLERS.contains(&self.name),
            name => name == self.name,
        }
    }

    /// What it is made of, for the list.
    pub fn made_of(&self) -> String {
        match &self.what {
            What::Site(site) => site.made_of(),
            What::Browsers => setup::BROWSERS.join(" "),
            What::Lighthouse => format!("lighthouse {}", crate::pins::LIGHTHOUSE),
        }
    }
}

impl Site {
    fn made_of(&self) -> String {
        match self.maker {
            Maker::Node(packages, ..)
            | Maker::Asked(packages, ..)
            | Maker::Python(packages, ..) => packages.join(" "),
            Maker::MdBook => format!("mdbook {}", crate::pins::MDBOOK),
            Maker::Nobody => "nothing else".to_owned(),
        }
    }

    /// The tool and its version.
    fn title(&self) -> String {
        let version = match self.maker {
            Maker::Node(packages, ..)
            | Maker::Asked(packages, ..)
            | Maker::Python(packages, ..) => {
                packages[0].rsplit(['@', '=']).next().unwrap_or_default()
            }
            Maker::MdBook => crate::pins::MDBOOK,
            Maker::Nobody => return self.title.to_owned(),
        };
        format!("{} {version}", self.title)
    }
}

/// What is built of this project, and checked here.
pub struct Built {
    ready: Ready,
}

impl Built {
    /// Builds the release page, or takes `dist/` as it is; sees to Chromium, which every check needs.
    pub fn ensure(as_it_is: bool) -> Result<Self> {
        let mut needs = vec![Need::Browser];
        if !as_it_is {
            needs.extend(Need::PAGE);
        }
        let ready = ensure(&needs)?;
        ready.require(&needs)?;
        if !as_it_is {
            dist::all(&ready)?;
        }
        Ok(Self { ready })
    }
}

/// Runs one check. An error says what is missing to run it at all.
pub fn perform(check: &Check, built: &Built) -> Result<Vec<Row>> {
    match &check.what {
        What::Site(site) => {
            let out = match site.build(check.name) {
                Ok(out) => out,
                Err(Trouble::Missing(error)) => return Err(error),
                Err(Trouble::Refused(error)) => return Ok(failed(&[check.name], &error)),
            };
            println!("==> {}: {}", check.name, check.about);
            let mut program = tests(&built.ready, &[])?;
            program.arg(check.name);
            program.env("PALETTE_PORTS_SITE", out);
            program.env("PALETTE_PORTS_MADE_BY", site.title());
            if let Maker::Asked(packages, asked) = site.maker {
                let modules = setup::node_modules(packages, check.name, site.how_long)?;
                program.env("PALETTE_PORTS_COMPILER", modules.join(asked));
            }
            Ok(rows(check.name, &mut program))
        }
        What::Lighthouse => {
            let lighthouse = setup::lighthouse()?;
            println!("==> {}: {}", check.name, check.about);
            let mut program = tests(&built.ready, &[])?;
            program.arg(check.name);
            program.env("PALETTE_PORTS_DIST", project::site());
            program.env("PALETTE_PORTS_LIGHTHOUSE", lighthouse);
            Ok(rows(check.name, &mut program))
        }
        What::Browsers => {
            let mut all = Vec::new();
            for browser in setup::BROWSERS {
                let ran = setup::browser(browser).and_then(|found| {
                    println!("==> {}: {browser}", check.name);
                    let mut program = tests(&built.ready, &found)?;
                    program.arg(check.name);
                    let dist = project::dist();
                    program.env("PALETTE_PORTS_FILE", dist.join("palette-ports.html"));
                    program.env("PALETTE_PORTS_DIST", dist);
                    Ok(rows(check.name, &mut program))
                });
                // One browser that can't be had says nothing of the others.
                all.extend(ran.unwrap_or_else(|error| {
                    println!("missing: {error}");
                    let said = format!("{browser}: {}", super::short(&error));
                    vec![Row::of(check.name, Outcome::NotRun, said)]
                }));
            }
            Ok(all)
        }
    }
}

/// The tests' program, told where a browser and its driver are: these, or Chromium's.
fn tests(ready: &Ready, found: &[PathBuf]) -> Result<Command> {
    let paths = match (found, &ready.chromium, &ready.chromedriver) {
        ([browser, driver], ..) | ([], Some(browser), Some(driver)) => [browser, driver],
        _ => return Err(Error::new("Chromium or its driver is missing")),
    };
    let mut cargo = suite::quiet_test("sites");
    let [browser, driver] = paths;
    cargo.env("PALETTE_PORTS_BROWSER", browser);
    cargo.env("PALETTE_PORTS_DRIVER", driver);
    Ok(cargo)
}

/// What the tests' program says, as rows.
fn rows(name: &str, program: &mut Command) -> Vec<Row> {
    let (text, succeeded) = match run::captured(program, LIMIT) {
        Ok(result) => result,
        Err(error) => return failed(&[name], &error),
    };
    let mut rows: Vec<Row> = text.lines().filter_map(Row::read).collect();
    let all_passed = rows.iter().all(|row| row.outcome == Outcome::Passed);
    if rows.is_empty() || (!succeeded && all_passed) {
        let why = "tests/sites ended before it had an answer";
        rows.push(Row::of(name, Outcome::Failed, why));
    }
    rows
}

/// Why there is no site.
enum Trouble {
    /// Its tool can't be had.
    Missing(Error),
    /// Its tool does not build it.
    Refused(Error),
}

impl Site {
    /// Builds it as a reader of `docs/embed/` would: the sources, the embed folder in its place,
    /// the tool's own command. The directory to serve.
    fn build(&self, name: &str) -> std::result::Result<PathBuf, Trouble> {
        let Some(mut command) = self.command(name).map_err(Trouble::Missing)? else {
            return self.lay_out(name).map_err(Trouble::Refused);
        };
        println!("==> {name}: {} builds the site", self.title());
        self.lay_out(name)
            .and_then(|source| {
                if let Maker::Node(packages, ..) = self.maker {
                    let modules = setup::node_modules(packages, name, self.how_long)?;
                    // Beside what the site has of its own, or above it, where node looks next.
                    let place = match source.join("node_modules") {
                        own if own.exists() => home(name).join("node_modules"),
                        own => own,
                    };
                    link(&modules, &place)?;
                }
                command.current_dir(&source);
                run::quietly(&mut command)
            })
            .map_err(Trouble::Refused)?;
        Ok(home(name).join("out"))
    }

    /// The command that builds it, once its tool is there; none where nothing is built.
    fn command(&self, name: &str) -> Result<Option<Command>> {
        let command = match self.maker {
            Maker::Node(packages, program, arguments) => {
                let modules = setup::node_modules(packages, name, self.how_long)?;
                let mut node = run::program("node");
                node.arg(modules.join(program)).args(arguments);
                // Neither what an older build left nor a look for updates.
                node.env("DOCUSAURUS_NO_PERSISTENT_CACHE", "true");
                node.env("NO_UPDATE_NOTIFIER", "1");
                node
            }
            Maker::Python(packages, arguments) => {
                let python = setup::environment(packages, name, self.how_long)?;
                let mut command = run::program(python);
                command.arg("-m").args(arguments);
                command
            }
            Maker::MdBook => {
                let mut mdbook = run::program(setup::mdbook()?.join("mdbook"));
                mdbook.args(["build", "--dest-dir", "../out"]);
                mdbook
            }
            Maker::Asked(..) | Maker::Nobody => return Ok(None),
        };
        Ok(Some(command))
    }

    /// The sources with the embed folder among them, in a directory of their own.
    fn lay_out(&self, name: &str) -> Result<PathBuf> {
        let home = home(name);
        if home.exists() {
            fs::remove_dir_all(&home).context(format!("removing {}", home.display()))?;
        }
        let source = home.join("source");
        let sites = project::root().join("tests").join("sites");
        copy(&sites.join(name), &source)?;
        copy(&project::dist().join("embed"), &source.join(self.embed))?;
        Ok(source)
    }
}

fn home(name: &str) -> PathBuf {
    project::target().join("sites").join(name)
}

/// Copies every file below a directory.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in project::files(from)? {
        let inner = file.strip_prefix(from).unwrap_or(&file);
        let copied = to.join(inner);
        if let Some(parent) = copied.parent() {
            fs::create_dir_all(parent).context(format!("making {}", parent.display()))?;
        }
        fs::copy(&file, &copied).context(format!("copying {}", file.display()))?;
    }
    Ok(())
}

/// Lets a site find packages that are kept elsewhere: half a gigabyte is not copied.
#[cfg(unix)]
fn link(to: &Path, at: &Path) -> Result<()> {
    std::os::unix::fs::symlink(to, at).context(format!("linking {}", at.display()))
}

#[cfg(not(unix))]
fn link(to: &Path, at: &Path) -> Result<()> {
    std::os::windows::fs::symlink_dir(to, at).context(format!("linking {}", at.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sites() -> impl Iterator<Item = (&'static str, &'static Site)> {
        CHECKS.iter().filter_map(|check| match &check.what {
            What::Site(site) => Some((check.name, site)),
            What::Browsers | What::Lighthouse => None,
        })
    }

    #[test]
    fn every_site_has_sources_and_a_pinned_tool() {
        for (name, site) in sites() {
            let sources = project::root().join("tests").join("sites").join(name);
            assert!(sources.is_dir(), "{name}");
            let version = site.title();
            let is_pinned = version.ends_with(|last: char| last.is_ascii_digit());
            assert!(
                is_pinned || matches!(site.maker, Maker::Nobody),
                "{version}"
            );
            if let Maker::Node(packages, ..)
            | Maker::Asked(packages, ..)
            | Maker::Python(packages, ..) = site.maker
            {
                for package in packages {
                    let at = package.rfind("==").or(package.rfind('@'));
                    assert!(at.is_some_and(|at| at > 0), "{package}");
                }
            }
        }
    }

    #[test]
    fn every_page_in_the_docs_shows_the_sources_that_are_built() {
        let docs = project::root().join("docs").join("embed");
        for (name, site) in sites() {
            let file = match (name, site.embed) {
                // No example.
                ("types", _) => continue,
                (_, INSTALLED) => "README.md".to_owned(),
                _ => format!("{name}.md"),
            };
            let page = fs::read_to_string(docs.join(&file)).unwrap_or_default();
            assert!(
                page.contains(site.embed),
                "docs/embed/{file}: {}",
                site.embed
            );
            let sources = project::root().join("tests").join("sites").join(name);
            for source in project::files(&sources).expect("sources") {
                let text = fs::read_to_string(&source).expect("a text");
                assert!(
                    shows(&page, &text),
                    "docs/embed/{file} shows something else than {}",
                    source.display()
                );
            }
        }
    }

    /// Whether every block of a source that concerns the element stands in the page as it is.
    fn shows(page: &str, source: &str) -> bool {
        blocks(source).all(|block| page.contains(block))
    }

    fn blocks(source: &str) -> impl Iterator<Item = &str> {
        source
            .split("\n\n")
            .filter(|block| block.contains("palette-ports"))
            .map(|block| block.trim_end())
    }

    #[test]
    fn a_page_that_shows_another_source_is_found_out() {
        let source = "words\n\n<palette-ports\n  role=\"a\">\n\nmore\n";
        assert!(shows("```\n<palette-ports\n  role=\"a\">\n```", source));
        assert!(!shows("```\n<palette-ports\n  role=\"b\">\n```", source));
    }

    #[test]
    fn the_checks_of_a_group_are_there() {
        for name in BUNDLERS {
            assert!(CHECKS.iter().any(|check| check.name == name), "{name}");
        }
    }

    #[test]
    fn a_program_that_says_nothing_has_failed() {
        let rows = rows("mdbook", &mut Command::new("true"));
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].outcome, Outcome::Failed);
    }
}
