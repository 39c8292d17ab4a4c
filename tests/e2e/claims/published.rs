//! Published addresses, taken over at the press of a button.

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    a_button_adds_published_addresses_with_source_and_date,
    adding_them_twice_changes_nothing_and_says_so,
    they_go_behind_what_was_typed,
    they_are_offered_for_saas_alone,
    they_follow_the_version,
    a_packet_filter_is_offered_addresses_and_says_why_no_names,
    a_format_that_takes_names_takes_them,
];

const START: &str = "?deployment=saas&role=workload-cluster&version=4.2&view=addresses";
const END: &str = "Management platform";
/// What stands beside a button.
const READ: &str = "From the docs, 2026-11-22.";
/// What is said of lists whose page says no release.
const AGE: &str = "The list may be older than the product.";
const SOURCE: &str = "Palette public addresses, revision 511e7359, read on 2026-11-22.";

async fn published(page: &Page, list: &str, entries: &str) -> Seen {
    page.publish(END, list).await;
    page.until(list, |seen| seen.field(END).said.starts_with(entries))
        .await
}

async fn a_button_adds_published_addresses_with_source_and_date(page: Page) {
    let seen = page.open(&format!("{START}&format=cilium")).await;
    assert_eq!(
        seen.field(END).published,
        [
            format!("Add Spectro Cloud's host names (14) to {END} {READ} {AGE}"),
            format!(
                "Add Spectro Cloud's IPv4 addresses, US (8) to {END} {READ} For the US alone; those of other regions are not published. {AGE}"
            ),
        ]
    );
    assert_eq!(seen.field(END).value, "", "nothing is added unasked");
    let seen = published(&page, "host names", "14 addresses").await;
    let field = seen.field(END);
    let start = format!("# Host names: {SOURCE} {AGE}\napi.spectrocloud.com\n");
    assert!(field.value.starts_with(&start), "{}", field.value);
    assert_eq!(field.value.lines().count(), 15);
    assert_eq!(field.said, "14 addresses");
    assert!(!field.invalid);
    let others = ["Administrators", "Registries"];
    assert!(others.iter().all(|end| seen.field(end).value.is_empty()));
    assert!(!seen.query.contains("spectrocloud"), "{}", seen.query);
}

async fn adding_them_twice_changes_nothing_and_says_so(page: Page) {
    page.open(START).await;
    let before = published(&page, "IPv4 addresses, US", "8 addresses").await;
    page.publish(END, "IPv4 addresses, US").await;
    let seen = page
        .until("both", |seen| seen.field(END).said.contains("covered"))
        .await;
    assert_eq!(seen.field(END).said, "8 addresses, 8 covered by these");
    assert_eq!(seen.snippets, before.snippets);
}

async fn they_go_behind_what_was_typed(page: Page) {
    page.open(START).await;
    page.type_into(END, "192.0.2.1").await;
    let seen = published(&page, "IPv4 addresses, US", "9 addresses").await;
    let start = format!("192.0.2.1\n# IPv4 addresses, US: {SOURCE}");
    let value = seen.field(END).value;
    assert!(value.starts_with(&start), "{value}");
    let text = seen.snippet("Workload").text();
    assert!(text.contains("192.0.2.1") && text.contains("44.232.106.120"));
}

async fn they_are_offered_for_saas_alone(page: Page) {
    let offers = |seen: &Seen| {
        let buttons = seen.buttons.iter();
        buttons
            .filter(|name| name.starts_with("Add Spectro Cloud"))
            .count()
    };
    for (deployment, offered) in [("self-hosted", false), ("saas", true), ("saas-edge", true)] {
        let seen = page
            .open(&format!(
                "?deployment={deployment}&role=workload-cluster&version=4.2&view=addresses"
            ))
            .await;
        assert_eq!(offers(&seen) > 0, offered, "{deployment}");
    }
}

async fn they_follow_the_version(page: Page) {
    for (version, count) in [("3.4", 6), ("4.2", 14)] {
        let start = START.replace("4.2", version);
        let seen = page.open(&format!("{start}&format=cilium")).await;
        let offer = format!("Add Spectro Cloud's host names ({count})");
        let offers = seen.field(END).published;
        assert_eq!(offers.len(), 2, "{version}");
        assert!(offers[0].starts_with(&offer), "{offers:?}");
        page.type_into(END, "").await;
        let seen = published(&page, "host names", &format!("{count} addresses")).await;
        let has_bus = seen.field(END).value.contains("message.spectrocloud.com");
        assert_eq!(has_bus, version == "4.2", "{version}");
    }
}

async fn a_packet_filter_is_offered_addresses_and_says_why_no_names(page: Page) {
    let seen = page.open(&format!("{START}&format=nftables")).await;
    let offers = seen.field(END).published;
    assert_eq!(offers.len(), 2, "{offers:?}");
    assert!(offers[0].starts_with("Add Spectro Cloud's IPv4 addresses, US (8)"));
    assert_eq!(
        offers[1],
        "nftables needs IP addresses, so host names aren't offered."
    );
    assert_eq!(
        seen.field("Registries").published,
        ["nftables needs IP addresses, and Spectro Cloud publishes host names only."]
    );
    let seen = published(&page, "IPv4 addresses, US", "8 addresses").await;
    let snippet = seen.snippet("Workload");
    for address in ["44.232.106.120", "54.80.29.137"] {
        assert!(snippet.text().contains(address), "{snippet:?}");
    }
    assert_eq!(snippet.unsupported, "");
    // What is entered all the same is refused in words.
    page.type_into(END, "api.spectrocloud.com").await;
    page.until("refused", |seen| {
        let unsupported = &seen.snippet("Workload").unsupported;
        unsupported.contains("this format matches addresses and cannot hold")
    })
    .await;
}

async fn a_format_that_takes_names_takes_them(page: Page) {
    page.open(&format!("{START}&format=cilium")).await;
    let seen = published(&page, "host names", "14 addresses").await;
    let snippet = seen.snippet("Workload");
    assert_eq!(snippet.unsupported, "");
    for name in ["api.spectrocloud.com", "msg3.spectrocloud.com"] {
        assert!(snippet.text().contains(name), "{snippet:?}");
    }
}
