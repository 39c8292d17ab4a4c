//! Test scripts: they try, on a role's hosts, the connections that a [`Ruleset`] allows.
//!
//! What can be tried is a TCP connection to one address or host name. Everything else in the ruleset
//! is [`Untried`], in words. The names and addresses in a script are read from types, and the words
//! of the dataset are cleaned, as in a snippet.

mod bash;
mod curl;
mod nc;
mod network_validator;
mod powershell;
mod script;
mod shell;
#[cfg(test)]
mod tests;
mod tries;
mod untried;

use std::fmt::{self, Write};

use ports_core::dataset::RoleId;

use crate::header::{FILE, write_comment, write_left_out};
use crate::ruleset::Ruleset;
pub use script::SECONDS;
use script::{Attempt, Script, Writer};
pub use tries::{Try, tries};
pub use untried::{Untried, Why};

/// A kind of test script: what runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Bash and nothing else.
    Bash,
    /// Any shell, with `nc`.
    Nc,
    /// Any shell, with `curl`.
    Curl,
    /// PowerShell.
    PowerShell,
    /// The custom resource of the validator's network plugin.
    NetworkValidator,
}

/// The test scripts of one kind, for the hosts of each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestScripts {
    /// How they are run.
    pub run: &'static str,
    /// What they show, and what they do not.
    pub shows: &'static str,
    /// The scripts, one for each ruleset.
    pub scripts: Vec<TestScript>,
}

/// The test script for the hosts of one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestScript {
    /// The role.
    pub role: RoleId,
    /// What it is for: the title of the ruleset.
    pub title: String,
    /// What is not tried and why, in sentences.
    pub untried: Vec<String>,
    /// The script or manifest; none when there is nothing to try.
    pub script: Option<String>,
}

/// The test script of a ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The script or manifest; none when there is nothing to try.
    pub script: Option<String>,
    /// What of the ruleset is not in it, and why.
    pub untried: Vec<Untried>,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Bash,
        Self::Nc,
        Self::Curl,
        Self::PowerShell,
        Self::NetworkValidator,
    ];

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bash => "Bash",
            Self::Nc => "nc",
            Self::Curl => "curl",
            Self::PowerShell => "PowerShell",
            Self::NetworkValidator => "NetworkValidator",
        }
    }

    /// What the name of a file ends with, without a full stop in front.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Bash => "test.sh",
            Self::Nc => "test-nc.sh",
            Self::Curl => "test-curl.sh",
            Self::PowerShell => "test.ps1",
            Self::NetworkValidator => "test.yaml",
        }
    }

    const fn writer(self) -> &'static Writer {
        match self {
            Self::Bash => &bash::WRITER,
            Self::Nc => &nc::WRITER,
            Self::Curl => &curl::WRITER,
            Self::PowerShell => &powershell::WRITER,
            Self::NetworkValidator => &network_validator::WRITER,
        }
    }

    /// How it is run.
    pub fn run(self) -> &'static str {
        self.writer().run
    }

    /// What it shows, and what it does not.
    pub fn shows(self) -> &'static str {
        self.writer().shows
    }

    /// Writes a test script for each ruleset. `notices` are sentences about what is not tried for
    /// any of them.
    pub fn write(self, rulesets: &[Ruleset], notices: &[String]) -> TestScripts {
        let scripts = rulesets.iter().map(|ruleset| {
            let Rendered { script, untried } = self.render(ruleset);
            let untried = untried.iter().map(ToString::to_string);
            TestScript {
                role: ruleset.role.clone(),
                title: ruleset.title.clone(),
                untried: notices.iter().cloned().chain(untried).collect(),
                script,
            }
        });
        TestScripts {
            run: self.run(),
            shows: self.shows(),
            scripts: scripts.collect(),
        }
    }

    /// Writes the test script of one ruleset.
    ///
    /// # Panics
    /// Never: writing to a `String` cannot fail.
    pub fn render(self, ruleset: &Ruleset) -> Rendered {
        let (tries, untried) = tries(ruleset);
        if tries.is_empty() {
            return Rendered {
                script: None,
                untried,
            };
        }
        let attempts = tries.iter().enumerate();
        let script = Script {
            tag: &ruleset.tag,
            attempts: attempts
                .map(|(index, (one, rule))| Attempt::new(index + 1, one, rule))
                .collect(),
        };
        let mut out = String::new();
        self.write_script(&mut out, ruleset, &untried, &script)
            .expect("a String takes any text");
        Rendered {
            script: Some(out),
            untried,
        }
    }

    fn write_script(
        self,
        out: &mut String,
        ruleset: &Ruleset,
        untried: &[Untried],
        script: &Script,
    ) -> fmt::Result {
        let writer = self.writer();
        let (title, version) = (&ruleset.title, ruleset.dataset_version);
        out.write_str(writer.first_line)?;
        write_comment(
            out,
            "# ",
            msg_fmt!(check_title, plan = title, hosts = ruleset.hosts),
        )?;
        write_comment(
            out,
            "# ",
            msg_fmt!(check_dataset, version = version, seconds = SECONDS),
        )?;
        let run = writer
            .run
            .replace(FILE, &ruleset.file_name(self.extension()));
        write_comment(out, "# ", msg_fmt!(check_run, how = run))?;
        write_comment(out, "# ", msg_fmt!(check_shows, what = writer.shows))?;
        write_left_out(out, "# ", ruleset)?;
        for one in untried {
            write_comment(out, "# ", msg_fmt!(check_untried, flow = one))?;
        }
        (writer.write)(out, script)
    }
}
