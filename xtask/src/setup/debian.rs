//! Debian packages: only as root or with a sudo that asks for nothing, never in dialogue.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::run;

/// A program the tests start, and the package that has it.
pub type Program = (&'static str, &'static str);

const BROWSER: &[Program] = &[
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
];

const FIREWALLS: &[Program] = &[
    ("nft", "nftables"),
    ("iptables-restore", "iptables"),
    ("ip6tables-restore", "iptables"),
    ("ufw", "ufw"),
    ("firewalld", "firewalld"),
    ("firewall-offline-cmd", "firewalld"),
    ("dbus-daemon", "dbus"),
    ("ip", "iproute2"),
    ("nc", "netcat-openbsd"),
    ("curl", "curl"),
];

/// Chromium and chromedriver.
pub fn browser() -> Result<(PathBuf, PathBuf)> {
    programs(
        BROWSER,
        "drives the page in the end-to-end tests",
        "one to three minutes",
    )?;
    match (run::find("chromium"), run::find("chromedriver")) {
        (Some(chromium), Some(driver)) => Ok((chromium, driver)),
        _ => Err(Error::new(
            "chromium and chromedriver were installed but are not on the PATH",
        )),
    }
}

/// nftables, iptables, ufw, firewalld and what they need to run in a namespace.
pub fn firewalls() -> Result<()> {
    programs(
        FIREWALLS,
        "the traffic tests load every snippet into the real firewall, and run the checks",
        "a minute",
    )
}

/// npm, where node is not there yet.
pub fn npm() -> Result<()> {
    programs(
        &[("npm", "npm"), ("node", "nodejs")],
        "wasm-opt comes from npm",
        "a minute",
    )
}

/// What something else needs, for a reason of its own.
pub fn programs(wanted: &[Program], why: &str, how_long: &str) -> Result<()> {
    let missing = missing(wanted);
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    super::announce(&names, why, how_long);
    install(&missing).map_err(|error| {
        Error::new(format!(
            "{names} ({why}): get it with `apt-get install {names}` ({error})"
        ))
    })
}

fn missing(wanted: &[Program]) -> Vec<&'static str> {
    let mut packages: Vec<&str> = wanted
        .iter()
        .filter(|(program, _)| run::find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    packages.dedup();
    packages
}

/// Installs packages. The lists are fetched anew only when the first try fails: they
/// are mostly there, and a mirror may be slow.
pub fn install(packages: &[&str]) -> Result<()> {
    if run::find("apt-get").is_none() {
        return Err(Error::new("not a Debian system, nothing was installed"));
    }
    let Some(root) = Root::find() else {
        return Err(Error::new(
            "installing it takes root, or a sudo without a password",
        ));
    };
    if packages.contains(&"firewalld") && Path::new("/run/systemd/system").is_dir() {
        // Its package starts it, which would put a firewall up on the contributor's
        // own machine. The tests run their own copy inside a namespace.
        println!(
            "    firewalld.service is masked first, so that it does not start on this machine"
        );
        run::quietly(
            root.command("systemctl")
                .args(["mask", "firewalld.service"]),
        )?;
    }
    if install_once(&root, packages).is_ok() {
        return Ok(());
    }
    println!("    not in the package lists as they are: updating them");
    run::quietly(root.command("apt-get").arg("update"))?;
    install_once(&root, packages)
}

fn install_once(root: &Root, packages: &[&str]) -> Result<()> {
    let mut apt = root.command("apt-get");
    // --no-remove: a conflict with something installed by hand is an error, not a removal.
    apt.args(["install", "--yes", "--no-install-recommends", "--no-remove"])
        .args(packages);
    run::quietly(&mut apt)
}

/// How to become root.
enum Root {
    Already,
    Sudo,
}

impl Root {
    fn find() -> Option<Self> {
        if run::output(run::program("id").arg("-u")).is_some_and(|id| id.trim() == "0") {
            return Some(Self::Already);
        }
        run::output(run::program("sudo").args(["-n", "true"])).map(|_| Self::Sudo)
    }

    fn command(&self, name: &str) -> Command {
        let mut command = match self {
            Self::Already => run::program(name),
            Self::Sudo => {
                let mut sudo = run::program("sudo");
                sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", name]);
                sudo
            }
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}
