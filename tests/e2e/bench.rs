//! What a change of a filter costs the main thread. Run by `cargo xtask bench`; not a test, because
//! times differ from machine to machine.

use serde::Deserialize;

use crate::claims::many_sites;
use crate::page::Page;

/// The most that the median change may take on a desk machine, in milliseconds.
const BUDGET: f64 = 8.0;

/// The most that one of a plan with [`SITES`] may take.
const PLAN_BUDGET: f64 = 25.0;

/// The sites of a large plan.
const SITES: usize = 200;

/// How often each change is measured, after a few rounds that warm it up.
const ROUNDS: usize = 40;

/// Where the changes start: the deployment model with the most rules.
const START: &str = "?deployment=self-hosted&version=4.2";

/// One kind of change, as `bench.js` measured it, in milliseconds.
#[derive(Deserialize)]
struct Measured {
    name: String,
    /// The very first time, before the browser has compiled it well.
    first: f64,
    /// Until the page was changed.
    changed: Vec<f64>,
    /// Until it was also laid out.
    laid_out: Vec<f64>,
}

/// Measures and prints a table and the verdict.
pub async fn run(page: Page) {
    if let Some(load) = load().filter(|load| *load > 0.7) {
        println!("bench: the machine is busy (load {load}); what follows will be too high");
    }
    page.open(START).await;
    let client = &page.session.client;
    let limits = fantoccini::wd::TimeoutConfiguration::new(
        Some(std::time::Duration::from_secs(300)),
        None,
        None,
    );
    client.update_timeouts(limits).await.expect("more time");
    println!(
        "\nMilliseconds of the main thread for one change, at least {ROUNDS} rounds each: from the event\n\
         until the page has changed; the median until it is also laid out; the very first time.\n"
    );
    println!(
        "{:18} {:>7} {:>7} {:>7} {:>7}   {:>8} {:>7}",
        "change", "min", "median", "p95", "max", "laid out", "first"
    );
    let worst = measured(&page, false).await;
    page.open_plan(&many_sites(SITES)).await;
    page.until("the plan", |seen| seen.plan.teams.len() > SITES)
        .await;
    println!("\nwith {SITES} sites:");
    let worst_of_plan = measured(&page, true).await;
    for (what, worst, budget) in [
        ("the slowest change", worst, BUDGET),
        (
            "the slowest one with many sites",
            worst_of_plan,
            PLAN_BUDGET,
        ),
    ] {
        let verdict = match worst <= budget {
            true => "within",
            false => "OVER",
        };
        println!(
            "\nbench: {verdict} the budget: {what} takes {worst:.2} of {budget} ms (median; layout is \
             the browser's and not counted)\n"
        );
    }
}

/// Measures and prints the changes of the page, or of a plan; returns the slowest median.
async fn measured(page: &Page, is_plan: bool) -> f64 {
    let client = &page.session.client;
    let measured = client
        .execute_async(
            include_str!("bench.js"),
            vec![ROUNDS.into(), is_plan.into()],
        )
        .await
        .expect("the measurement");
    if let Some(error) = measured.get("error") {
        panic!("bench.js: {error}");
    }
    let measured: Vec<Measured> = serde_json::from_value(measured).expect("the measurement");
    let mut worst = 0.0_f64;
    for mut one in measured {
        one.changed.sort_by(f64::total_cmp);
        one.laid_out.sort_by(f64::total_cmp);
        let at = |part: f64| one.changed[((one.changed.len() - 1) as f64 * part).round() as usize];
        let median = at(0.5);
        worst = worst.max(median);
        println!(
            "{:18} {:>7.2} {:>7.2} {:>7.2} {:>7.2}   {:>8.2} {:>7.2}",
            one.name,
            at(0.0),
            median,
            at(0.95),
            at(1.0),
            one.laid_out[one.laid_out.len() / 2],
            one.first
        );
    }
    worst
}

/// How many programs have been waiting for a processor in the last minute, where the system says.
fn load() -> Option<f64> {
    let all = std::fs::read_to_string("/proc/loadavg").ok()?;
    all.split(' ').next()?.parse().ok()
}
