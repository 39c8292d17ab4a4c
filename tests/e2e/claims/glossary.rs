//! What the words on the page mean.

use fantoccini::key::Key;
use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    a_word_says_what_it_means_below_it_and_nothing_else_moves,
    from_a_meaning_keys_lead_back_to_the_word_and_on_from_it,
    a_meaning_goes_when_something_else_is_pressed,
    a_meaning_is_in_the_window_wherever_its_word_is,
    every_word_that_says_it_has_a_meaning,
    the_glossary_has_every_term_with_its_meaning,
    in_somebody_elses_page_a_word_says_what_it_means_too,
];

const TEST: &str = "?version=4.2&view=test";

/// The meaning that is shown.
const MEANING: &str = "document.querySelector('.pp-meaning')?.textContent ?? ''";

/// Presses the word and waits for what it means.
async fn explain(page: &Page, word: &str, meaning: &str) {
    page.press(word).await;
    page.until_true(meaning, &format!("({MEANING}).startsWith('{meaning}')"))
        .await;
}

async fn a_word_says_what_it_means_below_it_and_nothing_else_moves(page: Page) {
    let start = "?version=4.2&view=test#typed&at-administrators=192.0.2.7";
    page.open(start).await;
    page.script("scrollTo(0, 20)", vec![]).await;
    let before = page
        .value("[location.href, history.length, scrollY, document.querySelector('h1').getBoundingClientRect().top]")
        .await;
    explain(&page, "flows", "FlowConnections from one end").await;
    let after = page
        .value("[location.href, history.length, scrollY, document.querySelector('h1').getBoundingClientRect().top]")
        .await;
    assert_eq!(before, after);
    let gap = page
        .value("document.querySelector('.pp-meaning').getBoundingClientRect().top - document.querySelector('.pp-word').getBoundingClientRect().bottom")
        .await;
    let gap = gap.as_f64().unwrap_or(99.0);
    assert!((-8.0..16.0).contains(&gap), "{gap}");
    let dialog = page
        .session
        .client
        .find(fantoccini::Locator::Css(".pp-meaning"));
    let name = page.spoken_name(&dialog.await.expect("the meaning")).await;
    assert_eq!(name, "Flow");
}

async fn from_a_meaning_keys_lead_back_to_the_word_and_on_from_it(page: Page) {
    page.open(TEST).await;
    explain(&page, "flows", "Flow").await;
    page.press_key(Key::Escape).await;
    page.until_true("no meaning", &format!("({MEANING}) === ''"))
        .await;
    let focus = "document.activeElement.textContent";
    assert_eq!(page.value(focus).await, "flows");
    page.type_on(&char::from(Key::Enter).to_string()).await;
    page.until_true("again", &format!("({MEANING}) !== ''"))
        .await;
    page.press_key(Key::Tab).await;
    page.until_true("no meaning", &format!("({MEANING}) === ''"))
        .await;
    let next = "document.querySelector('.pp-word').compareDocumentPosition(document.activeElement) === Node.DOCUMENT_POSITION_FOLLOWING
        && document.activeElement.name === 'pp-check'";
    assert_eq!(page.value(next).await, true);
}

async fn a_meaning_goes_when_something_else_is_pressed(page: Page) {
    page.open(TEST).await;
    explain(&page, "flows", "Flow").await;
    page.type_into("Search", "443").await;
    page.until_true("no meaning", &format!("({MEANING}) === ''"))
        .await;
    assert_eq!(page.look().await.field("Search").value, "443");
}

async fn a_meaning_is_in_the_window_wherever_its_word_is(page: Page) {
    for width in [320, 390, 820, 1440] {
        chromium::screen(&page.session, width, 844).await;
        for (view, word) in [("test", "flows"), ("addresses", "networks")] {
            page.open(&format!("?deployment=self-hosted&view={view}"))
                .await;
            explain(&page, word, "").await;
            page.until_true("it is there", &format!("({MEANING}) !== ''"))
                .await;
            let is_in = page
                .value("(() => { const box = document.querySelector('.pp-meaning').getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; })()")
                .await;
            assert_eq!(is_in, true, "{word} at {width}");
            let fits = page
                .value("document.documentElement.scrollWidth <= document.documentElement.clientWidth && innerWidth")
                .await;
            assert_eq!(fits, json!(width), "{word} at {width}");
        }
    }
}

async fn every_word_that_says_it_has_a_meaning(page: Page) {
    let mut words = 0;
    for view in [
        "ports",
        "diagram",
        "addresses",
        "request",
        "upgrade",
        "firewall",
        "test",
    ] {
        page.open(&format!(
            "?deployment=self-hosted&version=4.2&from=3.4&view={view}"
        ))
        .await;
        let there = page
            .value("[...document.querySelectorAll('.pp-word')].map((one) => one.dataset.term)")
            .await;
        let there: Vec<String> = serde_json::from_value(there).expect("terms");
        for term in &there {
            let press = format!("document.querySelector('.pp-word[data-term=\"{term}\"]').click()");
            page.script(&press, vec![]).await;
            page.until_true("a meaning", &format!("({MEANING}).length > 20"))
                .await;
            page.press_key(Key::Escape).await;
        }
        words += there.len();
    }
    assert!(words > 2, "{words}");
}

async fn the_glossary_has_every_term_with_its_meaning(page: Page) {
    page.open("").await;
    assert_eq!(
        page.value("document.querySelectorAll('.pp-glossary dt').length")
            .await,
        0
    );
    page.unfold("Glossary").await;
    page.until_true("the entries", "!!document.getElementById('pp-term-0')")
        .await;
    let terms = page
        .value("[...document.querySelectorAll('.pp-glossary dl > div')].map((one) => [one.querySelector('dt').textContent, one.querySelector('dd').textContent.length > 10])")
        .await;
    let terms = terms.as_array().cloned().unwrap_or_default();
    assert!(terms.len() > 20, "{terms:?}");
    assert!(terms.iter().all(|term| term[1] == true), "{terms:?}");
    for name in ["Deprecated", "Inbound", "CIDR"] {
        assert!(terms.iter().any(|term| term[0] == name), "{name}");
    }
}

async fn in_somebody_elses_page_a_word_says_what_it_means_too(page: Page) {
    page.go("hosts/two.html").await;
    let two = Element::new(&page, "two");
    two.shown().await;
    let address = page.value("location.href").await;
    two.value("[...root.querySelectorAll('.pp-tab')].find((tab) => tab.textContent === 'Addresses').click()")
        .await;
    two.until_true("!!root.querySelector('.pp-word')").await;
    two.value("root.querySelector('.pp-word').click()").await;
    two.until_true("words('.pp-meaning').startsWith('CIDR')")
        .await;
    assert_eq!(page.value("location.href").await, address);
}
