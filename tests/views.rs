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

#[test]
fn deprecated_rules_say_since_when_and_what_replaces_them() {
    let html = page("deployment=self-hosted&role=management-platform&version=4.2");
    let text = words(&html);
    assert!(text.contains("Deprecated since 4.0.0, replaced by HTTPS tcp/443 (self-hosted-mgmt-in-https). Its removal is announced; the release is not known."), "{text}");
    let row = html
        .split("<tr")
        .find(|row| row.contains("id=\"self-hosted-mgmt-in-nats\""))
        .expect("the row");
    assert!(
        row.contains("pp-row-deprecated") && words(row).contains("⚠ Deprecated"),
        "{row}"
    );
}

#[test]
fn every_rule_on_screen_has_a_source_a_reason_and_headers() {
    for query in [
        "",
        "deployment=self-hosted",
        "deployment=self-hosted&version=3.4",
    ] {
        let html = page(query);
        for row in html
            .split("<tr")
            .filter(|row| row.contains("scope=\"row\""))
        {
            assert!(
                row.contains("href=\"https://") && row.contains("pp-why"),
                "{query}: {row}"
            );
        }
        assert_eq!(html.matches("<table").count(), 2, "{query}");
        assert_eq!(html.matches("scope=\"col\"").count(), 12, "{query}");
    }
}

#[test]
fn rules_that_do_not_apply_are_listed_with_their_reasons() {
    let text = words(&page("version=3.4"));
    assert!(
        text.contains("This rule starts with 4.0.0; you chose 3.4."),
        "{text}"
    );
    assert!(
        text.contains("This rule is for Self-hosted; you chose SaaS."),
        "{text}"
    );
}

#[test]
fn nothing_found_says_why_and_offers_the_way_back() {
    let text = words(&page("q=no+such+thing"));
    assert!(
        text.contains("No rules to show. Clear search and filters"),
        "{text}"
    );
    // One number, and not that of what is on screen beside that of what applies.
    let why = "Palette 4.9 talks over gRPC (tcp/443). 7 rules apply, and the search or a filter hides them all.";
    assert!(
        text.contains(why) && !text.contains("0 rules for"),
        "{text}"
    );
}

#[test]
fn a_bad_link_is_named_and_escaped() {
    let html = page("deployment=%3Cscript%3Ealert(1)%3C/script%3E&version=99.9");
    assert!(!html.contains("<script"), "{html}");
    let text = words(&html);
    assert!(
        text.contains("deployment=“<script>alert(1)</script>” was asked for and is ignored"),
        "{text}"
    );
    assert!(
        text.contains("99.9 is newer than the newest release known here."),
        "{text}"
    );
}

#[test]
fn older_than_known_is_answered_as_the_oldest() {
    let text = words(&page("version=3.0"));
    assert!(
        text.contains("3.0 is answered as “3.4 and earlier”."),
        "{text}"
    );
}

/// The words of the panel of the upgrade.
fn upgrade(query: &str) -> String {
    let html = page(query);
    let panel = html
        .split("<section")
        .find(|one| one.contains("id=\"pp-upgrade\""));
    words(&format!("<section{}", panel.expect("the panel")))
}

#[test]
fn an_upgrade_is_a_list_to_open_one_that_stays_and_one_to_close() {
    insta::assert_snapshot!(
        upgrade("deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4")
            .replace(". ", ".\n")
    );
}

#[test]
fn without_a_version_to_come_from_the_upgrade_is_a_line_and_a_choice() {
    assert_eq!(
        upgrade("version=4.2"),
        "Upgrade From which version? What to open before, and what may be closed afterwards. None 3.4 and earlier 4.0 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9"
    );
}

#[test]
fn an_upgrade_in_which_nothing_changes_says_so() {
    let text = upgrade("version=4.9&from=4.2");
    assert!(
        text.contains("From 4.2 to 4.9 nothing changes: nothing to open, nothing to close."),
        "{text}"
    );
    assert!(
        !text.contains("Open before") && !text.contains("May be closed afterwards"),
        "{text}"
    );
}

#[test]
fn a_version_to_come_from_that_is_no_known_line_is_answered_in_words() {
    let text = upgrade("version=4.2&from=3.0");
    assert!(
        text.contains("3.0 is answered as “3.4 and earlier”."),
        "{text}"
    );
    let text = words(&page("version=4.2&from=none"));
    assert!(text.contains("from=“none” was asked for and is ignored: a release reads like 4.2, 4.2.13 or 4.0.0-rc.1."), "{text}");
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
    let wanted: usize = dataset.rules.iter().map(|one| one.deployments.len()).sum();
    assert_eq!(html.matches("scope=\"row\"").count(), wanted);
    for rule in &dataset.rules {
        let anchors = html.matches(&format!(" id=\"{}\"", rule.id)).count();
        assert_eq!(anchors, 1, "{}", rule.id);
    }
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
    assert!(!text.contains("you chose"), "{text}");
    assert!(text.contains("Required before 4.0.0. Deprecated since 4.0.0, replaced by HTTPS tcp/443 (self-hosted-mgmt-in-https). Its removal is announced; the release is not known."), "{text}");
    assert!(
        text.contains("Applies to every version. The product works without it."),
        "{text}"
    );
    assert!(text.contains("Applies from 4.0.0."), "{text}");
}
