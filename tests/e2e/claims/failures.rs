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
    details_that_did_not_arrive_are_a_sentence_at_their_row_and_come_when_it_is_opened_again,
];

async fn told(page: &Page, manner: Manner, reason: &str) -> Seen {
    page.served(manner);
    page.go("?deployment=self-hosted").await;
    let seen = page
        .until("the boot message", |seen| !seen.problem.is_empty())
        .await;
    assert!(
        seen.problem
            .starts_with("Filters and firewall rules aren't available."),
        "{seen:?}"
    );
    assert!(seen.problem.contains(reason), "{seen:?}");
    assert!(
        seen.problem.contains(
            "All ports are listed below. \
             As data, they are in data/palette.json."
        ),
        "{seen:?}"
    );
    assert!(
        !seen.body.contains("Loading filters and firewall rules"),
        "{seen:?}"
    );
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
    assert!(seen.problem.contains("Something went wrong"), "{seen:?}");
    assert!(!seen.problem.contains("What follows"), "{seen:?}");
    page.expect_console(&["Something went wrong"]).await;
}

async fn the_data_is_served_at_its_address(page: Page) {
    page.open("").await;
    let rules = page
        .value("fetch('data/palette.json').then((answer) => answer.json()).then((data) => data.rules.length)")
        .await;
    assert_eq!(rules, ports_data::dataset().rules.len());
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
    // The first part does without, also where a view of the later ones is looked at.
    page.choose("Role", "Management platform").await;
    page.until_true(
        "the rules of the platform",
        "!!document.getElementById('self-hosted-mgmt-in-https')",
    )
    .await;
    // So does the diagram, which is a part of its own.
    page.press("Diagram").await;
    page.until_true("the diagram", "!!document.querySelector('.pp-diagram svg')")
        .await;
    page.press("Table").await;
    page.show("Addresses").await;
    page.until_true(
        "the sentence in its place",
        &format!("!document.querySelector('.pp-table') && ({said}) === '{sentence}'"),
    )
    .await;
    page.show("Ports").await;
    block(&page, &[]).await;
    page.press("Try again").await;
    let seen = page
        .until("the snippet", |seen| !seen.snippets.is_empty())
        .await;
    assert_eq!(seen.snippets.len(), 1, "{seen:?}");
}

async fn details_that_did_not_arrive_are_a_sentence_at_their_row_and_come_when_it_is_opened_again(
    page: Page,
) {
    const RULE: &str = "self-hosted-cluster-in-ssh";
    // An origin of which no cache has anything.
    page.served(Manner::Good);
    block(&page, &["*/help.wasm"]).await;
    page.open("?deployment=self-hosted&version=4.2").await;
    let press = format!("document.querySelector('#{RULE} .pp-disclose').click()");
    let details = |words: &str| {
        format!(
            "(document.querySelector('#{RULE} + .pp-details')?.innerText ?? '').includes('{words}')"
        )
    };
    page.script(&press, vec![]).await;
    page.until_true(
        "the sentence",
        &details("The rest of the page did not arrive."),
    )
    .await;
    block(&page, &[]).await;
    page.script(&press, vec![]).await;
    page.script(&press, vec![]).await;
    page.until_true("the details", &details("If blocked")).await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press("Copy as text").await;
    page.until_true("the copy", &details("Copied")).await;
    // What the browser says of the part that was held back is no claim of this one.
    page.console().await;
}
