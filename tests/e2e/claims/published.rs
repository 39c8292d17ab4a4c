//! Published addresses, taken over at the press of a button.

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    a_button_adds_published_addresses_with_source_and_date,
    adding_them_twice_changes_nothing_and_says_so,
    they_go_behind_what_was_typed,
    they_are_offered_for_saas_alone,
    they_follow_the_version,
    a_packet_filter_takes_the_addresses_and_refuses_the_names_in_words,
    a_format_that_takes_names_takes_them,
];

const START: &str = "?deployment=saas&role=workload-cluster&version=4.2";
const END: &str = "Management platform";
const SOURCE: &str = "Palette public addresses, revision 511e7359, read on 2026-11-22.";

async fn published(page: &Page, list: &str, entries: &str) -> Seen {
    page.publish(END, list).await;
    page.until(list, |seen| seen.field(END).said.starts_with(entries))
        .await
}

async fn a_button_adds_published_addresses_with_source_and_date(page: Page) {
    let seen = page.open(START).await;
    assert_eq!(
        seen.field(END).published,
        [
            format!("Add: Host names (14) to {END} {SOURCE}"),
            format!(
                "Add: IPv4 addresses, US (8) to {END} {SOURCE} For the US alone; those of other regions are not published."
            ),
        ]
    );
    assert_eq!(seen.field(END).value, "", "nothing is added unasked");
    let seen = published(&page, "Host names", "14 entries").await;
    let field = seen.field(END);
    let start = format!("# Host names: {SOURCE}\napi.spectrocloud.com\n");
    assert!(field.value.starts_with(&start), "{}", field.value);
    assert_eq!(field.value.lines().count(), 15);
    assert_eq!(field.said, "14 entries, 1 comment passed over");
    assert!(!field.invalid);
    let others = ["Administrators", "Registries"];
    assert!(others.iter().all(|end| seen.field(end).value.is_empty()));
    assert!(!seen.query.contains("spectrocloud"), "{}", seen.query);
}

async fn adding_them_twice_changes_nothing_and_says_so(page: Page) {
    page.open(START).await;
    let before = published(&page, "IPv4 addresses, US", "8 entries").await;
    page.publish(END, "IPv4 addresses, US").await;
    let seen = page
        .until("both", |seen| seen.field(END).said.contains("left out"))
        .await;
    assert_eq!(
        seen.field(END).said,
        "8 entries, 8 left out as covered by another, 2 comments passed over"
    );
    assert_eq!(seen.snippets, before.snippets);
}

async fn they_go_behind_what_was_typed(page: Page) {
    page.open(START).await;
    page.type_into(END, "192.0.2.1").await;
    let seen = published(&page, "IPv4 addresses, US", "9 entries").await;
    let start = format!("192.0.2.1\n# IPv4 addresses, US: {SOURCE}");
    let value = seen.field(END).value;
    assert!(value.starts_with(&start), "{value}");
    let text = seen.snippet("Workload").text();
    assert!(text.contains("192.0.2.1") && text.contains("44.232.106.120"));
}

async fn they_are_offered_for_saas_alone(page: Page) {
    let offers = |seen: &Seen| {
        let buttons = seen.buttons.iter();
        buttons.filter(|name| name.starts_with("Add: ")).count()
    };
    for (deployment, offered) in [("self-hosted", false), ("saas", true), ("saas-edge", true)] {
        let seen = page
            .open(&format!("?deployment={deployment}&version=4.2"))
            .await;
        assert_eq!(offers(&seen) > 0, offered, "{deployment}");
    }
    page.choose("Deployment model", "Self-hosted").await;
    page.until("none", |seen| offers(seen) == 0).await;
}

async fn they_follow_the_version(page: Page) {
    page.open(START).await;
    for (line, version, count) in [("3.4 and earlier", "3.4", 6), ("4.2", "4.2", 14)] {
        page.choose_line(line).await;
        let offer = format!("Add: Host names ({count})");
        let seen = page
            .until(&offer, |seen| {
                let offers = seen.field(END).published;
                let names = offers.iter().filter(|one| one.contains("Host names"));
                seen.line() == line
                    && names
                        .collect::<Vec<_>>()
                        .iter()
                        .all(|one| one.starts_with(&offer))
            })
            .await;
        assert_eq!(seen.field(END).published.len(), 2, "{version}");
        page.type_into(END, "").await;
        page.until("empty", |seen| seen.field(END).said.is_empty())
            .await;
        let seen = published(&page, "Host names", &format!("{count} entries")).await;
        let has_bus = seen.field(END).value.contains("message.spectrocloud.com");
        assert_eq!(has_bus, version == "4.2", "{version}");
    }
}

async fn a_packet_filter_takes_the_addresses_and_refuses_the_names_in_words(page: Page) {
    page.open(&format!("{START}&format=nftables")).await;
    published(&page, "Host names", "14 entries").await;
    let seen = published(&page, "IPv4 addresses, US", "22 entries").await;
    let snippet = seen.snippet("Workload");
    for name in ["api.spectrocloud.com", "proxy.console.spectrocloud.com"] {
        assert!(snippet.unsupported.contains(name), "{snippet:?}");
    }
    assert!(
        snippet
            .unsupported
            .contains("this format matches addresses and cannot hold"),
        "{snippet:?}"
    );
    let rules: Vec<&str> = snippet
        .text()
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect();
    let rules = rules.join("\n");
    for address in ["44.232.106.120", "54.80.29.137"] {
        assert!(rules.contains(address), "{rules}");
    }
    assert!(!rules.contains("spectrocloud"), "{rules}");
}

async fn a_format_that_takes_names_takes_them(page: Page) {
    page.open(&format!("{START}&format=cilium")).await;
    let seen = published(&page, "Host names", "14 entries").await;
    let snippet = seen.snippet("Workload");
    assert_eq!(snippet.unsupported, "");
    for name in ["api.spectrocloud.com", "msg3.spectrocloud.com"] {
        assert!(snippet.text().contains(name), "{snippet:?}");
    }
}
