//! What the page is called, in tabs and in the history, and what is shown of it elsewhere.

use serde_json::{Value, json};

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    the_title_says_what_is_chosen,
    each_step_of_the_history_has_its_own_title,
    a_page_of_somebody_elses_keeps_its_title,
    a_preview_is_described_and_there,
];

const NAME: &str = "Palette network ports";

async fn until_title(page: &Page, start: &str) {
    let title = format!("document.title === {}", json!(format!("{start}{NAME}")));
    page.until_true(start, &title).await;
}

async fn the_title_says_what_is_chosen(page: Page) {
    page.open("?deployment=self-hosted&role=workload-cluster&version=3.4")
        .await;
    until_title(&page, "Self-hosted, workload cluster, 3.4: ").await;
    page.choose_line("4.2").await;
    until_title(&page, "Self-hosted, workload cluster, 4.2: ").await;
    page.type_into("Search", "ssh").await;
    until_title(&page, "Self-hosted, workload cluster, 4.2, “ssh”: ").await;
    page.press_in_menu("Include", "Reset all choices").await;
    until_title(&page, "").await;
}

async fn each_step_of_the_history_has_its_own_title(page: Page) {
    page.open("").await;
    until_title(&page, "").await;
    page.choose("Deployment model", "Self-hosted").await;
    until_title(&page, "Self-hosted, workload cluster, 4.9: ").await;
    page.choose("Direction", "Inbound").await;
    until_title(&page, "Self-hosted, workload cluster, 4.9, inbound: ").await;
    let history = chromium::devtools(&page.session, "Page.getNavigationHistory", json!({})).await;
    let entries = history["entries"].as_array().cloned().unwrap_or_default();
    let titles: Vec<&Value> = entries
        .iter()
        .rev()
        .take(3)
        .map(|one| &one["title"])
        .collect();
    assert_eq!(
        titles,
        [
            &json!(format!(
                "Self-hosted, workload cluster, 4.9, inbound: {NAME}"
            )),
            &json!(format!("Self-hosted, workload cluster, 4.9: {NAME}")),
            &json!(NAME)
        ]
    );
    page.back().await;
    until_title(&page, "Self-hosted, workload cluster, 4.9: ").await;
    page.back().await;
    until_title(&page, "").await;
    page.forward().await;
    until_title(&page, "Self-hosted, workload cluster, 4.9: ").await;
}

async fn a_page_of_somebody_elses_keeps_its_title(page: Page) {
    page.go("hosts/sync.html").await;
    let title = page.value("document.title").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    one.choose("SaaS").await;
    one.until_summary("Allow ").await;
    assert_eq!(page.value("document.title").await, title);
}

async fn a_preview_is_described_and_there(page: Page) {
    page.open("").await;
    let said = page
        .value("Object.fromEntries([...document.querySelectorAll('meta[property^=og], meta[name^=twitter]')].map((one) => [one.getAttribute('property') ?? one.name, one.content]))")
        .await;
    assert_eq!(said["og:title"], NAME);
    assert_eq!(said["twitter:card"], "summary_large_image");
    assert_eq!(said["og:image"], "preview.png");
    assert_ne!(said["og:description"], Value::Null);
    let size = page
        .session
        .client
        .execute_async(
            "const image = new Image(), [done] = arguments; image.onload = () => done([image.naturalWidth, image.naturalHeight]); image.onerror = () => done('none'); image.src = 'preview.png';",
            vec![],
        )
        .await;
    assert_eq!(size.expect("an image"), json!([1200, 630]));
    assert_eq!(
        page.value("document.querySelector('link[rel=canonical]').href")
            .await,
        page.address("")
    );
}
