//! The firewalls: each one's everyday default-drop policy, how a snippet is loaded into it, and
//! how its rules are listed.
//!
//! Everything here runs inside the sandbox (see `sandbox.rs`), never on the machine itself.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::sandbox::{MARKER_PORT, MARKER_V4, MARKER_V6, PATH_DIR, WORK_DIR};

/// How long firewalld may take to answer after its start.
const DAEMON_WITHIN: Duration = Duration::from_secs(40);

/// A firewall that a snippet can be loaded into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Engine {
    Nftables,
    /// iptables and ip6tables on top of nf_tables, what distributions ship today.
    Iptables,
    /// iptables and ip6tables with the kernel's old tables.
    IptablesLegacy,
    Ufw,
    Firewalld,
}

/// What is unusual about the host that a snippet is loaded into.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Twist {
    /// Nothing.
    #[default]
    None,
    /// It is a node of a cluster: kube-proxy and a network plugin have rules in iptables.
    Node,
    /// Between the first and the second load, the firewall reloads its configuration.
    Reload,
    /// It has no IPv6: the snippet has to end with status 3 and say so.
    WithoutIpv6,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Self::Nftables => "nftables",
            Self::Iptables => "iptables-nft",
            Self::IptablesLegacy => "iptables-legacy",
            Self::Ufw => "ufw",
            Self::Firewalld => "firewalld",
        }
    }

    /// The programs that must be installed for it.
    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Nftables => &["nft"],
            Self::Iptables => &["xtables-nft-multi"],
            Self::IptablesLegacy => &["xtables-legacy-multi"],
            Self::Ufw => &["ufw", "iptables"],
            Self::Firewalld => &["firewalld", "firewall-cmd", "dbus-daemon", "nft"],
        }
    }

    /// The first program that is missing, if any.
    pub fn missing(self) -> Option<&'static str> {
        self.programs()
            .iter()
            .copied()
            .find(|program| find(program).is_none())
    }

    /// Sets up what a user with a careful firewall has before the snippet comes: everything is
    /// dropped both ways, apart from loopback, established traffic, IPv6 neighbour discovery and
    /// one rule of the user's own (the marker).
    pub fn load_base(self, twist: Twist) -> Result<(), String> {
        if twist == Twist::WithoutIpv6 {
            self.take_ipv6_away()?;
        }
        match self {
            Self::Nftables => {
                let file = write("base.nft", &nftables_base())?;
                run("nft", &["-f", &file]).map(drop)
            }
            Self::Iptables => iptables_base("xtables-nft-multi", twist),
            Self::IptablesLegacy => iptables_base("xtables-legacy-multi", twist),
            Self::Ufw => ufw_base(twist),
            Self::Firewalld => firewalld_base(),
        }?;
        if twist == Twist::Node {
            for rule in NODE_RULES {
                run("iptables", &rule.split(' ').collect::<Vec<_>>())?;
            }
        }
        Ok(())
    }

    /// Has the firewall see a host without IPv6.
    fn take_ipv6_away(self) -> Result<(), String> {
        if self != Self::Ufw {
            return Ok(());
        }
        let file = "/etc/default/ufw";
        let text =
            fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?;
        let text = text.replace("IPV6=yes", "IPV6=no");
        fs::write(file, text).map_err(|error| format!("cannot write {file}: {error}"))
    }

    /// Has the firewall read its configuration again, as it does when it starts.
    pub fn reload(self) -> Result<(), String> {
        run("firewall-cmd", &["--reload"]).map(drop)
    }

    /// Loads a snippet that cannot be loaded whole: it has to end with status 3 and say what is missing.
    pub fn load_in_part(self, snippet: &str) -> Result<(), String> {
        let named = match self {
            Self::Ufw => "from 2001:db8:",
            _ => "Address family not supported",
        };
        let is_said = |said: &str| said.contains(named) && said.contains("All of IPv4 is added:");
        let file = write("snippet.sh", snippet)?;
        match capture("bash", &[&file]) {
            Ok(_) => Err("it ends as if all were well".to_owned()),
            Err(error) if error.contains("exit status: 3") && is_said(&error) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Loads a snippet the way the page tells its reader to. What the engine says is the error.
    pub fn load(self, snippet: &str) -> Result<(), String> {
        match self {
            Self::Nftables => {
                let file = write("snippet.nft", snippet)?;
                quiet("nft", &["-c", "-f", &file])?;
                quiet("nft", &["-f", &file])
            }
            Self::Iptables | Self::IptablesLegacy | Self::Ufw | Self::Firewalld => {
                let file = write("snippet.sh", snippet)?;
                quiet("bash", &["-n", &file])?;
                quiet("bash", &[&file])
            }
        }
    }

    /// The rules in force, one per line, without counters. Lines that were there before the
    /// snippet must be there after it, in the same order.
    pub fn dump(self, twist: Twist) -> Result<Vec<String>, String> {
        let foreign = match twist {
            Twist::Node => {
                run("iptables", &["-t", "nat", "-S"])? + &run("iptables", &["-t", "filter", "-S"])?
            }
            _ => String::new(),
        };
        let text = foreign
            + &match self {
                Self::Nftables => run("nft", &["-s", "list", "ruleset"])?,
                Self::Iptables | Self::IptablesLegacy => {
                    let v6 = match twist {
                        Twist::WithoutIpv6 => String::new(),
                        _ => run("ip6tables", &["-w", "-S"])?,
                    };
                    run("iptables", &["-w", "-S"])? + &v6
                }
                Self::Ufw => run("ufw", &["show", "added"])? + &run("ufw", &["status", "verbose"])?,
                Self::Firewalld => {
                    let mut text = run("firewall-cmd", &["--list-all-zones"])?
                        + &run("firewall-cmd", &["--list-all-policies"])?;
                    for file in [ZONE_FILE, POLICY_FILE, "/etc/firewalld/firewalld.conf"] {
                        text += &fs::read_to_string(file)
                            .map_err(|error| format!("cannot read {file}: {error}"))?;
                    }
                    text
                }
            };
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && *line != "}");
        let mut lines: Vec<String> = lines.map(str::to_owned).collect();
        if self == Self::Firewalld {
            // It keeps rich rules in a set, and lists them as that comes.
            let is_rule = |line: &String| line.starts_with("rule ");
            for rules in lines.chunk_by_mut(|one, next| is_rule(one) && is_rule(next)) {
                rules.sort();
            }
        }
        Ok(lines)
    }
}

/// Where a program is, looked up in the directories the sandbox searches.
pub fn find(program: &str) -> Option<String> {
    ["/usr/sbin", "/usr/bin", "/sbin", "/bin"]
        .iter()
        .map(|dir| format!("{dir}/{program}"))
        .find(|path| Path::new(path).exists())
}

/// Runs a program to its end; its output, or what went wrong in one line per line it said.
pub fn run(program: &str, args: &[&str]) -> Result<String, String> {
    let (out, _) = capture(program, args)?;
    Ok(out)
}

/// Runs a program that must succeed without a word on standard error.
fn quiet(program: &str, args: &[&str]) -> Result<(), String> {
    let (_, err) = capture(program, args)?;
    if err.trim().is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{} succeeded but complained: {}",
            command_line(program, args),
            err.trim()
        ))
    }
}

fn capture(program: &str, args: &[&str]) -> Result<(String, String), String> {
    let output = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot run {program}: {error}"))?;
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        Ok((out, err))
    } else {
        Err(format!(
            "{} ended with {}: {}",
            command_line(program, args),
            output.status,
            if err.trim().is_empty() {
                out.trim()
            } else {
                err.trim()
            }
        ))
    }
}

fn command_line(program: &str, args: &[&str]) -> String {
    let mut line = String::from(program);
    for arg in args {
        line.push(' ');
        line.push_str(arg);
    }
    line
}

/// Writes a file into the sandbox's private work directory and returns its path.
fn write(name: &str, text: &str) -> Result<String, String> {
    let path = format!("{WORK_DIR}/{name}");
    fs::write(&path, text).map_err(|error| format!("cannot write {path}: {error}"))?;
    Ok(path)
}

fn nftables_base() -> String {
    format!(
        "table inet filter {{
    chain input {{
        type filter hook input priority filter; policy drop;
        iif lo accept
        ct state established,related accept
        icmpv6 type {{ nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert }} accept
        ip saddr {MARKER_V4} tcp dport {MARKER_PORT} accept
        ip6 saddr {MARKER_V6} tcp dport {MARKER_PORT} accept
    }}
    chain output {{
        type filter hook output priority filter; policy drop;
        oif lo accept
        ct state established,related accept
        icmpv6 type {{ nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit }} accept
        ip daddr {MARKER_V4} tcp dport {MARKER_PORT} accept
        ip6 daddr {MARKER_V6} tcp dport {MARKER_PORT} accept
    }}
}}
"
    )
}

/// Gives `iptables` and the rest of the family the wanted backend, by name, and sets the policy.
fn iptables_base(multi: &str, twist: Twist) -> Result<(), String> {
    let multi = find(multi).ok_or_else(|| format!("{multi} is not installed"))?;
    for family in ["iptables", "ip6tables"] {
        for suffix in ["", "-save", "-restore"] {
            let link = format!("{PATH_DIR}/{family}{suffix}");
            std::os::unix::fs::symlink(&multi, &link)
                .map_err(|error| format!("cannot link {link}: {error}"))?;
        }
    }
    if twist == Twist::WithoutIpv6 {
        // A kernel without IPv6 cannot be had here, so its words are.
        for suffix in ["", "-save", "-restore"] {
            let path = format!("{PATH_DIR}/ip6tables{suffix}");
            fs::remove_file(&path).map_err(|error| format!("cannot remove {path}: {error}"))?;
            fs::write(&path, WITHOUT_IPV6)
                .map_err(|error| format!("cannot write {path}: {error}"))?;
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            fs::set_permissions(&path, mode)
                .map_err(|error| format!("cannot change {path}: {error}"))?;
        }
    }
    for (family, marker, icmp) in [
        ("iptables", MARKER_V4, None),
        ("ip6tables", MARKER_V6, Some(["133", "134", "135", "136"])),
    ] {
        if family == "ip6tables" && twist == Twist::WithoutIpv6 {
            continue;
        }
        let mut rules = vec![
            format!("-A INPUT -i lo -j ACCEPT"),
            format!("-A OUTPUT -o lo -j ACCEPT"),
            format!("-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT"),
            format!("-A OUTPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT"),
            format!("-A INPUT -s {marker} -p tcp --dport {MARKER_PORT} -j ACCEPT"),
            format!("-A OUTPUT -d {marker} -p tcp --dport {MARKER_PORT} -j ACCEPT"),
            format!("-P INPUT DROP"),
            format!("-P OUTPUT DROP"),
            format!("-P FORWARD DROP"),
        ];
        for kind in icmp.iter().flatten() {
            for chain in ["INPUT", "OUTPUT"] {
                rules.push(format!(
                    "-A {chain} -p icmpv6 --icmpv6-type {kind} -j ACCEPT"
                ));
            }
        }
        for rule in &rules {
            let mut args = vec!["-w"];
            args.extend(rule.split(' '));
            run(family, &args)?;
        }
    }
    Ok(())
}

fn ufw_base(twist: Twist) -> Result<(), String> {
    let rules = [
        String::from("default deny incoming"),
        String::from("default deny outgoing"),
        format!("allow in proto tcp from {MARKER_V4} to any port {MARKER_PORT}"),
        format!("allow in proto tcp from {MARKER_V6} to any port {MARKER_PORT}"),
        format!("allow out proto tcp to {MARKER_V4} port {MARKER_PORT}"),
        format!("allow out proto tcp to {MARKER_V6} port {MARKER_PORT}"),
        String::from("--force enable"),
    ];
    for rule in rules {
        if rule.contains(MARKER_V6) && twist == Twist::WithoutIpv6 {
            continue;
        }
        run("ufw", &rule.split(' ').collect::<Vec<_>>())?;
    }
    Ok(())
}

/// What ip6tables does on a kernel without IPv6.
const WITHOUT_IPV6: &str = "#!/bin/sh
echo \"ip6tables: can't initialize table 'filter': Address family not supported\" >&2
exit 3
";

/// What kube-proxy and a network plugin have on a node, in small.
const NODE_RULES: [&str; 6] = [
    "-t nat -N KUBE-SERVICES",
    "-t nat -A KUBE-SERVICES -d 10.96.0.1/32 -p tcp -m tcp --dport 443 -j ACCEPT",
    "-t nat -A PREROUTING -j KUBE-SERVICES",
    "-t filter -N CNI-FORWARD",
    "-t filter -A CNI-FORWARD -s 10.42.0.0/16 -j ACCEPT",
    "-t filter -A FORWARD -j CNI-FORWARD",
];

const ZONE_FILE: &str = "/etc/firewalld/zones/public.xml";
const POLICY_FILE: &str = "/etc/firewalld/policies/user-deny-out.xml";
const DBUS_DIR: &str = "/run/dbus";

fn firewalld_base() -> Result<(), String> {
    let marker = |family: &str, end: &str, address: &str| {
        format!(
            "  <rule family=\"{family}\">
    <{end} address=\"{address}\"/>
    <port port=\"{MARKER_PORT}\" protocol=\"tcp\"/>
    <accept/>
  </rule>\n"
        )
    };
    let zone = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<zone>
  <short>Public</short>
{}{}</zone>\n",
        marker("ipv4", "source", MARKER_V4),
        marker("ipv6", "source", MARKER_V6)
    );
    let neighbour = [
        "neighbour-solicitation",
        "neighbour-advertisement",
        "router-solicitation",
    ]
    .map(|name| {
        format!(
            "  <rule family=\"ipv6\">
    <icmp-type name=\"{name}\"/>
    <accept/>
  </rule>\n"
        )
    })
    .concat();
    // Priority -1 is what `--new-policy` gives, so that is where a user's own policy mostly is.
    let policy = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<policy target=\"DROP\" priority=\"-1\">
  <short>user-deny-out</short>
{neighbour}{}{}  <ingress-zone name=\"HOST\"/>
  <egress-zone name=\"ANY\"/>
</policy>\n",
        marker("ipv4", "destination", MARKER_V4),
        marker("ipv6", "destination", MARKER_V6)
    );
    let bus = format!(
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"
 \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">
<busconfig>
  <type>system</type>
  <listen>unix:path={DBUS_DIR}/system_bus_socket</listen>
  <auth>EXTERNAL</auth>
  <policy context=\"default\">
    <allow user=\"root\"/>
    <allow own=\"*\"/>
    <allow send_type=\"method_call\"/>
    <allow send_destination=\"*\"/>
    <allow receive_sender=\"*\"/>
  </policy>
</busconfig>\n"
    );
    for dir in [
        DBUS_DIR,
        "/etc/firewalld/zones",
        "/etc/firewalld/policies",
        "/var/log",
    ] {
        fs::create_dir_all(dir).map_err(|error| format!("cannot make {dir}: {error}"))?;
    }
    let bus_file = format!("{DBUS_DIR}/bus.conf");
    for (path, text) in [
        (ZONE_FILE, &zone),
        (POLICY_FILE, &policy),
        (bus_file.as_str(), &bus),
    ] {
        fs::write(path, text).map_err(|error| format!("cannot write {path}: {error}"))?;
    }

    daemon(
        "dbus-daemon",
        &[
            "--nofork",
            "--nopidfile",
            &format!("--config-file={bus_file}"),
        ],
    )?;
    await_that("the private D-Bus to open its socket", || {
        Path::new(DBUS_DIR).join("system_bus_socket").exists()
    })?;
    daemon("firewalld", &["--nofork", "--nopid"])?;
    await_that("firewalld to say that it is running", || {
        run("firewall-cmd", &["--state"]).is_ok_and(|state| state.trim() == "running")
    })
    .map_err(|error| {
        let said = fs::read_to_string(format!("{WORK_DIR}/firewalld.log")).unwrap_or_default();
        format!("{error}: {}", said.trim())
    })
}

/// Starts a program that stays; it ends with the sandbox.
fn daemon(program: &str, args: &[&str]) -> Result<(), String> {
    let path = format!("{WORK_DIR}/{program}.log");
    let log = fs::File::create(&path).map_err(|error| format!("cannot write {path}: {error}"))?;
    let also = log
        .try_clone()
        .map_err(|error| format!("cannot write {path}: {error}"))?;
    Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(also)
        .spawn()
        .map(drop)
        .map_err(|error| format!("cannot start {program}: {error}"))
}

fn await_that(what: &str, mut done: impl FnMut() -> bool) -> Result<(), String> {
    let end = Instant::now() + DAEMON_WITHIN;
    while !done() {
        if Instant::now() > end {
            return Err(format!("waited {DAEMON_WITHIN:?} in vain for {what}"));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
