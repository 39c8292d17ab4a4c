//! What is answered, for every choice that there is.

use super::*;
use crate::dataset::{Direction, Requirement};
use crate::evaluation::evaluate;
use crate::link;
use crate::selection::Include;

fn dataset() -> &'static Dataset {
    crate::testing::dataset()
}

fn of(query: &str) -> Answer {
    let selection = link::read(query, dataset()).selection;
    answer(dataset(), &selection, &evaluate(dataset(), &selection))
}

const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";

#[test]
fn the_answer_is_what_to_write_into_a_ticket() {
    for (query, text) in [
        (
            "",
            "Allow outbound tcp/443 to 3 destinations. tcp/22 (SSH) is optional. \
             tcp/4222 (NATS) ended with 4.6.12: close it.",
        ),
        (
            "version=4.6.11",
            "Allow outbound tcp/443 to 3 destinations. tcp/22 (SSH) is optional. \
             tcp/4222 (NATS) is deprecated and not needed from 4.0.",
        ),
        (
            "version=4.6.12&include=optional,deprecated",
            "Allow outbound tcp/443 to 3 destinations and inbound tcp/22 from Administrators. \
             tcp/22 (SSH) is included, but optional. tcp/4222 (NATS) ended with 4.6.12: close it.",
        ),
        (
            "version=3.4",
            "Allow outbound tcp/443 to 2 destinations and tcp/4222 to Palette message hosts. \
             tcp/22 (SSH) is optional.",
        ),
        (
            "deployment=saas-edge&version=4.0.0-rc.1",
            "Allow outbound tcp/443 to 2 destinations and tcp/4222 to Palette message hosts. \
             tcp/22 (SSH) is optional.",
        ),
        (
            CLUSTER,
            "Allow outbound tcp/443 to 4 destinations. tcp/22 (SSH) is optional. \
             tcp/4222 (NATS) is deprecated and not needed from 4.0. Also check inbound tcp/6443.",
        ),
        (
            "deployment=self-hosted&role=workload-cluster&version=4.2&include=optional",
            "Allow outbound tcp/443 to 4 destinations and inbound tcp/22 from Administrators. \
             tcp/22 (SSH) is included, but optional. \
             tcp/4222 (NATS) is deprecated and not needed from 4.0. Also check inbound tcp/6443.",
        ),
        (
            "deployment=self-hosted&role=workload-cluster&version=4.2&include=deprecated",
            "Allow outbound tcp/443 to 4 destinations and tcp/4222 to Management platform. \
             tcp/22 (SSH) is optional. \
             tcp/4222 (NATS) is included, but deprecated and not needed from 4.0. \
             Also check inbound tcp/6443.",
        ),
        (
            "deployment=self-hosted&role=management-platform&version=4.2",
            "Allow inbound tcp/443 from 2 sources, outbound tcp/443 to 3 destinations plus 1 that the docs \
             don't name and tcp/6443 to Workload clusters. \
             tcp/4222 (NATS) is deprecated and not needed from 4.0.",
        ),
        (
            "deployment=self-hosted&role=management-platform&version=3.4",
            "Allow inbound tcp/443 from 2 sources, tcp/4222 from Workload clusters, \
             outbound tcp/443 to 3 destinations and tcp/6443 to Workload clusters.",
        ),
        (
            "deployment=self-hosted&role=all&version=4.2&direction=inbound",
            "Management platform: allow inbound tcp/443 from 2 sources. \
             Workload cluster: no port is required. tcp/22 (SSH) is optional. \
             tcp/4222 (NATS) is deprecated and not needed from 4.0. Also check inbound tcp/6443.",
        ),
        (
            "role=workload-cluster&direction=inbound",
            "No port is required. tcp/22 (SSH) is optional.",
        ),
        (
            "role=management-platform",
            "Spectro Cloud runs the management platform, so you have nothing to allow there. \
             Its ports are shown for reference.",
        ),
        (
            "role=all",
            "Workload cluster: allow outbound tcp/443 to 3 destinations. tcp/22 (SSH) is optional. \
             tcp/4222 (NATS) ended with 4.6.12: close it. \
             Spectro Cloud runs the management platform, so you have nothing to allow there. \
             Its ports are shown for reference.",
        ),
        (
            "role=management-platform&direction=outbound",
            "The docs list no outbound ports for this choice.",
        ),
    ] {
        assert_eq!(of(query).text, text, "{query}");
    }
}

#[test]
fn a_search_changes_nothing_about_the_answer() {
    for search in ["ssh", "no+such+thing"] {
        assert_eq!(of(&format!("{CLUSTER}&q={search}")), of(CLUSTER));
    }
}

#[test]
fn the_note_names_the_protocol_and_the_releases_with_the_same_ports() {
    for (query, note) in [
        (
            CLUSTER,
            "Palette 4.2 uses gRPC (tcp/443). Same ports from 4.0 to 4.5.",
        ),
        (
            "version=4.2.13",
            "Palette 4.2.13 uses gRPC (tcp/443). Same ports from 4.0 to 4.5.",
        ),
        ("version=3.4", "Palette 3.4 uses NATS (tcp/4222)."),
        // NATS ends within the line.
        ("version=4.6.11", "Palette 4.6.11 uses gRPC (tcp/443)."),
        ("version=4.6.12", "Palette 4.6.12 uses gRPC (tcp/443)."),
        (
            "version=4.8",
            "Palette 4.8 uses gRPC (tcp/443). Same ports from 4.7 to 4.9.",
        ),
        // Of no documented line, or of one that is like the one before it up to its first release.
        ("version=5.1", "Palette 5.1 uses gRPC (tcp/443)."),
        ("version=3.9", "Palette 3.9 uses NATS (tcp/4222)."),
        ("version=2.0", "Palette 2.0 uses NATS (tcp/4222)."),
        (
            "version=4.0.0-rc.1",
            "Palette 4.0.0-rc.1 uses NATS (tcp/4222).",
        ),
    ] {
        assert_eq!(of(query).note, note, "{query}");
    }
}

#[test]
fn releases_have_the_same_ports_only_where_the_data_says_so() {
    let mut dataset = dataset().clone();
    for rule in &mut dataset.rules {
        rule.removed_in = None;
        rule.when_removed = None;
        if rule.id.as_str() == "self-hosted-cluster-in-ssh" {
            rule.since = "4.5".parse().ok();
        }
    }
    let note = |version: &str| {
        let query = CLUSTER.replace("4.2", version);
        let selection = link::read(&query, &dataset).selection;
        answer(&dataset, &selection, &evaluate(&dataset, &selection)).note
    };
    assert!(note("4.2").ends_with("Same ports from 4.0 to 4.4."));
    assert!(note("4.6").ends_with("Same ports from 4.5 to 4.9."));
    // Nothing else changed with 4.0 for the way in.
    let selection = link::read(
        "deployment=self-hosted&version=4.2&direction=inbound",
        &dataset,
    );
    let selection = selection.selection;
    let inbound = answer(&dataset, &selection, &evaluate(&dataset, &selection));
    assert!(
        inbound.note.ends_with("Same ports up to 4.4."),
        "{}",
        inbound.note
    );
}

#[test]
fn a_port_that_is_optional_for_one_end_and_required_for_others_is_named_with_its_end() {
    let mut dataset = dataset().clone();
    let selection = link::read(CLUSTER, &dataset).selection;
    let mut rule = dataset.rules[0].clone();
    rule.id = "again".into();
    rule.deployments = vec!["self-hosted".into()];
    rule.role = "workload-cluster".into();
    rule.direction = Direction::Outbound;
    rule.requirement = Requirement::Conditional;
    rule.condition = Some("for airgapped clusters".into());
    rule.purposes.truncate(1);
    rule.purposes[0].far_ends.truncate(1);
    dataset.rules.push(rule);
    let said = |include: Include| {
        let selection = Selection {
            include,
            ..selection.clone()
        };
        answer(&dataset, &selection, &evaluate(&dataset, &selection)).text
    };
    let narrow = said(Include::default());
    let what = "outbound tcp/443 (HTTPS) to Browsers and API clients";
    assert!(
        narrow.contains(&format!("{what} is only needed for airgapped clusters.")),
        "{narrow}"
    );
    assert!(narrow.starts_with("Allow outbound tcp/443 to 4 destinations. "));
    let wide = said(Include::ALL);
    assert!(
        wide.contains(&format!(
            "{what} is included, but only needed for airgapped clusters."
        )),
        "{wide}"
    );
    assert!(wide.starts_with("Allow outbound tcp/443 to 5 destinations, tcp/4222 to "));
}

/// Every choice that the page offers.
fn choices() -> Vec<Selection> {
    let dataset = dataset();
    let mut roles = vec![None];
    roles.extend(dataset.roles.iter().map(|role| Some(role.id.clone())));
    let mut choices = Vec::new();
    for deployment in &dataset.deployments {
        for role in &roles {
            for version in &dataset.lines {
                for direction in [None, Some(Direction::Inbound), Some(Direction::Outbound)] {
                    for include in [Include::default(), Include::ALL] {
                        choices.push(Selection {
                            deployment: deployment.id.clone(),
                            role: role.clone(),
                            version: version.clone(),
                            direction,
                            include,
                            ..Selection::initial(dataset)
                        });
                    }
                }
            }
        }
    }
    choices
}

#[test]
fn every_answer_allows_the_ports_that_are_included_and_asks_for_no_others() {
    let dataset = dataset();
    for selection in choices() {
        let evaluation = evaluate(dataset, &selection);
        let Answer { text, note } = answer(dataset, &selection, &evaluation);
        let sentences: Vec<&str> = text.split(". ").collect();
        let allowed: String = sentences
            .iter()
            .filter(|sentence| sentence.starts_with("Allow ") || sentence.contains(": allow "))
            .copied()
            .collect();
        for port in ["tcp/22", "tcp/443", "tcp/4222", "tcp/6443"] {
            let is_it = |part: &str| part.trim_end_matches([',', '.']) == port;
            let is_said = allowed.split(' ').any(is_it);
            let mut included = evaluation.included();
            let is_included = included.any(|found| found.rule.port_label() == port);
            assert_eq!(is_said, is_included, "{port} {selection:?}: {text}");
            // Whatever applies to the reader's own hosts is said in one way or the other.
            let mut own = evaluation.matches.iter().filter(|found| {
                dataset.side(&selection.deployment, &found.rule.role) == Side::Reader
            });
            let applies = own.any(|found| found.rule.port_label() == port);
            assert!(
                !applies || text.contains(port),
                "{port} {selection:?}: {text}"
            );
        }
        assert!(text.ends_with('.') && note.ends_with('.'), "{text} {note}");
        assert!(!text.contains("  ") && !text.contains("  "), "{text}");
    }
}
