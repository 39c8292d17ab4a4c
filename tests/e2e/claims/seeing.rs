//! Which connections there are, why, and why not.

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    rules_that_do_not_apply_are_listed_with_their_reasons,
    the_details_of_a_row_open_below_it_and_close_again,
    a_row_that_was_opened_is_open_when_its_view_is_looked_at_again,
    details_say_why_what_follows_since_when_and_who_says_so,
    a_row_that_is_not_included_says_so_and_how_to_include_it,
    what_has_to_be_checked_is_a_row_and_says_why,
    addresses_stand_in_the_row_of_their_end_and_open_ports_say_so,
    rows_are_as_low_as_a_line_or_two,
    ports_of_a_table_line_up_and_touch_no_outline,
    sources_open_in_a_tab_that_knows_nothing_of_this_one,
];

const CLUSTER: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

/// Presses the button of the first row with this port and end.
async fn details(page: &Page, port: &str, far: &str) {
    let name = format!("Details of {port} {far}");
    let press = format!("document.querySelector('[aria-label=\"{name}\"]').click()");
    page.script(&press, vec![]).await;
}

async fn rules_that_do_not_apply_are_listed_with_their_reasons(page: Page) {
    let seen = page
        .open("?deployment=saas&role=workload-cluster&version=3.4")
        .await;
    assert!(!seen.misses_open);
    page.unfold("12 rules don").await;
    let seen = page.until("the list", |seen| seen.misses_open).await;
    for part in [
        "It applies from 4.0.0; you're viewing 3.4.",
        "It is for Self-hosted; you're viewing SaaS.",
        "It is for the management platform; you're viewing the workload cluster.",
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
        !seen.misses.iter().any(|miss| miss.contains("applies from")),
        "{:#?}",
        seen.misses
    );
}

async fn the_details_of_a_row_open_below_it_and_close_again(page: Page) {
    page.open(CLUSTER).await;
    details(&page, "tcp/443", "Registries").await;
    let seen = page
        .until("the details", |seen| {
            seen.rows().iter().any(|row| !row.details.is_empty())
        })
        .await;
    let open: Vec<[&str; 3]> = seen
        .rows()
        .into_iter()
        .filter(|row| !row.details.is_empty())
        .map(|row| row.short())
        .collect();
    assert_eq!(open, [["tcp/443", "Registries", "Required"]]);
    // Over the whole width of the table, and controlled by the button.
    let fits = "(() => { const button = document.querySelector('[aria-expanded=true]');
        const cell = document.getElementById(button.getAttribute('aria-controls'));
        return cell.getBoundingClientRect().width / button.closest('table').getBoundingClientRect().width; })()";
    let share = page.value(fits).await.as_f64().unwrap_or_default();
    assert!(share > 0.98, "{share}");
    details(&page, "tcp/443", "Registries").await;
    page.until("closed", |seen| {
        seen.rows().iter().all(|row| row.details.is_empty())
    })
    .await;
}

async fn a_row_that_was_opened_is_open_when_its_view_is_looked_at_again(page: Page) {
    let open = |seen: &Seen| {
        let rows = seen.rows().into_iter();
        let open: Vec<String> = rows
            .filter(|row| !row.details.is_empty())
            .map(|row| row.short()[1].to_owned())
            .collect();
        open
    };
    // The first was opened by the link; the reader closes it.
    page.open(&format!("{CLUSTER}#self-hosted-cluster-in-ssh"))
        .await;
    page.until("the linked row", |seen| open(seen) == ["Administrators"])
        .await;
    details(&page, "tcp/443", "Registries").await;
    details(&page, "tcp/22", "Administrators").await;
    page.until("the other one", |seen| open(seen) == ["Registries"])
        .await;
    page.show("Addresses").await;
    page.until("no rows", |seen| seen.rows().is_empty()).await;
    page.show("Ports").await;
    let seen = page.until("rows", |seen| !seen.rows().is_empty()).await;
    assert_eq!(open(&seen), ["Registries"]);
}

async fn details_say_why_what_follows_since_when_and_who_says_so(page: Page) {
    page.open(CLUSTER).await;
    details(&page, "tcp/4222", "Management platform").await;
    details(&page, "tcp/22", "Administrators").await;
    let seen = page
        .until("two details", |seen| {
            seen.rows()
                .iter()
                .filter(|row| !row.details.is_empty())
                .count()
                == 2
        })
        .await;
    let nats = seen.row("self-hosted-cluster-out-nats").expect("the row");
    for part in [
        "Deprecated since 4.0.0. Use tcp/443 (gRPC) instead. Removed in 4.6.12.",
        "3.4 and earlier Required",
        "4.0 to 4.6 Deprecated",
        "4.6.12 to 4.9 Ended",
        "Palette Domains",
        "The ports page marks this row “[Deprecated]” and names no release.",
        "Announcements",
        "self-hosted-cluster-out-nats",
    ] {
        assert!(nats.details.contains(part), "{part} in {}", nats.details);
    }
    assert!(nats.links.iter().all(|link| link.starts_with("https://")));
    assert!(nats.links.len() > 1);
    let ssh = seen.row("self-hosted-cluster-in-ssh").expect("the row");
    let blocked = "If blocked: No SSH access to the cluster's nodes. Palette keeps working.";
    assert!(ssh.details.contains(blocked), "{}", ssh.details);
}

async fn a_row_that_is_not_included_says_so_and_how_to_include_it(page: Page) {
    page.open(CLUSTER).await;
    details(&page, "tcp/22", "Administrators").await;
    let said = "Not in your firewall rules. To allow it, choose Include: Optional.";
    page.until(said, |seen| seen.body.contains(said)).await;
    page.choose("Include", "Optional").await;
    page.until("included", |seen| !seen.body.contains(said))
        .await;
}

async fn what_has_to_be_checked_is_a_row_and_says_why(page: Page) {
    let seen = page.open(CLUSTER).await;
    let row = seen.rows().into_iter().next_back().cloned().expect("rows");
    assert_eq!(row.short(), ["tcp/6443", "Management platform", "Check"]);
    assert_eq!(row.id, "");
    details(&page, "tcp/6443", "Management platform").await;
    let why = "the docs list this port only on the platform's side. If you filter inbound traffic to the cluster, allow it.";
    let seen = page.until("why", |seen| seen.body.contains(why)).await;
    let row = seen.rows().into_iter().next_back().expect("rows");
    assert!(!row.details.contains("Copy link"), "{}", row.details);
    assert!(row.details.contains("Copy as text"), "{}", row.details);
}

async fn addresses_stand_in_the_row_of_their_end_and_open_ports_say_so(page: Page) {
    let seen = page
        .open(&format!(
            "{CLUSTER}#typed&at-registries=192.0.2.7,registry.example.com"
        ))
        .await;
    let entered = |far: &str| -> String {
        let rows = seen.rows();
        let row = rows.iter().find(|row| row.far == far).expect("a row");
        row.entered.clone()
    };
    assert_eq!(entered("Registries"), "192.0.2.7, registry.example.com");
    assert_eq!(entered("vCenter"), "");
    // nftables knows no host names, and every other end of the port is open to any.
    let open = seen.rows().into_iter().filter(|row| !row.any.is_empty());
    let open: Vec<&str> = open.map(|row| row.port.as_str()).collect();
    assert_eq!(open, ["tcp/443"; 4]);
    details(&page, "tcp/443", "vCenter").await;
    let why = "outbound tcp/443 is open to any address because of: Management platform, vCenter, Application update servers.";
    page.until(why, |seen| seen.body.contains(why)).await;
}

async fn rows_are_as_low_as_a_line_or_two(page: Page) {
    for width in [1440, 900, 390] {
        crate::chromium::screen(&page.session, width, 900).await;
        page.open(&format!(
            "{CLUSTER}#typed&at-registries=192.0.2.7,192.0.2.8,192.0.2.9,192.0.2.10"
        ))
        .await;
        let heights = "[...document.querySelectorAll('.pp-row')].map((row) => Math.ceil(row.getBoundingClientRect().height))";
        let heights: Vec<u32> = serde_json::from_value(page.value(heights).await).expect("heights");
        assert_eq!(heights.len(), 7);
        assert!(
            heights.iter().all(|height| *height <= 58),
            "{width}: {heights:?}"
        );
        let out = page
            .value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await;
        assert_eq!(out, 0, "nothing stands out sideways, at {width}");
    }
}

async fn ports_of_a_table_line_up_and_touch_no_outline(page: Page) {
    for width in [1440, 390] {
        crate::chromium::screen(&page.session, width, 900).await;
        // A marked row, and deprecated ones.
        page.open("?deployment=self-hosted&role=all&version=4.2#self-hosted-mgmt-in-https")
            .await;
        page.until_true(
            "a marked row",
            "!!document.querySelector('.pp-row[aria-current]')",
        )
        .await;
        let lefts = "[...document.querySelectorAll('.pp-row')].map((row) => \
            row.querySelector('.pp-port-number').getBoundingClientRect().left - row.getBoundingClientRect().left)";
        let lefts: Vec<f64> = serde_json::from_value(page.value(lefts).await).expect("numbers");
        assert!(lefts.len() > 10);
        assert!(
            lefts.iter().all(|left| *left >= 6.0 && *left == lefts[0]),
            "{width}: {lefts:?}"
        );
    }
}

async fn sources_open_in_a_tab_that_knows_nothing_of_this_one(page: Page) {
    page.open("?deployment=self-hosted").await;
    page.value("document.querySelectorAll('.pp-disclose').forEach((one) => one.click()) ?? 1")
        .await;
    page.until("details", |seen| {
        seen.rows().iter().all(|row| !row.details.is_empty())
    })
    .await;
    let careless = page
        .value("[...document.querySelectorAll('#palette-ports a[href^=http]')].filter((link) => !/noopener/.test(link.rel)).length")
        .await;
    assert_eq!(careless, 0);
}
