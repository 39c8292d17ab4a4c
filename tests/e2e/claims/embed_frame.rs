//! The page as a frame in another page, also in a sandbox.

use serde_json::json;

use crate::page::Page;

super::claims![
    a_frame_is_compact_and_gets_the_height_it_asks_for,
    a_sandboxed_frame_works_without_storage_and_history,
];

/// Waits until the frame with this id is as high as what is in it, and goes into it.
async fn enter(page: &Page, id: &str, index: u16) {
    // A browser lays out no frame of another origin that is off screen, as the second one is when the
    // first has grown before it has loaded.
    page.value(&format!(
        "(document.getElementById('{id}').scrollIntoView(), 1)"
    ))
    .await;
    page.until_true(
        "a frame that has grown",
        &format!("document.getElementById('{id}').getBoundingClientRect().height > 400"),
    )
    .await;
    let client = &page.session.client;
    client.clone().enter_frame(index).await.expect("the frame");
}

async fn a_frame_is_compact_and_gets_the_height_it_asks_for(page: Page) {
    page.go("hosts/frames.html").await;
    enter(&page, "page", 0).await;
    let seen = page.running().await;
    assert!(
        seen.summary
            .contains("for the workload cluster in Self-hosted"),
        "{}",
        seen.summary
    );
    for (part, is_shown) in [
        (".pp-table", true),
        (".pp-top", false),
        (".pp-snippet", false),
        (".pp-choices", false),
    ] {
        let shown = format!("document.querySelector('{part}').checkVisibility()");
        assert_eq!(page.value(&shown).await, json!(is_shown), "{part}");
    }
    // As high as its content: nothing to scroll, and nothing left over.
    page.until_true(
        "the height",
        "Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 2",
    )
    .await;
    page.session
        .client
        .clone()
        .enter_parent_frame()
        .await
        .expect("the page");
}

async fn a_sandboxed_frame_works_without_storage_and_history(page: Page) {
    page.go("hosts/frames.html").await;
    enter(&page, "file", 1).await;
    page.running().await;
    assert_eq!(page.value("origin").await, "null");
    page.choose("Deployment model", "SaaS").await;
    let seen = page
        .until("SaaS", |seen| seen.summary.contains("in SaaS"))
        .await;
    assert!(seen.keeping.contains("keeps nothing"), "{}", seen.keeping);
    page.choose_format("ufw").await;
    page.until("ufw", |seen| {
        seen.snippets
            .iter()
            .any(|one| one.text.as_deref().is_some_and(|text| text.contains("ufw")))
    })
    .await;
    page.press("Copy").await;
    page.until("a word on copying", |seen| {
        seen.snippets.iter().any(|one| !one.said.is_empty())
    })
    .await;
    page.session
        .client
        .clone()
        .enter_parent_frame()
        .await
        .expect("the page");
}
