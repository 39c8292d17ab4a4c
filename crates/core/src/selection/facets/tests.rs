//! What holds for every facet.

use super::*;
use crate::selection::Include;

/// A few values of a facet, as links write them.
fn examples(facet: &Facet, dataset: &Dataset) -> Vec<String> {
    match facet.kind {
        FacetKind::OneOf(options) => options(dataset)
            .iter()
            .map(|option| option.id.to_owned())
            .collect(),
        FacetKind::AnyOf(options) => {
            let ids: Vec<&str> = options.iter().map(|option| option.id).collect();
            let one_by_one = ids.iter().map(|id| (*id).to_owned());
            one_by_one.chain([ids.join(",")]).collect()
        }
        FacetKind::Release => vec!["3.4".to_owned(), "4.0.0-rc.1".to_owned()],
        FacetKind::Text { max } => vec!["443".to_owned(), "ä".repeat(max)],
        FacetKind::Switch { off, on, .. } => vec![off.to_owned(), on.to_owned()],
        FacetKind::View => crate::selection::View::ALL
            .map(|view| view.id().to_owned())
            .to_vec(),
        FacetKind::Format => vec!["ufw".to_owned()],
    }
}

#[test]
fn every_facet_keeps_what_it_is_given_and_changes_nothing_else() {
    let dataset = crate::testing::dataset();
    for facet in FACETS {
        for example in examples(facet, dataset) {
            let (mut selection, mut options) =
                (Selection::initial(dataset), SnippetOptions::default());
            let value = facet.parse(&example, dataset).expect("a value");
            facet.set(&mut selection, &mut options, value.clone());
            assert_eq!(facet.get(&selection, &options), value);
            let initial = (Selection::initial(dataset), SnippetOptions::default());
            for other in FACETS {
                if other.parameter != facet.parameter {
                    assert_eq!(
                        other.get(&selection, &options),
                        other.get(&initial.0, &initial.1),
                        "{} changes {}",
                        facet.parameter,
                        other.parameter
                    );
                }
            }
        }
    }
}

#[test]
fn no_two_facets_share_a_parameter_and_no_two_options_an_id() {
    let dataset = crate::testing::dataset();
    let mut parameters: Vec<&str> = parameters().collect();
    parameters.sort();
    parameters.dedup();
    assert_eq!(parameters.len(), FACETS.len());
    for facet in FACETS {
        let examples = examples(facet, dataset);
        let once: std::collections::BTreeSet<&String> = examples.iter().collect();
        assert_eq!(once.len(), examples.len(), "{}", facet.parameter);
    }
}

#[test]
fn lifting_the_filters_lifts_the_direction_and_leaves_everything_else_as_it_is() {
    let dataset = crate::testing::dataset();
    let (mut selection, mut options) = (Selection::initial(dataset), SnippetOptions::default());
    for facet in FACETS {
        let last = examples(facet, dataset).remove(0);
        let value = facet.parse(&last, dataset).expect("a value");
        facet.set(&mut selection, &mut options, value);
    }
    assert!(selection.is_filtered());
    let lifted = selection.without_filters();
    assert!(!lifted.is_filtered());
    let changed: Vec<&str> = FACETS
        .iter()
        .filter(|facet| facet.get(&selection, &options) != facet.get(&lifted, &options))
        .map(|facet| facet.parameter)
        .collect();
    assert_eq!(changed, ["direction"]);
}

#[test]
fn what_a_facet_cannot_take_is_refused_with_what_would_be_right() {
    let dataset = crate::testing::dataset();
    let refused = |parameter, text: &str| {
        let facet: &Facet = by_parameter(parameter).expect("a facet");
        facet.parse(text, dataset).err().unwrap_or_default()
    };
    assert_eq!(
        refused("role", "root"),
        "known are management-platform, workload-cluster and all"
    );
    assert_eq!(refused("direction", ""), "known are inbound and outbound");
    assert_eq!(refused("allow-any", "1"), "known are no and yes");
    assert_eq!(
        refused("include", "optional,required"),
        "known are optional and deprecated"
    );
    assert_eq!(
        refused("q", &"ä".repeat(201)),
        "a search has 200 characters at most"
    );
}

#[test]
fn what_is_included_is_read_in_any_order_and_written_in_one() {
    let dataset = crate::testing::dataset();
    let facet = by_parameter("include").expect("a facet");
    for (text, written) in [
        ("", None),
        (",", None),
        ("deprecated", Some("deprecated")),
        ("deprecated,optional", Some("optional,deprecated")),
        ("optional, deprecated,optional", Some("optional,deprecated")),
    ] {
        let (mut selection, mut options) = (Selection::initial(dataset), SnippetOptions::default());
        selection.include = Include::ALL;
        let value = facet.parse(text, dataset).expect("a value");
        facet.set(&mut selection, &mut options, value);
        let found = facet.write(&selection, &options);
        assert_eq!(found.as_deref(), written, "{text}");
    }
}
