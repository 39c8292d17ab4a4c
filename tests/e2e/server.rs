//! Serves the built page from a free port of this machine: strictly, and on request badly.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// All that the page may do. If it needed anything more, this would show in the console.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

/// The longest that nothing more of the page arrives where it comes in two parts.
const HALT: Duration = Duration::from_secs(20);

/// What the page asks for, by a script of a claim's, when its first part can be seen.
pub const PAINTED: &str = "painted";

/// The page in one file, which stands beside the static folder.
const SINGLE_FILE: &str = "palette-ports.html";

/// What the server does wrong, or differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Nothing.
    Good,
    /// A file whose name ends like this is not there.
    Missing(&'static str),
    /// Half of a file whose name ends like this arrives, then the connection ends.
    Cut(&'static str),
    /// Of the page, what stands above the end of its first table arrives at once, and the rest when it has
    /// asked for [`PAINTED`].
    Halting,
    /// Half of a file whose name ends like this arrives as if it were all of it.
    Damaged(&'static str),
    /// The policy does not allow WebAssembly.
    NoWasm,
    /// A file whose name ends like this is said to be plain text.
    WrongType(&'static str),
    /// The page as a browser reads it that knows no modules: it skips them, and runs what is for
    /// such browsers.
    NoModules,
    /// The page is under this path, and nothing is above it.
    Under(&'static str),
    /// There is no policy, and a directory is its `index.html`: what other people's tools build has
    /// scripts and styles of its own in its pages.
    Lenient,
    /// Caches keep everything for a while; the first so many times that a file is asked for whose name ends like
    /// this, something is wrong with it.
    Flawed(&'static str, usize, Flaw),
    /// As it is published: compressed where there is a compressed file and the browser takes it.
    Published,
}

/// What is wrong with a file for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not there.
    Missing,
    /// Half of it arrives as if it were all.
    Damaged,
    /// It is of another build.
    OfAnotherBuild,
}

/// What a server was asked.
type Heard = Arc<Mutex<Vec<String>>>;

/// A server that runs as long as the process does: a listener costs next to nothing.
#[derive(Clone, Debug)]
pub struct Server {
    address: SocketAddr,
    /// Every request so far: its first line and its headers.
    heard: Heard,
}

impl Server {
    /// Starts serving `dist`.
    pub fn start(dist: &Path, manner: Manner) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("the port's address");
        let dist: Arc<PathBuf> = Arc::new(dist.to_owned());
        let heard = Heard::default();
        let told = heard.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (dist, told) = (dist.clone(), told.clone());
                // A browser that has gone away in the middle is nothing to complain about.
                thread::spawn(move || drop(answer(stream, &dist, manner, &told)));
            }
        });
        Self { address, heard }
    }

    /// Somebody else's server at this address; what that is asked is not heard.
    pub fn of(address: SocketAddr) -> Self {
        Self {
            address,
            heard: Heard::default(),
        }
    }

    /// The origin, without a slash at its end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request so far: its first line and its headers.
    pub fn heard(&self) -> Vec<String> {
        let heard = self.heard.lock();
        heard.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn answer(stream: TcpStream, dist: &Path, manner: Manner, told: &Heard) -> std::io::Result<()> {
    let mut lines = BufReader::new(&stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut all = request.clone();
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        all.push('\n');
        all.push_str(&line);
    }
    told.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(all.clone());
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/");
    let path = match manner {
        Manner::Under(under) => path.strip_prefix(under).unwrap_or("/.."),
        _ => path,
    };
    let name = match path.trim_start_matches('/') {
        "" => "index.html",
        // Nothing here has a name that needs decoding, or leads out of the directory.
        name if name.contains("..") || name.contains('%') => "",
        name => name,
    };
    let index;
    let name = match manner {
        Manner::Lenient if dist.join(name).is_dir() => {
            index = format!("{}/index.html", name.trim_end_matches('/'));
            index.trim_start_matches('/')
        }
        _ => name,
    };
    let flaw = match manner {
        Manner::Flawed(end, times, flaw) if name.ends_with(end) => {
            (times_asked(told, name) <= times).then_some(flaw)
        }
        _ => None,
    };
    let missing = matches!(manner, Manner::Missing(end) if name.ends_with(end))
        || flaw == Some(Flaw::Missing);
    let compressed = (manner == Manner::Published && accepts(&all, "br"))
        .then(|| fs::read(file(dist, &format!("{name}.br"))).ok())
        .flatten();
    let encoding = match compressed {
        Some(_) => "Content-Encoding: br\r\nVary: Accept-Encoding\r\n",
        None => "",
    };
    let body = compressed
        .or_else(|| fs::read(file(dist, name)).ok())
        .filter(|_| !missing);
    // Browsers ask for one by themselves, and a site need not have it.
    let missing_icon = manner == Manner::Lenient && name == "favicon.ico" && body.is_none();
    let status = if missing_icon || name == PAINTED {
        "204 No Content"
    } else if body.is_some() {
        "200 OK"
    } else {
        "404 Not Found"
    };
    let mut body = body.unwrap_or_default();
    if matches!(manner, Manner::Damaged(end) if name.ends_with(end)) || flaw == Some(Flaw::Damaged)
    {
        body.truncate(body.len() / 2);
    }
    // The name of its build stands last in a module.
    if let (Some(Flaw::OfAnotherBuild), Some(last)) = (flaw, body.last_mut()) {
        *last ^= 1;
    }
    if manner == Manner::NoModules && name == "index.html" {
        let html = String::from_utf8_lossy(&body);
        body = html
            .replace("type=\"module\"", "type=\"unknown\"")
            .replace(" nomodule", "")
            .into_bytes();
    }
    let policy = policy(manner, name);
    let mut out = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{policy}{encoding}\
         X-Content-Type-Options: nosniff\r\nCache-Control: {}\r\nConnection: close\r\n\r\n",
        match manner {
            Manner::WrongType(end) if name.ends_with(end) => "text/plain",
            _ => mime(name),
        },
        body.len(),
        match manner {
            Manner::Flawed(..) => "max-age=600",
            _ => "no-store",
        },
    )
    .into_bytes();
    if matches!(manner, Manner::Cut(end) if name.ends_with(end)) {
        body.truncate(body.len() / 2);
    }
    if manner == Manner::Halting && name == "index.html" {
        let above = body.windows(8).position(|part| part == b"</table>");
        let rest = body.split_off(above.unwrap_or_default());
        out.extend(body);
        let before = times_painted(told);
        (&stream).write_all(&out)?;
        let halted = Instant::now();
        while times_painted(told) == before && halted.elapsed() < HALT {
            thread::sleep(Duration::from_millis(10));
        }
        return (&stream).write_all(&rest);
    }
    out.extend(body);
    (&stream).write_all(&out)
}

/// How often a file was asked for.
fn times_asked(told: &Heard, name: &str) -> usize {
    let told = told.lock().unwrap_or_else(PoisonError::into_inner);
    let asked = told.iter().filter_map(|one| one.split(' ').nth(1));
    asked
        .filter(|target| target.trim_start_matches('/').split('?').next() == Some(name))
        .count()
}

/// How often a page has said that its first part can be seen.
fn times_painted(told: &Heard) -> usize {
    let told = told.lock().unwrap_or_else(PoisonError::into_inner);
    let asked = format!("GET /{PAINTED} ");
    told.iter().filter(|one| one.starts_with(&asked)).count()
}

/// Whether a browser takes files that are compressed like this.
fn accepts(request: &str, encoding: &str) -> bool {
    let mut headers = request.lines().filter_map(|line| line.split_once(':'));
    headers.any(|(name, value)| {
        name.eq_ignore_ascii_case("accept-encoding")
            && value.split(',').any(|one| one.trim() == encoding)
    })
}

/// The header that says what a page may do. The pages of somebody else's that embed ours differ in
/// the one thing that they are about.
fn policy(manner: Manner, name: &str) -> String {
    let policy = match (manner, name) {
        (Manner::Lenient, _) => return String::new(),
        // It brings a stricter one along.
        (_, SINGLE_FILE) => return String::new(),
        (Manner::NoWasm, _) => POLICY.replace(" 'wasm-unsafe-eval'", ""),
        (_, "hosts/based.html") => POLICY.replace("base-uri 'none'", "base-uri 'self'"),
        (_, "hosts/frames.html") => format!("{POLICY}; frame-src 'self'"),
        _ => POLICY.to_owned(),
    };
    format!("Content-Security-Policy: {policy}\r\n")
}

/// Where a file is: a page of somebody else's that embeds ours, what is embedded, or our own page.
fn file(dist: &Path, name: &str) -> PathBuf {
    match name.split_once('/') {
        Some(("hosts", name)) => Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/e2e/hosts")
            .join(name),
        Some(("embed", _)) => dist.with_file_name("").join(name),
        None if name == SINGLE_FILE => dist.with_file_name(name),
        // What browsers ask every site for.
        None if name == "favicon.ico" => dist.join("favicon.svg"),
        _ => dist.join(name),
    }
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" | "ico" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
