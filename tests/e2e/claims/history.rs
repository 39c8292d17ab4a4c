//! Back and forward.

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    back_and_forward_go_through_the_choices,
    typing_a_word_in_search_is_one_step,
    keys_that_arrive_together_are_one_step,
    typing_a_version_is_one_step,
    going_back_to_a_wrong_link_names_it_again,
    leaving_and_coming_back_restores_the_choices,
];

/// How many rows the search finds.
fn found(seen: &Seen) -> usize {
    seen.rows().iter().filter(|row| row.is_found).count()
}

async fn back_and_forward_go_through_the_choices(page: Page) {
    page.open("").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.until("in the address", |seen| seen.query.contains("self-hosted"))
        .await;
    page.choose_line("4.2").await;
    page.until("in the address", |seen| seen.query.contains("version=4.2"))
        .await;
    page.choose_format("firewalld").await;
    page.until("in the address", |seen| {
        seen.query.contains("format=firewalld")
    })
    .await;
    page.back().await;
    page.until("the format before", |seen| {
        seen.format == "nftables" && seen.line() == "4.2"
    })
    .await;
    page.back().await;
    let seen = page
        .until("the version before", |seen| seen.line() == "4.9 (latest)")
        .await;
    assert_eq!(seen.field("Version").value, "4.9");
    assert_eq!(seen.rows().len(), 7);
    page.back().await;
    let seen = page
        .until("the first visit", |seen| seen.rows().len() == 5)
        .await;
    assert_eq!(
        (seen.chosen("Deployment model"), seen.query.as_str()),
        ("SaaS", "")
    );
    page.forward().await;
    page.forward().await;
    page.until("4.2 again", |seen| {
        seen.line() == "4.2" && seen.rows().len() == 7
    })
    .await;
    page.forward().await;
    page.until("firewalld again", |seen| seen.format == "firewalld")
        .await;
}

async fn typing_a_word_in_search_is_one_step(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    let before = page.value("history.length").await;
    page.type_into("Search", "vcenter").await;
    page.until("found, and in the address", |seen| {
        found(seen) == 1 && seen.parameter("q").as_deref() == Some("vcenter")
    })
    .await;
    let after = page.value("history.length").await;
    assert_eq!(after.as_u64(), before.as_u64().map(|steps| steps + 1));
    page.back().await;
    let seen = page.until("everything", |seen| found(seen) == 0).await;
    assert_eq!(seen.field("Search").value, "");
    page.forward().await;
    let seen = page.until("the word again", |seen| found(seen) == 1).await;
    assert_eq!(seen.field("Search").value, "vcenter");
}

/// A slow machine, or a fast typist: the page gets to work only when the second key is there.
async fn keys_that_arrive_together_are_one_step(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    let before = page.value("history.length").await;
    let keys = "for (const text of ['n', 'na']) {
            arguments[0].value = text;
            arguments[0].dispatchEvent(new InputEvent('input', {bubbles: true}));
        }";
    let field = page.field("Search").await;
    let field = serde_json::to_value(field).expect("a reference to the field");
    page.script(keys, vec![field]).await;
    page.until("in the address", |seen| {
        seen.parameter("q").as_deref() == Some("na")
    })
    .await;
    let after = page.value("history.length").await;
    assert_eq!(after.as_u64(), before.as_u64().map(|steps| steps + 1));
    page.back().await;
    page.until("everything", |seen| found(seen) == 0).await;
}

/// On the way to “3.4” the field holds “3” and “3.”, which are no releases and no steps.
async fn typing_a_version_is_one_step(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    let before = page.value("history.length").await;
    page.type_into("Version", "3.4").await;
    page.until("3.4, and in the address", |seen| {
        seen.query.contains("version=3.4")
    })
    .await;
    let after = page.value("history.length").await;
    assert_eq!(after.as_u64(), before.as_u64().map(|steps| steps + 1));
    page.back().await;
    page.until("the version before", |seen| seen.line() == "4.2")
        .await;
}

async fn going_back_to_a_wrong_link_names_it_again(page: Page) {
    page.open("?version=banana").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.until("in the address", |seen| seen.query.contains("self-hosted"))
        .await;
    page.back().await;
    let seen = page
        .until("the first view", |seen| {
            seen.chosen("Deployment model") == "SaaS"
        })
        .await;
    assert_eq!(seen.notices.len(), 1, "{:?}", seen.notices);
}

async fn leaving_and_coming_back_restores_the_choices(page: Page) {
    page.open("").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.type_into("Search", "ssh").await;
    page.until("in the address", |seen| {
        seen.parameter("q").as_deref() == Some("ssh")
    })
    .await;
    page.leave().await;
    page.back().await;
    let seen = page.running().await;
    let found: Vec<_> = seen.rows().into_iter().filter(|row| row.is_found).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, "self-hosted-cluster-in-ssh");
    assert_eq!(seen.field("Search").value, "ssh");
}
