//! Links that a mail, a chat or a sentence around them changed: read as they were meant, and said.

use serde_json::json;

use crate::page::Page;
use crate::server::Manner;

super::claims![
    a_damaged_link_shows_what_was_meant_and_says_so,
    entries_that_got_into_the_query_are_taken_out_at_once_and_not_read,
    entries_behind_a_damaged_mark_are_read,
    a_character_that_cannot_be_seen_is_named,
    a_rules_link_alone_chooses_what_shows_the_rule,
    a_rule_that_there_is_not_is_said,
    where_the_reader_of_damaged_links_is_missing_the_page_says_so,
];

const DAMAGED: &str = "This link came damaged";

async fn a_damaged_link_shows_what_was_meant_and_says_so(page: Page) {
    for link in [
        "?deployment=self-hosted&amp;role=workload-cluster&amp;version=3.4&amp;format=ufw",
        "?deployment=self-hosted&Role=workload-cluster&Version=3.4&format=ufw",
        "?deployment=self-hosted&%20role=workload-cluster&version%20=3.4&format=ufw",
        "?deployment=self-hosted&role[]=workload-cluster&version%3D3.4&format=ufw",
        "?deployment=self-hosted&role=workload-cluster&format=ufw#version=3.4",
        "?deployment=self-hosted&role=workload-cluster&version=3.4&format=ufw).",
        "?deployment=self-hosted&role=workload-cluster&format=ufw&version=3.4%3E,",
    ] {
        page.leave().await;
        page.open(link).await;
        let seen = page
            .until("what was meant", |seen| {
                seen.note.starts_with("Palette 3.4 ")
                    && seen.format == "ufw"
                    && !seen.notices.is_empty()
            })
            .await;
        assert_eq!(seen.chosen("Deployment model"), "Self-hosted", "{link}");
        assert_eq!(seen.chosen("Role"), "Workload cluster", "{link}");
        assert_eq!(seen.notices.len(), 1, "{link}: {:?}", seen.notices);
        assert!(seen.notices[0].starts_with(DAMAGED), "{link}");
        // A whole link is in its place: what is copied from the address is right.
        let again = page.reload().await;
        assert!(
            again.note.starts_with("Palette 3.4 ") && again.notices.is_empty(),
            "{link}"
        );
        assert_eq!(page.value("location.hash").await, "", "{link}");
    }
}

async fn entries_that_got_into_the_query_are_taken_out_at_once_and_not_read(page: Page) {
    page.served(Manner::Good);
    let whole = "?deployment=self-hosted&role=workload-cluster&version=4.2&format=nftables";
    page.open(&format!(
        "{whole}%23typed&addresses%2Fregistries=203.0.113.7"
    ))
    .await;
    let seen = page.until("taken out", |seen| seen.query == whole).await;
    assert_eq!(seen.field("Registries").value, "");
    let seen = page.until("said", |seen| !seen.notices.is_empty()).await;
    assert_eq!(seen.notices.len(), 1, "{:?}", seen.notices);
    assert!(
        seen.notices[0].contains("its # had become %23"),
        "{:?}",
        seen.notices
    );
    assert_eq!(seen.format, "nftables");
    page.choose("Direction", "Outbound").await;
    page.until("a choice", |seen| seen.query.contains("direction=outbound"))
        .await;
    page.reload().await;
    page.back().await;
    page.until("back", |seen| seen.query == whole).await;
    let address = page
        .value("location.href + JSON.stringify(history.state) + JSON.stringify({...localStorage})")
        .await;
    assert!(!address.to_string().contains("203.0.113"), "{address}");
    let asked = page.heard();
    let asked = asked
        .iter()
        .map(|request| request.lines().next().unwrap_or_default());
    let told = asked.filter(|line| line.contains("203.0.113")).count();
    assert_eq!(told, 1, "the link itself, and nothing after it");
}

async fn entries_behind_a_damaged_mark_are_read(page: Page) {
    let query =
        "?deployment=self-hosted&role=workload-cluster&version=4.2&view=addresses&format=nftables";
    for fragment in [
        "Typed&addresses%2Fregistries=203.0.113.7",
        "typed&amp;name=Plan&amp;addresses%2Fregistries=203.0.113.7",
        "typed%26addresses%252Fregistries%3D203.0.113.7",
        "typed&addresses%2Fregistries=203.0.113.7).",
    ] {
        page.leave().await;
        page.open(&format!("{query}#{fragment}")).await;
        let seen = page
            .until("the entries", |seen| {
                seen.field("Registries").value == "203.0.113.7"
            })
            .await;
        assert!(seen.keeping.starts_with("These came with the link."));
        assert_eq!(seen.notices.len(), 1, "{fragment}: {:?}", seen.notices);
        assert!(seen.snippet("Workload").text().contains("203.0.113.7"));
        let again = page.reload().await;
        assert_eq!(again.field("Registries").value, "203.0.113.7");
    }
}

async fn a_character_that_cannot_be_seen_is_named(page: Page) {
    page.open("?deployment=self-hosted&version=4.2&role=all%00&view=addresses#typed&addresses%2Fregistries=203.0.113.7%00203.0.113.8")
        .await;
    let seen = page.until("both", |seen| seen.notices.len() == 3).await;
    let said = seen.notices.join("\n");
    assert!(
        said.contains("Ignored role “all\u{FFFD}” in the link"),
        "{said}"
    );
    assert!(said.contains("cannot be seen, U+FFFD"), "{said}");
    assert!(seen.field("Registries").invalid);
    assert!(!seen.snippet("Workload").text().contains("203.0.113"));
}

async fn a_rules_link_alone_chooses_what_shows_the_rule(page: Page) {
    let rule = "self-hosted-mgmt-out-kube-api";
    page.open(&format!("#{rule}")).await;
    let seen = page
        .until("the rule", |seen| seen.row(rule).is_some())
        .await;
    assert_eq!(seen.chosen("Deployment model"), "Self-hosted");
    assert_eq!(seen.chosen("Role"), "Management platform");
    assert!(!seen.body.contains("not shown here") && seen.notices.is_empty());
    page.until_true(
        "marked",
        &format!("document.querySelector('.pp-row[aria-current]')?.id === '{rule}'"),
    )
    .await;
    // The tabs lead on, and nothing else changes.
    page.show("Change request").await;
    let later = page
        .until("there", |seen| seen.view == "Change request")
        .await;
    assert_eq!(later.chosen("Deployment model"), "Self-hosted");
    assert_eq!(later.chosen("Role"), "Management platform");
    assert_eq!(page.value("location.hash").await, "", "the rule is left");
    page.leave().await;
    page.open("#self-hosted-cluster-in-ssh.").await;
    page.until("without the full stop", |seen| {
        seen.row("self-hosted-cluster-in-ssh").is_some()
    })
    .await;
}

async fn a_rule_that_there_is_not_is_said(page: Page) {
    page.open("?deployment=self-hosted&role=all&version=4.2#self-hosted-cluster-in-telnet")
        .await;
    let seen = page.until("said", |seen| !seen.notices.is_empty()).await;
    let start = "No rule is called “self-hosted-cluster-in-telnet”";
    assert!(seen.notices[0].starts_with(start), "{:?}", seen.notices);
    assert_eq!((seen.notices.len(), seen.line()), (1, "4.2"));
}

async fn where_the_reader_of_damaged_links_is_missing_the_page_says_so(page: Page) {
    let blocked = json!({"urls": ["*/links.wasm"]});
    crate::chromium::devtools(&page.session, "Network.enable", json!({})).await;
    crate::chromium::devtools(&page.session, "Network.setBlockedURLs", blocked).await;
    page.open("?deployment=self-hosted&amp;version=3.4").await;
    let seen = page.until("said", |seen| !seen.notices.is_empty()).await;
    let start = "This link is not as this page writes them and may be damaged";
    assert!(seen.notices[0].starts_with(start), "{:?}", seen.notices);
    page.console().await;
}
