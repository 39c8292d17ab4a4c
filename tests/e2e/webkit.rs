//! What only WebKitGTK, its small browser and its driver do this way.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::setting::Setting;

/// Longer than a driver takes to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A screen that nobody sees: this browser has no way to run without a window.
pub struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    fn start() -> Self {
        // It picks a free number and says which, when it is there.
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "1400x1000x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("starting Xvfb: {error}"));
        let stdout = process.stdout.take().expect("the screen's output");
        let number = BufReader::new(stdout).lines().next();
        let number = number
            .expect("the screen's number")
            .expect("the screen's number");
        Self {
            process,
            display: format!(":{}", number.trim()),
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts the driver, with a screen for its browsers.
pub fn start(setting: &Setting) -> Driver {
    let screen = Screen::start();
    // It picks no port itself, so a free one is found for it.
    let found = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = found.local_addr().expect("the port's address").port();
    drop(found);
    let process = Driver::command(setting)
        .arg(format!("--port={port}"))
        .env("DISPLAY", &screen.display)
        .spawn()
        .unwrap_or_else(|error| panic!("starting {}: {error}", setting.driver.display()));
    // It says nothing when it is there: knocking is the only way to know.
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(
            started.elapsed() < PATIENCE,
            "WebKitWebDriver never listened"
        );
        thread::sleep(Duration::from_millis(20));
    }
    Driver::at(port, process, setting, Some(screen))
}

/// What a session is asked for.
pub fn capabilities(setting: &Setting) -> Capabilities {
    let wanted = json!({
        "webkitgtk:browserOptions": {
            "binary": setting.browser,
            "args": ["--automation"],
        },
    });
    match wanted {
        Value::Object(map) => map,
        _ => Capabilities::new(),
    }
}
