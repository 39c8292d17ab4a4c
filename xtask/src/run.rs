//! Starting other programs, and showing that something is happening meanwhile.

use std::collections::VecDeque;
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Context, Error, Result};
use crate::project;

/// How often a long quiet command says that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// How many of its last lines are shown when it fails.
const TAIL: usize = 60;

/// A program in the repository's root, without what `cargo xtask` itself was given:
/// cargo tells its children which package they are, and tools like Trunk believe it.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project::root());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let ours = [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ];
        if text == "CARGO" || ours.iter().any(|prefix| text.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    command
}

/// Where a program is, if it is on the PATH or where Debian keeps root's programs.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let sbin = ["/usr/sbin", "/sbin"].map(PathBuf::from);
    let mut candidates = env::split_paths(&path)
        .chain(sbin)
        .map(|dir| dir.join(name));
    candidates.find(|file| is_program(file))
}

/// Whether this file can be started.
pub fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata()
            .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        file.is_file() || file.with_extension("exe").is_file()
    }
}

/// What a program prints, if it starts and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program with its output passed through.
pub fn show(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let status = command.status().context(format!("starting `{name}`"))?;
    match status.success() {
        true => Ok(()),
        false => Err(Error::new(format!("`{name}` failed ({status})"))),
    }
}

/// Runs a program that prints too much to show: the elapsed time and its latest line
/// every ten seconds, and its last lines when it fails.
pub fn quietly(command: &mut Command) -> Result<()> {
    quietly_within(command, Duration::MAX)
}

/// The same for a program that may wait for ever, such as one whose network is silent.
pub fn quietly_within(command: &mut Command, limit: Duration) -> Result<()> {
    let name = name_of(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context(format!("starting `{name}`"))?;
    let lines = Lines::default();
    let readers = [
        child.stdout.take().map(|pipe| lines.read(pipe)),
        child.stderr.take().map(|pipe| lines.read(pipe)),
    ];
    let started = Instant::now();
    let mut next = HEARTBEAT;
    let status = loop {
        if let Some(status) = child.try_wait().context(format!("waiting for `{name}`"))? {
            break status;
        }
        if started.elapsed() >= limit {
            // It may have just ended by itself; either way it is waited for next.
            let _ = child.kill();
            let _ = child.wait();
            return Err(Error::new(format!(
                "`{name}` took longer than {}",
                elapsed(limit)
            )));
        }
        if started.elapsed() >= next {
            println!("    {}  {}", elapsed(started.elapsed()), lines.latest());
            next += HEARTBEAT;
        }
        thread::sleep(Duration::from_millis(100));
    };
    for reader in readers.into_iter().flatten() {
        // A reader that panicked has lost some lines of a log; nothing to do about it.
        let _ = reader.join();
    }
    if status.success() {
        return Ok(());
    }
    Err(Error::new(format!(
        "`{name}` failed ({status}); the end of what it said:\n{}",
        lines.tail()
    )))
}

/// Runs a program whose output is for us to read, with its complaints passed through: what it
/// printed, and whether it succeeded.
pub fn captured(command: &mut Command, limit: Duration) -> Result<(String, bool)> {
    let name = name_of(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context(format!("starting `{name}`"))?;
    let reader = child.stdout.take().map(|mut pipe| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // What came before an error is still worth reading.
            let _ = pipe.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    });
    let started = Instant::now();
    let mut next = HEARTBEAT;
    let status = loop {
        if let Some(status) = child.try_wait().context(format!("waiting for `{name}`"))? {
            break status;
        }
        if started.elapsed() >= limit {
            // It may have just ended by itself; either way it is waited for next.
            let _ = child.kill();
            let _ = child.wait();
            return Err(Error::new(format!(
                "`{name}` took longer than {}",
                elapsed(limit)
            )));
        }
        if started.elapsed() >= next {
            println!("    {}", elapsed(started.elapsed()));
            next += HEARTBEAT;
        }
        thread::sleep(Duration::from_millis(50));
    };
    let text = reader.and_then(|reader| reader.join().ok());
    Ok((text.unwrap_or_default(), status.success()))
}

/// Minutes and seconds, as on a clock.
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![
        program
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .take(3)
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// The last lines of both output streams, in the order they came.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<VecDeque<String>>>);

impl Lines {
    fn read(&self, pipe: impl Read + Send + 'static) -> thread::JoinHandle<()> {
        let lines = self.clone();
        thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(std::io::Result::ok) {
                let mut kept = lines.0.lock().unwrap_or_else(PoisonError::into_inner);
                if kept.len() == TAIL {
                    kept.pop_front();
                }
                kept.push_back(line);
            }
        })
    }

    fn latest(&self) -> String {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter()
            .rev()
            .find(|line| !line.trim().is_empty())
            .map_or_else(
                || "(nothing said yet)".to_owned(),
                |line| line.trim().chars().take(100).collect(),
            )
    }

    fn tail(&self) -> String {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().map(|line| format!("    {line}\n")).collect()
    }
}
