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
    /// Steps that come before it where they run as well: what they compile is not compiled beside them.
    pub after: &'static [&'static str],
    /// Steps that make what it looks at: they run whenever it does, and without them it cannot.
    pub made_by: &'static [&'static str],
    /// What it does on this machine's processors.
    pub load: Load,
    /// Takes a browser or network namespaces, and minutes: left out by `--quick`.
    pub slow: bool,
    /// Runs tests, which a name on the command line can choose from.
    pub filterable: bool,
    /// What is done.
    pub action: Action,
}

/// What a step does on this machine's processors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// It works: as many such steps run beside each other as there are processors.
    Works,
    /// It mostly waits, and takes no place.
    Waits,
}

/// What a step does.
pub enum Action {
    /// Runs cargo on the host with these arguments.
    Cargo(&'static [&'static str]),
    /// Compiles every test.
    Compile,
    /// Runs the tests that need nothing but the compiler, and the documentation's.
    Native,
    /// Runs one file of `tests/`, or one directory with a `main.rs`, with variables that say where
    /// things are, and its output shown as it comes.
    TestFile {
        /// The file or directory in `tests/`, without `.rs`.
        name: &'static str,
        /// The words that its program is given before those of the command line.
        words: &'static [&'static str],
        /// The variables it is given.
        env: &'static [(&'static str, Value)],
    },
    /// Builds and serves the page as `cargo xtask serve` does, and has it used in Chromium.
    Serve,
    /// Builds `dist/`, holds the page against the budget, and reads back what is packed.
    Dist,
    /// Builds the page in disguise.
    Disguised,
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
    /// The folder of the page in disguise, which the step `disguised` built.
    Disguised,
    /// The fonts of tests and pictures.
    Fonts,
}

/// What a step is unless it says otherwise.
const PLAIN: Step = Step {
    name: "",
    about: "",
    needs: &[],
    after: &[],
    made_by: &[],
    load: Load::Works,
    slow: false,
    filterable: false,
    action: Action::Compile,
};

/// What the end-to-end tests are given.
const IN_CHROMIUM: &[(&str, Value)] = &[
    ("PALETTE_PORTS_DIST", Value::Dist),
    ("CHROMIUM", Value::Chromium),
    ("CHROMEDRIVER", Value::Chromedriver),
    ("PALETTE_PORTS_AXE", Value::Axe),
    ("PALETTE_PORTS_DISGUISED", Value::Disguised),
    ("PALETTE_PORTS_FONTS", Value::Fonts),
];

/// All of them. Those that nothing holds back start in this order.
pub const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "the code is formatted",
        needs: &[Need::Components],
        action: Action::Cargo(&["fmt", "--all", "--check"]),
        ..PLAIN
    },
    Step {
        name: "dist",
        about: "everything that is shipped builds, and the page keeps to its budget",
        needs: Need::PAGE,
        action: Action::Dist,
        ..PLAIN
    },
    Step {
        name: "compile",
        about: "every test of the host compiles, once",
        action: Action::Compile,
        ..PLAIN
    },
    Step {
        name: "traffic",
        about: "every snippet in the real firewall, with traffic",
        needs: &[Need::Firewalls],
        after: &["compile"],
        load: Load::Waits,
        slow: true,
        filterable: true,
        action: Action::TestFile {
            name: "traffic",
            words: &[],
            env: &[("PALETTE_PORTS_TRAFFIC", Value::Text("1"))],
        },
        ..PLAIN
    },
    Step {
        name: "e2e",
        about: "the release page in Chromium",
        needs: &[Need::Browser, Need::Axe, Need::Fonts],
        after: &["compile"],
        made_by: &["dist"],
        slow: true,
        filterable: true,
        action: Action::TestFile {
            name: "e2e",
            words: &["--skip=words::"],
            env: IN_CHROMIUM,
        },
        ..PLAIN
    },
    Step {
        name: "native",
        about: "every crate, views rendered to text, the JavaScript API, documentation, and these commands",
        after: &["compile"],
        filterable: true,
        action: Action::Native,
        ..PLAIN
    },
    Step {
        name: "verify",
        about: "snippets read back by other people's engines, where that is quick",
        // It sees to what each check needs by itself, so that one that is missing stops no other.
        after: &["compile"],
        action: Action::Verify,
        ..PLAIN
    },
    Step {
        name: "clippy",
        about: "no lint fires, warnings included",
        needs: &[Need::Components],
        after: &["compile", "native"],
        action: Action::Cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "-D",
            "warnings",
        ]),
        ..PLAIN
    },
    Step {
        name: "disguised",
        about: "the page builds in the language that nobody speaks, for the tests of its words",
        needs: Need::BUILD,
        // It compiles what these have compiled in another language: they would have to do it again.
        after: &["dist", "compile", "native", "verify", "traffic"],
        slow: true,
        action: Action::Disguised,
        ..PLAIN
    },
    Step {
        name: "words",
        about: "the page in that language in Chromium: no word is hard-wired, and long ones have room",
        needs: &[Need::Browser, Need::Axe, Need::Fonts],
        after: &["e2e"],
        made_by: &["dist", "disguised"],
        slow: true,
        action: Action::TestFile {
            name: "e2e",
            words: &["words::"],
            env: IN_CHROMIUM,
        },
        ..PLAIN
    },
    Step {
        name: "core",
        about: "the core builds and passes without a browser, an address or a format",
        after: &["compile", "clippy"],
        filterable: true,
        action: Action::Cargo(&["test", "--package", "ports-core"]),
        ..PLAIN
    },
    Step {
        name: "serve",
        about: "`cargo xtask serve` builds and serves a page that runs in Chromium",
        needs: &[Need::Browser, Need::Fonts],
        after: &["compile", "disguised"],
        slow: true,
        action: Action::Serve,
        ..PLAIN
    },
];
