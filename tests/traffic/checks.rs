//! The scripts that try the openings, tried themselves: with the rules loaded every one of their
//! lines says `ok`; with an opening taken away exactly its lines say `FAIL`, within their limit,
//! and the exit status is 1.

use std::collections::BTreeSet;
use std::fs;
use std::net::IpAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ports_formats::checks::{Kind, SECONDS};
use serde::{Deserialize, Serialize};

use crate::engine::{self, Engine, Twist};
use crate::oracle::{self, Deployment, Line, Role, Typed};
use crate::probe::{Direction, Expect, Probe};
use crate::sandbox::WORK_DIR;
use crate::snippets::Choice;
use crate::{Case, Outcome};

/// A script, and what it is held to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Check {
    /// What runs it.
    shell: String,
    /// What else it needs.
    program: String,
    /// Whether the shell finds no `timeout`.
    without_timeout: bool,
    script: String,
    /// Every connection it has to try.
    tried: BTreeSet<(IpAddr, u16)>,
    /// A snippet without one of the openings.
    narrower: String,
    /// The connections that still pass then.
    left: BTreeSet<(IpAddr, u16)>,
}

impl Check {
    /// The program that is missing, if any.
    pub fn missing(&self) -> Option<&str> {
        let program = self.program.as_str();
        engine::find(program).is_none().then_some(program)
    }

    /// Runs the script with the rules loaded, and with one opening taken away; what went wrong.
    pub fn round(&self, engine: Engine) -> Result<Vec<String>, String> {
        let mut wrong = self.run("with the rules loaded", &self.tried)?;
        engine
            .load(&self.narrower)
            .map_err(|error| format!("the narrower snippet: {error}"))?;
        wrong.extend(self.run("with one opening less", &self.left)?);
        Ok(wrong)
    }

    fn run(&self, when: &str, open: &BTreeSet<(IpAddr, u16)>) -> Result<Vec<String>, String> {
        let file = format!("{WORK_DIR}/check.sh");
        fs::write(&file, &self.script).map_err(|error| format!("cannot write {file}: {error}"))?;
        let shell = engine::find(&self.shell).ok_or("there is no shell")?;
        let mut command = Command::new(shell);
        command.arg(&file).stdin(Stdio::null());
        if self.without_timeout {
            command.env("PATH", bare_path(&self.program)?);
        }
        let started = Instant::now();
        let output = command
            .output()
            .map_err(|error| format!("cannot run {}: {error}", self.shell))?;
        let taken = started.elapsed();
        let text = String::from_utf8_lossy(&output.stdout);
        let mut wrong = Vec::new();
        let mut complain = |what: String| wrong.push(format!("check {when}: {what}"));

        let closed = self.tried.len() - open.len();
        let status = output.status.code();
        let wanted = i32::from(closed > 0);
        if status != Some(wanted) {
            complain(format!("exit status {status:?} and not {wanted}"));
        }
        if !output.stderr.is_empty() {
            let error = String::from_utf8_lossy(&output.stderr);
            complain(format!("it says on standard error: {}", error.trim()));
        }
        for at in &self.tried {
            let lines: Vec<&str> = text.lines().filter(|line| is_about(line, *at)).collect();
            let word = if open.contains(at) { "ok " } else { "FAIL" };
            let is_right = matches!(lines[..], [line] if line.starts_with(word) && line.contains("cluster-out-") && line.contains("outbound tcp/"));
            if !is_right {
                complain(format!("{at:?} must be {word:?} once: {lines:?}"));
            }
        }
        let last = format!("{closed} of {} failed.", self.tried.len());
        if text.lines().count() != self.tried.len() + 1 || text.lines().last() != Some(&last) {
            complain(format!("it must end with {last:?}: {text}"));
        }
        // Whoever does not answer costs the limit and no more; the rest takes next to nothing.
        let limit = Duration::from_secs((SECONDS * closed) as u64 + SECONDS as u64 - 1);
        if taken > limit {
            complain(format!("it took {taken:?}, and not {limit:?} at the most"));
        }
        Ok(wrong)
    }
}

/// Whether a line of the report is about this connection.
fn is_about(line: &str, (ip, port): (IpAddr, u16)) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [_, host, "port", number, ..] = words[..] else {
        return false;
    };
    host.trim_matches(['[', ']']).parse() == Ok(ip)
        && number.trim_end_matches(':').parse() == Ok(port)
}

/// A directory with what a small image has: the shell, `sleep` and the program.
fn bare_path(program: &str) -> Result<String, String> {
    let dir = format!("{WORK_DIR}/bare");
    fs::create_dir_all(&dir).map_err(|error| format!("cannot make {dir}: {error}"))?;
    for name in ["bash", "sleep", program] {
        let real = engine::find(name).ok_or_else(|| format!("{name} is not installed"))?;
        let link = format!("{dir}/{name}");
        if !fs::exists(&link).unwrap_or(false) {
            std::os::unix::fs::symlink(real, &link)
                .map_err(|error| format!("cannot make {link}: {error}"))?;
        }
    }
    Ok(dir)
}

/// What a probe says has to pass from the host.
fn passing(probes: &[Probe]) -> BTreeSet<(IpAddr, u16)> {
    let outbound = probes
        .iter()
        .filter(|probe| (probe.direction, probe.expect) == (Direction::Egress, Expect::Pass));
    outbound.map(|probe| (probe.peer, probe.port)).collect()
}

/// A case for each kind that runs here, and scripts that were broken on purpose.
pub fn cases() -> Vec<Case> {
    let wide = Choice {
        deployment: Deployment::SelfHosted,
        role: Role::WorkloadCluster,
        line: Line::V4_2,
        options: oracle::Options {
            deprecated: true,
            optional: false,
        },
        typed: Typed::Both,
    };
    // Without the deprecated rule for 4222: to the same addresses 443 stays open.
    let narrow = Choice {
        options: oracle::Options::default(),
        ..wide
    };
    let probes = |choice: Choice| {
        let openings =
            oracle::openings(choice.deployment, choice.role, choice.line, choice.options);
        oracle::probes(&openings, choice.typed)
    };
    let case = |name: &str, kind: Kind, without_timeout, change: fn(String) -> String, outcome| {
        let (shell, program) = match kind {
            Kind::Nc => ("sh", "nc"),
            Kind::Curl => ("sh", "curl"),
            _ => ("bash", "bash"),
        };
        Case {
            name: format!("checks/{name}"),
            engine: Engine::Nftables,
            previous: None,
            twist: Twist::None,
            snippet: wide.snippet("nftables"),
            probes: probes(wide),
            check: Some(Check {
                shell: shell.to_owned(),
                program: program.to_owned(),
                without_timeout,
                script: change(wide.check(kind)),
                tried: passing(&probes(wide)),
                narrower: narrow.snippet("nftables"),
                left: passing(&probes(narrow)),
            }),
            outcome,
        }
    };
    let as_it_is = |script| script;
    vec![
        case("bash", Kind::Bash, false, as_it_is, Outcome::Clean),
        case(
            "bash without timeout",
            Kind::Bash,
            true,
            as_it_is,
            Outcome::Clean,
        ),
        case("nc", Kind::Nc, false, as_it_is, Outcome::Clean),
        case("curl", Kind::Curl, false, as_it_is, Outcome::Clean),
        case(
            "that connects nowhere",
            Kind::Bash,
            false,
            |script| script.replace("'exec 3<>\"/dev/tcp/$1/$2\"'", "'exit 0'"),
            Outcome::Caught("4222) must be \"FAIL\" once"),
        ),
        case(
            "without an exit status",
            Kind::Bash,
            false,
            |script| script.replace("[ \"$failed\" -eq 0 ]", "true"),
            Outcome::Caught("with one opening less: exit status Some(0) and not 1"),
        ),
        case(
            "with a longer limit",
            Kind::Bash,
            false,
            |script| script.replace("timeout 5 ", "timeout 12 "),
            Outcome::Caught("with one opening less: it took"),
        ),
    ]
}
