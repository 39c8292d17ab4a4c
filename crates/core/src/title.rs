//! What the page is called for a choice: in tabs, bookmarks and the history.

use crate::dataset::Dataset;
use crate::selection::Selection;
use crate::selection::facets::{FACETS, Facet};

/// The title for a selection: what narrows it first, because tabs show the beginning alone, and the
/// reader's own words last. For the initial selection it is the page's name.
pub fn title(dataset: &Dataset, selection: &Selection) -> String {
    match *selection == Selection::initial(dataset) {
        true => msg!(page_title).to_owned(),
        false => {
            let (chosen, page) = (chosen(dataset, selection), msg!(page_title));
            msg_fmt!(title_chosen, chosen = chosen, page = page).to_string()
        }
    }
}

/// What is chosen, as a list: `Self-hosted, workload cluster, 4.2`.
pub fn chosen(dataset: &Dataset, selection: &Selection) -> String {
    let (texts, choices): (Vec<&Facet>, Vec<&Facet>) =
        FACETS.iter().partition(|facet| facet.is_text());
    let chosen: Vec<String> = choices
        .into_iter()
        .chain(texts)
        .filter_map(|facet| facet.title(dataset, selection))
        .collect();
    chosen.join(msg!(between_items))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn titled(query: &str) -> String {
        let dataset = crate::testing::dataset();
        title(dataset, &link::read(query, dataset).selection)
    }

    #[test]
    fn a_title_says_what_is_chosen_and_then_what_page_it_is() {
        for (query, said) in [
            ("", ""),
            ("version=4.2", "SaaS, workload cluster, 4.2: "),
            (
                "deployment=self-hosted",
                "Self-hosted, workload cluster, 4.9: ",
            ),
            ("deployment=self-hosted&role=all", "Self-hosted, 4.9: "),
            (
                "deployment=self-hosted&role=workload-cluster&version=3.4",
                "Self-hosted, workload cluster, 3.4: ",
            ),
            ("role=all&version=4.2&from=3.4", "SaaS, 3.4 to 4.2: "),
            ("role=all&direction=inbound", "SaaS, 4.9, inbound: "),
            (
                "role=all&include=deprecated",
                "SaaS, 4.9, with deprecated rules: ",
            ),
            (
                "role=all&include=optional",
                "SaaS, 4.9, with optional rules: ",
            ),
            ("role=all&q=ssh", "SaaS, 4.9, “ssh”: "),
            (
                "deployment=saas-edge&role=management-platform&version=4.0.0-rc.1&from=4.2&direction=outbound&include=optional,deprecated&q=443",
                "SaaS managed with Edge, management platform, 4.2 to 4.0.0-rc.1, outbound, with optional and deprecated rules, “443”: ",
            ),
        ] {
            assert_eq!(titled(query), format!("{said}Palette network ports"));
        }
    }

    #[test]
    fn the_page_is_called_by_the_product_that_the_dataset_is_about() {
        assert!(titled("").contains(&*crate::testing::dataset().product));
    }

    /// So that no two steps of the history look the same that are not.
    #[test]
    fn every_choice_of_rules_has_a_title_of_its_own() {
        let dataset = crate::testing::dataset();
        let mut queries = vec![String::new()];
        let deployments = dataset.deployments.iter();
        let roles = dataset.roles.iter();
        let lines = dataset.lines.iter();
        for (name, values) in [
            (
                "deployment",
                deployments.map(|one| one.id.to_string()).collect(),
            ),
            ("role", roles.map(|one| one.id.to_string()).collect()),
            (
                "version",
                lines.clone().map(ToString::to_string).collect::<Vec<_>>(),
            ),
            ("from", lines.map(ToString::to_string).collect()),
            ("direction", vec!["inbound".into(), "outbound".into()]),
            (
                "include",
                vec![
                    "optional".into(),
                    "deprecated".into(),
                    "optional,deprecated".into(),
                ],
            ),
            ("q", vec!["ssh".into(), "443".into()]),
        ] {
            for value in values {
                queries.push(format!("{name}={value}"));
                queries.push(format!("deployment=self-hosted&version=4.1&{name}={value}"));
            }
        }
        let mut seen: Vec<(Selection, String)> = Vec::new();
        for query in queries {
            let selection = link::read(&query, dataset).selection;
            let title = title(dataset, &selection);
            for (other, same) in &seen {
                assert_eq!(*other == selection, *same == title, "{query}: {title}");
            }
            seen.push((selection, title));
        }
    }

    #[test]
    fn a_search_cannot_turn_a_title_around_or_make_it_endless() {
        let long = format!("role=all&q=a%E2%80%AEb%0A{}", "c".repeat(150));
        let title = titled(&long);
        assert!(title.starts_with("SaaS, 4.9, “ab ccc"), "{title}");
        assert!(title.ends_with("c…”: Palette network ports"), "{title}");
        assert!(title.chars().count() < 90, "{title}");
    }
}
