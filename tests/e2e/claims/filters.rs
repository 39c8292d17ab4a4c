//! Search, direction, and the two switches.

use crate::page::Page;

super::claims![
    search_finds_port_service_purpose_endpoint_and_rule_id,
    a_port_number_is_not_found_inside_another,
    one_direction_shows_one_table,
    the_switches_hide_deprecated_and_optional_rules,
    enter_in_a_field_does_not_reload_the_page,
    typing_in_the_middle_of_a_word_keeps_the_caret_there,
];

async fn search_finds_port_service_purpose_endpoint_and_rule_id(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    for (typed, found) in [
        ("6443", &["self-hosted-mgmt-out-kube-api"][..]),
        ("tcp/22", &["self-hosted-cluster-in-ssh"]),
        (
            "nats",
            &["self-hosted-mgmt-in-nats", "self-hosted-cluster-out-nats"],
        ),
        ("troubleshooting", &["self-hosted-cluster-in-ssh"]),
        (
            "VCENTER",
            &[
                "self-hosted-mgmt-out-https",
                "self-hosted-cluster-out-https",
            ],
        ),
        ("self-hosted-mgmt-in-https", &["self-hosted-mgmt-in-https"]),
        ("message bus 4222 agent", &["self-hosted-cluster-out-nats"]),
    ] {
        page.type_into("Search", typed).await;
        let seen = page.until(typed, |seen| seen.ids() == found).await;
        assert_eq!(seen.field("Search").value, typed);
        page.until("it is in the address", |seen| {
            seen.parameter("q").as_deref() == Some(typed)
        })
        .await;
    }
    page.type_into("Search", "").await;
    let seen = page
        .until("everything", |seen| seen.rows().len() == 8)
        .await;
    assert_eq!(seen.parameter("q"), None);
}

async fn a_port_number_is_not_found_inside_another(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    page.type_into("Search", "443").await;
    let seen = page.until("443", |seen| seen.rows().len() == 4).await;
    assert!(seen.rows().iter().all(|row| row.port == "tcp/443"));
}

async fn one_direction_shows_one_table(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    for (choice, other, id) in [
        ("Inbound", "Outbound", "inbound"),
        ("Outbound", "Inbound", "outbound"),
    ] {
        page.choose("Direction", choice).await;
        let seen = page
            .until(choice, |seen| {
                seen.tables.len() == 1 && seen.tables[0].heading == choice
            })
            .await;
        assert_eq!(seen.parameter("direction").as_deref(), Some(id));
        assert!(
            seen.summary
                .contains(&format!("0 {}", other.to_lowercase())),
            "{}",
            seen.summary
        );
    }
    page.choose("Direction", "Both").await;
    let seen = page.until("both", |seen| seen.tables.len() == 2).await;
    assert_eq!(seen.parameter("direction"), None);
}

async fn the_switches_hide_deprecated_and_optional_rules(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    page.choose("Show", "Deprecated rules").await;
    let seen = page
        .until("no deprecated rule", |seen| seen.rows().len() == 6)
        .await;
    assert!(seen.rows().iter().all(|row| row.service != "NATS"));
    assert!(!seen.switch("Show", "Deprecated rules").chosen);
    assert_eq!(
        seen.switch("Show", "Deprecated rules").remark,
        "with: 8 rules"
    );
    assert_eq!(seen.parameter("deprecated").as_deref(), Some("hide"));
    page.choose("Show", "Optional rules").await;
    let seen = page
        .until("no optional rule", |seen| seen.rows().len() == 5)
        .await;
    assert!(
        seen.rows()
            .iter()
            .all(|row| row.cell("Status").starts_with("● Required"))
    );
    assert_eq!(seen.parameter("optional").as_deref(), Some("hide"));
    page.choose("Show", "Deprecated rules").await;
    page.choose("Show", "Optional rules").await;
    let seen = page
        .until("everything", |seen| seen.rows().len() == 8)
        .await;
    assert_eq!(
        seen.query,
        "?deployment=self-hosted&role=all&version=4.2&format=nftables"
    );
}

async fn enter_in_a_field_does_not_reload_the_page(page: Page) {
    page.open("").await;
    page.value("window.kept = 1").await;
    page.type_into("Search", "ssh\n").await;
    page.until("ssh", |seen| seen.rows().len() == 1).await;
    page.type_into("Version", "4.2\n").await;
    page.until("4.2", |seen| seen.line() == "4.2").await;
    assert_eq!(page.value("window.kept").await, 1);
}

async fn typing_in_the_middle_of_a_word_keeps_the_caret_there(page: Page) {
    page.open("").await;
    page.type_into("Search", "vcr").await;
    let left = char::from(fantoccini::key::Key::Left);
    page.type_on(&format!("{left}ente")).await;
    page.until("vcenter", |seen| seen.field("Search").value == "vcenter")
        .await;
}
