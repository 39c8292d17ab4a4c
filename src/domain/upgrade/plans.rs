//! An upgrade as two firewall plans for each role: one for before it, one for after.

use super::{Step, Upgrade, is_chosen, serves};
use crate::domain::dataset::Dataset;
use crate::domain::endpoints::Endpoints;
use crate::domain::firewall::{Options, Plan, plans_where};
use crate::domain::query::{Evaluation, Match, Selection, Status, evaluate};
use crate::domain::text::put;
use crate::domain::version::Release;

/// What to load into the hosts of each role for which something changes, in the dataset's order:
/// role for role, a plan for before the change and one for after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippets<'d> {
    /// What either release needs.
    pub open: Vec<Plan<'d>>,
    /// What the release that is wanted needs, without what is deprecated.
    pub close: Vec<Plan<'d>>,
}

/// The plans of an upgrade.
pub fn snippets<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    upgrade: &Upgrade<'d>,
    endpoints: &Endpoints,
    options: &Options,
) -> Snippets<'d> {
    // What a filter hides would be missing, and a plan for afterwards closes what it does not have.
    let selection = selection.without_filters();
    let is_changed = |plan: &Plan| {
        let mut changes = upgrade.changes.iter();
        changes.any(|change| change.step() != Step::Stay && change.rule.role == *plan.role)
    };
    let planned = |evaluation: &Evaluation<'d>, is_after: bool, deprecated| {
        let options = Options {
            deprecated,
            ..options.clone()
        };
        let mut plans = plans_where(
            &is_changed,
            dataset,
            &selection,
            evaluation,
            endpoints,
            &options,
        );
        for plan in &mut plans {
            let (noun, from) = (upgrade.noun(), &upgrade.from);
            let title = &mut plan.title;
            match is_after {
                true => put(title, say!(upgrade_plan_after, noun = noun, from = from)),
                false => put(title, say!(upgrade_plan_before, noun = noun, from = from)),
            }
        }
        plans
    };
    let mut evaluation = evaluate(dataset, &selection);
    let close = planned(&evaluation, true, false);
    evaluation.matches = either(dataset, &selection, &upgrade.from);
    let open = planned(&evaluation, false, options.deprecated);
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
        });
    }
    matches
}
