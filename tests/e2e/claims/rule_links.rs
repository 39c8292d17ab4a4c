//! A rule by itself: linked to, and taken along as text.

use fantoccini::key::Key;
use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    a_link_to_a_rule_marks_it_opens_its_details_and_is_gone_once_the_choice_changes,
    a_rule_with_several_rows_has_all_of_them_marked_and_the_details_of_one_open,
    a_link_to_a_rule_that_does_not_apply_says_why_and_shows_it,
    another_rule_in_the_open_pages_address_is_gone_to,
    a_rules_link_is_copied_with_the_present_choices,
    a_connection_is_copied_as_text,
    without_the_clipboard_api_a_connection_is_copied_all_the_same,
    where_everything_is_refused_the_text_is_there_to_select,
    an_element_that_follows_the_address_goes_to_the_rule_and_marks_it,
    only_an_element_that_follows_the_address_has_links_to_rules,
];

const SSH: &str = "self-hosted-cluster-in-ssh";
const START: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

/// The rows that are marked.
const MARKED: &str = "[...document.querySelectorAll('.pp-row[aria-current]')].map((one) => one.id)";

/// Whether the element with this id can be seen.
fn in_view(root: &str, id: &str) -> String {
    format!(
        "(() => {{ const at = {root}.getElementById('{id}')?.getBoundingClientRect();
           return !!at && at.top >= 0 && at.top < innerHeight && at.height > 0; }})()"
    )
}

async fn a_link_to_a_rule_marks_it_opens_its_details_and_is_gone_once_the_choice_changes(
    page: Page,
) {
    page.open(&format!("{START}#{SSH}")).await;
    page.until_true("in view", &in_view("document", SSH)).await;
    assert_eq!(page.value(MARKED).await, json!([SSH]));
    let seen = page
        .until("its details", |seen| {
            seen.row(SSH)
                .is_some_and(|row| row.details.contains("If blocked"))
        })
        .await;
    let open = seen
        .rows()
        .into_iter()
        .filter(|row| !row.details.is_empty());
    assert_eq!(open.count(), 1);
    page.choose("Deployment model", "SaaS").await;
    let seen = page
        .until("SaaS", |seen| seen.chosen("Deployment model") == "SaaS")
        .await;
    assert_eq!(page.value(MARKED).await, json!([]));
    let outlined = "[...document.querySelectorAll('.pp-table tr')].filter((row) => getComputedStyle(row).outlineStyle !== 'none').length";
    assert_eq!(page.value(outlined).await, 0);
    // Whoever makes a choice knows what it leaves out.
    assert_eq!(seen.lost, "");
}

async fn a_rule_with_several_rows_has_all_of_them_marked_and_the_details_of_one_open(page: Page) {
    let rule = "self-hosted-cluster-out-https";
    let seen = page.open(&format!("{START}#{rule}")).await;
    page.until_true("in view", &in_view("document", rule)).await;
    let marked: Vec<&str> = seen
        .rows()
        .into_iter()
        .filter(|row| row.is_linked)
        .map(|row| row.far.as_str())
        .collect();
    assert_eq!(
        marked,
        [
            "Management platform",
            "vCenter",
            "Registries",
            "Application update servers"
        ]
    );
    let open: Vec<&str> = seen
        .rows()
        .into_iter()
        .filter(|row| !row.details.is_empty())
        .map(|row| row.far.as_str())
        .collect();
    assert_eq!(open, ["vCenter"]);
    // A rule without a row of its own leads to the row that it shares.
    page.leave().await;
    let shared = "saas-mgmt-in-https-grpc";
    page.open(&format!("?role=management-platform#{shared}"))
        .await;
    let anchor =
        format!("document.getElementById('{shared}').closest('.pp-row').matches('[aria-current]')");
    page.until_true("marked", &anchor).await;
}

async fn a_link_to_a_rule_that_does_not_apply_says_why_and_shows_it(page: Page) {
    for (query, why, shown) in [
        (
            "?deployment=self-hosted&version=4.2&q=nats&direction=outbound",
            "is inbound; you're viewing outbound only.",
            "?deployment=self-hosted&role=workload-cluster&version=4.2&q=nats&format=nftables",
        ),
        (
            "?deployment=saas",
            "is for Self-hosted; you're viewing SaaS.",
            "?deployment=self-hosted&role=workload-cluster&version=4.9&format=nftables",
        ),
        (
            "?deployment=saas&role=management-platform",
            "is for Self-hosted and is for the workload cluster; you're viewing SaaS, the management platform.",
            "?deployment=self-hosted&role=workload-cluster&version=4.9&format=nftables",
        ),
    ] {
        page.leave().await;
        let seen = page.open(&format!("{query}#{SSH}")).await;
        let said = format!("This link is for tcp/22 (SSH), which {why} Show it");
        assert_eq!(seen.lost, said);
        page.until_true("in view", &in_view("document", SSH)).await;
        page.press("Show it").await;
        let seen = page
            .until("the rule", |seen| {
                seen.rows().iter().any(|row| row.id == SSH)
            })
            .await;
        assert_eq!(seen.query, shown);
        assert_eq!(seen.lost, "");
        assert_eq!(page.value(MARKED).await, json!([SSH]));
        page.until_true("in view", &in_view("document", SSH)).await;
        assert_eq!(page.value("location.hash.slice(1)").await, SSH);
    }
}

async fn another_rule_in_the_open_pages_address_is_gone_to(page: Page) {
    page.open(&format!("{START}#{SSH}")).await;
    page.until_true("marked", &format!("({MARKED})[0] === '{SSH}'"))
        .await;
    let other = "self-hosted-cluster-out-nats";
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
    page.until("said", |seen| seen.lost.starts_with("This link is for"))
        .await;
    page.until_true("in view", &in_view("document", hidden))
        .await;
    page.back().await;
    page.until_true("marked", &format!("({MARKED})[0] === '{other}'"))
        .await;
}

/// Opens the page with the details of a rule's row, without its link: the address has none.
async fn open_details(page: &Page, query: &str, name: &str) {
    page.open(query).await;
    let press = format!("document.querySelector('[aria-label=\"Details of {name}\"]').click()");
    page.script(&press, vec![]).await;
    page.until("its details", |seen| {
        seen.rows()
            .iter()
            .any(|row| row.details.contains("Copy as text"))
    })
    .await;
}

/// Waits for what is said beside what copies.
async fn until_said(page: &Page, start: &str) {
    let said = format!(
        "document.querySelector('.pp-take .pp-said').textContent.startsWith({})",
        json!(start)
    );
    page.until_true(start, &said).await;
}

const SSH_NAME: &str = "tcp/22 Administrators";

async fn a_rules_link_is_copied_with_the_present_choices(page: Page) {
    let query = "?deployment=self-hosted&version=4.2&utm=x#typed&at-administrators=192.0.2.7";
    open_details(&page, query, SSH_NAME).await;
    page.fill_clipboard().await;
    page.choose("Direction", "Inbound").await;
    page.until("inbound", |seen| seen.query.contains("inbound"))
        .await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press("Copy link").await;
    until_said(&page, "Copied").await;
    let link = page.clipboard().await;
    assert_eq!(
        link,
        page.address(&format!(
            "?utm=x&deployment=self-hosted&role=workload-cluster&version=4.2&direction=inbound&format=nftables#{SSH}"
        ))
    );
    page.leave_for_good().await;
    let own = page.address("");
    let seen = page.open(link.trim_start_matches(&own)).await;
    assert_eq!(seen.chosen("Direction"), "Inbound");
    page.until_true("in view", &in_view("document", SSH)).await;
    // A first visit has nothing in its address; its links have.
    page.leave_for_good().await;
    open_details(&page, "", "tcp/4222 Palette message hosts").await;
    page.press("Copy link").await;
    until_said(&page, "Copied").await;
    assert_eq!(
        page.clipboard().await,
        page.address(
            "?deployment=saas&role=workload-cluster&version=4.9&format=nftables#saas-cluster-out-nats"
        )
    );
}

const TEXT: &str = "tcp/22 SSH, inbound\nFrom: Administrators\nTo: Workload clusters\nPurpose: Optional: remote access to cluster nodes for troubleshooting\nStatus: Optional. Applies to every version. Palette works without it.\nRule: self-hosted-cluster-in-ssh, Palette 4.2, Self-hosted";

async fn a_connection_is_copied_as_text(page: Page) {
    open_details(&page, START, SSH_NAME).await;
    page.fill_clipboard().await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press("Copy as text").await;
    until_said(&page, "Copied").await;
    assert_eq!(page.clipboard().await, TEXT);
    // And by the keyboard.
    page.fill_clipboard().await;
    page.script(
        "document.querySelector('.pp-take button + button').focus()",
        vec![],
    )
    .await;
    page.press_key(Key::Enter).await;
    until_said(&page, "Copied").await;
    assert_eq!(page.clipboard().await, TEXT);
}

const REMOVE_API: &str = "window.keptClipboard = navigator.clipboard;
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});";

async fn without_the_clipboard_api_a_connection_is_copied_all_the_same(page: Page) {
    open_details(&page, START, SSH_NAME).await;
    page.fill_clipboard().await;
    page.script(REMOVE_API, vec![]).await;
    page.press("Copy as text").await;
    until_said(&page, "Copied").await;
    assert_eq!(page.clipboard().await, TEXT);
}

async fn where_everything_is_refused_the_text_is_there_to_select(page: Page) {
    open_details(&page, START, SSH_NAME).await;
    page.script(REMOVE_API, vec![]).await;
    page.script("document.execCommand = () => false", vec![])
        .await;
    let refused = "The browser refused the clipboard. Copy it here:\n";
    page.press("Copy as text").await;
    until_said(&page, &format!("{refused}{TEXT}")).await;
    page.press("Copy link").await;
    until_said(&page, &format!("{refused}http://")).await;
}

async fn an_element_that_follows_the_address_goes_to_the_rule_and_marks_it(page: Page) {
    page.go(&format!("hosts/sync.html#{SSH}")).await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let marked = "[...root.querySelectorAll('.pp-row[aria-current]')].map((row) => row.id)";
    one.until(marked, json!([SSH])).await;
    one.until_true(&in_view("root", SSH)).await;
    let other = "self-hosted-cluster-out-nats";
    page.script(&format!("location.hash = '{other}'"), vec![])
        .await;
    one.until(marked, json!([other])).await;
    one.until_true(&in_view("root", other)).await;
    let hidden = "saas-cluster-in-ssh";
    page.script(&format!("location.hash = '{hidden}'"), vec![])
        .await;
    one.until_true("words('.pp-lost').includes('This link is for')")
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
    let links = "root.querySelector('.pp-take .pp-link').checkVisibility()";
    for (id, is_there) in [("one", true), ("two", false)] {
        let element = Element::new(&page, id);
        element.value("element.scrollIntoView()").await;
        element.shown().await;
        element
            .value("root.querySelector('.pp-disclose').click()")
            .await;
        element
            .until_true("!!root.querySelector('.pp-take .pp-link')")
            .await;
        assert_eq!(element.value(links).await, json!(is_there), "{id}");
    }
    let two = Element::new(&page, "two");
    two.value("root.querySelector('.pp-take .pp-line:not(.pp-link)').click()")
        .await;
    two.until_true("words('.pp-take .pp-said') !== ''").await;
}
