//! What is said at a port that is open to any address: in its row of the tables, further up on the page,
//! and at the change request.

use ports_components::Shared;
use ports_components::selection::use_selection;
use ports_core::evaluation::Evaluation;
use ports_formats::{Ruleset, opens_to_any};
use web_sys::Element;
use yew::prelude::*;

use crate::entries::use_entries;
use crate::ruleset::missing_list;

/// The rows of rules, within what holds them and the workbench: the first part knows no addresses, so
/// that what is said of them is put into its rows.
const RESULTS: &str = ".pp-results";

/// The last thing that each row has in its cell for the status.
const REASON: &str = ".pp-why";

/// What is said at a rule: its id, and the sentence.
type AtRule = (&'static str, String);

/// The ports that are open to any address, as a list for each ruleset that has one.
pub fn open_ports_list(rulesets: &[Ruleset<'static>]) -> Html {
    let lists = rulesets.iter().map(|ruleset| {
        let sentences = ruleset.open_ports.iter().map(ToString::to_string);
        missing_list(&ruleset.title, sentences)
    });
    lists.collect()
}

/// Whether ports that are open to any address are told: where the chosen format opens them, once there is
/// an address. Before, every port is open to any.
#[hook]
pub fn use_is_told() -> bool {
    let selection = use_selection();
    use_entries().entries.has_addresses() && opens_to_any(&selection.options)
}

/// Says at the row of each rule whose port is open to any address in `told`, that it is, and because of
/// whom. `here` is something of the workbench: the rows are in what is around it.
#[hook]
pub fn use_open_at_rules(
    evaluation: &Shared<Evaluation<'static>>,
    told: &[Ruleset<'static>],
    here: NodeRef,
) -> Html {
    let cells = use_state_eq(Vec::<(AtRule, Element)>::new);
    {
        let cells = cells.setter();
        // The rows are the rules' own, which may be others after each change of them.
        let made_from = (evaluation.clone(), at_rules(evaluation, told));
        use_effect_with(made_from, move |(_, at_rules)| {
            cells.set(found_cells(&here, at_rules));
        });
    }
    let portal = |((rule, sentence), cell): &(AtRule, Element)| {
        let said = msg_fmt!(snippets_wide, ends = sentence).to_string();
        let sentence = html! {
            <p class="pp-wide" key={*rule}>
                <span aria-hidden="true">{ "⚠ " }</span>
                { said }
            </p>
        };
        create_portal(sentence, cell.clone())
    };
    cells.iter().map(portal).collect()
}

/// What is said at each rule.
fn at_rules(evaluation: &Evaluation<'static>, told: &[Ruleset<'static>]) -> Vec<AtRule> {
    let mut said = Vec::new();
    for rule in evaluation.matches.iter().map(|found| found.rule) {
        let port = (rule.direction, rule.protocol, rule.ports);
        let sets = told.iter().filter(|set| *set.role == rule.role);
        for open in sets.flat_map(|set| &set.open_ports) {
            if (open.direction, open.protocol, open.ports) == port {
                said.push((rule.id.as_str(), open.to_string()));
            }
        }
    }
    said
}

/// The cell for each sentence.
fn found_cells(here: &NodeRef, at_rules: &[AtRule]) -> Vec<(AtRule, Element)> {
    let mut cells = Vec::new();
    let here = here.cast::<Element>();
    let Some(results) = here.and_then(|here| here.closest(RESULTS).ok()?) else {
        return cells;
    };
    for at_rule in at_rules {
        let reason = format!("tr[id='{}'] {REASON}", at_rule.0);
        if let Ok(Some(reason)) = results.query_selector(&reason)
            && let Some(cell) = reason.parent_element()
        {
            cells.push((at_rule.clone(), cell));
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::dataset::Rule;
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
                assert!(said.contains(&(id, open.to_string())), "{id}: {said:?}");
            }
        }
        for (_, sentence) in &said {
            assert!(sentence.contains(" is open to any address because of: "));
        }
    }
}
