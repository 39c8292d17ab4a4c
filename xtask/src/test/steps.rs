//! The steps of `cargo xtask test`, as data: a new check is a new entry here.

use crate::setup::Need;

/// One thing that is checked.
pub struct Step {
    /// What it is called in the table and on the command line.
    pub name: &'static str,
    /// What it shows, for the reader of the log.
    pub about: &'static str,
    /// What must be installed for it.
    pub needs: &'static [Need],
    /// Takes a browser or network namespaces, and minutes: left out by `--quick`.
    pub slow: bool,
    /// Runs tests, which a name on the command line can choose from.
    pub filterable: bool,
    /// What is done.
    pub action: Action,
}

/// What a step does.
pub enum Action {
    /// Runs cargo on the host with these arguments.
    Cargo(&'static [&'static str]),
    /// Runs one file of `tests/`, or one directory with a `main.rs`, that has a feature of the same
    /// name, with variables that say where things are, and its output shown as it comes.
    TestFile {
        /// The file or directory in `tests/`, without `.rs`.
        name: &'static str,
        /// The variables it is given.
        env: &'static [(&'static str, Value)],
    },
    /// Builds and serves the page as `cargo xtask serve` does, and has it used in Chromium.
    Serve,
    /// Builds `dist/`, holds the page against the budget, and reads back what is packed.
    Dist,
    /// Runs the quick checks of `cargo xtask verify`.
    Verify,
}

/// The value of a variable for a test file.
pub enum Value {
    /// This text.
    Text(&'static str),
    /// The absolute path of `dist/site/`, which the step `dist` built.
    Dist,
    /// The browser.
    Chromium,
    /// Its driver.
    Chromedriver,
    /// axe-core.
    Axe,
    /// The folder of the page in disguise, which is built for it, unless no test that is chosen is one
    /// of those in `claims/words.rs`.
    Disguised,
    /// The fonts of tests and pictures.
    Fonts,
}

/// All of them, in order.
pub const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "the code is formatted",
        needs: &[Need::Components],
        slow: false,
        filterable: false,
        action: Action::Cargo(&["fmt", "--all", "--check"]),
    },
    Step {
        name: "clippy",
        about: "no lint fires, warnings included",
        needs: &[Need::Components],
        slow: false,
        filterable: false,
        action: Action::Cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "-D",
            "warnings",
        ]),
    },
    Step {
        name: "core",
        about: "the core builds and passes without a browser, an address or a format",
        needs: &[],
        slow: false,
        filterable: true,
        action: Action::Cargo(&["test", "--package", "ports-core"]),
    },
    Step {
        name: "native",
        about: "every crate, views rendered to text, the JavaScript API, documentation, and these commands",
        needs: &[],
        slow: false,
        filterable: true,
        action: Action::Cargo(&["test", "--workspace", "--features", "ssr,embed,sheets"]),
    },
    Step {
        name: "verify",
        about: "snippets read back by other people's engines, where that is quick",
        // It sees to what each check needs by itself, so that one that is missing stops no other.
        needs: &[],
        slow: false,
        filterable: false,
        action: Action::Verify,
    },
    Step {
        name: "serve",
        about: "`cargo xtask serve` builds and serves a page that runs in Chromium",
        needs: &[Need::Browser, Need::Fonts],
        slow: true,
        filterable: false,
        action: Action::Serve,
    },
    Step {
        name: "dist",
        about: "everything that is shipped builds, and the page keeps to its budget",
        needs: Need::PAGE,
        slow: false,
        filterable: false,
        action: Action::Dist,
    },
    Step {
        name: "e2e",
        about: "the release page in Chromium",
        needs: &[Need::Browser, Need::Axe, Need::Fonts],
        slow: true,
        filterable: true,
        action: Action::TestFile {
            name: "e2e",
            env: &[
                ("PALETTE_PORTS_DIST", Value::Dist),
                ("CHROMIUM", Value::Chromium),
                ("CHROMEDRIVER", Value::Chromedriver),
                ("PALETTE_PORTS_AXE", Value::Axe),
                ("PALETTE_PORTS_DISGUISED", Value::Disguised),
                ("PALETTE_PORTS_FONTS", Value::Fonts),
            ],
        },
    },
    Step {
        name: "traffic",
        about: "every snippet in the real firewall, with traffic",
        needs: &[Need::Firewalls],
        slow: true,
        filterable: true,
        action: Action::TestFile {
            name: "traffic",
            env: &[("PALETTE_PORTS_TRAFFIC", Value::Text("1"))],
        },
    },
];
