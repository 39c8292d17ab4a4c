//! Shows claims, each in a tab of its own of a browser that the last claim left, several at a time.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use std::{fs, panic};

use libtest_mimic::{Completion, Failed};
use tokio::runtime::Runtime;
use tokio::task::LocalSet;

use crate::driver::{Driver, Session};
use crate::harness::Harness;
use crate::page::Page;
use crate::server::{Manner, Server};
use crate::setting::Setting;
use crate::views::View;

/// Longer than any claim takes on a busy machine.
const LIMIT: Duration = Duration::from_secs(480);

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

/// Runs every one of these claims that the command line chooses, or lists them.
pub fn run(setting: Setting, mut harness: Harness, all: Vec<Claim>) -> ExitCode {
    harness.at_a_time(jobs());
    panic::set_hook(Box::new(|info| {
        SAID.with_borrow_mut(|said| *said = info.to_string());
    }));
    let browsers = Arc::new(Browsers::new(setting));
    let tests = all.into_iter().map(|claim| {
        let browsers = browsers.clone();
        harness.test(claim.name.clone(), move || {
            browsers.show(&claim).map(|()| Completion::Completed)
        })
    });
    let tests = tests.collect();
    let conclusion = harness.run(tests);
    // Nothing else panics from here on.
    let _ = panic::take_hook();
    browsers.close();
    conclusion.exit_code()
}

/// How many claims are shown at a time: a third of the time each waits for what a page does by and by.
fn jobs() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from) * 3 / 2
}

/// A browser, and what its session runs in.
struct Browser {
    runtime: Runtime,
    session: Session,
}

/// Every browser that is open and has nothing to do.
struct Browsers {
    setting: Setting,
    driver: OnceLock<Driver>,
    server: OnceLock<Server>,
    idle: Mutex<Vec<Browser>>,
}

impl Browsers {
    /// None is started before it is needed.
    fn new(setting: Setting) -> Self {
        Self {
            setting,
            driver: OnceLock::new(),
            server: OnceLock::new(),
            idle: Mutex::default(),
        }
    }

    /// Shows one claim, in the browser that another one left or in a new one. The error is what went
    /// wrong, and where a picture of it is.
    fn show(&self, claim: &Claim) -> Result<(), Failed> {
        SAID.take();
        let driver = self.driver.get_or_init(|| Driver::start(&self.setting));
        let start = || Server::start(&self.setting.dist, Manner::Good);
        let server = self.server.get_or_init(start);
        let left = lock(&self.idle).pop();
        let (runtime, session) = match left {
            Some(Browser { runtime, session }) => (runtime, Some(session)),
            None => (runtime(), None),
        };
        let shown = LocalSet::new().block_on(&runtime, async {
            let session = match session {
                Some(session) => session.fresh(&server.origin()).await,
                None => driver.session().await,
            };
            let page = Page::new(session.clone(), server.clone(), self.setting.dist.clone());
            match shown(page.about(claim.view), claim).await {
                Ok(()) => Ok(session),
                Err(error) => {
                    let picture = pictured(&session, &claim.name).await;
                    // Who knows what it left behind: the next claim gets another browser.
                    session.close().await;
                    Err(format!("{error}\n{picture}"))
                }
            }
        });
        let session = shown?;
        lock(&self.idle).push(Browser { runtime, session });
        Ok(())
    }

    /// Closes them.
    fn close(&self) {
        for Browser { runtime, session } in lock(&self.idle).drain(..) {
            runtime.block_on(session.close());
        }
    }
}

/// Shows one claim, and what holds for every one. The error is what went wrong.
async fn shown(page: Page, claim: &Claim) -> Result<(), String> {
    let doing = (claim.run)(page.clone());
    let task = tokio::task::spawn_local(async move {
        doing.await;
        page.assert_clean().await;
    });
    let stop = task.abort_handle();
    match tokio::time::timeout(LIMIT, task).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(match error.try_into_panic() {
            Ok(payload) => said(&*payload),
            Err(error) => error.to_string(),
        }),
        Err(_) => {
            stop.abort();
            Err(format!("not done after {} s", LIMIT.as_secs()))
        }
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
    let done = LocalSet::new().block_on(&runtime(), async {
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

/// What runs on one thread at a time.
fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
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
