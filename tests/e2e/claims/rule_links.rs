//! A rule by itself: linked to, and taken along as text.

use fantoccini::key::Key;
use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    a_link_to_a_rule_marks_it_and_no_other_once_the_choice_changes,
    a_link_to_a_rule_that_the_choice_hides_says_so_and_shows_it,
    another_rule_in_the_open_pages_address_is_gone_to,
    a_rules_link_is_copied_with_the_present_choices,
    a_rule_is_copied_as_text,
    without_the_clipboard_api_a_rule_is_copied_all_the_same,
    where_everything_is_refused_the_text_is_there_to_select,
    what_takes_a_rule_along_is_always_there_and_says_for_which_rule,
    an_element_that_follows_the_address_goes_to_the_rule_and_marks_it,
    only_an_element_that_follows_the_address_has_links_to_rules,
];

const SSH: &str = "self-hosted-cluster-in-ssh";
const START: &str = "?deployment=self-hosted&version=4.2";

/// The rows that are marked.
const MARKED: &str = "[...document.querySelectorAll('[aria-current]')].map((one) => one.id)";

/// Whether the element with this id can be seen.
fn in_view(root: &str, id: &str) -> String {
    format!(
        "(() => {{ const at = {root}.getElementById('{id}')?.getBoundingClientRect();
           return !!at && at.top >= 0 && at.top < innerHeight && at.height > 0; }})()"
    )
}

async fn a_link_to_a_rule_marks_it_and_no_other_once_the_choice_changes(page: Page) {
    page.open(&format!("{START}#{SSH}")).await;
    page.until_true("in view", &in_view("document", SSH)).await;
    assert_eq!(page.value(MARKED).await, json!([SSH]));
    page.choose("Deployment model", "SaaS").await;
    let seen = page
        .until("SaaS", |seen| seen.summary.contains("in SaaS"))
        .await;
    assert_eq!(page.value(MARKED).await, json!([]));
    let outlined = "[...document.querySelectorAll('.pp-table tr')].filter((row) => getComputedStyle(row).outlineStyle !== 'none').length";
    assert_eq!(page.value(outlined).await, 0);
    // Whoever makes a choice knows what it hides.
    assert!(!seen.body.contains("not shown here"), "{}", seen.body);
}

async fn a_link_to_a_rule_that_the_choice_hides_says_so_and_shows_it(page: Page) {
    for (query, why, shown) in [
        (
            "?deployment=self-hosted&version=4.2&q=nats&optional=hide",
            "This rule is optional, and you hide optional rules; is not found by “nats”.",
            "?deployment=self-hosted&role=all&version=4.2&format=nftables",
        ),
        (
            "?deployment=saas",
            "This rule is for Self-hosted; you chose SaaS.",
            "?deployment=self-hosted&role=all&version=4.9&format=nftables",
        ),
    ] {
        page.leave().await;
        let seen = page.open(&format!("{query}#{SSH}")).await;
        let said = format!("The link leads to tcp/22 SSH, {SSH}, which is not shown here. {why}");
        assert!(seen.body.contains(&said), "{}", seen.body);
        page.until_true("in view", &in_view("document", SSH)).await;
        page.press("Show the rule").await;
        let seen = page.until("the rule", |seen| seen.row(SSH).is_some()).await;
        assert_eq!(seen.query, shown);
        assert!(!seen.body.contains("not shown here"), "{}", seen.body);
        assert_eq!(page.value(MARKED).await, json!([SSH]));
        page.until_true("in view", &in_view("document", SSH)).await;
        assert_eq!(page.value("location.hash.slice(1)").await, SSH);
    }
}

async fn another_rule_in_the_open_pages_address_is_gone_to(page: Page) {
    page.open(&format!("{START}#{SSH}")).await;
    page.until_true("marked", &format!("({MARKED})[0] === '{SSH}'"))
        .await;
    let other = "self-hosted-mgmt-in-nats";
    page.script(&format!("location.hash = '{other}'"), vec![])
        .await;
    page.until_true("marked", &format!("({MARKED})[0] === '{other}'"))
        .await;
    page.until_true("in view", &in_view("document", other))
        .await;
    // One that is off the screen is found as well.
    let hidden = "saas-cluster-in-ssh";
    page.script(&format!("location.hash = '{hidden}'"), vec![])
        .await;
    page.until("said", |seen| seen.body.contains("which is not shown here"))
        .await;
    page.until_true("in view", &in_view("document", hidden))
        .await;
    page.back().await;
    page.until_true("marked", &format!("({MARKED})[0] === '{other}'"))
        .await;
}

/// Waits for what is said beside a rule.
async fn until_said(page: &Page, rule: &str, start: &str) {
    let said = format!(
        "document.querySelector('#{rule} .pp-said').textContent.startsWith({})",
        json!(start)
    );
    page.until_true(start, &said).await;
}

async fn a_rules_link_is_copied_with_the_present_choices(page: Page) {
    page.open("?deployment=self-hosted&version=4.2&utm=x#typed&at-administrators=192.0.2.7")
        .await;
    page.fill_clipboard().await;
    page.choose("Direction", "Inbound").await;
    page.until("inbound", |seen| seen.query.contains("inbound"))
        .await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press_at(SSH, "Link").await;
    until_said(&page, SSH, "Copied").await;
    let link = page.clipboard().await;
    assert_eq!(
        link,
        page.address(&format!(
            "?utm=x&deployment=self-hosted&role=all&version=4.2&direction=inbound&format=nftables#{SSH}"
        ))
    );
    // It is said of this rule alone, and until something else happens.
    let said = "[...document.querySelectorAll('.pp-take .pp-said')].filter((one) => one.textContent).length";
    assert_eq!(page.value(said).await, 1);
    page.leave_for_good().await;
    let own = page.address("");
    let seen = page.open(link.trim_start_matches(&own)).await;
    assert_eq!(seen.chosen("Direction"), "Inbound");
    page.until_true("in view", &in_view("document", SSH)).await;
    // A first visit has nothing in its address; its links have.
    page.leave_for_good().await;
    page.open("").await;
    page.press_at("saas-mgmt-in-nats", "Link").await;
    until_said(&page, "saas-mgmt-in-nats", "Copied").await;
    assert_eq!(
        page.clipboard().await,
        page.address("?deployment=saas&role=all&version=4.9&format=nftables#saas-mgmt-in-nats")
    );
}

const TEXT: &str = "tcp/22 SSH, inbound\nFrom: Administrators\nTo: Workload cluster\nPurpose: Optional: remote access to cluster nodes for troubleshooting\nStatus: Optional. Applies to every version. The product works without it.\nRule: self-hosted-cluster-in-ssh, Palette 4.2, Self-hosted";

async fn a_rule_is_copied_as_text(page: Page) {
    page.open(START).await;
    page.fill_clipboard().await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press_at(SSH, "Copy text").await;
    until_said(&page, SSH, "Copied").await;
    assert_eq!(page.clipboard().await, TEXT);
    // And by the keyboard.
    page.fill_clipboard().await;
    page.script(
        &format!("document.querySelector('#{SSH} button + button').focus()"),
        vec![],
    )
    .await;
    page.press_key(Key::Enter).await;
    until_said(&page, SSH, "Copied").await;
    assert_eq!(page.clipboard().await, TEXT);
}

const REMOVE_API: &str = "window.keptClipboard = navigator.clipboard;
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});";

async fn without_the_clipboard_api_a_rule_is_copied_all_the_same(page: Page) {
    page.open(START).await;
    page.fill_clipboard().await;
    page.script(REMOVE_API, vec![]).await;
    page.press_at(SSH, "Copy text").await;
    until_said(&page, SSH, "Copied").await;
    assert_eq!(page.clipboard().await, TEXT);
}

async fn where_everything_is_refused_the_text_is_there_to_select(page: Page) {
    page.open(START).await;
    page.script(REMOVE_API, vec![]).await;
    page.script("document.execCommand = () => false", vec![])
        .await;
    let refused = "The browser refused the clipboard. Copy it here:\n";
    page.press_at(SSH, "Copy text").await;
    until_said(&page, SSH, &format!("{refused}{TEXT}")).await;
    page.press_at(SSH, "Link").await;
    until_said(&page, SSH, &format!("{refused}http://")).await;
}

async fn what_takes_a_rule_along_is_always_there_and_says_for_which_rule(page: Page) {
    for width in [390, 1440] {
        chromium::screen(&page.session, width, 844).await;
        page.open(START).await;
        let seen = page
            .value(&format!(
                "[...document.querySelectorAll('#{SSH} .pp-take button')].map((one) => [one.ariaLabel, one.checkVisibility({{checkOpacity: true}})])"
            ))
            .await;
        assert_eq!(
            seen,
            json!([
                [format!("Link: {SSH}"), true],
                [format!("Copy text: {SSH}"), true]
            ]),
            "at {width}"
        );
    }
}

async fn an_element_that_follows_the_address_goes_to_the_rule_and_marks_it(page: Page) {
    page.go(&format!("hosts/sync.html#{SSH}")).await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let marked = "[...root.querySelectorAll('[aria-current]')].map((row) => row.id)";
    one.until(marked, json!([SSH])).await;
    one.until_true(&in_view("root", SSH)).await;
    let other = "self-hosted-mgmt-in-nats";
    page.script(&format!("location.hash = '{other}'"), vec![])
        .await;
    one.until(marked, json!([other])).await;
    one.until_true(&in_view("root", other)).await;
    let hidden = "saas-cluster-in-ssh";
    page.script(&format!("location.hash = '{hidden}'"), vec![])
        .await;
    one.until_true("words('.pp-lost').includes('which is not shown here')")
        .await;
    one.until_true(&in_view("root", hidden)).await;
    one.value("root.querySelector('.pp-lost button').click()")
        .await;
    one.until(marked, json!([hidden])).await;
    // The other element does not follow.
    let two = Element::new(&page, "two");
    assert_eq!(two.value(marked).await, json!([]));
}

async fn only_an_element_that_follows_the_address_has_links_to_rules(page: Page) {
    page.go("hosts/sync.html").await;
    let links = "root.querySelector('.pp-table .pp-link').checkVisibility()";
    for (id, is_there) in [("one", true), ("two", false)] {
        let element = Element::new(&page, id);
        element.value("element.scrollIntoView()").await;
        element.shown().await;
        assert_eq!(element.value(links).await, json!(is_there), "{id}");
    }
    let two = Element::new(&page, "two");
    two.value("root.querySelector('.pp-take .pp-line:not(.pp-link)').click()")
        .await;
    two.until_true("words('.pp-take .pp-said') !== ''").await;
}
