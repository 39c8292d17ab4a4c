//! What the page costs the browser: to be usable, and for a change of a choice. Run by
//! `cargo xtask bench`; not a test, because times differ from machine to machine.
//!
//! A cost is the browser's own count of what its main thread did (`TaskDuration` of the DevTools
//! protocol): script, style, layout and paint, whatever the page's code would measure of it. What as
//! many rounds without a change take is subtracted. With another build beside it, both are measured in
//! turns, so that a machine that is busy for a while is so for both.

use std::path::PathBuf;
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::chromium::{self, devtools};
use crate::claims::many_sites;
use crate::page::Page;
use crate::server::Manner;

/// How often each build is opened and measured.
const TURNS: usize = 3;

/// How many changes of a kind are measured at a time: whole turns of each kind's steps.
const CHANGES: usize = 24;

/// The sites of a large plan.
const SITES: usize = 200;

/// Where the changes start: the deployment model with the most rules.
const START: &str = "?deployment=self-hosted&role=all&version=4.2";

/// A page without scripts of the same origin, so that the browser's counters go on from there.
const BLANK: &str = "favicon.svg";

/// The changes of the page, by their names in `bench.js`.
const OF_THE_PAGE: &[&str] = &[
    "deployment",
    "role",
    "version",
    "search keystroke",
    "direction",
    "include",
    "format",
    "details",
    "view",
];

/// The changes of a release that is typed.
const OF_A_RELEASE: &[&str] = &["version keystroke"];

/// The changes where addresses are entered, with the firewall rules beside them where there is room.
const OF_ADDRESSES: &[&str] = &["address keystroke", "keystroke behind 999", "paste of 999"];

/// All of them, in the order in which they are made.
const STAGES: [&[&str]; 3] = [OF_THE_PAGE, OF_A_RELEASE, OF_ADDRESSES];

/// The changes of a plan with [`SITES`].
const OF_A_PLAN: &[&str] = &["site name", "site addresses", "site clusters"];

/// What the page is read with.
struct Profile {
    name: &'static str,
    width: u32,
    height: u32,
    /// How many times slower than this machine's the processor is.
    slower: u32,
    /// A mobile line: 150 ms, 1.2 Mbit/s.
    is_slow_line: bool,
}

const PROFILES: [Profile; 2] = [
    Profile {
        name: "desk",
        width: 1440,
        height: 900,
        slower: 1,
        is_slow_line: false,
    },
    Profile {
        name: "phone, its processor four times slower, on a mobile line",
        width: 390,
        height: 844,
        slower: 4,
        is_slow_line: true,
    },
];

/// A build of the page.
struct Build {
    name: &'static str,
    /// None is the page's own.
    dist: Option<PathBuf>,
}

/// The browser's counters, in milliseconds since some moment.
#[derive(Clone, Copy, Debug, Default)]
struct Counters {
    task: f64,
    script: f64,
    /// Style and layout.
    layout: f64,
}

impl Counters {
    async fn read(page: &Page) -> Self {
        let answer = devtools(&page.session, "Performance.getMetrics", json!({})).await;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let of = |name: &str| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            let seconds = metric.and_then(|metric| metric["value"].as_f64());
            seconds.unwrap_or_else(|| panic!("this browser does not count {name}")) * 1000.0
        };
        Self {
            task: of("TaskDuration"),
            script: of("ScriptDuration"),
            layout: of("LayoutDuration") + of("RecalcStyleDuration"),
        }
    }

    fn since(self, before: Self) -> Self {
        Self {
            task: self.task - before.task,
            script: self.script - before.script,
            layout: self.layout - before.layout,
        }
    }

    fn for_one_of(self, number: usize) -> Self {
        let number = number as f64;
        Self {
            task: self.task / number,
            script: self.script / number,
            layout: self.layout / number,
        }
    }
}

/// What one kind of change costs, in milliseconds for one.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    counters: Counters,
    /// From the event until the frame that shows it is done: the median.
    latency: f64,
}

/// What loading the page costs.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    /// When the choices can be used, in milliseconds.
    usable: f64,
    /// How long tasks of more than 50 ms blocked the page by then, beyond these 50 ms.
    blocked: f64,
    /// What had arrived by then, in bytes.
    bytes: f64,
    /// What the main thread did until the page was whole and at rest, in milliseconds.
    task: f64,
}

/// What `bench.js` answers.
#[derive(Deserialize)]
struct Steps {
    latencies: Vec<f64>,
}

/// What `bench-load.js` answers.
#[derive(Deserialize)]
struct Loaded {
    usable: f64,
    blocked: f64,
    bytes: f64,
}

/// Measures and prints tables: this build, and beside it the one in `against`, if there is one.
pub async fn run(page: Page, against: Option<PathBuf>) {
    if let Some(load) = load().filter(|load| *load > 0.7) {
        println!("bench: the machine is busy (load {load}); what follows will be too high");
    }
    let limits = TimeoutConfiguration::new(Some(Duration::from_secs(300)), None, None);
    let client = &page.session.client;
    client.update_timeouts(limits).await.expect("more time");
    devtools(&page.session, "Performance.enable", json!({})).await;
    let script = json!({"source": include_str!("bench-load.js")});
    devtools(
        &page.session,
        "Page.addScriptToEvaluateOnNewDocument",
        script,
    )
    .await;
    let mut builds = vec![Build {
        name: "this",
        dist: None,
    }];
    builds.extend(against.map(|dist| Build {
        name: "other",
        dist: Some(dist),
    }));
    println!(
        "\nMilliseconds of the browser's main thread, medians of {TURNS} turns: what loading the page \
         takes, and one\nchange of a choice (of {CHANGES} at a time): all tasks, in these script, and \
         style with layout; and how long\nit takes until the frame is done that shows it."
    );
    for profile in &PROFILES {
        let mut loads = vec![Vec::new(); builds.len()];
        let of_all = |names: &[&str]| vec![vec![Vec::new(); names.len()]; builds.len()];
        let mut costs = STAGES.map(of_all);
        let mut of_plans = vec![vec![Vec::new(); OF_A_PLAN.len()]; builds.len()];
        for _ in 0..TURNS {
            for (at, build) in builds.iter().enumerate() {
                match &build.dist {
                    Some(dist) => page.served_from_as(dist, Manner::Published),
                    None => page.served(Manner::Published),
                }
                loads[at].push(opened(&page, profile).await);
                for (stage, costs) in STAGES.iter().zip(&mut costs) {
                    if *stage == OF_A_RELEASE {
                        page.choose("Version", "Other release…").await;
                        page.type_into("Version", "4.2.13").await;
                    }
                    if *stage == OF_ADDRESSES {
                        page.show("Addresses").await;
                        let field = "!!document.getElementById('pp-address-vcenter')";
                        page.until_true("the fields", field).await;
                    }
                    measure(&page, stage, &mut costs[at]).await;
                }
                if profile.slower == 1 {
                    page.open_plan(&many_sites(SITES)).await;
                    page.until("the plan", |seen| seen.plan.sites.len() == SITES)
                        .await;
                    measure(&page, OF_A_PLAN, &mut of_plans[at]).await;
                }
                page.leave_for_good().await;
            }
        }
        println!("\n{}\n", profile.name);
        print_loads(&builds, &loads);
        for (stage, costs) in STAGES.iter().zip(&costs) {
            print_costs(&builds, stage, costs);
        }
        if profile.slower == 1 {
            println!("\n{}, with {SITES} sites\n", profile.name);
            print_costs(&builds, OF_A_PLAN, &of_plans);
        }
    }
}

/// Opens the page with nothing in the cache, and waits until it is whole and at rest.
async fn opened(page: &Page, profile: &Profile) -> Load {
    let session = &page.session;
    chromium::screen(session, profile.width, profile.height).await;
    page.go(BLANK).await;
    devtools(session, "Network.clearBrowserCache", json!({})).await;
    chromium::slow(session, profile.is_slow_line).await;
    let rate = json!({"rate": profile.slower});
    devtools(session, "Emulation.setCPUThrottlingRate", rate).await;
    let before = Counters::read(page).await;
    let address = page.address(START);
    session.client.goto(&address).await.expect("the page");
    let loaded = answer(page, "return window.paletteBench.loaded(arguments[0])", &[]).await;
    let after = Counters::read(page).await;
    let loaded: Loaded = serde_json::from_value(loaded).expect("the measurement");
    // What is measured next comes from the page itself.
    chromium::slow(session, false).await;
    Load {
        usable: loaded.usable,
        blocked: loaded.blocked,
        bytes: loaded.bytes,
        task: after.since(before).task,
    }
}

/// Measures each kind of change once.
async fn measure(page: &Page, names: &[&str], costs: &mut [Vec<Cost>]) {
    for (name, costs) in names.iter().zip(costs) {
        // The first turn lets the browser compile it.
        changed(page, name, CHANGES / 2).await;
        let (idle, _) = changed(page, "nothing", CHANGES).await;
        let (busy, latency) = changed(page, name, CHANGES).await;
        costs.push(Cost {
            counters: busy.since(idle).for_one_of(CHANGES),
            latency,
        });
    }
}

/// Makes changes of a kind; what all of them cost, and the median of their latencies.
async fn changed(page: &Page, name: &str, number: usize) -> (Counters, f64) {
    let before = Counters::read(page).await;
    let steps = answer(
        page,
        include_str!("bench.js"),
        &[name.into(), number.into()],
    )
    .await;
    let after = Counters::read(page).await;
    let steps: Steps = serde_json::from_value(steps).expect("the measurement");
    (after.since(before), median(steps.latencies))
}

/// What a script answers by the function that is its last argument.
async fn answer(page: &Page, script: &str, arguments: &[Value]) -> Value {
    let answer = page
        .session
        .client
        .execute_async(script, arguments.to_vec());
    let answer = answer.await.expect("the measurement");
    if let Some(error) = answer.get("error") {
        panic!("the measurement: {error}");
    }
    answer
}

fn print_loads(builds: &[Build], loads: &[Vec<Load>]) {
    println!(
        "{:7} {:>12} {:>12} {:>12} {:>12}",
        "loading", "usable, ms", "blocked, ms", "bytes", "task, ms"
    );
    for (build, loads) in builds.iter().zip(loads) {
        let of = |what: fn(&Load) -> f64| median(loads.iter().map(what).collect());
        println!(
            "{:7} {:>12.0} {:>12.0} {:>12.0} {:>12.1}",
            build.name,
            of(|load| load.usable),
            of(|load| load.blocked),
            of(|load| load.bytes),
            of(|load| load.task)
        );
    }
}

fn print_costs(builds: &[Build], names: &[&str], costs: &[Vec<Vec<Cost>>]) {
    println!(
        "\n{:18} {:7} {:>8} {:>8} {:>8} {:>8}   task, of the other's",
        "change", "build", "task", "script", "layout", "shown"
    );
    for (kind, name) in names.iter().enumerate() {
        let of =
            |at: usize, what: fn(&Cost) -> f64| median(costs[at][kind].iter().map(what).collect());
        let task = |at| of(at, |cost| cost.counters.task);
        for (at, build) in builds.iter().enumerate() {
            let ratio = match (at, builds.len()) {
                (0, 2) => format!("   {:.2}", task(0) / task(1)),
                _ => String::new(),
            };
            println!(
                "{:18} {:7} {:>8.2} {:>8.2} {:>8.2} {:>8.1}{ratio}",
                if at == 0 { name } else { "" },
                build.name,
                task(at),
                of(at, |cost| cost.counters.script),
                of(at, |cost| cost.counters.layout),
                of(at, |cost| cost.latency),
            );
        }
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// How many programs have been waiting for a processor in the last minute, where the system says.
fn load() -> Option<f64> {
    let all = std::fs::read_to_string("/proc/loadavg").ok()?;
    all.split(' ').next()?.parse().ok()
}
