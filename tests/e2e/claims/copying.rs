//! Copying a snippet, also where the clipboard is refused.

use serde_json::json;

use crate::chromium;
use crate::page::Page;

super::claims![
    copy_puts_exactly_the_snippet_into_the_clipboard,
    what_is_copied_is_of_the_role_that_is_shown,
    without_the_clipboard_api_the_snippet_is_copied_all_the_same,
    where_everything_is_refused_the_snippet_is_selected_and_says_which_keys,
    a_denied_permission_ends_in_a_copy_or_in_words,
    what_was_said_about_one_snippet_is_gone_with_it,
    a_second_copy_is_said_as_the_first_one_was_and_neither_for_good,
];

const START: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

const REFUSE_API: &str = "window.keptClipboard = navigator.clipboard;
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))}});";
const REMOVE_API: &str = "window.keptClipboard = navigator.clipboard;
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});";
const REFUSE_COMMAND: &str = "document.execCommand = () => false;";

async fn copy_puts_exactly_the_snippet_into_the_clipboard(page: Page) {
    for format in ["nftables", "iptables", "ufw", "firewalld"] {
        let seen = page.open(&format!("{START}&format={format}")).await;
        page.fill_clipboard().await;
        chromium::permission(&page.session, "clipboard-write", "granted").await;
        page.press("Copy").await;
        page.until("the feedback", |seen| seen.snippets[0].said == "Copied")
            .await;
        assert_eq!(Some(page.clipboard().await), seen.snippets[0].text);
    }
}

async fn what_is_copied_is_of_the_role_that_is_shown(page: Page) {
    page.open("?deployment=self-hosted&role=all&version=4.2")
        .await;
    page.fill_clipboard().await;
    for role in ["Management platform", "Workload cluster"] {
        page.choose("For the hosts of", role).await;
        let seen = page
            .until(role, |seen| seen.snippets[0].title.starts_with(role))
            .await;
        assert_eq!(seen.snippet(role).said, "", "nothing of it is copied yet");
        page.press_in(role, "Copy").await;
        page.until("the feedback", |seen| seen.snippet(role).said == "Copied")
            .await;
        assert_eq!(page.clipboard().await, seen.snippet(role).text());
    }
}

async fn without_the_clipboard_api_the_snippet_is_copied_all_the_same(page: Page) {
    let seen = page.open(START).await;
    page.fill_clipboard().await;
    page.script(REMOVE_API, vec![]).await;
    page.press("Copy").await;
    page.until("the feedback", |seen| seen.snippets[0].said == "Copied")
        .await;
    assert_eq!(page.clipboard().await, seen.snippets[0].text());
}

async fn where_everything_is_refused_the_snippet_is_selected_and_says_which_keys(page: Page) {
    for refuse in [REFUSE_API, REMOVE_API] {
        let seen = page.open(START).await;
        page.fill_clipboard().await;
        page.script(refuse, vec![]).await;
        page.script(REFUSE_COMMAND, vec![]).await;
        page.press("Copy").await;
        let after = page
            .until("the feedback", |seen| !seen.snippets[0].said.is_empty())
            .await;
        assert_eq!(
            after.snippets[0].said,
            "The browser refused the clipboard. The snippet is selected: press Ctrl+C or ⌘C."
        );
        let selected = page.value("getSelection().toString()").await;
        let text = seen.snippets[0].text();
        assert_eq!(selected.as_str().map(str::trim_end), Some(text.trim_end()));
        // And the keys that it names do copy.
        let keys = format!("{}c", char::from(fantoccini::key::Key::Control));
        page.type_on(&keys).await;
        let copied = page.clipboard().await;
        assert_eq!(copied.trim_end(), text.trim_end());
    }
}

async fn a_denied_permission_ends_in_a_copy_or_in_words(page: Page) {
    page.open(START).await;
    page.fill_clipboard().await;
    chromium::permission(&page.session, "clipboard-write", "denied").await;
    page.press("Copy").await;
    page.until("the feedback", |seen| {
        seen.snippets[0].said == "Copied" || seen.snippets[0].said.contains("press Ctrl+C")
    })
    .await;
}

async fn what_was_said_about_one_snippet_is_gone_with_it(page: Page) {
    page.open(START).await;
    page.fill_clipboard().await;
    page.press("Copy").await;
    page.until("the feedback", |seen| seen.snippets[0].said == "Copied")
        .await;
    page.choose_format("ufw").await;
    page.until("nothing said", |seen| {
        seen.format == "ufw" && seen.snippets[0].said.is_empty()
    })
    .await;
}

async fn a_second_copy_is_said_as_the_first_one_was_and_neither_for_good(page: Page) {
    const SAID: &str = "document.querySelector('.pp-snippet [role=status]')";
    page.open(START).await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.script(
        &format!(
            "window.said = []; new MutationObserver(() => said.push({SAID}.textContent)).observe({SAID}, {{ childList: true, characterData: true, subtree: true }});"
        ),
        vec![],
    )
    .await;
    for copies in 1..=2 {
        page.press("Copy").await;
        let said = format!("said.filter((one) => one === 'Copied').length === {copies}");
        page.until_true("Copied, said once more", &said).await;
    }
    // It is seen for a moment: what makes it go is a style, which is not waited for.
    let goes = format!(
        "(() => {{ const style = getComputedStyle({SAID}); return [style.animationName, style.animationDelay, style.animationFillMode]; }})()"
    );
    assert_eq!(
        page.value(&goes).await,
        json!(["pp-gone", "5s", "forwards"])
    );
}
