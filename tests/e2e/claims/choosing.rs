//! The three choices: deployment model, role, version.

use crate::page::Page;

super::claims![
    choosing_self_hosted_and_3_4_shows_the_nats_rules_as_required,
    every_deployment_model_shows_its_own_rules,
    choosing_a_role_leaves_its_rules_only,
    what_the_vendor_runs_is_shown_for_reference_and_has_no_firewall_rules,
    a_choice_keeps_the_focus_where_it_is,
    the_answer_changes_in_place_so_that_it_is_announced,
];

async fn choosing_self_hosted_and_3_4_shows_the_nats_rules_as_required(page: Page) {
    page.open("?role=all").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.choose_line("3.4 and earlier").await;
    let seen = page
        .until("rules of self-hosted 3.4", |seen| {
            seen.uses == "Palette 3.4 uses NATS (tcp/4222)."
                && seen.chosen("Deployment model") == "Self-hosted"
        })
        .await;
    let rows = seen.rows().into_iter().filter(|row| row.service == "NATS");
    let nats: Vec<[&str; 3]> = rows.map(|row| row.short()).collect();
    assert_eq!(
        nats,
        [
            ["tcp/4222", "Workload clusters", "Required"],
            ["tcp/4222", "Management platform", "Required"],
        ]
    );
    assert!(seen.summary.contains("tcp/4222 from Workload clusters"));
    assert!(!seen.body.contains("gRPC peer"), "{}", seen.body);
}

async fn every_deployment_model_shows_its_own_rules(page: Page) {
    page.open("?version=4.2&role=all").await;
    for (name, id, prefix, count) in [
        ("Self-hosted", "self-hosted", "self-hosted-", 8),
        ("SaaS managed with Edge", "saas-edge", "saas-", 7),
        ("SaaS", "saas", "saas-", 7),
    ] {
        page.choose("Deployment model", name).await;
        let seen = page
            .until(name, |seen| {
                seen.parameter("deployment").as_deref() == Some(id)
            })
            .await;
        assert_eq!(seen.ids().len(), count);
        assert!(
            seen.ids().iter().all(|rule| rule.starts_with(prefix)),
            "{:?}",
            seen.ids()
        );
        assert_eq!(seen.chosen("Deployment model"), name);
    }
}

async fn choosing_a_role_leaves_its_rules_only(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    for (role, part) in [
        ("Management platform", "-mgmt-"),
        ("Workload cluster", "-cluster-"),
    ] {
        page.choose("Role", role).await;
        let seen = page.until(role, |seen| seen.ids()[0].contains(part)).await;
        // The platform's own rule is the grounds for what the cluster has to check.
        let rows = seen.rows().into_iter().filter(|row| row.status != "Check");
        for row in rows {
            assert!(row.rules.iter().all(|id| id.contains(part)), "{row:?}");
        }
    }
    page.choose("Role", "All roles").await;
    let seen = page.until("all roles", |seen| seen.tables.len() == 4).await;
    assert!(
        seen.summary
            .starts_with("Management platform: allow inbound")
    );
    assert!(seen.summary.contains(" Workload cluster: allow outbound"));
}

async fn what_the_vendor_runs_is_shown_for_reference_and_has_no_firewall_rules(page: Page) {
    let seen = page.open("?role=management-platform&version=4.2").await;
    assert_eq!(
        seen.summary,
        "Spectro Cloud runs the management platform, so you have nothing to allow there. \
         Its ports are shown for reference."
    );
    assert_eq!(
        seen.tables[0].caption,
        "Inbound, to Management platform Spectro Cloud's side, for reference"
    );
    assert!(seen.rows().iter().all(|row| !row.is_included));
    assert!(seen.snippets.is_empty(), "{:?}", seen.snippets);
}

async fn a_choice_keeps_the_focus_where_it_is(page: Page) {
    page.open("").await;
    for (label, id) in [("Deployment model", "pp-deployment"), ("Role", "pp-role")] {
        let choice = match label {
            "Role" => "All roles",
            _ => "Self-hosted",
        };
        page.choose(label, choice).await;
        page.until(choice, |seen| seen.chosen(label) == choice)
            .await;
        assert_eq!(page.value("document.activeElement.id").await, id);
    }
}

/// A live region that is replaced instead of changed says nothing.
async fn the_answer_changes_in_place_so_that_it_is_announced(page: Page) {
    let first = page.open("").await;
    page.value("window.kept = document.querySelector('.pp-summary [role=status]')")
        .await;
    assert_eq!(page.value("kept.getAttribute('role')").await, "status");
    page.choose("Deployment model", "Self-hosted").await;
    page.type_into("Search", "no such thing").await;
    let seen = page
        .until("nothing found", |seen| seen.found.starts_with("Nothing"))
        .await;
    assert_ne!(seen.summary, first.summary);
    let same = page
        .value("kept.isConnected && kept === document.querySelector('.pp-summary [role=status]')")
        .await;
    assert_eq!(same, true);
}
