//! A browser translates the page, and with it replaces its text: what is on screen is what is chosen, nothing
//! stops, and what is copied and saved is what the app has, not what the page shows.

use serde_json::{Value, json};

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    an_element_that_is_translated_shows_what_is_chosen,
    a_page_that_is_translated_shows_what_is_chosen,
    what_is_translated_again_and_again_shows_what_is_chosen,
    where_the_original_is_shown_again_the_app_goes_on,
    what_is_copied_and_saved_is_what_the_app_has,
    ports_snippets_and_drawings_are_not_to_be_translated,
];

/// Replaces the text; see there.
const TRANSLATE: &str = include_str!("../translate.js");

/// The ways in which it is done.
const WAYS: [&str; 6] = [
    "replaced",
    "put beside",
    "put behind",
    "moved",
    "wrapped",
    "exchanged",
];

async fn translate(page: &Page, way: &str, is_polite: bool, is_lasting: bool) {
    let arguments = vec![json!(way), json!(is_polite), json!(is_lasting)];
    let count = page.script(TRANSLATE, arguments).await;
    assert!(count.as_u64() > Some(100), "{way}: {count} texts");
    // What the page does about it is done.
    page.script("return new Promise(requestAnimationFrame);", vec![])
        .await;
}

/// What is on screen, without the marks of what is translated, below a selector in a root.
fn shown(root: &str) -> String {
    format!(
        "[...{root}.querySelectorAll('.pp-choices, .pp-summary, .pp-panel')].map((one) => one.textContent.replace(/[«»]/g, '').replace(/\\s+/g, ' ')).join('\\n')"
    )
}

/// The choices that are made one after the other: attributes of an element, and what a page's address says.
const CHOICES: [[(&str, &str); 4]; 4] = [
    [
        ("deployment", "self-hosted"),
        ("role", "workload-cluster"),
        ("version", "3.4"),
        ("format", "nftables"),
    ],
    [
        ("deployment", "self-hosted"),
        ("role", "management-platform"),
        ("version", "4.2"),
        ("format", "aws-cli"),
    ],
    [
        ("deployment", "saas"),
        ("role", "all"),
        ("version", "4.9"),
        ("format", "ufw"),
    ],
    [
        ("deployment", "self-hosted"),
        ("role", "workload-cluster"),
        ("version", "4.2"),
        ("format", "calico"),
    ],
];

/// Makes an element show a choice.
async fn ask(one: &Element<'_>, choice: &[(&str, &str)]) {
    for (name, value) in choice {
        let set = format!("element.setAttribute({}, {})", json!(name), json!(value));
        one.value(&set).await;
    }
}

/// What an element shows of each choice where nothing is translated.
async fn expected(page: &Page) -> Vec<Value> {
    let mut all = Vec::new();
    for choice in &CHOICES {
        page.go("hosts/keys.html").await;
        let one = Element::new(page, "one");
        one.shown().await;
        ask(&one, choice).await;
        one.until_true(&format!(
            "words('.pp-summary').includes({})",
            json!(choice[2].1)
        ))
        .await;
        one.until_true("!!root.querySelector('pre') && !root.querySelector('.pp-later .pp-hint')")
            .await;
        all.push(one.value(&shown("root")).await);
    }
    all
}

async fn an_element_that_is_translated_shows_what_is_chosen(page: Page) {
    let expected = expected(&page).await;
    for way in WAYS {
        page.go("hosts/keys.html").await;
        let one = Element::new(&page, "one");
        one.shown().await;
        translate(&page, way, false, false).await;
        for (choice, expected) in CHOICES.iter().zip(&expected) {
            ask(&one, choice).await;
            one.until(&shown("root"), expected.clone()).await;
            // What is new is translated too.
            page.script(TRANSLATE, vec![json!(way), json!(true), json!(false)])
                .await;
        }
        assert!(one.heard().await.is_empty(), "{way}");
    }
}

async fn what_is_translated_again_and_again_shows_what_is_chosen(page: Page) {
    let expected = expected(&page).await;
    for way in ["replaced", "put beside"] {
        page.go("hosts/keys.html").await;
        let one = Element::new(&page, "one");
        one.shown().await;
        translate(&page, way, true, true).await;
        for (choice, expected) in CHOICES.iter().zip(&expected) {
            ask(&one, choice).await;
            one.until(&shown("root"), expected.clone()).await;
        }
        assert!(
            one.value("root.querySelectorAll('font').length > 100")
                .await
                == json!(true)
        );
        assert!(one.heard().await.is_empty(), "{way}");
    }
}

async fn a_page_that_is_translated_shows_what_is_chosen(page: Page) {
    // Lists by their values, and the radios by their places.
    let steps = [
        ("#pp-deployment", "self-hosted"),
        ("#pp-role", "management-platform"),
        (".pp-include input[type=radio]", "1"),
        ("#pp-role", "all"),
    ];
    let press = "const [selector, value] = arguments, [first, ...others] = document.querySelectorAll(selector);
        if (first.matches('select')) { first.value = value; first.dispatchEvent(new Event('change', { bubbles: true })); }
        else [first, ...others][value].click();
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));";
    let mut expected = Vec::new();
    let whole = shown("document");
    page.open("?deployment=saas&version=4.2&format=nftables")
        .await;
    for (selector, value) in steps {
        page.script(press, vec![json!(selector), json!(value)])
            .await;
        expected.push(page.value(&whole).await);
    }
    for pair in expected.windows(2) {
        assert_ne!(pair[0], pair[1], "every step shows");
    }
    for way in WAYS {
        page.open("?deployment=saas&version=4.2&format=nftables")
            .await;
        translate(&page, way, true, false).await;
        for ((selector, value), expected) in steps.iter().zip(&expected) {
            page.script(press, vec![json!(selector), json!(value)])
                .await;
            page.until_true(way, &format!("({whole}) === {expected}"))
                .await;
            page.script(TRANSLATE, vec![json!(way), json!(true), json!(false)])
                .await;
        }
    }
}

async fn where_the_original_is_shown_again_the_app_goes_on(page: Page) {
    let expected = expected(&page).await;
    for back in [
        // With the nodes that were there, or new ones, or text that takes the place of the translation.
        "(font, text) => font.replaceWith(text)",
        "(font) => font.replaceWith(font.textContent.replace(/[«»]/g, ''))",
        "(font) => font.remove()",
    ] {
        page.go("hosts/keys.html").await;
        let one = Element::new(&page, "one");
        one.shown().await;
        one.value("(() => { const real = Element.prototype.replaceWith; window.pairs = [];
            CharacterData.prototype.replaceWith = function (font) { pairs.push([font, this]); this.parentNode.replaceChild(font, this); }; })()").await;
        let before = one.value(&shown("root")).await;
        translate(&page, "replaced", true, false).await;
        page.script(
            &format!(
                "for (const [font, text] of pairs) if (font.isConnected) ({back})(font, text);"
            ),
            vec![],
        )
        .await;
        page.script("return new Promise(requestAnimationFrame);", vec![])
            .await;
        assert_eq!(one.value(&shown("root")).await, before, "{back}");
        for (choice, expected) in CHOICES.iter().zip(&expected) {
            ask(&one, choice).await;
            one.until(&shown("root"), expected.clone()).await;
        }
    }
}

async fn what_is_copied_and_saved_is_what_the_app_has(page: Page) {
    for (way, is_api) in [("replaced", true), ("moved", false), ("put beside", false)] {
        page.open("?deployment=self-hosted&role=workload-cluster&version=4.2&format=nftables")
            .await;
        page.choose_format("ufw").await;
        let seen = page
            .until("the snippet", |seen| {
                seen.format == "ufw" && seen.snippets[0].text().contains("ufw allow")
            })
            .await;
        let text = seen.snippets[0].text();
        page.choose_format("nftables").await;
        page.until("the other", |seen| seen.format == "nftables")
            .await;
        page.fill_clipboard().await;
        translate(&page, way, false, false).await;
        page.script(
            "document.querySelector('.pp-formats input[value=ufw]').click();",
            vec![],
        )
        .await;
        page.until_true(
            "the snippet",
            "document.querySelector('pre').textContent.includes('ufw allow')",
        )
        .await;
        // A translation that is written into the text itself, and nobody hears of.
        page.script(
            "for (const code of document.querySelectorAll('pre code')) code.firstChild.data = 'übersetzt';",
            vec![],
        )
        .await;
        if !is_api {
            page.script("window.keptClipboard = navigator.clipboard;
                Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});", vec![]).await;
        }
        chromium::permission(&page.session, "clipboard-write", "granted").await;
        page.script(
            "document.querySelector('.pp-snippet-bar button').click();",
            vec![],
        )
        .await;
        page.until_true(
            "the feedback",
            "document.querySelector('.pp-snippet .pp-said').textContent.includes('Copied')",
        )
        .await;
        assert_eq!(page.clipboard().await, text, "{way}");
        let link = "document.querySelector('.pp-snippet-bar a[download]')";
        let saved = page.value(&format!("({link}.dispatchEvent(new FocusEvent('focusin', {{ bubbles: true }})), decodeURIComponent({link}.href.split(',')[1]))")).await;
        assert_eq!(saved, json!(text), "{way}");
    }
}

async fn ports_snippets_and_drawings_are_not_to_be_translated(page: Page) {
    page.open("?deployment=self-hosted&version=4.2&format=nftables")
        .await;
    for part in [
        "pre code",
        ".pp-snippet-bar code",
        ".pp-port-number",
        "svg text",
    ] {
        if part == "svg text" {
            page.press("Diagram").await;
            page.until_true("the diagram", "!!document.querySelector('svg text')")
                .await;
        }
        let is_kept = format!(
            "(() => {{ const found = [...document.querySelectorAll('{part}')]; return found.length > 0 && found.every((one) => one.closest('[translate=no]')); }})()"
        );
        assert_eq!(page.value(&is_kept).await, true, "{part}");
    }
    // Who translates them all the same gets them back.
    let shown = "document.querySelector('pre').textContent";
    let snippet = page.value(shown).await;
    for way in WAYS {
        page.open("?deployment=self-hosted&version=4.2&format=nftables")
            .await;
        translate(&page, way, false, false).await;
        assert_eq!(page.value(shown).await, snippet, "{way}");
    }
}
