//! Runs claims one after the other, each in a browser of its own, then the broken copies that must
//! be found out; says how it goes while it does, and ends with a row for the table.

use std::cell::RefCell;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::{Duration, Instant};
use std::{fs, panic};

use crate::copies::Copy;
use crate::driver::{Driver, Kind, Session};
use crate::setting::Setting;
use crate::tab::{self, Tab};

/// Longer than any claim takes on a busy machine.
const LIMIT: Duration = Duration::from_secs(120);

/// What a claim does, as a value.
pub type Doing = Pin<Box<dyn Future<Output = ()>>>;

/// One claim, and the copies that it must not hold for.
pub struct Claim {
    /// What is claimed.
    pub name: &'static str,
    /// Shows that it holds for what is built, or panics.
    pub run: Box<dyn Fn(Tab) -> Doing>,
    /// How what is built is changed before.
    pub copy: Option<Copy>,
    /// Changes that it has to find out.
    pub broken: Vec<Copy>,
}

thread_local! {
    /// What the last panic said, with its place.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs them; whether all hold and every broken copy was found out. Progress goes where complaints
/// go, since what is printed is read by `cargo xtask verify`.
pub fn run(name: &str, made_by: Option<&str>, setting: &Setting, claims: Vec<Claim>) -> bool {
    panic::set_hook(Box::new(|info| {
        SAID.with_borrow_mut(|said| *said = info.to_string());
    }));
    let driver = Driver::start(setting);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let done = tokio::task::LocalSet::new().block_on(&runtime, all(&driver, setting, &claims));
    let engine = match (made_by, setting.kind) {
        (Some(made_by), _) => format!("{made_by} in Chromium"),
        (None, Kind::Chromium) => "Chromium".to_owned(),
        (None, Kind::Firefox) => "Firefox".to_owned(),
        (None, Kind::WebKit) => "WebKitGTK".to_owned(),
    };
    let result = if done.wrong.is_empty() {
        "pass"
    } else {
        "fail"
    };
    println!(
        "verified\t{name}\t{engine}\t{}\tbrowser\t{}\t{}\t{result}\t{}",
        done.version,
        done.held,
        done.found_out,
        done.wrong.join("; ")
    );
    done.wrong.is_empty()
}

/// How it went.
#[derive(Default)]
struct Done {
    version: String,
    held: usize,
    found_out: usize,
    wrong: Vec<String>,
}

async fn all(driver: &Driver, setting: &Setting, claims: &[Claim]) -> Done {
    let mut done = Done::default();
    for claim in claims {
        let begun = Instant::now();
        let outcome = shown(
            driver,
            setting,
            claim,
            claim.copy.as_ref(),
            &mut done.version,
        )
        .await;
        let took = begun.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => {
                done.held += 1;
                eprintln!("    ok      {} ({took:.1} s)", claim.name);
            }
            Err(said) => {
                eprintln!("    FAILED  {} ({took:.1} s)\n{said}", claim.name);
                done.wrong.push(claim.name.to_owned());
                // What does not hold anyway finds nothing out.
                continue;
            }
        }
        for copy in &claim.broken {
            tab::be_impatient(true);
            let outcome = shown(driver, setting, claim, Some(copy), &mut done.version).await;
            tab::be_impatient(false);
            match outcome {
                Err(said) => {
                    done.found_out += 1;
                    let said = said.lines().nth(1).unwrap_or_default();
                    let said: String = said.chars().take(150).collect();
                    eprintln!("    broken  found out: one that {}: {said}", copy.name);
                }
                Ok(()) => {
                    let said = format!("“{}” holds for one that {}", claim.name, copy.name);
                    eprintln!("    FAILED  {said}");
                    done.wrong.push(said);
                }
            }
        }
    }
    done
}

/// Shows one claim in a browser of its own. The error is what went wrong.
async fn shown(
    driver: &Driver,
    setting: &Setting,
    claim: &Claim,
    copy: Option<&Copy>,
    version: &mut String,
) -> Result<(), String> {
    SAID.take();
    let place = match copy {
        Some(copy) => copy
            .make(&setting.dist)
            .map_err(|error| format!("\n{error}"))?,
        None => setting.dist.clone(),
    };
    let session = driver.session().await;
    if version.is_empty() {
        *version = browser_version(&session);
    }
    let tab = Tab::new(session.clone(), setting.kind, place);
    let task = tokio::task::spawn_local((claim.run)(tab));
    let stop = task.abort_handle();
    let error = match tokio::time::timeout(LIMIT, task).await {
        Ok(Ok(())) => None,
        Ok(Err(_)) => Some(SAID.take()),
        Err(_) => {
            stop.abort();
            Some(format!("\nnot done after {} s", LIMIT.as_secs()))
        }
    };
    let error = match error {
        Some(said) if copy.is_none() || claim.copy.is_some() => {
            Some(format!("{said}\n{}", pictured(&session, claim.name).await))
        }
        other => other,
    };
    session.close().await;
    error.map_or(Ok(()), Err)
}

fn browser_version(session: &Session) -> String {
    let capabilities = session.client.capabilities();
    let version = capabilities.and_then(|all| all.get("browserVersion"));
    let version = version.and_then(|version| version.as_str());
    version.unwrap_or_default().to_owned()
}

async fn pictured(session: &Session, name: &str) -> String {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites-failures");
    let file: PathBuf = dir.join(format!("{}.png", name.replace(' ', "-")));
    let Ok(picture) = session.client.screenshot().await else {
        return "no picture: the browser does not answer".to_owned();
    };
    match fs::create_dir_all(&dir).and_then(|()| fs::write(&file, picture)) {
        Ok(()) => format!("picture: {}", file.display()),
        Err(error) => format!("no picture: {error}"),
    }
}
