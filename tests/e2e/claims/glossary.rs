//! What the words on the page mean.

use serde_json::json;

use crate::element::Element;
use crate::page::Page;

super::claims![
    a_word_leads_to_its_meaning_and_back_and_the_address_stays,
    every_word_that_leads_somewhere_has_an_entry,
    in_somebody_elses_page_a_word_leads_to_its_meaning_too,
];

/// The term and the sentence that have the focus.
const MEANING: &str = "document.activeElement.parentElement.textContent";

async fn a_word_leads_to_its_meaning_and_back_and_the_address_stays(page: Page) {
    let start = "?version=4.2#typed&at-administrators=192.0.2.7";
    page.open(start).await;
    assert_eq!(
        page.value("document.querySelectorAll('dt[id^=pp-term]').length")
            .await,
        0
    );
    page.press_link("Deprecated").await;
    page.until_true(
        "the meaning",
        &format!("{MEANING}.startsWith('DeprecatedStill there')"),
    )
    .await;
    page.until_true(
        "in view",
        "(() => { const at = document.activeElement.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; })()",
    )
    .await;
    assert_eq!(page.value("location.href").await, page.address(start));
    let back = "document.activeElement.parentElement.querySelector('a[href^=\"#pp-word\"]')";
    page.script(&format!("{back}.click()"), vec![]).await;
    page.until_true(
        "the word",
        "document.activeElement.className === 'pp-word' && document.activeElement.textContent === 'Deprecated'",
    )
    .await;
    // What was opened stays open, and leads on without being made anew.
    page.press_link("Role").await;
    page.until_true(
        "the meaning",
        &format!("{MEANING}.startsWith('RoleThe side')"),
    )
    .await;
    assert_eq!(
        page.value("document.querySelector('.pp-glossary').open")
            .await,
        true
    );
    assert_eq!(page.value("location.href").await, page.address(start));
}

async fn every_word_that_leads_somewhere_has_an_entry(page: Page) {
    for query in ["", "?deployment=self-hosted&version=3.4&from=4.2"] {
        page.open(query).await;
        page.unfold("Glossary").await;
        page.until_true("the entries", "!!document.getElementById('pp-term-0')")
            .await;
        let lost = page
            .value("[...document.querySelectorAll('a[href^=\"#pp-\"]')].filter((one) => !document.querySelector(one.hash)).map((one) => one.outerHTML)")
            .await;
        assert_eq!(lost, json!([]), "{query}");
        let twice = page
            .value("document.querySelectorAll('.pp-word').length - new Set([...document.querySelectorAll('.pp-word')].map((one) => one.hash)).size")
            .await;
        assert_eq!(twice, 0, "a word leads there where it first stands");
        let words = page
            .value("document.querySelectorAll('.pp-word').length")
            .await;
        assert!(words.as_u64() > Some(10), "{words}");
    }
}

async fn in_somebody_elses_page_a_word_leads_to_its_meaning_too(page: Page) {
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let address = page.value("location.href").await;
    one.value("[...root.querySelectorAll('.pp-word')].find((word) => word.textContent === 'Inbound').click()")
        .await;
    one.until_true(
        "root.activeElement?.textContent === 'Inbound' && root.activeElement.localName === 'dt'",
    )
    .await;
    assert_eq!(page.value("location.href").await, address);
}
