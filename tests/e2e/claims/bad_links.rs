//! A link with wrong or malicious values: each is named and ignored, the rest holds.

use crate::page::Page;

super::claims![
    an_unknown_value_is_named_and_the_rest_holds,
    markup_in_a_value_is_shown_as_text_and_never_run,
    a_parameter_given_twice_counts_once,
    an_overlong_query_is_refused_whole,
    an_overlong_search_is_refused_alone,
    notices_can_be_dismissed,
    a_choice_after_a_bad_link_writes_a_good_one,
    broken_encoding_does_not_stop_the_page,
    a_rule_that_there_is_not_is_said_in_words,
    a_rule_alone_chooses_what_shows_it,
];

async fn an_unknown_value_is_named_and_the_rest_holds(page: Page) {
    let seen = page
        .open("?deployment=moonbase&role=workload-cluster&version=4.2&direction=up&deprecated=maybe&optional=hide&include=all&format=pf&open-deprecated=1&open-optional=yes")
        .await;
    let said = seen.notices.join("\n");
    for part in [
        "Ignored deployment “moonbase” in the link: known are saas, saas-edge and self-hosted.",
        "Ignored direction “up” in the link: known are inbound and outbound.",
        "Ignored include “all” in the link: known are optional and deprecated.",
        "Ignored deprecated “maybe” in the link: known are hide and show.",
        "Ignored format “pf” in the link: known are nftables, iptables, ufw, firewalld,",
        "Ignored open-deprecated “1” in the link: known are no and yes.",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(seen.notices.len(), 6);
    assert_eq!(seen.chosen("Deployment model"), "SaaS");
    assert_eq!(seen.chosen("Role"), "Workload cluster");
    assert_eq!(seen.line(), "4.2");
    assert!(seen.switch("Include", "Optional").chosen);
    assert!(!seen.switch("Include", "Deprecated").chosen);
    assert_eq!(seen.format, "nftables");
}

async fn markup_in_a_value_is_shown_as_text_and_never_run(page: Page) {
    let evil = "%3Cimg%20src=x%20onerror=%22window.ran=1%22%3E";
    let names = [
        "deployment",
        "role",
        "version",
        "direction",
        "format",
        "q",
        "deprecated",
    ];
    let query: Vec<String> = names.iter().map(|name| format!("{name}={evil}")).collect();
    page.open(&format!("?{}", query.join("&"))).await;
    // The format is checked where the formats are, which come later.
    let seen = page
        .until("a notice for each", |seen| {
            seen.notices.len() == names.len() - 1
        })
        .await;
    assert!(
        seen.notices[0].contains("<img src=x onerror="),
        "{:?}",
        seen.notices
    );
    assert!(
        seen.field("Search").value.starts_with("<img"),
        "a search for it is a search"
    );
    assert!(
        seen.found.starts_with("Nothing matches “<img"),
        "{}",
        seen.found
    );
    page.open("?q=%3Csvg/onload=window.ran=1%3E&version=javascript:window.ran=1")
        .await;
    assert_eq!(page.value("window.ran === undefined").await, true);
    assert_eq!(
        page.value(
            "document.querySelectorAll('img, #palette-ports svg, #palette-ports script').length"
        )
        .await,
        0
    );
}

async fn a_parameter_given_twice_counts_once(page: Page) {
    let seen = page
        .open("?version=4.2&version=3.4&deployment=self-hosted")
        .await;
    assert_eq!(seen.line(), "4.2");
    assert_eq!(seen.chosen("Deployment model"), "Self-hosted");
    assert_eq!(seen.notices.len(), 1);
    assert!(
        seen.notices[0].contains("version “3.4”"),
        "{:?}",
        seen.notices
    );
    assert!(
        seen.notices[0].contains("given twice; the first one counts"),
        "{:?}",
        seen.notices
    );
}

async fn an_overlong_query_is_refused_whole(page: Page) {
    let seen = page
        .open(&format!("?version=4.2&q={}", "a".repeat(5000)))
        .await;
    assert_eq!(seen.notices.len(), 1);
    assert!(
        seen.notices[0].contains("longer than 4096"),
        "{:?}",
        seen.notices
    );
    assert_eq!((seen.line(), seen.rows().len()), ("4.9 (latest)", 5));
}

async fn an_overlong_search_is_refused_alone(page: Page) {
    let seen = page
        .open(&format!("?version=4.2&q={}", "a".repeat(300)))
        .await;
    assert_eq!(seen.notices.len(), 1);
    assert!(
        seen.notices[0].contains("200 characters at most"),
        "{:?}",
        seen.notices
    );
    assert_eq!(
        (seen.line(), seen.field("Search").value.as_str()),
        ("4.2", "")
    );
}

async fn notices_can_be_dismissed(page: Page) {
    let seen = page.open("?version=banana").await;
    assert_eq!(seen.notices.len(), 1);
    page.press("Dismiss").await;
    page.until("no notice", |seen| seen.notices.is_empty())
        .await;
}

async fn a_choice_after_a_bad_link_writes_a_good_one(page: Page) {
    page.open("?deployment=moonbase&version=4.2&other=1").await;
    page.choose("Role", "All roles").await;
    page.until("a good link", |seen| {
        seen.query == "?other=1&deployment=saas&role=all&version=4.2&format=nftables"
    })
    .await;
}

async fn broken_encoding_does_not_stop_the_page(page: Page) {
    let seen = page
        .open("?q=%E0%A4%A&version=%&deployment=%ff%fe&&=&==&%00=%00")
        .await;
    assert_eq!(seen.notices.len(), 2, "{:?}", seen.notices);
}

async fn a_rule_that_there_is_not_is_said_in_words(page: Page) {
    page.open("?version=4.2#no-such-rule").await;
    page.until("said", |seen| {
        seen.notices == ["No rule is called “no-such-rule”. Check the link."]
    })
    .await;
}

async fn a_rule_alone_chooses_what_shows_it(page: Page) {
    page.open("#self-hosted-mgmt-out-kube-api").await;
    let seen = page
        .until("its choices and its details", |seen| {
            let row = seen.row("self-hosted-mgmt-out-kube-api");
            seen.chosen("Deployment model") == "Self-hosted"
                && row.is_some_and(|row| row.is_linked && !row.details.is_empty())
        })
        .await;
    assert_eq!(seen.chosen("Role"), "Management platform");
    assert_eq!(seen.lost, "");
}
