//! Which engine checks which format, and what it takes to have it: a new check is a file in
//! `tests/verify/checks/` and an entry here.

/// One check: a program that reads snippets back, and what it is made of.
pub struct Check {
    /// The ids of the formats it checks.
    pub formats: &'static [&'static str],
    /// What runs it.
    pub runner: Runner,
    /// Packages from PyPI, pinned, that its Python has: `name==version`. Checks that name the same
    /// packages share one environment.
    pub pip: &'static [&'static str],
    /// Packages from npm, pinned: `name@version`; they are in `NODE_PATH`.
    pub npm: &'static [&'static str],
    /// Programs it starts, each with the Debian package that has it.
    pub apt: &'static [(&'static str, &'static str)],
    /// How long a clean installation takes, for the announcement.
    pub how_long: &'static str,
    /// Installs in less than about 20 seconds and runs in less than about 10, so that
    /// `cargo xtask test` can afford it.
    pub quick: bool,
}

/// What runs a check.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// A script in `tests/verify/checks/`: see `common.py` there.
    Python(&'static str),
    /// Every `.sh` snippet through shells and linters; `formats` is empty, the files tell.
    Shell(&'static str),
    /// The real firewall with real traffic: `tests/traffic`, with the names of its cases' engines.
    Traffic(&'static [&'static str]),
}

/// All of them.
pub const CHECKS: &[Check] = &[
    Check {
        formats: &[],
        runner: Runner::Shell("shell.py"),
        pip: &[],
        npm: &[],
        apt: &[("shellcheck", "shellcheck"), ("bash", "bash")],
        how_long: "half a minute",
        quick: true,
    },
];
