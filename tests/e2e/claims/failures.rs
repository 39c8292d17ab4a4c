//! A part of the page does not arrive: words instead of a blank page, and the data to read.

use serde_json::json;

use crate::chromium;
use crate::page::Page;
use crate::seen::Seen;
use crate::server::Manner;

super::claims![
    a_missing_module_is_named_and_the_data_offered,
    a_download_that_was_cut_is_named,
    a_damaged_module_is_named,
    a_policy_without_webassembly_is_named,
    missing_glue_is_named,
    what_stops_after_it_started_promises_no_rules_below,
    the_data_is_served_at_its_address,
    a_workbench_that_does_not_arrive_is_a_sentence_and_comes_on_request,
    a_copy_that_nobody_is_there_to_make_is_said_at_its_rule_and_made_on_request,
];

async fn told(page: &Page, manner: Manner, reason: &str) -> Seen {
    page.served(manner);
    page.go("?deployment=self-hosted").await;
    let seen = page
        .until("the boot message", |seen| !seen.problem.is_empty())
        .await;
    assert!(
        seen.problem
            .starts_with("The port explorer is not running."),
        "{seen:?}"
    );
    assert!(seen.problem.contains(reason), "{seen:?}");
    assert!(
        seen.problem.contains(
            "What follows are all rules, without filters and snippets. \
             As data, the rules are in data/palette.json."
        ),
        "{seen:?}"
    );
    assert!(!seen.body.contains("Loading the port explorer"), "{seen:?}");
    seen
}

async fn a_missing_module_is_named_and_the_data_offered(page: Page) {
    let reason = "Its file palette-ports_bg.wasm did not arrive.";
    told(&page, Manner::Missing(".wasm"), reason).await;
    page.expect_console(&["404", reason]).await;
    page.press_link("data/palette.json").await;
    page.until("the data", |seen| seen.body.contains("schema_version"))
        .await;
    // A page without a request of its own: nothing to hold against the origin.
    page.back().await;
    page.until("the message again", |seen| !seen.problem.is_empty())
        .await;
    page.expect_console(&["404", reason]).await;
}

async fn a_download_that_was_cut_is_named(page: Page) {
    let reason = "Its file palette-ports_bg.wasm did not arrive.";
    told(&page, Manner::Cut(".wasm"), reason).await;
    page.expect_console(&["ERR_CONTENT_LENGTH_MISMATCH", reason])
        .await;
}

async fn a_damaged_module_is_named(page: Page) {
    let reason = "Its file palette-ports_bg.wasm is damaged";
    told(&page, Manner::Damaged(".wasm"), reason).await;
    page.expect_console(&[reason]).await;
}

async fn a_policy_without_webassembly_is_named(page: Page) {
    let reason = "refused by the site's security policy";
    told(&page, Manner::NoWasm, reason).await;
    page.expect_console(&[reason]).await;
}

async fn missing_glue_is_named(page: Page) {
    let reason = "Its file palette-ports.js did not arrive.";
    told(&page, Manner::Missing("palette-ports.js"), reason).await;
    page.expect_console(&["404", reason]).await;
}

async fn what_stops_after_it_started_promises_no_rules_below(page: Page) {
    page.open("").await;
    let trap =
        "dispatchEvent(new ErrorEvent('error', {error: new WebAssembly.RuntimeError('a trap')}));";
    page.script(trap, vec![]).await;
    let seen = page.look().await;
    assert!(
        seen.problem.contains("It stopped because of a mistake"),
        "{seen:?}"
    );
    assert!(!seen.problem.contains("What follows"), "{seen:?}");
    page.expect_console(&["It stopped because of a mistake"])
        .await;
}

async fn the_data_is_served_at_its_address(page: Page) {
    page.open("").await;
    let rules = page
        .value("fetch('data/palette.json').then((answer) => answer.json()).then((data) => data.rules.length)")
        .await;
    assert_eq!(rules, 15);
    let schema = page
        .value(
            "fetch('data/schema.json').then((answer) => answer.json()).then((data) => typeof data)",
        )
        .await;
    assert_eq!(schema, "object");
}

/// Has the browser fetch nothing that matches, or everything.
pub async fn block(page: &Page, urls: &[&str]) {
    chromium::devtools(&page.session, "Network.enable", json!({})).await;
    let urls = json!({"urls": urls});
    chromium::devtools(&page.session, "Network.setBlockedURLs", urls).await;
}

async fn a_workbench_that_does_not_arrive_is_a_sentence_and_comes_on_request(page: Page) {
    block(&page, &["*/workbench.wasm"]).await;
    page.open("?deployment=self-hosted&version=4.2").await;
    let said = "document.querySelector('.pp-later .pp-error')?.textContent ?? ''";
    let sentence = "The rest of the page did not arrive. Check the connection and try again; after a new release, load the page again.";
    page.until_true("the sentence", &format!("({said}) === '{sentence}'"))
        .await;
    // The first part does without, and links to the later sections lead to their headings.
    page.choose("Role", "Workload cluster").await;
    page.until("the rules of the workload cluster", |seen| {
        seen.summary.contains("for the workload cluster")
    })
    .await;
    page.until_true("the headings", "!!document.getElementById('pp-firewall')")
        .await;
    block(&page, &[]).await;
    page.press("Try again").await;
    let seen = page
        .until("the snippet", |seen| !seen.snippets.is_empty())
        .await;
    assert_eq!(seen.snippets.len(), 1, "{seen:?}");
}

async fn a_copy_that_nobody_is_there_to_make_is_said_at_its_rule_and_made_on_request(page: Page) {
    const RULE: &str = "self-hosted-cluster-in-ssh";
    block(&page, &["*/help.wasm"]).await;
    page.open("?deployment=self-hosted&version=4.2").await;
    page.press_at(RULE, "Copy text").await;
    let said = |words: &str| {
        format!("document.querySelector('#{RULE} .pp-said').textContent.startsWith('{words}')")
    };
    page.until_true(
        "the sentence",
        &said("The rest of the page did not arrive."),
    )
    .await;
    block(&page, &[]).await;
    page.press_at(RULE, "Copy text").await;
    page.until_true("the copy", &said("Copied")).await;
    // What the browser says of the part that was held back is no claim of this one.
    page.console().await;
}
