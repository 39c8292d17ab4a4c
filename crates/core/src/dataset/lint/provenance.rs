//! Every fact of the dataset has a source.

use super::Report;
use crate::dataset::{Dataset, Evidence};

/// Every rule cites a passage of a known document.
pub(super) fn has_source(dataset: &Dataset, report: &mut Report) {
    for rule in &dataset.rules {
        if rule.sources.is_empty() {
            report.rule(
                rule,
                "sources",
                "is empty".to_owned(),
                "Cite the document and section that says so",
            );
        }
        for citation in &rule.sources {
            if dataset.source(&citation.source).is_none() {
                let problem = format!("“{}” is not a source", citation.source);
                report.rule(
                    rule,
                    "sources.source",
                    problem,
                    "Add the document to “sources”",
                );
            }
            if citation.section.trim().is_empty() {
                report.rule(
                    rule,
                    "sources.section",
                    "is empty".to_owned(),
                    "Name the headings that lead to the passage",
                );
            }
        }
    }
    for end in &dataset.endpoints {
        if let Some(citation) = &end.proxied
            && dataset.source(&citation.source).is_none()
        {
            let problem = format!("“{}” is not a source", citation.source);
            let place = format!("endpoint {}", end.id);
            report.add(
                place,
                "proxied.source",
                problem,
                "Add the document to “sources”",
            );
        }
    }
    for source in &dataset.sources {
        if !source.url.starts_with("https://") {
            let place = format!("source {}", source.id);
            report.add(
                place,
                "url",
                format!("“{}” is not an https address", source.url),
                "Link to where the document is read",
            );
        }
        let by_rules = dataset.rules.iter().flat_map(|rule| &rule.sources);
        let by_ends = dataset
            .endpoints
            .iter()
            .filter_map(|end| end.proxied.as_ref());
        let cited = by_rules
            .chain(dataset.published.iter().map(|list| &list.source))
            .chain(by_ends);
        if !cited
            .into_iter()
            .any(|citation| citation.source == source.id)
        {
            let place = format!("source {}", source.id);
            report.add(
                place,
                "id",
                "is cited by nothing".to_owned(),
                "Remove it, or cite it",
            );
        }
    }
}

/// What was concluded says from what.
pub(super) fn derived_is_explained(dataset: &Dataset, report: &mut Report) {
    for rule in &dataset.rules {
        if rule.evidence != Evidence::Stated && rule.evidence_note.is_none() {
            let problem = "is missing from a rule that no source states".to_owned();
            report.rule(
                rule,
                "evidence_note",
                problem,
                "Say what it was concluded from",
            );
        }
        for end in rule.purposes.iter().flat_map(|purpose| &purpose.far_ends) {
            if end.evidence == Evidence::NotStated && end.note.is_none() {
                let problem = format!("is missing for {}, which no source states", end.endpoint);
                report.rule(
                    rule,
                    "purposes.far_ends.note",
                    problem,
                    "Say what the source leaves open",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, broken_rule};

    #[test]
    fn a_rule_without_a_source_is_found() {
        let said = broken_rule("has-source", "saas-cluster-in-ssh", |rule| {
            rule.sources.clear()
        });
        assert_eq!(
            said,
            [
                "rule saas-cluster-in-ssh, sources: is empty. Cite the document and section that says so. [has-source]"
            ]
        );
        let said = broken_rule("has-source", "saas-cluster-in-ssh", |rule| {
            rule.sources[0].source = "hearsay".into()
        });
        assert!(said[0].contains("“hearsay” is not a source"), "{said:?}");
    }

    #[test]
    fn a_source_that_nobody_can_open_or_cites_is_found() {
        let said = broken("has-source", |dataset| {
            dataset.sources[0].url = "javascript:alert(1)".into()
        });
        assert!(
            said[0].contains("“javascript:alert(1)” is not an https address"),
            "{said:?}"
        );
        let said = broken("has-source", |dataset| {
            let mut left_over = dataset.sources[0].clone();
            left_over.id = "left-over".into();
            dataset.sources.push(left_over);
        });
        assert!(
            said[0].contains("source left-over, id: is cited by nothing"),
            "{said:?}"
        );
    }

    #[test]
    fn a_conclusion_without_its_grounds_is_found() {
        let said = broken_rule(
            "derived-is-explained",
            "saas-cluster-out-https-registries",
            |rule| rule.evidence_note = None,
        );
        assert!(said[0].contains("evidence_note: is missing"), "{said:?}");
    }
}
