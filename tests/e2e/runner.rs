//! Runs claims two at a time, each in a tab of its own, and reports as `cargo test` does.

use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, panic, thread};

use crate::driver::{Driver, Session};
use crate::page::Page;
use crate::server::{Manner, Server};
use crate::setting::Setting;
use crate::views::View;

/// Longer than any claim takes on a busy machine.
const LIMIT: Duration = Duration::from_secs(90);

/// What a claim does, as a value.
pub type Doing = Pin<Box<dyn Future<Output = ()>>>;

/// One claim about the page.
#[derive(Clone)]
pub struct Claim {
    /// The topic and the claim.
    pub name: String,
    /// Shows that it holds, or panics.
    pub run: fn(Page) -> Doing,
    /// The view that it is about, where it is about one of several.
    pub view: Option<&'static View>,
}

thread_local! {
    /// What the last panic on this thread said: each thread runs one claim at a time.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs every one of these claims whose name contains one of `filters`, or all.
pub fn run(setting: &Setting, jobs: usize, all: Vec<Claim>, filters: &[String]) -> ExitCode {
    let wanted = |claim: &Claim| {
        filters.is_empty()
            || filters
                .iter()
                .any(|part| claim.name.contains(part.as_str()))
    };
    let total = all.len();
    let queue: VecDeque<Claim> = all.into_iter().filter(wanted).collect();
    let chosen = queue.len();
    println!("\nrunning {chosen} tests");
    let started = Instant::now();
    panic::set_hook(Box::new(|info| {
        SAID.with_borrow_mut(|said| *said = info.to_string());
    }));
    let driver = Driver::start(setting);
    let server = Server::start(&setting.dist, Manner::Good);
    let queue = Mutex::new(queue);
    let failed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                in_order(async {
                    let mut browser = None;
                    let next = || lock(&queue).pop_front();
                    while let Some(claim) = next() {
                        let begun = Instant::now();
                        let outcome = shown(&driver, &mut browser, &server, setting, &claim).await;
                        let seconds = begun.elapsed().as_secs_f64();
                        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
                        println!("test {} ... {word} ({seconds:.1} s)", claim.name);
                        if let Err(said) = outcome {
                            lock(&failed).push((claim.name, said));
                        }
                    }
                    if let Some(browser) = browser {
                        browser.close().await;
                    }
                });
            });
        }
    });
    // Nothing else panics from here on.
    let _ = panic::take_hook();
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    for (name, said) in &failed {
        println!("\n---- {name} ----\n{said}");
    }
    let word = if failed.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {} passed; {} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
        chosen - failed.len(),
        failed.len(),
        total - chosen,
        started.elapsed().as_secs_f64()
    );
    match failed.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// Does one thing in one browser, with everything it says shown.
pub fn alone<F: Future<Output = ()> + 'static>(
    setting: &Setting,
    server: Server,
    doing: impl FnOnce(Page) -> F,
) -> ExitCode {
    panic::set_hook(Box::new(|info| eprintln!("{info}")));
    let driver = Driver::start(setting);
    let done = in_order(async {
        let session = driver.session().await;
        let page = Page::new(session.clone(), server, setting.dist.clone());
        let done = tokio::task::spawn_local(doing(page)).await;
        session.close().await;
        done
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // What a panic said is on screen already.
        Err(_) => ExitCode::FAILURE,
    }
}

/// Shows one claim, in the browser that the last one left or in a new one. The error is what went
/// wrong, and where a picture of it is.
async fn shown(
    driver: &Driver,
    browser: &mut Option<Session>,
    server: &Server,
    setting: &Setting,
    claim: &Claim,
) -> Result<(), String> {
    SAID.take();
    let session = match browser.take() {
        Some(session) => session.fresh(&server.origin()).await,
        None => driver.session().await,
    };
    let page = Page::new(session.clone(), server.clone(), setting.dist.clone()).about(claim.view);
    let doing = (claim.run)(page.clone());
    let task = tokio::task::spawn_local(async move {
        doing.await;
        page.assert_clean().await;
    });
    let stop = task.abort_handle();
    let error = match tokio::time::timeout(LIMIT, task).await {
        Ok(Ok(())) => {
            *browser = Some(session);
            return Ok(());
        }
        Ok(Err(error)) => match error.try_into_panic() {
            Ok(payload) => said(&*payload),
            Err(error) => error.to_string(),
        },
        Err(_) => {
            stop.abort();
            format!("not done after {} s", LIMIT.as_secs())
        }
    };
    let picture = pictured(&session, &claim.name).await;
    // Who knows what it left behind: the next claim gets another browser.
    session.close().await;
    Err(format!("{error}\n{picture}"))
}

/// Runs something that is not to leave this thread.
fn in_order<T>(all: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    tokio::task::LocalSet::new().block_on(&runtime, all)
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a panic said: with its place, where the hook caught it.
fn said(payload: &(dyn Any + Send)) -> String {
    let with_place = SAID.take();
    if !with_place.is_empty() {
        return with_place;
    }
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or(payload.downcast_ref::<&str>().copied())
        .unwrap_or("a panic")
        .to_owned()
}

/// Where pictures of what went wrong are left.
pub fn failures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e-failures")
}

async fn pictured(session: &Session, name: &str) -> String {
    let dir = failures();
    let file = dir.join(format!("{}.png", name.replace("::", "-")));
    let Ok(picture) = session.client.screenshot().await else {
        return "no picture: the browser does not answer".to_owned();
    };
    match fs::create_dir_all(&dir).and_then(|()| fs::write(&file, picture)) {
        Ok(()) => format!("picture: {}", file.display()),
        Err(error) => format!("no picture: {error}"),
    }
}
