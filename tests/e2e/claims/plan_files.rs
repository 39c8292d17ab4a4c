//! Files that are opened as a plan: damaged, newer, hostile and large ones.

use serde_json::{Value, json};

use super::failures::block;
use crate::page::Page;
use crate::seen::Seen;

super::claims![
    a_file_that_cannot_be_used_is_refused_in_words_and_nothing_is_lost,
    a_plan_whose_reader_is_missing_is_not_lost_and_is_opened_the_next_time,
    a_plan_too_long_for_a_link_says_so_and_is_saved,
    with_200_sites_a_keystroke_holds_nothing_up,
];

const START: &str = "?deployment=self-hosted&role=all&version=4.2&view=addresses";

/// A plan's file with this many sites, each with its own addresses.
pub fn many(sites: usize) -> String {
    let site = |number: usize| {
        let (high, low) = (number / 200, number % 200);
        json!({
            "number": number,
            "name": format!("Site in town {number}"),
            "clusters": number % 7 + 1,
            "addresses": {
                "workload-cluster": format!("10.{high}.{low}.0/25, 10.{high}.{low}.128/26"),
                "registries": format!("203.0.113.{low}"),
            },
        })
    };
    let sites: Vec<Value> = (1..=sites).map(site).collect();
    let plan = json!({
        "palette-ports-plan": 1,
        "choices": {"deployment": "self-hosted", "version": "4.2"},
        "sites": sites,
    });
    plan.to_string()
}

/// What is on screen of what a reader would miss.
fn there(seen: &Seen) -> Value {
    let snippets: Vec<_> = seen.snippets.iter().map(|one| &one.text).collect();
    json!([
        seen.plan.names(),
        seen.plan.values(),
        seen.summary,
        snippets
    ])
}

async fn a_file_that_cannot_be_used_is_refused_in_words_and_nothing_is_lost(page: Page) {
    page.open(START).await;
    page.open_plan(&many(3)).await;
    let before = page
        .until("the plan", |seen| seen.plan.sites.len() == 3)
        .await;
    let whole = many(3);
    let nested = |depth: usize| {
        format!(
            r#"{{"palette-ports-plan": 1, "sites": {}{}}}"#,
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    for (text, reason) in [
        (
            whole[..whole.len() / 2].to_owned(),
            "It ends too early: a part of it is missing",
        ),
        (
            "\0\u{fffd}PNG, or anything else".to_owned(),
            "It is not JSON",
        ),
        ("[1, 2]".to_owned(), "It is not a plan"),
        (
            "{\"rows\": []}".to_owned(),
            "It is not a plan: “palette-ports-plan” with its version is missing.",
        ),
        (
            whole.replace("\"palette-ports-plan\":1", "\"palette-ports-plan\":2"),
            "It is a plan of version 2; this page reads version 1.",
        ),
        (
            r#"{"palette-ports-plan": 1, "__proto__": {"name": "x"}}"#.to_owned(),
            "__proto__",
        ),
        (
            r#"{"palette-ports-plan": 1, "addresses": {"__proto__": "192.0.2.1"}}"#.to_owned(),
            "__proto__",
        ),
        (
            r#"{"palette-ports-plan": 1, "sites": [{"number": "one"}]}"#.to_owned(),
            "It is not a plan as this page writes it",
        ),
        (
            r#"{"palette-ports-plan": 1, "sites": {"number": 1}}"#.to_owned(),
            "It is not a plan as this page writes it",
        ),
        (
            r#"{"palette-ports-plan": 1, "name": {"toString": 1}}"#.to_owned(),
            "It is not a plan as this page writes it",
        ),
        (
            r#"{"palette-ports-plan": 1, "choices": {"version": "<img src=x>"}}"#.to_owned(),
            "<img src=x>",
        ),
        (nested(100_000), "It is not"),
        (
            format!(
                r#"{{"palette-ports-plan": 1, "name": "{}"}}"#,
                "x".repeat(16_000_000)
            ),
            "It is larger than 16 MB, which no plan is.",
        ),
    ] {
        let head: String = text.chars().take(60).collect();
        page.open_plan(&text).await;
        let start = "The file was not opened, and nothing has changed. ";
        let seen = page
            .until(&format!("{reason} of {head}"), |seen| {
                seen.plan.said.starts_with(start) && seen.plan.said.contains(reason)
            })
            .await;
        assert!(seen.plan.said.len() < 600, "{}", seen.plan.said);
        assert_eq!(there(&seen), there(&before), "{head}");
        assert_eq!(seen.problem, "");
        page.expect_console(&[]).await;
    }
    assert_eq!(there(&page.reload().await), there(&before));
}

async fn a_plan_whose_reader_is_missing_is_not_lost_and_is_opened_the_next_time(page: Page) {
    block(&page, &["*/plan_file.wasm"]).await;
    let before = page.open(START).await;
    page.open_plan(&many(3)).await;
    let seen = page
        .until("what is missing", |seen| {
            seen.plan
                .said
                .contains("The part that reads files did not arrive.")
        })
        .await;
    assert_eq!(there(&seen), there(&before));
    block(&page, &[]).await;
    page.open_plan(&many(3)).await;
    page.until("the plan", |seen| seen.plan.sites.len() == 3)
        .await;
}

async fn a_plan_too_long_for_a_link_says_so_and_is_saved(page: Page) {
    page.open(START).await;
    page.open_plan(&many(300)).await;
    page.until("the plan", |seen| seen.plan.sites.len() == 300)
        .await;
    page.press("Copy link with addresses").await;
    let seen = page
        .until("the reason", |seen| !seen.plan.wrong.is_empty())
        .await;
    assert!(
        seen.plan
            .wrong
            .starts_with("Your entries don't fit into a link: it would have ")
            && seen.plan.wrong.ends_with("Save the plan instead."),
        "{}",
        seen.plan.wrong
    );
    assert_eq!(seen.link, "");
    let file = page.session.downloads.join("palette-ports-plan.json");
    let _ = std::fs::remove_file(&file);
    page.press("Save plan").await;
    let read: Value = serde_json::from_str(&page.until_file(&file).await).expect("JSON");
    assert_eq!(read["sites"].as_array().map(Vec::len), Some(300));
}

/// Three times what a keystroke takes on two cores, in milliseconds; `cargo xtask bench` measures it.
const HELD_UP: f64 = 100.0;

/// Types key after key in a field and returns how long the page was busy with the quickest: others wait for
/// whatever else the machine does at the time.
const KEYSTROKES: &str = "const [id, done] = arguments;
    const field = document.getElementById(id);
    const times = [];
    const free = () => new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
    (async () => {
      for (let round = 0; round < 15; round++) {
        field.value += round % 10;
        const start = performance.now();
        field.dispatchEvent(new InputEvent('input', {bubbles: true}));
        await free();
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      done(Math.min(...times));
    })();";

async fn with_200_sites_a_keystroke_holds_nothing_up(page: Page) {
    page.open(START).await;
    page.open_plan(&many(200)).await;
    page.until("the plan", |seen| seen.plan.sites.len() == 200)
        .await;
    for id in ["pp-site-3-name", "pp-site-3-workload-cluster"] {
        let client = &page.session.client;
        let quickest = client.execute_async(KEYSTROKES, vec![id.into()]).await;
        let quickest = quickest.expect("a measurement").as_f64();
        let quickest = quickest.expect("milliseconds");
        assert!(quickest < HELD_UP, "{id}: {quickest} ms");
    }
    let seen = page.look().await;
    assert!(
        seen.plan.names()[2].ends_with("town 3012345678901234"),
        "{:?}",
        seen.plan.names()[2]
    );
}
