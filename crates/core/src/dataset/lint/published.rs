//! Published addresses belong to what exists, and are addresses each on its own.

use super::Report;
use crate::dataset::Dataset;

/// A list that no field offers, or whose source cannot be looked up.
pub(super) fn published_known(dataset: &Dataset, report: &mut Report) {
    for published in &dataset.published {
        let place = format!("published “{}”", published.name);
        for id in &published.endpoints {
            if dataset.endpoint(id).is_none() {
                let problem = format!("“{id}” is not an endpoint");
                report.add(&place, "endpoints", problem, "Name the id of an endpoint");
            }
        }
        for id in &published.deployments {
            if !dataset.deployments.iter().any(|named| named.id == *id) {
                let problem = format!("“{id}” is not a deployment model");
                report.add(
                    &place,
                    "deployments",
                    problem,
                    "Name the id of a deployment model",
                );
            }
        }
        let source = &published.source.source;
        if dataset.source(source).is_none() {
            let problem = format!("“{source}” is not a source");
            report.add(&place, "source", problem, "Name the id of a source");
        }
        for address in &published.addresses {
            let is_one = !address.is_empty()
                && !address.contains(|c: char| c.is_whitespace() || ",;#".contains(c));
            if !is_one {
                let problem = format!("“{address}” is not one address");
                report.add(
                    &place,
                    "addresses",
                    problem,
                    "Write each address as an entry of its own",
                );
            }
        }
        if published.endpoints.is_empty() || published.addresses.is_empty() {
            let problem = "endpoints or addresses are empty".to_owned();
            report.add(
                &place,
                "addresses",
                problem,
                "Fill them in, or remove the list",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken;

    #[test]
    fn a_published_list_for_nothing_that_exists_is_named() {
        let said = broken("published-known", |dataset| {
            let list = &mut dataset.published[0];
            list.endpoints = vec!["palette".into()];
            list.deployments = vec!["sass".into()];
            list.source.source = "page".into();
            list.addresses = vec!["192.0.2.1, 192.0.2.2".into()];
        });
        assert_eq!(
            said,
            [
                "published “Host names”, endpoints: “palette” is not an endpoint. Name the id of an endpoint. [published-known]",
                "published “Host names”, deployments: “sass” is not a deployment model. Name the id of a deployment model. [published-known]",
                "published “Host names”, source: “page” is not a source. Name the id of a source. [published-known]",
                "published “Host names”, addresses: “192.0.2.1, 192.0.2.2” is not one address. Write each address as an entry of its own. [published-known]",
            ]
        );
    }
}
