//! An upgrade as two firewall plans for each role: one for before it, one for after.

use super::{Upgrade, is_chosen, serves};
use crate::domain::dataset::Dataset;
use crate::domain::endpoints::Endpoints;
use crate::domain::firewall::{Options, Plan, plans};
use crate::domain::query::{Evaluation, Match, Selection, Status, evaluate};
use crate::domain::text::put;
use crate::domain::version::{Answer, Release};

/// What to load into the hosts of one role, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippets<'d> {
    /// Before the change: what either release needs.
    pub open: Plan<'d>,
    /// After it: what the release that is wanted needs, without what is deprecated.
    pub close: Plan<'d>,
}

/// The plans of every role for which something changes, in the dataset's order.
pub fn snippets<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    upgrade: &Upgrade<'d>,
    endpoints: &Endpoints,
    options: &Options,
) -> Vec<Snippets<'d>> {
    // What a filter hides would be missing, and a plan for afterwards closes what it does not have.
    let selection = selection.without_filters();
    let both = either(dataset, &selection, &upgrade.from);
    let open = plans(dataset, &selection, &both, endpoints, options);
    let after = evaluate(dataset, &selection);
    let needed = Options {
        deprecated: false,
        ..options.clone()
    };
    let mut close = plans(dataset, &selection, &after, endpoints, &needed);
    let mut all = Vec::new();
    for mut open in open {
        let mut changes = upgrade.open.iter().chain(&upgrade.close);
        if !changes.any(|change| change.rule.role == *open.role) {
            continue;
        }
        let mut close = match close.iter().position(|plan| plan.role == open.role) {
            Some(place) => close.swap_remove(place),
            // No rule is left for the role.
            None => Plan {
                openings: Vec::new(),
                left_out: Vec::new(),
                ..open.clone()
            },
        };
        let (noun, from) = (upgrade.noun(), &upgrade.from);
        put(
            &mut open.title,
            format_args!(", before the {noun} from {from}"),
        );
        put(
            &mut close.title,
            format_args!(", after the {noun} from {from}"),
        );
        all.push(Snippets { open, close });
    }
    all
}

/// The rules that `from` or the chosen release has, as the one says that needs them more.
fn either<'d>(dataset: &'d Dataset, selection: &Selection, from: &Release) -> Evaluation<'d> {
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
        if let Some(status) = status {
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
    }
    Evaluation {
        matches,
        misses: Vec::new(),
        gaps: Vec::new(),
        answer: Answer::of(to, &dataset.lines),
    }
}
