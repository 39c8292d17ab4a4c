//! A release that is mixed with another, or in pieces, in a cache that keeps it: the page says which, and trying
//! again asks the server anew.

use crate::element::Element;
use crate::page::Page;
use crate::server::{Flaw, Manner};

super::claims![
    trying_again_asks_anew_for_what_a_cache_has_of_another_release,
    trying_again_asks_anew_for_what_a_cache_has_in_pieces,
    a_later_part_in_pieces_is_asked_for_anew,
    an_element_asks_anew_for_a_wasm_that_is_not_its_own,
    an_element_that_stays_mixed_says_so_and_comes_when_it_is_put_in_again,
    an_element_whose_script_did_not_arrive_asks_for_it_anew,
    a_later_part_of_an_element_is_asked_for_anew,
];

/// How often the server was asked for a file.
fn asked(page: &Page, end: &str) -> usize {
    let heard = page.heard();
    let targets = heard.iter().filter_map(|one| one.split(' ').nth(1));
    targets
        .filter(|target| {
            target
                .split('?')
                .next()
                .is_some_and(|path| path.ends_with(end))
        })
        .count()
}

/// The page does not start for a reason; trying again makes it whole.
async fn is_mended(page: &Page, flaw: Flaw, file: &'static str, reason: &str) {
    page.served(Manner::Flawed(file, 1, flaw));
    page.go("?deployment=self-hosted&version=4.2").await;
    let seen = page
        .until("the boot message", |seen| !seen.problem.is_empty())
        .await;
    assert!(seen.problem.contains(reason), "{seen:?}");
    page.console().await;
    let before = asked(page, file);
    page.press_link("Try again").await;
    let seen = page.running().await;
    assert_eq!(seen.problem, "");
    assert!(
        seen.ids().contains(&"self-hosted-cluster-in-ssh"),
        "{seen:?}"
    );
    // A busy browser asks twice: for the cache, and for the page.
    assert!(asked(page, file) > before, "{file}");
    // What the browser says of what it had preloaded in vain.
    page.console().await;
}

async fn trying_again_asks_anew_for_what_a_cache_has_of_another_release(page: Page) {
    let reason = "Its file palette-ports_bg.wasm is of another release than the rest.";
    is_mended(&page, Flaw::OfAnotherBuild, "palette-ports_bg.wasm", reason).await;
}

async fn trying_again_asks_anew_for_what_a_cache_has_in_pieces(page: Page) {
    let reason = "Its file palette-ports_bg.wasm is damaged";
    is_mended(&page, Flaw::Damaged, "palette-ports_bg.wasm", reason).await;
    let reason = "Its file palette-ports.js did not arrive";
    is_mended(
        &page,
        Flaw::Damaged,
        "/palette-ports.js".trim_start_matches('/'),
        reason,
    )
    .await;
}

async fn a_later_part_in_pieces_is_asked_for_anew(page: Page) {
    for flaw in [Flaw::Damaged, Flaw::OfAnotherBuild, Flaw::Missing] {
        page.served(Manner::Flawed("/workbench.wasm", 1, flaw));
        page.open("?deployment=self-hosted&version=4.2").await;
        page.until_true(
            "the sentence",
            "document.querySelector('.pp-later .pp-error')?.textContent.includes('after a new release, load the page again')",
        )
        .await;
        page.press("Try again").await;
        page.until("the snippet", |seen| !seen.snippets.is_empty())
            .await;
        assert!(asked(&page, "/workbench.wasm") >= 2, "{flaw:?}");
        page.console().await;
    }
}

async fn an_element_asks_anew_for_a_wasm_that_is_not_its_own(page: Page) {
    for flaw in [Flaw::OfAnotherBuild, Flaw::Damaged] {
        page.served(Manner::Flawed("embed/palette-ports.wasm", 1, flaw));
        page.go("hosts/plain.html").await;
        let one = Element::new(&page, "one");
        one.shown().await;
        assert!(one.heard().await.is_empty(), "{flaw:?}");
        assert!(asked(&page, "embed/palette-ports.wasm") >= 2, "{flaw:?}");
    }
}

async fn an_element_that_stays_mixed_says_so_and_comes_when_it_is_put_in_again(page: Page) {
    page.served(Manner::Flawed(
        "embed/palette-ports.wasm",
        2,
        Flaw::OfAnotherBuild,
    ));
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.until_heard("one.kind === 'load' && one.messages[0].startsWith('Two releases are mixed: the wasm is of another build than api.js.')")
        .await;
    page.expect_console(&["cannot start"]).await;
    one.value("element.replaceWith(element)").await;
    one.value("document.body.append(element)").await;
    one.shown().await;
    assert!(asked(&page, "embed/api.js") >= 2);
}

async fn an_element_whose_script_did_not_arrive_asks_for_it_anew(page: Page) {
    for flaw in [Flaw::Missing, Flaw::Damaged] {
        page.served(Manner::Flawed("embed/api.js", 1, flaw));
        page.go("hosts/plain.html").await;
        let one = Element::new(&page, "one");
        one.until_heard("one.kind === 'load'").await;
        page.console().await;
        one.value("element.replaceWith(element)").await;
        one.value("document.body.append(element)").await;
        one.shown().await;
    }
}

async fn a_later_part_of_an_element_is_asked_for_anew(page: Page) {
    page.served(Manner::Flawed("/workbench.wasm", 1, Flaw::Damaged));
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.until_true("words('.pp-later .pp-error').includes('did not arrive')")
        .await;
    one.value("root.querySelector('.pp-later button').click()")
        .await;
    one.until_true("!!root.querySelector('.pp-foot-bar')").await;
    assert!(asked(&page, "/workbench.wasm") >= 2);
    page.console().await;
}
