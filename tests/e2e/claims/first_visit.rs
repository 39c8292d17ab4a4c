//! What somebody sees who follows a bare link.

use fantoccini::Locator;

use crate::page::Page;

super::claims![
    the_rules_are_on_screen_with_a_sentence_on_top,
    tables_are_real_ones_with_headers,
    nothing_is_written_into_the_address,
    every_control_has_a_name_that_can_be_said,
    what_is_chosen_is_drawn_as_chosen,
];

async fn the_rules_are_on_screen_with_a_sentence_on_top(page: Page) {
    let seen = page.open("").await;
    assert_eq!(seen.heading, "Palette network ports");
    assert_eq!(seen.rows().len(), 7);
    assert_eq!(
        seen.summary,
        "Palette 4.9 talks over gRPC (tcp/443). 7 rules for all roles in SaaS: \
         4 inbound, 3 outbound; 1 optional and 2 deprecated."
    );
    assert_eq!((seen.note.as_str(), seen.nothing.as_str()), ("", ""));
    assert!(seen.notices.is_empty());
    let title = page.session.client.title().await.expect("a title");
    assert_eq!(title, "Palette network ports");
}

async fn tables_are_real_ones_with_headers(page: Page) {
    let seen = page.open("").await;
    let headings: Vec<&str> = seen.tables.iter().map(|table| &*table.heading).collect();
    assert_eq!(headings, ["Inbound", "Outbound"]);
    for table in &seen.tables {
        assert_eq!(table.count, table.rows.len());
        assert_eq!(
            table.headers,
            [
                "Port",
                "From",
                "To",
                "Purpose",
                "Status and reason",
                "Source"
            ]
        );
        for row in &table.rows {
            assert!(row.port.starts_with("tcp/"), "{row:?}");
            assert!(row.cells.iter().all(|cell| !cell.is_empty()), "{row:?}");
            assert!(row.links[0].starts_with("https://"), "{row:?}");
            assert!(row.evidence.contains(&row.id), "{row:?}");
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

/// What is read aloud keeps its words apart: “4.2 8 rules”, not “4.28 rules”.
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
        names.push(page.spoken_name(&control).await);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    assert!(names.iter().all(|name| !name.is_empty()), "{names:#?}");
    for wanted in [
        "Version",
        "Search",
        "Format",
        "Reset",
        "Copy",
        "Self-hosted 8 rules",
        "4.2 8 rules",
    ] {
        assert!(has(wanted), "“{wanted}” is not among {names:#?}");
    }
}

async fn what_is_chosen_is_drawn_as_chosen(page: Page) {
    let seen = page.open("").await;
    assert_eq!(seen.chosen("Deployment model"), "SaaS");
    assert_eq!(seen.chosen("Role"), "All roles");
    assert_eq!(seen.chosen("Direction"), "Both");
    assert_eq!(seen.line(), "4.9");
    assert_eq!(seen.field("Version").value, "4.9");
    assert!(seen.switch("Show", "Deprecated rules").chosen);
    assert!(seen.switch("Show", "Optional rules").chosen);
    assert!(!seen.switch("Open also", "Deprecated rules").chosen);
    assert!(!seen.switch("Open also", "Optional rules").chosen);
    assert_eq!(seen.format, "nftables");
}
