//! Search, direction, and what is included.

use crate::chromium;
use crate::page::Page;

super::claims![
    search_marks_what_it_finds_says_how_much_and_hides_nothing,
    a_port_number_is_not_found_inside_another,
    a_search_without_a_hit_says_so_and_is_cleared_by_a_button,
    a_search_changes_no_firewall_rule,
    one_direction_shows_one_table,
    a_direction_is_a_chip_beside_what_it_narrows_until_it_is_pressed,
    what_is_included_is_in_the_table_and_in_the_firewall_rules_alike,
    enter_in_a_field_does_not_reload_the_page,
    typing_in_the_middle_of_a_word_keeps_the_caret_there,
];

const CLUSTER: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

async fn search_marks_what_it_finds_says_how_much_and_hides_nothing(page: Page) {
    page.open(CLUSTER).await;
    for (typed, found) in [
        ("6443", vec!["tcp/6443 Management platform"]),
        ("tcp/22", vec!["tcp/22 Administrators"]),
        ("nats", vec!["tcp/4222 Management platform"]),
        ("troubleshooting", vec!["tcp/22 Administrators"]),
        ("VCENTER", vec!["tcp/443 vCenter"]),
        (
            "self-hosted-cluster-out-https-api",
            vec!["tcp/443 Management platform"],
        ),
        ("message bus 4222", vec!["tcp/4222 Management platform"]),
        ("packs", vec!["tcp/443 Registries"]),
    ] {
        page.type_into("Search", typed).await;
        let said = format!("{} of 7 match “{typed}”.", found.len());
        let seen = page.until(typed, |seen| seen.found == said).await;
        let rows = seen.found_rows().into_iter();
        let rows: Vec<String> = rows.map(|[port, far, _]| format!("{port} {far}")).collect();
        assert_eq!(rows, found, "{typed}");
        assert_eq!(seen.rows().len(), 7, "{typed}");
        page.until("it is in the address", |seen| {
            seen.parameter("q").as_deref() == Some(typed)
        })
        .await;
    }
    page.type_into("Search", "").await;
    let seen = page.until("no search", |seen| seen.found.is_empty()).await;
    assert!(seen.found_rows().is_empty());
    assert_eq!(seen.parameter("q"), None);
}

async fn a_port_number_is_not_found_inside_another(page: Page) {
    page.open(CLUSTER).await;
    page.type_into("Search", "443").await;
    let seen = page
        .until("443", |seen| seen.found == "4 of 7 match “443”.")
        .await;
    assert!(
        seen.found_rows()
            .iter()
            .all(|[port, ..]| *port == "tcp/443")
    );
}

async fn a_search_without_a_hit_says_so_and_is_cleared_by_a_button(page: Page) {
    let first = page.open(CLUSTER).await;
    page.type_into("Search", "zzz").await;
    let seen = page
        .until("nothing", |seen| seen.found == "Nothing matches “zzz”.")
        .await;
    // What is answered is what was chosen.
    assert_eq!(
        (&seen.summary, &seen.tables),
        (&first.summary, &first.tables)
    );
    page.press("Clear search").await;
    let seen = page.until("no search", |seen| seen.found.is_empty()).await;
    assert_eq!(seen.field("Search").value, "");
    assert_eq!(seen.tables, first.tables);
}

async fn a_search_changes_no_firewall_rule(page: Page) {
    let first = page.open(CLUSTER).await;
    let text = first.snippet("Workload cluster").text().to_owned();
    assert!(text.contains("dport 443"), "{text}");
    page.type_into("Search", "ssh").await;
    let seen = page.until("ssh", |seen| !seen.found.is_empty()).await;
    assert_eq!(seen.snippet("Workload cluster").text(), text);
}

async fn one_direction_shows_one_table(page: Page) {
    page.open(CLUSTER).await;
    for (choice, caption, id) in [
        ("Inbound", "Inbound, to Workload clusters", "inbound"),
        ("Outbound", "Outbound, from Workload clusters", "outbound"),
    ] {
        page.choose("Direction", choice).await;
        let seen = page
            .until(choice, |seen| {
                seen.tables.len() == 1 && seen.tables[0].caption == caption
            })
            .await;
        assert_eq!(seen.parameter("direction").as_deref(), Some(id));
        let is_outbound = id == "outbound";
        assert_eq!(
            seen.summary.contains("outbound"),
            is_outbound,
            "{}",
            seen.summary
        );
    }
    page.choose("Direction", "Both").await;
    let seen = page.until("both", |seen| seen.tables.len() == 2).await;
    assert_eq!(seen.parameter("direction"), None);
}

async fn a_direction_is_a_chip_beside_what_it_narrows_until_it_is_pressed(page: Page) {
    const CHIP: &str = "//button[@aria-label='Inbound only: Show both directions']";
    let chips = format!(
        "document.evaluate(\"count({CHIP})\", document, null, XPathResult.NUMBER_TYPE, null).numberValue"
    );
    let narrowed = format!("{CLUSTER}&include=optional&direction=inbound");
    // Beside the rules; beside the request, and the rules beside it; in the bar at the foot of a phone.
    for (view, width, number) in [
        ("ports", 1440, 1),
        ("test", 1440, 1),
        ("request", 1440, 2),
        ("ports", 390, 1),
        ("firewall", 390, 1),
    ] {
        chromium::screen(&page.session, width, 844).await;
        page.open(&format!("{CLUSTER}&view={view}")).await;
        assert_eq!(page.value(&chips).await, 0, "{view} at {width}");
        page.open(&format!("{narrowed}&view={view}")).await;
        page.until_true("the chips", &format!("{chips} === {number}"))
            .await;
        page.press_path(CHIP).await;
        let seen = page
            .until("both", |seen| seen.parameter("direction").is_none())
            .await;
        assert_eq!(seen.parameter("include").as_deref(), Some("optional"));
        assert_eq!(page.value(&chips).await, 0, "{view} at {width}");
    }
}

async fn what_is_included_is_in_the_table_and_in_the_firewall_rules_alike(page: Page) {
    page.open(CLUSTER).await;
    for (option, include, opened) in [
        ("Optional", Some("optional"), [true, false]),
        ("Deprecated", Some("optional,deprecated"), [true, true]),
        ("Optional", Some("deprecated"), [false, true]),
        ("Deprecated", None, [false, false]),
    ] {
        page.choose("Include", option).await;
        let seen = page
            .until(option, |seen| {
                seen.parameter("include").as_deref() == include
            })
            .await;
        // Shown it is in any case.
        assert_eq!(seen.rows().len(), 7);
        let included = ["tcp/22", "tcp/4222"].map(|port| {
            let rows = seen.rows();
            rows.iter().any(|row| row.port == port && row.is_included)
        });
        assert_eq!(included, opened, "{include:?}");
        let text = seen.snippet("Workload cluster").text().to_owned();
        let in_text = ["dport 22 ", "dport 4222 "].map(|port| text.contains(port));
        assert_eq!(in_text, opened, "{include:?}: {text}");
    }
}

async fn enter_in_a_field_does_not_reload_the_page(page: Page) {
    page.open("").await;
    page.value("window.kept = 1").await;
    page.type_into("Search", "ssh\n").await;
    page.until("ssh", |seen| seen.found_rows().len() == 1).await;
    page.type_into("Version", "4.2\n").await;
    page.until("4.2", |seen| seen.uses.starts_with("Palette 4.2 uses"))
        .await;
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
