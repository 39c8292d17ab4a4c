//! The three choices: deployment model, role, version.

use crate::page::Page;

super::claims![
    choosing_self_hosted_and_3_4_shows_the_nats_rules_as_required,
    every_deployment_model_shows_its_own_rules,
    choosing_a_role_leaves_its_rules_only,
    a_choice_keeps_the_focus_where_it_is,
    the_sentence_on_top_changes_in_place_so_that_it_is_announced,
    reset_goes_back_to_the_first_visit,
];

async fn choosing_self_hosted_and_3_4_shows_the_nats_rules_as_required(page: Page) {
    page.open("").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.choose_line("3.4 and earlier").await;
    let seen = page
        .until("rules of self-hosted 3.4", |seen| {
            seen.summary
                .contains("Palette 3.4 talks over NATS (tcp/4222).")
                && seen.summary.contains("in Self-hosted")
        })
        .await;
    let nats: Vec<_> = seen
        .rows()
        .into_iter()
        .filter(|row| row.service == "NATS")
        .collect();
    assert_eq!(nats.len(), 2);
    for row in nats {
        assert_eq!(row.port, "tcp/4222");
        assert!(row.cell("Status").starts_with("● Required"), "{row:?}");
        assert!(
            row.cell("Status")
                .contains("Required before 4.0.0; you chose 3.4."),
            "{row:?}"
        );
    }
    // The diagram keeps its place free.
    let said = page
        .value("[...document.querySelectorAll('.pp-table, .pp-addresses, .pp-diagram li, pre')].map((one) => one.textContent).join()")
        .await;
    assert!(!said.to_string().contains("gRPC peer"), "{said}");
    assert_eq!(seen.field("Version").value, "3.4");
}

async fn every_deployment_model_shows_its_own_rules(page: Page) {
    page.open("?version=4.2").await;
    for (name, id, prefix, count) in [
        ("Self-hosted", "self-hosted", "self-hosted-", 8),
        ("SaaS managed with Edge", "saas-edge", "saas-", 7),
        ("SaaS", "saas", "saas-", 7),
    ] {
        page.choose("Deployment model", name).await;
        let seen = page
            .until(name, |seen| seen.summary.contains(&format!("in {name}:")))
            .await;
        assert_eq!(seen.rows().len(), count);
        assert!(
            seen.ids().iter().all(|rule| rule.starts_with(prefix)),
            "{:?}",
            seen.ids()
        );
        assert_eq!(seen.chosen("Deployment model"), name);
        assert_eq!(seen.parameter("deployment").as_deref(), Some(id));
    }
}

async fn choosing_a_role_leaves_its_rules_only(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    for (role, part, count) in [
        ("Management platform", "-mgmt-", 4),
        ("Workload cluster", "-cluster-", 4),
    ] {
        page.choose("Role", role).await;
        let seen = page
            .until(role, |seen| {
                seen.rows().len() == count && seen.ids()[0].contains(part)
            })
            .await;
        assert!(
            seen.ids().iter().all(|id| id.contains(part)),
            "{:?}",
            seen.ids()
        );
        assert_eq!(seen.snippets.len(), 1);
        seen.snippet(role);
    }
    page.choose("Role", "All roles").await;
    let seen = page.until("all roles", |seen| seen.rows().len() == 8).await;
    assert_eq!(seen.snippets.len(), 2);
}

async fn a_choice_keeps_the_focus_where_it_is(page: Page) {
    page.open("").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.until("self-hosted", |seen| seen.rows().len() == 8)
        .await;
    let focused = page
        .value("document.activeElement.closest('label').innerText.startsWith('Self-hosted')")
        .await;
    assert_eq!(focused, true);
    page.choose_line("4.2").await;
    page.until("4.2", |seen| seen.line() == "4.2").await;
    let focused = page
        .value("document.activeElement.firstChild.textContent")
        .await;
    assert_eq!(focused, "4.2");
}

/// A live region that is replaced instead of changed says nothing.
async fn the_sentence_on_top_changes_in_place_so_that_it_is_announced(page: Page) {
    page.open("").await;
    page.value("window.kept = document.querySelector('.pp-summary')")
        .await;
    assert_eq!(page.value("kept.getAttribute('role')").await, "status");
    page.choose("Deployment model", "Self-hosted").await;
    page.type_into("Search", "no such thing").await;
    page.until("nothing found", |seen| !seen.nothing.is_empty())
        .await;
    page.type_into("Search", "").await;
    page.until("everything", |seen| seen.rows().len() == 8)
        .await;
    let same = page
        .value("kept.isConnected && kept === document.querySelector('.pp-summary')")
        .await;
    assert_eq!(same, true);
}

async fn reset_goes_back_to_the_first_visit(page: Page) {
    let first = page.open("").await;
    page.open("?deployment=self-hosted&role=workload-cluster&version=3.4&q=ssh&direction=inbound&deprecated=hide&optional=show&format=ufw&open-deprecated=yes&open-optional=yes").await;
    page.type_into("Version", "nonsense").await;
    page.press("Reset").await;
    let seen = page
        .until("the initial choices", |seen| seen.rows() == first.rows())
        .await;
    assert_eq!(seen.summary, first.summary);
    for group in ["Deployment model", "Role", "Direction", "Show", "Open also"] {
        assert_eq!(seen.group(group), first.group(group), "{group}");
    }
    for field in ["Version", "Search"] {
        assert_eq!(seen.field(field), first.field(field), "{field}");
    }
    assert_eq!(seen.line(), first.line());
    // The format is a matter of what the reader runs, not of what was looked at.
    assert_eq!(seen.format, "ufw");
    // Deployment model, role, version and format stay in the link, so that it keeps its meaning.
    page.until("the choices in the address", |seen| {
        seen.query == "?deployment=saas&role=all&version=4.9&format=ufw"
    })
    .await;
}
