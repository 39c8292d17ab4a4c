//! What somebody sees who follows a bare link.

use fantoccini::Locator;

use crate::page::Page;

super::claims![
    the_answer_is_on_screen_with_what_it_is_made_of,
    tables_are_real_ones_with_captions_and_headers,
    nothing_is_written_into_the_address,
    every_control_has_a_name_that_can_be_said,
    what_is_chosen_is_drawn_as_chosen,
];

async fn the_answer_is_on_screen_with_what_it_is_made_of(page: Page) {
    let seen = page.open("").await;
    assert_eq!(seen.heading, "Palette network ports");
    assert_eq!(
        seen.summary,
        "Allow outbound tcp/443 to 3 destinations. tcp/22 (SSH) is optional. \
         tcp/4222 (NATS) ended with 4.6.12: close it."
    );
    assert_eq!(
        seen.uses,
        "Palette 4.9 uses gRPC (tcp/443). Same ports from 4.7 to 4.9."
    );
    assert_eq!((seen.found.as_str(), seen.lost.as_str()), ("", ""));
    let rows: Vec<[&str; 3]> = seen.rows().into_iter().map(|row| row.short()).collect();
    assert_eq!(
        rows,
        [
            ["tcp/443", "Management platform", "Required"],
            ["tcp/443", "Registries", "Required"],
            ["tcp/443", "Application update servers", "Required"],
            ["tcp/4222", "Palette message hosts", "Ended"],
            ["tcp/22", "Administrators", "Optional"],
        ]
    );
    assert!(seen.notices.is_empty());
    let title = page.session.client.title().await.expect("a title");
    assert_eq!(title, "Palette network ports");
}

async fn tables_are_real_ones_with_captions_and_headers(page: Page) {
    let seen = page.open("").await;
    let captions: Vec<&str> = seen.tables.iter().map(|table| &*table.caption).collect();
    assert_eq!(
        captions,
        [
            "Outbound, from Workload clusters",
            "Inbound, to Workload clusters"
        ]
    );
    for (table, end) in seen.tables.iter().zip(["Destination", "Source"]) {
        assert_eq!(table.headers, ["Port", end, "Purpose", "Status", "Details"]);
        for row in &table.rows {
            assert!(row.port.starts_with("tcp/"), "{row:?}");
            assert!(!row.far.is_empty() && !row.purposes.is_empty(), "{row:?}");
            assert!(row.details.is_empty(), "{row:?}");
        }
    }
}

async fn nothing_is_written_into_the_address(page: Page) {
    let seen = page.open("").await;
    assert_eq!(seen.query, "");
    assert_eq!(
        page.value("history.length").await,
        2,
        "the blank page and this one"
    );
}

async fn every_control_has_a_name_that_can_be_said(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    // What is folded away has no name to compute until it is unfolded.
    page.value("document.querySelectorAll('details').forEach((one) => (one.open = true)) ?? true")
        .await;
    let every =
        Locator::Css(".pp :is(input, select, textarea, button, a[href], summary, pre[tabindex])");
    let controls = page.session.client.find_all(every).await;
    let mut names = Vec::new();
    for control in controls.expect("controls") {
        // A tab of what stands beside the others where there is room is not shown among them.
        if !control.is_displayed().await.expect("whether it is shown") {
            continue;
        }
        names.push(page.spoken_name(&control).await);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    assert!(names.iter().all(|name| !name.is_empty()), "{names:#?}");
    for wanted in [
        "Version",
        "Search",
        "Role",
        "Deployment model",
        "Copy",
        "Details of tcp/443 Registries",
    ] {
        assert!(has(wanted), "“{wanted}” is not among {names:#?}");
    }
}

async fn what_is_chosen_is_drawn_as_chosen(page: Page) {
    let seen = page.open("").await;
    assert_eq!(seen.chosen("Deployment model"), "SaaS");
    assert_eq!(seen.chosen("Role"), "Workload cluster");
    assert_eq!(seen.chosen("Direction"), "Both");
    assert_eq!(seen.line(), "4.9 (latest)");
    assert!(!seen.switch("Include", "Optional").chosen);
    assert!(!seen.switch("Include", "Deprecated").chosen);
    assert_eq!(seen.format, "nftables");
}
