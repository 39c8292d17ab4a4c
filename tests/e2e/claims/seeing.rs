//! Which rules there are, why, and why not.

use crate::page::Page;

super::claims![
    nothing_found_says_why_and_the_button_brings_the_rules_back,
    rules_that_do_not_apply_are_listed_with_their_reasons,
    a_hidden_rule_says_what_hides_it,
    every_rule_is_on_screen_or_among_those_that_are_not,
    a_deprecated_rule_says_so_in_words_and_what_replaces_it,
    the_evidence_of_a_rule_opens,
    sources_open_in_a_tab_that_knows_nothing_of_this_one,
    the_sentence_and_headings_count_one_rule_as_one,
];

async fn nothing_found_says_why_and_the_button_brings_the_rules_back(page: Page) {
    page.open("?deployment=self-hosted&role=workload-cluster&version=3.4&direction=inbound")
        .await;
    page.type_into("Search", "no such thing").await;
    let seen = page.until("nothing", |seen| !seen.nothing.is_empty()).await;
    assert_eq!(seen.nothing, "No rules to show.");
    assert_eq!(
        seen.summary,
        "Palette 3.4 talks over NATS (tcp/4222). 4 rules apply, and the search or a filter hides them all."
    );
    assert!(seen.tables.is_empty());
    assert!(
        seen.snippets.iter().all(|snippet| snippet.text.is_none()),
        "{:?}",
        seen.snippets
    );
    page.press("Clear search and filters").await;
    let seen = page.until("the rules", |seen| seen.rows().len() == 4).await;
    assert_eq!(seen.nothing, "");
    assert_eq!(
        seen.query,
        "?deployment=self-hosted&role=workload-cluster&version=3.4&format=nftables"
    );
}

async fn rules_that_do_not_apply_are_listed_with_their_reasons(page: Page) {
    let seen = page
        .open("?deployment=saas&role=workload-cluster&version=3.4")
        .await;
    assert!(!seen.misses_open);
    page.unfold("Rules that do not apply").await;
    let seen = page.until("the list", |seen| seen.misses_open).await;
    for part in [
        "This rule starts with 4.0.0; you chose 3.4.",
        "This rule is for Self-hosted; you chose SaaS.",
        "This rule is for the management platform; you chose the workload cluster.",
    ] {
        assert!(
            seen.misses.iter().any(|miss| miss.contains(part)),
            "{part} in {:#?}",
            seen.misses
        );
    }
    // What was opened stays open while the choices change.
    page.choose_line("4.2").await;
    let seen = page.until("4.2", |seen| seen.line() == "4.2").await;
    assert!(seen.misses_open);
    assert!(
        !seen.misses.iter().any(|miss| miss.contains("starts with")),
        "{:#?}",
        seen.misses
    );
}

async fn a_hidden_rule_says_what_hides_it(page: Page) {
    let seen = page.open("?deployment=self-hosted&version=4.2&q=6443&deprecated=hide&optional=hide&direction=outbound").await;
    for part in [
        "is deprecated, and you hide deprecated rules",
        "is optional, and you hide optional rules",
        "is inbound, and you filter by direction",
        "is not found by “6443”",
    ] {
        assert!(
            seen.misses.iter().any(|miss| miss.contains(part)),
            "{part} in {:#?}",
            seen.misses
        );
    }
}

async fn every_rule_is_on_screen_or_among_those_that_are_not(page: Page) {
    for query in [
        "",
        "?deployment=self-hosted&version=3.4",
        "?q=ssh&version=4.0.0-rc.1",
        "?q=nothing+at+all",
    ] {
        let seen = page.open(query).await;
        assert_eq!(seen.rows().len() + seen.misses.len(), 15, "{query}");
    }
}

async fn a_deprecated_rule_says_so_in_words_and_what_replaces_it(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&role=management-platform&version=4.2")
        .await;
    let row = seen.row("self-hosted-mgmt-in-nats").expect("the NATS rule");
    assert!(row.cell("Status").starts_with("⚠ Deprecated"), "{row:?}");
    let why = "Deprecated since 4.0.0, replaced by HTTPS tcp/443 (self-hosted-mgmt-in-https).";
    assert!(row.cell("Status").contains(why), "{row:?}");
    let others = seen.rows().into_iter().filter(|other| other.id != row.id);
    for other in others {
        assert!(!other.cell("Status").contains("Deprecated"), "{other:?}");
    }
}

async fn the_evidence_of_a_rule_opens(page: Page) {
    page.open("?q=saas-mgmt-in-nats").await;
    page.unfold("Evidence").await;
    page.until_true("it is open", "document.querySelector('table details').open")
        .await;
    let seen = page.look().await;
    let row = &seen.rows()[0];
    assert!(row.cell("Source").contains("Palette Domains"), "{row:?}");
    assert!(
        row.cell("Source")
            .contains("Required before 4.0.0 as the NATS tab"),
        "{row:?}"
    );
}

async fn sources_open_in_a_tab_that_knows_nothing_of_this_one(page: Page) {
    page.open("?deployment=self-hosted").await;
    let careless = page
        .value("[...document.querySelectorAll('#palette-ports a[href^=http]')].filter((link) => !/noopener/.test(link.rel)).length")
        .await;
    assert_eq!(careless, 0);
}

async fn the_sentence_and_headings_count_one_rule_as_one(page: Page) {
    let seen = page.open("?q=6443&deployment=self-hosted").await;
    assert!(
        seen.summary.contains("1 rule for all roles"),
        "{}",
        seen.summary
    );
    let heading = page
        .value("document.querySelector('.pp-direction h3').textContent")
        .await;
    assert_eq!(
        heading.as_str().map(|text| text.ends_with("1 rule")),
        Some(true),
        "{heading}"
    );
}
