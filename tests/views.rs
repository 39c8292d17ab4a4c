//! The page's views, rendered on the host and compared with what was approved.
//!
//! To approve a change: `INSTA_UPDATE=always cargo test --features ssr --test views`, then read
//! the difference.

#[path = "common/html.rs"]
mod html;

use html::{with_sorted_attributes, words};
use palette_ports::app::{App, AppProps};
use palette_ports::views::static_rules::StaticRules;
use ports_components::host::{HostHandle, NoHost};
use ports_core::dataset::{Rule, Side};
use ports_core::evaluation::{Selection, Status};

/// The page for a query, one tag a line, so that a difference can be read.
fn page(query: &str) -> String {
    let query = query.to_owned();
    rendered(yew::ServerRenderer::<App>::with_props(move || {
        AppProps::new(HostHandle::new(NoHost {
            query,
            ..NoHost::default()
        }))
    }))
}

/// What is read where the app does not run.
fn reading() -> String {
    rendered(yew::ServerRenderer::<StaticRules>::new())
}

fn rendered<T: yew::BaseComponent>(renderer: yew::ServerRenderer<T>) -> String {
    let render = async { renderer.hydratable(false).render().await };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let html = tokio::task::LocalSet::new().block_on(&runtime.expect("a runtime"), render);
    with_sorted_attributes(&html).replace("><", ">\n<")
}

#[test]
fn the_first_visit() {
    insta::assert_snapshot!(page(""));
}

#[test]
fn a_self_hosted_workload_cluster_before_grpc() {
    insta::assert_snapshot!(page(
        "deployment=self-hosted&role=workload-cluster&version=3.4"
    ));
}

/// The rows of the tables, each with its words; those of details are left out.
fn rows(html: &str) -> Vec<(&str, String)> {
    let rows = html.split("<tr").skip(1);
    rows.filter(|row| row.contains("scope=\"row\""))
        .map(|row| {
            let row = row.split("</tr>").next().unwrap_or_default();
            (row, words(&format!("<tr{row}")))
        })
        .collect()
}

#[test]
fn a_self_hosted_workload_cluster_is_seven_rows_those_that_are_needed_first() {
    let html = page("deployment=self-hosted&role=workload-cluster&version=4.2");
    let said: Vec<String> = rows(&html).into_iter().map(|(_, words)| words).collect();
    assert_eq!(
        said,
        [
            "tcp/443 HTTPS Management platform API access to management platform, gRPC Required Details",
            "tcp/443 HTTPS vCenter vSphere vCenter API Required Details",
            "tcp/443 HTTPS Registries Registry (packs, integrations), Pack containers Required Details",
            "tcp/443 HTTPS Application update servers Application updates Required Details",
            "tcp/4222 NATS Management platform Agent communication via message bus Deprecated Details",
            "tcp/22 SSH Administrators Optional: remote access to cluster nodes for troubleshooting Optional Details",
            "tcp/6443 HTTPS Management platform Workload K8s cluster API Server Check Details",
        ]
    );
    let text = words(&html);
    assert!(
        text.contains("Allow outbound tcp/443 to 4 destinations. tcp/22 (SSH) is optional."),
        "{text}"
    );
}

#[test]
fn what_has_ended_says_in_its_row_that_the_port_is_to_be_closed_and_in_its_details_why() {
    for version in ["4.6.12", "4.9", "5.1"] {
        let query = format!("deployment=self-hosted&role=workload-cluster&version={version}");
        let html = page(&query);
        let rows = rows(&html);
        let (row, said) = &rows[4];
        assert_eq!(
            said,
            "tcp/4222 NATS Management platform Ended with 4.6.12: close tcp/4222 \
             Agent communication via message bus Ended Details"
        );
        assert!(row.contains("pp-row-ended") && row.contains("pp-row-out"));
        assert!(words(&html).contains("tcp/4222 (NATS) ended with 4.6.12: close it."));
        let text = words(&led_to(&query, "self-hosted-cluster-out-nats"));
        for part in [
            "Ended with 4.6.12: close tcp/4222. Use tcp/443 (gRPC) instead. \
             From 4.6.12 on, agents older than 4.0 no longer report health and heartbeats: \
             resume agent upgrades that are paused first.",
            "No firewall rule allows it, whatever is included.",
            "The ports page marks this row “[Deprecated]” and names no release.",
            "Announcements Removals",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("choose Include: Deprecated"), "{text}");
    }
    // The vendor's port is not the reader's to close.
    let text = words(&page("role=management-platform"));
    assert!(
        text.contains("tcp/4222 NATS Workload clusters Agent running"),
        "{text}"
    );
}

#[test]
fn every_table_has_a_caption_headings_and_roles_of_its_own() {
    for (query, tables) in [
        ("", 2),
        ("deployment=self-hosted&role=all", 4),
        ("deployment=self-hosted&version=3.4", 2),
    ] {
        let html = page(query);
        for (part, number) in [
            ("<table", tables),
            ("<caption", tables),
            ("<h3>", tables),
            ("role=\"rowgroup\"", 2 * tables),
            ("scope=\"col\"", 5 * tables),
            ("role=\"columnheader\"", 5 * tables),
        ] {
            assert_eq!(html.matches(part).count(), number, "{query}: {part}");
        }
        for (row, said) in rows(&html) {
            for part in ["role=\"row\"", "role=\"rowheader\"", "aria-expanded"] {
                assert!(row.contains(part), "{said}: {part}");
            }
        }
    }
}

#[test]
fn what_is_not_included_is_shown_and_marked_until_it_is() {
    let out = |query: &str| -> Vec<String> {
        let html = page(query);
        let rows = rows(&html).into_iter();
        rows.filter(|(row, _)| row.contains("pp-row-out"))
            .map(|(_, words)| words.split(' ').next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(out("version=4.2"), ["tcp/4222", "tcp/22"]);
    assert_eq!(out("version=4.2&include=optional"), ["tcp/4222"]);
    assert_eq!(out("version=4.2&include=optional,deprecated"), [""; 0]);
    // What has ended stays out whatever is chosen.
    assert_eq!(out("version=4.6.12"), ["tcp/4222", "tcp/22"]);
    assert_eq!(
        out("version=4.6.12&include=optional,deprecated"),
        ["tcp/4222"]
    );
    let vendor = page("role=management-platform&include=optional,deprecated");
    assert!(
        rows(&vendor)
            .iter()
            .all(|(row, _)| row.contains("pp-row-out"))
    );
    let text = words(&vendor);
    assert!(
        text.contains("Inbound, to Management platform Spectro Cloud's side, for reference"),
        "{text}"
    );
}

/// The page of an address that leads to a rule.
fn led_to(query: &str, rule: &str) -> String {
    let host = NoHost {
        query: query.to_owned(),
        fragment: rule.to_owned(),
        ..NoHost::default()
    };
    rendered(yew::ServerRenderer::<App>::with_props(move || {
        AppProps::new(HostHandle::new(host))
    }))
}

#[test]
fn a_link_to_a_rule_marks_its_rows_and_opens_the_details_of_one() {
    let query = "deployment=self-hosted&role=workload-cluster&version=4.2";
    assert!(!page(query).contains("pp-about"));
    let html = led_to(query, "self-hosted-cluster-out-nats");
    let marked: Vec<_> = rows(&html)
        .into_iter()
        .filter(|(row, _)| row.contains("aria-current"))
        .collect();
    assert_eq!(marked.len(), 1);
    assert!(marked[0].0.contains("aria-expanded=\"true\""));
    assert!(marked[0].0.contains("id=\"self-hosted-cluster-out-nats\""));
    let text = words(&html);
    for part in [
        "Deprecated since 4.0.0. Use tcp/443 (gRPC) instead. Removed in 4.6.12.",
        "Not in your firewall rules. To allow it, choose Include: Deprecated.",
        "Versions 3.4 and earlier Required 4.0 to 4.6 Deprecated 4.6.12 to 4.9 Ended",
        "Docs Network Communication and Ports Self-Hosted Network Communications and Ports › Workload Cluster",
        "The other end is derived from the purpose; the docs don't name it.",
        "Rule self-hosted-cluster-out-nats Copy link Copy as text",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(html.matches("pp-about").count(), 1);
    // A rule that shares a row, and one that has several.
    let html = led_to(
        "deployment=saas&role=management-platform",
        "saas-mgmt-in-https-grpc",
    );
    assert!(
        html.contains("<span id=\"saas-mgmt-in-https-grpc\">"),
        "{html}"
    );
    assert_eq!(html.matches("pp-about").count(), 1);
    let html = led_to(query, "self-hosted-cluster-out-https");
    let marked = rows(&html).into_iter();
    let marked = marked.filter(|(row, _)| row.contains("aria-current"));
    assert_eq!(marked.count(), 4);
    assert_eq!(html.matches("pp-about").count(), 1);
}

#[test]
fn a_link_to_a_rule_that_does_not_apply_says_why_and_offers_the_way() {
    let html = led_to("version=3.4", "saas-cluster-out-https-grpc");
    let text = words(&html);
    assert!(
        text.contains(
            "This link is for tcp/443 (HTTPS), which applies from 4.0.0; you're viewing 3.4. Show it"
        ),
        "{text}"
    );
    assert_eq!(
        html.matches(" id=\"saas-cluster-out-https-grpc\"").count(),
        1
    );
}

#[test]
fn rules_that_do_not_apply_are_counted_and_listed_with_their_reasons() {
    let text = words(&page("version=3.4"));
    for part in [
        "12 rules don't apply",
        "It applies from 4.0.0; you're viewing 3.4.",
        "It is for Self-hosted; you're viewing SaaS.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_search_hides_nothing_marks_what_it_finds_and_says_how_much_that_is() {
    let html = page("q=registries");
    let all = rows(&html);
    assert_eq!(all.len(), rows(&page("")).len());
    let found: Vec<_> = all
        .iter()
        .filter(|(row, _)| row.contains("pp-row-found"))
        .collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].1.contains("Registries"), "{}", found[0].1);
    assert!(words(&html).contains("1 of 5 match “registries”."));
    let vain = page("q=zzz");
    assert_eq!(rows(&vain).len(), all.len());
    assert!(words(&vain).contains("Nothing matches “zzz”. Clear search"));
    assert!(!vain.contains("pp-row-found"));
    // The answer is to what is chosen, whatever is looked for.
    assert!(words(&vain).contains("Allow outbound tcp/443 to 3 destinations."));
}

#[test]
fn a_bad_link_is_named_and_escaped() {
    let html = page("deployment=%3Cscript%3Ealert(1)%3C/script%3E&version=99.9");
    assert!(!html.contains("<script"), "{html}");
    let text = words(&html);
    assert!(
        text.contains("Ignored deployment “<script>alert(1)</script>” in the link"),
        "{text}"
    );
    assert!(text.contains("99.9 is newer than this data."), "{text}");
}

#[test]
fn older_than_known_is_answered_as_the_oldest() {
    let text = words(&page("version=3.0"));
    assert!(
        text.contains("3.0 is covered by “3.4 and earlier”."),
        "{text}"
    );
}

/// The words of the panel of the upgrade.
fn upgrade(query: &str) -> String {
    let html = page(&format!("{query}&view=upgrade"));
    let panel = html
        .split("<section")
        .find(|one| one.contains("id=\"pp-upgrade\""));
    let panel = panel.expect("the panel").split("</section>").next();
    words(&format!("<section{}", panel.unwrap_or_default()))
}

#[test]
fn an_upgrade_is_a_list_to_open_one_to_close_and_what_does_not_change() {
    insta::assert_snapshot!(
        upgrade("deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4")
            .replace(". ", ".\n")
    );
}

#[test]
fn without_a_version_to_come_from_the_upgrade_is_a_line_and_a_choice() {
    let text = upgrade("version=4.2");
    let start = "Upgrade From From version Choose a version 4.9 4.8 4.7 4.6 4.5 4.4 4.3 4.2 4.1 4.0 3.4 and earlier Other release… to 4.2 Upgrading from which version? See what to open first and what you can close later.";
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn an_upgrade_across_the_end_of_nats_closes_4222_and_says_whom_that_cuts_off() {
    let text = upgrade("deployment=self-hosted&role=workload-cluster&version=4.9&from=4.2");
    for part in [
        "After the upgrade, you can close tcp/4222. From 4.6.12 on, agents older than 4.0 no longer",
        "Removed in 4.6.12. From 4.6.12 on, agents older than 4.0 no longer",
        "Close it once all agents use gRPC (tcp/443) and nothing older than 4.0.0 is running.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn an_upgrade_in_which_nothing_changes_says_so() {
    let text = upgrade("version=4.6.11&from=4.2");
    assert!(
        text.contains("From 4.2 to 4.6.11, nothing changes on the firewall."),
        "{text}"
    );
    assert!(
        !text.contains("Open first") && !text.contains("Close afterwards"),
        "{text}"
    );
}

#[test]
fn a_version_to_come_from_that_is_no_known_line_is_answered_in_words() {
    let text = upgrade("version=4.2&from=3.0");
    assert!(
        text.contains("3.0 is covered by “3.4 and earlier”."),
        "{text}"
    );
    let text = words(&page("version=4.2&from=none"));
    assert!(
        text.contains(
            "Ignored from “none” in the link: use a release such as 4.2, 4.2.13 or 4.0.0-rc.1."
        ),
        "{text}"
    );
}

#[test]
fn nothing_on_the_page_needs_an_inline_style_or_script() {
    let html = page("deployment=self-hosted&version=4.2&from=3.4") + &reading();
    for inline in [" style=", "<script", "<style", " onclick=", "javascript:"] {
        assert!(!html.contains(inline), "{inline}");
    }
}

/// The values of an attribute, in their order.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let parts = html.split(attribute).skip(1);
    parts
        .filter_map(|rest| rest.strip_prefix("=\"")?.split('"').next())
        .collect()
}

#[test]
fn what_is_read_without_the_app_holds_every_rule_for_every_model_that_it_is_for() {
    let html = reading();
    let dataset = ports_data::dataset();
    let all: Vec<&str> = values(&html, " data-rules")
        .into_iter()
        .flat_map(|rules| rules.split(' '))
        .collect();
    for rule in &dataset.rules {
        let anchors = html.matches(&format!(" id=\"{}\"", rule.id)).count();
        assert_eq!(anchors, 1, "{}", rule.id);
        let rows = all.iter().filter(|id| **id == rule.id.as_str()).count();
        assert!(rows >= rule.deployments.len(), "{}", rule.id);
    }
    // Nothing is chosen, so nothing is dimmed, and everything unfolds without a script.
    assert!(!html.contains("<button"));
    // Nothing is chosen: what is dimmed is the vendor's own side.
    let tables = html.split("<table").skip(1);
    for table in tables {
        let is_vendors = table.contains("pp-reference");
        assert_eq!(table.contains("pp-row-out"), is_vendors, "{table}");
    }
    assert_eq!(html.matches("<details").count(), rows(&html).len());
}

#[test]
fn what_is_read_without_the_app_has_each_id_once_and_no_link_into_nothing() {
    let html = reading();
    let mut ids = values(&html, " id");
    for place in values(&html, " href")
        .into_iter()
        .chain(values(&html, " aria-labelledby"))
    {
        let target = place.strip_prefix('#').unwrap_or(place);
        assert!(
            place.starts_with("https://") || ids.contains(&target),
            "{place}"
        );
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn what_is_read_without_the_app_leaves_out_no_level_of_headings() {
    let html = reading();
    let levels: Vec<u32> = html
        .split("<h")
        .filter_map(|rest| rest.chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels.first(), Some(&1));
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{levels:?}");
    }
}

#[test]
fn what_is_read_without_the_app_speaks_of_no_choice() {
    let text = words(&reading());
    for said in ["you're viewing", "Not in your firewall rules", "match “"] {
        assert!(!text.contains(said), "{said} in {text}");
    }
    for said in [
        "Ended with 4.6.12: close tcp/4222. Use tcp/443 (gRPC) instead. From 4.6.12 on, agents older than 4.0 no longer report health and heartbeats: resume agent upgrades that are paused first.",
        "Applies to every version. Palette works without it.",
        "Needed from 4.0.0.",
        "Versions 3.4 and earlier not needed 4.0 to 4.9 Required",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn what_is_read_without_the_app_says_which_ports_are_to_be_closed_and_not_the_vendors() {
    let dataset = ports_data::dataset();
    let is_vendors = |rule: &Rule, deployment| dataset.side(deployment, &rule.role) == Side::Vendor;
    let last = &Selection::initial(dataset).version;
    let rules = dataset.rules.iter();
    let rules = rules.filter(|rule| Status::of(rule, last) == Status::Ended);
    let told = rules.flat_map(|rule| {
        let deployments = rule.deployments.iter();
        deployments.filter(|one| !is_vendors(rule, one))
    });
    let told = told.count();
    assert!(told > 0);
    let end = "<span class=\"pp-end\">Ended with 4.6.12: close tcp/4222";
    let page = reading().replace("\n", "");
    assert_eq!(page.matches(end).count(), told);
}
