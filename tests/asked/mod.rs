//! What is asked in the tests of snippets and of checks: a dataset, a link, and typed addresses.

use ports_core::dataset::Dataset;
use ports_core::evaluation::evaluate;
use ports_formats::{Ruleset, rulesets};
use ports_network::addresses::AddressBook;
use serde_json::Value;

/// The shipped dataset as JSON, changed by `change`.
pub fn altered(change: impl FnOnce(&mut Value)) -> Dataset {
    let mut data = serde_json::to_value(ports_data::dataset()).expect("JSON");
    change(&mut data);
    Dataset::from_json(&data.to_string()).expect("the right shape")
}

/// The plans for what a link asks, one for each role, with addresses typed for far ends.
pub fn every_plan<'d>(
    dataset: &'d Dataset,
    query: &str,
    addresses: &[(&str, &str)],
) -> Vec<Ruleset<'d>> {
    let linked = ports_formats::link::read(query, dataset);
    assert_eq!(linked.notices, Vec::<String>::new());
    let mut endpoints = AddressBook::default();
    for (endpoint, text) in addresses {
        endpoints.enter((*endpoint).into(), text);
    }
    let evaluation = evaluate(dataset, &linked.selection);
    rulesets(
        dataset,
        &linked.selection,
        &evaluation,
        &endpoints,
        &linked.options,
    )
}

/// The plan for what a link asks of one role.
pub fn plan<'d>(dataset: &'d Dataset, query: &str, addresses: &[(&str, &str)]) -> Ruleset<'d> {
    let mut plans = every_plan(dataset, query, addresses);
    assert_eq!(plans.len(), 1);
    plans.remove(0)
}
