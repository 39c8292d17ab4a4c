//! What holds for every choice, and for datasets that nobody has written yet.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::dataset::{DeploymentId, Direction, RoleId, Text};
use crate::evaluation::evaluate;

impl Area {
    fn right(&self) -> i32 {
        self.x + self.width
    }

    fn bottom(&self) -> i32 {
        self.y + self.height
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    fn contains(&self, other: &Self) -> bool {
        self.x <= other.x
            && other.right() <= self.right()
            && self.y <= other.y
            && other.bottom() <= self.bottom()
    }
}

/// The straight parts of an arrow's line, without its head.
fn parts_of(arrow: &Arrow) -> Vec<Area> {
    let line = arrow.path.split('M').nth(1).unwrap_or_default();
    let numbers = line.split(|c: char| !c.is_ascii_digit() && c != '-');
    let numbers: Vec<i32> = numbers.filter_map(|number| number.parse().ok()).collect();
    let corners: Vec<&[i32]> = numbers.chunks_exact(2).collect();
    let parts = corners.windows(2).map(|pair| Area {
        x: pair[0][0].min(pair[1][0]),
        y: pair[0][1].min(pair[1][1]),
        width: (pair[0][0] - pair[1][0]).abs(),
        height: (pair[0][1] - pair[1][1]).abs(),
    });
    parts.collect()
}

fn drawn(dataset: &Dataset, selection: &Selection) -> Diagram {
    let frame = frame(dataset, &selection.deployment);
    Diagram::new(&frame, dataset, selection, &evaluate(dataset, selection))
}

/// Nothing covers anything else, and nothing is outside.
fn assert_clear(diagram: &Diagram) {
    let page = Area {
        x: 0,
        y: 0,
        width: diagram.width,
        height: diagram.height,
    };
    let labels: Vec<(usize, Area, &Label)> = diagram
        .arrows
        .iter()
        .enumerate()
        .filter(|(_, arrow)| !arrow.path.is_empty())
        .flat_map(|(at, arrow)| {
            arrow
                .labels
                .iter()
                .map(move |label| (at, label_area(label), label))
        })
        .collect();
    for (place, (_, area, label)) in labels.iter().enumerate() {
        assert!(page.contains(area), "{label:?} is outside of {page:?}");
        for (_, other_area, other) in &labels[..place] {
            assert!(!area.overlaps(other_area), "{label:?} and {other:?}");
        }
        for party in &diagram.parties {
            assert!(!area.overlaps(&party.area), "{label:?} and {party:?}");
        }
        for arrow in &diagram.arrows {
            for part in parts_of(arrow) {
                assert!(!area.overlaps(&part), "{label:?} and a line of {arrow:?}");
            }
        }
        for sample in &diagram.samples {
            assert!(!area.overlaps(&sample.area), "{label:?} and {sample:?}");
        }
    }
    for part in diagram.arrows.iter().flat_map(parts_of) {
        assert!(page.contains(&part), "a line at {part:?}");
    }
    for (place, party) in diagram.parties.iter().enumerate() {
        assert!(
            page.contains(&party.area),
            "{party:?} is outside of {page:?}"
        );
        let name = name_area(party);
        assert!(
            party.area.contains(&name),
            "{party:?}: its name covers {name:?}"
        );
        for other in &diagram.parties[..place] {
            let is_inside = other.area.contains(&party.area);
            assert!(
                is_inside || !other.area.overlaps(&party.area),
                "{party:?} and {other:?}"
            );
            assert!(
                !name_area(other).overlaps(&party.area),
                "{party:?} on the name of {other:?}"
            );
        }
    }
    for sample in &diagram.samples {
        assert!(page.contains(&sample.area), "{sample:?}");
        for party in &diagram.parties {
            assert!(
                !party.area.overlaps(&sample.area),
                "{sample:?} and {party:?}"
            );
        }
    }
}

/// A flow by its rule, its source and its destination.
type Said = (&'static str, &'static str, &'static str);

/// The flows on screen, from the rules themselves; a role is the end that plays it first.
fn on_screen_by_rule(dataset: &Dataset, selection: &Selection) -> BTreeSet<Said> {
    let home = |role: &RoleId| {
        let mut ends = dataset.endpoints.iter();
        let end = ends.find(|end| end.role.as_ref() == Some(role));
        end.expect("every role has an end").id.as_str()
    };
    let mut all = BTreeSet::new();
    let matches = evaluate(dataset, selection).matches.into_iter();
    for found in matches.filter(|found| found.status != Status::Ended) {
        let (rule, own) = (found.rule, home(&found.rule.role));
        for end in found.purposes.iter().flat_map(|purpose| &purpose.far_ends) {
            let far = end.endpoint.as_str();
            all.insert(match rule.direction {
                Direction::Inbound => (rule.id.as_str(), far, own),
                Direction::Outbound => (rule.id.as_str(), own, far),
            });
        }
    }
    all
}

/// Every flow on screen is in one arrow, and no arrow has another.
fn assert_complete(dataset: &Dataset, selection: &Selection, diagram: &Diagram) {
    let role_of = |id: &str| {
        let mut ends = dataset.endpoints.iter();
        ends.find(|end| end.id.as_str() == id)
            .and_then(|end| end.role.clone())
    };
    let wanted = on_screen_by_rule(dataset, selection);
    let mut found = Vec::new();
    for arrow in &diagram.arrows {
        let of_labels: Vec<&str> = arrow
            .labels
            .iter()
            .map(|label| label.rules.as_str())
            .collect();
        assert_eq!(arrow.rules, of_labels.join(" "));
        for id in arrow.rules.split(' ') {
            let rule = dataset.rule(&id.into()).expect("a rule");
            assert_eq!(Status::of(rule, &selection.version), arrow.status, "{id}");
            let mut destination = arrow.destination;
            // A flow that the other side lists too may arrive at a part of the role.
            if !wanted.contains(&(rule.id.as_str(), arrow.source, destination)) {
                assert_eq!(role_of(destination).as_ref(), Some(&rule.role), "{arrow:?}");
                let mut ends = dataset.endpoints.iter();
                let home = ends.find(|end| end.role.as_ref() == Some(&rule.role));
                destination = home.expect("an end").id.as_str();
            }
            found.push((rule.id.as_str(), arrow.source, destination));
        }
    }
    let once: BTreeSet<Said> = found.iter().copied().collect();
    assert_eq!(once.len(), found.len(), "twice: {found:#?}");
    assert_eq!(once, wanted);
}

/// What is read in place of the picture says all that is in it.
fn assert_said(dataset: &Dataset, diagram: &Diagram) {
    for arrow in &diagram.arrows {
        let name = |id: &'static str| dataset.endpoint_name(&id.into()).to_owned();
        let (source, destination) = (name(arrow.source), name(arrow.destination));
        let ends = format!("From {source} to {destination}: ");
        assert!(arrow.text.starts_with(&ends), "{arrow:?}");
        assert!(
            arrow
                .text
                .ends_with(&format!(". {}.", arrow.status.label())),
            "{arrow:?}"
        );
        for label in &arrow.labels {
            let words = format!("{} {}", label.port, label.service);
            assert!(arrow.text.contains(&words), "{words} in {arrow:?}");
        }
    }
}

/// Every choice for a deployment model.
fn choices(dataset: &Dataset, deployment: &DeploymentId) -> Vec<Selection> {
    let mut versions: Vec<String> = dataset.lines.iter().map(ToString::to_string).collect();
    versions.extend(["3.0", "3.9.9", "4.0.0-rc.1", "4.0.0", "4.0.1", "9.0"].map(str::to_owned));
    let mut roles = vec![None];
    roles.extend(dataset.roles.iter().map(|role| Some(role.id.clone())));
    let mut all = Vec::new();
    for version in versions {
        for role in &roles {
            for direction in [None, Some(Direction::Inbound), Some(Direction::Outbound)] {
                all.push(Selection {
                    deployment: deployment.clone(),
                    role: role.clone(),
                    version: version.parse().expect("a release"),
                    direction,
                    ..Selection::initial(dataset)
                });
            }
        }
    }
    all
}

#[test]
fn for_every_choice_the_picture_is_clear_complete_and_said_in_words() {
    let dataset = crate::testing::dataset();
    for deployment in &dataset.deployments {
        let frame = frame(dataset, &deployment.id);
        for selection in choices(dataset, &deployment.id) {
            let evaluation = evaluate(dataset, &selection);
            let diagram = Diagram::new(&frame, dataset, &selection, &evaluation);
            assert_clear(&diagram);
            assert_complete(dataset, &selection, &diagram);
            assert_said(dataset, &diagram);
            assert!(
                diagram.arrows.iter().all(|arrow| !arrow.path.is_empty()),
                "no place for an arrow: {selection:?}"
            );
        }
    }
}

#[test]
fn no_choice_moves_a_party_or_an_arrow() {
    let dataset = crate::testing::dataset();
    for deployment in &dataset.deployments {
        let mut places = BTreeSet::new();
        let mut parties = BTreeMap::new();
        let mut lines = BTreeSet::new();
        let frame = frame(dataset, &deployment.id);
        for selection in choices(dataset, &deployment.id) {
            let evaluation = evaluate(dataset, &selection);
            let diagram = Diagram::new(&frame, dataset, &selection, &evaluation);
            places.insert(format!("{} by {}", diagram.width, diagram.height));
            for party in &diagram.parties {
                let place = format!("{:?} {} {:?}", party.area, party.name_y, party.name);
                let known = parties.entry(party.id).or_insert_with(|| place.clone());
                assert_eq!(*known, place, "{}", party.id);
            }
            for arrow in &diagram.arrows {
                lines.insert((
                    arrow.source,
                    arrow.destination,
                    arrow.status.label(),
                    arrow.path.clone(),
                ));
            }
        }
        assert_eq!(places.len(), 1, "{}", deployment.id);
        let ends: BTreeSet<_> = lines.iter().map(|line| (line.0, line.1, line.2)).collect();
        assert_eq!(ends.len(), lines.len(), "{lines:#?}");
    }
}

fn selected(deployment: &str, role: Option<&str>, version: &str) -> Diagram {
    let dataset = crate::testing::dataset();
    let selection = Selection {
        deployment: deployment.into(),
        role: role.map(Into::into),
        version: version.parse().expect("a release"),
        ..Selection::initial(dataset)
    };
    drawn(dataset, &selection)
}

#[test]
fn a_flow_that_both_roles_list_is_one_arrow_with_the_rules_of_both() {
    let diagram = selected("saas", None, "4.2");
    let nats: Vec<&Arrow> = diagram
        .arrows
        .iter()
        .filter(|arrow| arrow.text.contains("NATS"))
        .collect();
    assert_eq!(nats.len(), 1, "{nats:#?}");
    assert_eq!(
        nats[0].text,
        "From Workload clusters to Palette message hosts: tcp/4222 NATS. Deprecated."
    );
    assert_eq!(nats[0].rules, "saas-mgmt-in-nats saas-cluster-out-nats");
    // Alone, the platform's rule says no more than that it arrives there.
    let diagram = selected("saas", Some("management-platform"), "4.2");
    let texts: Vec<&str> = diagram
        .arrows
        .iter()
        .map(|arrow| arrow.text.as_str())
        .collect();
    assert!(
        texts
            .contains(&"From Workload clusters to Management platform: tcp/4222 NATS. Deprecated."),
        "{texts:#?}"
    );
}

#[test]
fn flows_with_the_same_ends_and_status_share_an_arrow_and_each_label_keeps_its_rules() {
    let diagram = selected("self-hosted", None, "3.4");
    let text =
        "From Workload clusters to Management platform: tcp/443 HTTPS and tcp/4222 NATS. Required.";
    let arrow = diagram
        .arrows
        .iter()
        .find(|arrow| arrow.text == text)
        .expect(text);
    let rules: Vec<&str> = arrow
        .labels
        .iter()
        .map(|label| label.rules.as_str())
        .collect();
    assert_eq!(
        rules,
        [
            "self-hosted-mgmt-in-https self-hosted-cluster-out-https-api",
            "self-hosted-mgmt-in-nats self-hosted-cluster-out-nats"
        ]
    );
}

#[test]
fn the_chosen_role_is_marked_and_who_has_no_arrow_is_not_drawn() {
    let diagram = selected("self-hosted", Some("workload-cluster"), "3.4");
    let own: Vec<&str> = diagram
        .parties
        .iter()
        .filter(|party| party.is_own)
        .map(|party| party.id)
        .collect();
    assert_eq!(own, ["workload-cluster"]);
    for missing in ["users", "grpc-peer"] {
        assert!(diagram.parties.iter().all(|party| party.id != missing));
    }
    assert_eq!(diagram.parties.len(), 6);
}

#[test]
fn the_legend_has_the_kinds_of_lines_that_there_are() {
    let kinds = |version: &str| -> Vec<&str> {
        let diagram = selected("self-hosted", None, version);
        let samples = diagram.samples.iter();
        samples.map(|sample| sample.status.label()).collect()
    };
    assert_eq!(kinds("3.4"), ["Required", "Optional"]);
    assert_eq!(kinds("4.2"), ["Required", "Optional", "Deprecated"]);
    assert_eq!(kinds("4.6.12"), ["Required", "Optional"]);
}

#[test]
fn a_frame_that_is_cut_short_stops_nothing() {
    let dataset = crate::testing::dataset();
    let selection = Selection::initial(dataset);
    let evaluation = evaluate(dataset, &selection);
    let whole = frame(dataset, &selection.deployment);
    for end in 0..whole.len() {
        let _ = Diagram::new(&whole[..end], dataset, &selection, &evaluation);
    }
}

#[test]
fn a_role_that_no_far_end_plays_has_a_place_too() {
    let mut dataset = crate::testing::dataset().clone();
    for end in &mut dataset.endpoints {
        end.role = None;
    }
    let mut selection = Selection::initial(&dataset);
    for deployment in dataset.deployments.clone() {
        selection.deployment = deployment.id;
        let diagram = drawn(&dataset, &selection);
        assert_clear(&diagram);
        assert!(diagram.arrows.iter().all(|arrow| !arrow.path.is_empty()));
    }
}

fn words(max: usize) -> impl Strategy<Value = String> {
    proptest::string::string_regex(&format!("[A-Za-z0-9()/ .Wm-]{{1,{max}}}"))
        .expect("an expression")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_rules_and_names_there_are_nothing_overlaps(
        kept in proptest::collection::vec(any::<bool>(), 16),
        names in proptest::collection::vec(words(40), 9),
        services in proptest::collection::vec(words(30), 16),
        ports in proptest::collection::vec(1u16..65535, 16),
        turned in proptest::collection::vec(any::<bool>(), 16),
        ends in proptest::collection::vec(0usize..9, 16),
        place in 0usize..3,
        version in prop::sample::select(vec!["3.4", "4.0.0", "4.9"]),
    ) {
        let mut dataset = crate::testing::dataset().clone();
        for (end, name) in dataset.endpoints.iter_mut().zip(&names) {
            end.name = Text::from(name.as_str());
        }
        let ids: Vec<_> = dataset.endpoints.iter().map(|end| end.id.clone()).collect();
        for (at, rule) in dataset.rules.iter_mut().enumerate() {
            rule.service = Text::from(services[at].as_str());
            rule.ports.to = ports[at].max(rule.ports.from);
            if turned[at] {
                // Somebody else's flow, perhaps of a role with itself.
                rule.purposes[0].far_ends[0].endpoint = ids[ends[at]].clone();
            }
        }
        let mut at = 0;
        dataset.rules.retain(|_| {
            at += 1;
            kept[at - 1]
        });
        let mut selection = Selection::initial(&dataset);
        selection.deployment = dataset.deployments[place].id.clone();
        selection.version = version.parse().expect("a release");
        for role in [None, Some("management-platform"), Some("workload-cluster")] {
            selection.role = role.map(Into::into);
            let diagram = drawn(&dataset, &selection);
            assert_clear(&diagram);
            prop_assert!(diagram.arrows.iter().all(|arrow| !arrow.path.is_empty()));
        }
    }
}
