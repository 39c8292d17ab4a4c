//! The WebDriver process and its sessions. What is special about a browser is in its own file.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{env, fs, io, process, thread};

use fantoccini::error::CmdError;
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use crate::setting::Setting;
use crate::{chromium, firefox, webkit};

/// How long a script on a page may take. axe-core takes half a minute for a plan with a hundred sites where the
/// machine is slow, which is where WebDriver gives up by itself.
const SCRIPT_LIMIT: Duration = Duration::from_secs(180);

/// Which browser it is. The claims here have Chromium alone; `tests/sites` drives all of them.
#[allow(dead_code)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, with chromedriver.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's own small browser, with its driver.
    WebKit,
}

impl Kind {
    /// Which one a program is.
    pub fn of(program: &Path) -> Self {
        let name = program.file_name().unwrap_or_default();
        match name.to_string_lossy() {
            name if name.starts_with("firefox") => Self::Firefox,
            name if name == "MiniBrowser" => Self::WebKit,
            _ => Self::Chromium,
        }
    }
}

/// A running driver; it ends with this value.
pub struct Driver {
    process: Child,
    address: String,
    setting: Setting,
    /// Where the windows of a browser are that can't do without: it has to outlive the browser.
    _screen: Option<webkit::Screen>,
}

impl Driver {
    /// Starts the driver on a free port.
    pub fn start(setting: &Setting) -> Self {
        let (arguments, port_in) = match setting.kind {
            Kind::Chromium => (chromium::DRIVER_ARGUMENTS, chromium::port_in as PortIn),
            Kind::Firefox => (firefox::DRIVER_ARGUMENTS, firefox::port_in as PortIn),
            Kind::WebKit => return webkit::start(setting),
        };
        let mut process = Self::command(setting)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("starting {}: {error}", setting.driver.display()));
        let stdout = process.stdout.take().expect("the driver's output");
        let mut lines = BufReader::new(stdout).lines().map_while(io::Result::ok);
        let port = lines
            .find_map(|line| port_in(&line))
            .expect("the driver says which port it listens on");
        // It writes on, and would stop when nobody reads.
        thread::spawn(move || lines.for_each(drop));
        Self::at(port, process, setting, None)
    }

    /// The driver's program, with nothing of it on screen.
    pub fn command(setting: &Setting) -> Command {
        let mut command = Command::new(&setting.driver);
        if let Some(file) = &setting.fontconfig {
            command.env("FONTCONFIG_FILE", file);
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// A driver that listens at this port.
    pub fn at(
        port: u16,
        process: Child,
        setting: &Setting,
        screen: Option<webkit::Screen>,
    ) -> Self {
        Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
            setting: setting.clone(),
            _screen: screen,
        }
    }

    /// A fresh browser: nothing is left in it of any other.
    pub async fn session(&self) -> Session {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("palette-ports-e2e-{}-{number}", process::id());
        let downloads = env::temp_dir().join(name);
        fs::create_dir_all(&downloads).expect("a directory for downloads");
        let kind = self.setting.kind;
        let capabilities = match kind {
            Kind::Chromium => chromium::capabilities(&self.setting),
            Kind::Firefox => firefox::capabilities(&self.setting),
            Kind::WebKit => webkit::capabilities(&self.setting),
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .expect("a browser session");
        let limits = TimeoutConfiguration::new(Some(SCRIPT_LIMIT), None, None);
        client.update_timeouts(limits).await.expect("more time");
        let session = Session { client, downloads };
        match kind {
            Kind::Chromium => chromium::make_ready(&session).await,
            Kind::Firefox | Kind::WebKit => {}
        }
        session
    }
}

/// Finds the port in a line of a driver's output.
type PortIn = fn(&str) -> Option<u16>;

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser.
#[derive(Clone, Debug)]
pub struct Session {
    /// The standard commands.
    pub client: Client,
    /// Where it puts downloads.
    pub downloads: PathBuf,
}

impl Session {
    /// A command that fantoccini has no function for.
    pub async fn command(
        &self,
        method: http::Method,
        path: impl Into<String>,
        body: Value,
    ) -> Result<Value, CmdError> {
        self.client
            .issue_cmd(Other {
                method,
                path: path.into(),
                body,
            })
            .await
    }

    /// The same browser with nothing in it of what was done before: a new tab in place of the old
    /// one, and nothing kept for `origin`. One claim sees to it that the page keeps nothing
    /// anywhere else.
    pub async fn fresh(self, origin: &str) -> Self {
        let old = self.client.window().await.expect("the old tab");
        let new = self.client.new_window(true).await.expect("a new tab");
        self.client
            .switch_to_window(old)
            .await
            .expect("the old tab");
        self.client
            .close_window()
            .await
            .expect("the old tab closes");
        self.client
            .switch_to_window(new.handle)
            .await
            .expect("the new tab");
        chromium::forget(&self, origin).await;
        chromium::make_ready(&self).await;
        self
    }

    /// Ends it.
    pub async fn close(self) {
        // One that crashed is closed already.
        let _ = self.client.close().await;
        let _ = fs::remove_dir_all(&self.downloads);
    }
}

/// Some command of a session: its path behind the session's, and its body for a `POST`.
#[derive(Debug)]
struct Other {
    method: http::Method,
    path: String,
    body: Value,
}

impl WebDriverCompatibleCommand for Other {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = (self.method == http::Method::POST).then(|| self.body.to_string());
        (self.method.clone(), body)
    }
}
