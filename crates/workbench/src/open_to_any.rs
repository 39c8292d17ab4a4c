//! What is said at a port that is open to any address: in its row of the tables, further up on the page,
//! and at the change request.

use ports_components::Shared;
use ports_components::selection::use_selection;
use ports_core::dataset::Rule;
use ports_core::evaluation::Evaluation;
use ports_formats::{Ruleset, opens_to_any};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::entries::use_entries;
use crate::ruleset::missing_list;

/// The rows of rules, within what holds them and the workbench: the first part knows no addresses, so
/// that what is said of them is put into its rows.
const RESULTS: &str = ".pp-results";
const ROW: &str = "tr[id]";

/// The last thing that each row has in its cell for the status.
const REASON: &str = ".pp-why";

/// A sentence at a rule's row.
#[derive(Clone, Debug, PartialEq)]
struct AtRule {
    rule: &'static str,
    sentence: String,
}

/// The rulesets whose open ports are told: those of the chosen format, once there is an address. Before,
/// every port is open to any.
#[hook]
pub fn use_told_rulesets(
    rulesets: &Shared<Vec<Ruleset<'static>>>,
) -> Shared<Vec<Ruleset<'static>>> {
    let selection = use_selection();
    let entries = use_entries();
    let is_told = entries.entries.has_addresses() && opens_to_any(&selection.options);
    let none = use_memo((), |()| Shared::new(Vec::new()));
    match is_told {
        true => rulesets.clone(),
        false => (*none).clone(),
    }
}

/// The ports that are open to any address, as a list for each ruleset that has one.
pub fn open_ports_list(rulesets: &[Ruleset<'static>]) -> Html {
    let lists = rulesets.iter().map(|ruleset| {
        let sentences = ruleset.open_ports.iter().map(ToString::to_string);
        missing_list(&ruleset.title, sentences)
    });
    lists.collect()
}

/// The props of [`OpenAtRules`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OpenAtRulesProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// The rulesets whose open ports are told.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
    /// Something of the workbench: the rows are in what is around it.
    pub here: NodeRef,
}

/// Says at the row of each rule whose port is open to any address, that it is, and because of whom.
#[component]
pub fn OpenAtRules(props: &OpenAtRulesProps) -> Html {
    let at_rules = use_memo(
        (props.evaluation.clone(), props.rulesets.clone()),
        |(evaluation, rulesets)| at_rules(evaluation, rulesets),
    );
    let rows = use_state_eq(Vec::<(AtRule, Element)>::new);
    {
        let (here, rows) = (props.here.clone(), rows.setter());
        // The rows are the rules' own, which may be others after each change of them.
        use_effect_with(
            (props.evaluation.clone(), at_rules),
            move |(_, at_rules)| {
                rows.set(found_rows(&here, at_rules));
            },
        );
    }
    let portal = |(at_rule, cell): &(AtRule, Element)| {
        let said = msg_fmt!(snippets_wide, ends = at_rule.sentence).to_string();
        let sentence = html! {
            <p class="pp-wide" key={at_rule.rule}>
                <span aria-hidden="true">{ "⚠ " }</span>
                { said }
            </p>
        };
        create_portal(sentence, cell.clone())
    };
    rows.iter().map(portal).collect()
}

/// What is said at each rule.
fn at_rules(evaluation: &Evaluation<'static>, rulesets: &[Ruleset<'static>]) -> Vec<AtRule> {
    let of_rule = |rule: &'static Rule| {
        let mut sets = rulesets.iter();
        let set = sets.find(|set| *set.role == rule.role)?;
        let is_its = |direction, protocol, ports| {
            (direction, protocol, ports) == (rule.direction, rule.protocol, rule.ports)
        };
        let mut open = set.open_ports.iter();
        let open = open.find(|open| is_its(open.direction, open.protocol, open.ports))?;
        Some(AtRule {
            rule: rule.id.as_str(),
            sentence: open.to_string(),
        })
    };
    let rules = evaluation.matches.iter().map(|found| found.rule);
    rules.filter_map(of_rule).collect()
}

/// The cell for each sentence.
fn found_rows(here: &NodeRef, at_rules: &[AtRule]) -> Vec<(AtRule, Element)> {
    let here = here.cast::<Element>();
    let results = here.and_then(|here| here.closest(RESULTS).ok().flatten());
    let rows = results.and_then(|results| results.query_selector_all(ROW).ok());
    let Some(rows) = rows else {
        return Vec::new();
    };
    let rows = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<Element>().ok());
    rows.filter_map(|row| {
        let id = row.id();
        let at_rule = at_rules.iter().find(|at_rule| at_rule.rule == id)?;
        let reason = row.query_selector(REASON).ok().flatten()?;
        Some((at_rule.clone(), reason.parent_element()?))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::evaluation::evaluate;
    use ports_core::link::SnippetOptions;
    use ports_formats::rulesets;
    use ports_network::addresses::AddressBook;

    #[test]
    fn every_rule_of_a_port_that_is_open_says_so_in_the_words_of_the_snippet() {
        let dataset = ports_data::dataset();
        let query = "deployment=self-hosted&role=workload-cluster&version=4.2";
        let selection = ports_core::link::read(query, dataset).selection;
        let evaluation = evaluate(dataset, &selection);
        let mut book = AddressBook::default();
        book.enter("registries".into(), "192.0.2.7");
        let options = SnippetOptions::default();
        let sets = rulesets(dataset, &selection, &evaluation, &book, &options);
        let said = at_rules(&evaluation, &sets);
        assert!(!said.is_empty());
        for open in sets.iter().flat_map(|set| &set.open_ports) {
            let is_on = |rule: &Rule| {
                (rule.direction, rule.protocol, rule.ports)
                    == (open.direction, open.protocol, open.ports)
            };
            for found in evaluation.matches.iter().filter(|found| is_on(found.rule)) {
                let id = found.rule.id.as_str();
                let at = said.iter().find(|at| at.rule == id);
                assert_eq!(at.map(|at| &*at.sentence), Some(&*open.to_string()), "{id}");
            }
        }
        for at in &said {
            assert!(at.sentence.contains(" is open to any address because of: "));
        }
    }
}
