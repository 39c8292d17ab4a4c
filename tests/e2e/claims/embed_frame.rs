//! The page as a frame in another page, also in a sandbox.

use serde_json::json;

use crate::page::Page;

super::claims![
    the_views_of_a_frame_are_its_tabs_and_one_alone_has_none,
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
    assert_eq!(
        seen.summary,
        "Allow outbound tcp/443 to 4 destinations. tcp/22 (SSH) is optional. tcp/4222 (NATS) is deprecated and not needed from 4.0. Also check inbound tcp/6443."
    );
    for (part, is_shown) in [
        (".pp-table", true),
        ("h1", false),
        (".pp-snippet", false),
        (".pp-choices", false),
        (".pp-foot", false),
    ] {
        let shown = format!("!!document.querySelector('{part}')?.checkVisibility()");
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

async fn the_views_of_a_frame_are_its_tabs_and_one_alone_has_none(page: Page) {
    let tabs = "[...document.querySelectorAll('.pp-tab')].filter((tab) => tab.checkVisibility()).map((tab) => tab.innerText.trim())";
    for (query, shown) in [
        (
            "views=ports,request,upgrade",
            json!(["Ports", "Change request", "Upgrade"]),
        ),
        (
            "views=ports,request&view=request",
            json!(["Ports", "Change request"]),
        ),
        ("views=choices,ports", json!([])),
        // As an older release wrote it.
        (
            "view=rules",
            json!(["Ports", "Addresses", "Change request", "Upgrade"]),
        ),
        ("view=request", json!([])),
    ] {
        page.open(&format!("?embed&{query}&deployment=self-hosted"))
            .await;
        page.until_true(query, &format!("JSON.stringify({tabs}) === '{shown}'"))
            .await;
        let is_request = "!!document.querySelector('[aria-labelledby=pp-export]')";
        let is_asked = query.contains("view=request");
        assert_eq!(page.value(is_request).await, json!(is_asked), "{query}");
        let choices = "!!document.querySelector('.pp-choices')";
        let has_choices = query.contains("choices");
        assert_eq!(page.value(choices).await, json!(has_choices), "{query}");
    }
}

async fn a_sandboxed_frame_works_without_storage_and_history(page: Page) {
    page.go("hosts/frames.html").await;
    enter(&page, "file", 1).await;
    page.running().await;
    assert_eq!(page.value("origin").await, "null");
    page.choose("Deployment model", "SaaS").await;
    page.until("SaaS", |seen| seen.ids().contains(&"saas-cluster-in-ssh"))
        .await;
    page.show("Addresses").await;
    page.until("that nothing is kept", |seen| {
        seen.keeping.contains("saves nothing")
    })
    .await;
    page.show("Firewall rules").await;
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
