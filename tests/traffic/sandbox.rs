//! One case in its own world: fresh network, mount and process namespaces, real engines, real
//! connections.
//!
//! ```text
//! test process ── unshare ── "host" role: process 1 of the sandbox, runs the rounds
//!                             │  pp-host  192.0.2.0/24, 2001:db8:0:1::/64
//!                             │  (veth pair)
//!                             └─ "peer" role: its own network namespace, holds every far end's
//!                                address as /32 and /128
//! ```
//!
//! Both roles are this same test binary, told by an environment variable what to be. The machine
//! stays untouched: the root file system is read-only in the sandbox, with throw-away layers over
//! the directories that firewalls write to, and no namespace has a name. Whatever way the sandbox
//! ends, the kernel ends everything in it; if the test process is killed, the sandbox notices that
//! its standard input was closed and ends as well.
//!
//! The source address of a connection from the peer is chosen by routing: the host has one address
//! for every address of the peer, and the peer's route to it names the source.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::checks::Check;
use crate::engine::{self, Engine, Twist, run as call};
use crate::probe::{self, Attempt, Direction, Expect, Outcome, Probe};

/// Tells a re-executed test binary what to be.
const ROLE: &str = "PALETTE_PORTS_TRAFFIC_ROLE";
/// The sandbox's private work directory (on a tmpfs of its own).
pub const WORK_DIR: &str = "/run/palette-ports";
/// Searched before the system's directories for programs; empty until an engine fills it.
pub const PATH_DIR: &str = "/run/palette-ports/bin";
/// The user's own rule allows this port from and to the marker addresses; no snippet mentions it.
pub const MARKER_PORT: u16 = 9;
pub const MARKER_V4: &str = "198.51.100.254";
pub const MARKER_V6: &str = "2001:db8:0:2::fe";
/// Addresses that even the marker rule doesn't name.
const NOBODY_V4: &str = "198.51.100.253";
const NOBODY_V6: &str = "2001:db8:0:2::fd";
/// A case that takes longer is stuck.
const CASE_WITHIN: Duration = Duration::from_secs(400);

/// What a case needs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Job {
    pub engine: Engine,
    /// A snippet that was loaded earlier, made for another selection: nothing may be left of it.
    pub previous: Option<String>,
    pub snippet: String,
    pub probes: Vec<Probe>,
    /// What is run once the snippet is loaded.
    pub check: Option<Check>,
    /// What is unusual about the host.
    pub twist: Twist,
}

/// How a case went.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// Every mismatch, one line each; none when all is well.
    pub failures: Vec<String>,
    /// What was done, and how many seconds it took.
    pub rounds: Vec<(String, f64)>,
}

/// What the host role asks of the peer role.
#[derive(Debug, Serialize, Deserialize)]
enum Request {
    /// Batches for `ip` and `ip -6`, then the ports to listen on.
    SetUp(String, String, BTreeSet<u16>),
    FlushNeighbours,
    Try(Vec<Attempt>),
}

/// Why traffic tests can't run here, in one line; `None` when they can.
pub fn unavailable() -> Option<String> {
    for program in ["unshare", "ip", "mount", "bash"] {
        if engine::find(program).is_none() {
            return Some(format!("{program} is not installed"));
        }
    }
    let output = unshare()
        .args([
            "ip", "link", "add", "pp-a", "type", "veth", "peer", "name", "pp-b",
        ])
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => None,
        Ok(output) => Some(format!(
            "no network namespaces here (they need root): {}",
            String::from_utf8_lossy(&output.stderr)
                .trim()
                .replace('\n', "; ")
        )),
        Err(error) => Some(format!("cannot run unshare: {error}")),
    }
}

/// Runs one case in a fresh sandbox. `Err` when the test itself went wrong: no verdict on the
/// snippet then.
pub fn run(job: &Job) -> Result<Report, String> {
    let exe = env::current_exe().map_err(|error| format!("where is this binary? {error}"))?;
    let text = serde_json::to_string(job).map_err(|error| error.to_string())?;
    let mut sandbox = unshare()
        .arg(exe)
        .env(ROLE, "host")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run unshare: {error}"))?;
    // Held until the end: closing it ends the sandbox.
    let mut lifeline = sandbox.stdin.take().expect("stdin is piped");
    let stdout = sandbox.stdout.take().expect("stdout is piped");
    writeln!(lifeline, "{text}").map_err(|error| format!("the sandbox did not start: {error}"))?;

    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let read = BufReader::new(stdout).read_line(&mut line).map(|_| line);
        // The receiver is gone only when it gave up waiting.
        sender.send(read).ok();
    });
    let answer = receiver.recv_timeout(CASE_WITHIN);
    sandbox.kill().ok();
    sandbox.wait().ok();
    drop(lifeline);
    match answer {
        Ok(Ok(line)) => serde_json::from_str::<Result<Report, String>>(&line)
            .map_err(|error| format!("the sandbox ended early ({error}): {line:?}"))?,
        Ok(Err(error)) => Err(format!("the sandbox ended early: {error}")),
        Err(_) => Err(format!(
            "the case is stuck: no verdict within {CASE_WITHIN:?}"
        )),
    }
}

/// `unshare`, with an environment that owes nothing to the caller's.
fn unshare() -> Command {
    let mut command = Command::new(engine::find("unshare").unwrap_or_else(|| "unshare".into()));
    command
        .args([
            "--net",
            "--mount",
            "--propagation",
            "private",
            "--pid",
            "--fork",
        ])
        .args(["--kill-child", "--mount-proc", "--"])
        .env_clear()
        .env("PATH", format!("{PATH_DIR}:/usr/sbin:/usr/bin:/sbin:/bin"))
        .env("HOME", WORK_DIR)
        .env("LC_ALL", "C.UTF-8")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

/// Plays the role this process was started for, if it was started for one, and never returns then.
pub fn play_role() {
    let Ok(role) = env::var(ROLE) else { return };
    match role.as_str() {
        "host" => host_role(),
        "peer" => peer_role(),
        _ => {}
    }
    std::process::exit(2)
}

fn host_role() {
    let mut line = String::new();
    let verdict = match io::stdin().read_line(&mut line) {
        Ok(_) => serde_json::from_str::<Job>(&line).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    thread::spawn(|| {
        io::copy(&mut io::stdin(), &mut io::sink()).ok();
        std::process::exit(3);
    });
    let verdict = verdict.and_then(|job| Host::set_up(&job.probes)?.rounds(&job));
    say(&verdict);
    std::process::exit(0)
}

fn peer_role() {
    for line in io::stdin().lines().map_while(Result::ok) {
        let answer: Result<Vec<Outcome>, String> = match serde_json::from_str(&line) {
            Ok(Request::SetUp(batch4, batch6, ports)) => ip_batch("-4", &batch4)
                .and_then(|()| ip_batch("-6", &batch6))
                .and_then(|()| probe::listen(&ports))
                .map(|()| Vec::new()),
            Ok(Request::FlushNeighbours) => flush_neighbours().map(|()| Vec::new()),
            Ok(Request::Try(attempts)) => Ok(probe::try_all(&attempts)),
            Err(error) => Err(error.to_string()),
        };
        say(&answer);
    }
    std::process::exit(0)
}

/// One line of JSON on standard output.
fn say<T: Serialize>(value: &T) {
    let text = serde_json::to_string(value).expect("plain values are JSON");
    let mut out = io::stdout().lock();
    // Nobody to tell when the other side is gone.
    writeln!(out, "{text}").and_then(|()| out.flush()).ok();
}

/// The sandbox, seen from inside.
struct Host {
    peer_stdin: ChildStdin,
    peer_stdout: BufReader<ChildStdout>,
    /// Kept so that the peer is not left a zombie while the case runs.
    _peer: Child,
    /// Every address of the peer, and with it the host's own address that it connects to.
    addresses: Vec<(IpAddr, IpAddr)>,
    rounds: Vec<(String, f64)>,
    failures: Vec<String>,
}

impl Host {
    fn set_up(probes: &[Probe]) -> Result<Self, String> {
        let started = Instant::now();
        // Before /tmp is covered: the binary may lie there.
        let exe = env::current_exe().map_err(|error| error.to_string())?;
        let mut peer = Command::new("unshare")
            .args(["--net", "--"])
            .arg(exe)
            .env(ROLE, "peer")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot start the peer: {error}"))?;
        let mut host = Self {
            peer_stdin: peer.stdin.take().expect("stdin is piped"),
            peer_stdout: BufReader::new(peer.stdout.take().expect("stdout is piped")),
            addresses: address_plan(probes)?,
            _peer: peer,
            rounds: Vec::new(),
            failures: Vec::new(),
        };
        // The peer answers once it is in its own namespace.
        host.ask(&Request::FlushNeighbours)?;
        shield_the_machine()?;
        host.connect_the_two()?;
        host.timed("set-up", started);
        Ok(host)
    }

    /// The veth pair, the addresses, the routes, the listeners.
    fn connect_the_two(&mut self) -> Result<(), String> {
        let pid = self._peer.id().to_string();
        // No duplicate address detection: it would make IPv6 wait for seconds.
        for key in ["default/accept_dad", "default/dad_transmits"] {
            fs::write(format!("/proc/sys/net/ipv6/conf/{key}"), "0")
                .map_err(|error| format!("cannot set net.ipv6.conf.{key}: {error}"))?;
        }
        let pair = "link add pp-host type veth peer name pp-peer netns";
        ip_batch("-4", &format!("{pair} {pid}\n"))?;
        let mut host4 = String::from("link set lo up\nlink set pp-host up\n");
        let mut host6 = String::new();
        let mut peer4 = String::from(
            "link set lo up\nlink set pp-peer addrgenmode none\nlink set pp-peer up\n\
             address add 192.0.2.1/24 dev pp-peer\n",
        );
        let mut peer6 = String::from(
            "address add fe80::1/64 dev pp-peer nodad\n\
             address add 2001:db8:0:1::1/64 dev pp-peer nodad\n",
        );
        for (far, near) in &self.addresses {
            let (host, peer, near_prefix, far_prefix, flag) = match far {
                IpAddr::V4(_) => (&mut host4, &mut peer4, "24", "32", ""),
                IpAddr::V6(_) => (&mut host6, &mut peer6, "64", "128", " nodad"),
            };
            *host += &format!("address add {near}/{near_prefix} dev pp-host{flag}\n");
            *peer += &format!("address add {far}/{far_prefix} dev lo{flag}\n");
            *peer += &format!("route add {near}/{far_prefix} dev pp-peer src {far}\n");
        }
        host4 += "route add default via 192.0.2.1\n";
        host6 += "route add default via 2001:db8:0:1::1\n";
        ip_batch("-4", &host4)?;
        ip_batch("-6", &host6)?;
        self.ask(&Request::SetUp(peer4, peer6, BTreeSet::new()))
            .map(drop)
    }

    fn rounds(mut self, job: &Job) -> Result<Report, String> {
        let mut probes = with_marker(&job.probes);
        if job.twist == Twist::WithoutIpv6 {
            probes.retain(|probe| probe.peer.is_ipv4());
        }
        let ports: BTreeSet<u16> = probes.iter().map(|probe| probe.port).collect();
        probe::listen(&ports)?;
        self.ask(&Request::SetUp(String::new(), String::new(), ports))?;

        let started = Instant::now();
        let open = |_: &Probe| Expect::Pass;
        let wrong = self.mismatches(&probes, open)?;
        self.timed("control", started);
        if !wrong.is_empty() {
            return Err(format!(
                "without a firewall not everything connects: {}",
                wrong.join("; ")
            ));
        }

        let started = Instant::now();
        job.engine
            .load_base(job.twist)
            .map_err(|error| format!("the base policy does not load: {error}"))?;
        let before = job.engine.dump(job.twist)?;
        self.timed("base policy", started);

        let started = Instant::now();
        let closed = |probe: &Probe| {
            if probe.why == MARKER_WHY {
                Expect::Pass
            } else {
                Expect::Drop
            }
        };
        let wrong = self.mismatches(&probes, closed)?;
        self.timed("base round", started);
        if !wrong.is_empty() {
            return Err(format!(
                "the base policy is not what it should be: {}",
                wrong.join("; ")
            ));
        }

        if let Some(previous) = &job.previous {
            let started = Instant::now();
            if let Err(error) = job.engine.load(previous) {
                self.failures.push(format!("earlier snippet: {error}"));
            }
            self.timed("earlier snippet", started);
        }
        for time in ["first load", "reload", "second load"] {
            let started = Instant::now();
            let loaded = match job.twist {
                Twist::Reload if time == "reload" => job.engine.reload(),
                _ if time == "reload" => continue,
                Twist::WithoutIpv6 => job.engine.load_in_part(&job.snippet),
                Twist::None | Twist::Node | Twist::Reload => job.engine.load(&job.snippet),
            };
            if let Err(error) = loaded {
                self.failures.push(format!("{time}: {error}"));
                break;
            }
            let after = job.engine.dump(job.twist)?;
            for lost in missing_lines(&before, &after) {
                self.failures
                    .push(format!("{time}: the user's own rule is gone: {lost}"));
            }
            self.timed(time, started);

            let started = Instant::now();
            flush_neighbours()?;
            self.ask(&Request::FlushNeighbours)?;
            let wrong = self.mismatches(&probes, |probe| probe.expect)?;
            self.failures
                .extend(wrong.into_iter().map(|wrong| format!("{time}: {wrong}")));
            self.timed("round", started);
            // The second time would only say it all again.
            if !self.failures.is_empty() {
                break;
            }
        }
        if let (true, Some(check)) = (self.failures.is_empty(), &job.check) {
            let started = Instant::now();
            self.failures = check.round(job.engine)?;
            self.timed("check", started);
        }
        Ok(Report {
            failures: self.failures,
            rounds: self.rounds,
        })
    }

    /// Tries every probe, both sides at the same time; what did not go as expected.
    fn mismatches(
        &mut self,
        probes: &[Probe],
        expect: impl Fn(&Probe) -> Expect,
    ) -> Result<Vec<String>, String> {
        let (mut ingress, mut egress) = (Vec::new(), Vec::new());
        for probe in probes {
            let expect = expect(probe);
            match probe.direction {
                Direction::Ingress => ingress.push(Attempt {
                    to: SocketAddr::new(self.near(probe.peer)?, probe.port),
                    source: Some(probe.peer),
                    expect,
                }),
                Direction::Egress => egress.push(Attempt {
                    to: SocketAddr::new(probe.peer, probe.port),
                    source: None,
                    expect,
                }),
            }
        }
        self.tell(&Request::Try(ingress))?;
        let mut egress = probe::try_all(&egress).into_iter();
        let mut ingress = self.answer()?.into_iter();
        let mut wrong = Vec::new();
        for probe in probes {
            let outcome = match probe.direction {
                Direction::Ingress => ingress.next(),
                Direction::Egress => egress.next(),
            }
            .ok_or("an outcome is missing")?;
            match (expect(probe), outcome) {
                (Expect::Pass, Ok(())) | (Expect::Drop, Err(_)) => {}
                (Expect::Pass, Err(error)) => wrong.push(format!(
                    "{} must pass and did not: {error} ({})",
                    probe.describe(),
                    probe.why
                )),
                (Expect::Drop, Ok(())) => wrong.push(format!(
                    "{} must not pass and did ({})",
                    probe.describe(),
                    probe.why
                )),
            }
        }
        Ok(wrong)
    }

    /// The host's address whose connections come from this address of the peer.
    fn near(&self, far: IpAddr) -> Result<IpAddr, String> {
        self.addresses
            .iter()
            .find(|(candidate, _)| *candidate == far)
            .map(|(_, near)| *near)
            .ok_or_else(|| format!("{far} is not in the address plan"))
    }

    fn ask(&mut self, request: &Request) -> Result<Vec<Outcome>, String> {
        self.tell(request)?;
        self.answer()
    }

    fn tell(&mut self, request: &Request) -> Result<(), String> {
        let text = serde_json::to_string(request).map_err(|error| error.to_string())?;
        writeln!(self.peer_stdin, "{text}").map_err(|error| format!("the peer is gone: {error}"))
    }

    fn answer(&mut self) -> Result<Vec<Outcome>, String> {
        let mut line = String::new();
        self.peer_stdout
            .read_line(&mut line)
            .map_err(|error| format!("the peer is gone: {error}"))?;
        serde_json::from_str::<Result<Vec<Outcome>, String>>(&line)
            .map_err(|error| format!("the peer is gone: {error}"))?
            .map_err(|error| format!("peer: {error}"))
    }

    fn timed(&mut self, what: &str, started: Instant) {
        self.rounds
            .push((what.to_owned(), started.elapsed().as_secs_f64()));
    }
}

/// Makes the machine's files read-only for this sandbox and gives it throw-away copies of what
/// firewalls write to.
fn shield_the_machine() -> Result<(), String> {
    call("mount", &["-o", "remount,bind,ro", "/"])?;
    call("mount", &["-t", "tmpfs", "tmpfs", "/run"])?;
    for dir in [WORK_DIR, PATH_DIR] {
        fs::create_dir_all(dir).map_err(|error| format!("cannot make {dir}: {error}"))?;
    }
    for lower in ["/etc", "/var", "/usr/lib/ufw"] {
        if !fs::exists(lower).unwrap_or(false) {
            continue;
        }
        let name = lower.replace('/', "_");
        let (upper, work) = (
            format!("{WORK_DIR}/upper{name}"),
            format!("{WORK_DIR}/work{name}"),
        );
        for dir in [&upper, &work] {
            fs::create_dir_all(dir).map_err(|error| format!("cannot make {dir}: {error}"))?;
        }
        let layers = format!("lowerdir={lower},upperdir={upper},workdir={work}");
        call("mount", &["-t", "overlay", "overlay", "-o", &layers, lower])?;
    }
    call("mount", &["-t", "tmpfs", "tmpfs", "/tmp"]).map(drop)
}

fn ip_batch(family: &str, batch: &str) -> Result<(), String> {
    if batch.is_empty() {
        return Ok(());
    }
    let mut child = Command::new("ip")
        .args([family, "-batch", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run ip: {error}"))?;
    child
        .stdin
        .take()
        .expect("stdin is piped")
        .write_all(batch.as_bytes())
        .map_err(|error| format!("cannot talk to ip: {error}"))?;
    let output = child
        .wait_with_output()
        .map_err(|error| format!("cannot wait for ip: {error}"))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(format!(
            "ip {family}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    }
}

fn flush_neighbours() -> Result<(), String> {
    call("ip", &["neigh", "flush", "all"]).map(drop)
}

const MARKER_WHY: &str = "the user's own rule";

/// The probes, and those that watch the user's own policy: its marker rule and its default drop.
fn with_marker(probes: &[Probe]) -> Vec<Probe> {
    let mut all = probes.to_vec();
    for (address, expect, why) in [
        (MARKER_V4, Expect::Pass, MARKER_WHY),
        (MARKER_V6, Expect::Pass, MARKER_WHY),
        (NOBODY_V4, Expect::Drop, "the user's default drop"),
        (NOBODY_V6, Expect::Drop, "the user's default drop"),
    ] {
        for direction in [Direction::Ingress, Direction::Egress] {
            all.push(Probe {
                direction,
                peer: address.parse().expect("the markers are addresses"),
                port: MARKER_PORT,
                expect,
                why: why.to_owned(),
            });
        }
    }
    all
}

/// Gives every address of the peer an address of the host.
fn address_plan(probes: &[Probe]) -> Result<Vec<(IpAddr, IpAddr)>, String> {
    let far: BTreeSet<IpAddr> = with_marker(probes).iter().map(|probe| probe.peer).collect();
    let numbers = 10_u8..=250;
    if far.len() > numbers.len() {
        return Err(format!("{} addresses at the peer are too many", far.len()));
    }
    let near = |far: IpAddr, number: u8| match far {
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::new(192, 0, 2, number)),
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, number.into())),
    };
    Ok(far
        .into_iter()
        .zip(numbers)
        .map(|(far, number)| (far, near(far, number)))
        .collect())
}

/// The lines of `before` that `after` lacks, or has in another order: those outside a longest
/// common subsequence of the two.
fn missing_lines<'a>(before: &'a [String], after: &[String]) -> Vec<&'a str> {
    let mut longest = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for (row, line) in before.iter().enumerate().rev() {
        for (column, candidate) in after.iter().enumerate().rev() {
            longest[row][column] = if line == candidate {
                longest[row + 1][column + 1] + 1
            } else {
                longest[row + 1][column].max(longest[row][column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut missing = Vec::new();
    while row < before.len() {
        if column < after.len() && before[row] == after[column] {
            (row, column) = (row + 1, column + 1);
        } else if column < after.len() && longest[row][column + 1] >= longest[row + 1][column] {
            column += 1;
        } else {
            missing.push(before[row].as_str());
            row += 1;
        }
    }
    missing
}
