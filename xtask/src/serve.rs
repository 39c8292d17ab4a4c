//! `cargo xtask serve`: build, serve, rebuild on changes.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::Duration;

use crate::error::{Context, Error, Result};
use crate::project;
use crate::setup::{self, Need};
use crate::wasm_build;

/// A page that is served; it is no more when this value is gone.
pub struct Served {
    trunk: Child,
    /// Where it is.
    pub address: SocketAddr,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left to do.
        let _ = self.trunk.kill();
        let _ = self.trunk.wait();
    }
}

/// Serves until it is interrupted.
pub fn run(port: u16, release: bool) -> Result<()> {
    let mut served = start(port, release, None)?;
    println!(
        "\n    Palette Ports is at http://{}/ (Ctrl-C ends it)\n",
        served.address
    );
    let status = served.trunk.wait().context("waiting for `trunk serve`")?;
    match status.success() {
        true => Ok(()),
        false => Err(Error::new(format!("`trunk serve` ended ({status})"))),
    }
}

/// Builds the page, into `dist/site/` or into another folder, and serves it.
pub fn start(port: u16, release: bool, folder: Option<&Path>) -> Result<Served> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    free(address)?;
    let ready = setup::ensure(Need::BUILD)?;
    ready.require(Need::BUILD)?;
    if folder.is_none() {
        project::clear_dist()?;
    }

    let mut trunk = wasm_build::trunk(&ready);
    trunk.args([
        "serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    // What other commands write must not start a build; Trunk wants it to exist.
    for dir in [project::target(), project::dist()] {
        fs::create_dir_all(&dir).context(format!("making {}", dir.display()))?;
        trunk.arg("--ignore").arg(dir);
    }
    for dir in ["tests", "xtask"].map(|name| project::root().join(name)) {
        if dir.is_dir() {
            trunk.arg("--ignore").arg(dir);
        }
    }
    if let Some(folder) = folder {
        fs::create_dir_all(folder).context(format!("making {}", folder.display()))?;
        trunk.arg("--dist").arg(folder);
    }
    if release {
        trunk.arg("--release");
    }
    println!("building; the first time takes a minute or two");
    let trunk = trunk.spawn().context("starting `trunk serve`")?;
    let mut served = Served { trunk, address };
    loop {
        let ended = served.trunk.try_wait();
        if let Some(status) = ended.context("waiting for `trunk serve`")? {
            return Err(Error::new(format!(
                "`trunk serve` ended before it served ({status})"
            )));
        }
        if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
            return Ok(served);
        }
        thread::sleep(Duration::from_millis(200));
    }
}

/// The number of a port where nobody listens.
pub fn free_port() -> Result<u16> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("looking for a free port")?;
    let address = listener.local_addr();
    Ok(address.context("asking for the free port")?.port())
}

/// Trunk builds for minutes before it finds out that the port is taken.
fn free(address: SocketAddr) -> Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(Error::new(format!(
            "port {port} is taken: something else is listening on {address}. Stop it, or serve on \
             another port: `cargo xtask serve --port {}`",
            address.port().checked_add(1).unwrap_or(8080),
            port = address.port()
        ))),
        Err(error) => Err(Error::new(format!("can't listen on {address}: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("binding")?;
        let address = taken.local_addr().context("asking for the address")?;
        let message = free(address)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(
            message.contains(&format!("port {} is taken", address.port())),
            "{message}"
        );
        Ok(())
    }
}
