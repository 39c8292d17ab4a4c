//! An upgrade as two firewall plans for each role: one for before it, one for after.

use crate::ruleset::{Ruleset, rulesets_where};
use ports_core::dataset::Dataset;
use ports_core::evaluation::{Evaluation, Match, NotIncluded, Selection, Status, evaluate};
use ports_core::link::SnippetOptions;
use ports_core::release::Release;
use ports_core::upgrade::{Step, Upgrade, is_chosen, serves};
use ports_network::addresses::AddressBook;

/// What to load into the hosts of each role for which something changes, in the dataset's order:
/// role for role, a plan for before the change and one for after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippets<'d> {
    /// What either release needs.
    pub open: Vec<Ruleset<'d>>,
    /// What the release that is wanted needs, without what is deprecated.
    pub close: Vec<Ruleset<'d>>,
}

/// The plans of an upgrade.
pub fn snippets<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    upgrade: &Upgrade<'d>,
    endpoints: &AddressBook,
    options: &SnippetOptions,
) -> Snippets<'d> {
    // What a filter hides would be missing, and a plan for afterwards closes what it does not have.
    let selection = selection.without_filters();
    let is_changed = |plan: &Ruleset| {
        let mut changes = upgrade.changes.iter();
        changes.any(|change| change.step() != Step::Stay && change.connection.role == plan.role)
    };
    let planned = |evaluation: &Evaluation<'d>, is_after: bool| {
        let mut plans = rulesets_where(
            &is_changed,
            dataset,
            &selection,
            evaluation,
            endpoints,
            options,
        );
        for plan in &mut plans {
            let (noun, from) = (upgrade.noun(), &upgrade.from);
            plan.title += &match is_after {
                true => msg_fmt!(upgrade_plan_after, noun = noun, from = from).to_string(),
                false => msg_fmt!(upgrade_plan_before, noun = noun, from = from).to_string(),
            };
            plan.file_stem += if is_after { "-after" } else { "-before" };
        }
        plans
    };
    let mut after = selection.clone();
    after.include.deprecated = false;
    let mut evaluation = evaluate(dataset, &after);
    let close = planned(&evaluation, true);
    evaluation.matches = either(dataset, &selection, &upgrade.from);
    let open = planned(&evaluation, false);
    Snippets { open, close }
}

/// The rules that `from` or the chosen release has, as the one says that needs them more.
fn either<'d>(dataset: &'d Dataset, selection: &Selection, from: &Release) -> Vec<Match<'d>> {
    let to = &selection.version;
    let mut matches = Vec::new();
    for rule in &dataset.rules {
        if !is_chosen(rule, selection) {
            continue;
        }
        let mut status = None;
        for release in [from, to] {
            if rule.range().contains(release) {
                let here = Status::of(rule, release);
                status = Some(status.map_or(here, |known: Status| known.min(here)));
            }
        }
        let Some(status) = status else { continue };
        let mut purposes = Vec::new();
        for purpose in &rule.purposes {
            if serves(rule, purpose, from) || serves(rule, purpose, to) {
                purposes.push(purpose);
            }
        }
        matches.push(Match {
            rule,
            status,
            purposes,
            not_included: NotIncluded::of(dataset, selection, rule, status),
        });
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::upgrade::upgrade;

    fn release(text: &str) -> Release {
        text.parse().expect("a release")
    }

    fn choice(deployment: &'static str, role: Option<&str>, to: &str) -> Selection {
        Selection {
            deployment: deployment.into(),
            role: role.map(Into::into),
            version: release(to),
            ..Selection::initial(ports_data::dataset())
        }
    }

    #[test]
    fn a_search_or_a_switch_hides_nothing_from_the_plan() {
        let plain = choice("self-hosted", None, "4.2");
        let narrow = Selection {
            search: "ssh".to_owned(),
            direction: Some(ports_core::dataset::Direction::Inbound),
            ..plain.clone()
        };
        let dataset = ports_data::dataset();
        let from = release("3.4");
        let got = upgrade(dataset, &plain, &from);
        assert_eq!(upgrade(dataset, &narrow, &from), got);
        let [plain, narrow] = [plain, narrow].map(|selection| {
            snippets(
                dataset,
                &selection,
                &got,
                &AddressBook::default(),
                &SnippetOptions::default(),
            )
        });
        assert_eq!(plain, narrow);
    }

    #[test]
    fn before_the_change_both_releases_pass_and_after_it_only_the_new_one() {
        for (from, to, wanted) in [
            (
                "3.4",
                "4.2",
                [
                    ["outbound tcp/443", "outbound tcp/4222"].as_slice(),
                    &["outbound tcp/443"],
                ],
            ),
            (
                "4.2",
                "3.4",
                [
                    &["outbound tcp/443", "outbound tcp/4222"],
                    &["outbound tcp/443", "outbound tcp/4222"],
                ],
            ),
        ] {
            let dataset = ports_data::dataset();
            for deprecated in [false, true] {
                let mut selection = choice("saas", Some("workload-cluster"), to);
                selection.include.deprecated = deprecated;
                let got = upgrade(dataset, &selection, &release(from));
                let options = SnippetOptions::default();
                let plans = snippets(dataset, &selection, &got, &AddressBook::default(), &options);
                assert_eq!((plans.open.len(), plans.close.len()), (1, 1));
                let labels = [&plans.open[0], &plans.close[0]]
                    .map(|plan| plan.rules.iter().map(|one| one.label()).collect::<Vec<_>>());
                assert_eq!(labels, wanted, "{from} {to}");
            }
        }
    }

    #[test]
    fn across_its_end_a_deprecated_rule_is_loaded_before_where_it_is_included_and_never_after() {
        let dataset = ports_data::dataset();
        for deprecated in [false, true] {
            let mut selection = choice("saas", Some("workload-cluster"), "4.9");
            selection.include.deprecated = deprecated;
            let got = upgrade(dataset, &selection, &release("4.2"));
            let options = SnippetOptions::default();
            let plans = snippets(dataset, &selection, &got, &AddressBook::default(), &options);
            let has_nats = [&plans.open[0], &plans.close[0]].map(|plan| {
                let mut rules = plan.rules.iter();
                rules.any(|one| one.ports.contains(4222))
            });
            assert_eq!(has_nats, [deprecated, false]);
        }
    }

    #[test]
    fn where_nothing_changes_there_is_nothing_to_load() {
        let dataset = ports_data::dataset();
        let selection = choice("saas", None, "4.6.11");
        let got = upgrade(dataset, &selection, &release("4.2"));
        let plans = snippets(
            dataset,
            &selection,
            &got,
            &AddressBook::default(),
            &SnippetOptions::default(),
        );
        assert!(plans.open.is_empty() && plans.close.is_empty());
    }
}
